package theme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Darken turns the lights down over o and all that it is made of now: Of gives
// them the colours of the night, whatever the window wears. Call it when o is
// made, on the UI goroutine; what is added to o later follows with Follow.
//
// Fyne's own theme override would do the same, and load all fonts once more at
// every refresh.
func (t *Theme) Darken(o fyne.CanvasObject) {
	switch o := o.(type) {
	case nil:
	case *fyne.Container:
		t.mark(o)
		for _, child := range o.Objects {
			t.Darken(child)
		}
	case *container.Scroll:
		t.Darken(o.Content)
	case *container.Clip:
		t.Darken(o.Content)
	case fyne.Widget:
		t.mark(o)
		for _, child := range o.CreateRenderer().Objects() {
			t.Darken(child)
		}
	}
}

func (t *Theme) mark(o fyne.CanvasObject) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.dark[o] = struct{}{}
}

// Lighten forgets everything that was darkened, because it is about to be made
// anew.
func (t *Theme) Lighten() {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear(t.dark)
}

// Follow darkens child where the lights are down over o.
func Follow(o, child fyne.CanvasObject) {
	if t := worn(o); t.isDark(o) {
		t.Darken(child)
	}
}

func (t *Theme) isDark(o fyne.CanvasObject) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, ok := t.dark[o]
	return ok
}
