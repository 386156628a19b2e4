package ui

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"reprise/library"
	"reprise/player"
)

// How often the ring and the clock move. Each move repaints the whole window,
// so a window that nobody looks at moves less.
const (
	tickFocused   = 100 * time.Millisecond
	tickUnfocused = 250 * time.Millisecond
	tickFine      = time.Second / 30 // the big ring, where a graphics card draws it
)

// bridge carries states, results and ticks to the UI goroutine. It is the only
// caller of fyne.Do.
type bridge struct {
	cancel context.CancelFunc
	ctxEnd <-chan struct{}
	wg     sync.WaitGroup

	post    func(func()) // hands a function to the UI goroutine: fyne.Do
	moving  atomic.Bool  // something plays: ticks are wanted
	focused atomic.Bool
	big     atomic.Bool // the big ring is shown
	// ended is set when the event loop is about to end: a fyne.Do after that
	// would never run.
	ended atomic.Bool

	mu      sync.Mutex
	line    []func() func() // jobs that keep their order
	working bool            // somebody works on them
}

func newBridge(ctx context.Context) (*bridge, context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	b := &bridge{cancel: cancel, ctxEnd: ctx.Done(), post: fyne.Do}
	b.focused.Store(true)
	return b, ctx
}

// do runs fn on the UI goroutine, some time soon.
func (b *bridge) do(fn func()) {
	if !b.ended.Load() {
		b.post(fn)
	}
}

// work runs job on a goroutine of its own and then what it returns on the UI
// goroutine; a nil result is dropped.
func (b *bridge) work(job func() func()) {
	b.wg.Go(func() {
		if done := job(); done != nil {
			b.do(done)
		}
	})
}

// inOrder is work whose jobs run one after the other, in the order in which
// they were given.
func (b *bridge) inOrder(job func() func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.line = append(b.line, job)
	if b.working {
		return
	}
	b.working = true
	b.wg.Go(func() {
		for {
			b.mu.Lock()
			if len(b.line) == 0 {
				b.working = false
				b.mu.Unlock()
				return
			}
			next := b.line[0]
			b.line = b.line[1:]
			b.mu.Unlock()
			if done := next(); done != nil {
				b.do(done)
			}
		}
	})
}

// subscribe forwards every latest state of the library and of the player.
func (b *bridge) subscribe(lib *library.Library, p *player.Player, onLibrary func(*library.Snapshot), onPlayer func(player.State)) {
	snaps, endSnaps := lib.Subscribe()
	states, endStates := p.Subscribe()
	b.wg.Go(func() {
		defer endSnaps()
		forward(b, snaps, onLibrary)
	})
	b.wg.Go(func() {
		defer endStates()
		forward(b, states, onPlayer)
	})
}

// forward hands values to the UI goroutine one at a time: while one is on its
// way the next waits in the subscription, which keeps the latest only.
func forward[T any](b *bridge, values <-chan T, on func(T)) {
	taken := make(chan struct{}, 1)
	for {
		select {
		case <-b.ctxEnd:
			return
		case v, ok := <-values:
			if !ok {
				return
			}
			b.do(func() {
				on(v)
				taken <- struct{}{}
			})
		}
		select {
		case <-taken:
		case <-b.ctxEnd:
			return
		}
	}
}

// tick calls on while something plays, as often as the window's focus asks for.
// gpu tells that a repaint costs the processor little.
func (b *bridge) tick(on func(), gpu bool) {
	pace := tickFocused
	if gpu {
		pace = tickFine
	}
	b.wg.Go(func() {
		t := time.NewTicker(pace)
		defer t.Stop()
		last := time.Now()
		for {
			select {
			case <-b.ctxEnd:
				return
			case now := <-t.C:
				if !b.moving.Load() || now.Sub(last) < b.least()-pace/2 {
					continue
				}
				last = now
				b.do(on)
			}
		}
	})
}

// least is the shortest time between two moves as things stand.
func (b *bridge) least() time.Duration {
	switch {
	case !b.focused.Load():
		return tickUnfocused
	case b.big.Load():
		return tickFine
	default:
		return tickFocused
	}
}

// every calls on at a steady pace until the window ends.
func (b *bridge) every(d time.Duration, on func()) {
	b.wg.Go(func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-b.ctxEnd:
				return
			case <-t.C:
				b.do(on)
			}
		}
	})
}

// after calls on once, d from now.
func (b *bridge) after(d time.Duration, on func()) {
	b.wg.Go(func() {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-b.ctxEnd:
		case <-t.C:
			b.do(on)
		}
	})
}

// end stops everything that the bridge started and waits for it, at most a
// second: a job that hangs on a dead drive must not keep the window's process.
func (b *bridge) end() {
	b.ended.Store(true)
	b.cancel()
	done := make(chan struct{})
	go func() {
		b.wg.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
	}
}
