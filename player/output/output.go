package output

import (
	"context"
	"errors"
)

// Errors of the devices.
var (
	// ErrNoDevice says that the machine has no sound device, or not the one that
	// was asked for, or none that answers.
	ErrNoDevice = errors.New("no sound device")
	// ErrLost says that the device went away while it played.
	ErrLost = errors.New("the sound device is gone")
)

// Sound is what a stream plays: interleaved frames of two channels. A stream
// calls the methods on its own thread, one at a time. They must not wait, lock or
// allocate.
type Sound interface {
	// Pull fills out with what is to be heard next.
	Pull(out []float32)
	// Rewind takes back the frames that were pulled last, n of them or some fewer,
	// because the device has not played them yet and something has changed (see
	// Stream.Refresh). It returns how many; they are pulled anew.
	Rewind(n int) int
	// Delay tells how many of the frames that were pulled are not heard yet, as
	// well as that can be known at this moment.
	Delay(frames int)
}

// Silence is a Sound that is none, for trying whether a device opens.
type Silence struct{}

var _ Sound = Silence{}

// Pull implements Sound.
func (Silence) Pull(out []float32) { clear(out) }

// Rewind implements Sound.
func (Silence) Rewind(int) int { return 0 }

// Delay implements Sound.
func (Silence) Delay(int) {}

// Device is one sound device of the machine.
type Device struct {
	ID      string // for Request.Device; the same from one run to the next
	Name    string // for people
	Default bool   // the system's own choice
}

// Request is what Open is asked for.
type Request struct {
	// Rate is the wish for frames a second, see Stream.Rate.
	Rate int
	// Device is the ID of a device, "" for the system's own choice: the stream then
	// goes along where that choice changes.
	Device string
}

// Output opens the way to a device. Both methods may take seconds and are not for
// the goroutine of a window or of the player's control.
type Output interface {
	// Open starts a stream that runs at the rate asked for where the device can,
	// and else at another one. The errors are ErrNoDevice and what the system says.
	// The sound is pulled from before Open returns.
	Open(ctx context.Context, req Request, sound Sound) (Stream, error)
	// Devices lists what can be asked for, the default one first. No device is an
	// empty list and no error.
	Devices(ctx context.Context) ([]Device, error)
}

// Stream is an open device that pulls. Its methods are safe for any goroutine.
type Stream interface {
	// Rate is the number of frames a second that the device takes.
	Rate() int
	// Refresh asks for what is heard to change as soon as the device can: what it
	// holds and has not played is taken back and pulled anew, where that is
	// possible. It returns before that has happened.
	Refresh()
	// Lost is closed when the device has gone away.
	Lost() <-chan struct{}
	// Close stops pulling and releases the device. It waits at most a second:
	// the driver of a dead device may hang for ever and is left behind.
	Close()
}
