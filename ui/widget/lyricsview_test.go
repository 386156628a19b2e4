package widget_test

import (
	"image/color"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// lamp is a song of our own.
func lamp(n int) widget.Lyrics {
	l := widget.Lyrics{Song: "lamp", Synced: true, Hangul: true, Roman: true, Meaning: true, Still: true}
	for i := range n {
		s := strconv.Itoa(i)
		l.Lines = append(l.Lines, widget.LyricLine{Text: "등불 " + s, Roman: "deungbul " + s, Meaning: "lamp " + s})
	}
	return l
}

func lyricsView(t *testing.T, l widget.Lyrics) (*widget.LyricsView, fyne.Canvas) {
	t.Helper()
	v := widget.NewLyricsView()
	c := stage(t, v, 726, 430)
	v.Set(l)
	return v, c
}

// lyricTexts are the texts in sight, top to bottom.
func lyricTexts(v *widget.LyricsView) []string {
	all := lyricBoxes(v)
	out := make([]string, 0, len(all))
	line, y := "", float32(-1)
	for _, b := range all { // Hangul and figures are two runs of a line
		if y >= 0 && abs(b.y+b.h-y) < 4 {
			line += b.text
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		line, y = b.text, b.y+b.h
	}
	return append(out, line)
}

func abs(v float32) float32 { return max(v, -v) }

func lyricBoxes(v *widget.LyricsView) []box {
	var out []box
	for _, o := range test.WidgetRenderer(v).Objects() {
		clip, ok := o.(*container.Clip)
		if !ok {
			continue
		}
		for _, line := range clip.Content.(*fyne.Container).Objects {
			if line.Visible() {
				p := line.Position()
				for _, b := range texts(line) {
					b.x, b.y = b.x+p.X, b.y+p.Y
					out = append(out, b)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b box) int { return int(a.y + a.h/2 - b.y - b.h/2) })
	return out
}

func TestLyricsShowTheLineBeforeAndThoseThatCome(t *testing.T) {
	v, _ := lyricsView(t, lamp(40))
	v.Tick(7, time.Time{})
	got := lyricTexts(v)
	want := []string{"등불 6", "등불 7", "deungbul 7", "lamp 7", "등불 8", "deungbul 8", "등불 9", "등불 10"}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("in sight: %q, want first %q", got, want)
	}
	for _, b := range lyricBoxes(v) {
		if b.y < -9 || b.y+b.h > 430+9 {
			t.Errorf("%q is cut at %v", b.text, b.y)
		}
	}
}

func TestLyricsSwitches(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		hangul, roman, meaning bool
		want                   []string
	}{
		{"all", true, true, true, []string{"등불 1", "deungbul 1", "lamp 1"}},
		{"hangul", true, false, false, []string{"등불 1"}},
		{"roman", false, true, false, []string{"deungbul 1"}},
		{"meaning", false, false, true, []string{"lamp 1"}},
		{"none shows the words all the same", false, false, false, []string{"등불 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := lamp(2)
			l.Hangul, l.Roman, l.Meaning = tt.hangul, tt.roman, tt.meaning
			v, _ := lyricsView(t, l)
			v.Tick(1, time.Time{})
			if got := lyricTexts(v); len(got) < len(tt.want) || !slices.Equal(got[len(got)-len(tt.want):], tt.want) {
				t.Errorf("shows %q, want %q at the end", got, tt.want)
			}
		})
	}
}

func TestLyricsClickAndKeysSeek(t *testing.T) {
	v, c := lyricsView(t, lamp(20))
	v.Tick(3, time.Time{})
	var asked []int
	v.OnLine = func(i int) { asked = append(asked, i) }
	for _, b := range lyricBoxes(v) {
		if b.text == "등불 5" || b.text == "5" {
			test.TapCanvas(c, fyne.NewPos(b.x+b.w/2, b.y+b.h/2))
		}
	}
	c.Focus(v)
	press(t, c, fyne.KeyDown)
	press(t, c, fyne.KeyDown)
	press(t, c, fyne.KeyUp)
	if v.Chosen() != 4 {
		t.Errorf("the keys chose %d, want 4", v.Chosen())
	}
	press(t, c, fyne.KeyReturn)
	if want := []int{5, 4}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	c.Unfocus()
	if v.Chosen() != 3 {
		t.Errorf("without the focus %d is chosen, want the line that is sung", v.Chosen())
	}
}

func TestLyricsPauseFollowingAfterScrolling(t *testing.T) {
	v, _ := lyricsView(t, lamp(40))
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	v.Tick(3, start)
	v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -400)})
	far := lyricTexts(v)
	if slices.Contains(far, "등불 2") {
		t.Fatalf("the wheel did not move the lines: %q", far)
	}
	v.Tick(3, start.Add(time.Second))
	v.Tick(4, start.Add(4*time.Second))
	if v.Following() || slices.Contains(lyricTexts(v), "등불 3") {
		t.Error("the lines went back before four seconds were over")
	}
	v.Tick(4, start.Add(5*time.Second))
	if !v.Following() || !slices.Contains(lyricTexts(v), "등불 3") {
		t.Errorf("four seconds later it shows %q", lyricTexts(v))
	}
}

func TestLyricsWithoutTimes(t *testing.T) {
	l := lamp(30)
	l.Synced = false
	v, c := lyricsView(t, l)
	v.OnLine = func(int) { t.Error("a line without a time was sought") }
	v.Tick(-1, time.Time{})
	first := lyricTexts(v)
	if first[0] != "등불 0" || first[1] != "deungbul 0" {
		t.Errorf("begins with %q", first[:2])
	}
	c.Focus(v)
	press(t, c, fyne.KeyReturn)
	test.TapCanvas(c, fyne.NewPos(60, 20))
	for range 200 {
		press(t, c, fyne.KeyDown)
	}
	last := lyricTexts(v)
	if last[len(last)-1] != "lamp 29" {
		t.Errorf("ends with %q", last[len(last)-1])
	}
}

// However long the lyrics are, the view makes the lines in sight only.
func TestLyricsMakeWhatIsInSight(t *testing.T) {
	v, _ := lyricsView(t, lamp(10000))
	v.Tick(9000, time.Time{})
	if n := len(lyricBoxes(v)); n == 0 || n > 30 {
		t.Errorf("%d texts are in sight", n)
	}
	if got := lyricTexts(v); got[0] != "등불 8999" {
		t.Errorf("the first is %q", got[0])
	}
}

// Every line can be read on the brightest ground that the backdrop may have.
func TestLyricsAreReadable(t *testing.T) {
	v, _ := lyricsView(t, lamp(20))
	v.Tick(2, time.Time{})
	ground := color.NRGBA{R: 0x4e, G: 0x33, B: 0x1f, A: 255}
	seen := 0
	for _, o := range lyricCanvasTexts(v) {
		seen++
		need := 4.5
		if o.TextSize >= 20 {
			need = 3
		}
		if got := contrast(over(o.Color.(color.NRGBA), ground), ground); got < need {
			t.Errorf("%q has a contrast of %.1f, needs %v", o.Text, got, need)
		}
	}
	if seen < 6 {
		t.Errorf("looked at %d texts", seen)
	}
}

func lyricCanvasTexts(o fyne.CanvasObject) []*canvas.Text {
	var out []*canvas.Text
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			out = append(out, o)
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, lyricCanvasTexts(c)...)
		}
	case *container.Clip:
		out = lyricCanvasTexts(o.Content)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			if c.Visible() {
				out = append(out, lyricCanvasTexts(c)...)
			}
		}
	}
	return out
}

// over is what is seen of c on a ground.
func over(c, ground color.NRGBA) color.NRGBA {
	a := float64(c.A) / 255
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*a + float64(y)*(1-a)) }
	return color.NRGBA{R: mix(c.R, ground.R), G: mix(c.G, ground.G), B: mix(c.B, ground.B), A: 255}
}

// contrast is that of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= .04045 {
				return s / 12.92
			}
			return math.Pow((s+.055)/1.055, 2.4)
		}
		return .2126*part(c.R) + .7152*part(c.G) + .0722*part(c.B)
	}
	x, y := light(a), light(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func TestLyricsTextSizes(t *testing.T) {
	for _, scale := range []float32{.8, 1, 2} {
		v := widget.NewLyricsView()
		l := lamp(12)
		l.Lines[3].Text = "아주 길어서 좁은 창에서는 한 줄에 다 들어가지 않는 노랫말 한 줄이에요"
		v.Set(l)
		stageIn(t, theme.New(theme.Night, scale), v, 360, 420)
		v.Tick(3, time.Time{})
		all := lyricBoxes(v)
		for i, a := range all {
			if a.x+a.w > v.Size().Width+1.5 {
				t.Errorf("at %v: %q leaves the view", scale, a.text)
			}
			for _, b := range all[i+1:] {
				if a.x+1 < b.x+b.w && b.x+1 < a.x+a.w && a.y+a.h/4 < b.y+b.h*3/4 && b.y+b.h/4 < a.y+a.h*3/4 {
					t.Errorf("at %v: %v covers %v", scale, a, b)
				}
			}
		}
	}
}
