package view

import (
	"time"

	"reprise/library"
	"reprise/player"
	"reprise/ui/words"
)

// The rows of the dials.
const (
	RowRepeatOne  = "one"
	RowRepeatList = "list"
	RowRepeatOff  = "off"
	RowPasses     = "passes"
	RowThenNext   = "next"
	RowThenStop   = "stop"
	RowShuffle    = "shuffle"

	RowSpeed = "speed"
	RowReset = "reset"

	RowNightOff    = "off"
	RowNightUntil  = "until"
	RowNightPasses = "passes"

	RowVolume = "volume"
	RowMute   = "mute"
	RowEven   = "even"
	RowDevice = "device:" // and the device's id

	RowShift  = "shift"
	RowLyrics = "lyrics"

	RowLoop     = "loop:" // and its name
	RowLoopOff  = "off"
	RowIntro    = "intro"
	RowSeam     = "seam"
	ToolRename  = "rename"
	ToolRemove  = "remove"
	RowLoops    = "loops"
	RowNight    = "night"
	RowToggleAB = "ab"
)

// SlowestSpeed and FastestSpeed are the ends of the speed, SpeedStep its step.
const (
	SlowestSpeed = 0.5
	FastestSpeed = 1.5
	SpeedStep    = 0.05
)

func choice(id, text string, on bool) DialRow {
	return DialRow{ID: id, Kind: DialChoice, Text: text, On: on}
}

func note(text string) DialRow { return DialRow{Kind: DialNote, Sub: text} }

// RepeatDial is what follows the end of the song, and of its passes.
func RepeatDial(st player.State, w *words.Words) Dial {
	t := w.T
	d := Dial{Title: t("repeat.title"), Rows: []DialRow{
		choice(RowRepeatOne, t("now.repeat.one"), st.Repeat == player.RepeatOne),
		choice(RowRepeatList, t("now.repeat.list"), st.Repeat == player.RepeatList),
		choice(RowRepeatOff, t("now.repeat.off"), st.Repeat == player.RepeatOff),
		choice(RowShuffle, t("repeat.shuffle"), st.Shuffle),
	}}
	shown := t("repeat.passes.none")
	if st.Passes > 0 {
		shown = Number(st.Passes)
	}
	d.Rows = append(d.Rows, DialRow{ID: RowPasses, Kind: DialStep, Text: t("repeat.passes"), Shown: shown})
	if st.Passes > 0 {
		d.Rows = append(d.Rows,
			choice(RowThenNext, t("repeat.next"), st.Then == player.ThenNext),
			choice(RowThenStop, t("repeat.stop"), st.Then == player.ThenStop))
	}
	return d
}

// SpeedDial is how fast the song plays.
func SpeedDial(speed float64, w *words.Words) Dial {
	if speed == 0 {
		speed = 1
	}
	return Dial{Title: w.T("speed.title"), Rows: []DialRow{
		{
			ID: RowSpeed, Kind: DialSlide, Value: float32((speed - SlowestSpeed) / (FastestSpeed - SlowestSpeed)),
			Step: SpeedStep / (FastestSpeed - SlowestSpeed), Shown: SpeedWords(speed),
		},
		note(w.T("speed.note")),
		{ID: RowReset, Kind: DialAction, Text: w.T("speed.reset"), Icon: "rotate-ccw", Off: speed == 1},
	}}
}

// NightChoice is what the night dial offers, whether a night is set or not.
type NightChoice struct {
	Until  time.Time // on the quarter of an hour
	Passes int
}

// NightDial is until when the song goes round.
func NightDial(n player.Night, offer NightChoice, w *words.Words) Dial {
	t := w.T
	until, passes := !n.Until.IsZero(), n.Until.IsZero() && n.Passes > 0
	d := Dial{Title: t("night.title"), Rows: []DialRow{
		choice(RowNightOff, t("night.off"), !until && !passes),
		choice(RowNightUntil, t("night.time", "time", offer.Until.Local().Format("15:04")), until),
		{ID: RowNightUntil, Kind: DialStep, Text: t("night.step.time"), Shown: offer.Until.Local().Format("15:04")},
		choice(RowNightPasses, NightWords(player.Night{Passes: offer.Passes}, w), passes),
		{ID: RowNightPasses, Kind: DialStep, Text: t("night.step.passes"), Shown: Number(offer.Passes)},
	}}
	switch {
	case until:
		d.Rows = append(d.Rows, note(t("night.until", "time", n.Until.Local().Format("15:04"))))
	case passes:
		d.Rows = append(d.Rows, note(t("night.until.passes", "n", n.Passes)))
	default:
		d.Rows = append(d.Rows, note(t("night.note")))
	}
	return d
}

// Device is a sound device that can be chosen.
type Device struct {
	ID   string // "" for the system's own
	Name string
}

// VolumeDial is how loud it is, and where the sound goes.
func VolumeDial(st player.State, even bool, devices []Device, w *words.Words) Dial {
	t := w.T
	d := Dial{Title: t("volume.title"), Rows: []DialRow{
		{ID: RowVolume, Kind: DialSlide, Value: float32(st.Volume), Step: .05, Shown: t("volume.percent", "n", int(st.Volume*100+.5))},
		choice(RowMute, t("volume.mute"), st.Muted),
		choice(RowEven, t("volume.even"), even),
		note(t("volume.device")),
		choice(RowDevice, t("settings.device.system"), st.Device == ""),
	}}
	for _, o := range devices {
		if o.ID != "" {
			d.Rows = append(d.Rows, choice(RowDevice+o.ID, o.Name, o.ID == st.Device))
		}
	}
	return d
}

// ShiftDial moves the lyrics.
func ShiftDial(shift time.Duration, w *words.Words) Dial {
	return Dial{Title: w.T("lyrics.title"), Rows: []DialRow{
		{ID: RowShift, Kind: DialStep, Text: Shift(shift, w), Shown: Seconds(shift)},
		note(w.T("lyrics.shift.note")),
		{ID: RowReset, Kind: DialAction, Text: w.T("lyrics.shift.reset"), Icon: "rotate-ccw", Off: shift == 0},
		{ID: RowLyrics, Kind: DialAction, Text: w.T("lyrics.open"), Icon: "folder-open"},
	}}
}

// LoopsDial is the loops of a song; on names the one that goes round, "" for
// none, and marked the one that is marked in the waveform.
func LoopsDial(loops []library.Loop, marked library.Loop, on bool, length time.Duration, w *words.Words) Dial {
	t := w.T
	d := Dial{Title: t("loop.menu"), Rows: []DialRow{choice(RowLoopOff, t("loop.whole"), !on)}}
	for _, l := range loops {
		end := l.B
		if end == 0 {
			end = length
		}
		row := choice(RowLoop+l.Name, l.Name, on && l.Name == marked.Name)
		row.Sub = t("loop.span", "a", Tenths(l.A), "b", Tenths(end))
		row.Tools = []DialTool{
			{ID: ToolRename, Icon: "pencil", Label: t("loop.rename")},
			{ID: ToolRemove, Icon: "trash-2", Label: t("loop.remove")},
		}
		d.Rows = append(d.Rows, row)
	}
	if marked.A > 0 || marked.B > 0 {
		d.Rows = append(d.Rows, choice(RowIntro, t("loop.intro"), marked.Intro))
	}
	d.Rows = append(d.Rows, DialRow{ID: RowSeam, Kind: DialAction, Text: t("loop.seam"), Icon: "headphones"}, note(t("loop.keys")))
	return d
}

// MoreDial is what a narrow window has no room for.
func MoreDial(p Playback, loops, chips, bar bool, w *words.Words) Dial {
	t := w.T
	d := Dial{Title: t("now.more")}
	open := func(id, text, icon string) DialRow {
		return DialRow{ID: id, Kind: DialAction, Text: text, Icon: icon}
	}
	if loops {
		ab := t("loop.off.chip")
		if p.Loop.On {
			ab = t("loop.on.chip")
		}
		d.Rows = append(d.Rows, choice(RowToggleAB, ab, p.Loop.On), open(RowLoops, t("loop.menu"), "list-music"))
	}
	if chips {
		night := p.Night
		if night == "" {
			night = t("night.title")
		}
		d.Rows = append(d.Rows, open(RowSpeed, t("speed.title")+" "+p.Speed, "gauge"), open(RowNight, night, "moon"))
	}
	if bar {
		d.Rows = append(d.Rows, open(RowLyrics, t("lyrics.title"), "mic-vocal"), open(RowVolume, t("volume.title"), "volume-2"))
	}
	return d
}

// StepNight turns the end of a night by steps, from now on to a day ahead.
func StepNight(until, now time.Time, by int, step time.Duration) time.Time {
	next := until.Add(time.Duration(by) * step)
	if !next.After(now) || next.Sub(now) > 24*time.Hour {
		return until
	}
	return next
}

// StepPasses turns a number of passes by steps: one by one up to five.
func StepPasses(n, by, step, most int) int {
	switch {
	case n < step || (n == step && by < 0):
		n += by
	default:
		n += by * step
	}
	return max(1, min(n, most))
}
