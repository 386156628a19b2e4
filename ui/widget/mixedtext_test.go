package widget_test

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/font"

	"reprise/assets"
	"reprise/ui/theme"
	"reprise/ui/widget"
)

// runs are the texts of a part in their order.
func runs(o fyne.Widget) []*canvas.Text {
	var out []*canvas.Text
	for _, c := range test.WidgetRenderer(o).Objects() {
		if text, ok := c.(*canvas.Text); ok {
			out = append(out, text)
		}
	}
	return out
}

func TestMixedTextSplitsByScript(t *testing.T) {
	serif, brush := theme.Serif.Resource(), theme.Brush.Resource()
	type part struct {
		text string
		face fyne.Resource
		size float32
	}
	for _, tt := range []struct {
		name string
		text string
		role theme.Role
		want []part
	}{
		{"latin", "Secret Garden", theme.Card, []part{{"Secret Garden", serif, 18}}},
		{"hangul", "시크릿 가든", theme.Card, []part{{"시크릿 가든", brush, 15.3}}},
		{"both", "Scar 상처!", theme.Card, []part{{"Scar ", serif, 18}, {"상처", brush, 15.3}, {"!", serif, 18}}},
		{"an arrow is in no serif", "A→B", theme.Card, []part{{"A", serif, 18}, {"→", nil, 15.3}, {"B", serif, 18}}},
		{"accents", "Café", theme.Card, []part{{"Café", serif, 18}}},
		{"lyrics keep their size", "같은 song", theme.LyricNear, []part{{"같은 song", brush, 25}}},
		{"interface text is one run", "Scar 상처 →", theme.Body, []part{{"Scar 상처 →", nil, 14}}},
		{"nothing", "", theme.Card, []part{{"", serif, 18}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := widget.NewMixedText(widget.Text{Text: tt.text, Role: tt.role, Lines: 1})
			stage(t, m, 600, 0)
			got := runs(m)
			if len(got) != len(tt.want) {
				t.Fatalf("%d runs, want %d", len(got), len(tt.want))
			}
			for i, w := range tt.want {
				g := got[i]
				if g.Text != w.text || g.FontSource != w.face || g.TextSize-w.size > .01 || w.size-g.TextSize > .01 {
					t.Errorf("run %d: %q at %v in %v, want %+v", i, g.Text, g.TextSize, g.FontSource, w)
				}
			}
		})
	}
}

// What the runs are given, their faces have: a missing glyph would be a box.
func TestFacesHaveTheirRunes(t *testing.T) {
	faces := map[fyne.Resource]*font.Face{}
	for res, data := range map[fyne.Resource][]byte{
		theme.Serif.Resource(): assets.Title, theme.Italic.Resource(): assets.TitleItalic,
		theme.Brush.Resource(): assets.Hangul, nil: assets.UIRegular,
	} {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		faces[res] = face
	}
	var every []rune
	for r := rune(0x20); r < 0x7f; r++ {
		every = append(every, r)
	}
	for r := rune(0xa1); r < 0x100; r++ {
		if r != 0xad {
			every = append(every, r)
		}
	}
	for r := rune(0xac00); r <= 0xd7a3; r++ {
		every = append(every, r)
	}
	every = append(every, []rune("–—‘’“”…→✓·ㄱㅏあア漢字")...)
	for _, role := range []theme.Role{theme.Card, theme.Meaning, theme.LyricNow} {
		m := widget.NewMixedText(widget.Text{Text: string(every), Role: role, Lines: 1})
		stage(t, m, 900000, 0)
		for _, run := range runs(m) {
			for _, r := range run.Text {
				if _, ok := faces[run.FontSource].NominalGlyph(r); !ok {
					t.Errorf("role %d: %q (%U) has no glyph in its face", role, r, r)
				}
			}
		}
	}
}

func TestMixedTextWraps(t *testing.T) {
	const prose = "You never get tired of this one. 같은 노래를 오늘도 다시 켜요, 또 다시."
	for _, width := range []float32{60, 120, 240, 500} {
		for _, scale := range []float32{.8, 1, 2} {
			m := widget.NewMixedText(widget.Text{Text: prose, Role: theme.Why})
			stageIn(t, theme.New(theme.Night, scale), m, width, 0)
			tidy(t, m)
			var got []string
			for _, r := range runs(m) {
				got = append(got, strings.TrimSpace(r.Text))
			}
			if lost := strings.ReplaceAll(strings.Join(got, ""), " ", ""); lost != strings.ReplaceAll(prose, " ", "") {
				t.Errorf("at %v and %v: %q is left of the text", width, scale, lost)
			}
			if h := m.HeightFor(m.Size().Width); h != m.MinSize().Height {
				t.Errorf("at %v: %v high, needs %v", width, m.MinSize().Height, h)
			}
		}
	}
}

func TestMixedTextBreaksBetweenWords(t *testing.T) {
	m := widget.NewMixedText(widget.Text{Text: "노래를 오늘도 다시 켜요", Role: theme.Why})
	stage(t, m, 110, 0)
	words := map[string]bool{"노래를": true, "오늘도": true, "다시": true, "켜요": true}
	for _, r := range runs(m) {
		for _, w := range strings.Fields(r.Text) {
			if !words[w] {
				t.Errorf("%q is not a whole word", w)
			}
		}
	}
}

func TestMixedTextIsCutWithAnEllipsis(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		lines int
		width float32
		whole bool
	}{
		{"fits", "Scar", 1, 200, true},
		{"one line", "Descendants of the Sun", 1, 90, false},
		{"two lines", "Descendants of the Sun and all that came after it", 2, 120, false},
		{"two lines that fit", "Descendants of the Sun", 2, 120, true},
		{"hangul", "괜찮아 사랑이야 괜찮아", 1, 70, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := widget.NewMixedText(widget.Text{Text: tt.text, Role: theme.Card, Lines: tt.lines})
			stage(t, m, tt.width, 0)
			for _, b := range texts(m) {
				if b.x+b.w > tt.width+1 {
					t.Errorf("%+v is wider than %v", b, tt.width)
				}
			}
			if m.Whole() != tt.whole {
				t.Errorf("whole %v, want %v", m.Whole(), tt.whole)
			}
			all := runs(m)
			if dots := strings.HasSuffix(all[len(all)-1].Text, "…"); dots == tt.whole {
				t.Errorf("ends in %q", all[len(all)-1].Text)
			}
		})
	}
}

func TestMixedTextAligns(t *testing.T) {
	for _, tt := range []struct {
		align fyne.TextAlign
		edge  func(x, w float32) float32
	}{
		{fyne.TextAlignLeading, func(x, _ float32) float32 { return x }},
		{fyne.TextAlignCenter, func(x, w float32) float32 { return x + w/2 - 150 }},
		{fyne.TextAlignTrailing, func(x, w float32) float32 { return x + w - 300 }},
	} {
		m := widget.NewMixedText(widget.Text{Text: "Scar", Role: theme.Card, Lines: 1, Align: tt.align})
		stage(t, m, 300, 0)
		b := texts(m)[0]
		if off := tt.edge(b.x, b.w); off > 1 || off < -1 {
			t.Errorf("align %v: off by %v", tt.align, off)
		}
	}
}

func FuzzMixedText(f *testing.F) {
	f.Add("Scar 상처", float32(40), 1)
	f.Add("\n\n  a", float32(1), 0)
	f.Add("\xff한글\u3000→", float32(300), 2)
	f.Fuzz(func(t *testing.T, s string, width float32, lines int) {
		if len(s) > 200 || width != width || width < 1 || width > 1000 || lines < 0 || lines > 9 {
			t.Skip("out of range")
		}
		m := widget.NewMixedText(widget.Text{Text: s, Role: theme.Card, Lines: lines})
		stage(t, m, width, 0)
		if h, line := m.MinSize().Height, theme.Of(m).Style(theme.Card).Line; lines > 0 && h > float32(lines)*line+1 {
			t.Fatalf("%v high with at most %d lines", h, lines)
		}
	})
}
