package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"reprise/assets"
	"reprise/library"
	"reprise/ui/theme"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// The size of the window of a problem.
const problemWidth, problemHeight = 520, 220

// ShowProblem tells in a small window of its own why Reprise cannot open, and
// returns when that is closed: whoever pressed an icon sees no terminal. Where
// there is no display it does nothing. Call it on the main goroutine, instead of
// Run.
func ShowProblem(err error) {
	if err == nil || noDisplay() {
		return
	}
	said, bad := words.Load(assets.Words, words.Choose("", lang.SystemLocale().String()))
	if bad != nil {
		return
	}
	a := app.NewWithID(AppID)
	a.Settings().SetTheme(theme.New(theme.System, 1))
	w := a.NewWindow(said.T("app.name"))
	show := func() {
		note := widget.NewEmptyState()
		note.Set(problemNote(err, said))
		note.OnButton = w.Close
		w.SetContent(container.NewPadded(container.NewPadded(note)))
	}
	show()
	w.Resize(fyne.NewSize(problemWidth, problemHeight))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape || e.Name == fyne.KeyReturn {
			w.Close()
		}
	})
	w.CenterOnScreen()
	// Whether the desktop is light or dark is known only once the loop runs.
	a.Lifecycle().SetOnStarted(show)
	a.Settings().AddListener(func(fyne.Settings) { show() })
	w.ShowAndRun()
}

// problemNote says a problem in the fan's words.
func problemNote(err error, w *words.Words) widget.Empty {
	note := widget.Empty{
		Icon: "triangle-alert", Title: w.T("problem.title"), Text: w.T("error.other", "why", err),
		Button: w.T("link.close"), Primary: true,
	}
	switch {
	case errors.Is(err, library.ErrLocked):
		note.Icon, note.Title, note.Text = "info", w.T("problem.locked.title"), w.T("problem.locked")
	case errors.Is(err, library.ErrNewer):
		note.Title, note.Text = w.T("problem.newer.title"), w.T("problem.newer")
	}
	return note
}
