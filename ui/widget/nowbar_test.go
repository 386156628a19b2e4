package widget_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/widget"
)

func nowBar(t *testing.T, width, scale float32, set func(*widget.Now)) (*widget.NowBar, fyne.Canvas) {
	t.Helper()
	n := widget.NewNowBar(&shelf{})
	now := widget.Now{
		Recipe: art.NewRecipe("secret-garden", art.Hint{}), Name: "Secret Garden", Song: "Scar", Artist: "BOIS",
		Playing: true, PassWord: "pass", Pass: "12", Total: "3:51", Volume: .5,
		Words: widget.NowWords{Play: "Play", Pause: "Pause", Previous: "Previous", Next: "Next", Repeat: "Repeat one", Volume: "Volume", More: "More"},
	}
	if set != nil {
		set(&now)
	}
	n.Set(now)
	c := stageIn(t, theme.New(theme.Night, scale), n, width, 0)
	n.SetPosition(.58, .58, "2:14")
	return n, c
}

// buttons are the visible parts with a label, by label.
func buttons(n *widget.NowBar) map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	for _, o := range test.WidgetRenderer(n).Objects() {
		if a, ok := o.(fyne.Accessible); ok && o.Visible() && a.AccessibilityRole() == fyne.AccessibleRoleButton {
			out[a.AccessibilityLabel()] = o
		}
	}
	return out
}

func TestNowBarForms(t *testing.T) {
	for _, tt := range []struct {
		name   string
		width  float32
		height float32
		has    []string
		hasNot []string
		says   []string
	}{
		{"wide", 1280, 84, []string{"Previous", "Pause", "Next", "Repeat one", "Volume"}, []string{"More"}, []string{"Secret Garden", "Scar", "BOIS", "pass"}},
		{"folded", 1060, 84, []string{"Previous", "More", "Repeat one"}, []string{"Volume"}, []string{"Secret Garden"}},
		{"middle", 800, 72, []string{"Previous", "Next", "More", "Repeat one"}, []string{"Volume"}, []string{"Secret Garden"}},
		{"narrow", 640, 64, []string{"Pause", "Next", "More"}, []string{"Previous", "Repeat one", "Volume"}, []string{"Secret Garden", "pass"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, scale := range []float32{.8, 1, 2} {
				n := widget.NewNowBar(&shelf{})
				n.OnDial = func(widget.NowTool, fyne.CanvasObject) {}
				n.OnLyrics = func() {}
				n.Set(widget.Now{
					Name: "Secret Garden", Song: "Scar", Artist: "BOIS", Playing: true, PassWord: "pass", Pass: "12", Total: "3:51",
					Words: widget.NowWords{Play: "Play", Pause: "Pause", Previous: "Previous", Next: "Next", Repeat: "Repeat one", Volume: "Volume", More: "More"},
				})
				stageIn(t, theme.New(theme.Night, scale), n, tt.width, 0)
				n.SetPosition(.58, .58, "2:14")
				tidy(t, n)
				if got := n.MinSize().Height; got != tt.height*scale {
					t.Errorf("at %v: %v high, want %v", scale, got, tt.height*scale)
				}
				has := buttons(n)
				for _, b := range tt.has {
					if has[b] == nil {
						t.Errorf("at %v: no %q", scale, b)
					}
				}
				for _, b := range tt.hasNot {
					if has[b] != nil {
						t.Errorf("at %v: %q has no room", scale, b)
					}
				}
				for _, s := range tt.says {
					if !says(n, s) {
						t.Errorf("at %v: %q is not said", scale, s)
					}
				}
				apart(t, n)
			}
		})
	}
}

// apart fails where parts that can be pressed overlap or leave the bar.
func apart(t *testing.T, n *widget.NowBar) {
	t.Helper()
	all := buttons(n)
	for name, a := range all {
		p, s := a.Position(), a.Size()
		if p.X < 0 || p.X+s.Width > n.Size().Width {
			t.Errorf("%q at %v leaves the bar of %v", name, p, n.Size())
		}
		for other, b := range all {
			if q := b.Position(); name < other && a != b && name != "Secret Garden" && other != "Secret Garden" &&
				p.X < q.X+b.Size().Width && q.X < p.X+s.Width && s.Width < n.Size().Width && b.Size().Width < n.Size().Width {
				t.Errorf("%q covers %q", name, other)
			}
		}
	}
}

func TestNowBarTells(t *testing.T) {
	n, c := nowBar(t, 1280, 1, nil)
	var got []string
	say := func(s string) func() { return func() { got = append(got, s) } }
	n.OnToggle, n.OnPrevious, n.OnNext = say("toggle"), say("previous"), say("next")
	n.OnRepeat, n.OnOpen = say("repeat"), say("open")
	for _, b := range []string{"Pause", "Previous", "Next", "Repeat one"} {
		o := buttons(n)[b]
		at := o.Position().AddXY(o.Size().Width/2, o.Size().Height/2)
		test.TapCanvas(c, at)
	}
	tapText(t, c, n, "Scar")
	if want := []string{"toggle", "previous", "next", "repeat", "open"}; !slices.Equal(got, want) {
		t.Errorf("said %v, want %v", got, want)
	}
}

func TestNowBarVolume(t *testing.T) {
	n, _ := nowBar(t, 1280, 1, nil)
	var got []float32
	muted := 0
	n.OnVolume = func(v float32) { got = append(got, v) }
	n.OnMute = func() { muted++ }
	button := buttons(n)["Volume"].(*widget.IconButton)
	button.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1)})
	button.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1)})
	if len(got) != 2 || got[0] != .55 || got[1] != .45 {
		t.Errorf("the wheel sets %v", got)
	}
	button.TappedSecondary(nil)
	if muted != 1 {
		t.Error("the other button does not mute")
	}
}

func TestNowBarOpensItsDials(t *testing.T) {
	n := widget.NewNowBar(&shelf{})
	var got []widget.NowTool
	n.OnDial = func(tool widget.NowTool, beside fyne.CanvasObject) {
		if beside == nil || !beside.Visible() {
			t.Errorf("tool %d opens beside nothing", tool)
		}
		got = append(got, tool)
	}
	n.Set(widget.Now{Night: true, Words: widget.NowWords{Night: "Night", Volume: "Volume", Repeat: "Repeat", More: "More"}})
	stage(t, n, 1280, 0)
	test.Tap(buttons(n)["Night"].(fyne.Tappable))
	test.Tap(buttons(n)["Volume"].(fyne.Tappable))
	buttons(n)["Repeat"].(*widget.IconButton).TappedSecondary(nil)
	stage(t, n, 1060, 0)
	test.Tap(buttons(n)["More"].(fyne.Tappable))
	if want := []widget.NowTool{widget.ToolNight, widget.ToolVolume, widget.ToolRepeat, widget.ToolMore}; !slices.Equal(got, want) {
		t.Errorf("opened %v, want %v", got, want)
	}
}

func TestNowBarStates(t *testing.T) {
	for _, tt := range []struct {
		name  string
		set   func(*widget.Now)
		label string // of the ring
	}{
		{"playing", nil, "Pause"},
		{"paused", func(n *widget.Now) { n.Playing = false }, "Play"},
		{"waiting", func(n *widget.Now) { n.Waiting = true }, "Pause"},
		{"korean", func(n *widget.Now) { n.Name, n.PassWord, n.PassBehind = "시크릿 가든", "번째", true }, "Pause"},
		{"muted", func(n *widget.Now) { n.Muted = true }, "Pause"},
		{"long", func(n *widget.Now) {
			n.Name, n.Song, n.Artist = "Descendants of the Sun, the whole of it", "A song with a very long name", "And an artist"
			n.Pass, n.Total = "1999", "1:03:51"
		}, "Pause"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, width := range []float32{1280, 800, 640} {
				n, _ := nowBar(t, width, 1, tt.set)
				tidy(t, n)
				if buttons(n)[tt.label] == nil {
					t.Errorf("at %v: the ring does not say %q", width, tt.label)
				}
			}
		})
	}
}

// A tick changes the ring, the edge and the clock, and lays nothing out.
func TestNowBarTick(t *testing.T) {
	n, _ := nowBar(t, 1280, 1, nil)
	before := map[fyne.CanvasObject]fyne.Position{}
	for _, o := range test.WidgetRenderer(n).Objects() {
		before[o] = o.Position()
	}
	n.SetPosition(.6, .6, "2:19")
	for o, p := range before {
		if o.Position() != p {
			t.Errorf("%T moved from %v to %v", o, p, o.Position())
		}
	}
	clock := ""
	for _, o := range test.WidgetRenderer(n).Objects() {
		d, ok := o.(*widget.Digits)
		if !ok || d.AccessibilityLabel() != "2:19" {
			continue
		}
		for _, c := range test.WidgetRenderer(d).Objects() {
			clock += c.(*canvas.Text).Text
		}
	}
	if clock != "2:19" {
		t.Errorf("the clock says %q", clock)
	}
}
