package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"
)

// writer owns the work database: its goroutine is the only one that uses db
// after Open.
type writer struct {
	db      *sql.DB // nil when changes hold in memory alone
	batch   time.Duration
	trouble func(error) // may be nil; see Options.Trouble
	// backup copies the database; it runs at the start, every hour and at the
	// end. changed tells whether something was written since it ran last.
	backup  func(ctx context.Context, changed bool) error
	changed bool  // the goroutine's
	last    error // of the backup at the end; to be read after done

	reqs chan request
	kick chan struct{} // size one: something waits in pending
	quit chan struct{} // closed once, by stop
	done chan struct{} // closed when the goroutine ended

	mu      sync.Mutex
	pending map[string]Change // by slot
	closed  bool
}

// request is one thing to do on the writer goroutine, in turn.
type request struct {
	changes []Change
	flush   bool   // write pending too
	then    func() // runs after the commit, before the answer
	answer  chan error
}

func newWriter(ctx context.Context, db *sql.DB, o Options, backup func(ctx context.Context, changed bool) error) *writer {
	w := &writer{
		db: db, batch: o.Batch, trouble: o.Trouble, backup: backup,
		reqs: make(chan request), kick: make(chan struct{}, 1),
		quit: make(chan struct{}), done: make(chan struct{}),
		pending: map[string]Change{},
	}
	go w.run(ctx)
	return w
}

// do hands a request over and waits for its answer.
func (w *writer) do(r request) error {
	r.answer = make(chan error, 1)
	select {
	case w.reqs <- r:
		return <-r.answer
	case <-w.quit:
		return ErrClosed
	}
}

// post keeps changes for the next batch.
func (w *writer) post(changes []Change) {
	w.mu.Lock()
	if !w.closed && w.db != nil {
		for _, c := range changes {
			w.pending[c.slot] = c
		}
	}
	w.mu.Unlock()
	select {
	case w.kick <- struct{}{}:
	default: // the writer knows already
	}
}

// stop writes what is pending and ends the goroutine.
func (w *writer) stop() error {
	w.mu.Lock()
	first := !w.closed
	w.closed = true // what is posted from now on comes too late
	w.mu.Unlock()
	err := w.do(request{flush: true})
	if first {
		close(w.quit)
	}
	<-w.done
	if !first {
		return nil
	}
	return errors.Join(err, w.last)
}

func (w *writer) run(ctx context.Context) {
	defer close(w.done)
	due := time.NewTimer(time.Hour)
	due.Stop()
	hourly := time.NewTicker(time.Hour)
	defer hourly.Stop()
	armed, ill := false, false
	w.tell(&ill, w.copy(ctx))
	for {
		select {
		case <-w.quit:
			if w.changed {
				w.last = w.copy(ctx)
			}
			return
		case r := <-w.reqs:
			err := w.commit(ctx, r.changes)
			if r.flush {
				err = errors.Join(err, w.writePending(ctx))
			}
			if err == nil || errors.Is(err, ErrReadOnly) {
				if r.then != nil {
					r.then()
				}
			}
			r.answer <- err
		case <-w.kick:
			if !armed {
				due.Reset(w.batch)
				armed = true
			}
		case <-due.C:
			armed = false
			err := w.writePending(ctx)
			if err != nil { // nothing is lost: it is tried again
				due.Reset(w.batch)
				armed = true
			}
			w.tell(&ill, err)
		case <-hourly.C:
			w.tell(&ill, w.copy(ctx))
		}
	}
}

// copy makes today's copy of the database, anew when something was written
// since.
func (w *writer) copy(ctx context.Context) error {
	if w.backup == nil {
		return nil
	}
	err := w.backup(ctx, w.changed)
	if err == nil {
		w.changed = false
	}
	return err
}

// tell reports err once, and once more when it is over.
func (w *writer) tell(ill *bool, err error) {
	if was := *ill; w.trouble != nil && was != (err != nil) {
		w.trouble(err)
	}
	*ill = err != nil
}

// writePending commits the waiting changes; on an error they wait on, unless a
// newer change of the same slot came meanwhile.
func (w *writer) writePending(ctx context.Context) error {
	w.mu.Lock()
	batch := w.pending
	w.pending = map[string]Change{}
	w.mu.Unlock()
	if len(batch) == 0 {
		return nil
	}
	changes := make([]Change, 0, len(batch))
	for _, c := range batch {
		changes = append(changes, c)
	}
	err := w.commit(ctx, changes)
	if err == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for slot, c := range batch {
		if _, newer := w.pending[slot]; !newer {
			w.pending[slot] = c
		}
	}
	return err
}

// commit writes all changes or none.
func (w *writer) commit(ctx context.Context, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	if w.db == nil {
		return ErrReadOnly
	}
	err := inTx(ctx, w.db, func(tx *sql.Tx) error {
		for _, c := range changes {
			if _, err := tx.ExecContext(ctx, c.sql, c.args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write the fan's work: %w", explain(err))
	}
	w.changed = true
	return nil
}
