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

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
)

// metaRules is under which the index keeps by which rules its candidates were
// found.
const metaRules = "rules"

// rules is everything that decides what a file could be: the program, whose
// rules may be new, the taught names, and the entries by a hash of what they say.
type rules struct {
	Program string            `json:"program"`
	Taught  []match.Taught    `json:"taught"`
	Entries map[string]string `json:"entries"`
}

// rules returns what decides now; mu is held, or nobody else knows l yet.
func (l *Library) rules() rules {
	r := rules{Program: l.program, Taught: l.model.taught, Entries: map[string]string{}}
	for _, list := range l.current.Load().Lists {
		for i := range list.Entries {
			text, err := json.Marshal(&list.Entries[i])
			if err != nil { // no entry of a list that was read holds what JSON cannot
				continue
			}
			sum := sha256.Sum256(text)
			r.Entries[catalog.Ref{List: list.ID, Entry: list.Entries[i].ID}.String()] = hex.EncodeToString(sum[:8])
		}
	}
	return r
}

// text is how the index keeps the rules.
func (r rules) text() string {
	text, err := json.Marshal(r)
	if err != nil { // strings alone: it cannot
		return ""
	}
	return string(text)
}

// matching is what the rematcher is to do: match every file again, or those
// that these entries can have to do with.
type matching struct {
	all  bool
	refs map[catalog.Ref]bool
}

// add takes entries in.
func (m *matching) add(refs ...catalog.Ref) {
	if m.refs == nil {
		m.refs = map[catalog.Ref]bool{}
	}
	for _, ref := range refs {
		m.refs[ref] = true
	}
}

// fewOf is the part of the entries up to which a change is matched alone; of
// more, everything is.
const fewOf = 4

// since returns what is to be matched after the rules that text tells of.
func (l *Library) since(text string) matching {
	var old rules
	now := l.rules()
	if json.Unmarshal([]byte(text), &old) != nil || old.Program != now.Program {
		return matching{all: true}
	}
	var m matching
	for _, list := range l.current.Load().Lists {
		for i := range list.Entries {
			ref := catalog.Ref{List: list.ID, Entry: list.Entries[i].ID}
			if key := ref.String(); old.Entries[key] != now.Entries[key] {
				m.add(ref)
			}
			delete(old.Entries, ref.String())
		}
	}
	for key := range old.Entries { // gone: another may have its files now
		if ref, ok := catalog.ParseRef(key); ok {
			m.add(ref)
		}
	}
	m.all = len(m.refs)*fewOf > len(now.Entries) || !slices.Equal(old.Taught, now.Taught)
	return m
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

// rematch is the rematcher: it asks package match again when it is told to,
// until ctx ends.
func (l *Library) rematch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.redo:
		}
		l.mu.Lock()
		todo, key := l.todo, l.rules().text()
		l.todo = matching{}
		l.mu.Unlock()
		done := l.rematchFiles(ctx, todo)
		l.mu.Lock()
		l.publish()
		l.busyEnd()
		l.mu.Unlock()
		if done {
			l.store.Index(store.Batch{Meta: map[string]string{metaRules: key}})
		}
	}
}

// rematchFiles matches files again, those first that were something before;
// false when ctx ended first.
func (l *Library) rematchFiles(ctx context.Context, todo matching) bool {
	tracks, first := l.toRematch(todo)
	few := l.engineOf(todo)
	rows := map[string]string{}
	for _, t := range tracks {
		if ctx.Err() != nil {
			return false
		}
		if few != nil && !first[t.Path] && len(l.candidates(few, t)) == 0 {
			continue // none of the entries has to do with it
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

// toRematch lists all files, and tells which of them were something to the
// entries that are matched again. Those come first.
func (l *Library) toRematch(todo matching) (tracks []*Track, first map[string]bool) {
	l.mu.Lock()
	first = map[string]bool{}
	concerned := func(c match.Candidate) bool { return todo.all || todo.refs[c.Ref] }
	for path, t := range l.model.tracks {
		tracks = append(tracks, t)
		first[path] = slices.ContainsFunc(l.model.cands[path], concerned) || slices.ContainsFunc(l.model.others[path], concerned)
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
	return tracks, first
}

// engineOf returns an engine of the entries to be matched alone, nil when all
// are: the files that it offers nothing are not touched by them.
func (l *Library) engineOf(todo matching) *match.Engine {
	if todo.all {
		return nil
	}
	var lists []*catalog.List
	l.mu.Lock()
	taught := l.model.taught
	l.mu.Unlock()
	for _, list := range l.current.Load().Lists {
		some := *list
		some.Entries = slices.DeleteFunc(slices.Clone(list.Entries), func(e catalog.Entry) bool {
			return !todo.refs[catalog.Ref{List: list.ID, Entry: e.ID}]
		})
		lists = append(lists, &some)
	}
	return match.New(lists, match.Options{Taught: taught})
}

// Teach keeps that two names are the same artist, and matches the files again
// that its entries can have to do with. Errors: ErrReadOnly and ErrFull as in Link.
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

// Unteach forgets that two names are the same, and matches the files again that
// were something by it. Errors: ErrReadOnly and ErrFull as in Link.
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
		knew := l.engine.Load()
		knows := match.New(l.current.Load().Lists, match.Options{Taught: taught})
		l.engine.Store(knows)
		l.todo.add(knew.Learnt(t)...)
		l.todo.add(knows.Learnt(t)...)
		select {
		case l.redo <- struct{}{}:
			l.busyBegin()
		default: // it will run with these names too
		}
	}, c)
}
