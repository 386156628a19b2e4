package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/library"
	"reprise/library/match"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// folderList is the fan's folders in a box, each with how it stands and a menu.
type folderList struct {
	intents     *SettingsIntents
	box         *canvas.Rectangle
	none        *widget.MixedText
	rows        []*folderRow
	add, rescan *widget.Button
}

// folderRow is one of the fan's folders.
type folderRow struct {
	name, path, line *widget.MixedText
	pill             *widget.StatusPill
	more             *widget.IconButton
	rule             *canvas.Rectangle
	nameText         string
}

func newFolderList(intents *SettingsIntents) folderList {
	t := intents.Words.T
	f := folderList{
		intents: intents, box: line(), none: label(t("settings.folders.none"), theme.Body, widget.InkText2),
		add:    widget.NewButton(widget.Primary, "folder-plus", t("settings.folders.add")),
		rescan: widget.NewButton(widget.Normal, "rotate-ccw", t("settings.folders.rescan")),
	}
	f.add.OnTapped, f.rescan.OnTapped = intents.OnAdd, intents.OnRescan
	return f
}

func (f *folderList) set(st SettingsState) {
	for len(f.rows) < len(st.Folders) {
		f.rows = append(f.rows, &folderRow{
			name: widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 1}), path: oneLine("", theme.Small, widget.InkText3),
			line: oneLine("", theme.Small, widget.InkText3), pill: widget.NewStatusPill(),
			more: widget.NewIconButton(widget.Icon{Name: "ellipsis", Size: 18}), rule: line(),
		})
	}
	f.rows = f.rows[:len(st.Folders)]
	for i, folder := range st.Folders {
		f.rows[i].set(folder, f.line(folder, st), f.intents)
	}
	show(f.rescan, len(f.rows) > 0)
}

// line is how many files a folder has, and when they were looked through.
func (f *folderList) line(folder library.Root, st SettingsState) string {
	w := f.intents.Words
	text := w.T("settings.folders.files", "n", view.Number(folder.Files))
	if !st.Looked.IsZero() {
		text += ", " + w.T("settings.folders.looked", "time", view.When(st.Looked, time.Now(), w))
	}
	return text
}

func (r *folderRow) set(f library.Root, line string, in *SettingsIntents) {
	t := in.Words.T
	r.nameText = view.FileName(f.Path)
	r.name.SetText(r.nameText)
	r.path.SetText(f.Path)
	r.line.SetText(line)
	pill := widget.Pill{State: widget.Linked, Text: t("settings.folders.here")}
	if f.Away {
		pill = widget.Pill{State: widget.Away, Text: t("settings.folders.away")}
	}
	r.pill.Set(pill)
	r.more.Set(widget.Icon{Name: "ellipsis", Size: 18, Label: t("settings.folders.more", "folder", r.nameText)})
	r.more.OnTapped = func() { in.OnFolder(f.Path, r.more) }
}

func (f *folderList) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{f.box, f.none, f.add, f.rescan}
	for _, r := range f.rows {
		out = append(out, r.rule, r.name, r.path, r.line, r.pill, r.more)
	}
	return out
}

func (f *folderList) lay(c *column) {
	th := c.th
	t := th.Tokens()
	c.text(f.none, len(f.rows) == 0)
	show(f.box, len(f.rows) > 0)
	top := c.y
	for i, r := range f.rows {
		r.rule.FillColor = t.Line
		show(r.rule, i > 0)
		put(r.rule, c.x+th.U(16), c.y, c.w-th.U(32), 1)
		right := c.x + c.w - th.U(14) - th.U(36)
		put(r.more, right, c.y+th.U(14), th.U(36), th.U(36))
		pill := r.pill.MinSize()
		right -= pill.Width + th.U(10)
		put(r.pill, right, c.y+th.U(19), pill.Width, pill.Height)
		x := c.x + th.U(16)
		room := max(0, right-x-th.U(12))
		name := min(room, th.Style(theme.Body).Bold().Measure(r.nameText)+th.U(2))
		put(r.name, x, c.y+th.U(13), name, th.U(20))
		left := room - name - th.U(6)
		show(r.path, left > th.U(60))
		put(r.path, x+name+th.U(6), c.y+th.U(14), max(0, left), th.U(18))
		put(r.line, x, c.y+th.U(33), room, th.U(18))
		c.gap(64)
	}
	f.box.FillColor, f.box.StrokeColor, f.box.StrokeWidth, f.box.CornerRadius = t.Bg1, t.Line, 1, th.U(14)
	put(f.box, c.x, top, c.w, c.y-top)
	c.gap(16)
	c.row(10, f.add, f.rescan)
}

// nameList is the pairs of names that the fan taught.
type nameList struct {
	intents *SettingsIntents
	none    *widget.MixedText
	rows    []*nameRow
}

// nameRow is a pair of names that the fan taught.
type nameRow struct {
	text   *widget.MixedText
	forget *widget.Button
}

func (n *nameList) set(names []match.Taught) {
	t := n.intents.Words.T
	for len(n.rows) < len(names) {
		n.rows = append(n.rows, &nameRow{text: label("", theme.Body, widget.InkText1), forget: widget.NewButton(widget.Quiet, "x", "")})
	}
	n.rows = n.rows[:len(names)]
	for i, pair := range names {
		text := pair.A + " = " + pair.B
		r := n.rows[i]
		r.text.SetText(text)
		r.forget.SetLabel(t("settings.names.forget") + ": " + text)
		r.forget.OnTapped = func() { n.intents.OnForget(view.Teach{Name: pair.A, Same: pair.B}) }
	}
}

func (n *nameList) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{n.none}
	for _, r := range n.rows {
		out = append(out, r.text, r.forget)
	}
	return out
}

func (n *nameList) lay(c *column) {
	th := c.th
	c.text(n.none, len(n.rows) == 0)
	for _, r := range n.rows {
		w := c.w - th.U(50)
		text := r.text.HeightFor(w)
		h := max(th.U(40), text)
		put(r.text, c.x, c.y+(h-text)/2, w, text)
		put(r.forget, c.x+c.w-th.U(40), c.y, th.U(40), th.U(40))
		c.y += h
	}
}

// keyList is the keys and what they do.
type keyList struct {
	lines []view.KeyLine
	texts [][2]*widget.MixedText
}

func (k *keyList) set(lines []view.KeyLine) {
	k.lines = lines
	for len(k.texts) < len(lines) {
		k.texts = append(k.texts, [2]*widget.MixedText{
			widget.NewMixedText(widget.Text{Role: theme.Small, Bold: true}), label("", theme.Small, widget.InkText2),
		})
	}
	k.texts = k.texts[:len(lines)]
	for i, l := range lines {
		k.texts[i][0].SetText(l.Keys)
		k.texts[i][1].SetText(l.Does)
	}
}

func (k *keyList) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, t := range k.texts {
		out = append(out, t[0], t[1])
	}
	return out
}

func (k *keyList) lay(c *column) {
	th := c.th
	keys := th.U(150)
	for _, t := range k.texts {
		h := max(t[0].HeightFor(keys), t[1].HeightFor(c.w-keys-th.U(16)))
		put(t[0], c.x, c.y, keys, h)
		put(t[1], c.x+keys+th.U(16), c.y, c.w-keys-th.U(16), h)
		c.y += h
		c.gap(8)
	}
}
