package match

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIndexFindsEveryForm asks for every text that went in, with all the forms
// that share it in their order, and for some that did not.
func TestIndexFindsEveryForm(t *testing.T) {
	t.Parallel()
	var forms []form
	want := map[string][]int32{}
	for i := range 3000 {
		f := form{text: fmt.Sprint("name", i%1300), sound: i%1300%3 == 0, entry: int32(i / 7), kind: kDrama}
		want[f.text] = append(want[f.text], int32(i))
		forms = append(forms, f)
	}
	x := newIndex(forms)
	for i, f := range forms {
		var got []int32
		for _, p := range x.find(hash(f.text, f.sound)) {
			got = append(got, p.form)
			if g := forms[p.form]; p.entry != g.entry || p.kind != g.kind || p.sound != g.sound || int(p.size) != len(g.text) {
				t.Fatalf("form %d is kept as %+v", i, p)
			}
		}
		if d := cmp.Diff(want[f.text], got); d != "" {
			t.Fatalf("%q (-want +got):\n%s", f.text, d)
		}
		if other := x.find(hash(f.text, !f.sound)); other != nil {
			t.Fatalf("%q is found by the wrong key: %v", f.text, other)
		}
	}
	empty := newIndex(nil)
	if p := empty.find(hash("name1", false)); p != nil {
		t.Errorf("an index of nothing finds %v", p)
	}
}

// TestLettersNeverHideASlip puts letters in, takes some out and replaces some:
// the quick look at the letters must let through all that within accepts.
func TestLettersNeverHideASlip(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	letter := func() string { return string(rune(' ' + r.IntN(95))) }
	for range 20000 {
		a := ""
		for range 6 + r.IntN(12) {
			a += letter()
		}
		b, n := a, 1+r.IntN(2)
		for range n {
			i := r.IntN(len(b))
			b = []string{b[:i] + b[i+1:], b[:i] + letter() + b[i:], b[:i] + letter() + b[i+1:]}[r.IntN(3)]
		}
		if !within(a, b, n) {
			t.Fatalf("within(%q, %q, %d) is false", a, b, n)
		}
		if d := lettersOf(a).apart(lettersOf(b)); d > 2*n {
			t.Fatalf("%q and %q are %d letters apart after %d slips", a, b, d, n)
		}
	}
}
