package view_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"reprise/library"
	"reprise/library/hangul"
	"reprise/library/tags"
	"reprise/ui/view"
)

// manyTracks makes n files with Korean and English names.
func manyTracks(n int) []*library.Track {
	r := rand.New(rand.NewPCG(1, 2))
	ko := strings.Fields("다시 너를 사랑 눈물 그대 바람 별 하늘 기억 시간 꽃 봄날 첫눈 약속 운명 안녕 밤 달빛 길 우리 마음 고백 이별 까치 쌍둥이")
	en := strings.Fields("Once Again Everytime Always Stay Beautiful Love Wind Sunset Gone Start Over Breath Flower Perfect Zebra Kiss")
	tracks := make([]*library.Track, n)
	for i := range tracks {
		words := ko
		if i%3 == 0 {
			words = en
		}
		var title []string
		for range 1 + r.IntN(3) {
			title = append(title, words[r.IntN(len(words))])
		}
		tracks[i] = &library.Track{Path: fmt.Sprintf("/m/%05d.mp3", i), Tags: tags.Tags{
			Title: strings.Join(title, " "), Artist: ko[r.IntN(len(ko))], Album: en[r.IntN(len(en))] + fmt.Sprint(" OST Part ", i%12),
		}}
	}
	return tracks
}

func BenchmarkShelf50000(b *testing.B) {
	snap := &library.Snapshot{Tracks: manyTracks(50000)}
	q := hangul.NewQuery("e")
	for _, tt := range []struct {
		name string
		ask  view.Ask
	}{
		{"cold", view.Ask{Snap: snap, Filter: view.AllFiles}},
		{"title", view.Ask{Snap: snap, Filter: view.AllFiles}},
		{"passes", view.Ask{Snap: snap, Filter: view.AllFiles, By: view.ByPasses}},
		{"trouble", view.Ask{Snap: snap, Filter: view.InTrouble}},
		{"search for a third of all, best first", view.Ask{Snap: snap, Filter: view.AllFiles, Query: q, Found: snap.Tracks[:17000], BestFirst: true}},
		{"search for a third of all, sorted", view.Ask{Snap: snap, Filter: view.AllFiles, Query: q, Found: snap.Tracks[:17000]}},
	} {
		b.Run(tt.name, func(b *testing.B) {
			s := view.NewShelf()
			if tt.name != "cold" {
				if _, err := s.Arrange(b.Context(), tt.ask); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if tt.name == "cold" {
					s = view.NewShelf()
				}
				if _, err := s.Arrange(b.Context(), tt.ask); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
