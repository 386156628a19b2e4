package main

import (
	"time"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// states shows what the screens of the design do not: cards, bars and lyrics in
// the states that are rarer.
func (b *board) states() {
	b.rareCards()
	b.seekBars()
	b.rareBars()
	b.lyrics()
	b.scans()
}

func (b *board) rareCards() {
	b.head("SongCard, rarer", 40, 1590)
	away := card(widget.Ring{State: widget.Away}, 0)
	away.Picture.Faded = true
	found := card(widget.Ring{State: widget.Linked}, 0)
	found.Badge = "just found"
	worded := card(widget.Ring{State: widget.Check}, 0)
	worded.Word = "to check"
	several := card(widget.Ring{State: widget.Playing, Progress: .7, Number: 63}, 1)
	several.Sounding, several.More = true, "+1"
	several.Songs = append(several.Songs, widget.Song{Ring: widget.Ring{State: widget.Missing}, Title: "High High", Artist: "Kim Tae Woo"})
	for i, l := range []struct {
		note string
		card widget.Card
	}{
		{"drive is away", away},
		{"cannot be read", card(widget.Ring{State: widget.Trouble}, 0)},
		{"just found", found},
		{"states in words", worded},
		{"several songs, warm", several},
	} {
		c := widget.NewSongCard(b.gallery)
		c.Set(l.card)
		x := 40 + float32(i)*242
		b.put(c, x, 1630, 0, 0)
		b.note(l.note, x, 1952)
	}
}

func (b *board) seekBars() {
	b.head("SeekBar", 40, 1990)
	for i, l := range []struct {
		note  string
		style widget.SeekStyle
		seek  widget.Seek
	}{
		{"loop on", widget.Tall, widget.Seek{A: .3, B: .6, Loop: true}},
		{"moments, no loop", widget.Tall, widget.Seek{Pins: []widget.SeekPin{{At: .2, Text: "the night bus"}, {At: .7, Text: "looked up"}}}},
		{"no waveform yet", widget.Tall, widget.Seek{}},
	} {
		s := widget.NewSeekBar(l.style)
		x := 40 + float32(i)*410
		b.put(s, x, 2040, 380, 54)
		l.seek.Song = l.note
		if i < 2 {
			l.seek.Peaks = peaks()
		}
		s.Set(l.seek)
		s.SetPosition(.44)
		b.note(l.note, x, 2112)
	}
}

func (b *board) rareBars() {
	b.head("NowBar: paused, waiting for a device, in the night", 40, 2144)
	paused, waiting, night := now(), now(), now()
	paused.Playing = false
	waiting.Playing, waiting.Waiting = false, true
	night.Night, night.Muted, night.Repeat = true, true, widget.RepeatList
	for i, l := range []widget.Now{paused, waiting, night} {
		n := widget.NewNowBar(b.gallery)
		n.OnLyrics = func() {}
		n.OnDial = noDial
		b.put(n, 0, 2180+float32(i)*92, 1280, 84)
		n.Set(l)
		n.Seek.Set(widget.Seek{Song: "scar", Peaks: peaks()})
		n.SetPosition(.58, .58, "2:14")
	}
}

// lyrics shows the three lines, one of them, and words without times.
func (b *board) lyrics() {
	b.head("LyricsView", 40, 2474)
	lines := []widget.LyricLine{
		{Text: "정류장에 불이 켜지면", Roman: "jeongnyujange buri kyeojimyeon", Meaning: "when the light comes on at the stop"},
		{Text: "오늘도 같은 노래를 켜요", Roman: "oneuldo gateun noraereul kyeoyo", Meaning: "tonight again I put on the same song"},
		{Text: "한 정거장만 더 가요", Roman: "han jeonggeojangman deo gayo", Meaning: "let us go one more stop"},
	}
	for i, l := range []widget.Lyrics{
		{Lines: lines, Synced: true, Hangul: true, Roman: true, Meaning: true, Size: 30},
		{Lines: lines, Synced: true, Hangul: true, Size: 30},
		{Lines: lines, Hangul: true, Roman: true, Size: 30},
	} {
		l.Still = true
		note := []string{"three lines", "Hangul alone", "without times"}[i]
		l.Song = note
		v := widget.NewLyricsView()
		x := 40 + float32(i)*410
		b.put(v, x, 2510, 380, 250)
		v.Set(l)
		v.Tick(1, time.Time{})
		b.note(note, x, 2770)
	}
}

func (b *board) scans() {
	b.head("ScanStrip", 40, 2806)
	for i, s := range []widget.Scan{
		{Title: "Counting the files in Music.", Progress: -1, PauseText: "Pause"},
		{Title: "Paused.", Count: "8,412 of 20,113 files", Found: "3 found", Progress: .418, Paused: true, PauseText: "Go on"},
		{Title: "Done.", Count: "20,113 files", Found: "6 found", Check: "2 to check", Failed: "2 could not be read", Progress: 1, Done: true},
	} {
		s.CloseLabel = "Close"
		o := widget.NewScanStrip()
		o.Set(s)
		b.put(o, 40, 2842+float32(i)*62, 1200, 52)
	}
}

// looks shows the two choices of colours.
func (b *board) looks(x, y float32) {
	for i, name := range []string{"Night", "Day", "Focused"} {
		v := theme.Night
		if i == 1 {
			v = theme.Day
		}
		o := widget.NewLookCard(v, name, func() {})
		o.Set(i == 0)
		if i == 2 {
			o.FocusGained()
		}
		b.put(o, x+float32(i)*166, y, 150, 124)
	}
}
