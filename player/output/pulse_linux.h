// The part of libpulse that Reprise uses, opened at run time, so that a machine
// without it builds and runs the program. All functions but pulse_wakeup are for
// one thread at a time; none calls back into Go.
//
// Types, numbers and functions are those of the library's own interface:
// https://www.freedesktop.org/software/pulseaudio/doxygen/
#ifndef REPRISE_PULSE_H
#define REPRISE_PULSE_H

#include <stddef.h>
#include <stdint.h>

// pulse_device is one sink of the server.
typedef struct {
	char *name, *description;
	uint32_t rate;
} pulse_device;

// pulse is a connection to the server, with at most one stream.
typedef struct pulse pulse;

// pulse_load is 0 when the library is not installed.
int pulse_load(void);

// pulse_connect begins to connect; NULL when that cannot be tried.
pulse *pulse_connect(const char *name);
void pulse_free(pulse *p);

// pulse_step waits for news, at most so long (microseconds; -1 for ever), and
// deals with them; negative when the loop is broken.
int pulse_step(pulse *p, int timeout);
void pulse_wakeup(pulse *p); // ends a pulse_step, from any thread

// pulse_ready is 1 when connected, 0 while connecting, -1 when the server is gone.
int pulse_ready(pulse *p);
const char *pulse_error(pulse *p);

// pulse_ask_devices has the sinks listed, pulse_ask_device the one of the stream;
// pulse_asked is 1 when the answer is there, -1 when there is none.
int pulse_ask_devices(pulse *p);
int pulse_ask_device(pulse *p);
int pulse_asked(pulse *p);
int pulse_count(pulse *p);
pulse_device *pulse_at(pulse *p, int i);
const char *pulse_default(pulse *p); // name of the default sink, or ""
const char *pulse_server(pulse *p);  // what the server calls itself, or ""

// pulse_open begins a stream of stereo floats to the sink of that name, NULL for
// the server's choice, with a buffer of so many bytes.
int pulse_open(pulse *p, const char *sink, uint32_t rate, uint32_t bytes);
// pulse_drop ends the stream.
void pulse_drop(pulse *p);
// pulse_stream_ready is like pulse_ready, of the stream.
int pulse_stream_ready(pulse *p);
const char *pulse_sink(pulse *p); // the sink that the stream plays to
int pulse_moved(pulse *p);        // 1, once, when the stream went to another sink

// pulse_writable is how many bytes the server asks for.
size_t pulse_writable(pulse *p);
// pulse_begin gives room for at most so many bytes, and says how many; NULL when
// there is none.
void *pulse_begin(pulse *p, size_t *bytes);
// pulse_write hands over what pulse_begin gave, back bytes before the end of what
// the server has.
int pulse_write(pulse *p, void *data, size_t bytes, int64_t back);

// pulse_ask_timing asks how far the sound is; pulse_timed is 1 when that is known,
// -1 when there is no answer.
int pulse_ask_timing(pulse *p);
int pulse_timed(pulse *p);
// pulse_latency is the time from the end of what was written to the ear, and
// pulse_queued the part of it that the server has not given to the sink, both in
// microseconds; -1 when that is not known.
int64_t pulse_latency(pulse *p);
int64_t pulse_queued(pulse *p);

#endif
