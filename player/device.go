package player

import (
	"context"
	"errors"
	"time"

	"reprise/player/output"
	"reprise/player/pipeline"
)

var _ output.Sound = (*pipeline.Line)(nil)

// lost is the present stream's channel; nil, for ever silent, without one.
func (p *Player) lost() <-chan struct{} {
	if p.c.stream == nil {
		return nil
	}
	return p.c.stream.Lost()
}

// mindDevice opens a device when one is needed, notices one that no longer
// pulls, and lets go of one that nobody needs.
func (p *Player) mindDevice() {
	c := &p.c
	now := time.Now()
	active := c.want && c.song != nil
	switch {
	case active && c.stream == nil:
		if !c.opening && !now.Before(c.retry) {
			p.openStream()
		}
	case active && now.Sub(c.since) > stallTime && now.Sub(p.line.LastPull()) > stallTime:
		p.loseDevice(output.ErrLost)
	}
	if active || c.now.Opening {
		c.idle = time.Time{}
		return
	}
	if c.idle.IsZero() {
		c.idle = now
	}
	if c.stream != nil && now.Sub(c.idle) >= idleTime {
		p.closeStream()
	}
}

// openStream has a helper open the device at the rate of the song.
func (p *Player) openStream() {
	c := &p.c
	c.opening = true
	c.devGen++
	gen, rate, before := c.devGen, c.song.Rate(), c.closing
	req := output.Request{Rate: rate, Device: c.now.Device}
	p.help(context.Background(), func(ctx context.Context) {
		if before != nil {
			<-before // bounded: Close of a stream waits at most a second
		}
		s, err := p.opts.Output.Open(ctx, req, p.line)
		select {
		case p.inbox <- func() { p.gotStream(gen, rate, s, err) }:
		case <-p.ended:
			if s != nil {
				s.Close()
			}
		}
	})
}

// gotStream takes what a helper opened.
func (p *Player) gotStream(gen, rate int, s output.Stream, err error) {
	c := &p.c
	if gen != c.devGen {
		if s != nil {
			p.help(context.Background(), func(context.Context) { s.Close() })
		}
		return
	}
	c.opening = false
	if err != nil {
		c.retry = time.Now().Add(retryTime)
		if c.want {
			if !isDeviceError(c.now.Err) { // else nothing new: the state stays as it is
				p.warn("no sound device", err)
				c.now.Err = err
			}
			c.now.Status = Waiting
		}
		return
	}
	c.stream, c.rate, c.since = s, rate, time.Now()
	p.line.Notify(s.Refresh)
	if isDeviceError(c.now.Err) {
		c.now.Err = nil
	}
	if c.want {
		c.now.Status = Playing
	}
	if c.feeder != nil && c.fed != s.Rate() {
		// The rings have the rate of another device: begin anew at this place.
		p.again(p.Position())
		return
	}
	p.feed()
}

// loseDevice lets go of a device that died and looks for another.
func (p *Player) loseDevice(err error) {
	c := &p.c
	p.warn("lost the sound device", err)
	p.closeStream()
	c.retry = time.Now()
	if c.want {
		c.now.Status, c.now.Err = Waiting, err
	}
}

// closeStream closes the device on a helper; the next one is opened after that.
func (p *Player) closeStream() {
	c := &p.c
	c.devGen++
	c.opening = false
	if c.stream == nil {
		return
	}
	s, done := c.stream, make(chan struct{})
	c.stream, c.rate, c.closing = nil, 0, done
	p.line.Notify(nil)
	p.line.Freeze()
	p.help(context.Background(), func(context.Context) {
		defer close(done)
		s.Close()
		p.line.Recall()
	})
}

// Devices lists the devices that SetDevice takes, the system's own choice first.
// It asks the system, which may take seconds, and waits for the answer: it is not
// for the goroutine of a window.
func (p *Player) Devices(ctx context.Context) ([]output.Device, error) {
	return p.opts.Output.Devices(ctx)
}

// SetDevice plays to the device of that output.Device.ID from now on, from the
// place that is heard; "" follows the system's own choice. While the device is not
// there the player waits for it.
func (p *Player) SetDevice(id string) {
	p.post(func() {
		if p.c.now.Device == id {
			return
		}
		p.c.now.Device = id
		p.closeStream()
		p.c.retry = time.Time{}
	})
}

// isDeviceError reports whether err is about the device and not about a song.
func isDeviceError(err error) bool {
	return errors.Is(err, output.ErrNoDevice) || errors.Is(err, output.ErrLost)
}

// closeTime is how long Close waits for helpers: a file on a dead server can
// block for ever.
const closeTime = 3 * time.Second

// Close counts the running pass, ends the sound, and releases files and device.
// It must not be called from Options.Passed.
func (p *Player) Close() error {
	p.closes.Do(func() { close(p.quit) })
	<-p.ended
	p.mu.Lock()
	defer p.mu.Unlock()
	for ch := range p.subs {
		close(ch)
	}
	clear(p.subs)
	return nil
}

// shutdown ends everything that the control goroutine owns.
func (p *Player) shutdown() {
	p.clear()
	p.closeStream()
	p.publish()
	late := time.NewTimer(closeTime)
	defer late.Stop()
	for p.c.helpers > 0 || len(p.inbox) > 0 {
		select {
		case f := <-p.inbox: // results of helpers: let them see that they are late
			f()
		case <-p.helped:
			p.c.helpers--
		case <-late.C:
			return
		}
	}
}
