package catalog

import (
	"errors"
	"fmt"
	"strings"
)

// ErrBadList is what every *Problems unwraps to: the file was read and it is
// no list that Reprise can use.
var ErrBadList = errors.New("bad list")

// maxProblems is how many problems of one file are kept. A curator mends the
// first ones first, and a hostile file must not fill the memory with
// complaints.
const maxProblems = 50

// Problem is one thing that is wrong with a list.
type Problem struct {
	Line  int    // line of the file, from 1; 0 when the problem has no place
	Entry int    // number of the entry, from 1; 0 when it is the list's own
	ID    string // id of that entry, "" when it has none
	Field string // "drama.title", "artists.2.name"; "" when no field is to blame
	Text  string // what is wrong and what was expected, a sentence
}

// String returns the problem as one line of English, without the file name.
func (p Problem) String() string {
	var b strings.Builder
	if p.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", p.Line)
	}
	switch {
	case p.Entry > 0 && p.ID != "":
		fmt.Fprintf(&b, "entry %d (%s): ", p.Entry, p.ID)
	case p.Entry > 0:
		fmt.Fprintf(&b, "entry %d: ", p.Entry)
	}
	if p.Field != "" {
		fmt.Fprintf(&b, "%q ", p.Field)
	}
	b.WriteString(p.Text)
	return b.String()
}

// Problems is everything that is wrong with one list file. It is an error and
// unwraps to ErrBadList.
type Problems struct {
	File string // the name that was given to Load
	List []Problem
	More int // problems that were counted and not kept
}

// Error returns one line for each problem, each starting with the file name.
func (p *Problems) Error() string {
	lines := make([]string, 0, len(p.List)+1)
	for _, one := range p.List {
		lines = append(lines, p.File+": "+one.String())
	}
	if p.More > 0 {
		lines = append(lines, fmt.Sprintf("%s: and %d more", p.File, p.More))
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns ErrBadList.
func (p *Problems) Unwrap() error { return ErrBadList }

// add keeps one more problem.
func (p *Problems) add(one Problem) {
	if len(p.List) >= maxProblems {
		p.More++
		return
	}
	p.List = append(p.List, one)
}

// err returns p as an error, nil when nothing is wrong.
func (p *Problems) err() error {
	if len(p.List) == 0 {
		return nil
	}
	return p
}

// oneProblem returns the error for a file with a single thing wrong.
func oneProblem(file string, line int, text string) error {
	return &Problems{File: file, List: []Problem{{Line: line, Text: text}}}
}
