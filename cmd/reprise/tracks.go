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
	// Error tells why the tags could not be read; what is known comes from the path.
	Error string `json:"error,omitempty"`
}

func (a *app) tracksCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tracks [DIR...]",
		Short: "List your files with their tags, repaired",
		Long: "Scans, and lists the files below DIR, or without DIR all those of the folders that Reprise knows and\n" +
			"of --music.",
		RunE: func(cmd *cobra.Command, args []string) error { return a.tracks(cmd.Context(), args) },
	}
}

func (a *app) tracks(ctx context.Context, args []string) error {
	found, below, err := a.look(ctx, opening{roots: args})
	if err != nil {
		return err
	}
	var records []trackRecord
	for _, track := range found.Tracks {
		if below(track.Path) && !track.Away {
			records = append(records, newTrackRecord(track))
		}
	}
	return show(a, records, []string{"TITLE", "ARTIST", "ALBUM", "LENGTH", "FORMAT", "FILE"}, func(r trackRecord) []string {
		length := time.Duration(r.Duration * float64(time.Second))
		return []string{r.Title, r.Artist, r.Album, clock(length), r.Format, r.Path}
	})
}

func newTrackRecord(t *library.Track) trackRecord {
	r := trackRecord{
		Path: t.Path, Title: t.Tags.Title, Artist: t.Tags.Artist, Artists: t.Tags.Artists,
		Album: t.Tags.Album, AlbumArtist: t.Tags.AlbumArtist, Track: t.Tags.Track, Year: t.Tags.Year,
		Duration: t.Tags.Duration.Seconds(), Format: string(t.Tags.Format), Error: t.Err,
	}
	if r.Artists == nil {
		r.Artists = []string{} // [] rather than null: no artist is known, which is not "unknown field"
	}
	return r
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
