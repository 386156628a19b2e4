package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// ToastText is what a Toast says.
type ToastText struct {
	Text   string // one sentence
	Action string // one way to go on, "" for none
	// Icon is a Lucide name; "" shows the ring of State when Ringed is set.
	Icon   string
	Ringed bool
	State  State
}

// The measures of a toast in pixels of the design.
const (
	toastWidest = 480
	toastHeight = 46
	toastLines  = 2
)

// Toast says one sentence, 46 px high, or higher when the sentence takes two
// lines. It never asks for the focus; while it is hovered or focused its owner
// keeps it.
type Toast struct {
	fynewidget.BaseWidget

	OnAction func()

	say     ToastText
	hovered bool

	body   *canvas.Rectangle
	ring   *RepeatRing
	sign   glyph
	text   *MixedText
	action *Button
}

var (
	_ desktop.Hoverable = (*Toast)(nil)
	_ fyne.Accessible   = (*Toast)(nil)
)

// NewToast makes a toast that says nothing.
func NewToast() *Toast {
	t := &Toast{
		body: canvas.NewRectangle(color.Transparent), ring: NewRepeatRing(20), sign: newGlyph(),
		text: NewMixedText(Text{Role: theme.Body, Lines: toastLines}), action: NewButton(Word, "", ""),
	}
	t.action.SetSize(Small)
	t.action.OnTapped = func() { call(t.OnAction) }
	t.ExtendBaseWidget(t)
	return t
}

// Set says something else.
func (t *Toast) Set(say ToastText) {
	if say == t.say {
		return
	}
	t.say = say
	t.text.SetText(say.Text)
	t.action.SetText(say.Action)
	t.Refresh()
}

// Hovered tells that the pointer is on the toast.
func (t *Toast) Hovered() bool { return t.hovered || t.action.hovered }

// Focused tells that the toast's action has the keyboard.
func (t *Toast) Focused() bool { return t.action.focused }

// MouseIn marks the toast as looked at.
func (t *Toast) MouseIn(*desktop.MouseEvent) { t.hovered = true }

// MouseMoved does nothing; it belongs to desktop.Hoverable.
func (t *Toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (t *Toast) MouseOut() { t.hovered = false }

// AccessibilityLabel is the sentence.
func (t *Toast) AccessibilityLabel() string { return t.say.Text }

// AccessibilityRole is text.
func (t *Toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// SizeFor is how large the toast is where it may take a width: as narrow as its
// sentence, at most 480 px, and a line higher when the sentence needs two.
func (t *Toast) SizeFor(width float32) fyne.Size {
	th := theme.Of(t)
	width = min(width, th.U(toastWidest))
	around := t.lead(th) + t.trail(th)
	need := around + th.Style(theme.Body).Measure(t.say.Text) + 1
	w := min(width, round(need+.5))
	lines := t.text.HeightFor(max(1, w-around)) / th.Style(theme.Body).Line
	return fyne.NewSize(w, th.U(toastHeight)+max(0, lines-1)*th.Style(theme.Body).Line)
}

// lead is how far from the left the sentence begins.
func (t *Toast) lead(th *theme.Theme) float32 {
	if t.say.Icon == "" && !t.say.Ringed {
		return th.U(16)
	}
	return th.U(16 + 20 + 12)
}

// trail is what is kept free right of the sentence.
func (t *Toast) trail(th *theme.Theme) float32 {
	if t.say.Action == "" {
		return th.U(16)
	}
	return th.U(12+14) + t.action.MinSize().Width
}

// CreateRenderer belongs to fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return &drawing{
		objects: fixed(t.body, t.ring, t.sign.Image, t.text, t.action),
		min: func() fyne.Size {
			if w := t.Size().Width; w > 0 {
				return t.SizeFor(w)
			}
			return t.SizeFor(theme.Of(t).U(toastWidest))
		},
		layout: t.arrange,
		refresh: func() {
			t.arrange(t.Size())
			canvas.Refresh(t)
		},
	}
}

func (t *Toast) arrange(size fyne.Size) {
	th := theme.Of(t)
	c := th.Tokens()
	fill(t.body, c.Bg2, c.Line, th.U(1), th.U(14))
	t.body.Shadow = th.Shadow(theme.High)
	place(t.body, 0, 0, size.Width, size.Height)

	d := th.U(20)
	shown(t.ring, t.say.Icon == "" && t.say.Ringed)
	t.ring.Set(Ring{State: t.say.State})
	place(t.ring, th.U(16), (size.Height-d)/2, d, d)
	if t.say.Icon == "" {
		t.sign.set(nil)
	} else {
		t.sign.set(th.Glyph(t.say.Icon, c.Text2, 20))
		place(t.sign.Image, th.U(16), (size.Height-d)/2, d, d)
	}
	x := t.lead(th)
	w := max(1, size.Width-x-t.trail(th))
	h := t.text.HeightFor(w)
	place(t.text, x, (size.Height-h)/2, w, h)
	shown(t.action, t.say.Action != "")
	aw, ah := t.action.MinSize().Width, th.U(32)
	place(t.action, size.Width-th.U(14)-aw, (size.Height-ah)/2, aw, ah)
}
