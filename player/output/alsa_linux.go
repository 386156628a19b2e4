package output

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>

// hushed takes what ALSA would print, and prints it not.
static void hushed(const char *file, int line, const char *function, int err, const char *fmt, ...) {
	(void)file; (void)line; (void)function; (void)err; (void)fmt;
}

// hush_alsa is 0 when there is no ALSA. The library stays loaded, and with it
// what is set here.
static int hush_alsa(void) {
	int (*set_handler)(void *);
	void *lib = dlopen("libasound.so.2", RTLD_NOW | RTLD_GLOBAL);
	if (!lib) return 0;
	set_handler = (int (*)(void *))dlsym(lib, "snd_lib_error_set_handler");
	if (set_handler) set_handler((void *)hushed);
	return 1;
}
*/
import "C"

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"slices"
	"sync"
)

// errNoALSA says that the library of ALSA is not installed.
var errNoALSA = errors.New("libasound.so.2 is not installed")

// alsa is the way of miniaudio to ALSA. By itself ALSA writes lines to the
// standard error of the program for every device that does not open; what they
// say is in the error, too.
type alsa struct{ miniaudio }

var _ way = alsa{}

// hushALSA keeps ALSA from printing, from the first time on.
var hushALSA = sync.OnceValue(func() error {
	if C.hush_alsa() == 0 {
		return errNoALSA
	}
	return nil
})

func (a alsa) open(ctx context.Context, req Request, sound Sound) (Stream, error) {
	if err := hushALSA(); err != nil {
		return nil, err
	}
	return a.miniaudio.open(ctx, req, sound)
}

// isCard reports whether a device is a card, or the default one. The rest are ways
// through plugins of ALSA, many of which lead nowhere.
func isCard(id string) bool {
	name, err := hex.DecodeString(id)
	return err == nil && (bytes.HasPrefix(name, []byte(":")) || bytes.HasPrefix(name, []byte("hw:")) || string(name) == "default")
}

func (a alsa) devices(ctx context.Context) ([]Device, error) {
	if err := hushALSA(); err != nil {
		return nil, err
	}
	list, err := a.miniaudio.devices(ctx)
	return slices.DeleteFunc(list, func(d Device) bool { return !isCard(d.ID) }), err
}
