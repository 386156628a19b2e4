package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/library/store"
)

// A database of the first version is copied before it is changed, and every
// loop and link of it is there afterwards.
func TestFirstVersionIsBroughtToTheNewest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	err := store.MakeVersion(t.Context(), dir, 1, `
		INSERT INTO loops VALUES ('one', 'secret-garden/scar', 'chorus', 60000, 90000, 5);
		INSERT INTO loops VALUES ('one', 'secret-garden/scar', 'bridge', 1000, 0, 6);
		INSERT INTO links VALUES ('one', 'secret-garden/scar', '/m/a.mp3', 'p', 5);`)
	if err != nil {
		t.Fatal(err)
	}
	s := openAt(t, dir)
	want := []store.Loop{{Name: "chorus", Start: time.Minute, Stop: 90 * time.Second}, {Name: "bridge", Start: time.Second}}
	if diff := cmp.Diff(want, s.Work().Loops[scar]); diff != "" {
		t.Errorf("loops (-want +got):\n%s", diff)
	}
	if got := s.Work().Links[scar]; got != (store.Link{Path: "/m/a.mp3"}) {
		t.Errorf("link is %+v", got)
	}
	do(t, s, store.PutSong(scar, store.Song{Speed: 1.2}))
	closeStore(t, s)
	copies, err := filepath.Glob(filepath.Join(dir, "backup", "work-*.db"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies %v, %v: want the one made before the change", copies, err)
	}
	s = openAt(t, dir)
	defer closeStore(t, s)
	if s.Work().Songs[scar].Speed != 1.2 {
		t.Errorf("songs %v", s.Work().Songs)
	}
}
