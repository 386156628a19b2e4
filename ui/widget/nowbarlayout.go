package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// nowClass is which of its three forms the bar has.
type nowClass int

const (
	nowWide   nowClass = iota // 84: waveform
	nowMiddle                 // 72: hairline
	nowNarrow                 // 64: ring, next, pass and the menu
)

// The widths, in pixels of the design, under which the bar changes.
const (
	foldVolume  = 1100
	foldWave    = 1024
	foldSkip    = 720
	mostWave    = 900
	nowTextWide = 214
)

func (n *NowBar) logical() float32 { return n.Size().Width / theme.Of(n).Scale() }

func (n *NowBar) class() nowClass {
	switch w := n.logical(); {
	case w <= 0 || w >= foldWave:
		return nowWide
	case w >= foldSkip:
		return nowMiddle
	}
	return nowNarrow
}

// nowShape are the measures of a form.
type nowShape struct {
	height, thumb, ring, pass    float32
	padLeft, padRight, gap, step float32 // step is the gap inside the transport
}

func (n *NowBar) shape() nowShape {
	switch n.class() {
	case nowMiddle:
		return nowShape{height: 72, thumb: 48, ring: 52, pass: 54, padLeft: 12, padRight: 14, gap: 12, step: 12}
	case nowNarrow:
		return nowShape{height: 64, thumb: 42, ring: 46, pass: 44, padLeft: 12, padRight: 12, gap: 10, step: 10}
	}
	return nowShape{height: 84, thumb: 56, ring: 60, pass: 70, padLeft: 16, padRight: 24, gap: 16, step: 6}
}

// CreateRenderer belongs to fyne.Widget.
func (n *NowBar) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	objects := []fyne.CanvasObject{
		n.ground, n.line, n.thumb, n.name, n.song, n.artist, n.open,
		n.prev, n.play, n.next, n.pass, n.left, n.Seek, n.right,
	}
	for _, b := range n.tools {
		objects = append(objects, b)
	}
	n.style()
	return &drawing{
		objects: fixed(objects...),
		min: func() fyne.Size {
			th := theme.Of(n)
			return fyne.NewSize(th.U(300), th.U(n.shape().height))
		},
		layout:  func(fyne.Size) { n.style(); n.arrange() },
		refresh: func() { n.style(); n.arrange(); canvas.Refresh(n) },
	}
}

func (n *NowBar) style() {
	th := theme.Of(n)
	c, s, now := th.Tokens(), n.shape(), n.now
	fill(n.ground, c.Bg1, color.Transparent, 0, 0)
	fill(n.line, c.Line, color.Transparent, 0, 0)
	n.thumb.Set(Picture{Recipe: now.Recipe, Layout: NoTitle, Flat: true, Radius: 8})
	n.name.SetText(now.Name)
	n.open.label = now.Name
	label := now.Words.Play
	if now.Playing {
		label = now.Words.Pause
	}
	n.play.SetSize(s.ring)
	n.play.Set(now.Playing, now.Waiting, label)
	n.pass.Set(now.PassWord, now.Pass, now.PassBehind)
	n.left.SetText(n.times())
	n.right.SetText(now.Total)
	style := SeekStyle(Waveform)
	if n.class() != nowWide {
		style = Hairline
	}
	n.Seek.SetStyle(style)
	n.setTools()
	n.prev.Set(Icon{Name: "skip-back", Solid: true, Size: 18, Label: now.Words.Previous})
	n.next.Set(Icon{Name: "skip-forward", Solid: true, Size: 18, Label: now.Words.Next})
}

func (n *NowBar) setTools() {
	now := n.now
	repeat := Icon{Name: "repeat-1", On: now.Repeat == RepeatOne, Label: now.Words.Repeat}
	switch now.Repeat {
	case RepeatList:
		repeat.Name, repeat.On = "repeat", true
	case RepeatOff:
		repeat.Name = "repeat"
	}
	n.tools[ToolRepeat].Set(repeat)
	n.tools[ToolLyrics].Set(Icon{Name: "mic-vocal", Label: now.Words.Lyrics})
	n.tools[ToolNight].Set(Icon{Name: "moon", On: now.Night, Label: now.Words.Night})
	n.tools[ToolVolume].Set(Icon{Name: VolumeIcon(now.Volume, now.Muted), Label: now.Words.Volume})
	n.tools[ToolMore].Set(Icon{Name: "ellipsis", Label: now.Words.More})
}

// VolumeIcon is the sign of a volume.
func VolumeIcon(v float32, muted bool) string {
	switch {
	case muted || v <= 0:
		return "volume-x"
	case v < .5:
		return "volume-1"
	}
	return "volume-2"
}

// used tells which tools have room and a use.
func (n *NowBar) used() []*IconButton {
	w := n.logical()
	wide := n.class() == nowWide
	has := [toolCount]bool{
		ToolRepeat: n.class() != nowNarrow || n.OnDial == nil,
		ToolLyrics: wide && n.OnLyrics != nil,
		ToolNight:  wide && n.OnDial != nil,
		ToolVolume: w >= foldVolume || n.OnDial == nil,
		ToolMore:   w < foldVolume && n.OnDial != nil,
	}
	var out []*IconButton
	for i, b := range n.tools {
		shown(b, has[i])
		if has[i] {
			out = append(out, b)
		}
	}
	return out
}

func (n *NowBar) arrange() {
	th, size, s := theme.Of(n), n.Size(), n.shape()
	if size.Width <= 0 {
		return
	}
	place(n.ground, 0, 0, size.Width, size.Height)
	place(n.line, 0, 0, size.Width, th.U(1))
	mid := size.Height / 2
	thumb := th.U(s.thumb)
	place(n.thumb, th.U(s.padLeft), mid-thumb/2, thumb, thumb)

	// From the right edge inwards.
	x := size.Width - th.U(s.padRight)
	for tools, i := n.used(), 0; i < len(tools); i++ {
		b := tools[len(tools)-1-i]
		x -= n.put(b, x, mid, true) + th.U(2)
	}
	textX := th.U(s.padLeft) + thumb + th.U(s.gap)
	if n.class() == nowWide {
		n.names(textX, th.U(nowTextWide), mid)
		end := n.transport(textX+th.U(nowTextWide+s.gap), mid)
		n.times3(end+th.U(s.gap), x-th.U(s.gap-2), mid)
		return
	}
	start := n.narrow(x, mid)
	n.names(textX, start-th.U(s.gap)-textX, mid)
	shown(n.right, false)
	place(n.Seek, 0, 0, size.Width, n.Seek.MinSize().Height)
}

// put places a part at x on the middle line and returns its width; back puts
// its right edge there.
func (n *NowBar) put(o fyne.CanvasObject, x, mid float32, back bool) float32 {
	m := o.MinSize()
	if back {
		x -= m.Width
	}
	place(o, x, mid-m.Height/2, m.Width, m.Height)
	return m.Width
}

// names puts the drama over its song and artist.
func (n *NowBar) names(x, w, mid float32) {
	th := theme.Of(n)
	c, small := th.Tokens(), th.Style(theme.Small)
	h := th.Style(theme.NowTitle).Line
	top := mid - (h+small.Line)/2
	place(n.name, x, top, max(w, 1), h)
	song := cut(small, n.now.Song, w)
	rest := w - small.Measure(song) - th.U(6)
	artist := ""
	if rest > th.U(18) {
		artist = cut(small, n.now.Artist, rest)
	}
	write(n.song, song, small, c.Text2)
	write(n.artist, artist, small, c.Text3)
	used := settle(n.song, x, top+h, small.Line)
	settle(n.artist, x+used+th.U(6), top+h, small.Line)
	place(n.open, 0, 0, x+max(w, 0), n.Size().Height)
}

// transport puts previous, ring, next and pass from x on; it returns their end.
func (n *NowBar) transport(x, mid float32) float32 {
	th, s := theme.Of(n), n.shape()
	shown(n.prev, true)
	x += n.put(n.prev, x, mid, false) + th.U(s.step)
	x += n.put(n.play, x, mid, false) + th.U(s.step)
	x += n.put(n.next, x, mid, false) + th.U(s.gap+2)
	n.put(n.pass, x, mid, false)
	return x + max(th.U(s.pass), n.pass.MinSize().Width)
}

// times3 puts time, waveform, time between two edges, the waveform not wider
// than is of use.
func (n *NowBar) times3(from, to, mid float32) {
	th := theme.Of(n)
	clock := max(th.U(32), n.left.MinSize().Width, n.right.MinSize().Width)
	line := th.Style(theme.Small).Line
	wave := min(th.U(mostWave), to-from-2*clock-2*th.U(12))
	spare := max(0, to-from-2*clock-2*th.U(12)-wave)
	from += spare / 2
	h := n.Seek.MinSize().Height
	place(n.left, from, mid-line/2, clock, line)
	place(n.Seek, from+clock+th.U(12), mid-h/2, max(wave, 1), h)
	shown(n.left, true)
	shown(n.right, true)
	place(n.right, from+clock+wave+2*th.U(12), mid-line/2, clock, line)
}

// narrow puts all from the right edge; it returns where they begin.
func (n *NowBar) narrow(x, mid float32) float32 {
	th, s := theme.Of(n), n.shape()
	middle := n.class() == nowMiddle
	x -= th.U(s.gap - 2)
	shown(n.left, middle)
	if middle {
		x -= n.put(n.left, x, mid, true) + th.U(s.gap)
	}
	x -= max(th.U(s.pass), n.pass.MinSize().Width)
	n.put(n.pass, x, mid, false)
	x -= th.U(s.step)
	x -= n.put(n.next, x, mid, true) + th.U(s.step)
	x -= n.put(n.play, x, mid, true) + th.U(s.step)
	shown(n.prev, middle)
	if middle {
		x -= n.put(n.prev, x, mid, true)
	}
	return x
}
