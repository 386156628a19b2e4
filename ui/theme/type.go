package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/assets"
)

// Fyne keeps a parsed face per resource, so each face is one resource for the
// whole life of the program.
var (
	uiRegular   = &fyne.StaticResource{StaticName: "PretendardJP-Regular.otf", StaticContent: assets.UIRegular}   //nolint:gochecknoglobals // a table that nothing writes
	uiSemiBold  = &fyne.StaticResource{StaticName: "PretendardJP-SemiBold.otf", StaticContent: assets.UISemiBold} //nolint:gochecknoglobals // a table that nothing writes
	serif       = &fyne.StaticResource{StaticName: "Newsreader-Medium.ttf", StaticContent: assets.Title}          //nolint:gochecknoglobals // a table that nothing writes
	serifItalic = &fyne.StaticResource{StaticName: "Newsreader-Italic.ttf", StaticContent: assets.TitleItalic}    //nolint:gochecknoglobals // a table that nothing writes
	brush       = &fyne.StaticResource{StaticName: "GowunBatang-Bold.ttf", StaticContent: assets.Hangul}          //nolint:gochecknoglobals // a table that nothing writes
)

// Face is one of the faces of the design.
type Face int

// The faces.
const (
	UI     Face = iota // Pretendard JP: every script of the interface
	Strong             // its SemiBold
	Serif              // Newsreader Medium: drama titles in Latin, big numbers
	Italic             // Newsreader Italic: meanings
	Brush              // Gowun Batang Bold: drama titles in Hangul, lyrics
)

// Resource is the face's file, to be given to canvas.Text.FontSource. It is nil
// for UI and Strong, which Fyne finds by itself and with fallbacks for scripts
// that Pretendard lacks.
func (f Face) Resource() fyne.Resource {
	switch f {
	case Serif:
		return serif
	case Italic:
		return serifItalic
	case Brush:
		return brush
	}
	return nil
}

// Role is what a text is for; it decides its face and size.
type Role int

// The roles, large to small.
const (
	PassXL    Role = iota // the number in the big ring
	Hero                  // first launch
	Title1                // the drama on its page
	LyricNow              // the current line
	Title2                // a part's title on the wall
	Title3                // page and sheet titles
	Poster                // the vertical title
	LyricNear             // the other lines
	Title4                // panel titles
	Why                   // the prose of an entry
	Card                  // the drama's name under a card
	NowTitle              // the drama's name in the now bar
	Row                   // the drama's name in a table
	Roman                 // romanization
	Meaning               // the meaning line
	Lead                  // lead text, big buttons
	Body                  // everything else
	Small                 // song lines, metadata
	Caption               // rail labels and keys; nothing is smaller
)

// Style is how a role is set: face, size and line height in pixels of the
// design.
type Style struct {
	Face Face
	Size float32
	Line float32
}

var styles = map[Role]Style{ //nolint:gochecknoglobals // a table that nothing writes
	PassXL: {Serif, 112, 96}, Hero: {Serif, 56, 60}, Title1: {Serif, 52, 56},
	LyricNow: {Brush, 42, 54}, Title2: {Serif, 34, 36}, Title3: {Serif, 30, 36},
	Poster: {Brush, 27, 31}, LyricNear: {Brush, 25, 34}, Title4: {Serif, 22, 28},
	Why: {Serif, 19, 29}, Card: {Serif, 18, 22}, NowTitle: {Serif, 17, 22}, Row: {Serif, 15, 20},
	Roman: {UI, 19, 28}, Meaning: {Italic, 18, 28}, Lead: {UI, 16, 24},
	Body: {UI, 14, 20}, Small: {UI, 13, 18}, Caption: {UI, 12, 16},
}

// Style is how a role is set on the screen: already scaled.
func (t *Theme) Style(r Role) Style {
	s, ok := styles[r]
	if !ok {
		s = styles[Body]
	}
	s.Size, s.Line = t.U(s.Size), t.U(s.Line)
	return s
}

// Bold is the same style in SemiBold where it is the interface's face; the
// serifs have no bold that ships.
func (s Style) Bold() Style {
	if s.Face == UI {
		s.Face = Strong
	}
	return s
}

// Apply sets a text in the style.
func (s Style) Apply(text *canvas.Text) {
	text.TextSize = s.Size
	text.TextStyle = fyne.TextStyle{Bold: s.Face == Strong}
	text.FontSource = s.Face.Resource()
}

// Measure is how wide a string is in the style.
func (s Style) Measure(text string) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, s.Size, fyne.TextStyle{Bold: s.Face == Strong}, s.Face.Resource())
	return size.Width
}

// Text is a canvas text in a role. A string with more than one script belongs
// in widget.MixedText when the role is a serif.
func (t *Theme) Text(s string, r Role, c color.Color) *canvas.Text {
	text := canvas.NewText(s, c)
	t.Style(r).Apply(text)
	return text
}
