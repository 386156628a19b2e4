package ui

import (
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/page"
	"reprise/ui/view"
)

// keyNight keeps the report of a night until the fan has seen it.
const keyNight = "night.report"

// The first offer of the night dial, and its steps.
const (
	nightStep       = 15 * time.Minute
	nightFirst      = 90 * time.Minute // from now
	nightPasses     = 20
	nightPassesStep = 5
	nightPassesMost = 995
)

// nightLine is the report of a night as it is kept.
type nightLine struct {
	ID     string    `json:"id"`
	Path   string    `json:"path"`
	Passes int       `json:"passes"`
	Ended  time.Time `json:"ended"`
}

// nightOffer is what the dial offers at first: what is set, or an hour and a
// half from now on the quarter.
func (w *Window) nightOffer() view.NightChoice {
	offer := w.dials.offer
	if offer.Passes == 0 {
		offer.Passes = nightPasses
	}
	if !offer.Until.After(time.Now()) {
		offer.Until = time.Now().Add(nightFirst + nightStep - 1).Truncate(nightStep)
	}
	if n := w.state.Night; !n.Until.IsZero() {
		offer.Until = n.Until
	} else if n.Passes > 0 {
		offer.Passes = n.Passes
	}
	return offer
}

// pickNight sets the night, or takes it back.
func (w *Window) pickNight(id string) {
	var n player.Night
	switch id {
	case view.RowNightUntil:
		n.Until = w.dials.offer.Until
	case view.RowNightPasses:
		n.Passes = w.dials.offer.Passes
	}
	w.setNight(n)
}

// stepNight turns the dial; a night that is set goes with it.
func (w *Window) stepNight(id string, by int) {
	o, n := &w.dials.offer, w.state.Night
	switch id {
	case view.RowNightUntil:
		o.Until = view.StepNight(o.Until, time.Now(), by, nightStep)
		if !n.Until.IsZero() {
			w.setNight(player.Night{Until: o.Until})
		}
	case view.RowNightPasses:
		o.Passes = view.StepPasses(o.Passes, by, nightPassesStep, nightPassesMost)
		if n.Until.IsZero() && n.Passes > 0 {
			w.setNight(player.Night{Passes: o.Passes})
		}
	}
}

func (w *Window) setNight(n player.Night) {
	if w.state.Status == player.Stopped {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	if n != (player.Night{}) && w.state.Repeat == player.RepeatOff {
		w.o.Player.SetRepeat(player.RepeatOne) // what does not go round has no night
	}
	w.o.Player.SetNight(n)
}

// followNight keeps the computer awake while a night runs and something plays.
// The system is asked beside the window: it may take its time.
func (w *Window) followNight() {
	run := w.state.Night != (player.Night{}) && w.state.Status == player.Playing
	if run == w.awake || w.o.Awake == nil {
		return
	}
	w.awake = run
	hold, reason := w.o.Awake, w.words.T("night.title")
	if !run {
		if release := w.sleepy; release != nil {
			w.sleepy = nil
			w.bridge.inOrder(func() func() { release(); return nil })
		}
		return
	}
	w.bridge.inOrder(func() func() {
		release, err := hold(reason)
		return func() {
			if err != nil {
				w.o.Log.Info("the computer may fall asleep in the night", "err", err)
			}
			w.sleepy = release
			if !w.awake { // the night was over before the system answered
				w.sleepy = nil
				w.bridge.inOrder(func() func() { release(); return nil })
			}
		}
	})
}

// nightEnded keeps the report of a night until somebody is there to read it.
func (w *Window) nightEnded(r player.NightReport) {
	b, err := json.Marshal(nightLine{ID: r.Track.ID, Path: r.Track.Path, Passes: r.Passes, Ended: r.Ended})
	if err != nil {
		return
	}
	w.o.Library.SetSetting(keyNight, string(b))
	w.nightAt = time.Now()
}

// somebody is called when the fan does something: a report that waits is told.
// Right after the night nobody may be there: a mouse that trembles is not.
func (w *Window) somebody() {
	if !w.nightAt.IsZero() && time.Since(w.nightAt) < time.Second {
		return
	}
	stored := w.o.Library.Setting(keyNight)
	if stored == "" || w.snap == nil {
		return
	}
	var line nightLine
	w.o.Library.SetSetting(keyNight, "")
	if json.Unmarshal([]byte(stored), &line) != nil || line.Passes <= 0 {
		return
	}
	song := view.FileName(line.Path)
	if ref, ok := catalog.ParseRef(line.ID); ok {
		if e := w.snap.Entry(ref); e != nil {
			song = view.SongTitle(e.Entry, w.words)
		}
	}
	w.tell(view.NightReport(song, player.NightReport{Passes: line.Passes, Ended: line.Ended}, w.words))
}

// nightMenu opens the night dial over a part of a page.
func (w *Window) nightMenu(at fyne.CanvasObject) { w.openDial(page.DialNight, at) }

// nightKey opens the night dial by its key.
func (w *Window) nightKey() {
	if !w.now.Shown {
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	beside := fyne.CanvasObject(w.bar)
	if w.screen == screenPlaying {
		beside = w.playing.NightButton()
	} else if b := w.bar.NightButton(); b != nil {
		beside = b
	}
	w.openDial(page.DialNight, beside)
}
