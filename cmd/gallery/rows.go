package main

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// noDial opens nothing: a gallery has no panels.
func noDial(widget.NowTool, fyne.CanvasObject) {}

// rows shows rows, fields and choices.
func (b *board) rows() {
	b.matches()
	b.table()
	b.fields()
	b.choices()
	b.empties()
}

func (b *board) matches() {
	b.head("MatchRow", 40, 3040)
	base := widget.Match{
		Score: 96, Sure: true, Name: "BOIS - Scar.flac", Line: "Music/OST · FLAC · 3:51",
		Reasons:  []widget.Reason{{Mark: widget.Agrees, Text: "title and singer are the same"}},
		LinkText: "Link this file", HearText: "Hear it", RefuseText: "Not this one", UnlinkText: "Unlink",
	}
	linked, hearing := base, base
	linked.Linked = true
	hearing.Hearing, hearing.Score, hearing.Sure, hearing.Role, hearing.HearText = true, 41, false, "Inst.", "Stop"
	for i, m := range []widget.Match{base, linked, hearing} {
		o := widget.NewMatchRow()
		o.Set(m)
		if i == 0 {
			o.FocusGained()
		}
		x := 40 + float32(i)*410
		b.put(o, x, 3076, 390, 0)
		b.note([]string{"keyboard focus", "linked", "heard, another version"}[i], x, 3250)
	}
}

func (b *board) table() {
	b.head("TableRow, SortHead, JumpRail", 40, 3290)
	places := widget.Places{{X: 44, Y: 9, W: 240}, {X: 300, Y: 9, W: 180}, {X: 500, Y: 9, W: 200}, {X: 720, Y: 9, W: 60}}
	for i, word := range []string{"Title", "Artist", "Album", "Length"} {
		h := widget.NewSortHead(word, "Sort by "+word)
		h.Set(widget.Sorted(i))
		b.put(h, places[i].X+40, 3326, places[i].W, 32)
	}
	for i, state := range []widget.State{widget.Linked, widget.Check, widget.Playing, widget.Away, widget.Trouble} {
		cells := widget.Cells{Ring: widget.Ring{State: state, Progress: .6}, Ringed: true, Playable: i == 0}
		for j, text := range []string{"다시 너를", "Mad Clown, Kim Na Young", "태양의 후예 OST Part.5", "3:41"} {
			cells.Texts[j] = widget.Text{Text: text, Role: theme.Body, Lines: 1, Shrink: true}
		}
		r := widget.NewTableRow()
		r.Set(cells, places)
		r.SetCurrent(i < 2, i == 1)
		b.put(r, 40, 3362+float32(i)*42, 800, 38)
	}
	j := widget.NewJumpRail("Letters")
	var letters []widget.Letter
	for _, r := range "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎABCDEF" {
		letters = append(letters, widget.Letter{Text: string(r), Present: r%3 != 0, Gap: r == 'A'})
	}
	j.Set(letters, 2)
	b.put(j, 860, 3330, 28, 250)
	b.looks(920, 3340)
}

func (b *board) fields() {
	b.head("TextField, SearchField, NavItem", 40, 3600)
	b.put(widget.NewTextField("A note for this moment"), 40, 3640, 300, 36)
	read := widget.NewSearchField()
	read.Set(widget.Search{Placeholder: "Drama, song", Count: "1 of 8", Hint: "ㄷㅅㄴㄹ reads as initial consonants.", ClearLabel: "Clear"})
	read.SetText("ㄷㅅㄴㄹ")
	b.put(read, 370, 3640, 300, 0)
	for i, name := range []string{"Music folders", "Look and reading", "Privacy"} {
		n := widget.NewNavItem(func() {}, func(int) {})
		n.Set([]string{"folder", "type", "shield-check"}[i], name, i == 0)
		if i == 2 {
			n.FocusGained()
		}
		b.put(n, 700, 3630+float32(i)*48, 220, 42)
	}
	rail := widget.NewSideRail()
	rail.Set([]widget.RailItem{
		{ID: "wall", Icon: "layout-grid", Text: "Wall"},
		{ID: "check", Icon: "circle-question-mark", Text: "To check", Badge: 120},
		{ID: "library", Icon: "library", Text: "Library"},
	}, "check", true)
	b.put(rail, 960, 3600, 60, 260)
}

func (b *board) choices() {
	b.head("Chips and choices", 40, 3790)
	x := float32(40)
	for i, s := range []widget.ChipShown{
		{Icon: "repeat-1", Text: "Repeat one", Key: "R", On: true},
		{Icon: "moon", Text: "Night loop"},
		{Icon: "gauge", Text: "0.85", Plain: true},
		{Icon: "mic-vocal", Label: "Lyrics"},
		{Text: "Focused", Key: "N"},
	} {
		c := widget.NewChip()
		c.Set(s)
		if i == 4 {
			c.FocusGained()
		}
		b.put(c, x, 3830, 0, 0)
		x += c.MinSize().Width/b.th.Scale() + 12
	}
	word := widget.NewWordChip()
	word.Set("Jang Jae In", "장재인")
	b.put(word, x, 3833, 0, 0)
	toggles := widget.NewToggleRow()
	toggles.Set([]widget.Toggle{{ID: "h", Text: "Hangul", On: true}, {ID: "r", Text: "Romanized", On: true}, {ID: "m", Text: "Meaning"}})
	b.put(toggles, 40, 3880, 0, 0)
	for i, s := range []widget.PickShown{{Text: "Repeat one", On: true}, {Text: "Repeat the list", Sub: "in the curators' order"}, {Text: "Repeat off"}} {
		p := widget.NewPickRow()
		p.Set(s)
		if i == 2 {
			p.FocusGained()
		}
		b.put(p, 400, 3876+float32(i)*56, 260, 0)
	}
	disc := widget.NewPlayDisc(60)
	disc.Set(true, "Pause")
	b.put(disc, 700, 3880, 60, 60)
	count := widget.NewPassCounter()
	count.Set("pass", "12", false)
	b.put(count, 790, 3884, 80, 50)
	korean := widget.NewPassCounter()
	korean.Set("번째", "12", true)
	b.put(korean, 890, 3884, 80, 50)
}

func (b *board) empties() {
	b.head("EmptyState and Toast", 40, 4060)
	for i, e := range []widget.Empty{
		{State: widget.Away, Title: "The blue drive is away", Text: "41 songs live on it. Plug it in and they come back.", Button: "Find it elsewhere", ButtonIcon: "folder"},
		{State: widget.Trouble, Title: "This file ends early", Text: "Reprise loops what is there, so the song still repeats.", Button: "Use another file", Quiet: "Details"},
		{Icon: "headphones", Title: "No sound device", Text: "Reprise paused there and is waiting.", Button: "Play on speakers", ButtonIcon: "volume-2", Primary: true},
		{State: widget.Check, Title: ".m4a needs a helper", Text: "To hear it, install ffmpeg and Reprise will find it.", Button: "How to add it", ButtonIcon: "external-link"},
	} {
		o := widget.NewEmptyState()
		o.Set(e)
		b.put(o, 40+float32(i)*305, 4100, 280, 240)
	}
	for i, s := range []widget.ToastText{
		{Text: "Copied 3 songs that are missing"},
		{Icon: "headphones", Text: "No sound device. Paused at 2:14 of pass 12.", Action: "Play on speakers"},
	} {
		o := widget.NewToast()
		o.Set(s)
		size := o.SizeFor(b.th.U(480))
		b.put(o, 40+float32(i)*400, 4350, size.Width/b.th.Scale(), size.Height/b.th.Scale())
	}
}
