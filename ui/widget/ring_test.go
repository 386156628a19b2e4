package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// shape counts what a ring is drawn with: the states must differ without colour.
func shape(r *widget.RepeatRing) string {
	arcs, half, circles, bars, lines, text := 0, 0, 0, 0, 0, ""
	for _, o := range test.WidgetRenderer(r).Objects() {
		switch o := o.(type) {
		case *canvas.Arc:
			arcs++
			if o.EndAngle-o.StartAngle == 180 {
				half++
			}
		case *canvas.Circle:
			circles++
		case *canvas.Rectangle:
			bars++
		case *canvas.Line:
			lines++
		case *canvas.Text:
			text += o.Text
		}
	}
	return fmt.Sprintf("arcs %d half %d circles %d bars %d lines %d text %q", arcs, half, circles, bars, lines, text)
}

func TestRingStatesDifferInShape(t *testing.T) {
	for _, tt := range []struct {
		name string
		size float32
		ring widget.Ring
		want string
	}{
		{"missing", 40, widget.Ring{State: widget.Missing}, `arcs 8 half 0 circles 0 bars 2 lines 0 text ""`},
		{"check", 40, widget.Ring{State: widget.Check}, `arcs 1 half 1 circles 0 bars 0 lines 0 text "?"`},
		{"linked, new", 40, widget.Ring{State: widget.Linked}, `arcs 1 half 0 circles 1 bars 0 lines 0 text ""`},
		{"linked", 40, widget.Ring{State: widget.Linked, Number: 12}, `arcs 1 half 0 circles 0 bars 0 lines 0 text "12"`},
		{"playing", 40, widget.Ring{State: widget.Playing, Number: 12}, `arcs 2 half 0 circles 0 bars 0 lines 0 text "12"`},
		{"away", 40, widget.Ring{State: widget.Away}, `arcs 1 half 0 circles 0 bars 0 lines 1 text ""`},
		{"trouble", 40, widget.Ring{State: widget.Trouble}, `arcs 0 half 0 circles 3 bars 1 lines 3 text ""`},
		{"score", 46, widget.Ring{State: widget.Score, Progress: .81, Number: 81}, `arcs 2 half 0 circles 0 bars 0 lines 0 text "81"`},
		{"waiting", 60, widget.Ring{State: widget.Waiting, Bare: true}, `arcs 8 half 0 circles 0 bars 0 lines 0 text ""`},
		{"small check", 14, widget.Ring{State: widget.Check}, `arcs 1 half 1 circles 1 bars 0 lines 0 text ""`},
		{"small missing", 14, widget.Ring{State: widget.Missing}, `arcs 8 half 0 circles 0 bars 0 lines 0 text ""`},
		{"small with passes", 14, widget.Ring{State: widget.Linked, Number: 12}, `arcs 1 half 0 circles 1 bars 0 lines 0 text ""`},
		{"on a poster", 40, widget.Ring{State: widget.Check, Plate: true}, `arcs 1 half 1 circles 1 bars 0 lines 0 text "?"`},
		{"five years at most", 74, widget.Ring{State: widget.Playing, Number: 99, Years: 9}, `arcs 2 half 0 circles 5 bars 0 lines 0 text "99"`},
		{"seam", 292, widget.Ring{State: widget.Playing, Bare: true, Tick: true}, `arcs 2 half 0 circles 0 bars 1 lines 0 text ""`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := widget.NewRepeatRing(tt.size)
			r.Set(tt.ring)
			stage(t, r, 0, 0)
			if got := shape(r); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// arcOf is the arc that moves.
func arcOf(t *testing.T, r *widget.RepeatRing) *canvas.Arc {
	t.Helper()
	var last *canvas.Arc
	for _, o := range test.WidgetRenderer(r).Objects() {
		if a, ok := o.(*canvas.Arc); ok {
			last = a
		}
	}
	if last == nil {
		t.Fatal("no arc")
	}
	return last
}

func TestRingMovesOneArc(t *testing.T) {
	r := widget.NewRepeatRing(40)
	r.Set(widget.Ring{State: widget.Playing, Number: 3, Progress: .25})
	stage(t, r, 0, 0)
	before := test.WidgetRenderer(r).Objects()
	arc := arcOf(t, r)
	for _, tt := range []struct{ in, angle float32 }{{.5, 180}, {1, 360}, {-3, 0}, {7, 360}, {.75, 270}} {
		r.SetProgress(tt.in)
		if arc.StartAngle != 0 || arc.EndAngle != tt.angle {
			t.Errorf("at %v: %v to %v, want 0 to %v", tt.in, arc.StartAngle, arc.EndAngle, tt.angle)
		}
	}
	r.Set(widget.Ring{State: widget.Playing, Number: 3, Progress: .1})
	after := test.WidgetRenderer(r).Objects()
	for i := range after {
		if before[i] != after[i] {
			t.Fatal("moving the arc made the ring anew")
		}
	}
	r.Set(widget.Ring{State: widget.Playing, Number: 4})
	if arcOf(t, r) == arc {
		t.Error("another number, and the same drawing")
	}
}

func TestRingNumberStaysInside(t *testing.T) {
	for _, n := range []int{1, 12, 212, 1999} {
		for _, scale := range []float32{.8, 1, 1.3, 2} {
			r := widget.NewRepeatRing(40)
			r.Set(widget.Ring{State: widget.Linked, Number: n})
			th := theme.New(theme.Night, scale)
			stageIn(t, th, r, 0, 0)
			for _, b := range texts(r) {
				if b.x < 0 || b.x+b.w > r.Size().Width || b.h < 12*scale {
					t.Errorf("%d at %v: %+v in %v", n, scale, b, r.Size())
				}
			}
		}
	}
}

func TestRingFollowsTheTheme(t *testing.T) {
	r := widget.NewRepeatRing(20)
	r.Set(widget.Ring{State: widget.Linked})
	stage(t, r, 0, 0)
	day := theme.New(theme.Day, 2)
	fyne.CurrentApp().Settings().SetTheme(day)
	r.Refresh()
	if got := arcOf(t, r).FillColor; got != day.Tokens().Linked {
		t.Errorf("the ring is %v by day", got)
	}
	if got := r.MinSize().Width; got != 40 {
		t.Errorf("%v wide at 200 per cent", got)
	}
}
