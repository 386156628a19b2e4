package page_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"reprise/assets"
	"reprise/library"
	"reprise/library/hangul"
	"reprise/library/tags"
	"reprise/ui/page"
	"reprise/ui/view"
	"reprise/ui/words"
)

// BenchmarkLibraryScroll50000 is what a frame of scrolling costs beside the
// toolkit's painting: the rows that come into sight are filled and placed.
func BenchmarkLibraryScroll50000(b *testing.B) {
	said, err := words.Load(assets.Words, words.English)
	if err != nil {
		b.Fatal(err)
	}
	l := page.NewLibrary(page.LibraryIntents{Words: said, OnHint: func(string) {}})
	l.SetClass(view.M)
	c := stage(b, l, 1204, 716)
	const rows = 50000
	item := func(i int) view.Item {
		return view.Item{Track: &library.Track{Path: fmt.Sprintf("/m/%d.mp3", i), Tags: tags.Tags{
			Title: fmt.Sprint("다시 너를 ", i), Artist: fmt.Sprint("가수 ", i%900), Album: fmt.Sprint("태양의 후예 OST Part ", i%5000),
		}}}
	}
	for _, query := range []string{"", "ㄷㅅ"} {
		b.Run("query "+query, func(b *testing.B) {
			var q *hangul.Query
			if query != "" {
				q = hangul.NewQuery(query)
			}
			l.Set(view.Library{}, page.Rows{N: rows, At: func(i int) view.TrackRow {
				return view.BuildTrackRow(item(i), q, view.Now{}, said)
			}}, true)
			l.FocusRows()
			for i := 0; b.Loop(); i++ {
				key := fyne.KeyPageDown
				if i%400 > 200 {
					key = fyne.KeyPageUp
				}
				c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
			}
		})
	}
}
