package ui

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"reprise/assets"
	"reprise/ui/page"
	"reprise/ui/theme"
)

// folderMenu is the menu of one of the fan's folders.
func (w *Window) folderMenu(path string, at fyne.CanvasObject) {
	t := w.words.T
	items := []*fyne.MenuItem{fyne.NewMenuItem(t("settings.folders.rescan"), w.rescan)}
	if w.isAway(path) {
		items = []*fyne.MenuItem{fyne.NewMenuItem(t("moved.where"), func() { w.findRoot(path) })}
	}
	w.popUp(append(items,
		fyne.NewMenuItem(t("settings.folders.show"), func() { w.openFolder(path) }),
		fyne.NewMenuItem(t("settings.folders.remove"), func() { w.removeFolder(path) }),
	), at)
}

// openFolder shows a folder in the fan's file manager.
func (w *Window) openFolder(path string) {
	w.openLink((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())
}

// copyLicences puts the licences of what others made on the clipboard.
func (w *Window) copyLicences() {
	var b strings.Builder
	for _, l := range assets.Licences() {
		b.WriteString(l.Work + ", " + l.Name + "\n\n" + l.Text + "\n\n")
	}
	w.copied(b.String(), w.words.T("settings.licences.copied"))
}

// setUneven lets songs be as loud as they were made, or evens them.
func (w *Window) setUneven(on bool) {
	w.o.Library.SetSetting(keyUneven, onOff(on))
	w.o.Player.SetEven(!on)
	w.refresh()
}

// setUntrim keeps the silence at the ends of MP3 files without a tag, or skips
// it on repeat.
func (w *Window) setUntrim(on bool) {
	w.o.Library.SetSetting(keyUntrim, onOff(on))
	w.o.Player.SetTrim(!on)
	w.refresh()
}

// settle gives the player what the settings say of the sound.
func (w *Window) settle() {
	get := w.o.Library.Setting
	w.o.Player.SetEven(get(keyUneven) != on)
	w.o.Player.SetTrim(get(keyUntrim) != on)
	w.o.Player.SetDevice(get(keyDevice))
	w.askDevices()
	w.bridge.after(theme.QuietAtOpen, w.theme.LetMove)
}

// devicesTime is how long the list of sound devices may take.
const devicesTime = 3 * time.Second

// askDevices asks for the sound devices beside the window.
func (w *Window) askDevices() {
	p := w.o.Player
	w.bridge.work(func() func() {
		ctx, done := context.WithTimeout(context.Background(), devicesTime)
		defer done()
		list, err := p.Devices(ctx)
		if err != nil {
			w.o.Log.Debug("sound devices are not listed", "err", err)
			return nil
		}
		return func() {
			w.devices = w.devices[:0:0]
			for _, d := range list {
				if d.ID != "" {
					w.devices = append(w.devices, page.Device{ID: d.ID, Name: d.Name})
				}
			}
			if w.screen == screenSettings {
				w.refresh()
			}
		}
	})
}

// deviceMenu lets the fan choose where the sound goes.
func (w *Window) deviceMenu(at fyne.CanvasObject) {
	chosen := w.o.Library.Setting(keyDevice)
	choice := func(id, name string) *fyne.MenuItem {
		item := fyne.NewMenuItem(name, func() { w.setDevice(id) })
		item.Checked = id == chosen
		return item
	}
	items := []*fyne.MenuItem{choice("", w.words.T("settings.device.system"))}
	for _, d := range w.devices {
		items = append(items, choice(d.ID, d.Name))
	}
	w.popUp(items, at)
	w.askDevices()
}

func (w *Window) setDevice(id string) {
	w.o.Library.SetSetting(keyDevice, id)
	w.o.Player.SetDevice(id)
	w.refresh()
}
