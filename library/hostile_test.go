//go:build linux

package library_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"reprise/library"
)

// hostileTree and hostileData, set in the environment, make the test binary scan
// a tree and tell what became of it.
const (
	hostileTree = "REPRISE_TEST_HOSTILE_TREE"
	hostileData = "REPRISE_TEST_HOSTILE_DATA"
)

// aftermath is what a scan of a hostile tree has come to.
type aftermath struct {
	Audio, Read, Failed int
	Good                []string       // quoted paths of files named good that were read in full
	Codes               map[string]int // of the trouble list
	Troubles            int            // lines of the trouble list
	Unsaid              []string       // files that could not be read and have no reason
	Panics              []string       // files at which a reader panicked
	Again               int            // files that the second scan read
	HeapMB, PeakMB      int
}

// TestHostileTree scans, in a process of its own, a tree that means ill: real
// files of every format with damage of many kinds, files of 4 GB that hold
// nothing, pipes, devices, loops, names of all sorts, a file that grows. The scan
// ends, nothing panics, the good files among them are all read, and little
// memory is taken.
func TestHostileTree(t *testing.T) {
	t.Parallel()
	mutants, patience := 300, 2*time.Minute
	if os.Getenv("REPRISE_SOAK") != "" {
		mutants, patience = 10_000, 20*time.Minute
	}
	tree := newHostile(t)
	tree.mutate(mutants)
	tree.sparse()
	tree.noFiles()
	tree.names()
	tree.long()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	grown := tree.grow(ctx)
	var out, told bytes.Buffer
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestHostileChild$", "-test.v=false")
	cmd.Env = append(os.Environ(), hostileTree+"="+tree.root, hostileData+"="+t.TempDir())
	cmd.Stdout, cmd.Stderr = &out, &told
	err := cmd.Run()
	cancel()
	<-grown
	if err != nil {
		t.Fatalf("the scan ended with %v\n%s\n%s", err, out.String(), told.String())
	}
	line, _, _ := strings.Cut(out.String(), "\n")
	var got aftermath
	if err := json.Unmarshal([]byte(line), &got); err != nil {
		t.Fatalf("%v in %q", err, out.String())
	}
	t.Logf("%d met, %d read, %d failed, %d troubles, heap %d MB, peak %d MB", got.Audio, got.Read, got.Failed, got.Troubles, got.HeapMB, got.PeakMB)
	if len(got.Panics) > 0 || strings.Contains(told.String(), "panic") {
		t.Errorf("panicked at %q\n%s", got.Panics, told.String())
	}
	for _, path := range tree.good {
		if !slices.Contains(got.Good, strconv.Quote(path)) {
			t.Errorf("%q was not read in full", path)
		}
	}
	if len(got.Unsaid) > 0 {
		t.Errorf("no reason is given for %q", got.Unsaid)
	}
	if got.Audio < mutants+len(tree.good) || got.Failed == 0 || got.Troubles < got.Failed {
		t.Errorf("%d met, %d failed, %d troubles", got.Audio, got.Failed, got.Troubles)
	}
	for _, code := range []string{"trouble.deep", "trouble.longpath", "trouble.empty", "trouble.cut", "trouble.unknown", "trouble.damaged"} {
		if got.Codes[code] == 0 {
			t.Errorf("%s is no reason; the reasons are %v", code, got.Codes)
		}
	}
	if got.Again > 1 { // the one that grew, at most
		t.Errorf("the second scan read %d files", got.Again)
	}
	if got.HeapMB > 300 || !raceEnabled && got.PeakMB > 300 {
		t.Errorf("%d MB, of which %d of the heap; want at most 300", got.PeakMB, got.HeapMB)
	}
}

// TestHostileChild is the other process of TestHostileTree.
func TestHostileChild(t *testing.T) { //nolint:paralleltest // alone in its process
	root, data := os.Getenv(hostileTree), os.Getenv(hostileData)
	if root == "" {
		t.Skip("runs inside TestHostileTree")
	}
	l, err := library.Open(t.Context(), library.Options{DataDir: data, CacheDir: data, Lists: testLists(), Roots: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	first := rescan(t, l)
	again := rescan(t, l)
	got := aftermath{Audio: first.Audio, Read: first.Read, Failed: first.Failed, Again: again.Read}
	s := l.Snapshot()
	got.Troubles = len(s.Troubles)
	said := map[string]bool{}
	got.Codes = map[string]int{}
	for _, x := range s.Troubles {
		got.Codes[x.Code]++
		said[x.Path] = x.Code != ""
	}
	for _, f := range s.Tracks {
		name := filepath.Base(f.Path)
		switch {
		case strings.Contains(f.Err, "panic"):
			got.Panics = append(got.Panics, f.Path)
		case f.Err != "" && !said[f.Path]:
			got.Unsaid = append(got.Unsaid, f.Path+": "+f.Err)
		case f.Err == "" && strings.HasPrefix(name, "good") && f.Tags.Title == "다시 너를" && f.Tags.Duration > 0:
			got.Good = append(got.Good, strconv.Quote(f.Path))
		}
	}
	closeLibrary(t, l)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	got.HeapMB, got.PeakMB = int(m.HeapSys>>20), peakMB(t)
	line, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(string(line))
}

// peakMB is the most memory that this process has had, in MB.
func peakMB(tb testing.TB) int {
	tb.Helper()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		tb.Fatal(err)
	}
	var kb int
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		tb.Fatal(err)
	}
	return kb >> 10
}

// hostile is a tree that means ill.
type hostile struct {
	testing.TB
	root  string
	kinds []string          // names of real files, one of each kind
	real  map[string][]byte // by name
	good  []string          // paths of files that must be read in full
	rand  *rand.Rand
}

// newHostile makes real files of every format.
func newHostile(tb testing.TB) *hostile {
	tb.Helper()
	h := &hostile{TB: tb, root: filepath.Join(tb.TempDir(), "music"), real: map[string][]byte{}, rand: rand.New(rand.NewPCG(1, 2))}
	work := tb.TempDir()
	cover := filepath.Join(work, "cover.png")
	h.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=64x64", "-frames:v", "1", cover)
	for _, k := range [][]string{
		{"v23.mp3", "-id3v2_version", "3", "-write_id3v1", "1"},
		{"v24.mp3", "-id3v2_version", "4", "-write_xing", "0"},
		{"cover.mp3", "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic"},
		{"aac.m4a", "-c:a", "aac"},
		{"fast.m4a", "-c:a", "aac", "-movflags", "+faststart"},
		{"alac.m4a", "-c:a", "alac"},
		{"a.flac", "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic"},
		{"a.ogg", "-c:a", "libvorbis"},
		{"a.opus", "-c:a", "libopus"},
		{"a.oga", "-c:a", "flac", "-f", "ogg"},
		{"a.wav"},
		{"a.aiff", "-write_id3v2", "1"},
		{"a.wma", "-c:a", "wmav2"},
		{"a.wv", "-c:a", "wavpack"},
	} {
		path := filepath.Join(work, k[0])
		args := []string{"-v", "error", "-f", "lavfi", "-i", "sine=duration=0.3"}
		h.run("ffmpeg", append(append(append(args, k[1:]...), "-metadata", "title=다시 너를", "-metadata", "artist=김나영"), path)...)
		b, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		h.kinds = append(h.kinds, k[0])
		h.real[k[0]] = b
		h.addGood(filepath.Join(h.root, "good", "good "+k[0]), b)
	}
	return h
}

// addGood writes a file that must be read in full.
func (h *hostile) addGood(path string, b []byte) {
	h.Helper()
	writeFile(h, path, b)
	h.good = append(h.good, path)
}

func (h *hostile) run(name string, args ...string) {
	h.Helper()
	if out, err := exec.CommandContext(h.Context(), name, args...).CombinedOutput(); err != nil {
		h.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}

// mutate writes n files that were real once.
func (h *hostile) mutate(n int) {
	h.Helper()
	for i := range n {
		kind := h.kinds[i%len(h.kinds)]
		b := bytes.Clone(h.real[kind])
		for range 1 + h.rand.IntN(4) {
			b = h.harm(b)
		}
		writeFile(h, filepath.Join(h.root, fmt.Sprintf("mutants %d", i%20), fmt.Sprintf("%d %s", i, kind)), b)
	}
}

// harm does one harm to a file. Headers are met more often than sound.
func (h *hostile) harm(b []byte) []byte {
	if len(b) < 64 {
		return append(b, h.real[h.kinds[h.rand.IntN(len(h.kinds))]]...)
	}
	at := h.rand.IntN(len(b) - 8)
	switch h.rand.IntN(3) {
	case 0:
		at = h.rand.IntN(min(len(b)-8, 600))
	case 1:
		at = max(0, len(b)-8-h.rand.IntN(600))
	}
	switch h.rand.IntN(9) {
	case 0: // other bytes
		for range 1 + h.rand.IntN(20) {
			b[h.rand.IntN(len(b))] = byte(h.rand.Uint32())
		}
	case 1: // a huge claim
		copy(b[at:], "\xFF\xFF\xFF\xFF")
	case 2:
		copy(b[at:], "\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF")
	case 3: // none at all
		copy(b[at:], "\x00\x00\x00\x00")
	case 4: // cut
		b = b[:at]
	case 5: // a hole
		clear(b[at:min(len(b), at+h.rand.IntN(2000))])
	case 6: // a stretch of it twice, as a bad copy has
		end := min(len(b), at+h.rand.IntN(500))
		b = append(bytes.Clone(b[:end]), b[at:]...)
	case 7: // the beginning of something else
		other := h.real[h.kinds[h.rand.IntN(len(h.kinds))]]
		b = append(bytes.Clone(other[:h.rand.IntN(min(len(other), 300))]), b...)
	case 8: // its own beginning inside
		copy(b[at:], b[:min(64, len(b)-at)])
	}
	return b
}

// sparse writes files of 4 GB that hold a header at most.
func (h *hostile) sparse() {
	h.Helper()
	for _, kind := range append(h.kinds, "zeros.mp3", "claim.wav", "claim.mp3") {
		path := filepath.Join(h.root, "sparse", kind)
		head := h.real[kind]
		switch kind {
		case "claim.wav":
			head = []byte("RIFF\xFF\xFF\xFF\xFFWAVEfmt \xFF\xFF\xFF\xF0")
		case "claim.mp3":
			head = []byte("ID3\x04\x00\x00\x7F\x7F\x7F\x7FTIT2\x7F\x7F\x7F\x00\x00\x00\x01")
		}
		writeFile(h, path, head[:min(len(head), 2000)])
		if err := os.Truncate(path, 4<<30); err != nil {
			h.Skip("the file system has no sparse files of 4 GB:", err)
		}
	}
}

// noFiles makes what has the name of a song and is none, and ways in circles.
func (h *hostile) noFiles() {
	h.Helper()
	dir := filepath.Join(h.root, "no files")
	writeFile(h, filepath.Join(dir, strings.Repeat("d/", 102), "deep.mp3"), h.real["v23.mp3"])
	writeFile(h, filepath.Join(dir, "empty.mp3"), nil)
	for _, err := range []error{
		syscall.Mkfifo(filepath.Join(dir, "pipe.mp3"), 0o600),
		os.Mkdir(filepath.Join(dir, "folder.mp3"), 0o700),
		os.Symlink("/dev/zero", filepath.Join(dir, "zero.mp3")),
		os.Symlink("/dev/tty", filepath.Join(dir, "tty.flac")),
		os.Symlink("/proc/self/mem", filepath.Join(dir, "memory.wav")),
		os.Symlink("self.mp3", filepath.Join(dir, "self.mp3")),
		os.Symlink("b.mp3", filepath.Join(dir, "a.mp3")),
		os.Symlink("a.mp3", filepath.Join(dir, "b.mp3")),
		os.Symlink("..", filepath.Join(dir, "up")),
		os.Symlink(h.root, filepath.Join(dir, "root")),
		os.Symlink("nowhere", filepath.Join(dir, "gone.mp3")),
		os.Mkdir(filepath.Join(dir, "shut"), 0),
	} {
		if err != nil {
			h.Fatal(err)
		}
	}
	h.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "shut"), 0o700) })
}

// names writes good files under names of all sorts.
func (h *hostile) names() {
	h.Helper()
	for _, name := range []string{
		"다시 너를", "恋のうた", "忘れな草", "Путь", "τραγούδι", "أغنية", "שיר", "गीत", "เพลง", "ꦗꦮ", "🎵🎶", "e\u0301", "\u1103\u1161\u1109\u1175", "\u202Egnos",
		"\xb4\xd9\xbd\xc3 \xb3\xca", "\xff\xfe\xfd", "a\nb", "tab\tbed", "quote'\"`$(x)", "-rf", "%s%n", "CON", strings.Repeat("길", 80), "\x01\x1b[31m",
	} {
		h.addGood(filepath.Join(h.root, "names", name, "good "+name[:min(len(name), 200)]+".mp3"), h.real["v23.mp3"])
	}
}

// long nests folders until no path can name the song in the last.
func (h *hostile) long() {
	h.Helper()
	dir, err := os.OpenRoot(h.root)
	if err != nil {
		h.Fatal(err)
	}
	name := strings.Repeat("long ", 50) + "."
	for range 20 {
		if err := dir.Mkdir(name, 0o700); err != nil {
			h.Fatal(err)
		}
		next, err := dir.OpenRoot(name)
		if err != nil {
			h.Fatal(err)
		}
		_ = dir.Close()
		dir = next
	}
	f, err := dir.Create("deep.mp3")
	if err != nil {
		h.Fatal(err)
	}
	_, _ = f.Write(h.real["v23.mp3"])
	_, _ = f.Close(), dir.Close()
}

// grow writes to a file until ctx ends, and closes the channel then.
func (h *hostile) grow(ctx context.Context) <-chan struct{} {
	done := make(chan struct{})
	path := filepath.Join(h.root, "growing.mp3")
	writeFile(h, path, h.real["v24.mp3"])
	go func() {
		defer close(done)
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return
		}
		tick := time.NewTicker(5 * time.Millisecond)
		for ctx.Err() == nil {
			_, _ = f.Write(h.real["v24.mp3"])
			<-tick.C
		}
		tick.Stop()
		_ = f.Close()
	}()
	return done
}
