package widget_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

func seekBar(t *testing.T, style widget.SeekStyle, seek widget.Seek) (*widget.SeekBar, fyne.Canvas) {
	t.Helper()
	s := widget.NewSeekBar(style)
	c := stage(t, s, 400, 0)
	s.Set(seek)
	return s, c
}

func TestSeekBarSeeks(t *testing.T) {
	s, c := seekBar(t, widget.Waveform, widget.Seek{Song: "scar"})
	var got []float32
	s.OnSeek = func(at float32) { got = append(got, at) }
	test.TapCanvas(c, fyne.NewPos(100, 10))
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(-50, 0)})
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(9999, 0)})
	if want := []float32{.25, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("sought %v, want %v", got, want)
	}
}

func TestSeekBarDragSeeksOnce(t *testing.T) {
	s, _ := seekBar(t, widget.Waveform, widget.Seek{Song: "scar"})
	var sought, held []float32
	s.OnSeek = func(at float32) { sought = append(sought, at) }
	s.OnScrub = func(at float32) { held = append(held, at) }
	s.SetPosition(.1)
	for _, x := range []float32{100, 200, 300} {
		s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5)}, Dragged: fyne.NewDelta(100, 0)})
	}
	s.SetPosition(.2) // the song goes on meanwhile
	if got := played(t, s); got != 300 {
		t.Errorf("the edge is at %v while the fan holds it at 300", got)
	}
	s.DragEnd()
	s.DragEnd()
	if !slices.Equal(sought, []float32{.75}) || !slices.Equal(held, []float32{.25, .5, .75, -1}) {
		t.Errorf("sought %v, held %v", sought, held)
	}
	if got := played(t, s); got != 80 {
		t.Errorf("the edge is at %v, want the song's 80", got)
	}
}

// played is how wide the played part is.
func played(t *testing.T, s *widget.SeekBar) float32 {
	t.Helper()
	for _, o := range test.WidgetRenderer(s).Objects() {
		if clip, ok := o.(*container.Clip); ok {
			return clip.Size().Width
		}
	}
	t.Fatal("no clip")
	return 0
}

// A tick moves an edge; the bars must not be drawn again.
func TestSeekBarTickDrawsNothing(t *testing.T) {
	s, _ := seekBar(t, widget.Waveform, widget.Seek{Song: "scar", Peaks: []float32{.2, .9}})
	var bars []*canvas.Raster
	for _, o := range test.WidgetRenderer(s).Objects() {
		switch o := o.(type) {
		case *canvas.Raster:
			bars = append(bars, o)
		case *container.Clip:
			bars = append(bars, o.Content.(*canvas.Raster))
		}
	}
	if len(bars) != 2 {
		t.Fatalf("%d pictures, want the bars twice", len(bars))
	}
	for _, at := range []float32{0, .25, .5, 1, .1} {
		s.SetPosition(at)
		if got := played(t, s); got != 400*at {
			t.Errorf("at %v the edge is at %v", at, got)
		}
		for _, b := range bars {
			if b.Size().Width != 400 || b.Position().X != 0 {
				t.Fatalf("at %v a picture is %v wide at %v", at, b.Size(), b.Position())
			}
		}
	}
}

func TestSeekBarShowsItsPeaks(t *testing.T) {
	s, _ := seekBar(t, widget.Waveform, widget.Seek{Song: "scar", Peaks: []float32{0, 1, .5, 0}})
	var rest *canvas.Raster
	for _, o := range test.WidgetRenderer(s).Objects() {
		if r, ok := o.(*canvas.Raster); ok {
			rest = r
		}
	}
	img := rest.Generator(400, 40)
	high := func(from, to int) int { // of the highest bar
		most := 0
		for x := from; x < to; x++ {
			n := 0
			for y := range 40 {
				if _, _, _, a := img.At(x, y).RGBA(); a > 0x2000 {
					n++
				}
			}
			most = max(most, n)
		}
		return most
	}
	for i, want := range []int{2, 40, 20, 2} {
		if got := high(i*100+4, i*100+96); got < want-1 || got > want+1 {
			t.Errorf("quarter %d is %d high, want %d", i, got, want)
		}
	}
}

// flags are the handles of the loop that are shown.
func flags(s *widget.SeekBar) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range test.WidgetRenderer(s).Objects() {
		if a, ok := o.(fyne.Accessible); ok && o.Visible() && (strings.HasPrefix(a.AccessibilityLabel(), "A") || strings.HasPrefix(a.AccessibilityLabel(), "B")) {
			out = append(out, o)
		}
	}
	return out
}

func TestSeekBarLoop(t *testing.T) {
	s, _ := seekBar(t, widget.Tall, widget.Seek{Song: "scar", A: .25, B: .5, Loop: true})
	s.Clock = func(at float32) string { return strconv.Itoa(int(at * 100)) }
	s.Refresh()
	if !says(s, "A") || !says(s, "B") {
		t.Fatal("the loop has no flags")
	}
	var got [][2]float32
	s.OnLoop = func(a, b float32) { got = append(got, [2]float32{a, b}) }
	s.OnSeek = func(float32) { t.Error("a flag seeks") }
	drag := func(flag int, to float32) {
		f := flags(s)[flag]
		at := fyne.NewPos(to-f.Position().X, 50)
		test.Tap(f.(fyne.Tappable))
		f.(fyne.Draggable).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.NewDelta(1, 0)})
		if want := s.Clock(to / 400); to < 300 && !says(s, want) {
			t.Errorf("dragged to %v the time over it is not %s", to, want)
		}
		f.(fyne.Draggable).DragEnd()
		f.(fyne.Draggable).DragEnd()
	}
	drag(0, 40)
	drag(1, 300)
	drag(0, 390) // A stops before B
	if len(got) != 3 || got[0] != [2]float32{.1, .5} || got[1] != [2]float32{.1, .75} {
		t.Fatalf("loops %v", got)
	}
	if got[2][0] >= got[2][1] {
		t.Errorf("A %v is not before B %v", got[2][0], got[2][1])
	}
	s.Set(widget.Seek{Song: "scar"})
	if says(s, "A") {
		t.Error("the flags stay without a loop")
	}
}

func TestSeekBarFlagsByKeys(t *testing.T) {
	s, c := seekBar(t, widget.Tall, widget.Seek{Song: "scar", A: .25, B: .5})
	type move struct {
		b  bool
		by float32
	}
	var got []move
	s.OnMove = func(b bool, by float32) { got = append(got, move{b, by}) }
	for _, f := range flags(s) {
		c.Focus(f.(fyne.Focusable))
		press(t, c, fyne.KeyLeft)
		press(t, c, fyne.KeyRight)
	}
	if want := []move{{false, -.1}, {false, .1}, {true, -.1}, {true, .1}}; !slices.Equal(got, want) {
		t.Errorf("moved %v, want %v", got, want)
	}
}

func TestSeekBarPins(t *testing.T) {
	s, c := seekBar(t, widget.Tall, widget.Seek{Song: "scar", Pins: []widget.SeekPin{{At: .25, Text: "the umbrella"}}})
	var sought []float32
	var said []string
	s.OnSeek = func(at float32) { sought = append(sought, at) }
	s.OnHint = func(text string) { said = append(said, text) }
	test.MoveMouse(c, fyne.NewPos(100, 10))
	test.TapCanvas(c, fyne.NewPos(100, 10))
	test.MoveMouse(c, fyne.NewPos(300, 50))
	if !slices.Equal(sought, []float32{.25}) || !slices.Equal(said, []string{"the umbrella", ""}) {
		t.Errorf("sought %v, said %q", sought, said)
	}
}

func TestSeekBarKeys(t *testing.T) {
	s, c := seekBar(t, widget.Waveform, widget.Seek{Song: "scar"})
	var got []float32
	s.OnNudge = func(by float32) { got = append(got, by) }
	var window []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { window = append(window, e.Name) })
	c.Focus(s)
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace, fyne.KeyUp} {
		press(t, c, k)
	}
	if !slices.Equal(got, []float32{-5, 5}) {
		t.Errorf("nudged %v", got)
	}
	if !slices.Equal(window, []fyne.KeyName{fyne.KeySpace, fyne.KeyUp}) {
		t.Errorf("handed on %v, want Space and Up", window)
	}
}

func TestSeekBarHairline(t *testing.T) {
	s, _ := seekBar(t, widget.Hairline, widget.Seek{Song: "scar"})
	s.SetPosition(.5)
	var bars []fyne.Size
	for _, o := range test.WidgetRenderer(s).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok && r.Visible() {
			bars = append(bars, r.Size())
		}
	}
	if want := []fyne.Size{fyne.NewSize(400, 2), fyne.NewSize(200, 2)}; !slices.Equal(bars, want) {
		t.Errorf("lines %v, want %v", bars, want)
	}
	if h := s.MinSize().Height; h < 10 {
		t.Errorf("%v high: nobody can hit that", h)
	}
}

func TestSeekBarPointer(t *testing.T) {
	s, _ := seekBar(t, widget.Waveform, widget.Seek{Song: "scar"})
	var got []float32
	s.OnScrub = func(at float32) { got = append(got, at) }
	s.MouseIn(&desktop.MouseEvent{})
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 3)}})
	s.MouseOut()
	if !slices.Equal(got, []float32{.5, -1}) {
		t.Errorf("told %v", got)
	}
}

func TestDigitsDoNotTremble(t *testing.T) {
	for _, align := range []fyne.TextAlign{fyne.TextAlignLeading, fyne.TextAlignTrailing} {
		d := widget.NewDigits(theme.Small, widget.InkText2, align)
		stage(t, d, 40, 0)
		var colon float32
		for i, s := range []string{"2:11", "2:44", "2:00", "1:57"} {
			d.SetText(s)
			all := texts(d)
			if len(all) != 4 || all[1].text != ":" {
				t.Fatalf("%v", all)
			}
			if i > 0 && all[1].x != colon {
				t.Errorf("align %v: the colon of %s is at %v, was at %v", align, s, all[1].x, colon)
			}
			colon = all[1].x
			if end := all[3].x + all[3].w; align == fyne.TextAlignTrailing && (end > 40.5 || end < 35) {
				t.Errorf("%s ends at %v of 40", s, end)
			}
		}
	}
}
