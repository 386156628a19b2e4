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

// setErr keeps why the tags of t could not be read, and by which code that is
// told.
func (t *Track) setErr(err error) {
	if err == nil {
		t.Err, t.Trouble = "", ""
		return
	}
	t.Err = err.Error()
	switch {
	case errors.Is(err, fs.ErrPermission):
		t.Trouble, t.Err = TroubleForbid, fs.ErrPermission.Error()
	case errors.Is(err, tags.ErrUnknownFormat):
		t.Trouble = TroubleFormat
	case errors.Is(err, tags.ErrDamaged):
		t.Trouble = TroubleDamaged
	default:
		t.Trouble = TroubleRead
	}
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
		trouble := Trouble{Path: path, Code: t.Trouble}
		if t.Trouble == TroubleDamaged || t.Trouble == TroubleRead {
			trouble.Args = []string{t.Err}
		}
		m.shown = append(m.shown, trouble)
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
		trouble := Trouble{Path: t.Path, Code: TroubleFolder, Args: []string{t.Err.Error()}}
		if errors.Is(t.Err, fs.ErrPermission) {
			trouble.Code, trouble.Args = TroubleForbid, nil
		}
		s.folders = append(s.folders, trouble)
	}
	l.model.shown = nil
}
