package ui

import (
	"encoding/json"

	"reprise/library/catalog"
	"reprise/ui/art"
	"reprise/ui/view"
)

// keyHung with a list's id is the setting that keeps how the list's posters are
// drawn.
const keyHung = "posters."

// hung is how posters are drawn, by list and drama.
type hung map[string]map[string]view.Hung

// hang gives the dramas that are new on a list their posters, and reads what the
// others were given before. A list that is hung already costs a look at its
// entries.
func (w *Window) hang(lists []*catalog.List) {
	if w.hung == nil {
		w.hung = hung{}
	}
	for _, l := range lists {
		known := w.hung[l.ID]
		var fresh []art.Request
		if known == nil {
			known = map[string]view.Hung{}
			w.hung[l.ID] = known
		}
		asked := map[string]bool{}
		for i := range l.Entries {
			a := view.ArtOf(&l.Entries[i])
			if _, ok := known[a.ID]; !ok && !asked[a.ID] {
				asked[a.ID] = true
				fresh = append(fresh, art.Request{ID: a.ID, Hint: art.Hint{Motif: a.Motif, Palette: a.Palette}})
			}
		}
		if len(fresh) > 0 {
			w.hangFresh(l.ID, fresh)
		}
	}
}

// hangFresh hangs dramas of one list behind those that were hung before.
func (w *Window) hangFresh(list string, fresh []art.Request) {
	var order []view.Hung
	// What cannot be read, because a newer version wrote it, is drawn anew.
	if json.Unmarshal([]byte(w.o.Library.Setting(keyHung+list)), &order) != nil {
		order = nil
	}
	before, had := len(order), map[string]bool{}
	taken := make([]art.Recipe, 0, len(order))
	for _, h := range order {
		had[h.Drama] = true
		taken = append(taken, art.Recipe{ID: h.Drama, Motif: h.Motif, Palette: h.Palette})
	}
	var ask []art.Request
	for _, f := range fresh {
		if !had[f.ID] {
			ask = append(ask, f)
		}
	}
	for _, r := range art.Assign(ask, taken) {
		order = append(order, view.Hung{Drama: r.ID, Motif: r.Motif, Palette: r.Palette})
	}
	for _, h := range order {
		w.hung[list][h.Drama] = h
	}
	if len(order) == before {
		return
	}
	if text, err := json.Marshal(order); err == nil { // plain strings: it always is
		w.o.Library.SetSetting(keyHung+list, string(text))
	}
}

// of is a poster as it hangs on a list.
func (h hung) of(list string, a view.Art) view.Art {
	a.Hung = h[list][a.ID]
	return a
}

// wall hangs all posters of the wall.
func (h hung) wall(wall view.Wall) view.Wall {
	for _, s := range wall.Sections {
		for i := range s.Cards {
			s.Cards[i].Art = h.of(s.List, s.Cards[i].Art)
		}
	}
	return wall
}

// detail, questions and sheet hang the posters of those pages.
func (h hung) detail(d view.Detail) view.Detail {
	d.Art = h.of(d.Ref.List, d.Art)
	return d
}

func (h hung) questions(c view.Questions) view.Questions {
	for i := range c.List {
		c.List[i].Art = h.of(c.List[i].Ref.List, c.List[i].Art)
	}
	return c
}

func (h hung) sheet(s view.Sheet) view.Sheet {
	s.Art = h.of(s.Ref.List, s.Art)
	return s
}
