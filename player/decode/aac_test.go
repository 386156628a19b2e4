package decode_test

import (
	"bytes"
	"testing"

	"reprise/player/internal/sound"
)

func TestRawAACIsTheM4AWithoutItsFrame(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.FFmpeg("-i", "t.wav", "-c:a", "aac", "-aac_pns", "0", "t.m4a")
	k.FFmpeg("-i", "t.m4a", "-c", "copy", "t.aac")
	s := open(t, k.Path("t.aac"))
	got, want := drain(t, s), drain(t, open(t, k.Path("t.m4a")))
	if len(got) < len(want) || len(got) > len(want)+1024 || sound.Distance(got, want) != 0 {
		t.Errorf("%d frames differ by %g from the %d of the M4A", len(got), sound.Distance(got, want), len(want))
	}
	checkSeeks(t, s, got, fewSeeks)
}

// The comment iTunSMPB tells delay and length exactly; here it says 2112 and
// 100,000.
func TestITunSMPBTrims(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.FFmpeg("-i", "t.wav", "-c:a", "aac", "-aac_pns", "0", "-metadata", "comment=0123456789", "t.m4a")
	b := k.Read("t.m4a")
	smpb := []byte("mean\x00\x00\x00\x00com.apple.iTunes....name\x00\x00\x00\x00iTunSMPB....data\x00\x00\x00\x01\x00\x00\x00\x00" +
		" 00000000 00000840 00000000 00000000000186A0 00000000")
	b = growUserData(t, b, smpb)
	got := drain(t, open(t, k.Write("s.m4a", b)))
	want := drain(t, open(t, k.Path("t.m4a")))
	if len(got) != 100000 {
		t.Fatalf("%d frames, want 100000", len(got))
	}
	if d := sound.Distance(got, want[2112-1024:]); d != 0 {
		t.Errorf("the start differs by %g", d)
	}
}

// growUserData puts a box with text at the end of moov/udta, which ends the file.
func growUserData(t testing.TB, b, text []byte) []byte {
	t.Helper()
	box := append([]byte{0, 0, byte((len(text) + 8) >> 8), byte(len(text) + 8), 'f', 'r', 'e', 'e'}, text...)
	for _, name := range []string{"moov", "udta"} {
		i := bytes.LastIndex(b, []byte(name)) - 4
		if i < 0 {
			t.Fatalf("no box %s", name)
		}
		n := int(b[i])<<24 | int(b[i+1])<<16 | int(b[i+2])<<8 | int(b[i+3])
		if i+n != len(b) {
			t.Fatalf("box %s is not the last", name)
		}
		n += len(box)
		b[i], b[i+1], b[i+2], b[i+3] = byte(n>>24), byte(n>>16), byte(n>>8), byte(n)
	}
	return append(b, box...)
}

// A file in fragments holds the same sound; where it lacks an edit list, the
// first unit, which no decoder gives, is all the delay that is known.
func TestFragmentedMP4(t *testing.T) {
	t.Parallel()
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.FFmpeg("-i", "t.wav", "-c:a", "aac", "-aac_pns", "0", "t.m4a")
	want := drain(t, open(t, k.Path("t.m4a")))
	for name, flags := range map[string]string{
		"offsets":      "frag_keyframe+empty_moov",
		"from moof":    "frag_keyframe+empty_moov+default_base_moof",
		"moov is late": "frag_keyframe+delay_moov",
		"dash":         "dash",
	} {
		k.FFmpeg("-i", "t.m4a", "-c", "copy", "-movflags", flags, "-frag_duration", "400000", "f.mp4")
		s := open(t, k.Path("f.mp4"))
		got := drain(t, s)
		if d := sound.Distance(got, want); len(got) < len(want) || len(got) > len(want)+1024 || d != 0 || s.Short() {
			t.Errorf("%s: %d frames differ by %g, short %v; want %d", name, len(got), d, s.Short(), len(want))
		}
		checkSeeks(t, s, got, fewSeeks)
		cut := open(t, k.Cut("f.mp4", "cut.mp4", len(k.Read("f.mp4"))*6/10))
		if n := len(drain(t, cut)); n < len(want)/2 || n > len(want)*7/10 || !cut.Short() {
			t.Errorf("%s: %d frames of a cut file, short %v", name, n, cut.Short())
		}
	}
}
