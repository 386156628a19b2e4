package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Key names one entry of one list. The store does not ask whether it exists.
type Key struct{ List, Entry string }

// Work is all of the fan's work, as [Open] read it.
type Work struct {
	Links    map[Key]Link
	Found    map[Key]Link               // the files that the rules linked
	Refusals map[Key]map[string]Refusal // by path
	Taught   []Taught                   // oldest first
	Notes    map[Key]string
	Moments  map[Key][]Moment // by time
	Loops    map[Key][]Loop   // in their order
	Songs    map[Key]Song
	Counts   map[Key]Counts
	Files    map[string]File // by path
	Settings map[string]string
	Roots    []string // oldest first
}

// Link is the file that the fan chose for an entry.
type Link struct {
	Path string // "" when the fan wants no link made by itself
	// Print is the caller's fingerprint of the content, "" when unknown.
	Print string
}

// Refusal is a file that the fan refused for an entry.
type Refusal struct {
	Print string // as in Link
}

// Taught says that two names are one artist or one song.
type Taught struct{ Name, Same string }

// Moment is a note on one point of a song.
type Moment struct {
	At   time.Duration // kept in whole milliseconds
	Text string
}

// Loop is a named part of a song.
type Loop struct {
	Name  string
	Start time.Duration // kept in whole milliseconds
	Stop  time.Duration // 0: to the end
	Intro bool          // the song is heard from its start once before
}

// Song is how the fan wants one song played; zero values are as everything is.
type Song struct {
	Speed  float64
	Lyrics time.Duration // added to the lyrics' times; kept in whole milliseconds
	Passes int
	Stop   bool   // stop after Passes
	Loop   string // name of the loop that is on
	Cover  bool
}

// File is what belongs to a file and to no entry.
type File struct {
	Print    string // as in Link
	Encoding string // what its texts are read as, "" for automatic
	Counts   Counts // while it was no entry's
}

// Counts is how often an entry was heard; times are kept in whole seconds.
type Counts struct {
	Passes, Longest int
	First, Last     time.Time
}

// newWork returns no work at all, with every map made.
func newWork() *Work {
	return &Work{
		Links: map[Key]Link{}, Found: map[Key]Link{}, Refusals: map[Key]map[string]Refusal{}, Notes: map[Key]string{},
		Moments: map[Key][]Moment{}, Loops: map[Key][]Loop{}, Songs: map[Key]Song{},
		Counts: map[Key]Counts{}, Files: map[string]File{}, Settings: map[string]string{},
	}
}

// loadWork reads the whole database.
func loadWork(ctx context.Context, db *sql.DB) (*Work, error) {
	w := newWork()
	var k Key
	var s, t, u string
	var a, b, c, d int64
	var f float64
	var yes bool
	reads := []struct {
		query string
		into  []any
		row   func()
	}{
		{"SELECT list, entry, path, print FROM links", []any{&k.List, &k.Entry, &s, &t}, func() {
			w.Links[k] = Link{Path: s, Print: t}
		}},
		{"SELECT list, entry, path, print FROM found", []any{&k.List, &k.Entry, &s, &t}, func() {
			w.Found[k] = Link{Path: s, Print: t}
		}},
		{"SELECT list, entry, path, print FROM refusals", []any{&k.List, &k.Entry, &s, &t}, func() {
			if w.Refusals[k] == nil {
				w.Refusals[k] = map[string]Refusal{}
			}
			w.Refusals[k][s] = Refusal{Print: t}
		}},
		{"SELECT name, same FROM taught ORDER BY made, name, same", []any{&s, &t}, func() {
			w.Taught = append(w.Taught, Taught{Name: s, Same: t})
		}},
		{"SELECT list, entry, text FROM notes", []any{&k.List, &k.Entry, &s}, func() { w.Notes[k] = s }},
		{"SELECT list, entry, at, text FROM moments ORDER BY list, entry, at", []any{&k.List, &k.Entry, &a, &s}, func() {
			w.Moments[k] = append(w.Moments[k], Moment{At: milliseconds(a), Text: s})
		}},
		{"SELECT list, entry, name, start, stop, intro FROM loops ORDER BY list, entry, place, made, name", []any{&k.List, &k.Entry, &s, &a, &b, &yes}, func() {
			w.Loops[k] = append(w.Loops[k], Loop{Name: s, Start: milliseconds(a), Stop: milliseconds(b), Intro: yes})
		}},
		{"SELECT list, entry, speed, lyrics, passes, stop, loop, cover FROM songs", []any{&k.List, &k.Entry, &f, &a, &b, &yes, &s, &c}, func() {
			w.Songs[k] = Song{Speed: f, Lyrics: milliseconds(a), Passes: int(b), Stop: yes, Loop: s, Cover: c != 0}
		}},
		{"SELECT list, entry, passes, longest, first, last FROM counts", []any{&k.List, &k.Entry, &a, &b, &c, &d}, func() {
			w.Counts[k] = counts(a, b, c, d)
		}},
		{"SELECT path, print, encoding, passes, longest, first, last FROM files", []any{&s, &t, &u, &a, &b, &c, &d}, func() {
			w.Files[s] = File{Print: t, Encoding: u, Counts: counts(a, b, c, d)}
		}},
		{"SELECT key, value FROM settings", []any{&s, &t}, func() { w.Settings[s] = t }},
		{"SELECT path FROM roots ORDER BY made, path", []any{&s}, func() { w.Roots = append(w.Roots, s) }},
	}
	for _, r := range reads {
		if err := each(ctx, db, r.query, r.into, r.row); err != nil {
			return nil, fmt.Errorf("read the fan's work: %w", err)
		}
	}
	return w, nil
}

// each runs query and calls row after each row was scanned into into.
func each(ctx context.Context, db *sql.DB, query string, into []any, row func()) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row()
	}
	return rows.Err()
}

// counts makes Counts of a row; what was never heard has no times.
func counts(passes, longest, first, last int64) Counts {
	c := Counts{Passes: int(passes), Longest: int(longest)}
	if passes > 0 {
		c.First, c.Last = time.Unix(first, 0), time.Unix(last, 0)
	}
	return c
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
