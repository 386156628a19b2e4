package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

func TestToastSize(t *testing.T) {
	for _, tc := range []struct {
		name       string
		say        widget.ToastText
		room       float32
		full       bool // takes all the width there is
		wantHeight float32
	}{
		{"short", widget.ToastText{Text: "Linked 환청", Action: "Undo", Ringed: true, State: widget.Linked}, 480, false, 46},
		{"no action", widget.ToastText{Text: "Copied"}, 480, false, 46},
		{"long", widget.ToastText{Text: strings.Repeat("This file ends early. ", 4), Action: "Undo"}, 900, true, 66},
		{"too long", widget.ToastText{Text: strings.Repeat("This file ends early. ", 40), Action: "Undo", Icon: "info"}, 480, true, 66},
		{"small window", widget.ToastText{Text: "Linked 환청 to Kill Me, Heal Me", Action: "Undo"}, 260, true, 66},
	} {
		t.Run(tc.name, func(t *testing.T) {
			toast := widget.NewToast()
			toast.Set(tc.say)
			stage(t, toast, 0, 0)
			size := toast.SizeFor(tc.room)
			if size.Height != tc.wantHeight || (size.Width == min(480, tc.room)) != tc.full {
				t.Errorf("%v in %v", size, tc.room)
			}
			toast.Resize(size)
			tidy(t, toast)
		})
	}
}

func TestToastIsLookedAt(t *testing.T) {
	toast := widget.NewToast()
	toast.Set(widget.ToastText{Text: "Linked 환청 to Kill Me, Heal Me", Action: "Undo"})
	undone := 0
	toast.OnAction = func() { undone++ }
	c := stage(t, toast, 0, 0)
	if c.Focused() != nil || toast.Hovered() || toast.Focused() {
		t.Error("a new toast has the focus or the pointer")
	}
	toast.MouseIn(&desktop.MouseEvent{})
	if !toast.Hovered() {
		t.Error("the pointer on the sentence is not noticed")
	}
	toast.MouseOut()
	action := button(t, toast, "Undo")
	action.MouseIn(&desktop.MouseEvent{})
	if !toast.Hovered() {
		t.Error("the pointer on the action is not noticed")
	}
	action.MouseOut()
	c.Focus(action)
	if toast.Hovered() || !toast.Focused() {
		t.Error("the focus on the action is not noticed")
	}
	press(t, c, fyne.KeyReturn)
	if undone != 1 {
		t.Errorf("undone %d times", undone)
	}
}

// button finds a shown button of a part by its words.
func button(t testing.TB, part fyne.Widget, words string) *widget.Button {
	t.Helper()
	for _, o := range test.WidgetRenderer(part).Objects() {
		if b, ok := o.(*widget.Button); ok && b.Visible() && b.AccessibilityLabel() == words {
			return b
		}
	}
	t.Fatalf("no button %q", words)
	return nil
}

func TestButtonPresses(t *testing.T) {
	for _, tc := range []struct {
		name    string
		disable bool
		press   func(b *widget.Button, c fyne.Canvas)
		want    int
	}{
		{"click", false, func(_ *widget.Button, c fyne.Canvas) { test.TapCanvas(c, fyne.NewPos(10, 10)) }, 1},
		{"enter", false, func(b *widget.Button, _ fyne.Canvas) { b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }, 1},
		{"space", false, func(b *widget.Button, _ fyne.Canvas) { b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) }, 1},
		{"letter", false, func(b *widget.Button, _ fyne.Canvas) { b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyL}) }, 0},
		{"out of use", true, func(_ *widget.Button, c fyne.Canvas) { test.TapCanvas(c, fyne.NewPos(10, 10)) }, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := 0
			b := widget.NewButton(widget.Primary, "play", "Play")
			b.OnTapped = func() { got++ }
			c := stage(t, b, 0, 0)
			if tc.disable {
				b.Disable()
			}
			c.Focus(b)
			tc.press(b, c)
			if got != tc.want {
				t.Errorf("told %d times, want %d", got, tc.want)
			}
		})
	}
}

func TestEmptyState(t *testing.T) {
	e := widget.NewEmptyState()
	e.Set(widget.Empty{
		Icon: "search", Title: "Nothing for “ektl”", Text: "Read as 다시 too, but no track has it. Wanted songs can be copied as a list.",
		Button: "Copy wanted list", ButtonIcon: "bookmark", Quiet: "Paste a post",
	})
	var got []string
	e.OnButton = func() { got = append(got, "button") }
	e.OnQuiet = func() { got = append(got, "quiet") }
	for _, width := range []float32{600, 420, 224} {
		c := stage(t, e, width, 0)
		tidy(t, e)
		if h := e.MinSize().Height; h != e.HeightFor(width) {
			t.Errorf("at %v it says %v high and takes %v", width, e.HeightFor(width), h)
		}
		tapText(t, c, e, "Copy wanted list")
		tapText(t, c, e, "Paste a post")
	}
	if s := strings.Join(got, " "); s != "button quiet button quiet button quiet" {
		t.Errorf("told %q", s)
	}
	for _, b := range texts(e) {
		if b.x+b.w > 421 {
			t.Errorf("%v is wider than the part may be", b)
		}
	}
}

func TestStatusPill(t *testing.T) {
	p := widget.NewStatusPill()
	p.Set(widget.Pill{State: widget.Check, Text: "1 of 2 to check"})
	stage(t, p, 0, 0)
	if s := p.MinSize(); s.Height != 26 || !says(p, "1 of 2 to check") || p.AccessibilityLabel() != "1 of 2 to check" {
		t.Errorf("%v, %v, %q", s, texts(p), p.AccessibilityLabel())
	}
	tidy(t, p)
}

// At small and large text sizes no text is cut off or covered.
func TestPartsAtEveryTextSize(t *testing.T) {
	parts := map[string]func() fyne.CanvasObject{
		"rail": func() fyne.CanvasObject {
			r := widget.NewSideRail()
			r.Set(places(), "wall", false)
			return r
		},
		"search": func() fyne.CanvasObject { return field() },
		"scan": func() fyne.CanvasObject {
			s := widget.NewScanStrip()
			s.Set(scan())
			return s
		},
		"match": func() fyne.CanvasObject {
			r := widget.NewMatchRow()
			r.Set(match())
			return r
		},
		"segment": func() fyne.CanvasObject {
			s := widget.NewSegment()
			s.Set([]widget.Choice{{ID: "en", Text: "English"}, {ID: "ko", Text: "한국어"}}, "ko")
			return s
		},
		"tabs": func() fyne.CanvasObject {
			s := widget.NewTabs()
			s.Set(parts(), "2")
			return s
		},
		"button": func() fyne.CanvasObject { return widget.NewButton(widget.Normal, "play", "전체 재생") },
	}
	for name, part := range parts {
		for scale, variant := range map[float32]theme.Variant{theme.MinScale: theme.Day, 1.4: theme.Night, theme.MaxScale: theme.Day} {
			o := part()
			h := float32(0)
			if name == "rail" {
				h = 700 / scale
			}
			stageIn(t, theme.New(variant, scale), o, 0, h)
			tidy(t, o)
			if t.Failed() {
				t.Fatalf("%s at %v", name, scale)
			}
		}
	}
}
