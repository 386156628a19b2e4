package tags_test

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"reprise/library/tags"
)

// misread is what a tagger shows that takes Korean bytes for a Western code.
func misread(tb testing.TB, code *charmap.Charmap, s string) string {
	tb.Helper()
	out, err := code.NewDecoder().String(string(koreanBytes(tb, s)))
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func utf8AsLatin1(s string) string {
	r := make([]rune, 0, len(s))
	for _, b := range []byte(s) {
		r = append(r, rune(b))
	}
	return string(r)
}

// hangul are names as fans' files hold them.
var hangul = []string{
	"다시 너를", "김나영", "태양의 후예", "별", "꿈 (Inst.)", "이끌림", "Love는 별", "OST Part 5 그대", "똠방각하 아저씨", "첸",
	"응답하라 1988", "눈꽃", "도깨비 OST - Part.1", "ㅋㅋ 웃어봐", "너의 모든 순간 ~ 별에서 온 그대", "내 사람 (Feat. 거미)",
}

func TestRepairKorean(t *testing.T) {
	t.Parallel()
	for _, want := range hangul {
		for name, wrong := range map[string]string{
			"Latin-1":      misread(t, charmap.ISO8859_1, want),
			"Windows-1252": misread(t, charmap.Windows1252, want),
			"bytes":        string(koreanBytes(t, want)),
		} {
			if utf8.ValidString(wrong) && name == "bytes" {
				continue // the two bytes of "첸" are UTF-8 by chance
			}
			got, encoding := tags.Repair(wrong)
			if got != want || encoding != "CP949" {
				t.Errorf("%s: %q became %q (%s), want %q", name, wrong, got, encoding, want)
			}
		}
		if got, encoding := tags.Repair(utf8AsLatin1(want)); got != want || encoding != "UTF-8" {
			t.Errorf("UTF-8 as Latin-1: became %q (%s), want %q", got, encoding, want)
		}
		if got, encoding := tags.Repair(want); got != want || encoding != "" {
			t.Errorf("%q was right and became %q (%s)", want, got, encoding)
		}
		if got, _ := tags.Repair(norm.NFD.String(want)); got != want {
			t.Errorf("NFD of %q became %q", want, got)
		}
	}
}

// repaired is one text, what becomes of it, and how.
type repaired struct{ name, in, want, encoding string }

func repairs(t *testing.T, tests []repaired) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, encoding := tags.Repair(tt.in)
			if got != tt.want || encoding != tt.encoding {
				t.Errorf("%q became %q (%q), want %q (%q)", tt.in, got, encoding, tt.want, tt.encoding)
			}
		})
	}
}

func TestRepair(t *testing.T) {
	t.Parallel()
	repairs(t, []repaired{
		{"Björk", "Björk", "Björk", ""},
		{"Ça va", "Ça va", "Ça va", ""},
		{"Beyoncé", "Beyoncé", "Beyoncé", ""},
		{"Sigur Rós", "Sigur Rós", "Sigur Rós", ""},
		{"Mötley Crüe", "Mötley Crüe", "Mötley Crüe", ""},
		{"capitals", "CORAÇÃO E AÇÃO", "CORAÇÃO E AÇÃO", ""},
		{"Ángel", "Ángel de la Niña", "Ángel de la Niña", ""},
		{"French capitals", "CRÉÉ À L'ÉTÉ", "CRÉÉ À L'ÉTÉ", ""},
		{"German", "GRÖẞE und Größe", "GRÖẞE und Größe", ""},
		{"degrees", "36.5°", "36.5°", ""},
		{"numero", "Nº 5", "Nº 5", ""},
		{"a dash and quotes", "Don’t – “Stop”", "Don’t – “Stop”", ""},
		{"Japanese", "恋のうた", "恋のうた", ""},
		{"UTF-8 as Latin-1", utf8AsLatin1("Beyoncé"), "Beyoncé", "UTF-8"},
		{"raw Latin-1", "Bj\xf6rk", "Björk", "Windows-1252"},
		{"entities", "Rock &amp; Roll &#44032;&#xB098;", "Rock & Roll 가나", "HTML"},
		{"ampersands", "R&B; AT&T &c", "R&B; AT&T &c", ""},
		{"full width", "ＩＵ（아이유）　１２", "IU(아이유) 12", ""},
		{"half-width kana", "ｱｲ", "アイ", ""},
		{"zero bytes and marks", "\ufeffScar\x00", "Scar", ""},
		{"blanks", "  Scar\t", "Scar", ""},
		{"mistaken twice", utf8AsLatin1(utf8AsLatin1("다시 너를")), "다시 너를", "UTF-8"},
	})
}

// TestRepairParts: texts that are wrong in places, as two programs leave them
// behind, and a byte that got lost.
func TestRepairParts(t *testing.T) {
	t.Parallel()
	raw := func(s string) string { return string(koreanBytes(t, s)) }
	wrong := func(s string) string { return misread(t, charmap.ISO8859_1, s) }
	repairs(t, []repaired{
		{"Hangul beside misread Hangul", "다시 " + wrong("너를"), "다시 너를", "CP949"},
		{"Hangul beside bytes", "다시 " + raw("너를"), "다시 너를", "CP949"},
		{"Hangul beside UTF-8 as Latin-1", "다시 " + utf8AsLatin1("너를"), "다시 너를", "UTF-8"},
		{"Hangul beside true Latin-1", "다시 Beyoncé Ça", "다시 Beyoncé Ça", ""},
		{"bytes with an entity", raw("그대 ") + "&amp;" + raw(" 나"), "그대 & 나", "CP949"},
		{"bytes as entities", "&#180;&#217;&#189;&#195; &#179;&#202;&#184;&#166;", "다시 너를", "CP949"},
		{"a lost byte", raw("눈물의 여왕을 ") + raw("사랑해")[:5] + " " + raw("정말"), "눈물의 여왕을 사랑\uFFFD 정말", "CP949"},
		{"a syllable that few use, misread", wrong("뷁"), "뷁", "CP949"},
		{"two bytes that are a letter", raw("첸 (CHEN)"), "첸 (CHEN)", "CP949"},
		{"two letters that are no word", raw("환청 (Feat. 나쇼)")[:4], "환청", "CP949"},
		{"a particle", wrong("U와 나"), "U와 나", "CP949"},
		{"Romanian", "și așa să fie în țară", "și așa să fie în țară", ""},
		{"Vietnamese", "ơ ư đ", "ơ ư đ", ""},
		{"Cyrillic", "Группа крови", "Группа крови", ""},
		{"Greek", "Ένα τραγούδι", "Ένα τραγούδι", ""},
		{"a letter that is a word", "Tudo é amor", "Tudo é amor", ""},
		{"a letter of Iceland", "Það besta", "Það besta", ""},
		{"a question", "¿Índice?", "¿Índice?", ""},
		{"capitals and quotes", "«CANCIÓ»", "«CANCIÓ»", ""},
		{"NFD misread", utf8AsLatin1(norm.NFD.String("첫눈처럼 너에게 가겠다")), "첫눈처럼 너에게 가겠다", "UTF-8"},
		{"full width in CP949", raw("ＯＳＴ　다시"), "OST 다시", "CP949"},
		{"a heart", raw("너를 ♥ 사랑해 ♡"), "너를 ♥ 사랑해 ♡", "CP949"},
		{"hanja", raw("愛 사랑 戀 이별"), "愛 사랑 戀 이별", "CP949"},
		{"cut after thirty bytes", raw("그대에게 하고 싶은 말 너무나도많은데")[:30], "그대에게 하고 싶은 말 너무나도", "CP949"},
		{"cut inside UTF-8", utf8AsLatin1("그대에게 하고 싶은 말")[:len(utf8AsLatin1("그대에게 하고 싶은 말"))-2], "그대에게 하고 싶은", "UTF-8"},
	})
}

// TestRepairTogether: a syllable inside Latin letters proves nothing alone and
// is believed beside a text that is certain.
func TestRepairTogether(t *testing.T) {
	t.Parallel()
	artist := cp949(t, "EXO첸")
	alone := readParts(t, id3(3, 0, frame23("TIT2", latin("Scar")), frame23("TPE1", cp949(t, "X쾌")), frame23("TALB", latin("Album"))), frames(3))
	if alone.Artist != utf8AsLatin1(string(koreanBytes(t, "X쾌"))) {
		t.Errorf("alone: %q", alone.Artist)
	}
	beside := readParts(t, id3(3, 0, frame23("TIT2", cp949(t, "최고의 행운")), frame23("TPE1", artist)), frames(3))
	if beside.Artist != "EXO첸" || beside.Title != "최고의 행운" {
		t.Errorf("beside: %q by %q", beside.Title, beside.Artist)
	}
}

func FuzzRepair(f *testing.F) {
	for _, s := range hangul {
		f.Add(s)
		f.Add(string(koreanBytes(f, s)))
		f.Add(misread(f, charmap.Windows1252, s))
	}
	f.Add("&#0;&#1114112;&lt;")
	f.Add("Ã©\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got, _ := tags.Repair(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("%q became %q: no valid NFC", s, got)
		}
		if len(got) > 16*len(s)+16 {
			t.Errorf("%d bytes became %d", len(s), len(got))
		}
	})
}
