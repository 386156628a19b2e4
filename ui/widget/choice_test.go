package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/ui/widget"
)

func parts() []widget.Tab {
	return []widget.Tab{
		{ID: "", Text: "All parts"}, {ID: "1", Text: "Part 1"}, {ID: "2", Text: "Part 2"}, {ID: "+", Icon: "plus", Label: "New part"},
	}
}

func TestSegment(t *testing.T) {
	s := widget.NewSegment()
	s.Set([]widget.Choice{{ID: "v", Text: "Vertical"}, {ID: "h", Text: "Horizontal"}, {ID: "n", Text: "None"}}, "v")
	var got []string
	s.OnTapped = func(id string) { got = append(got, id) }
	c := stage(t, s, 0, 0)
	wide := s.MinSize().Width
	tapText(t, c, s, "None")
	c.FocusNext()
	press(t, c, fyne.KeyRight)
	press(t, c, fyne.KeyReturn)
	press(t, c, fyne.KeyLeft)
	press(t, c, fyne.KeyLeft) // stays at the first
	press(t, c, fyne.KeySpace)
	if fmt.Sprint(got) != "[n h v]" {
		t.Errorf("told %v", got)
	}
	s.Set([]widget.Choice{{ID: "v", Text: "Vertical"}, {ID: "h", Text: "Horizontal"}, {ID: "n", Text: "None"}}, "h")
	if w := s.MinSize().Width; w != wide {
		t.Errorf("choosing another makes it %v wide, was %v", w, wide)
	}
	s.Resize(fyne.NewSize(150, 34))
	tidy(t, s)
}

func TestTabsKeepTheOpenOneInSight(t *testing.T) {
	for _, tc := range []struct {
		name   string
		on     string
		width  float32
		says   string
		silent string
	}{
		{"room for all", "", 0, "Part 2", ""},
		{"last open", "2", 180, "Part 2", "All parts"},
		{"first open", "", 180, "All parts", "Part 2"},
		{"hardly any room", "1", 60, "Part 1", "Part 2"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tabs := widget.NewTabs()
			tabs.Set(parts(), tc.on)
			stage(t, tabs, tc.width, 0)
			if !says(tabs, tc.says) || tc.silent != "" && says(tabs, tc.silent) {
				t.Errorf("shows %v", texts(tabs))
			}
			tidy(t, tabs)
		})
	}
}

func TestTabsReachTheOthers(t *testing.T) {
	tabs := widget.NewTabs()
	tabs.Set(parts(), "")
	got := "nothing"
	tabs.OnTapped = func(id string) { got = id }
	c := stage(t, tabs, 180, 0)
	c.FocusNext()
	for range 5 { // past the end
		press(t, c, fyne.KeyRight)
	}
	press(t, c, fyne.KeyReturn)
	if got != "+" {
		t.Errorf("the last chip told %q", got)
	}
	for range 9 {
		test.Scroll(c, fyne.NewPos(20, 18), 0, 10)
	}
	if !says(tabs, "All parts") {
		t.Errorf("scrolled back it shows %v", texts(tabs))
	}
	for range 9 {
		test.Scroll(c, fyne.NewPos(20, 18), 0, -10)
	}
	if !says(tabs, "Part 2") || says(tabs, "All parts") {
		t.Errorf("scrolled on it shows %v", texts(tabs))
	}
	tapText(t, c, tabs, "Part 2")
	if got != "2" {
		t.Errorf("a click told %q", got)
	}
}

func TestSwitch(t *testing.T) {
	s := widget.NewSwitch()
	var got []bool
	s.OnChanged = func(on bool) { got = append(got, on) }
	c := stage(t, s, 0, 0)
	s.Set(true, "Less motion") // the app's own doing is not told
	test.TapCanvas(c, fyne.NewPos(20, 13))
	c.Focus(s)
	press(t, c, fyne.KeySpace)
	s.Disable()
	press(t, c, fyne.KeySpace)
	if fmt.Sprint(got) != "[false true]" || !s.On() {
		t.Errorf("told %v, on %v", got, s.On())
	}
	if s.AccessibilityLabel() != "Less motion" {
		t.Errorf("the label is %q", s.AccessibilityLabel())
	}
}

func TestSlider(t *testing.T) {
	for _, tc := range []struct {
		name string
		do   func(s *widget.Slider, c fyne.Canvas)
		want float32
	}{
		{"right", func(_ *widget.Slider, c fyne.Canvas) { press(t, c, fyne.KeyRight) }, .6},
		{"up", func(_ *widget.Slider, c fyne.Canvas) { press(t, c, fyne.KeyUp) }, .6},
		{"left", func(_ *widget.Slider, c fyne.Canvas) { press(t, c, fyne.KeyLeft) }, .4},
		{"home", func(_ *widget.Slider, c fyne.Canvas) { press(t, c, fyne.KeyHome) }, 0},
		{"end", func(_ *widget.Slider, c fyne.Canvas) { press(t, c, fyne.KeyEnd) }, 1},
		// The thumb's middle goes from 9 to 209.
		{"click", func(_ *widget.Slider, c fyne.Canvas) { test.TapCanvas(c, fyne.NewPos(9+50, 20)) }, .25},
		{"click before the end", func(_ *widget.Slider, c fyne.Canvas) { test.TapCanvas(c, fyne.NewPos(1, 2)) }, 0},
		{"drag", func(s *widget.Slider, _ fyne.Canvas) {
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(9+20, 20)}})
			s.Set(.9, "Volume") // while the fan holds it, it is the fan's
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(9+150, 20)}})
			s.DragEnd()
		}, .75},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := widget.NewSlider()
			s.SetStep(.1)
			s.Set(.5, "Volume")
			last, ended := float32(-1), 0
			s.OnChanged = func(v float32) { last = v }
			s.OnChangeEnded = func(v float32) {
				ended++
				if v != last {
					t.Errorf("ended at %v after %v", v, last)
				}
			}
			c := stage(t, s, 218, 0)
			c.Focus(s)
			tc.do(s, c)
			if d := last - tc.want; d > .001 || d < -.001 || s.Value() != last || ended != 1 {
				t.Errorf("told %v, want %v; value %v; ended %d times", last, tc.want, s.Value(), ended)
			}
		})
	}
}

func TestSliderHandsOn(t *testing.T) {
	s := widget.NewSlider()
	c := stage(t, s, 218, 0)
	var got []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	c.Focus(s)
	press(t, c, fyne.KeySpace)
	press(t, c, fyne.KeyRight)
	if len(got) != 1 || got[0] != fyne.KeySpace {
		t.Errorf("the window heard %v, want Space alone", got)
	}
}
