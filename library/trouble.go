package library

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"reprise/library/scan"
	"reprise/library/tags"
)

// film marks a track that is a film and no song. The index knows it, so that it
// is not read again, and nobody else does.
const film = "film"

// troubleDisk is the one sentence that has a gap: for what the system says.
const troubleDisk = "trouble.disk"

// setErr keeps why the tags of t could not be read, and the sentence that tells
// it.
func (t *Track) setErr(err error) {
	t.Err, t.Trouble = "", ""
	if err == nil {
		return
	}
	if errors.Is(err, tags.ErrVideo) {
		t.Trouble = film
		return
	}
	code, args := tags.Reason(err)
	if errors.Is(err, scan.ErrDeep) {
		code, args = "trouble.deep", nil
	}
	t.Err, t.Trouble = err.Error(), code
	switch {
	case len(args) > 0:
		t.Err = args[0]
	case errors.Is(err, fs.ErrPermission):
		t.Err = fs.ErrPermission.Error()
	}
}

// trouble tells what is wrong with the file or folder at path.
func trouble(path, code, why string) Trouble {
	t := Trouble{Path: path, Code: code}
	if code == troubleDisk {
		t.Args = []string{why}
	}
	return t
}

// troubles lists the files that could not be read and the folders that could
// not be looked into.
func (m *model) troubles(folders []Trouble) []Trouble {
	if m.shown != nil {
		return m.shown
	}
	m.shown = make([]Trouble, 0, len(m.bad)+len(folders))
	m.shown = append(m.shown, folders...)
	for _, path := range slices.Sorted(maps.Keys(m.bad)) {
		t := m.bad[path]
		if t.Away {
			continue
		}
		m.shown = append(m.shown, trouble(path, t.Trouble, t.Err))
	}
	slices.SortStableFunc(m.shown, func(a, b Trouble) int { return strings.Compare(a.Path, b.Path) })
	return m.shown
}

// noteFolders keeps which folders a scan could not look into, in the place of
// those that an earlier scan of the same folders told; mu is held.
func (l *Library) noteFolders(res scan.Result) {
	s := &l.scan
	s.folders = slices.DeleteFunc(s.folders, func(t Trouble) bool {
		return slices.ContainsFunc(res.Roots, func(r scan.Root) bool { return inside(t.Path, r.Path) })
	})
	for _, t := range res.Troubles {
		if len(s.folders) >= troublesShown {
			break
		}
		var bad Track
		bad.setErr(t.Err)
		s.folders = append(s.folders, trouble(t.Path, bad.Trouble, bad.Err))
	}
	l.model.shown = nil
}
