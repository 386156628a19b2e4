package output

// #cgo LDFLAGS: -ldl
// #include <stdlib.h>
// #include "pulse_linux.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
	"unsafe"
)

const (
	// pulseTime is how long the server may take to answer.
	pulseTime = 3 * time.Second
	// dummySink is what the server makes when the machine has no sink at all. To
	// play there would be to play to nobody.
	dummySink = "auto_null"
)

// Errors of the way to PulseAudio.
var (
	errNoPulse  = errors.New("libpulse.so.0 is not installed")
	errNoServer = errors.New("no sound server answers")
)

// pulse is the way to PulseAudio, and to PipeWire, which answers in its stead.
// What the server holds can be written anew until it is played, which is why this
// way does not go through miniaudio.
type pulse struct{}

var _ way = pulse{}

// loadPulse opens the library, once.
var loadPulse = sync.OnceValue(func() error {
	if C.pulse_load() == 0 {
		return errNoPulse
	}
	return nil
})

func (pulse) name() string { return "pulse" }

func (pulse) devices(ctx context.Context) ([]Device, error) {
	c, err := dialPulse(ctx)
	if err != nil {
		return nil, err
	}
	defer C.pulse_free(c.p)
	if C.pulse_ask_devices(c.p) < 0 {
		return nil, c.err()
	}
	if err := c.wait(ctx, c.asked); err != nil {
		return nil, err
	}
	var list []Device
	for i := range int(C.pulse_count(c.p)) {
		d := C.pulse_at(c.p, C.int(i))
		if id := C.GoString(d.name); id != dummySink {
			list = append(list, Device{ID: id, Name: C.GoString(d.description), Default: id == C.GoString(C.pulse_default(c.p))})
		}
	}
	return list, nil
}

func (pulse) open(ctx context.Context, req Request, sound Sound) (Stream, error) {
	c, err := dialPulse(ctx)
	if err != nil {
		return nil, err
	}
	s := &pulseStream{conn: c, sound: sound, lost: make(chan struct{}), done: make(chan struct{})}
	if err := s.connect(ctx, req); err != nil {
		C.pulse_free(c.p)
		return nil, err
	}
	go s.run()
	return s, nil
}

// conn is a connection to the server. It belongs to one goroutine at a time.
type conn struct{ p *C.pulse }

func dialPulse(ctx context.Context) (conn, error) {
	if err := loadPulse(); err != nil {
		return conn{}, err
	}
	name := C.CString("Reprise")
	defer C.free(unsafe.Pointer(name))
	c := conn{C.pulse_connect(name)}
	if c.p == nil {
		return c, errNoServer
	}
	if err := c.wait(ctx, func() C.int { return C.pulse_ready(c.p) }); err != nil {
		C.pulse_free(c.p)
		return conn{}, err
	}
	return c, nil
}

func (c conn) asked() C.int { return C.pulse_asked(c.p) }

// wait goes on until ready is 1; negative is an error.
func (c conn) wait(ctx context.Context, ready func() C.int) error {
	const step = 100 * time.Millisecond
	for late := time.Now().Add(pulseTime); ; {
		switch r := ready(); {
		case r > 0:
			return nil
		case r < 0:
			return c.err()
		case ctx.Err() != nil:
			return ctx.Err()
		case time.Now().After(late):
			return errNoServer
		}
		if C.pulse_step(c.p, C.int(step/time.Microsecond)) < 0 {
			return errNoServer
		}
	}
}

// err is what the server said last.
func (c conn) err() error { return fmt.Errorf("%w: %s", errNoServer, C.GoString(C.pulse_error(c.p))) }
