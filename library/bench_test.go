package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"reprise/library"
	"reprise/library/store"
	"reprise/library/tags"
)

// bigLibrary makes a data folder whose index knows n files below the music
// folder.
func bigLibrary(tb testing.TB, n int) world {
	tb.Helper()
	w := newWorld(tb)
	writeFile(tb, w.path("cover.jpg"), nil) // an empty folder would be taken for away
	s, err := store.Open(tb.Context(), store.Options{DataDir: w.data, CacheDir: w.data, RowVersion: library.RowVersion})
	if err != nil {
		tb.Fatal(err)
	}
	var batch store.Batch
	for i := range n {
		tr := &library.Track{
			Path: filepath.Join(w.music, fmt.Sprintf("Artist %d/Album %d/%05d 노래.mp3", i%700, i%3000, i)),
			Size: 5_000_000 + int64(i), ModTime: time.Unix(1_600_000_000, int64(i)),
			Tags: tags.Tags{
				Title: fmt.Sprintf("노래 제목 %d", i), Artist: fmt.Sprintf("가수 %d", i%700), Artists: []string{fmt.Sprintf("가수 %d", i%700)},
				Album: fmt.Sprintf("드라마 %d OST", i%3000), Track: i % 20, Year: 2016, Duration: 3 * time.Minute, Format: tags.MP3, HasArt: true,
			},
		}
		batch.Put = append(batch.Put, library.RowOf(tr, nil))
	}
	s.Index(batch)
	if err := s.Close(); err != nil {
		tb.Fatal(err)
	}
	l := w.open() // matches all of them once
	if _, err := l.WaitScan(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	closeLibrary(tb, l)
	return w
}

// BenchmarkOpen50k opens a library that knows 50,000 files, up to its first
// snapshot.
func BenchmarkOpen50k(b *testing.B) {
	w := bigLibrary(b, 50_000)
	for b.Loop() {
		l := w.open()
		if n := len(l.Snapshot().Tracks); n != 50_000 {
			b.Fatalf("%d tracks", n)
		}
		b.StopTimer()
		closeLibrary(b, l)
		b.StartTimer()
	}
}

// BenchmarkMemory50k tells what a library of 50,000 files keeps in memory.
func BenchmarkMemory50k(b *testing.B) {
	w := bigLibrary(b, 50_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	l := w.open()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(l)
	closeLibrary(b, l)
	for b.Loop() { // the figure below is what counts
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
}

// BenchmarkSnapshot50k makes a new snapshot after one entry changed.
func BenchmarkSnapshot50k(b *testing.B) {
	w := bigLibrary(b, 50_000)
	l := w.open()
	b.ReportAllocs()
	for b.Loop() {
		l.Touch(scar)
	}
	closeLibrary(b, l)
}

// BenchmarkSearch50k is one key press in the search field.
func BenchmarkSearch50k(b *testing.B) {
	w := bigLibrary(b, 50_000)
	l := w.open()
	if n := len(l.Search("제목 4999", 0)); n != 15 { // 4999, 14999 to 44999, 49990 to 49999
		b.Fatalf("%d found", n)
	}
	for b.Loop() {
		l.Search("제목 4999", 50)
	}
	closeLibrary(b, l)
}

// BenchmarkScan10k scans 10,000 new files into an empty library, index written.
func BenchmarkScan10k(b *testing.B) {
	w := newWorld(b)
	for i := range 10_000 {
		songOf(b, 4, w.path(fmt.Sprintf("Album %d/%d.mp3", i%1000, i)), fmt.Sprintf("노래 제목 %d", i), fmt.Sprintf("가수 %d", i%700), "드라마 OST")
	}
	for b.Loop() {
		w.data = b.TempDir()
		l := w.scan()
		if n := len(l.Snapshot().Tracks); n != 10_000 {
			b.Fatalf("%d tracks", n)
		}
		closeLibrary(b, l)
	}
	l := w.scan()
	start := time.Now()
	if s := rescan(b, l); s.Unchanged != 10_000 {
		b.Fatalf("second scan: %+v", s)
	}
	b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/rescan")
	closeLibrary(b, l)
}

// BenchmarkSearchWhileScanning50k presses keys in the search field of a window
// while 50,000 new files are scanned, and tells the slowest answer. Set
// REPRISE_BENCH_MUSIC to a folder of them; without it 10,000 small ones are made.
func BenchmarkSearchWhileScanning50k(b *testing.B) {
	w := newWorld(b)
	if dir := os.Getenv("REPRISE_BENCH_MUSIC"); dir != "" {
		w.music = dir
	} else {
		for i := range 10_000 {
			songOf(b, 4, w.path(fmt.Sprintf("Album %d/%d.mp3", i%1000, i)), fmt.Sprintf("노래 제목 %d", i), fmt.Sprintf("가수 %d", i%700), "드라마 OST")
		}
	}
	var all []time.Duration
	for b.Loop() {
		w.data = b.TempDir()
		l, err := library.Open(b.Context(), library.Options{DataDir: w.data, CacheDir: w.data, Lists: testLists(), Roots: []string{w.music}, Live: true})
		if err != nil {
			b.Fatal(err)
		}
		l.Rescan()
		keys := []string{"ㅅ", "ㅅㅊ", "sa", "sangcheo", "ektl", "노래", "no such song", "a"}
		for i := 0; l.Snapshot().Scan.Running || i == 0; i++ {
			begin := time.Now()
			l.Search(keys[i%len(keys)], 0)
			all = append(all, time.Since(begin))
			time.Sleep(20 * time.Millisecond)
		}
		closeLibrary(b, l)
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, "ms/slowest")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "ms/p99")
	b.ReportMetric(float64(len(all)), "keys")
}
