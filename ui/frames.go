package ui

import (
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// frames measures every repaint of the window. The toolkit tells of none, but it
// asks all that is shown for its least size before it paints and for its parts
// while it does: one probe below everything and one above see a frame begin and
// end. What was posted from within a frame runs once the frame is on the screen.
//
// The own part of a frame is the processor time of the UI thread from the frame
// before: keys, layout and the walk over all that is shown. What the graphics
// driver does after that, and all waiting, is not in it.
type frames struct {
	post  func(func())
	start time.Time

	open  bool
	began time.Time     // of the frame that is being painted
	first time.Duration // the thread's time then
	done  time.Duration // the thread's time after the frame before
	own   time.Duration
	took  []frame
}

// frame is one repaint.
type frame struct {
	at    time.Duration // since the window was made
	own   time.Duration // our part
	whole time.Duration // with the graphics driver's
}

func newFrames(post func(func())) *frames {
	return &frames{post: post, start: time.Now(), done: threadTime()}
}

// around puts the probes below and above what the window shows; none where f is
// nil.
func (f *frames) around(content fyne.CanvasObject) fyne.CanvasObject {
	if f == nil {
		return content
	}
	return container.NewStack(newProbe(f.begin, nil), content, newProbe(nil, f.painted))
}

func (f *frames) begin() {
	if !f.open {
		f.open, f.began, f.first, f.own = true, time.Now(), threadTime(), 0
	}
}

// painted is called once a walk over all that is shown, of which only the last
// within a frame counts.
func (f *frames) painted() {
	if !f.open {
		return // a walk for the pointer
	}
	posted := f.own > 0
	f.own = threadTime() - f.done
	if !posted {
		f.post(f.shown)
	}
}

func (f *frames) shown() {
	now := time.Now()
	f.took = append(f.took, frame{at: now.Sub(f.start), own: f.own, whole: now.Sub(f.began) + f.first - f.done})
	f.open, f.done = false, threadTime()
}

// write keeps what was measured, one line a repaint.
func (f *frames) write(path string) error {
	var b strings.Builder
	b.WriteString("at_ms\town_ms\twhole_ms\n")
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	for _, t := range f.took {
		fmt.Fprintf(&b, "%.1f\t%.2f\t%.2f\n", ms(t.at), ms(t.own), ms(t.whole))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		return fmt.Errorf("keep the frames: %w", err)
	}
	return nil
}

// probe shows nothing; it tells when it is measured and when it is walked over.
type probe struct {
	fynewidget.BaseWidget
	measured, walked func()
}

func newProbe(measured, walked func()) *probe {
	p := &probe{measured: measured, walked: walked}
	p.ExtendBaseWidget(p)
	return p
}

// MinSize is nothing.
func (p *probe) MinSize() fyne.Size {
	if p.measured != nil {
		p.measured()
	}
	return fyne.Size{}
}

// CreateRenderer belongs to fyne.Widget.
func (p *probe) CreateRenderer() fyne.WidgetRenderer { return probeRenderer{p} }

type probeRenderer struct{ p *probe }

func (probeRenderer) Destroy()           {}
func (probeRenderer) Layout(fyne.Size)   {}
func (probeRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (probeRenderer) Refresh()           {}
func (r probeRenderer) Objects() []fyne.CanvasObject {
	if r.p.walked != nil {
		r.p.walked()
	}
	return nil
}
