package page_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"reprise/assets"
	"reprise/ui/page"
	"reprise/ui/view"
	"reprise/ui/words"
)

// openTable makes a library page of n rows, "row 0" and so on.
func openTable(t *testing.T, n int, intents page.LibraryIntents) (*page.Library, fyne.Canvas) {
	t.Helper()
	said, err := words.Load(assets.Words, words.English)
	if err != nil {
		t.Fatal(err)
	}
	intents.Words, intents.OnHint = said, func(string) {}
	l := page.NewLibrary(intents)
	l.SetClass(view.M)
	c := stage(t, l, 1204, 716)
	l.Set(view.Library{Filter: view.AllFiles}, page.Rows{N: n, At: func(i int) view.TrackRow {
		title := fmt.Sprint("row ", i)
		return view.TrackRow{Path: fmt.Sprint("/", i), Title: view.Marked{Text: title}, Label: title, Length: "3:51"}
	}}, true)
	return l, c
}

func TestTableKeysReachEveryRow(t *testing.T) {
	const n = 50000
	played := ""
	l, c := openTable(t, n, page.LibraryIntents{OnPlay: func(r view.TrackRow) { played = r.Path }})
	l.FocusRows()
	press := func(k fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
	for _, tt := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "row 1"},
		{fyne.KeyEnd, "row 49999"},
		{fyne.KeyDown, "row 49999"},
		{fyne.KeyUp, "row 49998"},
		{fyne.KeyHome, "row 0"},
		{fyne.KeyPageDown, "row 11"},
		{fyne.KeyPageUp, "row 0"},
		{fyne.KeyEnd, "row 49999"},
	} {
		press(tt.key)
		row, ok := l.Current()
		if !ok || row.Label != tt.want {
			t.Fatalf("%s leads to %q, want %q", tt.key, row.Label, tt.want)
		}
		seen := false
		for _, s := range l.Shown() {
			seen = seen || s.Current && s.Row.Label == tt.want
		}
		if !seen {
			t.Errorf("after %s %q is not in sight", tt.key, tt.want)
		}
	}
	press(fyne.KeyReturn)
	if played != "/49999" {
		t.Errorf("Enter plays %q", played)
	}
}

func TestTableGivesTheKeyboardBackAfterASide(t *testing.T) {
	l, c := openTable(t, 30, page.LibraryIntents{})
	l.FocusRows()
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	said, err := words.Load(assets.Words, words.Korean)
	if err != nil {
		t.Fatal(err)
	}
	l.ShowDetails(view.FileDetails{Path: "/1", Name: "1", Fields: []view.TagField{{Tag: "ID3v2", Name: "title", Raw: "´Ù½Ã", Repaired: "다시"}}},
		page.DetailsIntents{Words: said, OnCopy: func(string) {}, OnReveal: func(string) {}})
	if _, ok := l.Current(); ok || !l.SideShown() || l.DetailsOf() != "/1" {
		t.Error("the details did not take the keyboard")
	}
	l.CloseSide()
	if row, ok := l.Current(); !ok || row.Label != "row 1" || l.SideShown() {
		t.Errorf("after the details the keyboard is on %q", row.Label)
	}
}

func TestChooserAnswersItsSearch(t *testing.T) {
	l, _ := openTable(t, 3, page.LibraryIntents{})
	said, err := words.Load(assets.Words, words.English)
	if err != nil {
		t.Fatal(err)
	}
	asked := ""
	l.ShowChooser("/a.mp3", []view.EntryRow{{Label: "Secret Garden"}}, page.ChooserIntents{Words: said, OnSearch: func(q string) { asked = q }})
	if path, _ := l.ChooserOf(); path != "/a.mp3" {
		t.Errorf("an entry is chosen for %q", path)
	}
	l.SetEntries(nil)
	l.CloseSide()
	if path, _ := l.ChooserOf(); path != "" || asked != "" {
		t.Errorf("after closing it is still chosen for %q, having searched %q", path, asked)
	}
}

func TestLibraryPageFitsEveryClass(t *testing.T) {
	for class, width := range map[view.Class]float32{view.XS: 640, view.S: 740, view.M: 948, view.L: 1364, view.XL: 1844} {
		l, _ := openTable(t, 100, page.LibraryIntents{})
		l.SetClass(class)
		l.Resize(fyne.NewSize(width, 560))
		rows := l.Shown()
		if len(rows) < 6 {
			t.Errorf("class %v shows %d rows", class, len(rows))
		}
		for _, r := range rows {
			if r.Pos.X < 0 || r.Pos.X+r.Size.Width > width {
				t.Errorf("class %v: row %d stands at %v, %v wide", class, r.At, r.Pos.X, r.Size.Width)
			}
		}
	}
}
