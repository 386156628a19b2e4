package assets

import (
	"embed"
	"io/fs"
)

//go:embed lists/*.reprise.json
var lists embed.FS

//go:embed demo
var demo embed.FS

//go:embed icons/*.svg
var icons embed.FS

//go:embed i18n/*.json
var words embed.FS

// Lists holds the built-in lists, one *.reprise.json file each, at its root.
// Their names sort in the order of their parts.
var Lists = below(lists, "lists")

// Demo holds, at its root, the songs of the house band with their lyrics
// (*.lrc) and demo.reprise.json, the list that asks for them. The songs are
// played from real files, so whoever shows the demo copies them out first.
var Demo = below(demo, "demo")

// Icons holds the Lucide icons by name at its root, "play.svg" for instance.
// They are drawn on a grid of 24 and coloured with currentColor.
var Icons = below(icons, "icons")

// Words holds the interface's translations at its root, named after the
// language: "en.json", "ko.json".
var Words = below(words, "i18n")

// below returns the folder dir of fsys. The compiler has seen that the folder
// is there and its name is a constant, so an error cannot happen.
func below(fsys embed.FS, dir string) fs.FS {
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(err)
	}
	return sub
}
