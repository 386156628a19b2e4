package match

import (
	"cmp"
	"slices"
)

// bits is a set of hashes that may hold more than was put in. Its length is a
// power of two, so that a look-up needs no division.
type bits []uint64

func newBits(n int) bits           { return make(bits, n/64) }
func (b bits) add(h uint64)        { b[h>>6&uint64(len(b)-1)] |= 1 << (h & 63) }
func (b bits) maybe(h uint64) bool { return b[h>>6&uint64(len(b)-1)]&(1<<(h&63)) != 0 }

// startBytes is how much of a form's beginning is known by heart.
const startBytes = 6

// starts holds the beginnings of all forms by their length, the last place
// those of startBytes and longer ones.
type starts struct {
	sets [startBytes + 1]bits
	any  [startBytes + 1]bool
}

func (s *starts) add(text string) {
	text = squashed(text[:min(len(text), 4*startBytes)])
	n := min(len(text), startBytes)
	if s.sets[n] == nil {
		s.sets[n] = newBits(1 << 17)
	}
	s.sets[n].add(hash(text[:n], false))
	s.any[n] = true
}

// begins reports whether any form may stand at the start of a text. Letters
// that repeat the one before count once, as they do in sound keys; of plain
// forms the beginnings are kept the same way.
func (s *starts) begins(text string) bool {
	h, n := uint64(fnvPlain), 0
	for i := 0; i < len(text) && n < startBytes; i++ {
		if i > 0 && text[i] == text[i-1] {
			continue
		}
		h = (h ^ uint64(text[i])) * fnvPrime
		n++
		if s.any[n] && s.sets[n].maybe(h) {
			return true
		}
	}
	return false
}

// place is what finding a form needs to know of it. A form is ten times as
// large, and most of what is found is not looked at any further.
type place struct {
	form, entry   int32
	kind          kind
	script        script
	size          uint8 // bytes of its text, 255 for more
	sound, breaks bool
}

// index finds forms by the hash of their text. It is an open hash table with
// the places of one hash side by side: fifty million look-ups in a large
// library must not wait for memory more than once each.
type index struct {
	slots  []slot // its length is a power of two, at most half of them in use
	places []place
}

type slot struct {
	hash     uint64
	from, to uint32 // in places; nothing where to is 0
}

func newIndex(forms []form) index {
	type hashed struct {
		hash uint64
		form int
	}
	all := make([]hashed, len(forms))
	for i := range forms {
		all[i] = hashed{hash(forms[i].text, forms[i].sound), i}
	}
	slices.SortFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.form-b.form) })
	size := 2
	for size < 2*len(all) {
		size *= 2
	}
	x := index{slots: make([]slot, size), places: make([]place, len(all))}
	for i, from := 0, 0; i < len(all); i++ {
		f := &forms[all[i].form]
		x.places[i] = place{int32(all[i].form), f.entry, f.kind, f.script, uint8(min(len(f.text), 255)), f.sound, f.breaks}
		if i+1 < len(all) && all[i+1].hash == all[i].hash {
			continue
		}
		x.put(slot{all[i].hash, uint32(from), uint32(i + 1)})
		from = i + 1
	}
	return x
}

func (x *index) put(s slot) {
	mask := uint64(len(x.slots) - 1)
	at := s.hash & mask
	for x.slots[at].to != 0 {
		at = (at + 1) & mask
	}
	x.slots[at] = s
}

// find returns the places of the forms with this hash, in the order of the forms.
func (x *index) find(h uint64) []place {
	mask := uint64(len(x.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		switch s := &x.slots[at]; {
		case s.to == 0:
			return nil
		case s.hash == h:
			return x.places[s.from:s.to]
		}
	}
}

// The hash is FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/),
// begun differently for sound keys.
const (
	fnvPlain = 14695981039346656037
	fnvSound = fnvPlain ^ 0x5bd1e995
	fnvPrime = 1099511628211
)

func hash(s string, sound bool) uint64 {
	h := uint64(fnvPlain)
	if sound {
		h = fnvSound
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}
