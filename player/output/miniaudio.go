package output

// #include <stdlib.h>
import "C"

import (
	"bytes"
	"context"
	"encoding/hex"
	"sync"
	"time"
	"unsafe"

	"github.com/gen2brain/malgo"
)

// closeTime is how long Close waits for the driver.
const closeTime = time.Second

// miniaudio is a way through the library of that name.
type miniaudio struct {
	backend malgo.Backend
	called  string
	// buffer is how much sound the device holds, in parts of which each is asked
	// for when it is gone. Nothing that was pulled can be taken back.
	buffer time.Duration
	parts  int
}

var _ way = miniaudio{}

func (m miniaudio) name() string { return m.called }

func (m miniaudio) open(ctx context.Context, req Request, sound Sound) (Stream, error) {
	audio, err := m.context()
	if err != nil {
		return nil, err
	}
	d := &device{way: m, context: audio, lost: make(chan struct{})}
	info, err := m.find(audio, req.Device)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = d.start(info, req, sound)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

func (m miniaudio) context() (*malgo.AllocatedContext, error) {
	return malgo.InitContext([]malgo.Backend{m.backend}, malgo.ContextConfig{}, nil)
}

// find is the device of that id, nil for the system's choice.
func (m miniaudio) find(audio *malgo.AllocatedContext, id string) (*malgo.DeviceInfo, error) {
	list, err := audio.Devices(malgo.Playback)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if id == "" && list[i].IsDefault != 0 || id != "" && miniaudioID(list[i].ID) == id {
			return &list[i], nil
		}
	}
	if id != "" || len(list) == 0 {
		return nil, ErrNoDevice
	}
	return nil, nil //nolint:nilnil // the system's choice has no entry of its own
}

func (m miniaudio) devices(context.Context) ([]Device, error) {
	audio, err := m.context()
	if err != nil {
		return nil, err
	}
	defer free(audio)
	list, err := audio.Devices(malgo.Playback)
	if err != nil {
		return nil, err
	}
	var devices []Device
	for _, info := range list {
		devices = append(devices, Device{ID: miniaudioID(info.ID), Name: info.Name(), Default: info.IsDefault != 0})
	}
	return devices, nil
}

// miniaudioID is the id in signs, without the zeros at its end.
func miniaudioID(id malgo.DeviceID) string {
	return hex.EncodeToString(bytes.TrimRight(id[:], "\x00"))
}

func free(audio *malgo.AllocatedContext) {
	if audio.Uninit() == nil {
		audio.Free()
	}
}

// nativeRate is want where the device can do it, and else the rate of the device
// that is nearest above it, or its highest. What says nothing of its rates takes
// any.
func nativeRate(audio *malgo.AllocatedContext, info *malgo.DeviceInfo, want int) int {
	if info == nil {
		return want
	}
	full, err := audio.DeviceInfo(malgo.Playback, info.ID, malgo.Shared)
	if err != nil {
		return want
	}
	best := 0
	for _, f := range full.Formats {
		best = nearerRate(best, int(f.SampleRate), want)
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

// device is an open device of miniaudio.
type device struct {
	way     miniaudio
	context *malgo.AllocatedContext
	dev     *malgo.Device
	rate    int

	lost     chan struct{}
	lostOnce sync.Once
	closing  sync.Once
}

func (d *device) start(info *malgo.DeviceInfo, req Request, sound Sound) error {
	d.rate = nativeRate(d.context, info, req.Rate)
	cfg := malgo.DefaultDeviceConfig(malgo.Playback)
	cfg.SampleRate = uint32(d.rate)
	cfg.PeriodSizeInMilliseconds = uint32(d.way.buffer / time.Millisecond / time.Duration(d.way.parts))
	cfg.Periods = uint32(d.way.parts)
	cfg.Playback.Format = malgo.FormatF32
	cfg.Playback.Channels = 2
	if req.Device != "" { // without it the system may move the stream
		cfg.Playback.DeviceID = info.ID.Pointer()
		defer C.free(cfg.Playback.DeviceID)
	}
	cfg.NoPreSilencedOutputBuffer = 1 // pull fills all of it
	held := int(int64(d.rate) * int64(d.way.buffer) / int64(time.Second))
	dev, err := malgo.InitDevice(d.context.Context, cfg, malgo.DeviceCallbacks{
		Data: func(out, _ []byte, _ uint32) {
			if len(out) >= 4 {
				sound.Pull(unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(out))), len(out)/4))
				sound.Delay(held)
			}
		},
		Stop: d.lose,
	})
	if err != nil {
		return err
	}
	d.dev = dev
	return dev.Start()
}

func (d *device) lose() { d.lostOnce.Do(func() { close(d.lost) }) }

// Rate implements Stream.
func (d *device) Rate() int { return d.rate }

// Refresh implements Stream: what the driver has stays.
func (d *device) Refresh() {}

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
			free(d.context)
		}()
		select {
		case <-done:
		case <-time.After(closeTime):
		}
	})
}
