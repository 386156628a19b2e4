package main

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reprise/library"
)

// trackRecord is one line of `reprise tracks --json`: one file, as repaired.
type trackRecord struct {
	Path        string   `json:"path"`
	Title       string   `json:"title"`
	Artist      string   `json:"artist"`
	Artists     []string `json:"artists"`
	Album       string   `json:"album"`
	AlbumArtist string   `json:"album_artist"`
	Track       int      `json:"track"`
	Year        int      `json:"year"`
	Duration    float64  `json:"duration"` // seconds
	Format      string   `json:"format"`
	Disc        int      `json:"disc"`
	Genre       string   `json:"genre"`
	ISRC        []string `json:"isrc"`
	MBID        []string `json:"mbid"` // MusicBrainz recording ids
	Art         bool     `json:"art"`
	Size        int64    `json:"size"`       // bytes
	AudioSize   int64    `json:"audio_size"` // bytes of the sound alone
	// TrackGain and AlbumGain are what the tags state; absent when they do not.
	TrackGain *gainRecord `json:"track_gain,omitempty"`
	AlbumGain *gainRecord `json:"album_gain,omitempty"`
	// Gapless is absent when the file does not state it.
	Gapless *gaplessRecord `json:"gapless,omitempty"`
	// Encoding names the repair that the texts needed.
	Encoding string `json:"encoding,omitempty"`
	FromPath bool   `json:"from_path,omitempty"`
	// Error tells why the tags could not be read, and Reason which sentence the
	// window has for it; what is known comes from the path.
	Error  string `json:"error,omitempty"`
	Reason string `json:"reason,omitempty"`
	// Raw are all texts of the file's tags; only with --raw.
	Raw []rawRecord `json:"raw,omitempty"`
}

type gainRecord struct {
	Gain float64 `json:"gain"` // dB to add
	Peak float64 `json:"peak"` // 1 is full scale, 0 when not stated
}

type gaplessRecord struct {
	Delay   int `json:"delay"` // samples of each channel
	Padding int `json:"padding"`
}

// rawRecord is one text of a tag.
type rawRecord struct {
	Tag      string `json:"tag"`
	Field    string `json:"field"`
	Bytes    []byte `json:"bytes"` // as the file holds it, in base64
	Raw      string `json:"raw"`   // as the tag says
	Repaired string `json:"repaired"`
}

func (a *app) tracksCommand() *cobra.Command {
	raw := false
	c := &cobra.Command{
		Use:   "tracks [DIR...]",
		Short: "List your files with their tags, repaired",
		Long: "Scans, and lists the files below DIR, or without DIR all those of the folders that Reprise knows and\n" +
			"of --music. --raw lists every text of every tag instead, as it stands in the file and as it is shown.",
		RunE: func(cmd *cobra.Command, args []string) error { return a.tracks(cmd.Context(), args, raw) },
	}
	c.Flags().BoolVar(&raw, "raw", false, "every text of every tag, as it stands in the file too")
	return c
}

func (a *app) tracks(ctx context.Context, args []string, raw bool) error {
	var records []trackRecord
	err := a.look(ctx, opening{roots: args}, func(lib *library.Library, below func(string) bool) error {
		for _, track := range lib.Snapshot().Tracks {
			if !below(track.Path) || track.Away {
				continue
			}
			record := newTrackRecord(track)
			if raw {
				record.Raw = rawRecords(ctx, lib, track.Path)
			}
			records = append(records, record)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if raw && !a.flags.json {
		return table(a.stdout, rawRows(records))
	}
	return show(a, records, []string{"TITLE", "ARTIST", "ALBUM", "LENGTH", "FORMAT", "FILE"}, func(r trackRecord) []string {
		length := time.Duration(r.Duration * float64(time.Second))
		return []string{r.Title, r.Artist, r.Album, clock(length), r.Format, r.Path}
	})
}

func newTrackRecord(t *library.Track) trackRecord {
	g := &t.Tags
	r := trackRecord{
		Path: t.Path, Title: g.Title, Artist: g.Artist, Artists: listed(g.Artists),
		Album: g.Album, AlbumArtist: g.AlbumArtist, Track: g.Track, Year: g.Year,
		Duration: g.Duration.Seconds(), Format: string(g.Format), Disc: g.Disc, Genre: g.Genre,
		ISRC: listed(g.ISRC), MBID: listed(g.MBID), Art: g.HasArt, Size: t.Size, AudioSize: g.AudioSize,
		Encoding: g.Encoding, FromPath: g.FromPath, Error: t.Err, Reason: t.Trouble,
	}
	if g.Gain.Known {
		r.TrackGain = &gainRecord{g.Gain.Track, g.Gain.Peak}
	}
	if g.Gain.AlbumKnown {
		r.AlbumGain = &gainRecord{g.Gain.Album, g.Gain.AlbumPeak}
	}
	if g.Gapless.Known {
		r.Gapless = &gaplessRecord{g.Gapless.Delay, g.Gapless.Padding}
	}
	return r
}

// listed is [] rather than null for none: that is known, and no unknown field.
func listed(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

// rawRecords reads the texts of a file once more. One that cannot be read has
// its error in its record already.
func rawRecords(ctx context.Context, lib *library.Library, path string) []rawRecord {
	details, _ := lib.Details(ctx, path)
	var records []rawRecord
	for _, f := range details.Raw {
		records = append(records, rawRecord{Tag: f.Tag, Field: f.Name, Bytes: f.Bytes, Raw: f.Raw, Repaired: f.Repaired})
	}
	return records
}

func rawRows(records []trackRecord) [][]string {
	rows := [][]string{{"TAG", "FIELD", "IN THE FILE", "SHOWN", "FILE"}}
	for _, r := range records {
		for _, f := range r.Raw {
			rows = append(rows, []string{f.Tag, f.Field, f.Raw, f.Repaired, r.Path})
		}
	}
	return rows
}

// within returns a test whether a path is in one of the folders; all paths are
// when there is no folder. Folders are compared as they are spelled and as they
// resolve, since the library may know a file by either.
func within(dirs []string) (func(path string) bool, error) {
	if len(dirs) == 0 {
		return func(string) bool { return true }, nil
	}
	roots, err := folderArgs(dirs)
	if err != nil {
		return nil, err
	}
	for _, root := range roots {
		if resolved, err := filepath.EvalSymlinks(root); err == nil && resolved != root {
			roots = append(roots, resolved)
		}
	}
	return func(path string) bool {
		for _, root := range roots {
			rest, ok := strings.CutPrefix(path, root)
			if ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(root, string(filepath.Separator))) {
				return true
			}
		}
		return false
	}, nil
}

// clock writes a length as minutes and seconds, "3:07"; "" when it is unknown.
func clock(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	seconds := int(d.Round(time.Second).Seconds())
	rest := strconv.Itoa(seconds % 60)
	if len(rest) == 1 {
		rest = "0" + rest
	}
	return strconv.Itoa(seconds/60) + ":" + rest
}
