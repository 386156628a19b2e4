package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// ReasonMark is which way a reason speaks.
type ReasonMark int

// The marks.
const (
	Agrees  ReasonMark = iota // ✓
	Perhaps                   // ?
	Against                   // ✕
)

// Reason is one sentence of why a file is offered, or why it is doubted.
type Reason struct {
	Mark ReasonMark
	Text string
}

// Match is what a MatchRow shows. A word that is "" hides its button.
type Match struct {
	Score   int    // 0 to 100; 0 for a file that nobody compared
	Sure    bool   // the score is in the colour of "to check", not of "missing"
	Name    string // the file's name
	Line    string // where it is, what, how long
	Role    string // "Inst." and the like, "" for the version that is asked for
	Reasons []Reason
	Linked  bool // this file is the entry's
	Hearing bool // this file is what plays
	Primary bool // linking it is the next step

	LinkText, HearText, RefuseText, UnlinkText string
}

func (m Match) equal(o Match) bool {
	same := slices.Equal(m.Reasons, o.Reasons)
	return same && m.Score == o.Score && m.Sure == o.Sure && m.Name == o.Name && m.Line == o.Line &&
		m.Role == o.Role && m.Linked == o.Linked && m.Hearing == o.Hearing && m.Primary == o.Primary &&
		m.LinkText == o.LinkText && m.HearText == o.HearText && m.RefuseText == o.RefuseText && m.UnlinkText == o.UnlinkText
}

// MatchRow offers one file for an entry: its score, its name and the reasons in
// words, with what can be done. As a whole it takes the focus: Enter links,
// Delete refuses (or unlinks), H hears, Up and Down go to the next row. A click
// on it does nothing, because a slip must not link.
type MatchRow struct {
	control

	OnLink, OnHear, OnRefuse, OnUnlink func()
	// OnMove asks for the row before (-1) or after (+1) this one.
	OnMove func(by int)
	// OnFocused tells that the row has the focus, to be scrolled into sight.
	OnFocused func()

	match Match

	body    *canvas.Rectangle
	focus   focusRing
	ring    *RepeatRing
	name    *canvas.Text
	line    *canvas.Text
	role    *canvas.Text
	plate   *canvas.Rectangle // around the role
	reasons []reasonLine
	link    *Button // or unlink
	hear    *Button
	refuse  *Button
}

// reasonLine is a mark and its sentence.
type reasonLine struct {
	sign glyph
	text *MixedText
}

var (
	_ fyne.Focusable  = (*MatchRow)(nil)
	_ fyne.Tappable   = (*MatchRow)(nil)
	_ fyne.Accessible = (*MatchRow)(nil)
)

// NewMatchRow makes an empty row.
func NewMatchRow() *MatchRow {
	r := &MatchRow{
		body: canvas.NewRectangle(color.Transparent), focus: newFocusRing(), ring: NewRepeatRing(46),
		name: &canvas.Text{}, line: &canvas.Text{}, role: &canvas.Text{}, plate: canvas.NewRectangle(color.Transparent),
		link: NewButton(Normal, "link-2", ""), hear: NewButton(Normal, "play", ""), refuse: NewButton(Quiet, "", ""),
	}
	for _, b := range []*Button{r.link, r.hear, r.refuse} {
		b.SetSize(Small)
	}
	r.link.OnTapped = func() {
		if r.match.Linked {
			call(r.OnUnlink)
		} else {
			call(r.OnLink)
		}
	}
	r.hear.OnTapped = func() { call(r.OnHear) }
	r.refuse.OnTapped = func() { call(r.OnRefuse) }
	r.ExtendBaseWidget(r)
	return r
}

// Set shows another file.
func (r *MatchRow) Set(m Match) {
	if m.equal(r.match) {
		return
	}
	m.Reasons = slices.Clone(m.Reasons)
	r.match = m
	r.label = m.Name + ", " + m.Line
	for len(r.reasons) < len(m.Reasons) {
		r.reasons = append(r.reasons, reasonLine{newGlyph(), NewMixedText(Text{Role: theme.Small, Ink: InkText2})})
	}
	r.reasons = r.reasons[:len(m.Reasons)]
	for i, reason := range m.Reasons {
		r.reasons[i].text.SetText(reason.Text)
		r.label += ", " + reason.Text
	}
	r.buttons()
	r.Refresh()
}

// buttons says what can be done with the file.
func (r *MatchRow) buttons() {
	m := r.match
	kind, icon, text := Normal, "link-2", m.LinkText
	switch {
	case m.Linked:
		kind, icon, text = Outline, "unlink", m.UnlinkText
	case m.Primary:
		kind = Primary
	}
	r.link.SetKind(kind)
	r.link.SetIcon(icon)
	r.link.SetText(text)
	shown(r.link, text != "")
	sign := "play"
	if m.Hearing {
		sign = "pause"
	}
	r.hear.SetIcon(sign)
	r.hear.SetText(m.HearText)
	shown(r.hear, m.HearText != "")
	r.refuse.SetText(m.RefuseText)
	shown(r.refuse, m.RefuseText != "" && !m.Linked)
}

// Tapped does nothing; the buttons do.
func (r *MatchRow) Tapped(*fyne.PointEvent) {}

// FocusGained shows the focus ring.
func (r *MatchRow) FocusGained() {
	r.control.FocusGained()
	call(r.OnFocused)
}

// TypedKey does what the keys of the link sheet say, and hands the others on.
func (r *MatchRow) TypedKey(e *fyne.KeyEvent) {
	m := r.match
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		if !m.Linked && m.LinkText != "" {
			call(r.OnLink)
		}
	case e.Name == fyne.KeyDelete && m.Linked:
		call(r.OnUnlink)
	case e.Name == fyne.KeyDelete:
		if m.RefuseText != "" {
			call(r.OnRefuse)
		}
	case e.Name == fyne.KeyH:
		if m.HearText != "" {
			call(r.OnHear)
		}
	case e.Name == fyne.KeyUp && r.OnMove != nil:
		r.OnMove(-1)
	case e.Name == fyne.KeyDown && r.OnMove != nil:
		r.OnMove(+1)
	default:
		r.handOn(e)
	}
}

// TypedRune hands letters on, but the one that TypedKey has used.
func (r *MatchRow) TypedRune(c rune) {
	if c != 'h' && c != 'H' && c != 'ㅗ' { // the same key on a Korean keyboard
		r.control.TypedRune(c)
	}
}

// AccessibilityRole is that of something with buttons in it.
func (r *MatchRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
