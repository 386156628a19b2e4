#include "pulse_linux.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

typedef struct pa_mainloop pa_mainloop;
typedef struct pa_mainloop_api pa_mainloop_api;
typedef struct pa_context pa_context;
typedef struct pa_stream pa_stream;
typedef struct pa_operation pa_operation;

typedef struct {
	int format;
	uint32_t rate;
	uint8_t channels;
} pa_sample_spec;

typedef struct {
	uint32_t maxlength, tlength, prebuf, minreq, fragsize;
} pa_buffer_attr;

typedef struct {
	struct timeval timestamp;
	int synchronized_clocks;
	uint64_t sink_usec, source_usec, transport_usec;
	int playing;
	int write_index_corrupt;
	int64_t write_index;
	int read_index_corrupt;
	int64_t read_index;
} pa_timing_info; // the beginning of it

typedef struct {
	const char *name;
	uint32_t index;
	const char *description;
	pa_sample_spec sample_spec;
} pa_sink_info; // the beginning of it

typedef struct {
	const char *user_name, *host_name, *server_version, *server_name;
	pa_sample_spec sample_spec;
	const char *default_sink_name;
} pa_server_info; // the beginning of it

typedef void (*sink_cb)(pa_context *, const pa_sink_info *, int, void *);
typedef void (*server_cb)(pa_context *, const pa_server_info *, void *);
typedef void (*stream_cb)(pa_stream *, void *);
typedef void (*success_cb)(pa_stream *, int, void *);

enum {
	CONTEXT_NOAUTOSPAWN = 1,
	CONTEXT_READY = 4,
	CONTEXT_FAILED = 5,
	STREAM_READY = 2,
	STREAM_FAILED = 3,
	INTERPOLATE_TIMING = 0x2,
	AUTO_TIMING_UPDATE = 0x8,
	DONT_MOVE = 0x200,
	ADJUST_LATENCY = 0x2000,
	SAMPLE_FLOAT32LE = 5,
	SAMPLE_FLOAT32BE = 6,
	OPERATION_RUNNING = 0,
	SEEK_RELATIVE = 0,
	FRAME = 8, // bytes
};

// Every function of the library: result, name, arguments.
#define FUNCTIONS(F) \
	F(pa_mainloop *, mainloop_new, (void)) \
	F(void, mainloop_free, (pa_mainloop *)) \
	F(pa_mainloop_api *, mainloop_get_api, (pa_mainloop *)) \
	F(int, mainloop_prepare, (pa_mainloop *, int)) \
	F(int, mainloop_poll, (pa_mainloop *)) \
	F(int, mainloop_dispatch, (pa_mainloop *)) \
	F(void, mainloop_wakeup, (pa_mainloop *)) \
	F(pa_context *, context_new, (pa_mainloop_api *, const char *)) \
	F(int, context_connect, (pa_context *, const char *, int, const void *)) \
	F(void, context_disconnect, (pa_context *)) \
	F(void, context_unref, (pa_context *)) \
	F(int, context_get_state, (pa_context *)) \
	F(int, context_errno, (pa_context *)) \
	F(pa_operation *, context_get_server_info, (pa_context *, server_cb, void *)) \
	F(pa_operation *, context_get_sink_info_list, (pa_context *, sink_cb, void *)) \
	F(pa_operation *, context_get_sink_info_by_name, (pa_context *, const char *, sink_cb, void *)) \
	F(int, operation_get_state, (pa_operation *)) \
	F(void, operation_unref, (pa_operation *)) \
	F(pa_stream *, stream_new, (pa_context *, const char *, const pa_sample_spec *, const void *)) \
	F(int, stream_connect_playback, (pa_stream *, const char *, const pa_buffer_attr *, int, const void *, pa_stream *)) \
	F(int, stream_disconnect, (pa_stream *)) \
	F(void, stream_unref, (pa_stream *)) \
	F(int, stream_get_state, (pa_stream *)) \
	F(const char *, stream_get_device_name, (pa_stream *)) \
	F(void, stream_set_moved_callback, (pa_stream *, stream_cb, void *)) \
	F(size_t, stream_writable_size, (pa_stream *)) \
	F(int, stream_begin_write, (pa_stream *, void **, size_t *)) \
	F(int, stream_write, (pa_stream *, const void *, size_t, void (*)(void *), int64_t, int)) \
	F(pa_operation *, stream_update_timing_info, (pa_stream *, success_cb, void *)) \
	F(const pa_timing_info *, stream_get_timing_info, (pa_stream *)) \
	F(int, stream_get_latency, (pa_stream *, uint64_t *, int *)) \
	F(const char *, strerror, (int))

#define DECLARE(result, name, args) result(*name) args;
static struct {
	FUNCTIONS(DECLARE)
} pa;

struct pulse {
	pa_mainloop *loop;
	pa_context *context;
	pa_stream *stream;
	pa_operation *server_asked, *sinks_asked, *timing_asked;
	pulse_device *devices;
	int count, moved;
	uint32_t rate;
	char *fallback, *server;
};

int pulse_load(void) {
	void *lib = dlopen("libpulse.so.0", RTLD_NOW | RTLD_LOCAL);
	if (!lib) return 0;
#define FIND(result, name, args) \
	if (!(pa.name = (result(*) args)dlsym(lib, "pa_" #name))) return 0;
	FUNCTIONS(FIND)
	return 1; // the library stays
}

pulse *pulse_connect(const char *name) {
	pulse *p = calloc(1, sizeof *p);
	if (!p) return NULL;
	p->loop = pa.mainloop_new();
	if (p->loop) p->context = pa.context_new(pa.mainloop_get_api(p->loop), name);
	if (!p->context || pa.context_connect(p->context, NULL, CONTEXT_NOAUTOSPAWN, NULL) < 0) {
		pulse_free(p);
		return NULL;
	}
	return p;
}

static void drop_operation(pa_operation **op) {
	if (*op) pa.operation_unref(*op);
	*op = NULL;
}

static void forget_devices(pulse *p) {
	for (int i = 0; i < p->count; i++) {
		free(p->devices[i].name);
		free(p->devices[i].description);
	}
	free(p->devices);
	p->devices = NULL;
	p->count = 0;
}

void pulse_drop(pulse *p) {
	drop_operation(&p->timing_asked);
	if (!p->stream) return;
	pa.stream_set_moved_callback(p->stream, NULL, NULL);
	pa.stream_disconnect(p->stream);
	pa.stream_unref(p->stream);
	p->stream = NULL;
}

void pulse_free(pulse *p) {
	pulse_drop(p);
	if (p->context) {
		pa.context_disconnect(p->context);
		pa.context_unref(p->context);
	}
	drop_operation(&p->server_asked);
	drop_operation(&p->sinks_asked);
	if (p->loop) pa.mainloop_free(p->loop);
	forget_devices(p);
	free(p->fallback);
	free(p->server);
	free(p);
}

int pulse_step(pulse *p, int timeout) {
	int r = pa.mainloop_prepare(p->loop, timeout);
	if (r >= 0) r = pa.mainloop_poll(p->loop);
	if (r >= 0) r = pa.mainloop_dispatch(p->loop);
	return r;
}

void pulse_wakeup(pulse *p) { pa.mainloop_wakeup(p->loop); }

int pulse_ready(pulse *p) {
	int s = pa.context_get_state(p->context);
	return s == CONTEXT_READY ? 1 : s >= CONTEXT_FAILED ? -1 : 0;
}

const char *pulse_error(pulse *p) { return pa.strerror(pa.context_errno(p->context)); }

static void replace(char **to, const char *s) {
	free(*to);
	*to = s ? strdup(s) : NULL;
}

static void got_server(pa_context *c, const pa_server_info *info, void *user) {
	pulse *p = user;
	(void)c;
	if (!info) return;
	replace(&p->fallback, info->default_sink_name);
	replace(&p->server, info->server_name);
}

static void got_sink(pa_context *c, const pa_sink_info *info, int end, void *user) {
	pulse *p = user;
	pulse_device *more;
	(void)c;
	if (end || !info) return;
	more = realloc(p->devices, (p->count + 1) * sizeof *more);
	if (!more) return;
	p->devices = more;
	more += p->count++;
	more->name = strdup(info->name ? info->name : "");
	more->description = strdup(info->description ? info->description : "");
	more->rate = info->sample_spec.rate;
}

int pulse_ask_devices(pulse *p) {
	forget_devices(p);
	drop_operation(&p->server_asked);
	drop_operation(&p->sinks_asked);
	p->server_asked = pa.context_get_server_info(p->context, got_server, p);
	p->sinks_asked = pa.context_get_sink_info_list(p->context, got_sink, p);
	return p->server_asked && p->sinks_asked ? 0 : -1;
}

int pulse_ask_device(pulse *p) {
	forget_devices(p);
	drop_operation(&p->server_asked);
	drop_operation(&p->sinks_asked);
	p->sinks_asked = pa.context_get_sink_info_by_name(p->context, pulse_sink(p), got_sink, p);
	return p->sinks_asked ? 0 : -1;
}

int pulse_asked(pulse *p) {
	if (pulse_ready(p) < 0) return -1;
	if (p->server_asked && pa.operation_get_state(p->server_asked) == OPERATION_RUNNING) return 0;
	return !p->sinks_asked || pa.operation_get_state(p->sinks_asked) != OPERATION_RUNNING;
}

int pulse_count(pulse *p) { return p->count; }
pulse_device *pulse_at(pulse *p, int i) { return &p->devices[i]; }
const char *pulse_default(pulse *p) { return p->fallback ? p->fallback : ""; }
const char *pulse_server(pulse *p) { return p->server ? p->server : ""; }

static void moved(pa_stream *s, void *user) {
	(void)s;
	((pulse *)user)->moved = 1;
}

int pulse_open(pulse *p, const char *sink, uint32_t rate, uint32_t bytes) {
	const uint16_t one = 1;
	pa_sample_spec spec = {*(const uint8_t *)&one ? SAMPLE_FLOAT32LE : SAMPLE_FLOAT32BE, rate, 2};
	// The server asks for the next part when a fifth is gone. Should the buffer
	// ever run empty, the sound waits for a twentieth and nothing of it is lost.
	pa_buffer_attr attr = {(uint32_t)-1, bytes, bytes / 20 / FRAME * FRAME, bytes / 5 / FRAME * FRAME, (uint32_t)-1};
	int flags = INTERPOLATE_TIMING | AUTO_TIMING_UPDATE | ADJUST_LATENCY;

	// On a device that was chosen the sound ends with it: who pulls out the
	// headphones does not want to hear it from the loudspeakers.
	if (sink) flags |= DONT_MOVE;
	p->rate = rate;
	p->moved = 0;
	p->stream = pa.stream_new(p->context, "Reprise", &spec, NULL);
	if (!p->stream) return -1;
	pa.stream_set_moved_callback(p->stream, moved, p);
	return pa.stream_connect_playback(p->stream, sink, &attr, flags, NULL, NULL);
}

int pulse_stream_ready(pulse *p) {
	int s;
	if (pulse_ready(p) < 0) return -1;
	s = pa.stream_get_state(p->stream);
	return s == STREAM_READY ? 1 : s >= STREAM_FAILED ? -1 : 0;
}

const char *pulse_sink(pulse *p) {
	const char *name = pa.stream_get_device_name(p->stream);
	return name ? name : "";
}

int pulse_moved(pulse *p) {
	int was = p->moved;
	p->moved = 0;
	return was;
}

size_t pulse_writable(pulse *p) {
	size_t n = pa.stream_writable_size(p->stream);
	return n == (size_t)-1 ? 0 : n / FRAME * FRAME;
}

void *pulse_begin(pulse *p, size_t *bytes) {
	void *data = NULL;
	if (pa.stream_begin_write(p->stream, &data, bytes) < 0) return NULL;
	*bytes = *bytes / FRAME * FRAME;
	return data;
}

int pulse_write(pulse *p, void *data, size_t bytes, int64_t back) {
	return pa.stream_write(p->stream, data, bytes, NULL, -back, SEEK_RELATIVE);
}

int pulse_ask_timing(pulse *p) {
	drop_operation(&p->timing_asked);
	p->timing_asked = pa.stream_update_timing_info(p->stream, NULL, NULL);
	return p->timing_asked ? 0 : -1;
}

int pulse_timed(pulse *p) {
	if (!p->timing_asked) return -1;
	return pa.operation_get_state(p->timing_asked) != OPERATION_RUNNING;
}

int64_t pulse_latency(pulse *p) {
	uint64_t usec = 0;
	int negative = 0;
	if (pa.stream_get_latency(p->stream, &usec, &negative) < 0) return -1;
	return negative ? 0 : (int64_t)usec;
}

int64_t pulse_queued(pulse *p) {
	const pa_timing_info *t = pa.stream_get_timing_info(p->stream);
	int64_t bytes;
	if (!t || t->write_index_corrupt || t->read_index_corrupt) return -1;
	bytes = t->write_index - t->read_index;
	return bytes < 0 ? 0 : bytes / FRAME * 1000000 / p->rate;
}
