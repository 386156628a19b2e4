package view

import (
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/words"
)

// Now is what the now bar shows, and what a card needs to know of the song
// that plays.
type Now struct {
	Shown   bool // false when nothing was ever chosen: the bar is hidden
	Ref     catalog.Ref
	Linked  bool // false while an unlinked file is heard from the link sheet
	Playing bool // false: paused, or waiting for a device
	Waiting bool // no sound device
	Opening bool
	Pass    int

	Art           Art
	Drama         string
	Song          string
	Artist        string
	Duration      time.Duration
	Repeat        player.Repeat
	Volume        float64
	Muted         bool
	HasQueue      bool // previous and next lead somewhere
	RepeatLabel   string
	PlayLabel     string
	Path          string
	WindowTitle   string
	ShortSentence string // the file ends early
}

// BuildNow joins the player's state with the entry it plays. entry is nil when
// the file that plays belongs to no entry.
func BuildNow(st player.State, entry *library.Entry, w *words.Words) Now {
	n := Now{
		Shown: st.Status != player.Stopped, Playing: st.Status == player.Playing,
		Waiting: st.Status == player.Waiting, Opening: st.Opening, Pass: max(1, st.Pass),
		Duration: st.Duration, Repeat: st.Repeat, Volume: st.Volume, Muted: st.Muted,
		HasQueue: st.Queue > 1, Path: st.Track.Path,
		RepeatLabel: w.T(repeatKey(st.Repeat)), PlayLabel: w.T("now.play"), WindowTitle: w.T("app.name"),
	}
	if n.Playing {
		n.PlayLabel = w.T("now.pause")
	}
	if st.Short {
		n.ShortSentence = w.T("file.short")
	}
	if entry == nil {
		n.Drama, n.Song = FileName(st.Track.Path), ""
		return n
	}
	n.Ref, n.Linked = entry.Ref, true
	n.Art = PosterOf(entry)
	n.Drama = w.Pick(entry.Entry.Drama.Title, entry.Entry.Drama.Native)
	n.Song, n.Artist = SongTitle(entry.Entry, w), ArtistLine(entry.Entry, w)
	if n.Shown {
		key := "app.title"
		if !n.Playing {
			key = "app.title.paused"
		}
		n.WindowTitle = w.T(key, "drama", n.Drama, "n", n.Pass)
	}
	return n
}

func repeatKey(r player.Repeat) string {
	switch r {
	case player.RepeatOne:
		return "now.repeat.one"
	case player.RepeatList:
		return "now.repeat.list"
	default:
		return "now.repeat.off"
	}
}

// NextRepeat is the mode that R leads to: one, list, off, one.
func NextRepeat(r player.Repeat) player.Repeat {
	switch r {
	case player.RepeatOne:
		return player.RepeatList
	case player.RepeatList:
		return player.RepeatOff
	default:
		return player.RepeatOne
	}
}
