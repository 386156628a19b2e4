package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/ui/widget"
)

func match() widget.Match {
	return widget.Match{
		Score: 81, Sure: true, Name: "장재인 - 환청.mp3", Line: "Music/K-drama/2015 · MP3 · 3:47",
		Reasons: []widget.Reason{
			{Mark: widget.Agrees, Text: "title is 환청, the Korean title of this song"},
			{Mark: widget.Perhaps, Text: "artist 장재인 may be Jang Jae In: new name"},
			{Mark: widget.Against, Text: "a long reason that has to go on in a second line where the row is narrow, 그리고 한국어"},
		},
		LinkText: "Link this file", HearText: "Hear it", RefuseText: "Not this one", UnlinkText: "Unlink",
	}
}

// told collects what a row announces.
func told(r *widget.MatchRow) *[]string {
	var got []string
	add := func(s string) func() { return func() { got = append(got, s) } }
	r.OnLink, r.OnHear, r.OnRefuse, r.OnUnlink = add("link"), add("hear"), add("refuse"), add("unlink")
	r.OnFocused = add("focused")
	r.OnMove = func(by int) {
		if by < 0 {
			add("up")()
		} else {
			add("down")()
		}
	}
	return &got
}

func TestMatchRowKeys(t *testing.T) {
	linked, searched := match(), match()
	linked.Linked = true
	searched.RefuseText = ""
	for _, tc := range []struct {
		name  string
		match widget.Match
		key   fyne.KeyName
		want  string
	}{
		{"enter links", match(), fyne.KeyReturn, "link"},
		{"keypad enter links", match(), fyne.KeyEnter, "link"},
		{"delete refuses", match(), fyne.KeyDelete, "refuse"},
		{"h hears", match(), fyne.KeyH, "hear"},
		{"up", match(), fyne.KeyUp, "up"},
		{"down", match(), fyne.KeyDown, "down"},
		{"enter on the linked one", linked, fyne.KeyReturn, ""},
		{"delete unlinks the linked one", linked, fyne.KeyDelete, "unlink"},
		{"what was not offered is not refused", searched, fyne.KeyDelete, ""},
		{"space is the window's", match(), fyne.KeySpace, "window"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := widget.NewMatchRow()
			r.Set(tc.match)
			got := told(r)
			c := stage(t, r, 539, 0)
			c.SetOnTypedKey(func(*fyne.KeyEvent) { *got = append(*got, "window") })
			c.Focus(r)
			press(t, c, tc.key)
			if s := strings.TrimPrefix(strings.Join(*got, " "), "focused"); strings.TrimSpace(s) != tc.want {
				t.Errorf("told %q, want %q", s, tc.want)
			}
		})
	}
}

// The letter that hears must not reach the window as well; others must.
func TestMatchRowRunes(t *testing.T) {
	r := widget.NewMatchRow()
	r.Set(match())
	c := stage(t, r, 539, 0)
	var got []rune
	c.SetOnTypedRune(func(r rune) { got = append(got, r) })
	c.Focus(r)
	for _, letter := range "hHㅗm" {
		c.Focused().TypedRune(letter)
	}
	if string(got) != "m" {
		t.Errorf("the window heard %q, want m", string(got))
	}
}

func TestMatchRowPointer(t *testing.T) {
	r := widget.NewMatchRow()
	m := match()
	r.Set(m)
	got := told(r)
	c := stage(t, r, 539, 0)
	tapText(t, c, r, "장재인 - 환청.mp3") // a slip must not link
	if len(*got) != 0 {
		t.Errorf("a click on the row told %v", *got)
	}
	tapText(t, c, r, "Link this file")
	tapText(t, c, r, "Hear it")
	tapText(t, c, r, "Not this one")
	m.Linked = true
	r.Set(m)
	if says(r, "Not this one") || says(r, "Link this file") {
		t.Errorf("a linked file shows %v", texts(r))
	}
	tapText(t, c, r, "Unlink")
	if s := strings.Join(*got, " "); s != "link hear refuse unlink" {
		t.Errorf("told %q", s)
	}
}

func TestMatchRowFits(t *testing.T) {
	m := match()
	m.Role = "Inst."
	low := float32(0)
	for _, width := range []float32{900, 539, 400, 320, 280} {
		r := widget.NewMatchRow()
		r.Set(m)
		stage(t, r, width, 0)
		tidy(t, r)
		h := r.HeightFor(width)
		if h != r.MinSize().Height {
			t.Errorf("at %v it says %v high and takes %v", width, h, r.MinSize().Height)
		}
		if h < low {
			t.Errorf("at %v it is %v high, lower than a wider one at %v", width, h, low)
		}
		low = h
		for _, o := range test.WidgetRenderer(r).Objects() {
			if _, ok := o.(*widget.Button); ok && o.Visible() && o.Position().Y+o.Size().Height > h {
				t.Errorf("at %v a button ends below the row", width)
			}
		}
	}
}
