package output

import (
	"time"

	"github.com/gen2brain/malgo"
)

// ways are the ways to the sound of Linux, best first.
func ways() []way {
	return []way{
		pulse{},
		alsa{miniaudio{backend: malgo.BackendAlsa, called: "alsa", buffer: 100 * time.Millisecond, parts: 5}},
	}
}
