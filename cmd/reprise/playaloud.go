package main

import (
	"context"
	"errors"
	"math"
	"time"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/player"
	"reprise/player/output"
	"reprise/ui"
	"reprise/ui/desktop"
)

// nightRecord is what is told of a night.
type nightRecord struct {
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended"`
	Passes  int       `json:"passes"` // whole ones, the faded one included
}

// render writes the sound to a file, as fast as it can be made.
func render(ctx context.Context, how playing) (playRecord, error) {
	how.passes = max(1, how.passes)
	tracks, _ := how.queue()
	result, err := player.Render(ctx, player.Rendering{Tracks: tracks, Untrimmed: how.noTrim}, how.to)
	if err != nil {
		return playRecord{}, err
	}
	return playRecord{Passes: result.Passes, Frames: result.Frames, Rate: result.Rate}, nil
}

// playAloud plays to the sound device until the passes are over or ctx is done.
// lib counts the passes when an entry plays; it is nil else.
func (a *app) playAloud(ctx context.Context, lib *library.Library, how playing) (playRecord, error) {
	nights := make(chan player.NightReport, 1)
	p := a.openPlayer(lib, nights)
	if how.night != (player.Night{}) {
		release, err := desktop.NewAwake(a.log()).Hold("a song plays until its night is over")
		if err != nil {
			a.log().Warn("the computer may go to sleep", "err", err)
		}
		defer release()
	}
	h := hearing{rate: how.songs[0].rate}
	err := h.listen(ctx, p, how)
	err = errors.Join(err, p.Close())
	r := playRecord{Passes: h.passes, Frames: h.frames, Rate: h.rate}
	select {
	case n := <-nights:
		r.Night = &nightRecord{Started: n.Started, Ended: n.Ended, Passes: n.Passes}
	default:
	}
	return r, err
}

// hearing is what was heard so far.
type hearing struct {
	rate   int
	passes int
	frames int64

	now   player.State // with a song that plays; the last such
	begun bool
}

// listen plays and waits for the end.
func (h *hearing) listen(ctx context.Context, p *player.Player, how playing) error {
	states, unsubscribe := p.Subscribe()
	defer unsubscribe()
	queue, repeat := how.queue()
	p.SetRepeat(repeat)
	p.SetTrim(!how.noTrim)
	p.SetDevice(how.device)
	p.Play(queue, 0)
	p.SetNight(how.night)
	for {
		select {
		case <-ctx.Done():
			// Ctrl-C is how endless repeat ends: it is no failure.
			h.add(1, p.Position()-h.begin())
			h.passes--
			return nil
		case state := <-states:
			switch {
			case state.Err != nil:
				return state.Err
			case state.Status == player.Waiting:
				return output.ErrNoDevice
			case state.Status == player.Playing && !state.Opening:
				h.follow(state)
			case h.begun && state.Status != player.Playing: // it rests at its start
				h.add(1, h.length())
				return nil
			}
		}
	}
}

// follow counts the passes that were heard to their end.
func (h *hearing) follow(state player.State) {
	switch {
	case !h.begun:
		forgetStart()
	case state.Index != h.now.Index || state.Pass < h.now.Pass:
		h.add(1, h.length())
	case state.Pass > h.now.Pass:
		h.add(state.Pass-h.now.Pass, h.length())
	}
	h.now, h.begun = state, true
}

// add counts passes of that length of the song.
func (h *hearing) add(passes int, long time.Duration) {
	if !h.begun {
		return
	}
	h.passes += passes
	h.frames += int64(passes) * int64(math.Round(max(long.Seconds(), 0)*float64(h.rate)/h.now.Speed))
}

// begin is where the present pass begins: an intro is heard once.
func (h *hearing) begin() time.Duration {
	if h.now.Loop.Intro && h.now.Pass == 1 {
		return 0
	}
	return h.now.Loop.A
}

// length is that of the present pass.
func (h *hearing) length() time.Duration {
	end := h.now.Duration
	if b := h.now.Loop.B; b > 0 && b < end {
		end = b
	}
	return end - h.begin()
}

// openPlayer makes a player for the sound device that counts the passes of
// entries and of files in lib, which may be nil. The caller closes it before lib.
// nights, which may be nil, is given the report of the last night that has ended.
func (a *app) openPlayer(lib *library.Library, nights chan player.NightReport) *player.Player {
	return player.New(player.Options{
		Output: output.System{},
		Volume: 1,
		Log:    a.log(),
		NightEnded: func(r player.NightReport) {
			if nights == nil {
				return
			}
			select {
			case <-nights: // nobody has read of the one before
			default:
			}
			nights <- r // there is room: only this goroutine sends
		},
		Passed: func(t player.Track, run int) {
			if lib == nil {
				return
			}
			if ref, ok := catalog.ParseRef(t.ID); ok {
				lib.AddPass(ref, run)
			} else if path, ok := ui.FileOfTrack(t); ok {
				lib.AddTrackPass(path, run)
			}
		},
	})
}
