package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/theme"
)

// PassCounter is the word "pass" over its number; in Korean the word follows
// the number on its line.
type PassCounter struct {
	fynewidget.BaseWidget

	word   string
	number string
	behind bool
	name   *canvas.Text
	digits *Digits
}

// NewPassCounter makes an empty counter.
func NewPassCounter() *PassCounter {
	p := &PassCounter{name: &canvas.Text{}, digits: NewDigits(theme.Title3, InkText1, fyne.TextAlignLeading)}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a number and its word; behind puts the word after the number.
func (p *PassCounter) Set(word, number string, behind bool) {
	if word == p.word && number == p.number && behind == p.behind {
		return
	}
	wide := len(number) != len(p.number) || word != p.word
	p.word, p.number, p.behind = word, number, behind
	p.digits.SetText(number)
	if wide {
		p.Refresh()
	}
}

// AccessibilityLabel is the word and the number.
func (p *PassCounter) AccessibilityLabel() string { return p.word + " " + p.number }

// AccessibilityRole is text.
func (p *PassCounter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer belongs to fyne.Widget.
func (p *PassCounter) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &drawing{
		objects: fixed(p.name, p.digits),
		min: func() fyne.Size {
			th := theme.Of(p)
			word := th.Style(theme.Caption).Measure(p.word)
			number := p.digits.MinSize().Width
			w := max(word, number)
			if p.behind {
				w = number + th.U(3) + word
			}
			return fyne.NewSize(w, th.U(44))
		},
		layout:  p.arrange,
		refresh: func() { p.arrange(p.Size()); canvas.Refresh(p) },
	}
}

func (p *PassCounter) arrange(size fyne.Size) {
	th := theme.Of(p)
	caption, number := th.Style(theme.Caption), th.Style(theme.Title3)
	write(p.name, p.word, caption, th.Tokens().Text3)
	top := (size.Height - th.U(44)) / 2
	w := p.digits.MinSize().Width
	if p.behind {
		place(p.digits, 0, top+th.U(6), w, number.Line)
		settle(p.name, w+th.U(3), top+th.U(6)+number.Line-caption.Line-th.U(3), caption.Line)
		return
	}
	settle(p.name, 0, top-th.U(1), caption.Line)
	place(p.digits, 0, top+th.U(10), w, number.Line)
}
