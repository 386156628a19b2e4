package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const richLine = `{"entry":"once","drama":"Descendants of the Sun","artist":"Kim Na Young & Mad Clown","song":"Once Again","native_title":null,` +
	`"artists":[{"name":"Kim Na Young","hangul":"김나영","aliases":[],"group":null,"group_hangul":null},{"name":"Mad Clown","hangul":"매드클라운"}],` +
	`"drama_english":"Descendants of the Sun","drama_hangul":"태양의 후예","drama_aliases":[],"title_english":"Once Again","title_hangul":"다시 너를","part":5,"year":2016}`

const blogLine = `{"artist":"Kim Na Young & Mad Clown","drama":"Descendants of the Sun","entry":"once","native_title":"다시 너를","song":"Once Again"}`

const trackLines = `{"path":"a.mp3","title":"다시 너를","artist":"김나영","album":"태양의 후예 OST Part.5","album_artist":"","track":1,"year":2016,"duration":262,"ids":{"isrc":"KRA1"}}

{"path":"b.mp3","title":"다시 너를 (Inst.)","artist":"김나영","album":"","album_artist":"","track":0,"year":0,"duration":262.5,"ids":{}}
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPredictions(t *testing.T) {
	t.Parallel()
	for name, entries := range map[string]string{"rich": richLine, "blog": blogLine} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if err := run(write(t, "entries.jsonl", entries+"\n"), write(t, "tracks.jsonl", trackLines), true, &out); err != nil {
				t.Fatal(err)
			}
			states := map[string]prediction{}
			for line := range strings.Lines(out.String()) {
				var p prediction
				if err := json.Unmarshal([]byte(line), &p); err != nil {
					t.Fatal(err)
				}
				states[p.Path] = p
			}
			if a := states["a.mp3"]; a.State != "linked" || a.Entry != "once" || a.Score < 0.9 || len(a.Reasons) == 0 {
				t.Errorf("the song: %+v", a)
			}
			if b := states["b.mp3"]; b.State != "suggested" || b.Role != "inst" {
				t.Errorf("the instrumental: %+v", b)
			}
		})
	}
}

func TestBadCases(t *testing.T) {
	t.Parallel()
	good := write(t, "good.jsonl", blogLine)
	bad := write(t, "bad.jsonl", "{\"entry\": 1}\n")
	if err := run(bad, good, false, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken line gives %v", err)
	}
	if err := run(good, filepath.Join(t.TempDir(), "none"), false, &bytes.Buffer{}); err == nil {
		t.Error("a missing file gives no error")
	}
}
