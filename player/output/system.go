package output

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// System is the sound of this machine: PulseAudio (which is also PipeWire) and
// ALSA on Linux, WASAPI on Windows, Core Audio on macOS. The zero value is ready.
// Each Open makes a new connection, so that a sound server that was started anew
// is found.
type System struct{}

var _ Output = System{}

// way is one way to the sound of the system.
type way interface {
	// name is short, stable, and part of a Device.ID.
	name() string
	// open is Output.Open for a device of this way. The error is ErrNoDevice when
	// the system answered and has no such device: then no other way is tried.
	open(ctx context.Context, req Request, sound Sound) (Stream, error)
	// devices is Output.Devices, with IDs of this way alone.
	devices(ctx context.Context) ([]Device, error)
}

// Open implements Output.
func (System) Open(ctx context.Context, req Request, sound Sound) (Stream, error) {
	chosen, id, _ := strings.Cut(req.Device, ":")
	why := ""
	for _, w := range ways() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if req.Device != "" && chosen != w.name() {
			continue
		}
		s, err := w.open(ctx, Request{Rate: req.Rate, Device: id}, sound)
		if err == nil {
			return s, nil
		}
		why += fmt.Sprintf(" (%s: %v)", w.name(), err)
		if errors.Is(err, ErrNoDevice) {
			break
		}
	}
	return nil, fmt.Errorf("%w%s", ErrNoDevice, why)
}

// Devices implements Output: the devices of the way that Open would take.
func (System) Devices(ctx context.Context) ([]Device, error) {
	var all error
	for _, w := range ways() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		list, err := w.devices(ctx)
		if err != nil {
			all = errors.Join(all, fmt.Errorf("%s: %w", w.name(), err))
			continue
		}
		for i := range list {
			list[i].ID = w.name() + ":" + list[i].ID
		}
		slices.SortStableFunc(list, func(a, b Device) int {
			switch {
			case a.Default == b.Default:
				return strings.Compare(a.Name, b.Name)
			case a.Default:
				return -1
			}
			return 1
		})
		return list, nil
	}
	return nil, fmt.Errorf("%w: %w", ErrNoDevice, all)
}
