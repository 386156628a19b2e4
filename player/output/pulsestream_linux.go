package output

// #include <stdlib.h>
// #include "pulse_linux.h"
import "C"

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

const (
	// pulseBuffer is how much sound the server holds. 100 ms had gaps on a machine
	// with six times as many busy programs as cores. More lets the program sleep
	// longer, and costs nothing where what is held can be taken back.
	pulseBuffer = 500 * time.Millisecond
	// pulseMargin is how far from the ear the sound is left as it is when the rest
	// is taken back: the server must have the new sound before it is due.
	pulseMargin = 14 * time.Millisecond
	frameBytes  = 8 // of two channels of float32
)

// pulseStream is a stream of PulseAudio. One goroutine, run, has the connection.
type pulseStream struct {
	conn     conn
	sound    Sound
	rate     int
	pipewire bool // the server is PipeWire
	lost     chan struct{}
	done     chan struct{} // closed when run has ended
	quit     atomic.Bool
	refresh  atomic.Bool

	mu    sync.Mutex
	ended bool // the connection must not be woken any more

	// For run alone.
	asking bool // the server was asked how far the sound is
}

// connect opens the stream at the rate that is asked for, where the sink runs at
// it or changes to it, and else at the rate of the sink: then it is for the
// pipeline to resample, once over the endless sound.
func (s *pulseStream) connect(ctx context.Context, req Request) error {
	p := s.conn.p
	if C.pulse_ask_devices(p) < 0 {
		return s.conn.err()
	}
	if err := s.conn.wait(ctx, s.conn.asked); err != nil {
		return err
	}
	if !hasSink(p, req.Device) {
		return ErrNoDevice
	}
	s.pipewire = strings.Contains(C.GoString(C.pulse_server(p)), "PipeWire")
	s.rate = req.Rate
	for range 2 {
		if err := s.attach(ctx, req.Device); err != nil {
			return err
		}
		if C.GoString(C.pulse_sink(p)) == dummySink {
			return ErrNoDevice
		}
		if C.pulse_ask_device(p) < 0 {
			return s.conn.err()
		}
		if err := s.conn.wait(ctx, s.conn.asked); err != nil {
			return err
		}
		if C.pulse_count(p) == 0 || int(C.pulse_at(p, 0).rate) == s.rate {
			break
		}
		s.rate = int(C.pulse_at(p, 0).rate)
		C.pulse_drop(p)
	}
	if C.pulse_count(p) > 0 && int(C.pulse_at(p, 0).rate) != s.rate {
		return errNoServer // it changes its rate while we ask; the next try is soon
	}
	return nil
}

// hasSink reports whether the server has the sink, any real one for "".
func hasSink(p *C.pulse, id string) bool {
	for i := range int(C.pulse_count(p)) {
		name := C.GoString(C.pulse_at(p, C.int(i)).name)
		if name == id || id == "" && name != dummySink {
			return true
		}
	}
	return false
}

// attach makes the stream at s.rate.
func (s *pulseStream) attach(ctx context.Context, device string) error {
	p := s.conn.p
	var sink *C.char
	if device != "" {
		sink = C.CString(device)
		defer C.free(unsafe.Pointer(sink))
	}
	bytes := frameBytes * s.frames(int64(pulseBuffer/time.Microsecond))
	if C.pulse_open(p, sink, C.uint32_t(s.rate), C.uint32_t(bytes)) < 0 {
		return s.conn.err()
	}
	return s.conn.wait(ctx, func() C.int { return C.pulse_stream_ready(p) })
}

// frames is a time in microseconds as frames.
func (s *pulseStream) frames(micro int64) int { return int(micro * int64(s.rate) / 1e6) }

// run feeds the server until Close or the end of the stream.
func (s *pulseStream) run() {
	defer close(s.done)
	p := s.conn.p
	for !s.quit.Load() {
		if C.pulse_stream_ready(p) < 0 || !s.stays() || !s.serve() {
			close(s.lost)
			break
		}
		if C.pulse_step(p, -1) < 0 {
			close(s.lost)
			break
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	C.pulse_free(p)
}

// stays reports whether the stream is where somebody can hear it.
func (s *pulseStream) stays() bool {
	return C.pulse_moved(s.conn.p) == 0 || C.GoString(C.pulse_sink(s.conn.p)) != dummySink
}

// serve gives the server what it asks for, and what has changed; false when it
// does not take it.
func (s *pulseStream) serve() bool {
	p := s.conn.p
	if s.refresh.Load() && !s.asking {
		s.refresh.Store(false)
		s.asking = C.pulse_ask_timing(p) == 0
	}
	back := 0
	if s.asking && C.pulse_timed(p) != 0 {
		s.asking = false
		back = s.sound.Rewind(s.unplayed())
	}
	return s.write(int(C.pulse_writable(p))/frameBytes+back, back)
}

// unplayed is how many frames of what the server has can still be changed.
func (s *pulseStream) unplayed() int {
	late := C.pulse_latency(s.conn.p)
	if s.pipewire { // what has left the queue is gone
		late = C.pulse_queued(s.conn.p)
	}
	return max(0, s.frames(int64(late)-int64(pulseMargin/time.Microsecond)))
}

// write pulls n frames and hands them over, back frames before the end of what
// the server has.
func (s *pulseStream) write(n, back int) bool {
	if n == 0 {
		return true
	}
	p := s.conn.p
	for n > 0 {
		size := C.size_t(n * frameBytes)
		data := C.pulse_begin(p, &size)
		if data == nil || size == 0 {
			return false
		}
		got := min(n, int(size)/frameBytes)
		s.sound.Pull(unsafe.Slice((*float32)(data), 2*got))
		if C.pulse_write(p, data, C.size_t(got*frameBytes), C.int64_t(back*frameBytes)) < 0 {
			return false
		}
		n, back = n-got, 0
	}
	if late := C.pulse_latency(p); late >= 0 {
		s.sound.Delay(s.frames(int64(late)))
	} else {
		s.sound.Delay(s.frames(int64(pulseBuffer / time.Microsecond)))
	}
	return true
}

// Rate implements Stream.
func (s *pulseStream) Rate() int { return s.rate }

// Refresh implements Stream.
func (s *pulseStream) Refresh() {
	s.refresh.Store(true)
	s.wake()
}

func (s *pulseStream) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		C.pulse_wakeup(s.conn.p)
	}
}

// Lost implements Stream.
func (s *pulseStream) Lost() <-chan struct{} { return s.lost }

// Close implements Stream. The goroutine waits for nothing but to be woken.
func (s *pulseStream) Close() {
	s.quit.Store(true)
	s.wake()
	<-s.done
}
