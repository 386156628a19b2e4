package output

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/gen2brain/malgo"
)

const (
	// bufferTime is how much sound the device holds. 100 ms had gaps on a machine
	// with six times as many busy programs as cores, 200 ms had none; a seam that
	// nobody hears is worth more than a volume knob that acts at once. A pause
	// does not wait for it (see Stream.Hold).
	bufferTime = 200 * time.Millisecond
	// closeTime is how long Close waits for the driver.
	closeTime = time.Second
)

// Device is the default sound device of the system, through miniaudio: PulseAudio
// (which is also PipeWire) or ALSA on Linux, WASAPI on Windows, Core Audio
// on macOS. The zero value is ready. Each Open makes a new connection, so that a
// sound server that was started anew is found.
type Device struct{}

var _ Output = Device{}

// Open implements Output.
func (Device) Open(ctx context.Context, rate int, pull Pull) (Stream, error) {
	why := ""
	for _, b := range backends() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		audio, err := malgo.InitContext([]malgo.Backend{b.id}, malgo.ContextConfig{}, nil)
		if err != nil {
			why += fmt.Sprintf(" (%s: %v)", b.name, err)
			continue
		}
		d := &device{
			backend: b, context: audio, rate: nativeRate(audio, rate),
			lost: make(chan struct{}), hold: make(chan bool, 1), quit: make(chan struct{}),
		}
		if err := d.start(pull); err != nil {
			d.Close()
			why += fmt.Sprintf(" (%s: %v)", b.name, err)
			continue
		}
		return d, nil
	}
	return nil, fmt.Errorf("%w%s", ErrNoDevice, why)
}

// backend is one way to the sound of this system.
type backend struct {
	id      malgo.Backend
	name    string
	period  time.Duration
	periods int
}

// backends are the ways to the sound of this system, best first. miniaudio's own
// list ends with a null device, which would hide that there is no sound. Of
// PulseAudio's buffer miniaudio lets the server fill one period only.
func backends() []backend {
	const parts = 8
	in := func(id malgo.Backend, name string) backend {
		return backend{id: id, name: name, period: bufferTime / parts, periods: parts}
	}
	switch runtime.GOOS {
	case "windows":
		return []backend{in(malgo.BackendWasapi, "wasapi"), in(malgo.BackendDsound, "directsound"), in(malgo.BackendWinmm, "winmm")}
	case "darwin":
		return []backend{in(malgo.BackendCoreaudio, "coreaudio")}
	default:
		return []backend{
			{id: malgo.BackendPulseaudio, name: "pulseaudio", period: bufferTime, periods: 2},
			in(malgo.BackendAlsa, "alsa"),
		}
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
	backend backend
	context *malgo.AllocatedContext
	dev     *malgo.Device
	rate    int

	held     atomic.Bool // the stop that the driver tells of is ours
	hold     chan bool   // size one: the latest wish
	quit     chan struct{}
	minding  sync.WaitGroup
	lost     chan struct{}
	lostOnce sync.Once
	closing  sync.Once
}

func (d *device) start(pull Pull) error {
	cfg := malgo.DefaultDeviceConfig(malgo.Playback)
	cfg.SampleRate = uint32(d.rate)
	cfg.PeriodSizeInMilliseconds = uint32(d.backend.period / time.Millisecond)
	cfg.Periods = uint32(d.backend.periods)
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
		Stop: func() {
			if !d.held.Load() {
				d.lose()
			}
		},
	})
	if err != nil {
		return err
	}
	d.dev = dev
	if err := dev.Start(); err != nil {
		return err
	}
	d.minding.Add(1)
	go d.mind()
	return nil
}

// mind stops and starts the driver, which can take a while. It ends with Close.
func (d *device) mind() {
	defer d.minding.Done()
	for {
		select {
		case <-d.quit:
			return
		case on := <-d.hold:
			if on == d.held.Load() {
				continue
			}
			if d.held.Store(on); on {
				_ = d.dev.Stop() // a device that cannot stop is noticed as lost
				continue
			}
			if err := d.dev.Start(); err != nil {
				d.lose()
			}
		}
	}
}

func (d *device) lose() { d.lostOnce.Do(func() { close(d.lost) }) }

// Hold implements Stream.
func (d *device) Hold(on bool) {
	select {
	case <-d.hold: // a wish that was not served yet
	default:
	}
	select {
	case d.hold <- on:
	default: // another caller was faster
	}
}

// Rate implements Stream.
func (d *device) Rate() int { return d.rate }

// Latency implements Stream: the buffer that was asked for. What the system adds
// behind it is not told by the driver.
func (d *device) Latency() int {
	return int(int64(d.rate) * int64(bufferTime) / int64(time.Second))
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
			close(d.quit)
			d.held.Store(true)
			d.minding.Wait()
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
	var ids []malgo.Backend
	for _, b := range backends() {
		ids = append(ids, b.id)
	}
	audio, err := malgo.InitContext(ids, malgo.ContextConfig{}, nil)
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
		return nil, ErrNoDevice
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
