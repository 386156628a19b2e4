// Package hangul does the arithmetic of Korean writing: it takes syllables
// apart and puts them together, writes them in Latin letters with the sound
// changes of the Revised Romanization, folds different romanizations of one
// name to one loose sound key, reads initial consonants and the two-set
// keyboard layout, chooses the particle that follows a word, and finds what a
// fan types in any of these ways.
//
// It owns no goroutine and no state: every function is pure and safe for
// concurrent use. It never reads a file, never looks a word up in a dictionary
// and never panics, whatever it is given: what is no Hangul passes unchanged
// or is left out, as each function says.
//
// The block arithmetic follows chapter 3.12 of the Unicode standard
// (https://www.unicode.org/versions/latest/core-spec/chapter-3/#G24646), the
// romanization the rules of the National Institute of Korean Language
// (https://korean.go.kr/front_eng/roman/roman_01.do).
package hangul
