package library_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/library/store"
)

// fill sets every exported field below v to something that is not zero.
func fill(t *testing.T, v reflect.Value, n *int) {
	t.Helper()
	*n++
	if _, ok := v.Interface().(time.Time); ok {
		v.Set(reflect.ValueOf(time.Unix(1_700_000_000, 123)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("글 %d", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) - 3) // negative ones too
	case reflect.Float64:
		v.SetFloat(float64(*n) / -7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	default:
		t.Fatalf("the row encoding has to learn about %s", v.Type())
	}
}

func TestRowsKeepEveryField(t *testing.T) {
	t.Parallel()
	var want library.Track
	n := 0
	fill(t, reflect.ValueOf(&want).Elem(), &n)
	want.Away = false              // that is asked of the disk
	want.Counts = library.Counts{} // those are the fan's work
	want.Tags.Lyrics = ""          // those stay in the file
	cands := []match.Candidate{
		{
			Ref: catalog.Ref{List: "l", Entry: "a/b"}, Path: want.Path, Score: 0.93, Sure: true, Role: match.Live,
			Reasons: []match.Reason{{Mark: match.Against, Code: "version.live", Args: []string{"라이브", ""}}, {Code: "x"}},
		},
		{Ref: catalog.Ref{List: "l", Entry: "c"}, Path: want.Path},
	}
	got, gotCands, err := library.ReadRow(library.RowOf(&want, cands))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Errorf("track (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(cands, gotCands); diff != "" {
		t.Errorf("candidates (-want +got):\n%s", diff)
	}
}

func FuzzReadRow(f *testing.F) {
	row := library.RowOf(&library.Track{Path: "/a", Err: "e"}, []match.Candidate{{Reasons: []match.Reason{{Code: "c", Args: []string{"a"}}}}})
	f.Add(row.Data, row.Cands)
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\x80")
	f.Fuzz(func(t *testing.T, data, cands string) {
		tr, cs, err := library.ReadRow(store.Row{Path: "/a", Data: data, Cands: cands})
		if err != nil {
			return
		}
		again, cs2, err := library.ReadRow(library.RowOf(tr, cs)) // what was read can be written
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(tr) != fmt.Sprint(again) || fmt.Sprint(cs) != fmt.Sprint(cs2) {
			t.Errorf("%v %v became %v %v", tr, cs, again, cs2)
		}
	})
}
