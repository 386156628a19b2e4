package hangul_test

import (
	"testing"

	"reprise/library/hangul"
)

func TestQueryMatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, query, text string
		want              string // the part that is shown, "" when nothing is found
	}{
		{"hangul", "다시 너를", "다시 너를 (Once Again)", "다시 너를"},
		{"hangul without its space", "다시너를", "다시 너를", "다시 너를"},
		{"unfinished syllable", "다시 너", "다시 널 보며", "다시 널"},
		{"last consonant typed alone", "다시 ㄴ", "다시 너를", "다시 너"},
		{"a finished syllable is exact", "달", "다시 너를", ""},
		{"another jamo", "더시", "다시 너를", ""},
		{"initials", "ㄷㅅㄴㄹ", "다시 너를", "다시 너를"},
		{"initials inside", "ㄴㄹ", "다시 너를", "너를"},
		{"other initials", "ㄷㅈ", "다시 너를", ""},
		{"romanized", "dasi neoreul", "다시 너를", "다시 너를"},
		{"romanized as heard", "dashi nureul", "다시 너를", "다시 너를"},
		{"romanized with its sound changes", "gwaenchana", "괜찮아 사랑이야", "괜찮아"},
		{"romanized name", "baek ji young", "백지영 - 그 여자", "백지영"},
		{"romanized without its sound changes", "bak min yeong", "박민영", "박민영"},
		{"english keyboard", "ektl sjfmf", "다시 너를", "다시 너를"},
		{"english keyboard, unfinished", "ektl s", "다시 너를", "다시 너"},
		{"initials on an english keyboard", "etsf", "다시 너를", "다시 너를"},
		{"english", "once ag", "다시 너를 (Once Again)", "Once Ag"},
		{"punctuation does not count", "its ok", "It’s O.K., That's Love", "It’s O.K"},
		{"full width", "ＯＮＣＥ", "once again", "once"},
		{"decomposed text", "너를", "다시 너를", "너를"},
		{"english is not read as sound", "rope", "Love", ""},
		{"nothing", "zzz", "다시 너를", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			spans, ok := hangul.NewQuery(c.query).Match(c.text)
			if ok != (c.want != "") {
				t.Fatalf("Match(%q in %q) = %v, want %v", c.query, c.text, ok, c.want != "")
			}
			if ok && c.text[spans[0].From:spans[0].To] != c.want {
				t.Errorf("Match(%q in %q) shows %q, want %q", c.query, c.text, c.text[spans[0].From:spans[0].To], c.want)
			}
		})
	}
}

func TestQueryWords(t *testing.T) {
	t.Parallel()
	q := hangul.NewQuery("이사랑 davichi")
	spans, ok := q.Match("Davichi - 이 사랑")
	if !ok || len(spans) != 2 {
		t.Fatalf("words in another order: found %v with %d spans, want both", ok, len(spans))
	}
	if _, ok := q.Match("Davichi - Forgetting You"); ok {
		t.Error("one word of two was enough")
	}
}

func TestQueryEmptyAndTyped(t *testing.T) {
	t.Parallel()
	q := hangul.NewQuery("  ")
	if _, ok := q.Match("anything"); !ok || !q.Empty() {
		t.Error("an empty query does not find everything")
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
	f.Fuzz(func(t *testing.T, query, text string) {
		spans, ok := hangul.NewQuery(query).Match(text)
		if !ok && len(spans) > 0 {
			t.Fatal("spans of nothing found")
		}
		for _, s := range spans {
			if s.From < 0 || s.To > len(text) || s.From >= s.To {
				t.Fatalf("span %v of %d bytes", s, len(text))
			}
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
