package hangul_test

import (
	"strings"
	"testing"

	"reprise/library/hangul"
)

// marked are the parts of text that the spans mark, with | between them.
func marked(text string, spans [][2]int) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, text[s[0]:s[1]])
	}
	return strings.Join(parts, "|")
}

func TestQuerySpans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, query, text string
		want              string // the part that is marked, "" when nothing is found
	}{
		{"hangul", "다시 너를", "다시 너를 (Once Again)", "다시 너를"},
		{"hangul without its space", "다시너를", "다시 너를", "다시 너를"},
		{"unfinished syllable", "다시 너", "다시 널 보며", "다시 널"},
		{"last consonant typed alone", "다시 ㄴ", "다시 너를", "다시 너"},
		{"the next syllable's consonant below this one", "닷", "다시 너를", "다시"},
		{"two consonants below, one is the next's", "앉", "안중근", "안중"},
		{"a finished syllable is exact", "달", "다시 너를", ""},
		{"another jamo", "더시", "다시 너를", ""},
		{"initials", "ㄷㅅㄴㄹ", "다시 너를", "다시 너를"},
		{"initials inside", "ㄴㄹ", "다시 너를", "너를"},
		{"other initials", "ㄷㅈ", "다시 너를", ""},
		{"romanized", "dasi neoreul", "다시 너를", "다시 너를"},
		{"romanized as heard", "dashi nureul", "다시 너를", "다시 너를"},
		{"romanized with e for eo", "dashi nereul", "다시 너를", "다시 너를"},
		{"romanized, the beginning", "dashi ne", "다시 너를", "다시 너"},
		{"romanized inside", "nereul", "다시 너를 (Once Again)", "너를"},
		{"romanized with its sound changes", "gwaenchana", "괜찮아 사랑이야", "괜찮아"},
		{"romanized name", "baek ji young", "백지영 - 그 여자", "백지영"},
		{"romanized without its sound changes", "bak min yeong", "박민영", "박민영"},
		{"english keyboard", "ektl sjfmf", "다시 너를", "다시 너를"},
		{"english keyboard, unfinished", "ektl s", "다시 너를", "다시 너"},
		{"english keyboard, in a syllable", "ekt", "다시 너를", "다시"},
		{"initials on an english keyboard", "etsf", "다시 너를", "다시 너를"},
		{"english", "once ag", "다시 너를 (Once Again)", "Once Ag"},
		{"punctuation does not count", "its ok", "It’s O.K., That's Love", "It’s O.K"},
		{"full width", "ＯＮＣＥ", "once again", "once"},
		{"the beginning of a ligature", "f", "ﬁnale", "ﬁ"},
		{"decomposed text", "너를", "다시 너를", "너를"},
		{"english is not read as sound", "rope", "Love", ""},
		{"nothing", "zzz", "다시 너를", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			q := hangul.NewQuery(c.query)
			if got := q.In(c.text); got != (c.want != "") {
				t.Errorf("%q is in %q: %v", c.query, c.text, got)
			}
			if got := marked(c.text, q.Spans(c.text)); got != c.want {
				t.Errorf("Spans of %q in %q mark %q, want %q", c.query, c.text, got, c.want)
			}
		})
	}
}

func TestQueryWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, query, text string
		found             bool
		want              string
	}{
		{"in another order", "이사랑 davichi", "Davichi - 이 사랑", true, "Davichi|이 사랑"},
		{"one of two", "이사랑 davichi", "Davichi - Forgetting You", false, "Davichi"},
		{"none", "이사랑 davichi", "Lyn - With You", false, ""},
		{"overlapping", "love velo", "Loveloss", true, "Lovelo"},
		{"touching", "시를 시", "시를", true, "시를"},
		{"a word of punctuation", "다시 - 너를", "너를 다시", true, "너를|다시"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			q := hangul.NewQuery(c.query)
			if got := q.In(c.text); got != c.found {
				t.Errorf("%q is in %q: %v", c.query, c.text, got)
			}
			if got := marked(c.text, q.Spans(c.text)); got != c.want {
				t.Errorf("Spans of %q in %q mark %q, want %q", c.query, c.text, got, c.want)
			}
		})
	}
}

func TestQueryEmptyAndTyped(t *testing.T) {
	t.Parallel()
	for _, empty := range []string{"", "  ", "- ()"} {
		q := hangul.NewQuery(empty)
		if !q.In("anything") || !q.Empty() || len(q.Spans("anything")) > 0 {
			t.Errorf("%q: found %v, empty %v, spans %v", empty, q.In("anything"), q.Empty(), q.Spans("anything"))
		}
	}
	if got := hangul.NewQuery("ektl").Typed(); got != "다시" {
		t.Errorf("Typed = %q, want 다시", got)
	}
	if got := hangul.NewQuery("love").Typed(); got != "" {
		t.Errorf("Typed of love = %q, want nothing", got)
	}
}

func FuzzQuery(f *testing.F) {
	f.Add("ㄷㅅ", "다시 너를")
	f.Add("ektl", "다\u0000시")
	f.Add("ÅÂ¿¬", "\xff\xfe")
	f.Add("dashi nereul", "다시 너를")
	f.Add("닷", "ﬁ다시①")
	f.Fuzz(func(t *testing.T, query, text string) {
		q := hangul.NewQuery(query)
		spans, end := q.Spans(text), -1
		if q.In(text) && !q.Empty() && len(spans) == 0 {
			t.Fatalf("%q is in %q, and nowhere", query, text)
		}
		for _, s := range spans {
			if s[0] <= end || s[1] > len(text) || s[0] >= s[1] {
				t.Fatalf("spans %v of %d bytes", spans, len(text))
			}
			end = s[1]
		}
	})
}

func BenchmarkQuery50000(b *testing.B) {
	names := []string{
		"백지영 그 여자 시크릿 가든 OST Part.1", "Davichi This Love Descendants of the Sun OST", "장재인 환청 (Feat. 나쑈) 킬미힐미 OST Part.1",
		"Adele Set Fire to the Rain 21", "에픽하이 내 마음 들리나요 (Feat. 이하이) 달의 연인 - 보보경심 려 OST Part.6",
	}
	texts := make([]hangul.Text, 50000)
	for i := range texts {
		texts[i] = hangul.NewText(names[i%len(names)])
	}
	for _, typed := range []string{"dasi neoreul", "ㄷㅅㄴㄹ", "다시 너", "ektl sjf"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				q := hangul.NewQuery(typed)
				for i := range texts {
					q.Finds(&texts[i])
				}
			}
		})
	}
}
