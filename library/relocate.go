package library

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"reprise/library/store"
)

// Relocate is the fan's answer to "Where did it go?": the music folder dir,
// which is away, lives at now. Links, refusals, counts and all that is known of
// its files lead to the new place, which becomes a music folder instead of dir
// and is scanned. Undo takes that back. Errors: ErrNoRoot, ErrNotAway when dir
// is where it was, ErrNotFolder, fs.ErrNotExist, and ErrReadOnly and ErrFull as
// in Link.
func (l *Library) Relocate(dir, now string) (Undo, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("relocate folder: %w", err)
	}
	now, real, err := folderAt(now)
	if err != nil {
		return nil, fmt.Errorf("relocate folder %q: %w", dir, err)
	}
	l.edits.Lock()
	defer l.edits.Unlock()
	m, err := l.planMove(dir, now)
	if err != nil {
		return nil, fmt.Errorf("relocate folder %q: %w", dir, err)
	}
	m.real = real
	if err = l.moveRoot(m); err != nil && !errors.Is(err, ErrReadOnly) {
		return nil, fmt.Errorf("relocate folder %q: %w", dir, err)
	}
	return once(func() error {
		l.edits.Lock()
		defer l.edits.Unlock()
		return l.moveRoot(m.back())
	}), err
}

// move is a music folder that is elsewhere now.
type move struct {
	from, to, real string
	// joins tells that to lies in another music folder, of which the moved one
	// becomes a part; parts, that the move goes back and it is one again.
	joins, parts bool
	cargo        cargo
	stored       bool
	away         bool // to is not there, for the move goes back
}

// planMove says what moving a folder means.
func (l *Library) planMove(dir, now string) (move, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := &l.model
	i := slices.IndexFunc(m.roots, func(r *root) bool { return r.path == dir })
	if i < 0 {
		return move{}, ErrNoRoot
	}
	if !m.roots[i].away {
		return move{}, ErrNotAway
	}
	in := m.rootOf(now)
	return move{
		from: dir, to: now, joins: in != nil && !in.away, stored: m.roots[i].stored,
		cargo: m.cargo(func(path string) (string, bool) { return moved(path, dir, now) }),
	}, nil
}

// moved returns path as it is after its folder from became to.
func moved(path, from, to string) (string, bool) {
	if !inside(path, from) {
		return "", false
	}
	return filepath.Join(to, strings.TrimPrefix(path, from)), true
}

// back is the move that takes m back.
func (m move) back() move {
	return move{
		from: m.to, to: m.from, real: m.from, joins: false, parts: m.joins, cargo: m.cargo.back(), stored: m.stored,
	}
}

// moveRoot writes a move and shows it.
func (l *Library) moveRoot(mv move) error {
	if err := l.store.Flush(); err != nil && !errors.Is(err, ErrReadOnly) { // counts that wait are of the old paths
		return err
	}
	mv.away = !isThere(mv.to)
	changes := mv.cargo.changes()
	if mv.stored && !mv.parts {
		changes = append(changes, store.DropRoot(mv.from))
	}
	if mv.stored && !mv.joins {
		changes = append(changes, store.PutRoot(mv.to))
	}
	var batch store.Batch
	err := l.store.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		m := &l.model
		if !mv.parts {
			m.roots = slices.DeleteFunc(m.roots, func(r *root) bool { return r.path == mv.from })
		}
		if !mv.joins {
			m.roots = append(m.roots, &root{path: mv.to, real: mv.real, seenAs: mv.to, stored: mv.stored, away: mv.away})
		}
		batch = m.moveTracks(mv)
		m.carry(mv.cargo)
		l.want([]string{mv.to})
		if mv.joins {
			l.want([]string{m.rootOf(mv.to).path})
		}
		l.publish()
	}, changes...)
	l.store.Index(batch)
	return err
}

// moveTracks renames the files of a folder that moved, and returns what the
// index has to do. A folder that became part of another is known there already.
func (m *model) moveTracks(mv move) (batch store.Batch) {
	if mv.parts {
		return batch // the scan of the folder it was part of finds them
	}
	for path, t := range m.tracks {
		to, ok := moved(path, mv.from, mv.to)
		if !ok {
			continue
		}
		cands := slices.Clone(m.cands[path])
		others := m.others[path]
		m.drop(path)
		if mv.joins || m.tracks[to] != nil {
			batch.Drop = append(batch.Drop, path)
			continue
		}
		there := *t
		there.Path, there.Away = to, mv.away
		m.put(&there, cands)
		if others != nil {
			m.others[to] = others
		}
		if k, ok := m.loud[path]; ok {
			delete(m.loud, path)
			m.loud[to] = k
		}
		batch.Move = append(batch.Move, [2]string{path, to})
	}
	return batch
}
