package assets

import _ "embed" // for the faces below

// The faces of the interface, as OpenType or TrueType files. They must not be
// changed: each is one shared copy.
var (
	// UIRegular is Pretendard JP Regular: all interface text, in Latin, Hangul,
	// kana and kanji.
	//
	//go:embed fonts/PretendardJP-Regular.otf
	UIRegular []byte

	// UISemiBold is Pretendard JP SemiBold: emphasis in interface text.
	//
	//go:embed fonts/PretendardJP-SemiBold.otf
	UISemiBold []byte

	// Title is Newsreader Medium: drama titles in Latin and big numbers. It
	// holds no Hangul and no arrows.
	//
	//go:embed fonts/Newsreader-Medium.ttf
	Title []byte

	// TitleItalic is Newsreader Italic: the meaning of a line of lyrics.
	//
	//go:embed fonts/Newsreader-Italic.ttf
	TitleItalic []byte

	// Hangul is Gowun Batang Bold: drama titles in Hangul and lyrics. It holds
	// all 11,172 syllables, no arrow and no check mark.
	//
	//go:embed fonts/GowunBatang-Bold.ttf
	Hangul []byte
)
