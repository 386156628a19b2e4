package output

import (
	"context"
	"errors"
)

// Errors of the devices.
var (
	// ErrNoDevice says that the machine has no sound device, or none that answers.
	ErrNoDevice = errors.New("no sound device")
	// ErrLost says that the device went away while it played.
	ErrLost = errors.New("the sound device is gone")
)

// Pull fills out with interleaved frames of two channels. It is called on the
// device's thread: it must not wait, lock or allocate.
type Pull func(out []float32)

// Output opens the way to a device. Open may take seconds and is not for the
// goroutine of a window or of the player's control.
type Output interface {
	// Open starts a stream that runs at rate frames a second where the device can,
	// and else at another one (see Stream.Rate). The errors are ErrNoDevice and
	// what the system says. pull is called from before Open returns.
	Open(ctx context.Context, rate int, pull Pull) (Stream, error)
}

// Stream is an open device that pulls. Its methods are safe for any goroutine.
type Stream interface {
	// Rate is the number of frames a second that the device takes.
	Rate() int
	// Latency is how many frames lie between pull and the ear, as well as that can
	// be known.
	Latency() int
	// Hold stops the device at once, or lets it go on; what it holds is kept. It
	// returns before that has happened. Pull is not called meanwhile, where the
	// device can be held.
	Hold(on bool)
	// Lost is closed when the device has gone away.
	Lost() <-chan struct{}
	// Close stops pulling and releases the device. It waits at most a second:
	// the driver of a dead device may hang for ever and is left behind.
	Close()
}
