package art

import (
	"container/list"
	"image"
	"log/slog"
	"sync"
)

// Key names one picture. Two equal keys are the same picture on every machine.
type Key struct {
	Recipe Recipe
	Mode   Mode
	Ground string // "#RRGGBB"; it matters to Check and Missing only
	Width  int    // wanted pixels; rounded up to one of a few widths
	Blur   bool   // softened, for the ground behind a page
}

// widths are what pictures are drawn at: thumbs, cards at 100 and at 200 per
// cent, the drama page.
var widths = []int{128, 256, 448, 768, 1024} //nolint:gochecknoglobals // a table that nothing writes

func (k Key) settled() Key {
	k.Recipe = k.Recipe.drawable()
	if k.Mode == Linked {
		k.Ground = "" // it paints nothing there
	} else {
		k.Recipe.Cover = Cover{} // what is not there yet shows no picture of its own
	}
	if k.Blur {
		k.Width = 0
		return k
	}
	for _, w := range widths {
		if k.Width <= w {
			k.Width = w
			return k
		}
	}
	k.Width = widths[len(widths)-1]
	return k
}

// Options say how pictures are kept.
type Options struct {
	// Dir is where pictures are kept as PNG files between starts; "" keeps none.
	Dir string
	// Memory is how many bytes of pictures stay at hand; 0 means 96 MB.
	Memory int
	// Ready tells that Get(key) will now give a picture. It is called on a
	// goroutine of Posters, never from Get, and must not wait for the UI.
	Ready func(Key)
	// Cover gives the picture in one of the fan's files, of sizes that fit in
	// memory; nil shows none. It is called on the goroutine of Posters.
	Cover func(path string) (image.Image, error)
	// Log takes what goes wrong with the folder; nil is silence. A folder that
	// cannot be used costs time, not posters.
	Log *slog.Logger
}

// Posters gives pictures that are there and draws those that are not on its own
// goroutine. It is safe for concurrent use.
type Posters struct {
	opts Options
	done sync.WaitGroup

	mu      sync.Mutex
	more    *sync.Cond
	closed  bool
	held    map[Key]*list.Element // of *picture
	recent  *list.List            // front is the newest
	bytes   int
	wanted  []Key // the newest last: it is drawn first
	pending map[Key][]Key
}

type picture struct {
	key Key
	img *image.RGBA
}

const defaultMemory = 96 << 20

// NewPosters starts the goroutine that draws. Close ends it.
func NewPosters(o Options) *Posters {
	if o.Memory <= 0 {
		o.Memory = defaultMemory
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	p := &Posters{
		opts:    o,
		held:    map[Key]*list.Element{},
		recent:  list.New(),
		pending: map[Key][]Key{},
	}
	p.more = sync.NewCond(&p.mu)
	p.done.Add(1)
	go p.work()
	return p
}

// Get gives the picture, or nil when it is not there yet: then Ready will be
// called with this very key. It returns at once. The picture must not be
// changed.
func (p *Posters) Get(key Key) image.Image {
	k := key.settled()
	p.mu.Lock()
	defer p.mu.Unlock()
	if e, ok := p.held[k]; ok {
		p.recent.MoveToFront(e)
		return e.Value.(*picture).img
	}
	if p.closed {
		return nil
	}
	asked, waits := p.pending[k]
	for _, a := range asked {
		if a == key {
			return nil
		}
	}
	p.pending[k] = append(asked, key)
	if !waits {
		p.wanted = append(p.wanted, k)
		p.more.Signal()
	}
	return nil
}

// Near gives the same picture at another width, when one is at hand, to be shown
// until the right one is drawn; nil when there is none. It asks for nothing.
func (p *Posters) Near(key Key) image.Image {
	if key.Blur {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := len(widths) - 1; i >= 0; i-- { // the finest first
		key.Width = widths[i]
		if e, ok := p.held[key.settled()]; ok {
			return e.Value.(*picture).img
		}
	}
	return nil
}

// Close ends the drawing and waits for the picture that is being drawn.
func (p *Posters) Close() {
	p.mu.Lock()
	p.closed = true
	p.wanted = nil
	p.mu.Unlock()
	p.more.Broadcast()
	p.done.Wait()
}

func (p *Posters) work() {
	defer p.done.Done()
	files := folder{dir: p.opts.Dir, log: p.opts.Log, covers: p.opts.Cover}
	files.prepare()
	for {
		k, ok := p.next()
		if !ok {
			return
		}
		img, err := files.picture(k)
		if err != nil {
			p.opts.Log.Warn("poster not drawn", "id", k.Recipe.ID, "err", err)
			img = plain(k)
		}
		asked := p.keep(k, img)
		for _, key := range asked {
			if p.opts.Ready != nil {
				p.opts.Ready(key)
			}
		}
	}
}

func (p *Posters) next() (Key, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.wanted) == 0 && !p.closed {
		p.more.Wait()
	}
	if p.closed {
		return Key{}, false
	}
	k := p.wanted[len(p.wanted)-1]
	p.wanted = p.wanted[:len(p.wanted)-1]
	return k, true
}

// keep stores a picture, drops the oldest beyond the memory, and returns the
// keys it was asked for with.
func (p *Posters) keep(k Key, img *image.RGBA) []Key {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held[k] = p.recent.PushFront(&picture{k, img})
	p.bytes += len(img.Pix)
	for p.bytes > p.opts.Memory && p.recent.Len() > 1 {
		last := p.recent.Remove(p.recent.Back()).(*picture)
		delete(p.held, last.key)
		p.bytes -= len(last.img.Pix)
	}
	asked := p.pending[k]
	delete(p.pending, k)
	return asked
}

// plain is one colour, for a scene that could not be drawn.
func plain(k Key) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 3, 4))
	c := channels(palettes[k.Recipe.Palette].mid)
	for i := 0; i < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = uint8(c[0]), uint8(c[1]), uint8(c[2]), 255
	}
	return img
}
