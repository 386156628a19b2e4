package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/ui/widget"
)

func places() []widget.RailItem {
	return []widget.RailItem{
		{ID: "wall", Icon: "layout-grid", Text: "Wall"},
		{ID: "check", Icon: "circle-help", Text: "To check", Badge: 2},
		{ID: "hidden", Icon: "library", Text: "Hidden", Hidden: true},
		{ID: "learn", Icon: "graduation-cap", Text: "Learn"},
		{ID: "settings", Icon: "settings", Text: "Settings", Bottom: true},
	}
}

func TestSideRailTells(t *testing.T) {
	rail := widget.NewSideRail()
	rail.Set(places(), "wall", false)
	var got []string
	rail.OnTapped = func(id string) { got = append(got, id) }
	c := stage(t, rail, 76, 716)
	tapText(t, c, rail, "Settings")
	tapText(t, c, rail, "To check")
	rail.Focus(c)
	press(t, c, fyne.KeyReturn)
	press(t, c, fyne.KeyDown)
	press(t, c, fyne.KeyDown) // over the hidden one
	press(t, c, fyne.KeySpace)
	want := []string{"settings", "check", "wall", "learn"}
	if len(got) != len(want) {
		t.Fatalf("told %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("told %v, want %v", got, want)
		}
	}
	press(t, c, fyne.KeyUp)
	press(t, c, fyne.KeyUp)
	press(t, c, fyne.KeyUp) // stays at the first
	press(t, c, fyne.KeyReturn)
	if last := got[len(got)-1]; last != "wall" {
		t.Errorf("at the upper end %q was told, want wall", last)
	}
}

func TestSideRailShows(t *testing.T) {
	for _, tc := range []struct {
		name    string
		compact bool
		badge   int
		height  float32
		says    []string
		silent  []string
		width   float32
	}{
		{"words", false, 2, 716, []string{"Wall", "2", "Settings"}, []string{"Hidden"}, 76},
		{"icons", true, 2, 488, []string{"2"}, []string{"Wall", "Settings"}, 60},
		{"no badge", false, 0, 716, []string{"Wall"}, []string{"0", "2"}, 76},
		{"many", false, 120, 716, []string{"99+"}, []string{"120"}, 76},
		{"low window", false, 2, 340, []string{"2"}, []string{"Wall"}, 76},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rail := widget.NewSideRail()
			items := places()
			items[1].Badge = tc.badge
			rail.Set(items, "check", tc.compact)
			stage(t, rail, 0, tc.height)
			if got := rail.MinSize().Width; got != tc.width {
				t.Errorf("%v wide, want %v", got, tc.width)
			}
			for _, s := range tc.says {
				if !says(rail, s) {
					t.Errorf("%q is not shown", s)
				}
			}
			for _, s := range tc.silent {
				if says(rail, s) {
					t.Errorf("%q is shown", s)
				}
			}
			tidy(t, rail)
		})
	}
}

// In a window of any height the places keep apart and inside.
func TestSideRailKeepsPlacesApart(t *testing.T) {
	for _, height := range []float32{230, 300, 340, 400, 716, 1300} {
		rail := widget.NewSideRail()
		rail.Set(places(), "wall", false)
		stage(t, rail, 76, height)
		bottom := float32(0)
		for _, o := range test.WidgetRenderer(rail).Objects() {
			if _, ok := o.(fyne.Focusable); !ok || !o.Visible() {
				continue
			}
			if y := o.Position().Y; y < bottom {
				t.Errorf("at %v a place begins at %v, above the end of the one before at %v", height, y, bottom)
			}
			bottom = o.Position().Y + o.Size().Height
		}
		if bottom > height {
			t.Errorf("at %v the last place ends at %v", height, bottom)
		}
	}
}
