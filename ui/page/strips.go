package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// stripIntents is what the strips under a page's top announce.
type stripIntents struct {
	OnPause func()            // the scan strip's pause or go on
	OnStop  func()            // the scan strip's ✕
	OnFind  func(view.Move)   // the folder is where it seems to be; or ask where
	OnElse  func(root string) // it is somewhere else
	OnLater func(root string) // do not ask now
}

// strips are what a page says under its top: how far a scan is, and of each
// folder that seems to have moved the one question where it went.
type strips struct {
	panel
	words   *words.Words
	intents stripIntents

	scan  *widget.ScanStrip
	shown view.Scan
	asks  []*askStrip
	moves []view.Move
}

func newStrips(said *words.Words, intents stripIntents) *strips {
	s := &strips{words: said, intents: intents, scan: widget.NewScanStrip()}
	s.scan.OnPause, s.scan.OnClose = intents.OnPause, intents.OnStop
	s.scan.Hide()
	s.begin(s, s.place, s.scan)
	return s
}

// setScan shows how far a scan is. It reports whether the strips are now higher
// or lower.
func (s *strips) setScan(v view.Scan) bool {
	if v == s.shown {
		return false
	}
	moved := v.Shown != s.shown.Shown
	s.shown = v
	t := s.words.T
	pause, closing := t("scan.pause"), t("scan.cancel")
	if v.Paused {
		pause = t("scan.resume")
	}
	if v.Done {
		pause, closing = "", t("scan.close")
	}
	s.scan.Set(widget.Scan{
		Title: v.Title, Count: v.Count, Path: v.Path, Found: v.Found, Check: v.Check, Failed: v.Failed,
		Progress: float32(v.Progress), Paused: v.Paused, Done: v.Done, PauseText: pause, CloseLabel: closing,
	})
	show(s.scan, v.Shown)
	return moved
}

// setAway asks where these folders went. It reports whether the strips are now
// higher or lower.
func (s *strips) setAway(moves []view.Move) bool {
	if slices.Equal(moves, s.moves) {
		return false
	}
	s.moves = slices.Clone(moves)
	s.asks = s.asks[:0]
	s.items = []fyne.CanvasObject{s.scan}
	for _, m := range moves {
		a := newAskStrip(s.words, m, s.intents)
		s.asks = append(s.asks, a)
		s.items = append(s.items, a)
	}
	s.again()
	return true
}

// stripHeight and stripGap are in pixels of the design.
const stripHeight, stripGap = 52, 8

// height is how high all strips are together.
func (s *strips) height() float32 {
	n := len(s.asks)
	if s.scan.Visible() {
		n++
	}
	if n == 0 {
		return 0
	}
	return theme.Of(nil).U(float32(n*stripHeight + (n-1)*stripGap))
}

func (s *strips) place(size fyne.Size) {
	th := theme.Of(nil)
	y := float32(0)
	if s.scan.Visible() {
		put(s.scan, 0, y, size.Width, th.U(stripHeight))
		y += th.U(stripHeight + stripGap)
	}
	for _, a := range s.asks {
		put(a, 0, y, size.Width, th.U(stripHeight))
		y += th.U(stripHeight + stripGap)
	}
}

// askStrip is the question where a folder went.
type askStrip struct {
	panel
	body  *canvas.Rectangle
	icon  *canvas.Image
	text  *widget.MixedText
	find  *widget.Button
	other *widget.Button // where the place is known: it is somewhere else
	later *widget.Button
}

func newAskStrip(said *words.Words, m view.Move, intents stripIntents) *askStrip {
	text, find := said.T("moved.ask", "folder", view.FileName(m.Root)), said.T("moved.show")
	if m.Place != "" {
		text, find = said.T("moved.seen", "folder", view.FileName(m.Root), "place", m.Place), said.T("moved.there")
	}
	a := &askStrip{
		body: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(nil),
		text:  widget.NewMixedText(widget.Text{Text: text, Role: theme.Body, Bold: true, Lines: 1, Shrink: true}),
		find:  widget.NewButton(widget.Normal, "folder-open", find),
		other: widget.NewButton(widget.Quiet, "", said.T("moved.else")),
		later: widget.NewButton(widget.Quiet, "x", ""),
	}
	a.find.SetSize(widget.Small)
	a.later.SetSize(widget.Small)
	a.later.SetLabel(said.T("moved.later"))
	a.other.SetSize(widget.Small)
	show(a.other, m.Place != "")
	a.find.OnTapped = func() { intents.OnFind(m) }
	a.other.OnTapped = func() { intents.OnElse(m.Root) }
	a.later.OnTapped = func() { intents.OnLater(m.Root) }
	a.begin(a, a.place, a.body, a.icon, a.text, a.find, a.other, a.later)
	return a
}

func (a *askStrip) place(size fyne.Size) {
	th := theme.Of(nil)
	t := th.Tokens()
	a.body.FillColor, a.body.StrokeColor, a.body.StrokeWidth, a.body.CornerRadius = t.Bg1, t.Line, th.U(1), th.U(14)
	put(a.body, 0, 0, size.Width, size.Height)
	a.icon.Resource = th.Glyph("hard-drive", t.Text2, 20)
	put(a.icon, th.U(16), (size.Height-th.U(20))/2, th.U(20), th.U(20))
	mid := (size.Height - th.U(32)) / 2
	right := size.Width - th.U(10+32)
	put(a.later, right, mid, th.U(32), th.U(32))
	if a.other.Visible() {
		w := min(a.other.MinSize().Width, size.Width*.25)
		right -= w + th.U(2)
		put(a.other, right, mid, w, th.U(32))
	}
	w := min(a.find.MinSize().Width, size.Width*.4)
	right -= w + th.U(6)
	put(a.find, right, mid, w, th.U(32))
	x := th.U(16 + 20 + 14)
	put(a.text, x, (size.Height-th.U(20))/2, max(1, right-th.U(12)-x), th.U(20))
}
