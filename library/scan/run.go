package scan

import (
	"context"
	"runtime"
	"sync"

	"reprise/library/tags"
)

// Options say what to scan and how.
type Options struct {
	// Roots are the folders to look through, absolute. A root may also be a
	// single file.
	Roots []string
	// Known tells what a file looked like when it was last read; ok is false
	// when it never was. It is called by several goroutines at once. Nil knows
	// no file.
	Known func(path string) (s Stamp, ok bool)
	// Read reads the tags of one file; nil is tags.Read. It is called by several
	// goroutines at once.
	Read func(path string) (tags.Tags, error)
	// Workers is the number of readers; 0 chooses by the machine.
	Workers int
	// Enter, unless nil, is called by the walker before it looks into a folder.
	Enter func(dir string)
	// Skip, unless nil, tells the folders below a root that are passed over;
	// what is in them is unknown, and Result.Skipped names them.
	Skip func(dir string) bool
	// Within are folders beside Roots in which other scans look: links into
	// them are left alone.
	Within []string
}

// Progress is how far a scan is.
type Progress struct {
	Root string // the folder it looks through
	Path string // the file it met last
	// Total is how many audio files the walk has counted; final when Counted.
	Total   int
	Counted bool
	Read    int // files opened and read, whatever came of it
	Failed  int // of those, how many could not be read
	Same    int // files that were unchanged
	Folders int // folders walked
	Seen    int // entries of those folders that are no folders, of whatever kind
}

// Root is what a scan learned of one root.
type Root struct {
	Path string // as in Options
	// Err tells why the root is away: it is missing, or cannot be read. Nil when
	// it is there.
	Err error
	// Files is how many audio files were met under it.
	Files int
	// Empty tells that the folder is there and holds nothing at all, as the
	// folder does where a drive would be mounted.
	Empty bool
}

// Trouble is one folder or link that could not be read, or one file that was
// there when the walk came by and not when it was opened. It and whatever is
// under it is unknown, not gone.
type Trouble struct {
	Path string
	Err  error
}

// Result is what a scan learned beside the files.
type Result struct {
	Roots    []Root
	Troubles []Trouble
	Skipped  []string // folders that Options.Skip passed over
	// Err is the context's error when the scan was cancelled; nil when the walk
	// is complete. Only then may files that were not met be taken for gone.
	Err error
}

// Run is one running scan. Its methods are safe for concurrent use.
type Run struct {
	opt   Options
	files chan File
	done  chan struct{}
	gate  gate

	mu       sync.Mutex // guards what follows
	progress Progress
	result   Result
}

// queueLen is how many batches of files may wait between walker and readers.
const queueLen = 4096

// batchLen is how many files of one folder make a batch.
const batchLen = 64

// Start starts a scan. Receive from Files until it is closed, or cancel ctx.
func Start(ctx context.Context, opt Options) *Run {
	if opt.Read == nil {
		opt.Read = tags.Read
	}
	if opt.Known == nil {
		opt.Known = func(string) (Stamp, bool) { return Stamp{}, false }
	}
	if opt.Workers <= 0 {
		opt.Workers = min(max(2*runtime.GOMAXPROCS(0), 4), 16)
	}
	r := &Run{opt: opt, files: make(chan File, 64), done: make(chan struct{})}
	go r.run(ctx)
	return r
}

// Files is the stream of files. It is closed when the scan has ended; Result
// is complete then.
func (r *Run) Files() <-chan File { return r.files }

// Done is closed when the scan has ended and Result is complete.
func (r *Run) Done() <-chan struct{} { return r.done }

// Progress tells how far the scan is now.
func (r *Run) Progress() Progress {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.progress
}

// Result waits for the end of the scan and tells what it learned.
func (r *Run) Result() Result {
	<-r.done
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.result
}

// Pause makes the scan wait. Files that are being read are finished first.
func (r *Run) Pause() { r.gate.close() }

// Resume lets a paused scan go on.
func (r *Run) Resume() { r.gate.open() }

// Paused tells whether the scan waits.
func (r *Run) Paused() bool { return r.gate.closed() }

// run is the scan: a walker and readers, and then the end.
func (r *Run) run(ctx context.Context) {
	queue := make(chan batch, queueLen)
	var readers sync.WaitGroup
	for range r.opt.Workers {
		readers.Go(func() {
			for b := range queue {
				r.readBatch(ctx, b)
			}
		})
	}
	w := newWalker(r, queue)
	w.walk(ctx)
	close(queue)
	r.mu.Lock()
	r.progress.Counted = ctx.Err() == nil
	r.mu.Unlock()
	readers.Wait()

	r.mu.Lock()
	r.result.Roots, r.result.Skipped, r.result.Err = w.roots, w.skipped, ctx.Err()
	r.mu.Unlock()
	close(r.done)
	close(r.files)
}

// trouble notes one path that could not be read.
func (r *Run) trouble(path string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.result.Troubles = append(r.result.Troubles, Trouble{path, err})
}

// gate holds goroutines back while it is closed. The zero gate is open.
type gate struct {
	mu   sync.Mutex    // guards shut
	shut chan struct{} // nil when open; closed when it opens again
}

func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut == nil {
		g.shut = make(chan struct{})
	}
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut != nil {
		close(g.shut)
		g.shut = nil
	}
}

func (g *gate) closed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.shut != nil
}

// pass waits until the gate is open; false when ctx ended.
func (g *gate) pass(ctx context.Context) bool {
	for ctx.Err() == nil {
		g.mu.Lock()
		shut := g.shut
		g.mu.Unlock()
		if shut == nil {
			return true
		}
		select {
		case <-shut:
		case <-ctx.Done():
		}
	}
	return false
}
