package lyrics_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"

	"reprise/library/lyrics"
)

const ms = time.Millisecond

func parse(t testing.TB, text string) *lyrics.Lyrics {
	t.Helper()
	l, err := lyrics.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       lyrics.Lyrics
	}{
		{"plain text", "\n막차\r\n\r\n second line \n\n", lyrics.Lyrics{Lines: []lyrics.Line{{Text: "막차"}, {}, {Text: "second line"}}}},
		{"nothing", "", lyrics.Lyrics{}},
		{"headings in plain text", "[Verse 1: A]\none", lyrics.Lyrics{Lines: []lyrics.Line{{Text: "[Verse 1: A]"}, {Text: "one"}}}},
		{
			"times of every form", "[00:01]a\n[0:02.5]b\n[00:03.25]c\n[00:04.125]d\n[00:05:50]e\n[1:00:06.00]f\n[123:00.00]g\n[00:07,5]h",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{
				{Start: 1000 * ms, End: 2500 * ms, Text: "a"},
				{Start: 2500 * ms, End: 3250 * ms, Text: "b"},
				{Start: 3250 * ms, End: 4125 * ms, Text: "c"},
				{Start: 4125 * ms, End: 5500 * ms, Text: "d"},
				{Start: 5500 * ms, End: 7500 * ms, Text: "e"},
				{Start: 7500 * ms, End: 3606000 * ms, Text: "h"},
				{Start: 3606000 * ms, End: 7380000 * ms, Text: "f"},
				{Start: 7380000 * ms, Text: "g"},
			}},
		},
		{
			"no times", "[00:61.00]a\n[-1:00.00]b\n[0:0:0:0]c\n[99:99]d\n[:]e\n[00:00.1234567]f",
			lyrics.Lyrics{Lines: []lyrics.Line{
				{Text: "[00:61.00]a"}, {Text: "[-1:00.00]b"}, {Text: "[0:0:0:0]c"}, {Text: "[99:99]d"}, {Text: "[:]e"}, {Text: "[00:00.1234567]f"},
			}},
		},
		{
			"repeated line", "[00:01.00] [00:03.00]chorus\n[00:02.00]verse",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{
				{Start: 1000 * ms, End: 2000 * ms, Text: "chorus"},
				{Start: 2000 * ms, End: 3000 * ms, Text: "verse"},
				{Start: 3000 * ms, Text: "chorus"},
			}},
		},
		{
			"head", "[ti: T ]\n[AR:A]\n[al:L]\n[by:B]\n[length:03:20]\n[re:editor]\n[00:01.00]a",
			lyrics.Lyrics{
				Title: "T", Artist: "A", Album: "L", By: "B", Length: 200 * time.Second, Synced: true,
				Lines: []lyrics.Line{{Start: 1000 * ms, Text: "a"}},
			},
		},
		{
			"positive offset is earlier", "[offset:+500]\n[00:00.20]a\n[00:02.00]<00:02.10>b",
			lyrics.Lyrics{Offset: 500 * ms, Synced: true, Lines: []lyrics.Line{
				{Start: 0, End: 1500 * ms, Text: "a"},
				{Start: 1500 * ms, Text: "b", Words: []lyrics.Word{{Start: 1600 * ms, Text: "b"}}},
			}},
		},
		{
			"negative offset is later, wherever it stands", "[00:01.00]a\n[offset:-300]",
			lyrics.Lyrics{Offset: -300 * ms, Synced: true, Lines: []lyrics.Line{{Start: 1300 * ms, Text: "a"}}},
		},
		{
			"pause", "[00:01.00]a\n[00:02.00]\n",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, End: 2000 * ms, Text: "a"}, {Start: 2000 * ms}}},
		},
		{
			"words", "[00:01.00]<00:01.10>한 <00:01.50>정거장만 <00:02.00>\n[00:03.00][00:05.00]<00:03.20>a<00:03.40>b",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{
				{Start: 1000 * ms, End: 3000 * ms, Text: "한 정거장만", Words: []lyrics.Word{{1100 * ms, "한 "}, {1500 * ms, "정거장만"}}},
				{Start: 3000 * ms, End: 5000 * ms, Text: "ab", Words: []lyrics.Word{{3200 * ms, "a"}, {3400 * ms, "b"}}},
				{Start: 5000 * ms, Text: "ab", Words: []lyrics.Word{{5200 * ms, "a"}, {5400 * ms, "b"}}},
			}},
		},
		{
			"words that are not the whole line", "[00:01.00]x <00:01.10>y",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, Text: "x y"}}},
		},
		{
			"words out of order", "[00:01.00]<00:02.00>x <00:01.10>y",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, Text: "x y"}}},
		},
		{
			"angles that are no time", "[00:01.00]a <3 b > c <x>",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, Text: "a <3 b > c <x>"}}},
		},
		{
			"voices", "[00:01.00]v1: a\n[00:01.00]V2:b\n[00:02.00]c",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{
				{Start: 1000 * ms, End: 2000 * ms, Text: "a", Voice: 1},
				{Start: 1000 * ms, End: 2000 * ms, Text: "b", Voice: 2},
				{Start: 2000 * ms, Text: "c"},
			}},
		},
		{
			"meaning of a voice", "[00:01.00]v1:비가 와요\n[00:01.00]it is raining",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, Text: "비가 와요", Meaning: "it is raining", Voice: 1}}},
		},
		{
			"control characters", "[00:01.00]a\x00b\tc\u202e",
			lyrics.Lyrics{Synced: true, Lines: []lyrics.Line{{Start: 1000 * ms, Text: "ab c"}}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(&tt.want, parse(t, tt.text)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestLayers tells what is sung from how it sounds and what it means, in the
// orders that files have them.
func TestLayers(t *testing.T) {
	t.Parallel()
	sung := []string{"정류장에 불이 켜지면", "오늘도 같은 노래를 켜요", "우리는 말이 없어요"}
	roman := []string{"jeongnyujange buri kyeojimyeon", "oneuldo gateun noraereul kyeoyo", "urineun mari eopseoyo"}
	loose := []string{"jung-ryu-jang-eh bul-ee kyuh-ji-myun", "o-neul-do ga-teun no-rae-reul kyuh-yo", "oo-ri-neun mal-ee up-suh-yo"}
	means := []string{"when the lights come on at the stop", "tonight again I put on the same song", "and we have nothing to say"}
	japanese := []string{"停留所に灯りがともると", "今日も同じ歌をかけるよ", "僕らは何も言わない"}
	for _, tt := range []struct {
		name                 string
		layers               [][]string
		sung, roman, meaning []string
		more                 [][]string
	}{
		{"sung alone", [][]string{sung}, sung, nil, nil, nil},
		{"three", [][]string{sung, roman, means}, sung, roman, means, nil},
		{"meaning before sound", [][]string{sung, means, roman}, sung, roman, means, nil},
		{"sound on top", [][]string{roman, sung, means}, sung, roman, means, nil},
		{"sung and sound", [][]string{sung, loose}, sung, loose, nil, nil},
		{"sung and meaning", [][]string{sung, means}, sung, nil, means, nil},
		{"meaning in Japanese", [][]string{sung, japanese}, sung, nil, japanese, nil},
		{"Japanese on top", [][]string{japanese, sung, roman}, sung, roman, japanese, nil},
		{"two meanings", [][]string{sung, means, japanese}, sung, nil, means, [][]string{japanese}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for i := range sung {
				for _, layer := range tt.layers {
					b.WriteString("[00:0" + string(rune('1'+i)) + ".00]" + layer[i] + "\n")
				}
			}
			for i, line := range parse(t, b.String()).Lines {
				want := lyrics.Line{Start: line.Start, End: line.End, Text: tt.sung[i]}
				if tt.roman != nil {
					want.Roman = tt.roman[i]
				}
				if tt.meaning != nil {
					want.Meaning = tt.meaning[i]
				}
				for _, m := range tt.more {
					want.More = append(want.More, m[i])
				}
				if diff := cmp.Diff(want, line); diff != "" {
					t.Errorf("line %d (-want +got)\n%s", i+1, diff)
				}
			}
		})
	}
}

// TestLineBelow takes a line without a time for one more layer of the line
// above it, but not a heading and not a line after a blank one.
func TestLineBelow(t *testing.T) {
	t.Parallel()
	l := parse(t, "a comment\n[00:01.00]비가 와요\nit is raining\n[Chorus]\n\nstray\n[00:02.00]눈이 와요")
	want := []lyrics.Line{
		{Start: 1000 * ms, End: 2000 * ms, Text: "비가 와요", Meaning: "it is raining"},
		{Start: 2000 * ms, Text: "눈이 와요"},
	}
	if diff := cmp.Diff(want, l.Lines); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestEncodings writes one text in each and wants the same lines.
func TestEncodings(t *testing.T) {
	t.Parallel()
	const text = "[ti:막차]\n[00:01.00]한 정거장만 더 가요\n[00:02.00]let’s ride\n"
	want := parse(t, text)
	must := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	korText := strings.ReplaceAll(text, "’", "'")
	for _, tt := range []struct {
		name string
		data []byte
		want *lyrics.Lyrics
	}{
		{"UTF-8", []byte(text), want},
		{"UTF-8 with mark", []byte("\uFEFF" + text), want},
		{"UTF-8 decomposed", norm.NFD.Bytes([]byte(text)), want},
		{"UTF-8 with a broken byte", []byte(strings.Replace(text, "한 ", "한\xff ", 1)), want},
		{"UTF-16LE with mark", must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))), want},
		{"UTF-16BE with mark", must(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))), want},
		{"UTF-16LE", must(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))), want},
		{"UTF-16BE", must(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))), want},
		{"UTF-32LE", must(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().Bytes([]byte(text))), want},
		{"CP949", must(korean.EUCKR.NewEncoder().Bytes([]byte(korText))), parse(t, korText)},
		{
			"Windows-1252", must(charmap.Windows1252.NewEncoder().Bytes([]byte("[00:01.00]déjà vu"))),
			parse(t, "[00:01.00]déjà vu"),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := lyrics.Parse(tt.data)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	l := parse(t, "[00:01.00]a\n[00:02.00]v1:b\n[00:02.00]v2:c\n[00:03.00]d")
	for pos, want := range map[time.Duration]int{0: -1, 999 * ms: -1, 1000 * ms: 0, 1999 * ms: 0, 2000 * ms: 1, 2500 * ms: 1, 3000 * ms: 3, time.Hour: 3} {
		if got := l.At(pos); got != want {
			t.Errorf("at %v: line %d, expected %d", pos, got, want)
		}
	}
	if got := parse(t, "a\nb").At(time.Second); got != -1 {
		t.Errorf("unsynced: line %d", got)
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		length     time.Duration
		want       bool
	}{
		{"within", "[00:10.00]a", 11 * time.Second, true},
		{"longer than the song", "[00:10.00]a", 9 * time.Second, false},
		{"only a pause after the end", "[00:05.00]a\n[00:10.00]", 9 * time.Second, true},
		{"other length", "[length:03:20]\n[00:10.00]a", 4 * time.Minute, false},
		{"about the length", "[length:03:20]\n[00:10.00]a", 203 * time.Second, true},
		{"length of the song unknown", "[00:10.00]a", 0, true},
		{"unsynced", "a", time.Second, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := parse(t, tt.text).Fits(tt.length); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"size":           strings.Repeat("a", lyrics.MaxSize+1),
		"lines":          strings.Repeat("a\n", lyrics.MaxLines+2),
		"repeated lines": strings.Repeat(strings.Repeat("[00:01.00]", 200)+"a\n", 60),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := lyrics.Parse([]byte(data)); !errors.Is(err, lyrics.ErrTooLarge) {
				t.Errorf("got %v", err)
			}
		})
	}
	long := parse(t, "[00:01.00]"+strings.Repeat("가", 5000)).Lines[0].Text
	if n := len([]rune(long)); n != 4000 {
		t.Errorf("a long line has %d characters", n)
	}
}

// FuzzParse wants no panic and lines that a window can rely on.
func FuzzParse(f *testing.F) {
	f.Add([]byte("[ti:a]\n[offset:+5]\n[00:01.00][00:02.00]v1:<00:01.10>한 <00:01.50>b\nmeaning\n[00:01.00]han b\n"))
	f.Add([]byte("\xff\xfe[\x000\x00"))
	f.Add([]byte("[00:01.00]\xc7\xd1\xb1\xdb"))
	f.Add([]byte("[1:00:06.00]<00:01>x<00:02> <00:03>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := lyrics.Parse(data)
		if err != nil {
			if !errors.Is(err, lyrics.ErrTooLarge) {
				t.Error(err)
			}
			return
		}
		last := time.Duration(0)
		for i, line := range l.Lines {
			if line.Start < last || line.End != 0 && line.End <= line.Start {
				t.Errorf("line %d is from %v to %v, the one before is at %v", i, line.Start, line.End, last)
			}
			last = line.Start
			if strings.ContainsAny(line.Text, "\n\r\x00") || !norm.NFC.IsNormalString(line.Text) {
				t.Errorf("line %d is %+q", i, line.Text)
			}
			joined := ""
			for _, w := range line.Words {
				joined += w.Text
			}
			if line.Words != nil && joined != line.Text {
				t.Errorf("the words of %q are %q", line.Text, joined)
			}
		}
		if at := l.At(last); l.Synced && len(l.Lines) > 0 && (at < 0 || l.Lines[at].Start != last) {
			t.Errorf("at %v: line %d", last, at)
		}
	})
}
