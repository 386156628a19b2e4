package page

import (
	"time"

	"fyne.io/fyne/v2"

	"reprise/library/catalog"
	"reprise/player"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// BarIntents is what the now bar announces, and the words that it speaks.
type BarIntents struct {
	Words    *words.Words
	OnToggle func()
	OnPrev   func()
	OnNext   func()
	OnSeek   func(fraction float64)
	OnNudge  func(by time.Duration)
	OnRepeat func()
	OnMute   func()
	OnVolume func(v float64) // 0 to 1
	OnOpen   func(catalog.Ref)
	OnHint   func(label string)
	OnLyrics func()
	OnDial   func(dial string, beside fyne.CanvasObject)
}

// Bar is the now bar, fed with what the player plays.
type Bar struct {
	*widget.NowBar
	words *words.Words
	now   view.Now
	play  view.Playback
	bars  []float32
}

// NewBar makes a now bar with nothing in it.
func NewBar(intents BarIntents, gallery widget.Gallery) *Bar {
	b := &Bar{NowBar: widget.NewNowBar(gallery), words: intents.Words}
	b.OnToggle, b.OnPrevious, b.OnNext = intents.OnToggle, intents.OnPrev, intents.OnNext
	b.OnRepeat, b.OnMute = intents.OnRepeat, intents.OnMute
	b.OnVolume = func(v float32) { intents.OnVolume(float64(v)) }
	b.OnHint = intents.OnHint
	b.OnLyrics = intents.OnLyrics
	b.OnDial = func(tool widget.NowTool, beside fyne.CanvasObject) {
		intents.OnDial(map[widget.NowTool]string{
			widget.ToolRepeat: DialRepeat, widget.ToolNight: DialNight, widget.ToolVolume: DialVolume, widget.ToolMore: DialMore,
		}[tool], beside)
	}
	b.OnOpen = func() {
		if b.now.Linked {
			intents.OnOpen(b.now.Ref)
		}
	}
	b.Seek.OnSeek = func(at float32) { intents.OnSeek(float64(at)) }
	b.Seek.OnNudge = func(s float32) { intents.OnNudge(time.Duration(float64(s) * float64(time.Second))) }
	return b
}

// Set shows what plays.
func (b *Bar) Set(n view.Now) {
	b.now = n
	t := b.words.T
	night := t("night.title")
	if b.play.Night != "" {
		night = b.play.Night
	}
	b.NowBar.Set(widget.Now{
		Night:  b.play.Night != "",
		Recipe: recipe(n.Art), Name: n.Drama, Song: n.Song, Artist: n.Artist, Playing: n.Playing, Waiting: n.Waiting,
		PassWord: t("pass.label"), Pass: view.Number(n.Pass), PassBehind: b.words.Korean(),
		Total: view.Clock(n.Duration), Repeat: repeatShown(n.Repeat), Volume: float32(n.Volume), Muted: n.Muted,
		Words: widget.NowWords{
			Play: t("now.play"), Pause: t("now.pause"), Previous: t("now.previous"), Next: t("now.next"),
			Repeat: n.RepeatLabel, Volume: t("volume.title"), More: t("now.more"), Seek: t("now.seek"),
			Lyrics: t("lyrics.title"), Night: night,
		},
	})
	b.showSeek()
}

func repeatShown(r player.Repeat) widget.Repeat {
	switch r {
	case player.RepeatOne:
		return widget.RepeatOne
	case player.RepeatList:
		return widget.RepeatList
	default:
		return widget.RepeatOff
	}
}

// SetWave shows a waveform, nil for none yet.
func (b *Bar) SetWave(bars []float32) {
	b.bars = bars
	b.showSeek()
}

func (b *Bar) showSeek() {
	l := b.play.Loop
	b.Seek.Set(widget.Seek{
		Song: b.now.Path, Peaks: b.bars, Label: b.words.T("now.seek"), A: l.A, B: l.B, Loop: l.On,
	})
}

// Tick moves the ring, the seek bar and the clock.
func (b *Bar) Tick(position time.Duration, progress float64, length time.Duration) {
	at := float32(0)
	if length > 0 {
		at = float32(float64(position) / float64(length))
	}
	b.SetPosition(float32(progress), at, view.Clock(position))
}

// SetPlayback shows the loop in the waveform and whether a night runs.
func (b *Bar) SetPlayback(p view.Playback) {
	b.play = p
	b.Set(b.now)
}
