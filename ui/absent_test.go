package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reprise/library"
	"reprise/player"
	"reprise/ui/widget"
)

// act presses the button of the toast that says text.
func (g *guide) act(t *testing.T, text string) {
	t.Helper()
	if !slices.Contains(g.frame.ToastTexts(), text) {
		t.Fatalf("no toast says %q, but %q", text, g.frame.ToastTexts())
	}
	var last *widget.Toast
	g.everything(func(o fyne.CanvasObject) {
		if toast, ok := o.(*widget.Toast); ok && strings.HasPrefix(toast.AccessibilityLabel(), text) {
			last = toast
		}
	})
	if last == nil {
		t.Fatalf("the toast %q is not shown", text)
	}
	last.OnAction()
	g.settle()
}

// TestAbsentLeadsOn tries the next step of everything that is not there.
func TestAbsentLeadsOn(t *testing.T) {
	g := fansGuide(t)
	scar := g.snap.Entry(g.scar())

	missing := g.snap.Entries[slices.IndexFunc(g.snap.Entries, func(e *library.Entry) bool { return e.State == library.Missing })]
	g.showDetail(missing.Ref)
	g.everything(func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.AccessibilityLabel() == g.words.T("entry.want") {
			b.OnTapped()
		}
	})
	if got := g.app.Clipboard().Content(); !strings.Contains(got, missing.Entry.Song.Title) || strings.Contains(got, "\n") {
		t.Errorf("Want it copied %q, want one line with %q", got, missing.Entry.Song.Title)
	}
	g.showDetail(g.scar())
	g.everything(func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.AccessibilityLabel() == g.words.T("entry.want") {
			t.Error("a linked song is offered as wanted")
		}
	})

	short := g.words.T("file.short")
	g.tellShort(player.Track{ID: g.scar().String(), Path: scar.Track.Path})
	g.act(t, short)
	if !g.sheet.Shown() || g.sheet.Ref() != g.scar() {
		t.Error("“Use another file” did not open the song's link sheet")
	}
	g.closeSheet()
	g.tellShort(player.Track{ID: hearPrefix, Path: scar.Track.Path})
	g.act(t, short)
	if g.screen != screenLibrary || !g.library.SideShown() {
		t.Error("“Details” did not open what is known of the file")
	}

	root := g.snap.Roots[0].Path
	if err := os.Rename(root, root+" elsewhere"); err != nil {
		t.Fatal(err)
	}
	g.o.Library.Rescan()
	if _, err := g.o.Library.WaitScan(t.Context()); err != nil {
		t.Fatal(err)
	}
	g.settle()
	if scar = g.snap.Entry(g.scar()); scar.State != library.Away {
		t.Fatalf("the song is %v, want away", scar.State)
	}
	g.showWall()
	g.press(g.scar())
	n := g.awayIn(root)
	if n == 0 || n != g.awayIn("") || g.awayIn(root+" elsewhere") != 0 {
		t.Errorf("%d songs are away with their folder, %d in all", n, g.awayIn(""))
	}
	g.act(t, g.words.T("drive.away", "n", n))
	if len(g.win.Canvas().Overlays().List()) != 1 {
		t.Error("“Find it elsewhere” asked for no folder")
	}
}
