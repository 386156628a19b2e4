package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// mostToasts is how many are shown at once; a further one takes the place of
// the oldest.
const mostToasts = 2

// toasts are the sentences above the now bar, the newest lowest.
type toasts struct {
	box   *fyne.Container
	shown []*widget.Toast
	said  []string

	x, bottom, width float32
}

func newToasts() *toasts { return &toasts{box: container.NewWithoutLayout()} }

func (t *toasts) texts() []string { return append([]string{}, t.said...) }

func (t *toasts) add(text, action string, do func()) {
	for i, s := range t.said { // the same sentence twice is one
		if s == text {
			t.remove(i)
			break
		}
	}
	for len(t.shown) >= mostToasts {
		t.remove(0)
	}
	toast := widget.NewToast()
	toast.Set(widget.ToastText{Text: text, Action: action})
	toast.OnAction = func() {
		t.drop(toast)
		if do != nil {
			do()
		}
	}
	t.shown, t.said = append(t.shown, toast), append(t.said, text)
	t.lay()
}

// dropOldest takes the oldest away, unless somebody looks at it.
func (t *toasts) dropOldest() {
	if len(t.shown) > 0 && !t.shown[0].Hovered() && !t.shown[0].Focused() {
		t.remove(0)
		t.lay()
	}
}

func (t *toasts) drop(toast *widget.Toast) {
	for i, o := range t.shown {
		if o == toast {
			t.remove(i)
			t.lay()
			return
		}
	}
}

func (t *toasts) remove(i int) {
	t.shown = append(t.shown[:i:i], t.shown[i+1:]...)
	t.said = append(t.said[:i:i], t.said[i+1:]...)
}

// place tells where the lowest toast ends.
func (t *toasts) place(x, bottom, width float32) {
	t.x, t.bottom, t.width = x, bottom, width
	t.lay()
}

func (t *toasts) lay() {
	th := theme.Of(nil)
	y := t.bottom
	t.box.Objects = t.box.Objects[:0]
	for i := len(t.shown) - 1; i >= 0; i-- {
		size := t.shown[i].SizeFor(min(t.width, th.U(480)))
		y -= size.Height
		put(t.shown[i], t.x, y, size.Width, size.Height)
		y -= th.U(8)
		t.box.Objects = append(t.box.Objects, t.shown[i])
	}
	t.box.Refresh()
}
