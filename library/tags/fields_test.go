package tags_test

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.senan.xyz/taglib"

	"reprise/library/tags"
)

// TestEveryFieldOfEveryFormat has TagLib write every field that Tags has room
// for into a file of each format, and a picture.
func TestEveryFieldOfEveryFormat(t *testing.T) {
	t.Parallel()
	written := map[string][]string{
		taglib.Title: {"다시 너를 (Once Again)"}, taglib.Artist: {"김나영", "매드클라운"}, taglib.Album: {"태양의 후예 OST Part.5"},
		taglib.AlbumArtist: {"Various Artists"}, taglib.TrackNumber: {"3/12"}, taglib.DiscNumber: {"2/3"}, taglib.Date: {"2016-03-17"},
		taglib.Genre: {"Soundtrack"}, taglib.Lyrics: {"라라 한 줄\n라라 두 줄"}, taglib.ISRC: {"KRA111600123"},
		taglib.MusicBrainzTrackID: {"1234abcd-1234-1234-1234-123456789abc"},
		"REPLAYGAIN_TRACK_GAIN":   {"-6.20 dB"}, "REPLAYGAIN_TRACK_PEAK": {"0.988"},
		"REPLAYGAIN_ALBUM_GAIN": {"-5.50 dB"}, "REPLAYGAIN_ALBUM_PEAK": {"0.999"},
	}
	want := tags.Tags{
		Title: "다시 너를 (Once Again)", Artist: "김나영, 매드클라운", Artists: []string{"김나영", "매드클라운"},
		Album: "태양의 후예 OST Part.5", AlbumArtist: "Various Artists", Track: 3, Disc: 2, Year: 2016, Genre: "Soundtrack",
		Lyrics: "라라 한 줄\n라라 두 줄", ISRC: []string{"KRA111600123"}, MBID: []string{"1234abcd-1234-1234-1234-123456789abc"},
		Gain:   tags.Gain{Track: -6.2, Peak: 0.988, Known: true, Album: -5.5, AlbumPeak: 0.999, AlbumKnown: true},
		HasArt: true,
	}
	var cover bytes.Buffer
	if err := png.Encode(&cover, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		file   string
		args   []string
		format tags.Format
	}{
		{file: "a.mp3", format: tags.MP3},
		{file: "a.m4a", format: tags.AAC},
		{file: "alac.m4a", args: []string{"-c:a", "alac"}, format: tags.ALAC},
		{file: "a.flac", format: tags.FLAC},
		{file: "a.ogg", args: []string{"-c:a", "libvorbis"}, format: tags.Vorbis},
		{file: "a.opus", format: tags.Opus},
		{file: "a.wav", format: tags.WAV},
		{file: "a.aiff", format: tags.AIFF},
		{file: "a.wma", format: tags.WMA},
		{file: "a.wv", format: tags.WavPack},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			path := encode(t, tt.file, "0.5", tt.args...)
			bare, err := tags.AudioPrint(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := taglib.WriteTags(path, written, taglib.Clear); err != nil {
				t.Fatal(err)
			}
			if err := taglib.WriteImage(path, cover.Bytes()); err != nil {
				t.Fatal(err)
			}
			got, err := tags.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			if (got.Duration - 500*time.Millisecond).Abs() > 150*time.Millisecond {
				t.Errorf("duration %v", got.Duration)
			}
			want := want
			if tt.format == tags.WMA { // TagLib joins the artists there, and leaves loudness out
				want.Artist, want.Artists, want.Gain = "김나영 매드클라운", []string{"김나영 매드클라운"}, tags.Gain{}
			}
			want.Format, want.Duration, want.AudioSize, want.Gapless = tt.format, got.Duration, got.AudioSize, got.Gapless
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if pic, err := tags.Art(path); err != nil || !bytes.Equal(pic.Data, cover.Bytes()) || pic.Width != 20 || pic.Height != 10 {
				t.Errorf("picture of %d bytes, %d by %d, %v", len(pic.Data), pic.Width, pic.Height, err)
			}
			// Retagging changes nothing about the sound.
			if again, err := tags.AudioPrint(path); err != nil || again != bare {
				t.Errorf("the print of the sound was %s and is %s, %v", bare, again, err)
			}
			off, size, err := tags.AudioRange(path)
			if err != nil || size != got.AudioSize || off+size > int64(len(load(t, path))) {
				t.Errorf("sound of %d bytes at %d, %v; want %d", size, off, err, got.AudioSize)
			}
		})
	}
}

// TestFieldsOfEncoders reads what TagLib writes otherwise or not at all.
func TestFieldsOfEncoders(t *testing.T) {
	t.Parallel()
	loud := []string{"-metadata", "title=Scar", "-metadata", "replaygain_track_gain=-6.20 dB", "-metadata", "replaygain_track_peak=0.5"}
	gain := tags.Gain{Track: -6.2, Peak: 0.5, Known: true}
	tests := []struct {
		name, file string
		args       []string
		want       tags.Tags
	}{
		{"gain in WMA", "a.wma", loud, tags.Tags{Title: "Scar", Gain: gain}},
		{"gain in TXXX", "a.mp3", loud, tags.Tags{Title: "Scar", Gain: gain}},
		{"R128 in Opus", "a.opus", []string{"-metadata", "title=Scar", "-metadata", "R128_TRACK_GAIN=-512", "-metadata", "R128_ALBUM_GAIN=256"}, tags.Tags{Title: "Scar", Gain: tags.Gain{Track: 3, Known: true, Album: 6, AlbumKnown: true}}},
		{"words in USLT or TXXX", "a.mp3", []string{"-metadata", "title=Scar", "-metadata", "lyrics-kor=라라 한 줄"}, tags.Tags{Title: "Scar", Lyrics: "라라 한 줄"}},
		{"words in MP4", "a.m4a", []string{"-metadata", "title=Scar", "-metadata", "lyrics=라라 한 줄", "-metadata", "disc=2/3"}, tags.Tags{Title: "Scar", Lyrics: "라라 한 줄", Disc: 2}},
		{"UNSYNCEDLYRICS", "a.flac", []string{"-metadata", "title=Scar", "-metadata", "UNSYNCEDLYRICS=라라 한 줄"}, tags.Tags{Title: "Scar", Lyrics: "라라 한 줄"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tags.Read(encode(t, tt.file, "0.3", tt.args...))
			if err != nil {
				t.Fatal(err)
			}
			got.Format, got.Duration, got.AudioSize, got.Gapless = "", 0, 0, tags.Gapless{}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestGapless(t *testing.T) {
	t.Parallel()
	wav := encode(t, "in.wav", "1")
	lame := filepath.Join(t.TempDir(), "lame.mp3")
	run(t, "lame", "--quiet", wav, lame)
	opus := filepath.Join(t.TempDir(), "a.opus")
	run(t, "opusenc", "--quiet", wav, opus)
	bought := encode(t, "bought.m4a", "1", "-use_editlist", "0")
	smooth := " 00000000 00000840 000001CA 000000000000A000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	if err := taglib.WriteTags(bought, map[string][]string{"iTunSMPB": {smooth}}, 0); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		want       tags.Gapless
		length     float64 // in seconds
	}{
		{"LAME", lame, tags.Gapless{Delay: 576, Padding: 1404, Known: true}, 1},
		{"LAME's numbers by ffmpeg", encode(t, "a.mp3", "1"), tags.Gapless{Delay: 576, Padding: 1404, Known: true}, 1},
		{"no header", encode(t, "bare.mp3", "1", "-write_xing", "0"), tags.Gapless{}, 1.045},
		{"edit list", encode(t, "a.m4a", "1"), tags.Gapless{Delay: 1024, Known: true}, 1},
		{"iTunSMPB", bought, tags.Gapless{Delay: 0x840, Padding: 0x1CA, Known: true}, 40960.0 / 44100},
		{"Opus", opus, tags.Gapless{Delay: 312, Known: true}, 1},
		{"Vorbis needs none", encode(t, "a.ogg", "1", "-c:a", "libvorbis"), tags.Gapless{}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tags.Read(tt.path)
			if err != nil {
				t.Fatal(err)
			}
			if got.Gapless != tt.want || math.Abs(got.Duration.Seconds()-tt.length) > 0.003 {
				t.Errorf("%+v in %v, want %+v in %v s", got.Gapless, got.Duration, tt.want, tt.length)
			}
		})
	}
}

// TestFewReads counts what reading a song with a picture of 300 KB takes: the
// picture is stepped over.
func TestFewReads(t *testing.T) {
	t.Parallel()
	cover := append(pixel(0), noise(300<<10)...)
	for file, most := range map[string]int{"a.mp3": 4, "a.m4a": 5, "a.flac": 3, "a.ogg": 20, "a.opus": 20, "a.wav": 3, "a.wma": 2, "a.wv": 6, "a.aiff": 4} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			path := encode(t, file, "5", "-metadata", "title=Scar")
			if err := taglib.WriteImage(path, cover); err != nil {
				t.Fatal(err)
			}
			b := load(t, path)
			c := &counter{r: bytes.NewReader(b)}
			got, err := tags.ReadFrom(c, int64(len(b)), path)
			if err != nil || got.Title != "Scar" || !got.HasArt || got.Duration < 4900*time.Millisecond {
				t.Fatalf("%+v, %v", got, err)
			}
			if c.calls > most || c.bytes > 64<<10 {
				t.Errorf("%d reads, %d bytes; want at most %d and 65536", c.calls, c.bytes, most)
			}
		})
	}
}
