package store

// Values reads what was packed without names: numbers as varints, text as its
// length and its bytes. After the first thing that cannot be read it is Bad,
// empty, and gives zero values. Text shares the memory of Rest.
type Values struct {
	Rest string
	Bad  bool
}

func (v *Values) fail() { v.Bad, v.Rest = true, "" }

// Take reads n bytes.
func (v *Values) Take(n uint64) string {
	if n > uint64(len(v.Rest)) {
		v.fail()
		return ""
	}
	s := v.Rest[:n]
	v.Rest = v.Rest[n:]
	return s
}

// Byte reads one byte.
func (v *Values) Byte() byte {
	if s := v.Take(1); s != "" {
		return s[0]
	}
	return 0
}

// Uvarint reads a number as binary.AppendUvarint writes it.
func (v *Values) Uvarint() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := v.Byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	v.fail()
	return 0
}

// Number reads a number as binary.AppendVarint writes it: in zigzag.
func (v *Values) Number() int64 {
	n := v.Uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

// Text reads a length and so many bytes.
func (v *Values) Text() string { return v.Take(v.Uvarint()) }
