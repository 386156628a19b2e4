package words_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"reprise/assets"
	"reprise/ui/words"
)

// table reads a language's file as it stands.
func table(t *testing.T, lang string) map[string]string {
	t.Helper()
	raw, err := fs.ReadFile(assets.Words, lang+".json")
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func gaps(s string) []string {
	found := regexp.MustCompile(`\{[a-z0-9]+\}`).FindAllString(s, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestLanguagesSayTheSame(t *testing.T) {
	t.Parallel()
	en, ko := table(t, words.English), table(t, words.Korean)
	for key, text := range en {
		other, ok := ko[key]
		if !ok {
			t.Errorf("%s has no Korean", key)
			continue
		}
		if diff := cmp.Diff(gaps(text), gaps(other)); diff != "" {
			t.Errorf("%s: gaps differ (-en +ko):\n%s", key, diff)
		}
	}
	for key := range ko {
		if _, ok := en[key]; !ok {
			t.Errorf("%s has no English", key)
		}
	}
}

// names stay as they are in Korean: keys of the keyboard, formats, catalogues, the word
// that the other language has for itself.
var names = regexp.MustCompile(`^(keys\.space|settings\.language\.en|role\.inst|time\.away|details\.(isrc|mbid))$`)

func TestKoreanIsKorean(t *testing.T) {
	t.Parallel()
	gap := regexp.MustCompile(`\{[a-z0-9]+\}`)
	for key, text := range table(t, words.Korean) {
		bare := gap.ReplaceAllString(text, "")
		letters := strings.IndexFunc(bare, unicode.IsLetter) >= 0
		hangul := strings.IndexFunc(bare, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) >= 0
		if letters && !hangul && !names.MatchString(key) {
			t.Errorf("%s is not Korean: %q", key, text)
		}
	}
}

// A particle's form depends on the sound before it, which a gap hides.
func TestNoParticleAfterAGap(t *testing.T) {
	t.Parallel()
	particle := regexp.MustCompile(`\}(을|를|이|가|은|는|와|과|으로|로)([ .,?]|$)`)
	for key, text := range table(t, words.Korean) {
		if m := particle.FindString(text); m != "" {
			t.Errorf("%s puts a particle after a gap: %q", key, text)
		}
	}
}

func TestTone(t *testing.T) {
	t.Parallel()
	bad := regexp.MustCompile(`(?i)!|\boops\b|\bplease\b|\bmetadata\b|\bfuzzy\b|\bresolve\b`)
	for _, lang := range []string{words.English, words.Korean} {
		for key, text := range table(t, lang) {
			if m := bad.FindString(text); m != "" {
				t.Errorf("%s.%s says %q: %q", lang, key, m, text)
			}
		}
	}
}

// The window asks for no sentence that is not there: a missing one would show
// its key.
func TestEveryKeyThatTheWindowNamesIsThere(t *testing.T) {
	t.Parallel()
	en := table(t, words.English)
	named := regexp.MustCompile(`\b[tT]\("([a-z]+(?:\.[a-z]+)+)"`)
	asked := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(os.DirFS(".."), path)
		for _, m := range named.FindAllStringSubmatch(string(src), -1) {
			asked++
			if _, ok := en[m[1]]; !ok {
				t.Errorf("%s asks for %q", path, m[1])
			}
		}
		return err
	})
	if err != nil || asked < 100 {
		t.Errorf("looked at %d keys: %v", asked, err)
	}
}

func TestT(t *testing.T) {
	t.Parallel()
	w, err := words.Load(fstest.MapFS{"en.json": {Data: []byte(`{"a": "{n} of {m}", "r": "{0} is {1}"}`)}}, "en")
	if err != nil {
		t.Fatal(err)
	}
	if got := w.T("a", "n", 2, "m", "four"); got != "2 of four" {
		t.Errorf("T = %q", got)
	}
	if got := w.List("r", []string{"환청", "{0}"}); got != "환청 is {0}" {
		t.Errorf("List = %q", got)
	}
	if got := w.T("no.such"); got != "no.such" {
		t.Errorf("T of an unknown key = %q", got)
	}
	if _, err := words.Load(fstest.MapFS{}, "xx"); !errors.Is(err, words.ErrLanguage) {
		t.Errorf("Load of an unknown language: %v", err)
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ wanted, locale, want string }{
		{"", "ko-KR", "ko"},
		{"", "ko_KR.UTF-8", "ko"},
		{"", "de-DE", "en"},
		{"", "", "en"},
		{"en", "ko-KR", "en"},
		{"ko", "en-US", "ko"},
		{"xx", "ko", "ko"},
		{"", "C", "en"},
	} {
		if got := words.Choose(tt.wanted, tt.locale); got != tt.want {
			t.Errorf("Choose(%q, %q) = %q, want %q", tt.wanted, tt.locale, got, tt.want)
		}
	}
}
