package match_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"reprise/library/catalog"
	"reprise/library/match"
)

// syllables of names that are made up.
var made = []string{"가", "나", "다", "라", "마", "바", "사", "아", "자", "하", "그", "너", "서", "이", "지", "민", "영", "수", "현", "준", "람", "랑", "별", "달", "꽃", "길", "밤", "봄", "눈", "비"}

var madeEnglish = []string{"Love", "Night", "Star", "Moon", "Always", "Heart", "Wind", "Rain", "Memory", "Road", "Dream", "Light", "Snow", "Day", "Time", "Goodbye", "You", "My", "Of", "The"}

func pick(r *rand.Rand, from []string, n int, sep string) string {
	s := ""
	for i := range n {
		if i > 0 {
			s += sep
		}
		s += from[r.IntN(len(from))]
	}
	return s
}

// manyEntries makes a list of n songs with every name a curator may give.
func manyEntries(n int) *catalog.List {
	r := rand.New(rand.NewPCG(1, 2))
	l := &catalog.List{ID: "many"}
	for i := range n {
		l.Entries = append(l.Entries, catalog.Entry{
			ID:      fmt.Sprint(i),
			Drama:   catalog.Drama{Title: pick(r, madeEnglish, 3, " "), Native: pick(r, made, 5, ""), Aliases: []string{pick(r, madeEnglish, 3, " ")}},
			Song:    catalog.Song{Title: pick(r, madeEnglish, 2, " "), Native: pick(r, made, 4, ""), Part: i%12 + 1},
			Artists: []catalog.Artist{{Name: "Kim " + pick(r, madeEnglish, 1, ""), Native: pick(r, made, 3, "")}},
		})
	}
	return l
}

func manyTracks(n int, l *catalog.List) []match.Prepared {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]match.Prepared, n)
	for i := range out {
		t := match.Track{
			Title: pick(r, madeEnglish, 3, " "), Artist: pick(r, made, 3, ""), Album: pick(r, madeEnglish, 3, " "), Year: 2000 + i%25,
		}
		switch i % 10 {
		case 0:
			e := l.Entries[i%len(l.Entries)]
			t.Title, t.Artist, t.Album = e.Song.Native, e.Artists[0].Native, e.Drama.Native+" OST Part."+fmt.Sprint(e.Song.Part)
		case 1, 2, 3:
			t.Title, t.Album = pick(r, made, 4, "")+" ("+t.Title+")", pick(r, made, 4, "")+" OST"
		}
		t.Path = fmt.Sprintf("/music/%s/%s/%02d %s.mp3", t.Artist, t.Album, i, t.Title)
		out[i] = match.Prepare(t)
	}
	return out
}

func BenchmarkAll100000x1000(b *testing.B) {
	l := manyEntries(1000)
	e := match.New([]*catalog.List{l}, match.Options{})
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	tracks := manyTracks(100000, l)
	runtime.GC()
	runtime.ReadMemStats(&after)
	linked := 0
	cpu := cpuSeconds()
	for b.Loop() {
		linked = 0
		for i := range tracks {
			for _, c := range e.MatchPrepared(tracks[i]) {
				if c.Sure {
					linked++
				}
			}
		}
	}
	b.ReportMetric((cpuSeconds()-cpu)/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	b.ReportMetric(float64(linked), "links")
}

func BenchmarkNew1000(b *testing.B) {
	l := manyEntries(1000)
	for b.Loop() {
		match.New([]*catalog.List{l}, match.Options{})
	}
}

func BenchmarkPrepare(b *testing.B) {
	t := match.Track{Path: "/music/백지영/시크릿 가든 OST Part.1/01 그 여자.flac", Title: "그 여자 (That Woman)", Artist: "백지영 (Baek Ji Young)", Album: "시크릿 가든 OST Part.1"}
	for b.Loop() {
		match.Prepare(t)
	}
}

func BenchmarkOneFile(b *testing.B) {
	e := match.New([]*catalog.List{manyEntries(1000), iconic()}, match.Options{})
	t := match.Track{Path: "/music/백지영/시크릿 가든 OST Part.1/01 그 여자.flac", Title: "그 여자 (That Woman)", Artist: "백지영 (Baek Ji Young)", Album: "시크릿 가든 OST Part.1"}
	for b.Loop() {
		e.Match(t)
	}
}

func BenchmarkOneEntry(b *testing.B) {
	l := manyEntries(1000)
	c := match.NewCorpus(manyTracks(100000, l))
	one := &catalog.List{ID: "one", Entries: l.Entries[10:11]}
	found := 0
	cpu := cpuSeconds()
	for b.Loop() {
		found = len(match.New([]*catalog.List{one}, match.Options{}).MatchCorpus(c))
	}
	b.ReportMetric((cpuSeconds()-cpu)*1e3/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(found), "found")
}

func BenchmarkLongTitle(b *testing.B) {
	e := match.New([]*catalog.List{manyEntries(1000)}, match.Options{})
	long := ""
	for len(long) < 64<<10 {
		long += "그 여자 (That Woman) "
	}
	for b.Loop() {
		e.Match(match.Track{Path: "/a.mp3", Title: long, Artist: long, Album: long})
	}
}
