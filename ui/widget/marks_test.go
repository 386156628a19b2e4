package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

func TestMixedTextMarksWhatWasFound(t *testing.T) {
	accent := theme.New(theme.Night, 1).Tokens().Accent
	for _, tt := range []struct {
		name  string
		text  string
		role  theme.Role
		width float32
		marks [][2]int
		want  string // marked parts in brackets, as they are shown
		plate int    // grounds behind them
	}{
		{"nothing", "다시 너를", theme.Body, 300, nil, "다시 너를", 0},
		{"the beginning", "다시 너를", theme.Body, 300, [][2]int{{0, 6}}, "[다시] 너를", 1},
		{"two parts", "Once Again", theme.Body, 300, [][2]int{{0, 4}, {5, 7}}, "[Once] [Ag]ain", 2},
		{"over two scripts", "Scar 상처!", theme.Card, 300, [][2]int{{2, 11}}, "Sc[ar ][상처]!", 1},
		{"all of it", "두 손", theme.Body, 300, [][2]int{{0, 7}}, "[두 손]", 1},
		{"what is cut away", "Once Again And Again", theme.Body, 60, [][2]int{{15, 20}}, "Once A…", 0},
		{"over the cut", "가나다라마바사아자차카", theme.Body, 80, [][2]int{{4 * 3, 11 * 3}}, "가나다라[마]…", 1},
		{"past the end", "손", theme.Body, 80, [][2]int{{0, 99}}, "[손]", 1},
		{"a second line", "First Snow Platform", theme.Body, 80, [][2]int{{11, 19}}, "First Snow[Platform]", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lines := 1
			if strings.HasPrefix(tt.name, "a second") {
				lines = 2
			}
			m := widget.NewMixedText(widget.Text{Text: tt.text, Role: tt.role, Lines: lines, Marks: widget.MarksOf(tt.marks)})
			stage(t, m, tt.width, 0)
			got := ""
			for _, r := range runs(m) {
				if r.Color == accent {
					got += "[" + r.Text + "]"
				} else {
					got += r.Text
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			plates := 0
			for _, o := range test.WidgetRenderer(m).Objects() {
				if _, ok := o.(*canvas.Rectangle); ok {
					plates++
				}
			}
			if plates != tt.plate {
				t.Errorf("%d grounds behind the marks, want %d", plates, tt.plate)
			}
			tidy(t, m)
		})
	}
}
