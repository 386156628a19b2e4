package ui

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"reprise/assets"
	"reprise/library"
	"reprise/player"
	"reprise/ui/theme"
	"reprise/ui/words"
)

// AppID is the application's id on every desktop, as in FyneApp.toml.
const AppID = "app.reprise.Reprise"

// ErrNoDisplay is returned by Run where no window can be opened.
var ErrNoDisplay = errors.New("no display to open a window on")

// ErrWindow is returned by Run when the window had to end.
var ErrWindow = errors.New("the window had to close")

// Options are what the window needs.
type Options struct {
	Library  *library.Library
	Player   *player.Player
	CacheDir string // for drawn posters; may be removed at any time
	DataDir  string // where the fan's work lies, to be shown
	Version  string
	Demo     bool // the house band's wall
	// PlayDemo opens the demo in another window; nil where there is none.
	PlayDemo func() error
	// Report says what works on this machine and what does not, in lines that name
	// nothing of the fan's; nil where nobody can say. It may take seconds and is
	// called beside the UI goroutine.
	Report func(context.Context) (string, error)
	// OpenURL opens a page in the fan's browser; nil lets the toolkit do it.
	OpenURL func(*url.URL) error
	// StatusFile, when it is not empty, is kept up to date with what the window
	// shows, as JSON: for tests that look at a real window.
	StatusFile string
	// FramesFile, when it is not empty, gets a line for every repaint at the end:
	// when, our own part and the whole, in milliseconds.
	FramesFile string
	// Awake keeps the computer from sleeping until release is called; nil lets it
	// sleep.
	Awake func(reason string) (release func(), err error)
	// Nights tells of nights that have ended; nil is none.
	Nights <-chan player.NightReport
	Log    *slog.Logger
}

// Run opens the window and returns when it is closed. Call it on the main
// goroutine. It returns ErrNoDisplay where there is no desktop; the library and
// the player stay open, their owner closes them.
func Run(ctx context.Context, o Options) (err error) {
	if noDisplay() {
		return ErrNoDisplay
	}
	// The toolkit panics where the display refuses a window.
	defer func() {
		if r := recover(); r != nil {
			o.Log.Error("the window ended in a panic", "panic", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("%w: %v", ErrWindow, r)
		}
	}()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := app.NewWithID(AppID)
	b, ctx := newBridge(ctx)
	w, err := newWindow(b, a, o)
	if err != nil {
		return err
	}
	a.Lifecycle().SetOnStarted(func() { w.start(ctx) })
	a.Lifecycle().SetOnEnteredForeground(func() { w.bridge.focused.Store(true); w.somebody() })
	a.Lifecycle().SetOnExitedForeground(func() { w.bridge.focused.Store(false) })
	w.win.ShowAndRun()
	w.bridge.end()
	if w.frames != nil {
		return w.frames.write(o.FramesFile)
	}
	return nil
}

// newWindow makes the window as the fan left it, hidden still.
func newWindow(b *bridge, a fyne.App, o Options) (*Window, error) {
	said, err := words.Load(assets.Words, words.Choose(o.Library.Setting(keyLanguage), lang.SystemLocale().String()))
	if err != nil {
		return nil, err
	}
	w := &Window{o: o, app: a, words: said, bridge: b, snap: o.Library.Snapshot(), state: o.Player.State(), scanShown: true, table: newTable()}
	w.theme = theme.New(w.themeVariant(), float32(w.textSize())/100)
	w.theme.SetHabit(w.habit())
	a.Settings().SetTheme(w.theme)
	w.win = a.NewWindow(said.T("app.name"))
	w.win.SetPadded(false)
	w.win.SetMaster()
	if icon, err := assets.AppIcon(); err == nil {
		w.win.SetIcon(fyne.NewStaticResource("reprise.png", icon))
	}
	last := readSession(o.Library.Setting(keySession))
	w.list = last.List
	if o.FramesFile != "" {
		w.frames = newFrames(func(fn func()) { b.work(func() func() { return fn }) })
	}
	w.build()
	w.win.Resize(fyne.NewSize(last.Width, last.Height))
	w.win.SetCloseIntercept(w.quit)
	w.win.SetOnDropped(w.onDropped)
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().SetOnTypedRune(w.typedRune)
	w.shortcuts()
	return w, nil
}

// start runs once the event loop does.
func (w *Window) start(ctx context.Context) {
	w.onLibrary(w.o.Library.Snapshot())
	w.onPlayer(w.o.Player.State())
	w.settle()
	if len(w.snap.Roots) > 0 {
		w.o.Library.Rescan()
	}
	if w.screen == screenFirst {
		w.first.FocusFirst()
	}
	w.isDay = w.theme.IsDay()
	w.app.Settings().AddListener(func(fyne.Settings) { w.followDesktop() })
	w.bridge.subscribe(w.o.Library, w.o.Player, w.onLibrary, w.onPlayer)
	if w.o.Nights != nil {
		w.bridge.wg.Go(func() { forward(w.bridge, w.o.Nights, w.nightEnded) })
	}
	w.bridge.tick(w.onTick, hasGPU())
	w.bridge.every(sessionEvery, w.saveSession)
	if w.o.StatusFile != "" {
		w.bridge.every(statusEvery, w.writeStatus)
	}
	w.bridge.wg.Go(func() {
		<-ctx.Done()
		w.bridge.do(w.quit)
	})
}

// quit saves where the fan is and ends the event loop; Run then returns.
func (w *Window) quit() {
	w.saveSession()
	w.o.Player.Pause()
	w.bridge.ended.Store(true)
	// Where the system lets no more files be watched, the toolkit stumbles at the
	// very end over the watch that it has not got.
	defer func() {
		if r := recover(); r != nil {
			w.o.Log.Info("the toolkit stumbled at the end", "panic", r)
		}
	}()
	w.app.Quit()
}

// noDisplay reports whether this is a Unix desktop without a display.
func noDisplay() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
		return os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == ""
	}
	return false
}

const statusEvery = 200 * time.Millisecond
