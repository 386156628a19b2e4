package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"reprise/ui/art"
	"reprise/ui/theme"
)

// Repeat is what the repeat button shows.
type Repeat int

// The repeat modes.
const (
	RepeatOne Repeat = iota // in the accent
	RepeatList
	RepeatOff
)

// NowWords are the labels of the now bar's buttons.
type NowWords struct {
	Play, Pause, Previous, Next string
	Repeat                      string // with its present mode
	Volume                      string
	Lyrics, Night, More         string
	Seek                        string // "place in the song"
}

// Now is what a NowBar shows besides the position.
type Now struct {
	Recipe     art.Recipe // of the thumb
	Name       string     // the drama
	Song       string
	Artist     string
	Playing    bool
	Waiting    bool   // no sound device: the ring is dashed
	PassWord   string // "pass"
	Pass       string // "12"
	PassBehind bool   // Korean: the word follows the number
	Total      string // "3:51"
	Repeat     Repeat
	Volume     float32 // 0 to 1
	Muted      bool
	Night      bool // a night runs
	Words      NowWords
}

// NowBar is the bar at the lower edge of the window: thumb, drama, song, the
// transport around the ring, the pass, times, waveform, and what else there is
// to switch. 84 high; under 1024 px of width 72 with a hairline instead of the
// waveform, under 720 px 64.
type NowBar struct {
	fynewidget.BaseWidget

	OnToggle, OnPrevious, OnNext func()
	OnRepeat                     func() // a click on the repeat sign; the other button opens its dial
	OnMute                       func() // the other button on the volume
	OnOpen                       func() // a click on the thumb or the names
	OnLyrics                     func() // nil hides the button
	// OnDial opens the panel of a tool; nil hides the tools that are nothing else.
	OnDial   func(tool NowTool, beside fyne.CanvasObject)
	OnVolume func(v float32) // the wheel over the volume, 0 to 1
	OnHint   func(label string)

	// Seek is the bar's own: set its functions.
	Seek *SeekBar

	now     Now
	elapsed string

	ground, line *canvas.Rectangle
	thumb        *Poster
	open         *tapArea
	name         *MixedText
	song, artist *canvas.Text
	play         *PlayRing
	prev, next   *IconButton
	pass         *PassCounter
	left, right  *Digits
	tools        []*IconButton // by NowTool
}

// NowTool is one of the bar's tools.
type NowTool int

// The tools in their order.
const (
	ToolRepeat NowTool = iota
	ToolLyrics
	ToolNight
	ToolVolume
	ToolMore
	toolCount
)

// NewNowBar makes an empty bar.
func NewNowBar(g Gallery) *NowBar {
	n := &NowBar{
		Seek:   NewSeekBar(Waveform),
		ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		thumb: NewPoster(g), name: NewMixedText(Text{Role: theme.NowTitle, Lines: 1, Shrink: true}),
		song: &canvas.Text{}, artist: &canvas.Text{}, play: NewPlayRing(60),
		prev: NewIconButton(Icon{Name: "skip-back", Solid: true, Size: 18}),
		next: NewIconButton(Icon{Name: "skip-forward", Solid: true, Size: 18}),
		pass: NewPassCounter(), left: NewDigits(theme.Small, InkText2, fyne.TextAlignTrailing),
		right: NewDigits(theme.Small, InkText3, fyne.TextAlignLeading),
	}
	n.open = newTapArea(func() { call(n.OnOpen) })
	n.play.OnTapped = func() { call(n.OnToggle) }
	n.prev.OnTapped = func() { call(n.OnPrevious) }
	n.next.OnTapped = func() { call(n.OnNext) }
	for range toolCount {
		n.tools = append(n.tools, NewIconButton(Icon{}))
	}
	n.wire()
	n.ExtendBaseWidget(n)
	return n
}

func (n *NowBar) wire() {
	n.tools[ToolRepeat].OnTapped = func() { call(n.OnRepeat) }
	n.tools[ToolLyrics].OnTapped = func() { call(n.OnLyrics) }
	for _, t := range []NowTool{ToolNight, ToolVolume, ToolMore} {
		n.tools[t].OnTapped = func() { n.dial(t) }
	}
	n.tools[ToolRepeat].OnSecondary = func() { n.dial(ToolRepeat) }
	n.tools[ToolVolume].OnSecondary = func() { call(n.OnMute) }
	n.tools[ToolVolume].OnScroll = func(up bool) {
		step := float32(-.05)
		if up {
			step = .05
		}
		n.setVolume(n.now.Volume + step)
	}
	for _, b := range append(n.tools, n.prev, n.next) {
		b.OnHint = func(label string) {
			if n.OnHint != nil {
				n.OnHint(label)
			}
		}
	}
}

func (n *NowBar) dial(t NowTool) {
	if n.OnDial != nil {
		n.OnDial(t, n.tools[t])
	}
}

// NightButton is what the night's panel belongs to: its tool, or the one with
// what has no room; nil for neither.
func (n *NowBar) NightButton() fyne.CanvasObject {
	for _, t := range []NowTool{ToolNight, ToolMore} {
		if n.tools[t].Visible() {
			return n.tools[t]
		}
	}
	return nil
}

func (n *NowBar) setVolume(v float32) {
	if n.OnVolume != nil {
		n.OnVolume(max(0, min(1, v)))
	}
}

// Set shows another song or state.
func (n *NowBar) Set(now Now) {
	if now == n.now {
		return
	}
	n.now = now
	n.Refresh()
}

// Now is what is shown.
func (n *NowBar) Now() Now { return n.now }

// SetPosition moves what moves: pass is how much of the pass was heard and at the
// place in the song, both 0 to 1, elapsed that place in words of the clock. It may
// be called thirty times a second.
func (n *NowBar) SetPosition(pass, at float32, elapsed string) {
	n.play.SetProgress(pass)
	n.Seek.SetPosition(at)
	if elapsed == n.elapsed {
		return
	}
	n.elapsed = elapsed
	before := n.left.MinSize().Width
	n.left.SetText(n.times())
	if n.left.MinSize().Width != before { // 9:59 to 10:00
		n.arrange()
	}
}

// times is the left clock: alone beside the waveform, with the whole in narrow
// windows.
func (n *NowBar) times() string {
	if n.class() == nowWide {
		return n.elapsed
	}
	return n.elapsed + " / " + n.now.Total
}

// Seam flashes the ring: a pass has closed.
func (n *NowBar) Seam() { n.play.Seam() }

// Arrived tells that a picture is there now.
func (n *NowBar) Arrived(key art.Key) { n.thumb.Arrived(key) }

// Focus gives the keyboard to the ring, the middle of the transport.
func (n *NowBar) Focus(c fyne.Canvas) { c.Focus(n.play) }
