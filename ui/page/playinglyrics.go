package page

import (
	"time"

	"reprise/ui/view"
	"reprise/ui/widget"
)

// LyricsShown is what Now Playing shows of a song's lyrics.
type LyricsShown struct {
	Song                   string       // tells songs apart
	Looked                 bool         // they were looked for: none is none
	Lyrics                 *view.Lyrics // nil for none
	Hangul, Roman, Meaning bool         // which lines are on
	Shift                  string       // "Lyrics 0.3 s earlier"
	Shifted                bool
}

// SetLyrics shows lyrics, or that there are none.
func (p *Playing) SetLyrics(l LyricsShown) {
	t := p.intents.Words.T
	p.said = l
	p.lyrics, p.has = l.Lyrics, l.Looked
	shown := widget.Lyrics{
		Song: l.Song, Hangul: l.Hangul, Roman: l.Roman, Meaning: l.Meaning, Size: lyricSize(p.class), Label: t("lyrics.title"),
	}
	doubt := ""
	if l.Lyrics != nil {
		shown.Synced, doubt = l.Lyrics.Synced, l.Lyrics.Doubt
		for _, line := range l.Lyrics.Lines {
			shown.Lines = append(shown.Lines, widget.LyricLine{Text: line.Text, Roman: line.Roman, Meaning: line.Meaning})
		}
	}
	p.text.Set(shown)
	p.doubt.SetText(doubt)
	toggles := []widget.Toggle{{ID: LinesHangul, Text: t("lyrics.hangul"), On: l.Hangul}}
	if l.Lyrics != nil && l.Lyrics.HasRoman {
		toggles = append(toggles, widget.Toggle{ID: LinesRoman, Text: t("lyrics.roman"), On: l.Roman})
	}
	if l.Lyrics != nil && l.Lyrics.HasMeaning {
		toggles = append(toggles, widget.Toggle{ID: LinesMeaning, Text: t("lyrics.meaning"), On: l.Meaning})
	}
	p.lines.Set(toggles)
	p.shift.Set(widget.ChipShown{Icon: "clock", Text: l.Shift, On: false})
	p.again()
}

// lyricSize is the size of the line that is sung, by class.
func lyricSize(c view.Class) float32 {
	switch c {
	case view.XS:
		return 28
	case view.S:
		return 34
	case view.L:
		return 48
	case view.XL:
		return 56
	default:
		return 42
	}
}

// TickLyrics tells which line is sung, -1 for none.
func (p *Playing) TickLyrics(line int, now time.Time) { p.text.Tick(line, now) }

// Line is the line that the keys have chosen, or else the one that is sung; -1
// for none.
func (p *Playing) Line() int { return p.text.Chosen() }
