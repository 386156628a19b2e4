package ui

import (
	"slices"
	"strconv"
	"testing"

	"reprise/library/catalog"
	"reprise/ui/view"
)

// plain is a list of dramas that ask for no look.
func plain(dramas ...string) *catalog.List {
	l := &catalog.List{ID: "mine"}
	for _, d := range dramas {
		l.Entries = append(l.Entries, catalog.Entry{ID: d + "/song", Drama: catalog.Drama{Title: d}})
	}
	return l
}

func TestPostersStayWhereTheListIsReordered(t *testing.T) {
	w := openWindow(t)
	var dramas []string
	for i := range 24 {
		dramas = append(dramas, "drama-"+strconv.Itoa(i))
	}
	w.hang([]*catalog.List{plain(dramas...)})
	look := func(d string) view.Hung { return w.hung.of("mine", view.Art{ID: d}).Hung }
	first, pairs := map[string]view.Hung{}, map[[2]string]bool{}
	var motifs []string
	for _, d := range dramas {
		h := look(d)
		if near := motifs[max(0, len(motifs)-8):]; slices.Contains(near, h.Motif) {
			t.Errorf("%s has the motif %s of a neighbour: %v", d, h.Motif, near)
		}
		if p := [2]string{h.Motif, h.Palette}; h.Motif == "" || pairs[p] {
			t.Errorf("%s looks like another: %v", d, p)
		} else {
			pairs[p] = true
		}
		first[d], motifs = h, append(motifs, h.Motif)
	}
	slices.Reverse(dramas)
	dramas = append([]string{"new"}, dramas...)
	w.hung = nil // another start
	w.hang([]*catalog.List{plain(dramas...)})
	for d, h := range first {
		if look(d) != h {
			t.Errorf("%s was %v and is %v", d, h, look(d))
		}
	}
	if h := look("new"); h.Motif == "" || pairs[[2]string{h.Motif, h.Palette}] {
		t.Errorf("the new drama looks like another: %v", h)
	}
	w.o.Library.SetSetting(keyHung+"mine", `{"newer":1}`)
	w.hung = nil
	w.hang([]*catalog.List{plain("drama-1")})
	if look("drama-1").Motif == "" {
		t.Error("a spoiled setting leaves a drama without its poster")
	}
}
