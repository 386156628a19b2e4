package scan_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/scan"
	"reprise/library/tags"
)

// tree makes files, each of 20 frames of silence named by its path.
func tree(tb testing.TB, files ...string) string {
	tb.Helper()
	root := tb.TempDir()
	for _, f := range files {
		write(tb, filepath.Join(root, f))
	}
	return root
}

func write(tb testing.TB, path string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		tb.Fatal(err)
	}
	frame := "\xFF\xFB\x90\x00" + strings.Repeat("\x00", 413)
	if err := os.WriteFile(path, []byte(strings.Repeat(frame, 20)), 0o600); err != nil {
		tb.Fatal(err)
	}
}

// index is what a caller keeps between scans.
type index map[string]scan.Stamp

func (x index) known(path string) (scan.Stamp, bool) {
	s, ok := x[path]
	return s, ok
}

// all runs a scan to its end.
func all(tb testing.TB, opt scan.Options) ([]scan.File, *scan.Run) {
	tb.Helper()
	r := scan.Start(context.Background(), opt)
	var files []scan.File
	for f := range r.Files() {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b scan.File) int { return strings.Compare(a.Path, b.Path) })
	return files, r
}

// below lists the paths of files, relative to root.
func below(tb testing.TB, root string, files []scan.File) []string {
	tb.Helper()
	var out []string
	for _, f := range files {
		rel, err := filepath.Rel(root, f.Path)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

func TestScanFinds(t *testing.T) {
	t.Parallel()
	root := tree(t,
		"a/01 Scar.mp3", "a/02 Ghost.MP3", "a/cover.jpg", "a/._01 Scar.mp3", "a/.hidden.mp3", "a/notes.txt",
		"b/.trash/x.mp3", "b/@eaDir/01 Scar.mp3", "b/c/d/deep.flac", "...ing/film.ogg", "한글/다시 너를.opus", "top.m4a", "noext",
	)
	files, r := all(t, scan.Options{Roots: []string{root}})
	want := []string{"...ing/film.ogg", "a/01 Scar.mp3", "a/02 Ghost.MP3", "b/c/d/deep.flac", "top.m4a", "한글/다시 너를.opus"}
	if diff := cmp.Diff(want, below(t, root, files)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, f := range files {
		if f.Err != nil || f.Unchanged || f.Size != 20*417 || f.ModTime.IsZero() || f.Tags.Format != tags.MP3 || f.Tags.Title == "" {
			t.Errorf("%+v", f)
		}
	}
	p := r.Progress()
	if p.Total != 6 || !p.Counted || p.Read != 6 || p.Failed != 0 || p.Same != 0 {
		t.Errorf("progress %+v", p)
	}
	res := r.Result()
	if res.Err != nil || len(res.Troubles) != 0 || len(res.Roots) != 1 || res.Roots[0].Files != 6 || res.Roots[0].Err != nil {
		t.Errorf("result %+v", res)
	}
}

// TestSecondScanReadsNothing is the law.
func TestSecondScanReadsNothing(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 500 {
		names = append(names, fmt.Sprintf("album %d/%02d Song.mp3", i/10, i%10))
	}
	root := tree(t, names...)
	known := index{}
	files, _ := all(t, scan.Options{Roots: []string{root}})
	for _, f := range files {
		known[f.Path] = scan.Stamp{Size: f.Size, ModTime: f.ModTime}
	}
	var opened atomic.Int64
	read := func(path string) (tags.Tags, error) {
		opened.Add(1)
		return tags.Read(path)
	}
	again, r := all(t, scan.Options{Roots: []string{root}, Known: known.known, Read: read})
	if opened.Load() != 0 || len(again) != 500 || r.Progress().Same != 500 || r.Progress().Read != 0 {
		t.Fatalf("opened %d of %d, progress %+v", opened.Load(), len(again), r.Progress())
	}
	for _, f := range again {
		if !f.Unchanged || f.Tags.Title != "" {
			t.Fatalf("%+v is not unchanged", f)
		}
	}

	write(t, filepath.Join(root, "album 0", "new.mp3"))
	changed := filepath.Join(root, "album 3", "04 Song.mp3")
	if err := os.Chtimes(changed, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(root, "album 4", "04 Song.mp3"), 417); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(root, "album 5", "05 Song.mp3")); err != nil {
		t.Fatal(err)
	}
	third, r := all(t, scan.Options{Roots: []string{root}, Known: known.known, Read: read})
	if opened.Load() != 3 || len(third) != 500 || r.Progress().Same != 497 {
		t.Errorf("opened %d, met %d, unchanged %d", opened.Load(), len(third), r.Progress().Same)
	}
}

func TestScanLinks(t *testing.T) {
	t.Parallel()
	root := tree(t, "a/1.mp3", "b/2.mp3", ".store/3.mp3")
	outside := tree(t, "x/4.mp3", "5.mp3")
	for link, to := range map[string]string{
		"loop":       ".",                // to itself
		"a/up":       "..",               // to a parent
		"b/twin":     "../a",             // to what the walk meets anyway
		"b/1 too":    "../a/1.mp3",       // no audio name
		"b/one.mp3":  "../a/1.mp3",       // a file that is met anyway
		"kept.mp3":   ".store/3.mp3",     // into a hidden folder
		"away":       outside,            // out of the root
		"away again": outside,            // twice
		"five.mp3":   outside + "/5.mp3", // met through "away"
		"gone.mp3":   "nowhere.mp3",
		"gone":       "nowhere",
	} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(root, filepath.FromSlash(link))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	files, r := all(t, scan.Options{Roots: []string{root}})
	got := below(t, root, files)
	want := []string{"a/1.mp3", "away/5.mp3", "away/x/4.mp3", "b/2.mp3", "five.mp3", "kept.mp3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if res := r.Result(); res.Err != nil || len(res.Troubles) != 0 {
		t.Errorf("result %+v", res)
	}
}

func TestScanRoots(t *testing.T) {
	t.Parallel()
	root := tree(t, "in/1.mp3", "2.mp3")
	empty, single := t.TempDir(), filepath.Join(tree(t, "3.mp3", "4.mp3"), "3.mp3")
	missing := filepath.Join(empty, "nowhere")
	files, r := all(t, scan.Options{Roots: []string{missing, filepath.Join(root, "in"), root, root, empty, single}})
	if len(files) != 3 {
		t.Errorf("met %v: each file once", files)
	}
	roots := r.Result().Roots
	if !errors.Is(roots[0].Err, fs.ErrNotExist) {
		t.Errorf("missing root: %v", roots[0].Err)
	}
	var counts []int
	for _, x := range roots {
		counts = append(counts, x.Files)
	}
	if diff := cmp.Diff([]int{0, 1, 1, 0, 0, 1}, counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !roots[4].Empty || roots[4].Err != nil || roots[2].Empty {
		t.Errorf("empty root: %+v", roots[4])
	}
}

func TestScanBadFileCostsOneLine(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3", "b.mp3", "c.mp3")
	if err := os.WriteFile(filepath.Join(root, "bad.flac"), []byte("not music"), 0o600); err != nil {
		t.Fatal(err)
	}
	files, r := all(t, scan.Options{Roots: []string{root}})
	if len(files) != 4 || r.Progress().Failed != 1 {
		t.Fatalf("%d files, %+v", len(files), r.Progress())
	}
	bad := files[2]
	if !errors.Is(bad.Err, tags.ErrUnknownFormat) || bad.Tags.Title != "bad" || bad.Size != 9 {
		t.Errorf("%+v", bad)
	}
}

// TestScanVanished: what is gone between walk and reading is trouble, not a
// deletion, since a drive that is pulled out looks like that.
func TestScanVanished(t *testing.T) {
	t.Parallel()
	root := tree(t, "a.mp3", "b.mp3", "c.mp3")
	var once sync.Once
	read := func(path string) (tags.Tags, error) {
		once.Do(func() { _ = os.Remove(filepath.Join(root, "c.mp3")) })
		return tags.Read(path)
	}
	files, r := all(t, scan.Options{Roots: []string{root}, Read: read, Workers: 1})
	res := r.Result()
	if len(files) != 2 || len(res.Troubles) != 1 || !errors.Is(res.Troubles[0].Err, fs.ErrNotExist) {
		t.Errorf("%d files, troubles %v", len(files), res.Troubles)
	}
	if p := r.Progress(); p.Total != 2 {
		t.Errorf("progress %+v", p)
	}
}

func TestScanPauseResume(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 50 {
		names = append(names, fmt.Sprintf("%02d.mp3", i))
	}
	started, goOn := make(chan struct{}, 50), make(chan struct{})
	r := scan.Start(context.Background(), scan.Options{Roots: []string{tree(t, names...)}, Workers: 2, Read: func(string) (tags.Tags, error) {
		started <- struct{}{}
		<-goOn
		return tags.Tags{}, nil
	}})
	<-started
	r.Pause()
	r.Pause() // twice is once
	if !r.Paused() {
		t.Error("not paused")
	}
	close(goOn)
	count := 0
	for quiet := false; !quiet; { // what was under way is finished
		select {
		case <-r.Files():
			count++
		case <-time.After(200 * time.Millisecond):
			quiet = true
		}
	}
	if count < 1 || count > 2 { // one for each reader
		t.Fatalf("%d of 50 files passed a paused scan", count)
	}
	r.Resume()
	for range r.Files() {
		count++
	}
	if count != 50 || r.Paused() || r.Result().Err != nil {
		t.Errorf("%d files after all, result %+v", count, r.Result())
	}
}

func TestScanCancel(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 300 {
		names = append(names, fmt.Sprintf("%d/%03d.mp3", i/100, i))
	}
	root := tree(t, names...)
	for _, paused := range []bool{false, true} {
		t.Run(fmt.Sprint("paused ", paused), func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			r := scan.Start(ctx, scan.Options{Roots: []string{root}})
			<-r.Files()
			if paused {
				r.Pause()
			}
			cancel() // nobody receives any more
			select {
			case <-r.Done():
			case <-time.After(10 * time.Second):
				t.Fatal("the scan did not end")
			}
			if res := r.Result(); !errors.Is(res.Err, context.Canceled) {
				t.Errorf("result %+v", res)
			}
			if r.Progress().Read > 299 {
				t.Error("everything was read all the same")
			}
		})
	}
}

// TestScanCountsAhead: the walk counts while the readers are still at the first
// file.
func TestScanCountsAhead(t *testing.T) {
	t.Parallel()
	var names []string
	for i := range 400 {
		names = append(names, fmt.Sprintf("%d/%03d.mp3", i/20, i))
	}
	hold := make(chan struct{})
	r := scan.Start(context.Background(), scan.Options{Roots: []string{tree(t, names...)}, Workers: 1, Read: func(string) (tags.Tags, error) {
		<-hold
		return tags.Tags{}, nil
	}})
	for deadline := time.Now().Add(10 * time.Second); !r.Progress().Counted; {
		if time.Now().After(deadline) {
			t.Fatalf("not counted: %+v", r.Progress())
		}
		time.Sleep(time.Millisecond)
	}
	if p := r.Progress(); p.Total != 400 || p.Read != 0 {
		t.Errorf("progress %+v", p)
	}
	close(hold)
	for range r.Files() {
	}
}
