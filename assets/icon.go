package assets

import "embed"

//go:embed icon/reprise.png
var icon embed.FS

// AppIcon is the icon of the window, a PNG file of 512 pixels.
func AppIcon() ([]byte, error) { return icon.ReadFile("icon/reprise.png") }
