package score

import (
	"slices"

	"reprise/cmd/houseband/synth"
)

// WhiteBreath is the song of "First Snow Platform": a slow waltz in E flat for
// a celesta, strings, an electric piano and a flute.
func WhiteBreath() *Song {
	return &Song{
		Name: "white-breath", Title: "하얀 숨", Artist: "리프리즈 밴드", Album: "첫눈 승강장 OST Part.1",
		Rate: 48000, Tempo: 92, Beats: 3, Swing: 0.5, Seed: 92,
		Room: synth.Reverb{Size: 0.87, Damp: 0.32, Delay: 0.03},
		Bars: []string{
			"Ebmaj9", "Ebadd9",
			"Ebmaj7", "Gm7", "Cm9", "Bbm7",
			"Abmaj7", "Gm7", "Fm9", "Bb7",
			"Ebmaj7", "G7/D", "Cm9", "Eb7/Bb",
			"Abmaj7", "Abm6", "Gm7", "C7b9",
			"Fm9", "Bb9sus", "Ebmaj9", "Cm9",
			"Fm9", "Bb9sus",
		},
		Lines: []Line{
			{2, "Bb4:1 Eb5:1 F5:1 G5:2 F5:1 Eb5:1 D5:.5 Eb5:1.5 F5:1 Db5:1.5", "첫눈이 오면 만나자 했죠", "cheonnuni omyeon mannaja haetjyo", "we said we would meet when the first snow fell"},
			{6, "C5:1 Eb5:1 G5:1 F5:1 D5:1 Bb4:1 C5:1.5 Eb5:.5 G5:1 F5:2.5", "몇 번째 겨울인지 몰라요", "myeot beonjjae gyeourinji mollayo", "I do not know which winter this is"},
			{10, "Bb4:1 Eb5:1 G5:1 F5:2 Ab5:1 G5:1.5 Eb5:.5 C5:1 F5:1 G5:1.5", "하얀 숨이 먼저 도착해요", "hayan sumi meonjeo dochakaeyo", "my white breath arrives first"},
			{14, "C6:2 Bb5:1 B5:1.5 Ab5:.5 F5:1 G5:1 F5:1 D5:1 E5:1 G5:1.5", "기차는 또 그냥 지나가고", "gichaneun tto geunyang jinagago", "another train just passes by"},
			{18, "Ab5:1 G5:1 F5:1 Eb5:1 F5:1 C5:1 G5:.5 F5:.5 Eb5:3.5", "나는 아직 여기 있어요", "naneun ajik yeogi isseoyo", "and I am still here"},
		},
		Play: playWhiteBreath,
	}
}

func playWhiteBreath(h Harmony) []Track {
	waltz := Pattern{{1, 0.8, 0.42, All}, {2, 0.8, 0.36, All}}
	harp := Pattern{{0, 2.5, 0.55, 0}, {0.5, 2.5, 0.4, 1}, {1, 2, 0.46, 2}, {1.5, 1.5, 0.42, 3}, {2, 1, 0.46, 4}, {2.5, 0.5, 0.38, 3}}
	box := slices.Concat(
		h.Answer(0, 0.5, "Bb5:1 Eb6:1 F6:1 G6:2 D6:1"),
		h.Answer(5, 0.32, "r:2.5 Ab6:.5"), h.Answer(9, 0.32, "r:2.5 D6:.5"),
		h.Answer(13, 0.34, "r:2.5 Db6:.5"), h.Answer(17, 0.34, "r:2.5 Bb6:.5"),
		h.Answer(21, 0.45, "r:1 G6:1 D6:1 C6:1 F6:1 Ab6:1 G6:1.5 F6:1.5"),
	)
	train := Pattern{{0, 0.3, 0.55, synth.Kick}, {0, 0.95, 0.2, synth.Swish}, {1, 0.3, 0.3, synth.Tap}, {2, 0.3, 0.24, synth.Tap}}
	return []Track{
		{
			Voice: synth.EPiano{Tremolo: 0.12}, Gain: 0.15, Room: 0.45, Pan: -0.15, Loose: 0.007,
			Notes: h.Comp(waltz, 0.025, Range{2, 10, 0.8}, Range{10, 14, 0.9}, Range{14, 20, 1}, Range{20, 22, 0.75}),
		},
		{
			Voice: synth.Pluck{Ring: 4, Bright: 0.35, Body: 0}, Gain: 0.42, Room: 0.45, Pan: 0.42, Loose: 0.008,
			Notes: h.Comp(harp, 0, Range{0, 2, 0.7}, Range{6, 14, 0.7}, Range{14, 20, 0.9}, Range{20, 23, 0.65}),
		},
		{
			Voice: synth.Pad{Rise: 1.1, Fall: 1.9, Dark: 1.85}, Gain: 0.12, Room: 0.7,
			Notes: h.Comp(Pattern{{0, 3, 0.75, All}}, 0, Range{0, 2, 0.45}, Range{6, 10, 0.6}, Range{10, 14, 0.75}, Range{14, 21, 1}, Range{21, 24, 0.6}),
		},
		{
			Voice: synth.Bass{}, Gain: 0.26, Room: 0.04, Loose: 0.005,
			Notes: h.Line(Pattern{{0, 2.6, 0.8, Root}}, Range{2, 10, 0.8}, Range{10, 20, 0.95}, Range{20, 24, 0.75}),
		},
		{
			Voice: synth.Drums{}, Gain: 0.45, Room: 0.3, Pan: 0.1, Loose: 0.006, Late: 0.005,
			Notes: h.Beat(train, Range{6, 14, 0.65}, Range{14, 20, 0.9}),
		},
		{Voice: synth.Drums{}, Gain: 0.3, Room: 0.4, Pan: 0.35, Loose: 0.006, Notes: h.Beat(Pattern{{0, 1, 0.5, synth.Ride}}, Range{10, 20, 0.8})},
		{Voice: synth.Celesta{}, Gain: 0.24, Room: 0.6, Pan: 0.25, Loose: 0.007, Notes: box},
		{Voice: synth.Flute(), Gain: 0.18, Room: 0.5, Pan: -0.08, Loose: 0.009, Late: 0.012, Notes: h.Sing(0.76)},
	}
}

// Songs returns the songs of the band in the order of the list.
func Songs() []*Song { return []*Song{OneMoreStop(), PaperPlane(), WhiteBreath()} }
