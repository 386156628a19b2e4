package main

import (
	"reprise/ui/theme"
	"reprise/ui/widget"
)

func (b *board) controls() {
	b.head("StatusPill and buttons", 40, 547)
	x := float32(40)
	for _, p := range []widget.Pill{
		{State: widget.Linked, Text: "linked"},
		{State: widget.Check, Text: "to check"},
		{State: widget.Missing, Text: "missing"},
		{State: widget.Away, Text: "drive is away"},
		{State: widget.Trouble, Text: "cannot be read"},
		{State: widget.Playing, Progress: .6, Text: "pass 12"},
	} {
		o := widget.NewStatusPill()
		o.Set(p)
		b.put(o, x, 586, 0, 0)
		x += o.MinSize().Width/b.th.Scale() + 10
	}
	x = 40
	for i, k := range []struct {
		kind       widget.ButtonKind
		icon, text string
	}{
		{widget.Primary, "play", "Play"},
		{widget.Normal, "link-2", "Link this file"},
		{widget.Outline, "mic-vocal", "Lyrics"},
		{widget.Quiet, "", "Not this one"},
		{widget.Primary, "", "Focused"},
	} {
		o := widget.NewButton(k.kind, k.icon, k.text)
		if i == 4 {
			o.FocusGained()
			x += 8
		}
		b.put(o, x, 630, 0, 0)
		x += o.MinSize().Width/b.th.Scale() + 12
	}
	b.head("SearchField", 40, 691)
	rest := widget.NewSearchField()
	rest.Set(widget.Search{Placeholder: "Drama, song, 가수, ㄷㅅㄴㄹ…", KeyHint: "Ctrl F"})
	b.put(rest, 40, 728, 300, 40)
	full := widget.NewSearchField()
	full.Set(widget.Search{Placeholder: "Drama, song", Count: "38 tracks", ClearLabel: "Clear"})
	full.SetText("dasi neoreul")
	b.put(full, 364, 728, 280, 40)
	b.head("Toast", 700, 691)
	toast := widget.NewToast()
	toast.Set(widget.ToastText{Ringed: true, State: widget.Linked, Text: "Linked 환청 to Kill Me, Heal Me", Action: "Undo"})
	size := toast.SizeFor(b.th.U(480))
	b.put(toast, 700, 724, size.Width/b.th.Scale(), size.Height/b.th.Scale())
}

// more shows what the component sheet of the design leaves to other screens.
func (b *board) more() {
	scan := widget.NewScanStrip()
	scan.Set(widget.Scan{
		Title: "Looking through Music.", Count: "8,412 of 20,113 files", Path: "K-drama/2016/CD 2/07 Interlude.mp3",
		Found: "3 found", Check: "1 to check", Progress: .418, PauseText: "Pause", CloseLabel: "Close",
	})
	b.put(scan, 40, 1080, 1144, 52)
	row := widget.NewMatchRow()
	row.Set(widget.Match{
		Score: 81, Sure: true, Name: "장재인 - 환청.mp3", Line: "Music/K-drama/2015 · MP3 · 3:47", Primary: true,
		Reasons: []widget.Reason{
			{Mark: widget.Agrees, Text: "title is 환청, the Korean title of this song"},
			{Mark: widget.Perhaps, Text: "artist 장재인 may be Jang Jae In: new name"},
			{Mark: widget.Against, Text: "instrumental: this entry asks for the sung one"},
		},
		LinkText: "Link this file", HearText: "Hear it", RefuseText: "Not this one", UnlinkText: "Unlink",
	})
	b.put(row, 140, 1150, 540, 196)
	empty := widget.NewEmptyState()
	empty.Set(widget.Empty{
		State: widget.Missing, Title: "Not in your folders", Text: "“Catch Me” by Inkii is not here yet. The card keeps its place until the song turns up.",
		Button: "Find it by hand", ButtonIcon: "search", Quiet: "Want it",
	})
	b.put(empty, 720, 1150, 260, 240)
	rail := widget.NewSideRail()
	rail.Set([]widget.RailItem{
		{ID: "wall", Icon: "layout-grid", Text: "Wall"},
		{ID: "check", Icon: "circle-help", Text: "To check", Badge: 2},
		{ID: "library", Icon: "library", Text: "Library"},
		{ID: "settings", Icon: "settings", Text: "Settings", Bottom: true},
	}, "wall", false)
	b.put(rail, 20, 1150, 76, 400)
	tabs := widget.NewTabs()
	tabs.Set([]widget.Tab{{ID: "all", Text: "All parts"}, {ID: "1", Text: "Part 1"}, {ID: "2", Text: "Part 2"}, {ID: "+", Icon: "plus", Label: "New"}}, "all")
	b.put(tabs, 140, 1370, 360, 36)
	segment := widget.NewSegment()
	segment.Set([]widget.Choice{{ID: "en", Text: "English"}, {ID: "ko", Text: "한국어"}}, "en")
	b.put(segment, 520, 1370, 0, 0)
	for i, on := range []bool{true, false} {
		o := widget.NewSwitch()
		o.Set(on, "Less motion")
		b.put(o, 700+float32(i)*60, 1374, 0, 0)
	}
	slider := widget.NewSlider()
	slider.Set(.17, "Text size")
	b.put(slider, 840, 1366, 220, 40)
	prose := widget.NewMixedText(widget.Text{Role: theme.Why, Text: "You never get tired of this one. 시크릿 가든 holds the whole drama in one voice: the ache, the stubbornness, and the moment right after."})
	b.put(prose, 140, 1430, 374, 130)
}
