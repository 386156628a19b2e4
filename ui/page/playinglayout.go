package page

import (
	"fyne.io/fyne/v2"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// The measures of Now Playing in pixels of the design.
const (
	playingTop   = 104 // where the ring begins
	playingFoot  = 198 // waveform, times and transport together
	playingLow   = 118 // the same where the window is not high
	playingShort = 540 // under this height it is not
	// Under this height the ring stands higher and its names closer.
	playingLowered = 680
	playingNames   = 100 // drama, song and artist under the ring
	playingMiddle  = 90  // between the ring's column and the lyrics' mark
)

// frameOf are the measures of one layout, already scaled.
type frameOf struct {
	th          *theme.Theme
	size        fyne.Size
	w, h        float32 // of the window in the design's pixels
	left, right float32 // edges of ring, waveform and transport
	short       bool
	beside      bool // the names stand beside the ring, not under it
	foot        float32
}

func (p *Playing) frameOf(size fyne.Size) frameOf {
	th := theme.Of(p)
	k := th.Scale()
	f := frameOf{th: th, size: size, w: size.Width / k, h: size.Height / k}
	margin := max(20, min(112, f.w*.0875))
	if p.class <= view.S {
		margin = max(16, min(28, f.w*.035))
	}
	content := f.w - 2*margin
	if most := float32(1240); p.class == view.L && content > most {
		margin = (f.w - most) / 2
	} else if most := float32(1560); p.class == view.XL && content > most {
		margin = (f.w - most) / 2
	}
	f.left, f.right = th.U(margin), size.Width-th.U(margin)
	f.short = f.h < playingShort
	f.foot = playingFoot
	if f.short {
		f.foot = playingLow
	}
	f.beside = p.class == view.XS
	return f
}

// ringSize is the ring's diameter in the design's pixels: what the class wants,
// less where the window is not high.
func (p *Playing) ringSize(f frameOf) float32 {
	want := float32(292)
	switch p.class {
	case view.XS:
		want = 120
		if f.short {
			want = 72
		}
		return want
	case view.S:
		want = 180
	case view.XL:
		want = 380
	}
	room := f.h - p.top(f) - playingNames - p.gap(f) - f.foot - 8
	return max(72, min(want, float32(int(room/4))*4))
}

// gap is between the ring and its names.
func (p *Playing) gap(f frameOf) float32 {
	if f.h < playingLowered {
		return 8
	}
	return 28
}

func (p *Playing) top(f frameOf) float32 {
	if f.h < playingLowered || f.beside {
		return 68
	}
	return playingTop
}

// place lays the page out for a window.
func (p *Playing) place(size fyne.Size) {
	f := p.frameOf(size)
	c := f.th.Tokens()
	p.ground.FillColor = c.Bg0
	put(p.ground, 0, 0, size.Width, size.Height)
	put(p.backdrop, 0, 0, size.Width, size.Height)
	p.placeHead(f)
	below := p.placeRing(f)
	p.placeLyrics(f, below)
	p.placeSeek(f)
	p.placeTransport(f)
}

// placeHead is the row at the top.
func (p *Playing) placeHead(f frameOf) {
	th := f.th
	edge := th.U(28)
	if p.class == view.XS {
		edge = th.U(12)
	}
	mid := th.U(40)
	middle := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		put(o, x, mid-h/2, w, h)
	}
	middle(p.back, edge, th.U(36))
	right := f.size.Width - edge - th.U(36)
	middle(p.full, right, th.U(36))
	x := edge + th.U(44)
	lyrics := p.lyrics != nil
	timed := lyrics && p.lyrics.Synced
	show(p.shift, timed)
	if timed {
		w := p.shift.MinSize().Width
		right -= w + th.U(8)
		middle(p.shift, right, w)
	}
	wide := p.lines.MinSize().Width
	show(p.lines, lyrics && right-wide-th.U(8) > x)
	if p.lines.Visible() {
		right -= wide + th.U(8)
		middle(p.lines, right, wide)
	}
	room := right - x - th.U(12)
	show(p.crumb, room > th.U(60))
	put(p.crumb, x, mid-th.U(9), max(1, room), th.U(18))
}

// placeRing places the ring and the names; it returns where the lyrics may begin
// below them, in XS.
func (p *Playing) placeRing(f frameOf) float32 {
	th := f.th
	ring := p.ringSize(f)
	p.ring.SetSize(ring)
	d, y := th.U(ring), th.U(p.top(f))
	put(p.ring, f.left, y, d, d)
	if f.beside {
		x := f.left + d + th.U(20)
		w := max(1, f.right-x)
		p.nameRow(f, x, y+(d-th.U(72))/2, w, fyne.TextAlignLeading)
		return y + d + th.U(14)
	}
	x, w := f.left, d
	if least := th.U(240); w < least {
		w = min(least, f.size.Width/3)
	}
	p.nameRow(f, x+(d-w)/2, y+d+th.U(p.gap(f)), w, fyne.TextAlignCenter)
	return 0
}

// nameRow writes drama, song and artist below each other.
func (p *Playing) nameRow(f frameOf, x, y, w float32, align fyne.TextAlign) {
	th := f.th
	size := float32(30)
	if p.class <= view.S || p.ringSize(f) < 240 {
		size = 22
	}
	if f.beside && x+w > f.right {
		w = f.right - x
	}
	x = max(x, th.U(12))
	name := p.playing.Now.Drama
	p.title.Set(widget.Text{Text: name, Role: theme.Title3, Lines: 2, Align: align, Shrink: true, Size: size})
	high := p.title.HeightFor(w)
	put(p.title, x, y, w, high)
	y += high + th.U(2)
	p.artist.Set(widget.Text{Text: p.playing.Now.Artist, Role: theme.Small, Ink: widget.InkText2, Lines: 1, Align: align, Shrink: true})
	// The drama's other name and the song share a line where both go on it.
	p.native.Set(widget.Text{Text: p.playing.Native, Role: theme.LyricNear, Ink: widget.InkText2, Lines: 1, Shrink: true, Size: 17})
	song, nat := p.song.Width(), float32(0)
	if p.playing.Native != "" {
		nat = p.native.Width() + 1
	}
	gap := th.U(10)
	if nat+gap+song > w || nat == 0 {
		nat, gap = 0, 0
	}
	show(p.native, nat > 0)
	start := x
	song = min(song+th.U(2), w)
	if align == fyne.TextAlignCenter {
		start = x + (w-nat-gap-song)/2
	}
	put(p.native, start, y, nat, th.U(24))
	put(p.song, start+nat+gap, y+th.U(3), song, th.U(20))
	put(p.artist, x, y+th.U(23), w, th.U(18))
}

// placeLyrics places the column of the lyrics, or what stands for it.
func (p *Playing) placeLyrics(f frameOf, below float32) {
	th := f.th
	x, y := f.left+th.U(p.ringSize(f)+playingMiddle), th.U(p.top(f)+8)
	if p.class <= view.S {
		x = f.left + max(th.U(p.ringSize(f)+28), min(th.U(240), f.size.Width/3)+th.U(16))
	}
	if f.beside {
		x, y = f.left, below
	}
	w, bottom := f.right-x, f.size.Height-th.U(f.foot+24)
	if f.short {
		bottom = f.size.Height - th.U(f.foot+4)
	}
	if !f.beside {
		w = f.size.Width - th.U(28) - x
	}
	has := p.lyrics != nil
	doubt := has && p.doubtText() != ""
	show(p.doubt, doubt)
	if doubt {
		bottom -= th.U(26)
		put(p.doubt, x+th.U(26), bottom+th.U(6), max(1, w-th.U(26)), th.U(18))
	}
	show(p.text, has)
	show(p.none, !has && p.has && bottom-y > th.U(60))
	put(p.text, x, y, max(1, w), max(1, bottom-y))
	wide := min(w-th.U(26), th.U(420))
	high := p.none.MinSize().Height
	put(p.none, x+th.U(26), y+max(0, (bottom-y-high)*.3), max(1, wide), high)
}

func (p *Playing) doubtText() string {
	if p.lyrics == nil {
		return ""
	}
	return p.lyrics.Doubt
}

// placeSeek places the waveform with its times and the loop's name.
func (p *Playing) placeSeek(f frameOf) {
	th := f.th
	style := widget.SeekStyle(widget.Tall)
	if f.short {
		style = widget.Waveform
	}
	p.seek.SetStyle(style)
	h := p.seek.MinSize().Height
	show(p.loop, !f.short)
	if f.short {
		y := f.size.Height - th.U(playingLow-4)
		clock := th.U(46)
		put(p.left, f.left, y+th.U(8), clock, th.U(18))
		put(p.right, f.right-clock, y+th.U(8), clock, th.U(18))
		put(p.seek, f.left+clock+th.U(8), y, max(1, f.right-f.left-2*clock-th.U(16)), h)
		return
	}
	w := f.right - f.left
	put(p.seek, f.left, f.size.Height-th.U(playingFoot), w, h)
	y := f.size.Height - th.U(102)
	clock := th.U(64)
	put(p.left, f.left, y, clock, th.U(18))
	put(p.right, f.right-clock, y, clock, th.U(18))
	l := p.playing.Loop
	name := p.loop.Width() + th.U(4)
	mid := f.left + w*(l.A+l.B)/2
	room := w - 2*clock - th.U(16)
	name = min(name, room)
	x := max(f.left+clock+th.U(8), min(mid-name/2, f.right-clock-th.U(8)-name))
	put(p.loop, x, y, max(1, name), th.U(18))
}

// placeTransport is the row at the bottom: repeat and loop at the left, the
// transport in the middle, speed, night and volume at the right. What has no
// room goes into ⋯.
func (p *Playing) placeTransport(f frameOf) {
	th := f.th
	mid := f.size.Height - th.U(46)
	put1 := func(o fyne.CanvasObject, x float32, back bool) float32 {
		m := o.MinSize()
		if back {
			x -= m.Width
		}
		put(o, x, mid-m.Height/2, m.Width, m.Height)
		return m.Width
	}
	centre := (f.left + f.right) / 2
	disc := p.play.MinSize().Width
	put1(p.play, centre-disc/2, false)
	put1(p.prev, centre-disc/2-th.U(10), true)
	put1(p.next, centre+disc/2+th.U(10), false)
	edge := centre - disc/2 - th.U(10+36+12) // what the left may reach
	half := edge - f.left

	word := p.repeatText.Width() + 1
	ab, loops := p.ab.MinSize().Width, th.U(36)
	icon := th.U(36)
	hasAB := half > icon+ab+loops+th.U(20)
	hasWord := half > icon+th.U(10)+word+th.U(20)+ab+loops
	show(p.ab, hasAB)
	show(p.loops, hasAB)
	show(p.repeatText, hasWord)
	x := f.left
	x += put1(p.repeat, x, false) + th.U(10)
	if hasWord {
		put(p.repeatText, x, mid-th.U(9), word, th.U(18))
		x += word + th.U(20)
	}
	if hasAB {
		x += put1(p.ab, x, false) + th.U(4)
		put1(p.loops, x, false)
	}

	speed, night := p.speed.MinSize().Width, p.night.MinSize().Width
	hasChips := half > icon+speed+night+th.U(28)
	show(p.speed, hasChips)
	show(p.night, hasChips)
	show(p.more, !hasAB || !hasChips)
	x = f.right
	x -= put1(p.volume, x, true) + th.U(10)
	if p.more.Visible() {
		x -= put1(p.more, x, true) + th.U(10)
	}
	if hasChips {
		x -= put1(p.night, x, true) + th.U(10)
		put1(p.speed, x, true)
	}
}

// Foot is how high the controls at the lower edge are, in pixels of the design:
// what lies over the page keeps off them.
func (p *Playing) Foot(height float32) float32 {
	if height < playingShort {
		return playingLow
	}
	return playingFoot
}

// Has tells which of the controls are shown, so that ⋯ offers the others.
func (p *Playing) Has() (loops, chips bool) { return p.ab.Visible(), p.speed.Visible() }
