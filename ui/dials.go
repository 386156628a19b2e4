package ui

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"reprise/library"
	"reprise/player"
	"reprise/ui/page"
	"reprise/ui/view"
)

// dials is the dial that is open, and what the night dial offers.
type dials struct {
	name   string // "" for none
	dial   *page.Dial
	focus  fyne.Focusable // where the focus was before
	offer  view.NightChoice
	beside fyne.CanvasObject
}

// openDial opens a dial over the part that it belongs to; the same one again is
// closed.
func (w *Window) openDial(name string, beside fyne.CanvasObject) {
	was := w.dials.name
	w.frame.CloseOverlay()
	if was == name {
		return
	}
	if name == page.DialNight {
		w.dials.offer = w.nightOffer()
	}
	if name == page.DialVolume {
		w.askDevices()
	}
	w.dials.name, w.dials.beside, w.dials.focus = name, beside, w.win.Canvas().Focused()
	w.dials.dial = page.NewDial(page.DialIntents{
		Minus: w.words.T("dial.less"), Plus: w.words.T("dial.more"),
		OnPick: w.pickRow, OnSlide: w.slideRow, OnStep: w.stepRow, OnTool: w.toolRow,
		OnName: func(id, name string) { w.nameLoop(strings.TrimPrefix(id, view.RowLoop), name); w.showDial() },
	}, beside)
	w.showDial()
	w.frame.ShowOverlay(page.NewPopover(w.dials.dial, beside, func() { w.frame.CloseOverlay() }))
	w.frame.OnOverlayClosed(w.dialClosed)
	w.dials.dial.FocusFirst()
}

// dialClosed gives the focus back to where it was.
func (w *Window) dialClosed() {
	back := w.dials.focus
	w.dials = dials{offer: w.dials.offer}
	if back != nil {
		w.win.Canvas().Focus(back)
	}
}

// showDial shows the open dial as things stand now.
func (w *Window) showDial() {
	if w.dials.name == "" {
		return
	}
	var d view.Dial
	switch w.dials.name {
	case page.DialRepeat:
		d = view.RepeatDial(w.state, w.words)
	case page.DialLoops:
		d = view.LoopsDial(w.kept.loops, w.kept.loop(), w.kept.on(), w.state.Duration, w.words)
	case page.DialSpeed:
		d = view.SpeedDial(w.kept.song.Speed, w.words)
	case page.DialNight:
		d = view.NightDial(w.state.Night, w.dials.offer, w.words)
	case page.DialVolume:
		d = view.VolumeDial(w.state, w.o.Library.Setting(keyUneven) != on, w.soundDevices(), w.words)
	case page.DialShift:
		d = view.ShiftDial(w.kept.song.Lyrics, w.words)
	case page.DialMore:
		loops, chips := w.playing.Has()
		bar := w.screen != screenPlaying
		d = view.MoreDial(w.playback(), !loops || bar, !chips || bar, bar, w.words)
	}
	w.dials.dial.Set(d)
}

func (w *Window) soundDevices() []view.Device {
	var out []view.Device
	for _, d := range w.devices {
		out = append(out, view.Device{ID: d.ID, Name: d.Name})
	}
	return out
}

// pickRow carries out a choice or an action of the open dial.
func (w *Window) pickRow(id string) {
	switch w.dials.name {
	case page.DialRepeat:
		w.pickRepeat(id)
	case page.DialLoops:
		w.pickLoop(id)
	case page.DialSpeed:
		w.setSpeed(1)
	case page.DialNight:
		w.pickNight(id)
	case page.DialVolume:
		w.pickVolume(id)
	case page.DialShift:
		if id == view.RowLyrics {
			w.frame.CloseOverlay()
			w.pickLyrics()
			return
		}
		w.shiftTo(0)
	case page.DialMore:
		w.pickMore(id)
	}
	w.showDial()
}

func (w *Window) pickRepeat(id string) {
	p := w.o.Player
	switch id {
	case view.RowRepeatOne:
		p.SetRepeat(player.RepeatOne)
	case view.RowRepeatList:
		p.SetRepeat(player.RepeatList)
	case view.RowRepeatOff:
		p.SetRepeat(player.RepeatOff)
	case view.RowShuffle:
		p.SetShuffle(!w.state.Shuffle)
	case view.RowThenNext, view.RowThenStop:
		stop := id == view.RowThenStop
		w.keepSong("passes", w.words.T("repeat.title"), func(s *library.Song) { s.ThenStop = stop })
	}
}

func (w *Window) pickLoop(id string) {
	name, isLoop := strings.CutPrefix(id, view.RowLoop)
	switch {
	case isLoop:
		w.useLoop(name)
	case id == view.RowLoopOff:
		w.useLoop("")
	case id == view.RowIntro:
		w.setIntro()
	case id == view.RowSeam:
		w.o.Player.PreviewSeam()
		w.o.Player.Resume()
	}
}

func (w *Window) pickVolume(id string) {
	device, isDevice := strings.CutPrefix(id, view.RowDevice)
	switch {
	case isDevice:
		w.setDevice(device)
	case id == view.RowMute:
		w.toggleMute()
	case id == view.RowEven:
		w.setUneven(w.o.Library.Setting(keyUneven) != on)
	}
}

// pickMore opens what the menu of a narrow window leads to.
func (w *Window) pickMore(id string) {
	beside := w.dials.beside
	lead := map[string]string{
		view.RowLoops: page.DialLoops, view.RowSpeed: page.DialSpeed, view.RowNight: page.DialNight, view.RowVolume: page.DialVolume,
	}
	switch {
	case id == view.RowToggleAB:
		w.toggleLoop()
	case id == view.RowLyrics:
		w.frame.CloseOverlay()
		w.openPlaying()
	case lead[id] != "":
		w.openDial(lead[id], beside)
	}
}

// slideRow carries out a slider of the open dial.
func (w *Window) slideRow(id string, v float32) {
	switch id {
	case view.RowVolume:
		w.setVolume(float64(v))
	case view.RowSpeed:
		w.setSpeed(player.SlowestSpeed + float64(v)*(player.FastestSpeed-player.SlowestSpeed))
	}
	w.showDial()
}

// stepRow carries out a plus or a minus of the open dial.
func (w *Window) stepRow(id string, by int) {
	switch {
	case w.dials.name == page.DialNight:
		w.stepNight(id, by)
	case id == view.RowPasses:
		w.keepSong("passes", w.words.T("repeat.title"), func(s *library.Song) { s.Passes = max(0, min(s.Passes+by, passesMost)) })
		if w.kept.song.Passes > 0 {
			w.o.Player.SetRepeat(player.RepeatOne)
		}
	case id == view.RowShift:
		w.shiftLyrics(time.Duration(by) * shiftStep)
	}
	w.showDial()
}

// passesMost is as many passes as can be asked for.
const passesMost = 999

// toolRow carries out what stands at the right of a choice.
func (w *Window) toolRow(id, tool string) {
	name, ok := strings.CutPrefix(id, view.RowLoop)
	if !ok {
		return
	}
	if tool == view.ToolRename {
		w.dials.dial.Rename(id)
		return
	}
	w.dropLoop(w.kept.ref, name)
	w.showDial()
}

// setSpeed plays the song at a speed, in whole steps.
func (w *Window) setSpeed(v float64) {
	v = math.Round(v/view.SpeedStep) * view.SpeedStep
	v = max(player.SlowestSpeed, min(player.FastestSpeed, math.Round(v*100)/100))
	kept := v
	if v == 1 {
		kept = 0
	}
	if kept == w.kept.song.Speed {
		return
	}
	told := w.words.T("speed.title") + ": " + view.SpeedWords(v)
	w.keepSong("speed", told, func(s *library.Song) { s.Speed = kept })
	if w.screen != screenPlaying && w.kept.track != "" {
		w.tell(told)
	}
}

func (w *Window) speedBy(steps int) {
	w.setSpeed(speedOf(w.kept.song.Speed) + float64(steps)*view.SpeedStep)
}
