package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// alphabet are the letters of a rail: Hangul, then Latin; present are those that
// something begins with.
func alphabet(present string) []widget.Letter {
	var out []widget.Letter
	for _, r := range "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎABCDEFGHIJKLMNOPQRSTUVWXYZ#" {
		out = append(out, widget.Letter{Text: string(r), Present: strings.ContainsRune(present, r), Gap: r == 'A' || r == '#'})
	}
	return out
}

func TestJumpRailLeavesOutWhatDoesNotFit(t *testing.T) {
	for _, tt := range []struct {
		name   string
		height float32
		want   string
	}{
		{"room for all", 860, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎABCDEFGHIJKLMNOPQRSTUVWXYZ#"},
		{"the alphabet thinned", 560, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎAFKPUZ#"},
		{"both thinned", 240, "ㄱㅂㅋㅎAGMSYZ#"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := widget.NewJumpRail("Letters")
			j.Set(alphabet("ㄱ"), 0)
			stage(t, j, 20, tt.height)
			got := strings.Join(j.Shown(), "")
			if tt.name == "both thinned" { // which stay follows from the room; the ends always do
				if !strings.HasPrefix(got, "ㄱ") || !strings.HasSuffix(got, "Z#") || len(got) >= len(tt.want)+12 {
					t.Errorf("%q stay", got)
				}
			} else if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			tidy(t, j)
		})
	}
}

func TestJumpRailLeadsToWhatIsThere(t *testing.T) {
	j := widget.NewJumpRail("Letters")
	letters := alphabet("ㄷㅎM")
	j.Set(letters, 2)
	jumped := ""
	j.OnJump = func(at int) { jumped = letters[at].Text; j.Set(letters, at) }
	c := stage(t, j, 20, 560)
	c.Focus(j)
	for _, tt := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "ㅎ"}, {fyne.KeyDown, "M"}, {fyne.KeyDown, "M"}, {fyne.KeyUp, "ㅎ"}} {
		press(t, c, tt.key)
		if jumped != tt.want {
			t.Errorf("%s leads to %q, want %q", tt.key, jumped, tt.want)
		}
	}
	for _, tt := range []struct {
		y    float32
		want string
	}{{0, "ㄷ"}, {45, "ㄷ"}, {75, "ㅎ"}, {550, "M"}} {
		j.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, tt.y)}})
		if jumped != tt.want {
			t.Errorf("a press at %v leads to %q, want %q", tt.y, jumped, tt.want)
		}
	}
}

func TestTableRowAnnouncesWhatWasPressed(t *testing.T) {
	got := ""
	r := widget.NewTableRow()
	r.OnDown = func() { got += "down " }
	r.OnTap = func() { got += "tap" }
	r.OnPlay = func() { got += "play" }
	r.OnOpen = func() { got += "open" }
	r.OnMenu = func(fyne.Position) { got += "menu" }
	cells := widget.Cells{Playable: true, Ringed: true, Ring: widget.Ring{State: widget.Linked}}
	cells.Texts[0] = widget.Text{Text: "A title that is far too long for its place", Role: theme.Body}
	r.Set(cells, widget.Places{{X: 60, W: 120}})
	stage(t, r, 400, 46)
	click := func(x float32, b desktop.MouseButton) {
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 20)}, Button: b}
		r.MouseDown(e)
		r.MouseUp(e)
	}
	for _, tt := range []struct {
		name string
		do   func()
		want string
	}{
		{"beside the ring", func() { click(200, desktop.MouseButtonPrimary) }, "down tap"},
		{"on the ring", func() { click(24, desktop.MouseButtonPrimary) }, "down play"},
		{"the other button", func() { click(24, desktop.MouseButtonSecondary); r.TappedSecondary(&fyne.PointEvent{}) }, "down menu"},
		{"twice", func() { r.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(200, 20)}) }, "open"},
		{"twice on the ring", func() { r.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(24, 20)}) }, ""},
	} {
		got = ""
		if tt.do(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if r.Whole() {
		t.Error("a title that is cut counts as whole")
	}
	tidy(t, r)
}
