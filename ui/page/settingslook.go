package page

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/widget"
)

// lookChoice is the choice between night, day and the system's own.
type lookChoice struct {
	cards []*widget.LookCard
	words []string // what Theme is stored as, a card each
}

func newLookChoice(in *SettingsIntents) *lookChoice {
	t := in.Words.T
	l := &lookChoice{}
	for _, c := range []struct {
		word    string
		variant theme.Variant
		name    string
	}{
		{"night", theme.Night, "settings.theme.night"},
		{"day", theme.Day, "settings.theme.day"},
		{"system", theme.System, "settings.theme.system"},
	} {
		l.words = append(l.words, c.word)
		l.cards = append(l.cards, widget.NewLookCard(c.variant, t(c.name), func() { in.OnTheme(c.word) }))
	}
	return l
}

func (l *lookChoice) set(word string) {
	for i, c := range l.cards {
		c.Set(l.words[i] == word)
	}
}

func (l *lookChoice) objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(l.cards))
	for i, c := range l.cards {
		out[i] = c
	}
	return out
}

func (l *lookChoice) lay(c *column) {
	c.gap(4)
	c.row(22, l.objects()...)
	c.gap(14)
}
