package ui

import (
	"context"

	"reprise/player"
)

// loseDevice tells that the sound device is gone, and offers another where there
// is one.
func (w *Window) loseDevice(text string) {
	p, chosen := w.o.Player, w.state.Device
	w.bridge.work(func() func() {
		ctx, done := context.WithTimeout(context.Background(), devicesTime)
		defer done()
		list, err := p.Devices(ctx)
		if err != nil { // then there is no other either
			return func() { w.tell(text) }
		}
		return func() {
			if w.state.Status != player.Waiting { // it is back
				return
			}
			for _, d := range list {
				if d.ID != "" && d.ID != chosen {
					w.toast(text, w.words.T("device.speakers", "device", d.Name), func() {
						w.setDevice(d.ID)
						p.Resume()
					})
					return
				}
			}
			w.tell(text)
		}
	})
}
