package tags

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// build makes Tags of what was found: repaired, parsed, completed from path.
func build(f *found, path string, o Options) Tags {
	encoding := repairTexts(f, o)
	t := Tags{
		Title:       line(f.first("title")),
		Album:       line(f.first("album")),
		AlbumArtist: line(strings.Join(f.all("albumartist"), ", ")),
		Track:       number(f.first("tracknumber")),
		Disc:        number(f.first("discnumber")),
		Year:        year(f.first("date"), f.first("year"), f.first("releasedate"), f.first("originaldate")),
		Genre:       line(strings.Join(f.all("genre"), ", ")),
		Duration:    f.duration,
		Format:      f.format,
		AudioSize:   f.audio.size,
		ISRC:        identifiers(isrc, f.all("isrc")),
		MBID:        identifiers(mbid, f.all("musicbrainz_trackid")),
		Lyrics:      f.first("syncedlyrics", "lyrics"),
		Gain:        gain(f),
		Gapless:     f.gapless,
		HasArt:      len(f.pictures) > 0,
		Encoding:    encoding,
	}
	artists := f.all("artist")
	t.Artist = line(strings.Join(artists, ", "))
	if listed := f.all("artists"); len(listed) > 0 {
		if t.Artist == "" {
			t.Artist = line(strings.Join(listed, ", "))
		}
		artists = listed
	}
	if t.Title == "" {
		complete(&t, fromPath(path, o))
		if len(artists) == 0 && t.Artist != "" {
			artists = []string{t.Artist}
		}
	}
	t.Artists = Artists(artists, t.Title)
	return t
}

// complete fills what is missing in t from names that came from the path.
func complete(t *Tags, p Tags) {
	t.FromPath = true
	t.Title = p.Title
	if t.Artist == "" {
		t.Artist = p.Artist
	}
	if t.Album == "" {
		t.Album = p.Album
	}
	if t.Track == 0 {
		t.Track = p.Track
	}
	if t.Encoding == "" {
		t.Encoding = p.Encoding
	}
}

// maxLine limits a name in runes. Longer ones are not names.
const maxLine = 1000

// line makes one line of a name.
func line(s string) string {
	if strings.ContainsAny(s, "\n\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) > maxLine {
		if r := []rune(s); len(r) > maxLine {
			s = string(r[:maxLine])
		}
	}
	return s
}

// number reads "3" and "03/12"; 0 when there is none between 1 and 9999.
func number(s string) int {
	s, _, _ = strings.Cut(s, "/")
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > 9999 {
		return 0
	}
	return n
}

// fourDigits is a year inside a date of any form.
var fourDigits = regexp.MustCompile(`\b(1[0-9]|20|21)[0-9]{2}`)

// year finds the year of the first date that has one.
func year(dates ...string) int {
	for _, d := range dates {
		if len(d) == 4 {
			if n, err := strconv.Atoi(d); err == nil && n >= 1000 && n < 2200 {
				return n
			}
		}
		if y := fourDigits.FindString(d); y != "" {
			n, _ := strconv.Atoi(y)
			return n
		}
	}
	return 0
}

var (
	// isrc: https://isrc.ifpi.org/en/isrc-standard/structure
	isrc = regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$`)
	mbid = regexp.MustCompile(`^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$`)
)

// identifiers keeps the values of the right form, once each. ISRCs are upper
// case without hyphens, MusicBrainz ids lower case.
func identifiers(form *regexp.Regexp, values []string) []string {
	var out []string
	for _, v := range values {
		for _, one := range strings.FieldsFunc(v, func(r rune) bool { return r == ';' || r == '/' || r == ',' || r == ' ' || r == '\n' }) {
			one = strings.ToUpper(one)
			if form == isrc {
				one = strings.ReplaceAll(one, "-", "")
			}
			if !form.MatchString(one) {
				continue
			}
			if form == mbid {
				one = strings.ToLower(one)
			}
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out
}

// gain reads ReplayGain, or Opus's own R128 gain: 1/256 dB to -23 LUFS, which
// lies 5 dB below what ReplayGain aims at.
// https://www.rfc-editor.org/rfc/rfc7845#section-5.2.1
func gain(f *found) Gain {
	var g Gain
	g.Track, g.Peak, g.Known = gainOf(f, "track")
	g.Album, g.AlbumPeak, g.AlbumKnown = gainOf(f, "album")
	return g
}

// gainOf reads the gain of the track or of the album.
func gainOf(f *found, of string) (gain, peak float64, known bool) {
	if !f.gains {
		return 0, 0, false
	}
	if v := decibel(f.first("replaygain_" + of + "_gain")); v != nil {
		if p, err := strconv.ParseFloat(strings.TrimSpace(f.first("replaygain_"+of+"_peak")), 64); err == nil && p > 0 && p < 16 {
			peak = p
		}
		return *v, peak, true
	}
	if v, err := strconv.Atoi(f.first("r128_" + of + "_gain")); err == nil && v >= -32768 && v < 32768 {
		return float64(v)/256 + 5, 0, true
	}
	return 0, 0, false
}

// decibel reads "-6.20 dB"; nil when it is no number that a song can need.
func decibel(s string) *float64 {
	s = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(s), "db"))
	v, err := strconv.ParseFloat(s, 64)
	if s == "" || err != nil || v < -60 || v > 60 {
		return nil
	}
	return &v
}
