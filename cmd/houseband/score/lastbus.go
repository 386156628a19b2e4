package score

import (
	"slices"

	"reprise/cmd/houseband/synth"
)

// OneMoreStop is the song of "The Last Bus Home": D major at night, an electric
// piano, a nylon guitar, brushes, and a melodica for the voice.
func OneMoreStop() *Song {
	return &Song{
		Name: "one-more-stop", Title: "한 정거장만 (One More Stop)", Artist: "리프리즈 밴드", Album: "막차 OST Part.1",
		Rate: 44100, Tempo: 84, Beats: 4, Swing: 0.56, Seed: 84,
		Room: synth.Reverb{Size: 0.83, Damp: 0.38, Delay: 0.022},
		Bars: []string{
			"Dmaj9", "Dmaj9",
			"Gmaj7", "A9", "F#m7", "Bm9", "Em9", "A13",
			"Dmaj9", "D9sus D7", "Gmaj7", "Gm6", "F#m7", "B7", "Em9", "A7sus A7",
			"Dmaj9", "A9sus",
		},
		Lines: []Line{
			{2, "r:.5 B4:.5 D5:.5 E5:.5 F#5:1 E5:.5 D5:.5 E5:.5 D5:.5 C#5:2", "정류장에 불이 켜지면", "jeongnyujange buri kyeojimyeon", "when the lights come on at the stop"},
			{4, "r:.5 A4:.5 C#5:.5 D5:.5 E5:1 D5:.5 C#5:.5 D5:.5 C#5:.5 B4:.5 D5:1.5", "오늘도 같은 노래를 켜요", "oneuldo gateun noraereul kyeoyo", "tonight again I put on the same song"},
			{6, "G5:1.5 F#5:.5 E5:.5 D5:.5 E5:1 F#5:1 E5:.5 C#5:1.5", "한 정거장만 더 가요", "han jeonggeojangman deo gayo", "let’s ride just one stop more"},
			{8, "r:.5 D5:.5 E5:.5 F#5:.5 A5:1 F#5:.5 E5:.5 F#5:.75 E5:.25 D5:2", "창밖은 천천히 흐르고", "changbakkeun cheoncheonhi heureugo", "outside the window flows by slowly"},
			{10, "B5:1 A5:.5 G5:.5 F#5:1 D5:1 E5:.75 D5:.25 Bb4:2", "우리는 말이 없어요", "urineun mari eopseoyo", "and we have nothing to say"},
			{12, "r:.5 A4:.5 C#5:.5 E5:.5 A5:1 G5:.5 F#5:.5 A5:.75 F#5:2.25", "비가 그치지 않아도", "biga geuchiji anado", "even if the rain does not stop"},
			{14, "E5:1 F#5:.5 G5:.5 B5:1 A5:.5 G5:.5 F#5:1 E5:2", "다음 역은 집이에요", "daeum yeogeun jibieyo", "the next stop is home"},
		},
		Play: playOneMoreStop,
	}
}

func playOneMoreStop(h Harmony) []Track {
	piano := Pattern{{0, 1.4, 0.62, All}, {1.5, 0.4, 0.34, All}, {2.5, 1.3, 0.48, All}}
	intro := Pattern{{0, 2, 0.5, 0}, {0.5, 2, 0.4, 1}, {1, 2, 0.44, 2}, {1.5, 2, 0.46, 3}, {2, 2, 0.5, 5}, {3, 1, 0.36, 3}}
	guitar := Pattern{
		{0, 1.6, 0.6, 0},
		{0.5, 1.6, 0.42, 2},
		{1, 1.6, 0.5, 3},
		{1.5, 1.6, 0.4, 1},
		{2, 1.6, 0.55, 4},
		{2.5, 1.6, 0.4, 3},
		{3, 1, 0.46, 2},
		{3.5, 0.5, 0.36, 1},
	}
	bass := Pattern{{0, 1.4, 0.82, Root}, {1.5, 0.5, 0.5, Root}, {2, 1.4, 0.7, Fifth}, {3.5, 0.5, 0.55, Near}}
	brushes := Pattern{
		{0, 0.95, 0.3, synth.Swish},
		{1, 0.3, 0.5, synth.Tap},
		{1.6, 0.9, 0.26, synth.Swish},
		{3, 0.3, 0.56, synth.Tap},
		{3.5, 0.2, 0.22, synth.Tap},
		{0.5, 0.1, 0.18, synth.HiHat},
		{1.5, 0.1, 0.2, synth.HiHat},
		{2.5, 0.1, 0.2, synth.HiHat},
		{3.5, 0.1, 0.16, synth.HiHat},
	}
	beater := Pattern{{0, 0.3, 0.7, synth.Kick}, {2.5, 0.3, 0.5, synth.Kick}}
	return []Track{
		{Voice: synth.EPiano{Tremolo: 0.22}, Gain: 0.155, Room: 0.35, Pan: -0.12, Loose: 0.006, Notes: slices.Concat(
			h.Comp(intro, 0, Range{0, 2, 0.85}),
			h.Comp(piano, 0.03, Range{2, 10, 0.85}, Range{10, 16, 1}),
			h.Comp(Pattern{{0, 4, 0.5, All}}, 0.06, Range{16, 18, 0.85}),
			h.Answer(16, 0.5, "r:1 F#5:.5 A5:.5 D6:2 r:4"))},
		{
			Voice: synth.Pluck{Ring: 3.2, Bright: 0.4, Body: 105}, Gain: 0.42, Room: 0.3, Pan: 0.38, Loose: 0.007,
			Notes: h.Comp(guitar, 0, Range{4, 10, 0.7}, Range{10, 16, 0.9}, Range{16, 17, 0.55}),
		},
		{
			Voice: synth.Pad{Rise: 0.9, Fall: 1.6, Dark: 2.0}, Gain: 0.10, Room: 0.6,
			Notes: h.Comp(Pattern{{0, 4, 0.7, All}}, 0, Range{6, 10, 0.6}, Range{10, 17, 0.9}, Range{17, 18, 0.6}),
		},
		{Voice: synth.Bass{}, Gain: 0.30, Room: 0.03, Loose: 0.004, Late: 0.004, Notes: slices.Concat(
			h.Line(bass, Range{2, 16, 0.9}), h.Line(Pattern{{0, 3.6, 0.8, Root}}, Range{0, 2, 0.7}, Range{16, 18, 0.8}))},
		{
			Voice: synth.Drums{}, Gain: 0.5, Room: 0.22, Pan: 0.08, Loose: 0.005, Late: 0.006,
			Notes: slices.Concat(h.Beat(brushes, Range{2, 10, 0.75}, Range{10, 16, 0.95}), h.Beat(Pattern{{0, 0.95, 0.3, synth.Swish}, {2, 1.4, 0.26, synth.Swish}}, Range{1, 2, 0.7}, Range{16, 17, 0.8})),
		},
		{Voice: synth.Drums{}, Gain: 0.42, Room: 0.05, Loose: 0.003, Notes: h.Beat(beater, Range{2, 16, 0.8})},
		{Voice: synth.Melodica(), Gain: 0.21, Room: 0.42, Pan: -0.05, Loose: 0.009, Late: 0.012, Notes: h.Sing(0.78)},
	}
}
