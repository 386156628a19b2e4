package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// Scan is what a ScanStrip tells. Empty texts take no room.
type Scan struct {
	Title    string  // "Looking through Music."
	Count    string  // "8,412 of 20,113 files"
	Path     string  // where the scan is; what does not fit is cut from its left
	Found    string  // "3 found"
	Check    string  // "1 to check"
	Failed   string  // "2 could not be read"
	Progress float32 // 0 to 1; below 0 while the files are still being counted
	Paused   bool
	Done     bool

	PauseText  string // "Pause" or "Go on", "" for no button
	CloseLabel string // what ✕ does, for screen readers
}

// ScanStrip tells how far a scan is, 52 px high under the top bar. In a narrow
// window it drops the path, then the count, then the word on the pause button.
type ScanStrip struct {
	fynewidget.BaseWidget

	OnPause func() // pause, or go on
	OnClose func()

	scan Scan

	body, bar *canvas.Rectangle
	ring      *RepeatRing
	title     *canvas.Text
	count     *canvas.Text
	path      *canvas.Text
	tallies   [3]tally
	pause     *Button
	close     *IconButton
}

// tally is a ring and how many.
type tally struct {
	ring *RepeatRing
	text *canvas.Text
}

var _ fyne.Accessible = (*ScanStrip)(nil)

// NewScanStrip makes a strip that tells nothing yet.
func NewScanStrip() *ScanStrip {
	s := &ScanStrip{
		body: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent),
		ring: NewRepeatRing(26), title: &canvas.Text{}, count: &canvas.Text{}, path: &canvas.Text{},
		pause: NewButton(Quiet, "pause", ""), close: NewIconButton(Icon{Name: "x", Size: 18}),
	}
	for i := range s.tallies {
		s.tallies[i] = tally{NewRepeatRing(16), &canvas.Text{}}
	}
	s.pause.SetSize(Small)
	s.pause.OnTapped = func() { call(s.OnPause) }
	s.close.SetBox(32)
	s.close.OnTapped = func() { call(s.OnClose) }
	s.ExtendBaseWidget(s)
	return s
}

// Set tells how far the scan is. It is cheap enough for five times a second.
func (s *ScanStrip) Set(scan Scan) {
	scan.Progress = min(1, scan.Progress)
	if scan != s.scan {
		s.scan = scan
		s.Refresh()
	}
}

// AccessibilityLabel is all that the strip tells but the path.
func (s *ScanStrip) AccessibilityLabel() string {
	out := s.scan.Title
	for _, t := range []string{s.scan.Count, s.scan.Found, s.scan.Check, s.scan.Failed} {
		if t != "" {
			out += " " + t
		}
	}
	return out
}

// AccessibilityRole is text.
func (s *ScanStrip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (s *ScanStrip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	objects := []fyne.CanvasObject{s.body, s.bar, s.ring, s.title, s.count, s.path}
	for _, t := range s.tallies {
		objects = append(objects, t.ring, t.text)
	}
	return &drawing{
		objects: fixed(append(objects, s.pause, s.close)...),
		min: func() fyne.Size {
			th := theme.Of(s)
			return fyne.NewSize(th.U(240), th.U(52))
		},
		layout: s.arrange,
		refresh: func() {
			s.arrange(s.Size())
			canvas.Refresh(s)
		},
	}
}

func (s *ScanStrip) arrange(size fyne.Size) {
	th := theme.Of(s)
	c := th.Tokens()
	radius := th.U(14)
	fill(s.body, c.Bg1, c.Line, th.U(1), radius)
	place(s.body, 0, 0, size.Width, size.Height)
	// The bar lies on the edge, where the corners have taken half their radius.
	fill(s.bar, c.Accent, color.Transparent, 0, th.U(1))
	place(s.bar, radius/2, size.Height-th.U(2), max(0, (size.Width-radius)*s.scan.Progress), th.U(2))
	shown(s.bar, s.scan.Progress > 0 && !s.scan.Done)

	ring := Ring{State: Playing, Bare: true, Progress: max(0, s.scan.Progress)}
	if s.scan.Done {
		ring = Ring{State: Linked}
	}
	s.ring.Set(ring)
	h := size.Height - th.U(3)
	place(s.ring, th.U(14), (h-th.U(26))/2, th.U(26), th.U(26))
	left := th.U(14 + 26 + 14)

	// The title keeps this much; where all would take more, the pause button
	// goes without its word.
	least := left + th.U(170+14)
	words := size.Width >= th.U(580)
	right := s.tally(th, least, s.controls(th, size.Width, h, words), h)
	s.words(th, left, right-th.U(14), h)
}

// controls places the buttons from the right and returns where they begin.
func (s *ScanStrip) controls(th *theme.Theme, right, h float32, words bool) float32 {
	d := th.U(32)
	right -= th.U(8) + d
	s.close.Set(Icon{Name: "x", Size: 18, Label: s.scan.CloseLabel})
	place(s.close, right, (h-d)/2, d, d)
	shown(s.pause, s.scan.PauseText != "")
	if s.scan.PauseText == "" {
		return right - th.U(6)
	}
	icon, text := "pause", s.scan.PauseText
	if s.scan.Paused {
		icon = "play"
	}
	if !words {
		text = ""
	}
	s.pause.SetIcon(icon)
	s.pause.SetText(text)
	s.pause.SetLabel(s.scan.PauseText)
	w := s.pause.MinSize().Width
	right -= th.U(8) + w
	place(s.pause, right, (h-d)/2, w, d)
	return right
}

// tally places the counts from the right, as many as leave the title its room,
// and returns where they begin.
func (s *ScanStrip) tally(th *theme.Theme, least, right, h float32) float32 {
	style, c := th.Style(theme.Body), th.Tokens()
	counts := s.counts()
	width := func(text string) float32 { return th.U(14+6+16) + style.Measure(text) }
	room := right - least
	for i, t := range counts { // found is the last to go
		if t.text != "" && width(t.text) > room {
			counts[i].text = ""
		} else if t.text != "" {
			room -= width(t.text)
		}
	}
	for i := len(counts) - 1; i >= 0; i-- {
		t, o := counts[i], s.tallies[i]
		shown(o.ring, t.text != "")
		shown(o.text, t.text != "")
		if t.text == "" {
			continue
		}
		ring := Ring{State: t.state}
		o.ring.Set(ring)
		write(o.text, t.text, style, ring.colour(c))
		right -= th.U(14) + o.text.MinSize().Width
		settle(o.text, right, 0, h)
		right -= th.U(6 + 16)
		place(o.ring, right, (h-th.U(16))/2, th.U(16), th.U(16))
	}
	return right
}

// counted is a count and the state that it counts.
type counted struct {
	text  string
	state State
}

func (s *ScanStrip) counts() [3]counted {
	return [3]counted{{s.scan.Found, Linked}, {s.scan.Check, Check}, {s.scan.Failed, Trouble}}
}

// words places title, count and path, as many as fit.
func (s *ScanStrip) words(th *theme.Theme, x, right, h float32) {
	c, style := th.Tokens(), th.Style(theme.Body)
	bold := style.Bold()
	write(s.title, cut(bold, s.scan.Title, max(1, right-x)), bold, c.Text1)
	x += settle(s.title, x, 0, h) + th.U(5)

	count := style.Measure(s.scan.Count)
	fits := s.scan.Count != "" && x+count <= right
	shown(s.count, fits)
	if fits {
		write(s.count, s.scan.Count, style, c.Text2)
		x += settle(s.count, x, 0, h)
	}
	x += th.U(14)
	room := min(th.U(330), right-x)
	fits = fits && s.scan.Path != "" && room >= th.U(80)
	shown(s.path, fits)
	if fits {
		write(s.path, cutLeft(style, s.scan.Path, room), style, c.Text3)
		settle(s.path, x, 0, h)
	}
}

// cutLeft shortens s to a width from its left, where a path says the least.
func cutLeft(style theme.Style, s string, width float32) string {
	if style.Measure(s) <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high) / 2
		if style.Measure("…"+string(runes[mid:])) <= width {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return "…" + string(runes[low:])
}
