package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// The dials that Now Playing and the now bar open.
const (
	DialRepeat = "repeat"
	DialLoops  = "loops"
	DialSpeed  = "speed"
	DialNight  = "night"
	DialVolume = "volume"
	DialShift  = "shift"
	DialMore   = "more" // what has no room
)

// The three lines of the lyrics.
const (
	LinesHangul  = "hangul"
	LinesRoman   = "roman"
	LinesMeaning = "meaning"
)

// PlayingIntents is what Now Playing announces, and the words that it speaks.
type PlayingIntents struct {
	Words  *words.Words
	OnBack func()
	OnFull func() // fills the screen, or not any more
	OnHint func(text string)

	OnToggle, OnPrev, OnNext func()
	OnSeek                   func(fraction float64)
	OnNudge                  func(by time.Duration)
	OnMute                   func()
	OnLoopToggle             func()
	OnLoop                   func(a, b float64)             // of the song, 0 to 1
	OnLoopMove               func(b bool, by time.Duration) // one end of the loop
	OnDial                   func(dial string, beside fyne.CanvasObject)

	OnLines    func(which string)
	OnLine     func(line int)
	OnLineMenu func(line int, at fyne.Position)
	OnLyrics   func() // choose a file of lyrics
}

// Playing is Now Playing: the song that plays with its lyrics, its loops and all
// that can be set about it, with the lights down. It fills the window.
type Playing struct {
	panel
	intents *PlayingIntents
	gallery widget.Gallery
	class   view.Class
	playing view.Playback
	lyrics  *view.Lyrics
	bars    []float32
	has     bool // lyrics were looked for
	said    LyricsShown
	art     art.Key
	soft    art.Key

	ground   *canvas.Rectangle
	backdrop *canvas.Image

	back, full    *widget.IconButton
	crumb         *widget.MixedText
	lines         *widget.ToggleRow
	shift         *widget.Chip
	ring          *widget.PassRing
	title         *widget.MixedText
	native, song  *widget.MixedText
	artist, doubt *widget.MixedText
	text          *widget.LyricsView
	none          *widget.EmptyState

	seek         *widget.SeekBar
	left, right  *widget.Digits
	loop         *widget.MixedText
	repeat       *widget.IconButton
	repeatText   *widget.MixedText
	ab           *widget.Chip
	prev, next   *widget.IconButton
	play         *widget.PlayDisc
	speed, night *widget.Chip
	volume, more *widget.IconButton
	loops        *widget.IconButton
	backdropOf   any // the picture that the backdrop was made of
}

var _ Page = (*Playing)(nil)

// NewPlaying makes an empty page.
func NewPlaying(intents PlayingIntents, gallery widget.Gallery) *Playing {
	t := intents.Words.T
	p := &Playing{
		intents: &intents, gallery: gallery, ground: canvas.NewRectangle(nil),
		backdrop: &canvas.Image{FillMode: canvas.ImageFillStretch},
		back:     widget.NewIconButton(widget.Icon{Name: "chevron-down", Size: 22, Label: t("now.leave")}),
		full:     widget.NewIconButton(widget.Icon{Name: "maximize-2", Label: t("now.full")}),
		crumb:    oneLine("", theme.Small, widget.InkText2), lines: widget.NewToggleRow(), shift: widget.NewChip(),
		ring: widget.NewPassRing(292), title: centred(theme.Title3, widget.InkText1, 2), native: oneLine("", theme.Lead, widget.InkText2),
		song: oneLine("", theme.Body, widget.InkText1), artist: centred(theme.Small, widget.InkText2, 1),
		doubt: oneLine("", theme.Small, widget.InkText2), text: widget.NewLyricsView(), none: widget.NewEmptyState(),
		seek: widget.NewSeekBar(widget.Tall), left: widget.NewDigits(theme.Small, widget.InkText2, fyne.TextAlignLeading),
		right: widget.NewDigits(theme.Small, widget.InkText2, fyne.TextAlignTrailing), loop: centred(theme.Small, widget.InkText1, 1),
		repeat: widget.NewIconButton(widget.Icon{Name: "repeat-1"}), repeatText: oneLine("", theme.Small, widget.InkText1),
		ab: widget.NewChip(), loops: widget.NewIconButton(widget.Icon{Name: "list-music", Label: t("loop.menu")}),
		prev: widget.NewIconButton(widget.Icon{Name: "skip-back", Solid: true, Size: 20, Label: t("now.previous")}),
		next: widget.NewIconButton(widget.Icon{Name: "skip-forward", Solid: true, Size: 20, Label: t("now.next")}),
		play: widget.NewPlayDisc(58), speed: widget.NewChip(), night: widget.NewChip(),
		volume: widget.NewIconButton(widget.Icon{Name: "volume-2", Size: 20}), more: widget.NewIconButton(widget.Icon{Name: "ellipsis", Label: t("now.more")}),
	}
	p.none.Set(widget.Empty{Icon: "mic-vocal", Title: t("lyrics.none.title"), Text: t("lyrics.none"), Button: t("lyrics.open"), ButtonIcon: "folder-open"})
	p.wire()
	p.begin(p, p.place, p.ground, p.backdrop, p.back, p.crumb, p.lines, p.shift, p.full, p.ring, p.title, p.native, p.song, p.artist,
		p.doubt, p.text, p.none, p.seek, p.left, p.loop, p.right, p.repeat, p.repeatText, p.ab, p.loops, p.prev, p.play, p.next,
		p.speed, p.night, p.volume, p.more)
	theme.Of(nil).Darken(p)
	return p
}

// centred is a text in the middle of its column.
func centred(role theme.Role, ink widget.Ink, lines int) *widget.MixedText {
	return widget.NewMixedText(widget.Text{Role: role, Ink: ink, Lines: lines, Align: fyne.TextAlignCenter, Shrink: true})
}

func (p *Playing) wire() {
	on := p.intents
	p.back.OnTapped, p.full.OnTapped = on.OnBack, on.OnFull
	p.prev.OnTapped, p.play.OnTapped, p.next.OnTapped = on.OnPrev, on.OnToggle, on.OnNext
	p.lines.OnTapped = on.OnLines
	p.text.OnLine, p.text.OnMenu = on.OnLine, on.OnLineMenu
	p.none.OnButton = on.OnLyrics
	p.ab.OnTapped = on.OnLoopToggle
	dial := func(name string, beside fyne.CanvasObject) func() { return func() { on.OnDial(name, beside) } }
	p.shift.OnTapped, p.repeat.OnTapped = dial(DialShift, p.shift), dial(DialRepeat, p.repeat)
	p.loops.OnTapped, p.speed.OnTapped = dial(DialLoops, p.loops), dial(DialSpeed, p.speed)
	p.night.OnTapped, p.volume.OnTapped, p.more.OnTapped = dial(DialNight, p.night), dial(DialVolume, p.volume), dial(DialMore, p.more)
	p.seek.OnSeek = func(at float32) { on.OnSeek(float64(at)) }
	p.seek.OnNudge = func(s float32) { on.OnNudge(seconds(s)) }
	p.seek.OnLoop = func(a, b float32) { on.OnLoop(float64(a), float64(b)) }
	p.seek.OnMove = func(b bool, s float32) { on.OnLoopMove(b, seconds(s)) }
	p.seek.OnHint = on.OnHint
	p.seek.Clock = func(at float32) string {
		return view.Tenths(time.Duration(float64(at) * float64(p.playing.Now.Duration)))
	}
	for _, b := range []*widget.IconButton{p.back, p.full, p.repeat, p.loops, p.prev, p.next, p.volume, p.more} {
		b.OnHint = on.OnHint
	}
	for _, c := range []*widget.Chip{p.shift, p.ab, p.speed, p.night} {
		c.OnHint = on.OnHint
	}
}

func seconds(s float32) time.Duration { return time.Duration(float64(s) * float64(time.Second)) }

// SetClass is told by the frame.
func (p *Playing) SetClass(c view.Class) {
	if c != p.class {
		p.class = c
		p.SetLyrics(p.said)
	}
}

// FillsWindow tells the frame to leave rail and now bar away.
func (p *Playing) FillsWindow() bool { return true }

// Set shows a song.
func (p *Playing) Set(v view.Playback) {
	p.playing = v
	w, n := p.intents.Words, v.Now
	t := w.T
	p.crumb.SetText(v.Crumb)
	p.title.SetText(n.Drama)
	p.native.SetText(v.Native)
	p.song.SetText(n.Song)
	p.artist.SetText(n.Artist)
	p.ring.Set(widget.PassShown{
		Word: t("pass.label"), Number: view.Number(n.Pass), Behind: w.Korean(), Years: v.Years, Waiting: n.Waiting,
		Label: n.Drama + ", " + n.Song + ", " + t("pass", "n", n.Pass),
	})
	p.play.Set(n.Playing, n.PlayLabel)
	p.right.SetText(view.Clock(n.Duration))
	p.repeat.Set(repeatIcon(n, v.Repeat))
	p.repeatText.SetText(v.Repeat)
	ab := t("loop.off.chip")
	if v.Loop.On {
		ab = t("loop.on.chip")
	}
	p.ab.Set(widget.ChipShown{Icon: "repeat", Text: ab, Key: `\`, On: v.Loop.On})
	p.speed.Set(widget.ChipShown{Icon: "gauge", Text: v.Speed, On: v.Slower, Label: t("speed.title") + ": " + v.Speed})
	night := v.Night
	if night == "" {
		night = t("night.title")
	}
	p.night.Set(widget.ChipShown{Icon: "moon", Text: night, On: v.Night != ""})
	p.volume.Set(widget.Icon{Name: widget.VolumeIcon(float32(n.Volume), n.Muted), Size: 20, Label: t("volume.title")})
	p.loop.SetText(v.Loop.Name)
	p.showSeek()
	p.loadArt()
	p.again()
}

// repeatIcon is the sign of a repeat mode.
func repeatIcon(n view.Now, label string) widget.Icon {
	icon := widget.Icon{Name: "repeat-1", Size: 21, On: true, Label: label}
	switch repeatShown(n.Repeat) {
	case widget.RepeatList:
		icon.Name = "repeat"
	case widget.RepeatOff:
		icon.Name, icon.On = "repeat", false
	}
	return icon
}

// SetWave shows a waveform, nil for none yet.
func (p *Playing) SetWave(bars []float32) {
	p.bars = bars
	p.showSeek()
}

func (p *Playing) showSeek() {
	s := widget.Seek{
		Song: p.playing.Now.Path, Peaks: p.bars, Label: p.intents.Words.T("now.seek"),
		A: p.playing.Loop.A, B: p.playing.Loop.B, Loop: p.playing.Loop.On,
	}
	for _, pin := range p.playing.Pins {
		s.Pins = append(s.Pins, widget.SeekPin{At: pin.At, Text: pin.Text})
	}
	p.seek.Set(s)
}

// Tick moves what moves: the ring, the playhead and the clock.
func (p *Playing) Tick(position time.Duration, progress float64, closes time.Duration) {
	p.ring.SetProgress(float32(progress), p.intents.Words.T("pass.closes", "t", view.Clock(closes+time.Second-1)))
	if d := p.playing.Now.Duration; d > 0 {
		p.seek.SetPosition(float32(float64(position) / float64(d)))
	}
	p.left.SetText(view.Clock(position))
}

// Seam flashes the ring: a pass has closed.
func (p *Playing) Seam() { p.ring.Seam() }

// FocusFirst gives the keyboard to the play button.
func (p *Playing) FocusFirst() {
	if c := canvasOf(p); c != nil {
		c.Focus(p.play)
	}
}

// NightButton is what the night dial belongs to: its chip, or ⋯ where that has no
// room.
func (p *Playing) NightButton() fyne.CanvasObject {
	if p.night.Visible() {
		return p.night
	}
	return p.more
}
