package output

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
	"unsafe"

	"github.com/gen2brain/malgo"
)

const (
	// periodTime and periods make the device's buffer. 3 x 10 ms let pause and
	// volume act within 30 ms; more periods would ride out a busier machine.
	periodTime = 10 * time.Millisecond
	periods    = 3
	// closeTime is how long Close waits for the driver.
	closeTime = time.Second
)

// Device is the default sound device of the system, through miniaudio: PulseAudio
// (which is also PipeWire), ALSA or JACK on Linux, WASAPI on Windows, Core Audio
// on macOS. The zero value is ready. Each Open makes a new connection, so that a
// sound server that was started anew is found.
type Device struct{}

var _ Output = Device{}

// Open implements Output.
func (Device) Open(ctx context.Context, rate int, pull Pull) (Stream, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	audio, err := malgo.InitContext(backends(), malgo.ContextConfig{}, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	d := &device{context: audio, rate: nativeRate(audio, rate), lost: make(chan struct{})}
	if err := d.start(pull); err != nil {
		d.Close()
		return nil, fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	return d, nil
}

// backends are the ways to the sound of this system. miniaudio's own list ends
// with a null device, which would hide that there is no sound.
func backends() []malgo.Backend {
	switch runtime.GOOS {
	case "windows":
		return []malgo.Backend{malgo.BackendWasapi, malgo.BackendDsound, malgo.BackendWinmm}
	case "darwin":
		return []malgo.Backend{malgo.BackendCoreaudio}
	default:
		return []malgo.Backend{malgo.BackendPulseaudio, malgo.BackendAlsa, malgo.BackendJack}
	}
}

// nativeRate is want where the default device can do it, and else the rate of
// the device that is nearest above it, or its highest. What says nothing of its
// rates takes any.
func nativeRate(audio *malgo.AllocatedContext, want int) int {
	if audio == nil {
		return want
	}
	list, err := audio.Devices(malgo.Playback)
	if err != nil {
		return want
	}
	best := 0
	for _, info := range list {
		if info.IsDefault == 0 {
			continue
		}
		full, err := audio.DeviceInfo(malgo.Playback, info.ID, malgo.Shared)
		if err != nil {
			return want
		}
		for _, f := range full.Formats {
			best = nearerRate(best, int(f.SampleRate), want)
		}
		break
	}
	if best == 0 {
		return want
	}
	return best
}

// nearerRate chooses between two rates for sound of rate want; 0 is none, and a
// device that names rate 0 takes any.
func nearerRate(best, rate, want int) int {
	switch {
	case rate == 0 || rate == want || best == want:
		return want
	case best == 0:
		return rate
	case rate > want && (best < want || rate < best):
		return rate
	case rate < want && best < want && rate > best:
		return rate
	}
	return best
}

// device is an open device.
type device struct {
	context *malgo.AllocatedContext
	dev     *malgo.Device
	rate    int

	lost     chan struct{}
	lostOnce sync.Once
	closing  sync.Once
}

func (d *device) start(pull Pull) error {
	cfg := malgo.DefaultDeviceConfig(malgo.Playback)
	cfg.SampleRate = uint32(d.rate)
	cfg.PeriodSizeInMilliseconds = uint32(periodTime / time.Millisecond)
	cfg.Periods = periods
	cfg.Playback.Format = malgo.FormatF32
	cfg.Playback.Channels = 2
	cfg.NoPreSilencedOutputBuffer = 1 // pull fills all of it
	cfg.Pulse.StreamNamePlayback = "Reprise"
	dev, err := malgo.InitDevice(d.context.Context, cfg, malgo.DeviceCallbacks{
		Data: func(out, _ []byte, _ uint32) {
			if len(out) >= 4 {
				pull(unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(out))), len(out)/4))
			}
		},
		Stop: func() { d.lostOnce.Do(func() { close(d.lost) }) },
	})
	if err != nil {
		return err
	}
	d.dev = dev
	return dev.Start()
}

// Rate implements Stream.
func (d *device) Rate() int { return d.rate }

// Latency implements Stream: the buffer that was asked for. What the system adds
// behind it is not told by the driver.
func (d *device) Latency() int {
	return d.rate * int(periodTime/time.Millisecond) * periods / 1000
}

// Lost implements Stream.
func (d *device) Lost() <-chan struct{} { return d.lost }

// Close implements Stream. To uninitialise a device whose server died can block
// for ever, so that is done beside; after closeTime it is left alone.
func (d *device) Close() {
	d.closing.Do(func() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			if d.dev != nil {
				d.dev.Uninit()
			}
			if err := d.context.Uninit(); err == nil {
				d.context.Free()
			}
		}()
		select {
		case <-done:
		case <-time.After(closeTime):
		}
	})
}

// Names lists the sound devices, the default one first, for a report of what the
// machine has. The error is ErrNoDevice.
func Names() ([]string, error) {
	audio, err := malgo.InitContext(backends(), malgo.ContextConfig{}, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	defer func() {
		if audio.Uninit() == nil {
			audio.Free()
		}
	}()
	list, err := audio.Devices(malgo.Playback)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	if len(list) == 0 {
		return nil, errors.Join(ErrNoDevice)
	}
	var names []string
	for _, info := range list {
		if info.IsDefault != 0 {
			names = append([]string{info.Name()}, names...)
			continue
		}
		names = append(names, info.Name())
	}
	return names, nil
}
