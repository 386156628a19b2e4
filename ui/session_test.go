package ui

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reprise/player"
)

func TestSessionComesBack(t *testing.T) {
	t.Parallel()
	s := session{
		Width: 900, Height: 700, List: "p1", Track: "p1/secret-garden/scar", Position: 83 * time.Second,
		Pass: 12, Repeat: player.RepeatList, Volume: .4, Muted: true,
	}
	if diff := cmp.Diff(s, readSession(s.String())); diff != "" {
		t.Errorf("session (-want +got):\n%s", diff)
	}
}

func TestSpoiledSessionIsAFirstStart(t *testing.T) {
	t.Parallel()
	first := readSession("")
	if first.Repeat != player.RepeatOne || first.Volume != 1 || first.Width != firstWidth {
		t.Fatalf("first session = %+v", first)
	}
	for _, stored := range []string{"{", "null", "7", `{"volume": "loud"}`, `{"width": -5, "height": 1e9}`, `{"volume": 400}`, `{"repeat": 9}`, `{"pass": -3, "position": -9}`} {
		if diff := cmp.Diff(first, readSession(stored)); diff != "" {
			t.Errorf("readSession(%q) (-first +got):\n%s", stored, diff)
		}
	}
}

func TestUndoStack(t *testing.T) {
	t.Parallel()
	var s undoStack
	if _, ok := s.pop(); ok {
		t.Error("an empty stack has something to undo")
	}
	for i := range undoMost + 5 {
		s.push(change{text: string(rune('a' + i%26))})
	}
	if len(s.changes) != undoMost {
		t.Errorf("%d changes are kept, want %d", len(s.changes), undoMost)
	}
	s.push(change{text: "last"})
	if c, ok := s.pop(); !ok || c.text != "last" {
		t.Errorf("pop = %+v, want the last change", c)
	}
}
