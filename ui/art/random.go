package art

// fnv1a is the 32-bit FNV-1a hash of the bytes of s.
// See http://www.isthe.com/chongo/tech/comp/fnv/.
func fnv1a(s string) uint32 {
	h := uint32(0x811c9dc5)
	for i := range len(s) {
		h ^= uint32(s[i])
		h *= 0x01000193
	}
	return h
}

// stream is Marsaglia's xorshift32 with the shifts 13, 17 and 5. It is small
// enough to be the same in every language that draws these posters.
type stream struct{ x uint32 }

func newStream(seed uint32) *stream {
	if seed == 0 { // xorshift stays at zero for ever
		seed = 0x9e3779b9
	}
	return &stream{x: seed}
}

// next is the next number, 0 <= n < 1.
func (s *stream) next() float64 {
	s.x ^= s.x << 13
	s.x ^= s.x >> 17
	s.x ^= s.x << 5
	return float64(s.x) / 4294967296
}
