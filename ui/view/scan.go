package view

import (
	"path/filepath"

	"reprise/library"
	"reprise/ui/words"
)

// Scan is the strip that tells how far a scan is.
type Scan struct {
	Shown    bool
	Done     bool // finished or cancelled: the strip leaves by itself
	Paused   bool
	Title    string  // "Looking through Music."
	Count    string  // "8,412 of 20,113 files"
	Path     string  // below the root
	Found    string  // "3 found"
	Check    string  // "1 to check"
	Failed   string  // "" when all could be read
	Progress float64 // 0 to 1; -1 while the files are still being counted
}

// Move is a folder of the fan's that is not where it was, and where it seems to
// be now, "" when nobody knows.
type Move struct{ Root, Place string }

// BuildScan lays out the strip. shown tells that the fan has not closed it.
func BuildScan(s *library.Snapshot, shown bool, w *words.Words) Scan {
	st := s.Scan
	if !shown || (st.Started.IsZero() && !st.Running) {
		return Scan{}
	}
	v := Scan{Shown: true, Done: !st.Running, Paused: st.Paused, Progress: -1}
	v.Title = w.T("scan.now", "folder", scanRoot(s))
	v.Count = w.T("scan.count.open", "n", Number(st.Audio))
	if st.Counted {
		v.Count = w.T("scan.count", "n", Number(st.Audio), "m", Number(st.Total))
		v.Progress = 1
		if st.Total > 0 {
			v.Progress = min(1, float64(st.Audio)/float64(st.Total))
		}
	}
	if rel, err := filepath.Rel(st.Root, st.Path); err == nil && st.Path != "" {
		v.Path = rel
	}
	v.end(s, w)
	found, check := 0, 0
	for _, e := range s.Entries {
		switch e.State {
		case library.Linked:
			found++
		case library.ToCheck:
			check++
		}
	}
	v.Found = w.T("scan.nfound", "n", found)
	if check > 0 {
		v.Check = w.T("scan.ncheck", "n", check)
	}
	if st.Failed > 0 {
		v.Failed = w.T("scan.failed", "n", Number(st.Failed))
	}
	return v
}

// scanRoot is the name of the folder that is looked through; before the walk
// has begun it is that of the fan's first.
func scanRoot(s *library.Snapshot) string {
	root := s.Scan.Root
	if root == "" && len(s.Roots) > 0 {
		root = s.Roots[0].Path
	}
	if root == "" {
		return "…"
	}
	return filepath.Base(root)
}

// end says how a scan that rests or is over stands.
func (v *Scan) end(s *library.Snapshot, w *words.Words) {
	st := s.Scan
	switch {
	case v.Done && st.Canceled:
		v.Title, v.Path, v.Progress = w.T("scan.canceled"), "", 0
	case v.Done:
		v.Title, v.Path, v.Progress = w.T("scan.done"), "", 1
		if st.Audio == 0 && len(s.Roots) > 0 {
			v.Title, v.Count = w.T("scan.empty", "folder", filepath.Base(s.Roots[len(s.Roots)-1].Path)), ""
		}
	case st.Paused:
		v.Title = w.T("scan.paused")
	}
}
