package library_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/library/catalog"
)

// manySongs is the list of the tests with more songs, of which one is called
// title, and without the last when short is set.
func manySongs(title string, short bool) []fs.FS {
	n := 12
	if short {
		n--
	}
	var more strings.Builder
	for i := range n {
		name := fmt.Sprint("Song ", i)
		if i == 3 {
			name = title
		}
		fmt.Fprintf(&more, `,{"id": "more/%d", "drama": {"title": "Some Drama"}, "song": {"title": %q}, "artists": [{"name": "Singer"}]}`, i, name)
	}
	text := strings.Replace(testList, "\n  ]\n}", more.String()+"]}", 1)
	return []fs.FS{fstest.MapFS{"one.reprise.json": {Data: []byte(text)}}}
}

func TestAnEditedEntryIsMatchedAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("scar.mp3")
	renamed := song(t, w.path("s.mp3"), "Evening Walk Home", "Singer", "Some Drama OST")
	open := func(lists []fs.FS) *library.Library {
		l, err := library.Open(t.Context(), library.Options{DataDir: w.data, CacheDir: w.data, Lists: lists, Roots: []string{w.music}})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := open(manySongs("Song 3", false))
	rescan(t, l)
	first := l.RulesText()
	if all, refs := l.MatchedSince(first); all || len(refs) > 0 {
		t.Fatalf("without a change everything %v, entries %v are matched", all, refs)
	}
	closeLibrary(t, l)

	l = open(manySongs("Evening Walk Home", true))
	all, refs := l.MatchedSince(first)
	if diff := cmp.Diff([]catalog.Ref{{List: "one", Entry: "more/11"}, {List: "one", Entry: "more/3"}}, refs); all || diff != "" {
		t.Errorf("after an edit and a removal everything %v:\n%s", all, diff)
	}
	if _, err := l.WaitScan(t.Context()); err != nil { // no file is read again
		t.Fatal(err)
	}
	stands(t, l, catalog.Ref{List: "one", Entry: "more/3"}, library.Linked, renamed)
	stands(t, l, scar, library.Linked, w.path("scar.mp3"))
	closeLibrary(t, l)

	l = open(testLists())
	if all, _ := l.MatchedSince(first); !all {
		t.Error("another list is matched entry by entry")
	}
	closeLibrary(t, l)
}

func TestOnlyTheEntriesOfALessonAreMatchedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.scarFile("scar.mp3")
	l := w.scan()
	if refs := l.LessonTouches("보이스 (BOIS)", "BOIS"); len(refs) != 1 || refs[0] != scar {
		t.Errorf("a lesson about one singer touches %v", refs)
	}
	if refs := l.LessonTouches("someone", "someone else"); len(refs) != 0 {
		t.Errorf("a lesson about nobody touches %v", refs)
	}
}
