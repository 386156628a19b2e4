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
	t.each(o, func(o fyne.CanvasObject) { t.dark[o] = struct{}{} })
}

// each calls do, under the lock, with o and everything that it is made of now.
func (t *Theme) each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case *container.Scroll:
		parts = []fyne.CanvasObject{o.Content}
	case *container.Clip:
		parts = []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		parts = o.CreateRenderer().Objects()
	default:
		return
	}
	t.mu.Lock()
	do(o)
	t.mu.Unlock()
	for _, part := range parts {
		t.each(part, do)
	}
}

// Relight turns the lights up again over o.
func (t *Theme) Relight(o fyne.CanvasObject) {
	t.each(o, func(o fyne.CanvasObject) { delete(t.dark, o) })
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
