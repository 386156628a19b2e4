package view

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"reprise/library"
	"reprise/ui/words"
)

// Mark is what a ring tells: how an entry stands. The order is from the least
// to the best, so that a card of several songs shows its best.
type Mark int

// The marks.
const (
	Missing Mark = iota
	Trouble
	Away
	Check
	Linked
	Playing
)

// markOf translates the library's state.
func markOf(s library.EntryState) Mark {
	switch s {
	case library.Linked:
		return Linked
	case library.ToCheck:
		return Check
	case library.Away:
		return Away
	case library.Unreadable:
		return Trouble
	default:
		return Missing
	}
}

// Word returns the mark's word, for labels and for states without colour.
func (m Mark) Word(w *words.Words) string {
	return w.T(map[Mark]string{
		Missing: "state.missing", Trouble: "state.trouble", Away: "state.away",
		Check: "state.check", Linked: "state.linked", Playing: "state.playing",
	}[m])
}

// Heat returns how warm the lower edge of a poster is after so many passes, 0
// to 1. It doubles its way up: 90 passes are as warm as it gets.
func Heat(passes int) float64 {
	if passes <= 0 {
		return 0
	}
	return min(1, math.Log2(1+float64(passes))/6.5)
}

// Clock returns d as "2:14" or "1:02:14", rounded down to the second.
func Clock(d time.Duration) string {
	s := int(max(0, d) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Number returns n with its thousands apart, "20,113".
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
