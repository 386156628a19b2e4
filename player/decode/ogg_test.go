package decode_test

import (
	"bytes"
	"testing"

	"reprise/player/internal/sound"
)

func TestChainedOggPlaysEveryLink(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("oggenc", "-Q", "--serial", "11", "-o", "a.ogg", "t.wav")
	k.Run("oggenc", "-Q", "--serial", "22", "-q", "3", "-o", "b.ogg", "t.wav")
	k.Run("oggenc", "-Q", "--serial", "33", "--downmix", "-o", "mono.ogg", "t.wav")
	k.Run("oggenc", "-Q", "--serial", "44", "--resample", "22050", "-o", "slow.ogg", "t.wav")
	k.Run("opusenc", "--quiet", "--serial", "55", "t.wav", "a.opus")
	k.Run("opusenc", "--quiet", "--serial", "66", "--bitrate", "64", "t.wav", "b.opus")
	tests := []struct {
		name  string
		links []string
		plays int // how many of the links
	}{
		{"two of Vorbis", []string{"a.ogg", "b.ogg"}, 2},
		{"three, one mono", []string{"a.ogg", "mono.ogg", "b.ogg"}, 3},
		{"another rate ends it", []string{"b.ogg", "slow.ogg"}, 1},
		{"two of Opus", []string{"a.opus", "b.opus"}, 2},
	}
	for _, c := range tests {
		var file []byte
		var want [][2]float64
		for i, l := range c.links {
			file = append(file, k.Read(l)...)
			if i < c.plays {
				want = append(want, drain(t, open(t, k.Path(l)))...)
			}
		}
		s := open(t, k.Write("c.ogg", file))
		got := drain(t, s)
		if d := sound.Distance(got, want); len(got) != len(want) || d != 0 || s.Short() != (c.plays < len(c.links)) {
			t.Errorf("%s: %d frames that differ by %g, short %v; want %d", c.name, len(got), d, s.Short(), len(want))
		}
		checkSeeks(t, s, got, fewSeeks)
	}
}

// Opus plays at the loudness that its header asks for.
func TestOpusGainOfTheHeader(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.Run("opusenc", "--quiet", "t.wav", "t.opus")
	b := k.Read("t.opus")
	at := bytes.Index(b, []byte("OpusHead"))
	b[at+16], b[at+17] = 0x00, 0xfa // -6 dB in 1/256 dB
	page := b[:at+int(b[at-1])]
	copy(page[22:], make([]byte, 4))
	sum := oggSum(page)
	page[22], page[23], page[24], page[25] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
	k.Write("soft.opus", b)
	got, want := drain(t, open(t, k.Path("soft.opus"))), drain(t, open(t, k.Path("t.opus")))
	for i := range want {
		want[i][0] *= 0.5011872336272722
		want[i][1] *= 0.5011872336272722
	}
	if d := sound.Distance(got, want); d > 1e-3 || len(got) != len(want) {
		t.Errorf("%d frames differ by %g", len(got), d)
	}
}

// oggSum is the checksum of an Ogg page, see https://xiph.org/ogg/doc/framing.html
func oggSum(page []byte) uint32 {
	sum := uint32(0)
	for _, c := range page {
		sum ^= uint32(c) << 24
		for range 8 {
			top := sum >> 31
			sum = sum<<1 ^ top*0x04c11db7
		}
	}
	return sum
}
