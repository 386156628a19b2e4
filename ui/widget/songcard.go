package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/art"
	"reprise/ui/theme"
)

// Song is one song line of a card.
type Song struct {
	Ring   Ring
	Title  string
	Artist string
	// TitleMarks and ArtistMarks are what a search found in them.
	TitleMarks, ArtistMarks Marks
}

// Card is what a SongCard shows.
type Card struct {
	Name    string  // the drama in the interface's language
	Korean  bool    // Name is set in the brush face
	Picture Picture // the poster; its mode follows Ring
	Ring    Ring    // the best state of its songs
	Songs   []Song  // up to two are shown
	More    string  // "+1" behind the second song
	// NameMarks are what a search found in Name.
	NameMarks Marks
	Badge     string // "just found", "" for none
	Word      string // the state in words under the songs, "" for none
	Label     string // all of it in words, for screen readers
	// Sounding tells that it plays now: a press pauses it.
	Sounding bool
}

func (c Card) equal(o Card) bool {
	songs, others := c.Songs, o.Songs
	c.Songs, o.Songs = nil, nil
	return slices.Equal(songs, others) && c.comparable() == o.comparable()
}

// comparable is the card without its list.
func (c Card) comparable() [10]any {
	return [10]any{c.NameMarks, c.Name, c.Korean, c.Picture, c.Ring, c.More, c.Badge, c.Word, c.Label, c.Sounding}
}

// SongCard is a drama on the wall: its poster with the vertical title, the ring
// on its plate, the warm edge, the name and up to two songs. 212 x 314 at least;
// the poster is 1.113 times as high as the card is wide.
type SongCard struct {
	control

	// OnPlay is a click on the poster or on a song, or Enter; song is
	// the line that was hit, -1 for the card as a whole. Whether that plays or
	// opens the link sheet is the caller's affair.
	OnPlay func(song int)
	OnOpen func()              // a click on the name: the drama page
	OnMenu func(fyne.Position) // the other button; the position is on the canvas
	OnMove func(dx, dy int)    // the arrow keys
	OnHint func(label string)  // pointed at or focused: the full text; "" when left

	card   Card
	target bool
	hint   string // on the drop target
	poster *Poster
	ring   *RepeatRing
	disc   *canvas.Circle
	sign   glyph
	name   *MixedText
	songs  [2]songLine
	badge  *Badge
	word   *canvas.Text
	focus  focusRing
}

// songLine is the ring, title and artist of one song.
type songLine struct {
	ring          *RepeatRing
	title, artist *MixedText
}

var (
	_ fyne.Focusable         = (*SongCard)(nil)
	_ fyne.Tappable          = (*SongCard)(nil)
	_ fyne.SecondaryTappable = (*SongCard)(nil)
	_ desktop.Hoverable      = (*SongCard)(nil)
	_ desktop.Cursorable     = (*SongCard)(nil)
	_ fyne.Accessible        = (*SongCard)(nil)
)

// NewSongCard makes an empty card.
func NewSongCard(g Gallery) *SongCard {
	s := &SongCard{
		poster: NewPoster(g),
		ring:   NewRepeatRing(40),
		disc:   canvas.NewCircle(color.Transparent),
		sign:   newGlyph(),
		name:   NewMixedText(Text{Role: theme.Card, Lines: 2}),
		badge:  NewBadge(),
		word:   &canvas.Text{},
		focus:  newFocusRing(),
	}
	for i := range s.songs {
		s.songs[i] = songLine{NewRepeatRing(14), NewMixedText(Text{}), NewMixedText(Text{})}
	}
	s.poster.OnLight = s.ring.closeTo
	s.press = func() { s.play(-1) }
	s.key = s.typed
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another card.
func (s *SongCard) Set(card Card) {
	card.Picture.Mode = modeOf(card.Ring.State)
	card.Picture.Faded = card.Ring.State == Away
	card.Ring.Plate = true
	if card.equal(s.card) {
		return
	}
	said := s.label
	s.card = card
	s.label = card.Label
	if (s.hovered || s.focused) && s.label != said {
		s.tell(s.label)
	}
	s.Refresh()
}

// Card is what is shown now.
func (s *SongCard) Card() Card { return s.card }

// SetProgress moves the rings of what plays, 0 to 1, and nothing else.
func (s *SongCard) SetProgress(p float32) {
	if s.card.Ring.State == Playing {
		s.card.Ring.Progress = p
		s.ring.SetProgress(p)
	}
	for i := range s.card.Songs {
		if i < len(s.songs) && s.card.Songs[i].Ring.State == Playing {
			s.songs[i].ring.SetProgress(p)
		}
	}
}

// Seam flashes the ring: a pass has closed.
func (s *SongCard) Seam() { s.ring.Seam() }

// Arrived tells that a picture is there now.
func (s *SongCard) Arrived(key art.Key) { s.poster.Arrived(key) }

// SetTarget marks the card as the place where a dragged file would go, with a
// word for it.
func (s *SongCard) SetTarget(on bool, word string) {
	if on == s.target && word == s.hint {
		return
	}
	s.target, s.hint = on, word
	s.Refresh()
}

// PosterRect is where the poster is, from the card's corner: dragging and the
// cross-fade of pages need it.
func (s *SongCard) PosterRect() (fyne.Position, fyne.Size) {
	return s.poster.Position(), s.poster.Size()
}

func modeOf(s State) art.Mode {
	switch s {
	case Missing:
		return art.Missing
	case Check:
		return art.Check
	}
	return art.Linked
}

// playable tells that pressing the card makes sound.
func playable(s State) bool { return s == Linked || s == Playing || s == Waiting }

func (s *SongCard) play(song int) {
	if s.OnPlay != nil {
		s.OnPlay(song)
	}
}

// Tapped plays what was hit, or opens the drama page when that was the name.
func (s *SongCard) Tapped(e *fyne.PointEvent) {
	if within(e.Position, s.name) {
		if s.OnOpen != nil {
			s.OnOpen()
		}
		return
	}
	for i := range s.songs {
		if s.songs[i].ring.Visible() && e.Position.Y >= s.songs[i].ring.Position().Y {
			if i+1 == len(s.songs) || !s.songs[i+1].ring.Visible() || e.Position.Y < s.songs[i+1].ring.Position().Y {
				s.play(i)
				return
			}
		}
	}
	s.fire()
}

func within(p fyne.Position, o fyne.CanvasObject) bool {
	at, size := o.Position(), o.Size()
	return p.X >= at.X && p.Y >= at.Y && p.X < at.X+size.Width && p.Y < at.Y+size.Height
}

// TappedSecondary asks for the card's menu.
func (s *SongCard) TappedSecondary(e *fyne.PointEvent) {
	if s.OnMenu != nil {
		s.OnMenu(e.AbsolutePosition)
	}
}

// TypedKey plays on Enter. Space is the window's: it plays or pauses what is
// chosen, wherever the focus is on the wall.
func (s *SongCard) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		s.handOn(e)
		return
	}
	s.control.TypedKey(e)
}

// typed moves to another card with the arrows. Letters are the window's own, so
// that they work on every keyboard layout.
func (s *SongCard) typed(e *fyne.KeyEvent) bool {
	if s.OnMove == nil {
		return false
	}
	switch e.Name {
	case fyne.KeyLeft:
		s.OnMove(-1, 0)
	case fyne.KeyRight:
		s.OnMove(1, 0)
	case fyne.KeyUp:
		s.OnMove(0, -1)
	case fyne.KeyDown:
		s.OnMove(0, 1)
	default:
		return false
	}
	return true
}

// MouseIn dims the poster and turns the ring into the play disc.
func (s *SongCard) MouseIn(e *desktop.MouseEvent) {
	s.tell(s.card.Label)
	s.control.MouseIn(e)
}

// MouseOut brings the ring back.
func (s *SongCard) MouseOut() {
	s.tell("")
	s.control.MouseOut()
}

// FocusGained shows the focus ring.
func (s *SongCard) FocusGained() {
	s.tell(s.card.Label)
	s.control.FocusGained()
}

// FocusLost hides it.
func (s *SongCard) FocusLost() {
	s.tell("")
	s.control.FocusLost()
}

func (s *SongCard) tell(hint string) {
	if s.OnHint != nil {
		s.OnHint(hint)
	}
}
