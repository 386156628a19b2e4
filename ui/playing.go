package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/player"
	"reprise/ui/page"
	"reprise/ui/view"
)

// newPlaying makes Now Playing.
func (w *Window) newPlaying() *page.Playing {
	return page.NewPlaying(page.PlayingIntents{
		Words: w.words, OnBack: w.leavePlaying, OnFull: w.toggleFull, OnHint: w.hint,
		OnToggle: w.togglePlay, OnPrev: w.o.Player.Previous, OnNext: w.o.Player.Next,
		OnSeek: w.seekTo, OnNudge: w.seekBy, OnMute: w.toggleMute,
		OnLoopToggle: w.toggleLoop, OnLoop: w.dragLoop, OnLoopMove: w.moveLoopEnd, OnDial: w.openDial,
		OnLines: w.toggleLines, OnLine: w.seekLine, OnLineMenu: w.lineMenu, OnLyrics: w.pickLyrics,
	}, w.posters)
}

// openPlaying opens Now Playing over the page that is open; on it already, it
// leaves it.
func (w *Window) openPlaying() {
	switch {
	case w.screen == screenPlaying:
		w.leavePlaying()
		return
	case !w.now.Shown:
		w.tell(w.words.T("lyrics.nothing"))
		return
	}
	w.closeSheet()
	w.over.screen, w.over.focus = w.screen, w.win.Canvas().Focused()
	w.hint("")
	w.leaveTo(screenPlaying)
	w.showLyrics()
	w.onTick()
}

// leavePlaying goes back to the page that Now Playing was opened over, and the
// focus to what had it.
func (w *Window) leavePlaying() {
	if w.screen != screenPlaying {
		return
	}
	if w.win.FullScreen() {
		w.win.SetFullScreen(false)
	}
	w.frame.CloseOverlay()
	w.leaveTo(w.over.screen)
	if w.over.focus != nil {
		w.win.Canvas().Focus(w.over.focus)
		w.over.focus = nil
	}
}

func (w *Window) toggleFull() { w.win.SetFullScreen(!w.win.FullScreen()) }

// playback is what Now Playing shows of the song.
func (w *Window) playback() view.Playback {
	return view.BuildPlayback(w.state, view.PlaybackOptions{
		Now: w.now, Entry: w.snap.Entry(w.now.Ref), Snapshot: w.snap, Loop: w.kept.loop(), LoopOn: w.kept.on(),
	}, w.words)
}

// showPlaying shows what is kept of the song wherever it is seen.
func (w *Window) showPlaying() {
	p := w.playback()
	w.bar.SetPlayback(p)
	w.playing.Set(p)
	if w.mini != nil {
		w.mini.page.Set(p)
	}
	w.showDial()
}

// moved is what moves of a song at one moment.
type moved struct {
	position time.Duration
	progress float64       // of the pass, 0 to 1: with a loop on, of the loop
	closes   time.Duration // until the pass is over, as it is heard
}

// moved tells where the song is.
func (w *Window) moved() moved {
	m := moved{position: w.o.Player.Position()}
	from, to := time.Duration(0), w.state.Duration
	if l := w.state.Loop; l != (player.Loop{}) {
		from = l.A
		if l.B > 0 {
			to = l.B
		}
	}
	if m.position > to { // the fan went beyond the loop: the song goes on to its end
		from, to = 0, w.state.Duration
	}
	if to <= from {
		return m
	}
	at := max(from, min(m.position, to))
	m.progress = float64(at-from) / float64(to-from)
	m.closes = time.Duration(float64(max(0, to-m.position)) / speedOf(w.state.Speed))
	return m
}

// tickPlaying moves what moves on Now Playing and in the mini player.
func (w *Window) tickPlaying(m moved) {
	line := w.line(m.position)
	if w.screen == screenPlaying {
		w.playing.Tick(m.position, m.progress, m.closes)
		w.playing.TickLyrics(line, time.Now())
	}
	if w.mini != nil {
		w.mini.page.Tick(m.position, m.progress)
		w.mini.page.SetLine(w.miniLine(line))
	}
}

// below is what lies under Now Playing.
type below struct {
	screen screen
	focus  fyne.Focusable
}

// followPlaying takes up what is known of the song that plays.
func (w *Window) followPlaying() {
	w.followSong()
	w.followLyrics()
	w.followLoudness()
	w.followNight()
	w.showPlaying()
}

// seamPlaying flashes the rings of the song that are in sight: a pass has closed.
func (w *Window) seamPlaying() {
	switch {
	case w.mini != nil:
		w.mini.page.Seam()
	case w.screen == screenPlaying:
		w.playing.Seam()
	default:
		w.bar.Seam()
		if w.screen == screenWall {
			w.wall.Seam(w.now.Ref)
		}
	}
}
