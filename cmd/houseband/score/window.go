package score

import (
	"slices"

	"reprise/cmd/houseband/synth"
)

// PaperPlane is the song of "Third-Floor Window": F major with a skip, two
// plucked strings, a flute, a celesta that answers, and a shaker.
func PaperPlane() *Song {
	return &Song{
		Name: "paper-plane", Title: "Paper Plane", Artist: "Reprise House Band", Album: "Third-Floor Window OST Part.1",
		Rate: 44100, Tempo: 104, Beats: 4, Swing: 0.64, Seed: 104,
		Room: synth.Reverb{Size: 0.76, Damp: 0.45, Delay: 0.014},
		Bars: []string{
			"F6", "Gm7 C7",
			"F", "Am7 Dm7", "Gm7", "C7", "Am7", "D7", "Gm7", "Bbm6 C7",
			"Bbmaj7", "Am7 D7", "Gm7 C7", "Fmaj7 F7",
			"Bbmaj7", "Bbm6", "Am7 Abdim7", "Gm7 C7sus",
		},
		Lines: []Line{
			{2, "C5:.5 D5:.5 F5:1 A5:1 G5:1 F5:.5 G5:.5 A5:2", "편지를 접어 날려요", "pyeonjireul jeobeo nallyeoyo", "I fold a letter and let it fly"},
			{4, "Bb5:.5 A5:.5 G5:1 D5:1 F5:1 E5:.5 F5:.5 G5:.5 C5:1.5", "삼층 창가의 그대에게", "samcheung changgaui geudaeege", "to you at the third-floor window"},
			{6, "C5:.5 E5:.5 G5:.5 A5:1 G5:.5 E5:.5 C5:.5 D5:.5 F#5:1 A5:1.5", "골목은 좁고 바람은 높아", "golmogeun jopgo barameun nopa", "the lane is narrow and the wind is high"},
			{8, "Bb5:1 A5:.5 G5:.5 F5:.5 G5:.5 D5:1 Db5:1 F5:1 E5:1.5", "자꾸만 옆집에 내려요", "jakkuman yeopjibe naeryeoyo", "it keeps landing next door"},
			{10, "D5:.5 F5:.5 A5:1 C6:1.5 Bb5:.5 A5:1 G5:.5 F#5:1.5", "그래도 또 접을게요", "geuraedo tto jeobeulgeyo", "still I will fold another one"},
			{12, "G5:.5 A5:.5 Bb5:1 A5:1 G5:1 E5:.5 F5:.5 A5:2", "오늘은 받아 줄래요", "oneureun bada jullaeyo", "will you catch it today"},
		},
		Play: playPaperPlane,
	}
}

func playPaperPlane(h Harmony) []Track {
	strum := Pattern{{0, 0.5, 0.62, All}, {1, 0.45, 0.44, All}, {1.5, 0.4, 0.5, All}, {2.5, 0.4, 0.46, All}, {3, 0.5, 0.4, All}, {3.5, 0.4, 0.36, All}}
	pick := Pattern{
		{0, 1, 0.55, 0},
		{0.5, 1, 0.4, 3},
		{1, 1, 0.5, 2},
		{1.5, 1, 0.42, 4},
		{2, 1, 0.52, 1},
		{2.5, 1, 0.4, 3},
		{3, 1, 0.46, 2},
		{3.5, 0.5, 0.4, 5},
	}
	bass := Pattern{{0, 0.9, 0.85, Root}, {1.5, 0.45, 0.55, Fifth}, {2, 0.9, 0.75, Fifth}, {3, 0.5, 0.6, Third}, {3.5, 0.45, 0.55, Near}}
	kit := Pattern{
		{0, 0.1, 0.5, synth.Shaker},
		{0.5, 0.1, 0.28, synth.Shaker},
		{1, 0.1, 0.62, synth.Shaker},
		{1.5, 0.1, 0.3, synth.Shaker},
		{2, 0.1, 0.5, synth.Shaker},
		{2.5, 0.1, 0.28, synth.Shaker},
		{3, 0.1, 0.64, synth.Shaker},
		{3.5, 0.1, 0.36, synth.Shaker},
		{1, 0.1, 0.34, synth.Rim},
		{3, 0.1, 0.38, synth.Rim},
	}
	celesta := slices.Concat(
		h.Answer(0, 0.5, "C6:.5 D6:.5 F6:1 A6:1 G6:1 r:4"),
		h.Answer(3, 0.34, "r:3 D6:.5 F6:.5"), h.Answer(5, 0.36, "r:3 E6:.5 G6:.5"),
		h.Answer(7, 0.36, "r:3.5 F#6:.5"), h.Answer(11, 0.36, "r:3 A6:.5 F#6:.5"),
		h.Answer(14, 0.5, "D6:.5 F6:.5 A6:1 C7:1.5 Bb6:.5 Db7:1 Bb6:1 G6:2 C6:.5 E6:.5 A6:1 F6:.5 D6:.5 Ab5:1 G5:1 r:3"),
	)
	return []Track{
		{
			Voice: synth.Pluck{Ring: 1.3, Bright: 0.5, Body: 210}, Gain: 0.26, Room: 0.25, Pan: -0.42, Loose: 0.006,
			Notes: h.Comp(strum, 0.035, Range{0, 2, 0.75}, Range{2, 10, 0.85}, Range{10, 14, 1}, Range{14, 17, 0.85}),
		},
		{
			Voice: synth.Pluck{Ring: 3.4, Bright: 0.45, Body: 110}, Gain: 0.36, Room: 0.28, Pan: 0.4, Loose: 0.007,
			Notes: slices.Concat(h.Comp(pick, 0, Range{2, 10, 0.8}, Range{10, 14, 0.95}, Range{14, 17, 0.75}), h.Comp(Pattern{{0, 3, 0.6, All}}, 0.05, Range{17, 18, 0.8})),
		},
		{
			Voice: synth.EPiano{Tremolo: 0.15}, Gain: 0.12, Room: 0.4, Pan: 0.05, Loose: 0.006,
			Notes: h.Comp(Pattern{{0, 3.8, 0.5, All}}, 0.04, Range{6, 14, 0.8}, Range{14, 18, 0.7}),
		},
		{
			Voice: synth.Bass{}, Gain: 0.26, Room: 0.03, Loose: 0.004,
			Notes: slices.Concat(h.Line(bass, Range{2, 14, 0.9}), h.Line(Pattern{{0, 1.8, 0.8, Root}, {2, 1.8, 0.6, Fifth}}, Range{1, 2, 0.8}, Range{14, 18, 0.8})),
		},
		{
			Voice: synth.Drums{}, Gain: 0.4, Room: 0.15, Pan: 0.15, Loose: 0.004,
			Notes: slices.Concat(h.Beat(kit, Range{2, 10, 0.75}, Range{10, 14, 0.95}, Range{14, 17, 0.7})),
		},
		{
			Voice: synth.Drums{}, Gain: 0.36, Room: 0.05, Loose: 0.003,
			Notes: h.Beat(Pattern{{0, 0.3, 0.65, synth.Kick}, {2, 0.3, 0.5, synth.Kick}}, Range{4, 14, 0.8}),
		},
		{Voice: synth.Celesta{}, Gain: 0.2, Room: 0.5, Pan: 0.2, Loose: 0.006, Notes: celesta},
		{Voice: synth.Flute(), Gain: 0.17, Room: 0.4, Pan: -0.06, Loose: 0.008, Late: 0.008, Notes: h.Sing(0.8)},
	}
}
