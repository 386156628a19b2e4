package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"reprise/library/match"
	"reprise/library/store"
)

// metaRules is under which the index keeps by which rules its candidates were
// found.
const metaRules = "rules"

// rulesKey names everything that decides what a file could be: the lists, the
// taught names, and the program, whose rules may be new.
func (l *Library) rulesKey() string {
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, list := range l.current.Load().Lists {
		_ = e.Encode(list) // a hash takes everything, and a List has no odd values
	}
	_ = e.Encode(l.model.taught)
	h.Write([]byte(l.program))
	return hex.EncodeToString(h.Sum(nil))
}

// programKey names the program that runs: a new one may have new rules.
func programKey() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintln(info.Size(), info.ModTime().UnixNano())
}

// rematch is the rematcher: it asks package match again for every known file
// when it is told to, until ctx ends.
func (l *Library) rematch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.redo:
		}
		done := l.rematchAll(ctx)
		l.mu.Lock()
		key := l.rulesKey()
		l.publish()
		l.busyEnd()
		l.mu.Unlock()
		if done {
			l.store.Index(store.Batch{Meta: map[string]string{metaRules: key}})
		}
	}
}

// rematchAll matches all files again, those first that were something before;
// false when ctx ended first.
func (l *Library) rematchAll(ctx context.Context) bool {
	l.mu.Lock()
	var tracks []*Track
	first := map[string]bool{}
	for path, t := range l.model.tracks {
		tracks = append(tracks, t)
		first[path] = len(l.model.cands[path]) > 0
	}
	l.mu.Unlock()
	slices.SortFunc(tracks, func(a, b *Track) int {
		if first[a.Path] != first[b.Path] {
			if first[a.Path] {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Path, b.Path)
	})
	rows := map[string]string{}
	for _, t := range tracks {
		if ctx.Err() != nil {
			return false
		}
		cands := l.lockMatched(t)
		now := l.model.tracks[t.Path]
		fresh := now != nil && now.Size == t.Size && now.ModTime.Equal(t.ModTime) // else it was read again meanwhile
		if fresh && (len(cands) > 0 || first[t.Path]) {
			l.model.setCands(t.Path, cands)
			rows[t.Path] = string(appendCands(slices.Concat(cands, l.model.others[t.Path])))
		}
		if time.Since(l.published) > snapshotEvery && len(l.model.dirty) > 0 {
			l.publish()
		}
		l.mu.Unlock()
		if len(rows) >= rowsAtOnce {
			l.store.Index(store.Batch{Cands: rows})
			rows = map[string]string{}
		}
	}
	l.store.Index(store.Batch{Cands: rows})
	return true
}

// Teach keeps that two names are the same artist or song, and matches every
// file again with that knowledge. Errors: ErrReadOnly and ErrFull as in Link.
func (l *Library) Teach(name, same string) (Undo, error) {
	t := match.Taught{A: name, B: same}
	if err := l.setTaught(t, true); err != nil {
		return nil, fmt.Errorf("teach %q: %w", name, err)
	}
	return func() error {
		if err := l.setTaught(t, false); err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		return nil
	}, nil
}

// Unteach forgets that two names are the same, and matches every file again
// without that knowledge. Errors: ErrReadOnly and ErrFull as in Link.
func (l *Library) Unteach(name, same string) (Undo, error) {
	t := match.Taught{A: name, B: same}
	if err := l.setTaught(t, false); err != nil {
		return nil, fmt.Errorf("unteach %q: %w", name, err)
	}
	return func() error {
		if err := l.setTaught(t, true); err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		return nil
	}, nil
}

func (l *Library) setTaught(t match.Taught, on bool) error {
	c := store.DropTaught(store.Taught{Name: t.A, Same: t.B})
	if on {
		c = store.PutTaught(store.Taught{Name: t.A, Same: t.B})
	}
	return l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		m := &l.model
		taught := slices.DeleteFunc(slices.Clone(m.taught), func(o match.Taught) bool { return o == t })
		if on {
			taught = append(taught, t)
		}
		m.taught = taught
		l.publish()
		l.engine.Store(match.New(l.current.Load().Lists, match.Options{Taught: taught}))
		select {
		case l.redo <- struct{}{}:
			l.busyBegin()
		default: // it will run with these names too
		}
	}, c)
}
