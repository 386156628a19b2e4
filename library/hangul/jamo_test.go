package hangul_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"reprise/library/hangul"
)

func TestSplitAndRuneAreInverse(t *testing.T) {
	t.Parallel()
	for r := rune(0xABFF); r <= 0xD7A4; r++ {
		s, ok := hangul.Split(r)
		if ok != hangul.IsSyllable(r) {
			t.Fatalf("Split(%q) ok = %v", r, ok)
		}
		if ok && s.Rune() != r {
			t.Fatalf("Split(%q) = %v, which is %q", r, s, s.Rune())
		}
	}
	for _, s := range []hangul.Syllable{{-1, 0, 0}, {19, 0, 0}, {0, 21, 0}, {0, 0, 28}, {0, -1, 0}, {0, 0, -1}} {
		if r := s.Rune(); r != 0 {
			t.Errorf("%v.Rune() = %q, want 0", s, r)
		}
	}
}

func TestEverySyllableRoundTrips(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for r := '가'; r <= '힣'; r++ {
		all.WriteRune(r)
		if got := hangul.FromKeyboard(hangul.ToKeyboard(string(r))); got != string(r) {
			t.Fatalf("%q is typed %q and read back %q", r, hangul.ToKeyboard(string(r)), got)
		}
	}
	if got := hangul.Compose(hangul.Letters(all.String())); got != all.String() {
		t.Error("Compose does not undo Letters")
	}
	if got := hangul.FromKeyboard(hangul.ToKeyboard(all.String())); got != all.String() {
		t.Error("FromKeyboard does not undo ToKeyboard")
	}
}

func TestChoseong(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"다시 너를": "ㄷㅅ ㄴㄹ", "OST 파트 1": "OST ㅍㅌ 1", "": "", "꽃": "ㄲ", "ㅋㅋ": "ㅋㅋ"} {
		if got := hangul.Choseong(in); got != want {
			t.Errorf("Choseong(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMatchesInitials(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text, pattern string
		want                bool
	}{
		{"whole", "다시 너를", "ㄷㅅㄴㄹ", true},
		{"part", "다시 너를", "ㅅㄴ", true},
		{"mixed", "다시 너를", "다ㅅ", true},
		{"growing", "달빛", "다", true},
		{"not growing inside", "달빛", "다빛", false},
		{"order", "다시 너를", "ㄴㄷ", false},
		{"tensed is another", "꽃", "ㄱ", false},
		{"empty pattern", "다시", "", true},
		{"empty text", "", "ㄷ", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := hangul.MatchesInitials(c.text, c.pattern); got != c.want {
				t.Errorf("MatchesInitials(%q, %q) = %v", c.text, c.pattern, got)
			}
		})
	}
}

func TestKeyboard(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{
		"ektl sjfmf": "다시 너를", "rhoscksgdk": "괜찮아", "dkssud": "안녕", "Rhc": "꽃", "EkTl": "따씨", "DkSsud": "안녕",
		"dnjs": "원", "dml": "의", "qkfqdk": "밟아", "rkqt": "값", "rkqtdl": "값이", "123": "123", "": "", "k": "ㅏ",
	} {
		if got := hangul.FromKeyboard(keys); got != want {
			t.Errorf("FromKeyboard(%q) = %q, want %q", keys, got, want)
		}
	}
	if got := hangul.ToKeyboard("괜찮아, OK"); got != "rhoscksgdk, OK" {
		t.Errorf("ToKeyboard = %q", got)
	}
}

func TestJosa(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ word, pair, want string }{
		{"환청", "이/가", "환청이"},
		{"거미", "이/가", "거미가"},
		{"바람", "은/는", "바람은"},
		{"길", "을/를", "길을"},
		{"길", "으로/로", "길로"},
		{"집", "으로/로", "집으로"},
		{"거미", "으로/로", "거미로"},
		{"첸", "과/와", "첸과"},
		{"Part 1", "을/를", "Part 1을"},
		{"Part 2", "을/를", "Part 2를"},
		{"1988", "으로/로", "1988로"},
		{"Part 6", "으로/로", "Part 6으로"},
		{"Always", "은/는", "Always는"},
		{"Signal", "으로/로", "Signal로"},
		{"Touch", "이/가", "Touch가"},
		{"Song", "이/가", "Song이"},
		{"Wind (바람)", "이/가", "Wind (바람)이"},
		{"", "이/가", "가"},
		{"★", "이/가", "★가"},
		{"환청", "도", "환청도"},
	} {
		if got := hangul.Josa(c.word, c.pair); got != c.want {
			t.Errorf("Josa(%q, %q) = %q, want %q", c.word, c.pair, got, c.want)
		}
	}
}

func FuzzHangul(f *testing.F) {
	for _, s := range []string{"다시 너를", "ㄷㅅ", "ektl", "\xff", "シークレット", "한", strings.Repeat("ㅏ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		hangul.Romanize(s)
		hangul.RomanizeApart(s)
		hangul.Transliterate(s)
		hangul.Skeleton(s)
		hangul.KanaKey(s)
		hangul.Romaji(s)
		hangul.Josa(s, "이/가")
		if initials := hangul.Choseong(s); utf8.ValidString(s) && !utf8.ValidString(initials) {
			t.Fatalf("Choseong(%q) is %q", s, initials)
		}
		hangul.MatchesInitials(s, "ㄷ")
		for _, c := range hangul.Key(s) {
			if !strings.ContainsRune("aeioyhjklmnNpst0123456789", c) {
				t.Fatalf("Key(%q) holds %q", s, c)
			}
		}
		syllables := strings.Map(func(r rune) rune {
			if hangul.IsSyllable(r) || r == ' ' {
				return r
			}
			return -1
		}, s)
		if got := hangul.FromKeyboard(hangul.ToKeyboard(syllables)); got != syllables {
			t.Fatalf("%q typed and read back is %q", syllables, got)
		}
		if utf8.ValidString(s) && !strings.ContainsFunc(s, hangul.IsJamo) {
			if got := hangul.Compose(hangul.Letters(s)); got != s {
				t.Fatalf("Compose(Letters(%q)) = %q", s, got)
			}
		}
	})
}
