package store

import (
	"strings"
	"time"
)

// Change is one write to the fan's work. Every change states the whole new
// value, so that writing it twice does no harm and a later one replaces an
// earlier one of the same slot.
type Change struct {
	slot string // what it replaces while it waits in Post
	sql  string
	args []any
}

// slotOf names the row that a change is about. The zero byte occurs in no path
// and in no id.
func slotOf(table string, keys ...string) string {
	return table + "\x00" + strings.Join(keys, "\x00")
}

// PutLink makes or replaces the link of an entry.
func PutLink(k Key, l Link) Change {
	return Change{
		slotOf("links", k.List, k.Entry),
		"INSERT OR REPLACE INTO links (list, entry, path, print, made) VALUES (?, ?, ?, ?, unixepoch())",
		[]any{k.List, k.Entry, l.Path, l.Print},
	}
}

// DropLink forgets the link of an entry; none is no error.
func DropLink(k Key) Change {
	return Change{
		slotOf("links", k.List, k.Entry),
		"DELETE FROM links WHERE list = ? AND entry = ?",
		[]any{k.List, k.Entry},
	}
}

// PutFound keeps which file the rules linked to an entry.
func PutFound(k Key, l Link) Change {
	return Change{
		slotOf("found", k.List, k.Entry),
		"INSERT OR REPLACE INTO found (list, entry, path, print) VALUES (?, ?, ?, ?)",
		[]any{k.List, k.Entry, l.Path, l.Print},
	}
}

// DropFound forgets what PutFound kept; nothing is no error.
func DropFound(k Key) Change {
	return Change{
		slotOf("found", k.List, k.Entry),
		"DELETE FROM found WHERE list = ? AND entry = ?",
		[]any{k.List, k.Entry},
	}
}

// PutRefusal keeps that a file is not what an entry asks for.
func PutRefusal(k Key, path string, r Refusal) Change {
	return Change{
		slotOf("refusals", k.List, k.Entry, path),
		"INSERT OR REPLACE INTO refusals (list, entry, path, print, made) VALUES (?, ?, ?, ?, unixepoch())",
		[]any{k.List, k.Entry, path, r.Print},
	}
}

// DropRefusal takes a refusal back; none is no error.
func DropRefusal(k Key, path string) Change {
	return Change{
		slotOf("refusals", k.List, k.Entry, path),
		"DELETE FROM refusals WHERE list = ? AND entry = ? AND path = ?",
		[]any{k.List, k.Entry, path},
	}
}

// PutTaught keeps that two names are the same.
func PutTaught(t Taught) Change {
	return Change{
		slotOf("taught", t.Name, t.Same),
		"INSERT OR REPLACE INTO taught (name, same, made) VALUES (?, ?, unixepoch())",
		[]any{t.Name, t.Same},
	}
}

// DropTaught forgets what PutTaught kept.
func DropTaught(t Taught) Change {
	return Change{
		slotOf("taught", t.Name, t.Same),
		"DELETE FROM taught WHERE name = ? AND same = ?",
		[]any{t.Name, t.Same},
	}
}

// PutNote keeps the fan's note on an entry; an empty text removes it.
func PutNote(k Key, text string) Change {
	if text == "" {
		return Change{
			slotOf("notes", k.List, k.Entry),
			"DELETE FROM notes WHERE list = ? AND entry = ?",
			[]any{k.List, k.Entry},
		}
	}
	return Change{
		slotOf("notes", k.List, k.Entry),
		"INSERT OR REPLACE INTO notes (list, entry, text, made) VALUES (?, ?, ?, unixepoch())",
		[]any{k.List, k.Entry, text},
	}
}

// PutMoment keeps a note on one point of a song, in place of the one that was
// there.
func PutMoment(k Key, m Moment) Change {
	return Change{
		slotOf("moments", k.List, k.Entry, m.At.Truncate(time.Millisecond).String()),
		"INSERT OR REPLACE INTO moments (list, entry, at, text, made) VALUES (?, ?, ?, ?, unixepoch())",
		[]any{k.List, k.Entry, m.At.Milliseconds(), m.Text},
	}
}

// DropMoment forgets the note on one point of a song; none is no error.
func DropMoment(k Key, at time.Duration) Change {
	return Change{
		slotOf("moments", k.List, k.Entry, at.Truncate(time.Millisecond).String()),
		"DELETE FROM moments WHERE list = ? AND entry = ? AND at = ?",
		[]any{k.List, k.Entry, at.Milliseconds()},
	}
}

// PutLoops replaces the named parts of a song, in their order. It is written
// by Store.Do alone, for it is several changes.
func PutLoops(k Key, loops []Loop) []Change {
	cs := []Change{{
		slotOf("loops", k.List, k.Entry),
		"DELETE FROM loops WHERE list = ? AND entry = ?",
		[]any{k.List, k.Entry},
	}}
	for i, l := range loops {
		cs = append(cs, Change{
			slotOf("loops", k.List, k.Entry, l.Name),
			"INSERT OR REPLACE INTO loops (list, entry, name, start, stop, intro, place, made) VALUES (?, ?, ?, ?, ?, ?, ?, unixepoch())",
			[]any{k.List, k.Entry, l.Name, l.Start.Milliseconds(), l.Stop.Milliseconds(), l.Intro, i},
		})
	}
	return cs
}

// PutSong keeps how the fan wants one song played; a zero Song forgets it.
func PutSong(k Key, s Song) Change {
	slot := slotOf("songs", k.List, k.Entry)
	if s == (Song{}) {
		return Change{slot, "DELETE FROM songs WHERE list = ? AND entry = ?", []any{k.List, k.Entry}}
	}
	return Change{
		slot,
		"INSERT OR REPLACE INTO songs (list, entry, speed, lyrics, passes, stop, loop, cover, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, unixepoch())",
		[]any{k.List, k.Entry, s.Speed, s.Lyrics.Milliseconds(), s.Passes, s.Stop, s.Loop, s.Cover},
	}
}

// PutFileCounts keeps how often a file was heard that is no entry's.
func PutFileCounts(path string, c Counts) Change {
	return Change{
		slotOf("files.counts", path),
		"INSERT INTO files (path, passes, longest, first, last) VALUES (?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE " +
			"SET passes = excluded.passes, longest = excluded.longest, first = excluded.first, last = excluded.last",
		[]any{path, c.Passes, c.Longest, c.First.Unix(), c.Last.Unix()},
	}
}

// PutFileEncoding keeps what the texts of a file are read as, "" for automatic.
func PutFileEncoding(path, encoding string) Change {
	return Change{
		slotOf("files.encoding", path),
		"INSERT INTO files (path, encoding) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET encoding = excluded.encoding",
		[]any{path, encoding},
	}
}

// PutFilePrint keeps the fingerprint of a file.
func PutFilePrint(path, fp string) Change {
	return Change{
		slotOf("files.print", path),
		"INSERT INTO files (path, print) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET print = excluded.print",
		[]any{path, fp},
	}
}

// PutFile replaces all that belongs to a file.
func PutFile(path string, f File) Change {
	return Change{
		slotOf("files", path),
		"INSERT OR REPLACE INTO files (path, print, encoding, passes, longest, first, last) VALUES (?, ?, ?, ?, ?, ?, ?)",
		[]any{path, f.Print, f.Encoding, f.Counts.Passes, f.Counts.Longest, f.Counts.First.Unix(), f.Counts.Last.Unix()},
	}
}

// DropFile forgets all that belongs to a file; nothing is no error.
func DropFile(path string) Change {
	return Change{slotOf("files", path), "DELETE FROM files WHERE path = ?", []any{path}}
}

// PutCounts keeps how often an entry was heard.
func PutCounts(k Key, c Counts) Change {
	return Change{
		slotOf("counts", k.List, k.Entry),
		"INSERT OR REPLACE INTO counts (list, entry, passes, longest, first, last) VALUES (?, ?, ?, ?, ?, ?)",
		[]any{k.List, k.Entry, c.Passes, c.Longest, c.First.Unix(), c.Last.Unix()},
	}
}

// PutSetting keeps a setting; an empty value removes it.
func PutSetting(key, value string) Change {
	if value == "" {
		return Change{slotOf("settings", key), "DELETE FROM settings WHERE key = ?", []any{key}}
	}
	return Change{slotOf("settings", key), "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", []any{key, value}}
}

// PutRoot keeps a folder of the fan's music.
func PutRoot(path string) Change {
	return Change{
		slotOf("roots", path),
		"INSERT OR IGNORE INTO roots (path, made) VALUES (?, unixepoch())",
		[]any{path},
	}
}

// DropRoot forgets a folder of the fan's music.
func DropRoot(path string) Change {
	return Change{slotOf("roots", path), "DELETE FROM roots WHERE path = ?", []any{path}}
}

// MoveLink replaces the link of an entry if it still leads to the path from:
// for a file that was found at another place, or whose content changed.
func MoveLink(k Key, from string, l Link) Change {
	return Change{
		slotOf("links", k.List, k.Entry),
		"UPDATE links SET path = ?, print = ? WHERE list = ? AND entry = ? AND path = ?",
		[]any{l.Path, l.Print, k.List, k.Entry, from},
	}
}
