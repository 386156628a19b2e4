package view

import (
	"strconv"
	"time"

	"reprise/library"
	"reprise/player"
	"reprise/ui/words"
)

// Playback is what Now Playing shows of a song besides its lyrics and what moves
// ten times a second.
type Playback struct {
	Now    Now
	Crumb  string // "Songs we keep, song 1 of 4"
	Native string // the drama's other name, "" when it has one only
	Years  int    // one for every ten passes, 5 at most
	Loop   LoopShown
	Pins   []Pin
	Repeat string // "Repeat one", "5 passes, then on"
	Speed  string // "1.00×"
	Slower bool   // the speed is not that of the recording
	Night  string // "Until 01:30", "" for none
}

// LoopShown is the stretch that is marked in the waveform.
type LoopShown struct {
	On   bool
	A, B float32 // 0 to 1 of the song; both 0 for none
	Name string  // "First chorus, 1:23 to 2:02", "" for none
}

// Pin is a moment in the waveform.
type Pin struct {
	At   float32 // 0 to 1 of the song
	Text string
}

// PlaybackOptions are what BuildPlayback needs besides the player's state.
type PlaybackOptions struct {
	Now      Now
	Entry    *library.Entry // nil for a file that is no entry's
	Snapshot *library.Snapshot
	Loop     library.Loop // what is marked, whether it goes round or not
	LoopOn   bool
}

// BuildPlayback joins what plays with what the fan keeps for it.
func BuildPlayback(st player.State, o PlaybackOptions, w *words.Words) Playback {
	p := Playback{
		Now: o.Now, Years: min(5, o.Now.Pass/10), Repeat: RepeatWords(st, w),
		Speed: SpeedWords(st.Speed), Slower: st.Speed != 0 && st.Speed != 1, Night: NightWords(st.Night, w),
		Loop: loopShown(o.Loop, o.LoopOn, st.Duration, w),
	}
	if o.Entry == nil {
		return p
	}
	d := o.Entry.Entry.Drama
	p.Native = d.Native
	if w.Korean() {
		p.Native = d.Title
	}
	if p.Native == o.Now.Drama {
		p.Native = ""
	}
	p.Crumb = songOfList(o.Snapshot, o.Entry, w)
	for _, m := range o.Entry.Moments {
		if at := share(m.At, st.Duration); at > 0 || m.At == 0 {
			p.Pins = append(p.Pins, Pin{At: at, Text: m.Text})
		}
	}
	return p
}

// songOfList tells which song of its list an entry is.
func songOfList(s *library.Snapshot, e *library.Entry, w *words.Words) string {
	at, all := 0, 0
	for _, o := range s.Entries {
		if o.Ref.List != e.Ref.List {
			continue
		}
		all++
		if o.Ref == e.Ref {
			at = all
		}
	}
	return w.T("now.crumb", "list", ListName(e.List, w), "n", at, "m", all)
}

func share(at, of time.Duration) float32 {
	if of <= 0 || at < 0 {
		return 0
	}
	return min(1, float32(float64(at)/float64(of)))
}

// loopShown places a loop in a song of a length.
func loopShown(l library.Loop, on bool, length time.Duration, w *words.Words) LoopShown {
	if (l.A == 0 && l.B == 0) || length <= 0 {
		return LoopShown{}
	}
	end := l.B
	if end == 0 {
		end = length
	}
	return LoopShown{On: on, A: share(l.A, length), B: share(end, length), Name: LoopWords(l, length, w)}
}

// LoopWords says what a loop is: "First chorus, 1:23 to 2:02".
func LoopWords(l library.Loop, length time.Duration, w *words.Words) string {
	end := l.B
	if end == 0 {
		end = length
	}
	return w.T("loop.line", "name", l.Name, "a", Clock(l.A), "b", Clock(end))
}

// FreeName is a name for a new loop that none of loops has: "Loop 2".
func FreeName(loops []library.Loop, w *words.Words) string {
	for n := 1; ; n++ {
		name, taken := w.T("loop.name", "n", n), false
		for _, l := range loops {
			taken = taken || l.Name == name
		}
		if !taken {
			return name
		}
	}
}

// RepeatWords says what happens at the end of the song.
func RepeatWords(st player.State, w *words.Words) string {
	if st.Passes > 0 && st.Repeat == player.RepeatOne {
		key := "repeat.then.next"
		if st.Then == player.ThenStop {
			key = "repeat.then.stop"
		}
		return w.T(key, "n", st.Passes)
	}
	return w.T(map[player.Repeat]string{player.RepeatOne: "repeat.one", player.RepeatList: "repeat.list", player.RepeatOff: "repeat.off"}[st.Repeat])
}

// SpeedWords is a speed as "0.85×"; 0 is as recorded.
func SpeedWords(v float64) string {
	if v == 0 {
		v = 1
	}
	return strconv.FormatFloat(v, 'f', 2, 64) + "×"
}

// NightWords says until when the night lasts, "" for no night.
func NightWords(n player.Night, w *words.Words) string {
	switch {
	case !n.Until.IsZero():
		return w.T("night.time", "time", n.Until.Local().Format("15:04"))
	case n.Passes == 1:
		return w.T("night.passes.one")
	case n.Passes > 0:
		return w.T("night.passes", "n", n.Passes)
	default:
		return ""
	}
}

// NightReport is the one line that tells of a night that has ended: the song,
// how often it was heard, and until when.
func NightReport(song string, r player.NightReport, w *words.Words) string {
	if r.Passes == 1 {
		return w.T("night.report.one", "song", song, "time", r.Ended.Local().Format("15:04"))
	}
	return w.T("night.report", "song", song, "n", r.Passes, "time", r.Ended.Local().Format("15:04"))
}

// NightEnd is the next time that a clock shows hour and minute, from now on: at
// 23:00 half past one is tomorrow's.
func NightEnd(now time.Time, hour, minute int) time.Time {
	end := time.Date(now.Year(), now.Month(), now.Day(), hour, minute, 0, 0, now.Location())
	if !end.After(now) {
		end = time.Date(now.Year(), now.Month(), now.Day()+1, hour, minute, 0, 0, now.Location())
	}
	return end
}

// Seconds is d in seconds with one figure behind the point, "0.3".
func Seconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Second), 'f', 1, 64)
}

// Tenths is a place in the song to a tenth of a second, "1:23.4".
func Tenths(d time.Duration) string {
	d = max(0, d)
	return Clock(d) + "." + strconv.Itoa(int(d%time.Second/(100*time.Millisecond)))
}
