//go:build !linux

package output

import (
	"runtime"
	"time"

	"github.com/gen2brain/malgo"
)

// ways are the ways to the sound of this system, best first. Both systems run the
// thread of a sound device before all others, so that little needs to be held.
// miniaudio's own list ends with a null device, which would hide that there is no
// sound.
func ways() []way {
	in := func(backend malgo.Backend, name string) way {
		return miniaudio{backend: backend, called: name, buffer: 30 * time.Millisecond, parts: 3}
	}
	if runtime.GOOS == "darwin" {
		return []way{in(malgo.BackendCoreaudio, "coreaudio")}
	}
	return []way{in(malgo.BackendWasapi, "wasapi"), in(malgo.BackendDsound, "directsound"), in(malgo.BackendWinmm, "winmm")}
}
