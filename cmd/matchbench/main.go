package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"reprise/library/catalog"
	"reprise/library/match"
)

func main() {
	entries := flag.String("entries", "", "file of entries, one JSON object a line")
	tracks := flag.String("tracks", "", "file of tracks, one JSON object a line")
	why := flag.Bool("why", false, "add the reasons to each prediction")
	flag.Parse()
	if *entries == "" || *tracks == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*entries, *tracks, *why, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "matchbench:", err)
		os.Exit(1)
	}
}

// entryLine is one line of an entries file of either shape.
type entryLine struct {
	Entry  string `json:"entry"`
	Drama  string `json:"drama"`
	Artist string `json:"artist"`
	Song   string `json:"song"`
	Native string `json:"native_title"`

	Artists       []artistLine `json:"artists"`
	Featured      []artistLine `json:"featured"`
	DramaEnglish  string       `json:"drama_english"`
	DramaHangul   string       `json:"drama_hangul"`
	DramaAliases  []string     `json:"drama_aliases"`
	TitleEnglish  string       `json:"title_english"`
	TitleHangul   string       `json:"title_hangul"`
	TitleAliases  []string     `json:"title_aliases"`
	Part          int          `json:"part"`
	Year          int          `json:"year"`
	Network       string       `json:"network"`
	ISRC          []string     `json:"isrc"`
	MusicBrainzID []string     `json:"mbid"`
}

type artistLine struct {
	Name        string   `json:"name"`
	Hangul      string   `json:"hangul"`
	Aliases     []string `json:"aliases"`
	Group       string   `json:"group"`
	GroupHangul string   `json:"group_hangul"`
}

func (a artistLine) artist() catalog.Artist {
	return catalog.Artist{Name: a.Name, Native: a.Hangul, Aliases: a.Aliases, Group: a.Group, GroupNative: a.GroupHangul}
}

// entry turns a line into an entry as a list would hold it.
func (l entryLine) entry() catalog.Entry {
	e := catalog.Entry{
		ID:    l.Entry,
		Drama: catalog.Drama{Title: l.Drama, Native: l.DramaHangul, Aliases: l.DramaAliases, Year: l.Year, Network: l.Network},
		Song:  catalog.Song{Title: l.Song, Native: l.Native, Aliases: l.TitleAliases, Part: l.Part},
		IDs:   catalog.IDs{ISRC: l.ISRC, MBID: l.MusicBrainzID},
	}
	if l.DramaEnglish != "" && l.DramaEnglish != l.Drama {
		e.Drama.Aliases = append(e.Drama.Aliases, l.DramaEnglish)
	}
	if l.TitleEnglish != "" && l.TitleEnglish != l.Song {
		e.Song.Title = l.TitleEnglish
		e.Song.Aliases = append(e.Song.Aliases, l.Song)
	}
	if l.TitleHangul != "" {
		e.Song.Native = l.TitleHangul
		if l.Native != "" && l.Native != l.TitleHangul {
			e.Song.Aliases = append(e.Song.Aliases, l.Native)
		}
	}
	if len(l.Artists) == 0 {
		e.Artists, e.Featured = match.ParseArtists(l.Artist)
		return e
	}
	for _, a := range l.Artists {
		e.Artists = append(e.Artists, a.artist())
	}
	for _, a := range l.Featured {
		e.Featured = append(e.Featured, a.artist())
	}
	return e
}

// trackLine is one line of a tracks file.
type trackLine struct {
	Path        string         `json:"path"`
	Title       string         `json:"title"`
	Artist      string         `json:"artist"`
	Album       string         `json:"album"`
	AlbumArtist string         `json:"album_artist"`
	Track       int            `json:"track"`
	Year        int            `json:"year"`
	Duration    float64        `json:"duration"`
	IDs         map[string]any `json:"ids"`
}

func (l trackLine) track() match.Track {
	t := match.Track{
		Path: l.Path, Title: l.Title, Artist: l.Artist, Album: l.Album, AlbumArtist: l.AlbumArtist,
		Track: l.Track, Year: l.Year, Duration: time.Duration(l.Duration * float64(time.Second)),
	}
	t.ISRC = texts(l.IDs["isrc"])
	t.MBID = texts(l.IDs["mbid"])
	return t
}

// texts reads a string or a list of strings.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// prediction is one line of the output.
type prediction struct {
	Entry   string   `json:"entry"`
	Path    string   `json:"path"`
	Score   float64  `json:"score"`
	State   string   `json:"state"`
	Role    string   `json:"role,omitempty"`
	Reasons []string `json:"reasons,omitempty"`
}

func run(entries, tracks string, why bool, w io.Writer) error {
	list := &catalog.List{ID: "bench"}
	if err := lines(entries, func(l entryLine) error {
		list.Entries = append(list.Entries, l.entry())
		return nil
	}); err != nil {
		return err
	}
	engine := match.New([]*catalog.List{list}, match.Options{})
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := lines(tracks, func(l trackLine) error {
		for _, c := range engine.Match(l.track()) {
			if err := enc.Encode(predict(c, why)); err != nil {
				return fmt.Errorf("write prediction: %w", err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

func predict(c match.Candidate, why bool) prediction {
	p := prediction{Entry: c.Ref.Entry, Path: c.Path, Score: c.Score, State: "suggested", Role: string(c.Role)}
	if c.Sure {
		p.State = "linked"
	}
	if why {
		for _, r := range c.Reasons {
			p.Reasons = append(p.Reasons, r.String())
		}
	}
	return p
}

// lines reads a file of JSON lines.
func lines[T any](path string, each func(T) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read cases: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			return fmt.Errorf("read cases %q line %d: %w", path, n, err)
		}
		if err := each(v); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read cases %q: %w", path, err)
	}
	return nil
}
