package match

import (
	"cmp"
	"slices"
	"time"
)

// Facts are what decides between files that are as good as each other.
type Facts struct {
	Lossless bool
	Duration time.Duration // 0 when unknown
}

// Choose is the policy for one entry over all its candidate files: linked is
// the file that is linked by itself, nil when none is sure, and rest are the
// others, best first. Of several sure files the lossless ones come first, then
// those whose length is nearest to the length that most of them have, then the
// higher score, then the path; so the choice is the same in every run.
// Candidates that are not sure are never linked. info tells the facts of a
// path; it may be nil.
func Choose(cands []Candidate, info func(path string) Facts) (linked *Candidate, rest []Candidate) {
	all := slices.Clone(cands)
	rank(all)
	var good []Candidate
	for _, c := range all {
		if c.Sure && c.Role == Original {
			good = append(good, c)
		} else {
			rest = append(rest, c)
		}
	}
	if len(good) == 0 {
		return nil, rest
	}
	if info == nil {
		info = func(string) Facts { return Facts{} }
	}
	usual := median(good, info)
	slices.SortStableFunc(good, func(a, b Candidate) int {
		fa, fb := info(a.Path), info(b.Path)
		return cmp.Or(-cmp.Compare(btoi(fa.Lossless), btoi(fb.Lossless)), cmp.Compare(off(fa, usual), off(fb, usual)),
			cmp.Compare(b.Score, a.Score), cmp.Compare(a.Path, b.Path))
	})
	rest = append(slices.Clone(good[1:]), rest...)
	return &good[0], rest
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// median is the middle of the known lengths, 0 if none is known.
func median(cs []Candidate, info func(string) Facts) time.Duration {
	var ds []time.Duration
	for _, c := range cs {
		if d := info(c.Path).Duration; d > 0 {
			ds = append(ds, d)
		}
	}
	if len(ds) == 0 {
		return 0
	}
	slices.Sort(ds)
	return ds[len(ds)/2]
}

// off is how far a length is from the usual one, in steps of three seconds so
// that encoders' padding does not count.
func off(f Facts, usual time.Duration) time.Duration {
	if f.Duration == 0 || usual == 0 {
		return 0
	}
	return (f.Duration - usual).Abs().Round(3 * time.Second)
}
