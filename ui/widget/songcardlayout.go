package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// The card's measures in pixels of the design.
const (
	cardWidth   = 212
	cardHeight  = 314
	posterShare = 1.113 // height of the poster by its width
	nameGap     = 12
	songGap     = 4
	songLineH   = 18
	songIndent  = 7
)

// CreateRenderer belongs to fyne.Widget.
func (s *SongCard) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	objects := []fyne.CanvasObject{s.poster, s.ring, s.disc, s.sign.Image, s.badge, s.name, s.word, s.focus.Rectangle}
	for _, l := range s.songs {
		objects = append(objects, l.ring, l.title, l.artist)
	}
	s.style()
	return &drawing{
		objects: fixed(objects...),
		min: func() fyne.Size {
			th := theme.Of(s)
			return fyne.NewSize(th.U(cardWidth), th.U(cardHeight))
		},
		layout:  func(fyne.Size) { s.arrange() },
		refresh: func() { s.style(); s.arrange(); canvas.Refresh(s) },
	}
}

func (s *SongCard) style() {
	th := theme.Of(s)
	c := th.Tokens()
	play := playable(s.card.Ring.State)
	s.poster.Set(s.card.Picture)
	s.poster.light(s.hovered, s.target)
	s.ring.Set(s.card.Ring)
	shown(s.ring, !s.hovered)
	s.disc.FillColor = c.Accent
	shown(s.disc, s.hovered)
	if play {
		sign := "play"
		if s.card.Sounding {
			sign = "pause"
		}
		s.sign.set(th.Solid(sign, c.OnAccent))
	} else {
		s.sign.set(th.Glyph("link-2", c.OnAccent, 20))
	}
	shown(s.sign.Image, s.hovered)
	s.name.Set(s.nameText())
	s.badge.Set(s.card.Badge, s.target, s.hint)
	for i := range s.songs {
		on := i < len(s.card.Songs)
		l := s.songs[i]
		for _, o := range []fyne.CanvasObject{l.ring, l.title, l.artist} {
			shown(o, on)
		}
		if on {
			l.ring.Set(s.card.Songs[i].Ring)
		}
	}
	caption := th.Style(theme.Caption)
	write(s.word, s.card.Word, caption, c.Text3)
	shown(s.word, s.card.Word != "")
}

// nameText lets the name wrap to two lines where one song line leaves room.
func (s *SongCard) nameText() Text {
	lines := 2
	if len(s.card.Songs) > 1 || s.card.Word != "" {
		lines = 1
	}
	return Text{Text: s.card.Name, Role: theme.Card, Lines: lines, Marks: s.card.NameMarks}
}

func (s *SongCard) arrange() {
	th, w := theme.Of(s), s.Size().Width
	if w <= 0 {
		return
	}
	h := round(w * posterShare)
	place(s.poster, 0, 0, w, h)
	s.ring.Resize(s.ring.MinSize())
	s.ring.Move(fyne.NewPos(th.U(12), h-th.U(12)-s.ring.MinSize().Height))
	disc := even(th.U(48))
	place(s.disc, th.U(8), h-th.U(8)-disc, disc, disc)
	sign := even(th.U(20))
	place(s.sign.Image, th.U(8)+(disc-sign)/2, h-th.U(8)-(disc+sign)/2, sign, sign)
	s.badge.Resize(s.badge.MinSize())
	s.badge.Move(fyne.NewPos(th.U(10), th.U(10)))
	s.focus.around(th, 0, 0, w, h, th.U(10), 3, s.focused)

	y := h + th.U(nameGap)
	name := s.name.HeightFor(w)
	place(s.name, 0, y, w, name)
	y += name + th.U(songGap)
	for i := range min(len(s.songs), len(s.card.Songs)) {
		more := ""
		if i == len(s.songs)-1 {
			more = s.card.More
		}
		s.songs[i].arrange(th, s.card.Songs[i], more, y, w)
		y += th.U(songLineH + songGap)
	}
	if s.card.Word != "" {
		settle(s.word, 0, y-th.U(songGap), th.Style(theme.Caption).Line)
	}
}

// arrange gives the title what it needs and the artist what is left.
func (l songLine) arrange(th *theme.Theme, song Song, more string, y, w float32) {
	style, gap := th.Style(theme.Small), th.U(songIndent)
	ring := l.ring.MinSize().Width
	place(l.ring, 0, y+(style.Line-ring)/2, ring, ring)
	x := ring + gap
	title := min(w-x, style.Measure(song.Title)+.5)
	behind := ""
	if more != "" {
		behind = " " + more
	}
	room := w - x - title - gap
	artist := song.Artist
	if artist != "" && room-style.Measure(behind) <= th.U(18) {
		artist = ""
	}
	if artist = cut(style, artist, max(1, room-style.Measure(behind))); artist != song.Artist {
		song.ArtistMarks = song.ArtistMarks.before(len(artist) - len("…"))
	}
	l.title.Set(Text{Text: song.Title, Role: theme.Small, Ink: InkText2, Lines: 1, Marks: song.TitleMarks})
	l.artist.Set(Text{Text: artist + behind, Role: theme.Small, Ink: InkText3, Lines: 1, Marks: song.ArtistMarks})
	place(l.title, x, y, max(0, title), style.Line)
	place(l.artist, x+title+gap, y, max(0, room), style.Line)
}
