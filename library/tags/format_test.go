package tags_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/tags"
)

// named is what every encoder is told to write.
func named() []string {
	return []string{
		"-metadata", "title=다시 너를 (Once Again)", "-metadata", "artist=김나영 feat. 매드클라운",
		"-metadata", "album=태양의 후예 OST Part.5", "-metadata", "album_artist=Various Artists",
		"-metadata", "track=3/12", "-metadata", "date=2016-03-17", "-metadata", "genre=Soundtrack",
	}
}

func TestReadFormats(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		file   string
		args   []string
		want   tags.Format
		within time.Duration // how exact the length must be
	}{
		{"mp3 v2.3", "a.mp3", []string{"-c:a", "libmp3lame", "-id3v2_version", "3"}, tags.MP3, time.Millisecond},
		{"mp3 v2.4", "a.mp3", []string{"-c:a", "libmp3lame", "-id3v2_version", "4", "-q:a", "4"}, tags.MP3, time.Millisecond},
		{"mp3 without Xing", "a.mp3", []string{"-c:a", "libmp3lame", "-b:a", "128k", "-write_xing", "0"}, tags.MP3, 60 * time.Millisecond},
		{"mp3 22 kHz", "a.mp3", []string{"-c:a", "libmp3lame", "-ar", "22050"}, tags.MP3, time.Millisecond},
		{"m4a aac", "a.m4a", []string{"-c:a", "aac"}, tags.AAC, 25 * time.Millisecond},
		{"m4a faststart", "a.m4a", []string{"-c:a", "aac", "-movflags", "+faststart"}, tags.AAC, 25 * time.Millisecond},
		{"m4a alac", "a.m4a", []string{"-c:a", "alac"}, tags.ALAC, time.Millisecond},
		{"flac", "a.flac", []string{"-c:a", "flac"}, tags.FLAC, time.Millisecond},
		{"ogg flac", "a.oga", []string{"-c:a", "flac", "-f", "ogg"}, tags.FLAC, time.Millisecond},
		{"ogg vorbis", "a.ogg", []string{"-c:a", "libvorbis"}, tags.Vorbis, 2 * time.Millisecond},
		{"opus", "a.opus", []string{"-c:a", "libopus"}, tags.Opus, 8 * time.Millisecond},
		{"aiff", "a.aiff", []string{"-write_id3v2", "1"}, tags.AIFF, time.Millisecond},
		{"wma", "a.wma", []string{"-c:a", "wmav2"}, tags.WMA, 200 * time.Millisecond},
		{"wavpack", "a.wv", []string{"-c:a", "wavpack"}, tags.WavPack, time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := encode(t, tt.file, "2.5", append(named(), tt.args...)...)
			before := load(t, path)
			got, err := tags.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := got.Duration - 2500*time.Millisecond; d.Abs() > tt.within {
				t.Errorf("duration %v, want 2.5s within %v", got.Duration, tt.within)
			}
			want := tags.Tags{
				Title: "다시 너를 (Once Again)", Artist: "김나영 feat. 매드클라운", Artists: []string{"김나영", "매드클라운"},
				Album: "태양의 후예 OST Part.5", AlbumArtist: "Various Artists", Track: 3, Year: 2016, Genre: "Soundtrack",
				Format: tt.want, Duration: got.Duration, AudioSize: got.AudioSize, Gapless: got.Gapless,
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tags differ (-want +got):\n%s", diff)
			}
			if string(load(t, path)) != string(before) {
				t.Error("the file was changed")
			}
			disguised := filepath.Join(filepath.Dir(path), "disguised.xyz.mp3")
			if err := os.Rename(path, disguised); err != nil {
				t.Fatal(err)
			}
			again, err := tags.Read(disguised)
			if diff := cmp.Diff(got, again); err != nil || diff != "" {
				t.Errorf("under another extension: %v\n%s", err, diff)
			}
		})
	}
}

// TestReadPlainFormats covers containers whose writers know few fields or none.
func TestReadPlainFormats(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file string
		args       []string
		want       tags.Tags
	}{
		{
			"wav with INFO", "a.wav", append(named(), "-c:a", "pcm_s16le"),
			tags.Tags{
				Title: "다시 너를 (Once Again)", Artist: "김나영 feat. 매드클라운", Artists: []string{"김나영", "매드클라운"},
				Album: "태양의 후예 OST Part.5", Track: 3, Year: 2016, Genre: "Soundtrack", Format: tags.WAV,
			},
		},
		{"rf64", "03 Scar.wav", []string{"-rf64", "always"}, tags.Tags{Title: "Scar", Track: 3, Format: tags.WAV, FromPath: true}},
		{"adts", "Lia - Ghost.aac", []string{"-c:a", "aac"}, tags.Tags{Title: "Ghost", Artist: "Lia", Artists: []string{"Lia"}, Format: tags.AAC, FromPath: true}},
		{"layer II", "Plain.mp2", []string{"-c:a", "mp2", "-b:a", "192k"}, tags.Tags{Title: "Plain", Format: tags.MP3, FromPath: true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := encode(t, tt.file, "2.5", tt.args...)
			got, err := tags.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			if s := got.Duration.Seconds(); math.Abs(s-2.5) > 0.08 {
				t.Errorf("duration %v, want 2.5s", got.Duration)
			}
			got.Duration, got.AudioSize, got.Gapless = 0, 0, tags.Gapless{}
			if tt.want.FromPath {
				tt.want.Album = filepath.Base(filepath.Dir(path))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("tags differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadOwnEncoders(t *testing.T) {
	t.Parallel()
	wav := encode(t, "in.wav", "3")
	tests := []struct {
		name, out string
		cmd       func(out string) []string
		format    tags.Format
	}{
		{"lame", "a.mp3", func(o string) []string {
			return []string{"lame", "--quiet", "--id3v2-only", "--tt", "Scar", "--ta", "Jane", wav, o}
		}, tags.MP3},
		{"lame, ID3v1 alone", "v1.mp3", func(o string) []string {
			return []string{"lame", "--quiet", "--id3v1-only", "--tt", "Scar", "--ta", "Jane", wav, o}
		}, tags.MP3},
		{"lame, both", "both.mp3", func(o string) []string {
			return []string{"lame", "--quiet", "--add-id3v2", "--tt", "Scar", "--ta", "Jane", wav, o}
		}, tags.MP3},
		{"wavpack", "a.wv", func(o string) []string {
			return []string{"wavpack", "-q", "-w", "Title=Scar", "-w", "Artist=Jane", wav, "-o", o}
		}, tags.WavPack},
		{"oggenc", "a.ogg", func(o string) []string { return []string{"oggenc", "-Q", "-t", "Scar", "-a", "Jane", "-o", o, wav} }, tags.Vorbis},
		{"opusenc", "a.opus", func(o string) []string {
			return []string{"opusenc", "--quiet", "--title", "Scar", "--artist", "Jane", wav, o}
		}, tags.Opus},
		{"flac", "a.flac", func(o string) []string {
			return []string{"flac", "-s", "-T", "TITLE=Scar", "-T", "ARTIST=Jane", "-o", o, wav}
		}, tags.FLAC},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), tt.out)
			c := tt.cmd(out)
			run(t, c[0], c[1:]...)
			got, err := tags.Read(out)
			if err != nil {
				t.Fatal(err)
			}
			if got.Title != "Scar" || got.Artist != "Jane" || got.Format != tt.format {
				t.Errorf("got %q by %q in %s", got.Title, got.Artist, got.Format)
			}
			if d := got.Duration - 3*time.Second; d.Abs() > time.Millisecond {
				t.Errorf("duration %v, want exactly 3s", got.Duration)
			}
		})
	}
}

// TestReadFilmIsNoSong reads films, under whatever name.
func TestReadFilmIsNoSong(t *testing.T) {
	t.Parallel()
	film := []string{"-f", "lavfi", "-i", "color=size=64x64:duration=0.3", "-map", "0:a", "-map", "1:v", "-c:v", "mpeg4"}
	for _, file := range []string{"film.mp4", "film.m4a.mov", "film.mkv", "film.avi", "film.mpg", "film.wmv"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			args := film
			switch filepath.Ext(file) {
			case ".mpg":
				args = append(slices.Clone(film[:len(film)-1]), "mpeg2video")
			case ".mp4":
				args = append(slices.Clone(film), "-movflags", "+faststart")
			}
			path := encode(t, file, "0.3", args...)
			got, err := tags.Read(path)
			if !isErr(err, tags.ErrVideo) {
				t.Errorf("got %v, format %q; want ErrVideo", err, got.Format)
			}
			if code, _ := tags.Reason(err); code != "" {
				t.Errorf("a film is no trouble, and has the reason %q", code)
			}
		})
	}
}
