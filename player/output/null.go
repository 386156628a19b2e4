package output

import (
	"context"
	"sync"
	"time"
)

// Null is a device that nobody hears. It pulls at the pace of real time divided
// by Speed, or only when Step is called. For tests.
type Null struct {
	// Speed is how much faster than real time it runs; 0 means 1.
	Speed float64
	// Sink, when set, is given all that was pulled, on the device's thread.
	Sink func(frames []float32)
	// Fixed, when positive, is the only rate that the device can do.
	Fixed int

	mu   sync.Mutex
	gone bool
	open []*nullStream
}

var _ Output = (*Null)(nil)

// nullID is the ID of its one device.
const nullID = "null"

// nullPeriod is how many frames it pulls at a time.
const nullPeriod = 441

// Open implements Output. It fails with ErrNoDevice after Unplug.
func (n *Null) Open(ctx context.Context, req Request, sound Sound) (Stream, error) {
	rate := req.Rate
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.gone || req.Device != "" && req.Device != nullID {
		return nil, ErrNoDevice
	}
	if n.Fixed > 0 {
		rate = n.Fixed
	}
	s := &nullStream{rate: rate, lost: make(chan struct{}), stop: make(chan struct{}), done: make(chan struct{})}
	n.open = append(n.open, s)
	speed := n.Speed
	if speed <= 0 {
		speed = 1
	}
	period := time.Duration(float64(time.Second) * nullPeriod / float64(rate) / speed)
	go s.run(sound, n.Sink, max(period, time.Microsecond))
	return s, nil
}

// Devices implements Output.
func (n *Null) Devices(ctx context.Context) ([]Device, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.gone {
		return nil, ctx.Err()
	}
	return []Device{{ID: nullID, Name: "Null", Default: true}}, ctx.Err()
}

// Unplug takes the device away: open streams are lost, and no other opens.
func (n *Null) Unplug() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.gone = true
	for _, s := range n.open {
		s.lose()
	}
	n.open = nil
}

// Plug brings the device back.
func (n *Null) Plug() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.gone = false
}

// Opened is how many of its streams are open.
func (n *Null) Opened() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	count := 0
	for _, s := range n.open {
		select {
		case <-s.done:
		default:
			count++
		}
	}
	return count
}

type nullStream struct {
	rate             int
	lost, stop, done chan struct{}
	lostOnce, once   sync.Once
}

// run pulls as many periods as the clock says, so that a late tick loses none.
func (s *nullStream) run(sound Sound, sink func([]float32), period time.Duration) {
	defer close(s.done)
	buf := make([]float32, 2*nullPeriod)
	tick := time.NewTicker(max(period, time.Millisecond))
	defer tick.Stop()
	start, pulled := time.Now(), time.Duration(0)
	for {
		for ; pulled <= time.Since(start); pulled += period {
			select {
			case <-s.stop:
				return
			case <-s.lost:
				return
			default:
			}
			sound.Pull(buf)
			sound.Delay(0)
			if sink != nil {
				sink(buf)
			}
		}
		select {
		case <-s.stop:
			return
		case <-s.lost:
			return
		case <-tick.C:
		}
	}
}

func (s *nullStream) lose() { s.lostOnce.Do(func() { close(s.lost) }) }

// Rate implements Stream.
func (s *nullStream) Rate() int { return s.rate }

// Refresh implements Stream: nothing is held back.
func (s *nullStream) Refresh() {}

// Lost implements Stream.
func (s *nullStream) Lost() <-chan struct{} { return s.lost }

// Close implements Stream.
func (s *nullStream) Close() {
	s.once.Do(func() { close(s.stop) })
	<-s.done
}
