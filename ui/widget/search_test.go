package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reprise/ui/widget"
)

func field() *widget.SearchField {
	f := widget.NewSearchField()
	f.Set(widget.Search{Placeholder: "Drama, song, 가수, ㄷㅅㄴㄹ…", KeyHint: "Ctrl F", ClearLabel: "Clear"})
	return f
}

func TestSearchFieldTells(t *testing.T) {
	f := field()
	var changed []string
	var submitted string
	escaped, down := 0, 0
	f.OnChanged = func(s string) { changed = append(changed, s) }
	f.OnSubmitted = func(s string) { submitted = s }
	f.OnEscape = func() { escaped++ }
	f.OnDown = func() { down++ }
	c := stage(t, f, 300, 0)
	test.TapCanvas(c, fyne.NewPos(20, 20)) // all of the field is the target
	if !f.Focused() {
		t.Fatal("a click on the field does not focus it")
	}
	test.Type(c.Focused(), "다시")
	press(t, c, fyne.KeyReturn)
	press(t, c, fyne.KeyDown)
	if got := strings.Join(changed, "|"); got != "다|다시" {
		t.Errorf("told %q", got)
	}
	if submitted != "다시" || down != 1 {
		t.Errorf("submitted %q, down %d", submitted, down)
	}
	press(t, c, fyne.KeyEscape)
	if f.Text() != "" || escaped != 0 {
		t.Errorf("Escape left %q and left the field %d times", f.Text(), escaped)
	}
	press(t, c, fyne.KeyEscape)
	if escaped != 1 {
		t.Errorf("Escape in the empty field told %d times", escaped)
	}
}

func TestSearchFieldPastes(t *testing.T) {
	f := field()
	c := stage(t, f, 300, 0)
	f.Focus(c)
	clip := test.NewClipboard()
	clip.SetContent("Kill Me, Heal Me")
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if got := f.Text(); got != "Kill Me, Heal Me" {
		t.Errorf("pasted %q", got)
	}
}

// Fyne gives keys to the focused part alone; F6 must work while the fan
// searches, and a letter must not reach the window's one-letter keys.
func TestSearchFieldHandsOn(t *testing.T) {
	f := field()
	c := stage(t, f, 300, 0)
	var keys []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	f.Focus(c)
	press(t, c, fyne.KeyF6)
	press(t, c, fyne.KeyL)
	press(t, c, fyne.KeySpace)
	if len(keys) != 1 || keys[0] != fyne.KeyF6 {
		t.Errorf("the window heard %v, want F6 alone", keys)
	}
}

func TestSearchFieldShows(t *testing.T) {
	f := field()
	c := stage(t, f, 300, 0)
	if !says(f, "Ctrl F") || !says(f, "Drama, song, 가수, ㄷㅅㄴㄹ…") {
		t.Errorf("at rest it shows %v", texts(f))
	}
	f.Focus(c)
	if says(f, "Ctrl F") {
		t.Error("the key is shown to somebody who is there")
	}
	f.SetText("ㄷㅅ")
	f.Set(widget.Search{Placeholder: "x", Count: "38 tracks", Hint: "ㄷㅅ reads as initial consonants."})
	f.Resize(fyne.NewSize(300, f.MinSize().Height))
	if !says(f, "38 tracks") || says(f, "x") {
		t.Errorf("with a text it shows %v", texts(f))
	}
	if h := f.MinSize().Height; h <= 48 {
		t.Errorf("the hint has no room: %v high", h)
	}
	tidy(t, f)

	changed := "unchanged"
	f.OnChanged = func(s string) { changed = s }
	test.TapCanvas(c, fyne.NewPos(f.Size().Width-21, 20))
	if f.Text() != "" || changed != "" || !f.Focused() {
		t.Errorf("the clear button left %q, told %q, focus %v", f.Text(), changed, f.Focused())
	}
}
