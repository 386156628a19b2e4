package tags

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// leadingNumber is a track number in front of a file name: "03 ", "03. ",
// "1-03 - ", "[03] ", "Track 03 - ".
var leadingNumber = regexp.MustCompile(`^(?:(?i:track)\s*)?[\[(]?(?:(\d)[-.])?(\d{1,3})[\])]?(?:\s*[-._]\s+|[-._]\s*|\s+)(\S.*)$`)

// FromPath makes names of a path alone: "Artist - Title", "03 Title",
// "03. Artist - Title", the folder as album. Title is never empty unless path
// is. The names are repaired like any text; FromPath is set.
func FromPath(path string) Tags { return fromPath(path, Options{}) }

func fromPath(path string, o Options) Tags {
	base := filepath.Base(path)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if name == "" {
		name = base // ".mp3"
	}
	name, encoding := o.repair(name)
	if !strings.Contains(name, " ") {
		name = strings.ReplaceAll(name, "_", " ")
	}
	t := Tags{FromPath: true, Encoding: encoding}
	rest := name
	if m := leadingNumber.FindStringSubmatch(rest); m != nil && !strings.HasPrefix(m[3], "-") {
		t.Track, _ = strconv.Atoi(m[2])
		t.Disc, _ = strconv.Atoi(m[1])
		rest = m[3]
	}
	artist, title, ok := cutDash(rest)
	if ok && t.Track == 0 {
		// "Artist - 03 - Title"
		if m := leadingNumber.FindStringSubmatch(title); m != nil && strings.Contains(title, " - ") {
			t.Track, _ = strconv.Atoi(m[2])
			title = m[3]
		}
	}
	if !ok {
		artist, title = "", rest
	}
	t.Title, t.Artist = line(title), line(artist)
	if t.Title == "" {
		t.Title = line(name)
	}
	if t.Title == "" {
		t.Title = base
	}
	if dir := filepath.Base(filepath.Dir(path)); dir != "." && dir != string(filepath.Separator) {
		album, _ := o.repair(dir)
		t.Album = line(album)
	}
	if t.Artist != "" {
		t.Artists = Artists([]string{t.Artist}, t.Title)
	}
	return t
}

// cutDash parts "Artist - Title" at the first dash with blanks around it.
func cutDash(s string) (artist, title string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — "} {
		if a, b, found := strings.Cut(s, dash); found {
			a, b = strings.TrimSpace(a), strings.TrimSpace(b)
			return a, b, a != "" && b != ""
		}
	}
	return "", s, false
}
