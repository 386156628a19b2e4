package ui

import (
	"slices"
	"time"

	"reprise/ui/page"
	"reprise/ui/view"
)

// toldMost is how many sentences are remembered.
const toldMost = 20

// sentenceTold is a sentence that a toast has told, for whoever looked away.
type sentenceTold struct {
	text string
	at   time.Time
}

// remember keeps a sentence; the same one again takes the place of the first.
func (w *Window) remember(text string, at time.Time) {
	w.told = slices.DeleteFunc(w.told, func(s sentenceTold) bool { return s.text == text })
	w.told = append(w.told, sentenceTold{text, at})
	if n := len(w.told) - toldMost; n > 0 {
		w.told = w.told[n:]
	}
}

// showTold shows what the last toasts said, the latest first.
func (w *Window) showTold() {
	var lines []view.KeyLine
	for _, s := range slices.Backward(w.told) {
		lines = append(lines, view.KeyLine{Keys: s.at.Format("15:04"), Does: s.text})
	}
	if len(lines) == 0 {
		lines = []view.KeyLine{{Does: w.words.T("told.none")}}
	}
	w.frame.ShowOverlay(page.NewKeys(w.words.T("told.title"), lines, func() { w.frame.CloseOverlay() }))
}
