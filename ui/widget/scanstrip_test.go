package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/ui/widget"
)

func scan() widget.Scan {
	return widget.Scan{
		Title: "Looking through Music.", Count: "8,412 of 20,113 files",
		Path:  "아주 긴 폴더 이름/그리고 또 하나의 폴더/K-drama/2016/CD 2/07 Interlude.mp3",
		Found: "3 found", Check: "1 to check", Failed: "2 could not be read",
		Progress: .42, PauseText: "Pause", CloseLabel: "Stop looking",
	}
}

func TestScanStripFits(t *testing.T) {
	for _, tc := range []struct {
		name   string
		width  float32
		says   []string
		silent []string
	}{
		{"wide", 1144, []string{"Looking through Music.", "8,412 of 20,113 files", "3 found", "1 to check", "2 could not be read", "Pause"}, nil},
		{"no path", 900, []string{"8,412 of 20,113 files", "2 could not be read", "Pause"}, nil},
		{"no count", 740, []string{"Looking through Music.", "3 found", "Pause"}, []string{"8,412 of 20,113 files"}},
		{"no word", 520, []string{"3 found"}, []string{"Pause", "2 could not be read"}},
		{"narrow", 300, nil, []string{"1 to check"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := widget.NewScanStrip()
			s.Set(scan())
			stage(t, s, tc.width, 52)
			for _, want := range tc.says {
				if !says(s, want) {
					t.Errorf("%q is not among %v", want, texts(s))
				}
			}
			for _, not := range tc.silent {
				if says(s, not) {
					t.Errorf("%q is shown", not)
				}
			}
			tidy(t, s)
		})
	}
}

func TestScanStripCutsThePathFromItsLeft(t *testing.T) {
	s := widget.NewScanStrip()
	v := scan()
	v.Failed = ""
	s.Set(v)
	stage(t, s, 1144, 52)
	for _, b := range texts(s) {
		if strings.HasSuffix(b.text, "07 Interlude.mp3") {
			if !strings.HasPrefix(b.text, "…") || b.w > 331 {
				t.Errorf("the path is %q, %v wide", b.text, b.w)
			}
			return
		}
	}
	t.Errorf("no path among %v", texts(s))
}

func TestScanStripTells(t *testing.T) {
	s := widget.NewScanStrip()
	paused, closed := 0, 0
	s.OnPause = func() { paused++ }
	s.OnClose = func() { closed++ }
	s.Set(scan())
	c := stage(t, s, 1144, 52)
	tapText(t, c, s, "Pause")
	test.TapCanvas(c, fyne.NewPos(1144-24, 25))
	if paused != 1 || closed != 1 {
		t.Errorf("paused %d times, closed %d times", paused, closed)
	}
	v := scan()
	v.Done, v.PauseText = true, ""
	s.Set(v)
	if says(s, "Pause") {
		t.Error("what is done can still be paused")
	}
	if label := s.AccessibilityLabel(); !strings.Contains(label, "1 to check") || strings.Contains(label, "Interlude") {
		t.Errorf("the label is %q", label)
	}
}
