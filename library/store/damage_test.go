package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/store"
)

func read(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func write(tb testing.TB, path string, b []byte) {
	tb.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		tb.Fatal(err)
	}
}

func TestDamagedWorkIsKeptAndRestored(t *testing.T) {
	t.Parallel()
	damages := []struct {
		name string
		harm func([]byte) []byte
	}{
		{"cut in the middle", func(b []byte) []byte { return b[:len(b)/2] }},
		{"cut inside the header", func(b []byte) []byte { return b[:40] }},
		{"another kind of file", func([]byte) []byte { return []byte(strings.Repeat("no database at all\n", 500)) }},
		{"pages overwritten", func(b []byte) []byte {
			for i := 4096; i < len(b)-100; i += 4096 {
				copy(b[i:], bytes.Repeat([]byte{0xA5}, 100))
			}
			return b
		}},
		{"a database of another program", func(b []byte) []byte {
			copy(b[68:72], "Othr") // application_id
			return b
		}},
	}
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			s := openAt(t, dir)
			do(t, s, store.PutLink(scar, store.Link{Path: "/m/scar.mp3"}))
			closeStore(t, s)
			work := filepath.Join(dir, "work.db")
			bad := d.harm(read(t, work))
			write(t, work, bad)

			s = openAt(t, dir)
			if got := s.Work().Links[scar].Path; got != "/m/scar.mp3" {
				t.Errorf("link after the damage: %q", got)
			}
			n := s.Notices()
			if len(n) != 1 || n[0].Code != store.NoticeRestored || n[0].Args[0] != time.Now().Format("2006-01-02") {
				t.Fatalf("notices %v, want one of %s", n, store.NoticeRestored)
			}
			if !bytes.Equal(read(t, filepath.Join(dir, n[0].Args[1])), bad) {
				t.Error("the damaged file was not kept as it was")
			}
			do(t, s, store.PutNote(scar, "after"))
			closeStore(t, s)
			s = openAt(t, dir)
			defer closeStore(t, s)
			if len(s.Notices()) != 0 || s.Work().Notes[scar] != "after" {
				t.Errorf("second start: notices %v, note %q", s.Notices(), s.Work().Notes[scar])
			}
		})
	}
}

func TestDamagedCopiesArePassedOver(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	do(t, s, store.PutNote(scar, "kept"))
	closeStore(t, s)
	copies, err := filepath.Glob(filepath.Join(dir, "backup", "work-*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	good := read(t, copies[0])
	write(t, filepath.Join(dir, "backup", "work-2001-01-01.db"), good)
	write(t, copies[0], []byte("damaged"))
	write(t, filepath.Join(dir, "work.db"), []byte("damaged too"))
	s = openAt(t, dir)
	defer closeStore(t, s)
	if s.Work().Notes[scar] != "kept" || s.Notices()[0].Args[0] != "2001-01-01" {
		t.Errorf("note %q, notices %v", s.Work().Notes[scar], s.Notices())
	}
}

func TestNoGoodCopyBeginsAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "work.db"), []byte("damaged"))
	s := openAt(t, dir)
	defer closeStore(t, s)
	if n := s.Notices(); len(n) != 1 || n[0].Code != store.NoticeDamaged || string(read(t, filepath.Join(dir, n[0].Args[0]))) != "damaged" {
		t.Errorf("notices %v", n)
	}
	do(t, s, store.PutNote(scar, "x"))
}

func TestADeletedWorkComesBackFromItsCopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	do(t, s, store.PutNote(scar, "kept"))
	closeStore(t, s)
	if err := os.Remove(filepath.Join(dir, "work.db")); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	defer closeStore(t, s)
	if s.Work().Notes[scar] != "kept" || len(s.Notices()) != 1 {
		t.Errorf("note %q, notices %v", s.Work().Notes[scar], s.Notices())
	}
}

func TestNewerWorkIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	closeStore(t, openAt(t, dir))
	work := filepath.Join(dir, "work.db")
	b := read(t, work)
	b[63]++ // user_version, https://www.sqlite.org/fileformat2.html#the_database_header
	write(t, work, b)
	for _, readOnly := range []bool{false, true} {
		s, err := store.Open(t.Context(), store.Options{DataDir: dir, CacheDir: dir, ReadOnly: readOnly})
		if !errors.Is(err, store.ErrNewer) {
			t.Fatalf("Open(ReadOnly: %v) = %v, %v, want ErrNewer", readOnly, s, err)
		}
	}
	if !bytes.Equal(read(t, work), b) {
		t.Error("the newer file was changed")
	}
	b[63]--
	write(t, work, b)
	closeStore(t, openAt(t, dir)) // and no lock was left
}

func TestSevenDailyCopiesAreKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Date(2026, 2, 25, 12, 0, 0, 0, time.Local)
	for day := range 10 {
		s, err := store.Open(t.Context(), store.Options{
			DataDir: dir, CacheDir: dir, Now: func() time.Time { return now.AddDate(0, 0, day) },
		})
		if err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
	}
	names, err := os.ReadDir(filepath.Join(dir, "backup"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range names {
		got = append(got, n.Name())
	}
	slices.Sort(got)
	want := []string{
		"work-2026-02-28.db", "work-2026-03-01.db", "work-2026-03-02.db", "work-2026-03-03.db",
		"work-2026-03-04.db", "work-2026-03-05.db", "work-2026-03-06.db",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("copies (-want +got):\n%s", diff)
	}
}

func TestFullDiskLosesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	told := make(chan error, 10)
	s, err := store.Open(t.Context(), store.Options{
		DataDir: dir, CacheDir: dir, Batch: 20 * time.Millisecond, Trouble: func(err error) { told <- err },
	})
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, store.PutNote(scar, "before"))
	if err := s.FillDisk(0); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("가나다 ", 20_000)
	ran := false
	err = s.Do(func() { ran = true }, store.PutNote(scar, "half"), store.PutMoment(scar, store.Moment{At: 1, Text: long}))
	if !errors.Is(err, store.ErrFull) || ran {
		t.Fatalf("Do on a full disk: %v, then called: %v; want ErrFull, false", err, ran)
	}
	s.Post(store.PutSetting("long", long))
	if err := <-told; !errors.Is(err, store.ErrFull) {
		t.Fatalf("Trouble told %v, want ErrFull", err)
	}
	if err := s.Flush(); !errors.Is(err, store.ErrFull) {
		t.Fatalf("Flush: %v, want ErrFull", err)
	}
	if err := s.FillDisk(10_000); err != nil { // room again
		t.Fatal(err)
	}
	if err := <-told; err != nil {
		t.Fatalf("Trouble told %v, want nil when it is over", err)
	}
	closeStore(t, s)
	s = openAt(t, dir)
	defer closeStore(t, s)
	if s.Work().Notes[scar] != "before" || s.Work().Settings["long"] != long {
		t.Errorf("note %q, long setting kept: %v", s.Work().Notes[scar], s.Work().Settings["long"] == long)
	}
}
