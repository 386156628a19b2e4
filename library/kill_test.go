package library_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"reprise/library"
	"reprise/library/catalog"
)

const (
	// fanDir, set in the environment, makes the test binary a fan at work who is
	// going to be killed; fanSeed is which fan.
	fanDir  = "REPRISE_TEST_FAN_DIR"
	fanSeed = "REPRISE_TEST_FAN_SEED"

	fanEntries = 40
	fanFiles   = 60
)

// soak reports whether the long forms of the tests are wanted.
func soak() bool { return os.Getenv("REPRISE_SOAK") != "" }

// fanLists is a list of songs that no file is by itself.
func fanLists() []fs.FS {
	list := map[string]any{"format": "reprise-list", "version": 1, "id": "fan", "title": "Fan"}
	var entries []any
	for i := range fanEntries {
		entries = append(entries, map[string]any{
			"id": fmt.Sprint("e", i), "drama": map[string]string{"title": fmt.Sprint("Drama ", i)},
			"song": map[string]string{"title": fmt.Sprint("Unheard Of ", i)}, "artists": []any{map[string]string{"name": fmt.Sprint("Singer ", i)}},
		})
	}
	list["entries"] = entries
	data, err := json.Marshal(list)
	if err != nil {
		panic(err) // texts and numbers alone
	}
	return []fs.FS{fstest.MapFS{"fan.reprise.json": {Data: data}}}
}

func fanFile(dir string, i int) string { return filepath.Join(dir, "music", fmt.Sprintf("%d.mp3", i)) }

func openFan(ctx context.Context, dir string) (*library.Library, error) {
	return library.Open(ctx, library.Options{
		DataDir: filepath.Join(dir, "data"), CacheDir: filepath.Join(dir, "cache"), Lists: fanLists(), Roots: []string{filepath.Join(dir, "music")},
	})
}

// deed is one thing the fan does. It is printed before it is done and once it
// was confirmed.
type deed struct {
	Kind  string // "link", "reject", "moment", "pass"
	Entry int
	File  int // for "moment", the place in seconds; for "pass", how many in all
	Made  time.Time
	Done  bool
}

func (d deed) ref() catalog.Ref { return catalog.Ref{List: "fan", Entry: fmt.Sprint("e", d.Entry)} }

// workForEver scans, links, refuses, pins and counts until it is killed.
func workForEver(dir string) error {
	seed, err := strconv.ParseUint(os.Getenv(fanSeed), 10, 64)
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(seed, 7))
	l, err := openFan(context.Background(), dir)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	for {
		if rng.IntN(6) == 0 {
			now := time.Now()
			if err := os.Chtimes(fanFile(dir, rng.IntN(fanFiles)), now, now); err != nil {
				return err
			}
			l.Rescan()
		}
		d := deed{Kind: []string{"link", "reject", "moment", "pass"}[rng.IntN(4)], Entry: rng.IntN(fanEntries), File: rng.IntN(fanFiles)}
		if d.Kind == "pass" {
			d.File = l.Snapshot().Entry(d.ref()).Counts.Passes + 1
		}
		if err := out.Encode(d); err != nil {
			return err
		}
		if err := d.do(l, dir); err != nil {
			return err
		}
		d.Done, d.Made = true, time.Now()
		if err := out.Encode(d); err != nil {
			return err
		}
	}
}

func (d deed) do(l *library.Library, dir string) (err error) {
	switch d.Kind {
	case "link":
		_, err = l.Link(d.ref(), fanFile(dir, d.File))
	case "reject":
		_, err = l.Reject(d.ref(), fanFile(dir, d.File))
	case "moment":
		_, err = l.PutMoment(d.ref(), library.Moment{At: time.Duration(d.File) * time.Second, Text: "here"})
	case "pass":
		l.AddPass(d.ref(), 1)
	}
	return err
}

// memory is what must be there after a kill.
type memory struct {
	dir     string
	links   map[int]map[int]bool // of an entry: the files its link may lead to; 0..: -1 is none
	moments map[[2]int]bool
	refused map[[2]int]bool // entry and file
	passes  map[int]int
}

// note brings in what the fan was told, and what may have been done untold.
func (m *memory) note(deeds []deed, killed time.Time) {
	for _, d := range deeds {
		pair := [2]int{d.Entry, d.File}
		switch d.Kind {
		case "link":
			if d.Done || m.links[d.Entry] == nil {
				m.links[d.Entry] = map[int]bool{}
			}
			m.links[d.Entry][d.File] = true
			delete(m.refused, pair) // linking takes a refusal back
		case "reject":
			if d.Done {
				m.refused[pair] = true
			}
			if m.links[d.Entry][d.File] { // refusing the linked file ends its link
				m.links[d.Entry][-1] = true
				if d.Done {
					delete(m.links[d.Entry], d.File)
				}
			}
		case "moment":
			if d.Done {
				m.moments[pair] = true
			}
		case "pass":
			if d.Done && killed.Sub(d.Made) > 5500*time.Millisecond { // 5 s, and time to write
				m.passes[d.Entry] = max(m.passes[d.Entry], d.File)
			}
		}
	}
}

// check compares what the library knows with what must be there.
func (m *memory) check(tb testing.TB, l *library.Library) {
	tb.Helper()
	s := l.Snapshot()
	if len(s.Notices) > 0 {
		tb.Errorf("notices %v", s.Notices)
	}
	for i := range fanEntries {
		e := s.Entry(deed{Entry: i}.ref())
		if may := m.links[i]; may != nil {
			file := -1
			if path := l.HandLink(e.Ref); path != "" {
				_, _ = fmt.Sscanf(filepath.Base(path), "%d.mp3", &file)
			}
			if !may[file] {
				tb.Errorf("entry %d is linked to %d, may be %v", i, file, may)
			}
			m.links[i] = map[int]bool{file: true}
		}
		if want := m.passes[i]; e.Counts.Passes < want {
			tb.Errorf("entry %d: %d passes, %d were counted in time", i, e.Counts.Passes, want)
		}
		pinned := map[int]bool{}
		for _, o := range e.Moments {
			pinned[int(o.At/time.Second)] = true
		}
		for pair := range m.moments {
			if pair[0] == i && !pinned[pair[1]] {
				tb.Errorf("entry %d has lost its moment at %d s", i, pair[1])
			}
		}
	}
	for pair := range m.refused {
		if !l.Refused(deed{Entry: pair[0]}.ref(), fanFile(m.dir, pair[1])) {
			tb.Errorf("entry %d: the refusal of %d is lost", pair[0], pair[1])
		}
	}
}

// A fan whose program is killed at any moment loses nothing that was confirmed,
// and of counts at most the last five seconds.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	rounds := 12
	if soak() {
		rounds = 200
	}
	dir := t.TempDir()
	for i := range fanFiles {
		songOf(t, 4, fanFile(dir, i), fmt.Sprint("Title ", i), "Somebody", "")
	}
	m := memory{dir: dir, links: map[int]map[int]bool{}, moments: map[[2]int]bool{}, refused: map[[2]int]bool{}, passes: map[int]int{}}
	rng := rand.New(rand.NewPCG(11, 13))
	confirmed := 0
	for round := range rounds {
		life := time.Duration(rng.IntN(700)) * time.Millisecond
		if round%50 == 1 {
			life = 6500 * time.Millisecond // long enough for counts to be written
		}
		deeds, killed := fanAtWork(t, dir, round, life)
		m.note(deeds, killed)
		l, err := openFan(t.Context(), dir)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if round%10 == 0 {
			rescan(t, l)
		}
		if round%10 == 0 && len(l.Snapshot().Tracks) != fanFiles {
			t.Errorf("round %d: %d files after a scan", round, len(l.Snapshot().Tracks))
		}
		m.check(t, l)
		closeLibrary(t, l)
		if t.Failed() {
			t.Fatalf("round %d, after %d deeds", round, len(deeds))
		}
		confirmed += len(deeds) / 2
	}
	if confirmed < rounds*5 || len(m.passes) == 0 {
		t.Fatalf("%d deeds were confirmed, passes of %d entries: the test proved nothing", confirmed, len(m.passes))
	}
}

// fanAtWork lets a fan work for a while, kills the program, and returns what
// was begun and what was confirmed.
func fanAtWork(tb testing.TB, dir string, seed int, life time.Duration) ([]deed, time.Time) {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), fanDir+"="+dir, fanSeed+"="+strconv.Itoa(seed))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	at := make(chan time.Time, 1)
	kill := func() {
		at <- time.Now()
		_ = cmd.Process.Kill()
	}
	var deeds []deed
	lines := bufio.NewScanner(out)
	var timer *time.Timer
	for lines.Scan() {
		if timer == nil { // it lives from its first deed on
			timer = time.AfterFunc(life, kill)
			defer timer.Stop()
		}
		var d deed
		if json.Unmarshal(lines.Bytes(), &d) == nil { // half a line, cut by the kill, says nothing
			deeds = append(deeds, d)
		}
	}
	_ = cmd.Wait() // killed
	if timer == nil {
		tb.Fatal("the fan did nothing")
	}
	return deeds, <-at
}
