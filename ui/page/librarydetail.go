package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// DetailsIntents is what the details of a file announce.
type DetailsIntents struct {
	Words      *words.Words
	OnEncoding func(path, encoding string)
	OnReveal   func(path string)
	OnCopy     func(text string)
}

// fileDetails is everything about one file: what it is, where it is, its texts
// as they stand and as they are shown, and how they are read.
type fileDetails struct {
	panel
	intents *DetailsIntents
	details view.FileDetails

	page             *flowing
	trouble          *widget.MixedText
	names, values    []*widget.MixedText
	path, pathLabel  *widget.MixedText
	reveal, copyPath *widget.Button
	copyAll          *widget.Button
	raw, repaired    *widget.MixedText
	none             *widget.MixedText
	rule             *canvas.Rectangle
	fields           []fieldLine
	encoding, note   *widget.MixedText
	choices          []*encodingRow
}

// fieldLine is one text of a tag: its name, and it in both forms.
type fieldLine struct {
	tag                 *widget.MixedText // over the first text of a tag, else nil
	name, raw, repaired *widget.MixedText
}

func newFileDetails(intents *DetailsIntents) *fileDetails {
	t := intents.Words.T
	d := &fileDetails{
		intents: intents, trouble: label("", theme.Body, widget.InkError),
		path: label("", theme.Body, widget.InkText1), pathLabel: section(t("details.path")),
		reveal:   widget.NewButton(widget.Normal, "folder-open", t("details.show")),
		copyPath: widget.NewButton(widget.Quiet, "copy", t("details.copy.path")),
		copyAll:  widget.NewButton(widget.Quiet, "copy", t("details.copy.all")),
		raw:      section(t("details.raw")), repaired: section(t("details.repaired.as")),
		none: label(t("details.none"), theme.Body, widget.InkText2), rule: canvas.NewRectangle(nil),
		encoding: section(t("details.encoding")), note: label(t("details.encoding.text"), theme.Small, widget.InkText3),
	}
	for _, b := range []*widget.Button{d.reveal, d.copyPath, d.copyAll} {
		b.SetSize(widget.Small)
	}
	d.reveal.OnTapped = func() { intents.OnReveal(d.details.Path) }
	d.copyPath.OnTapped = func() { intents.OnCopy(d.details.Path) }
	d.copyAll.OnTapped = func() { intents.OnCopy(d.details.Copy) }
	d.page = newFlowing(d.arrange)
	d.begin(d, func(size fyne.Size) { put(d.page.scroll, 0, 0, size.Width, size.Height) }, d.page.scroll)
	return d
}

// set shows a file.
func (d *fileDetails) set(v view.FileDetails) {
	d.details = v
	d.trouble.SetText(v.Trouble)
	d.path.SetText(v.Path)
	d.names, d.values, d.fields, d.choices = nil, nil, nil, nil
	objects := []fyne.CanvasObject{
		d.trouble, d.path, d.pathLabel, d.reveal, d.copyPath, d.copyAll, d.raw, d.repaired, d.none, d.rule, d.encoding, d.note,
	}
	for _, f := range v.Facts {
		name, value := oneLine(f.Name, theme.Small, widget.InkText3), label(f.Value, theme.Body, widget.InkText1)
		d.names, d.values = append(d.names, name), append(d.values, value)
		objects = append(objects, name, value)
	}
	for i, f := range v.Fields {
		line := fieldLine{
			name:     oneLine(f.Name, theme.Caption, widget.InkText3),
			raw:      widget.NewMixedText(widget.Text{Text: f.Raw, Role: theme.Body, Ink: widget.InkText2, Lines: fieldLines}),
			repaired: widget.NewMixedText(widget.Text{Text: f.Repaired, Role: theme.Body, Bold: !f.Same, Lines: fieldLines}),
		}
		if i == 0 || v.Fields[i-1].Tag != f.Tag {
			line.tag = widget.NewMixedText(widget.Text{Text: f.Tag, Role: theme.Small, Bold: true, Ink: widget.InkText2, Lines: 1})
			objects = append(objects, line.tag)
		}
		d.fields = append(d.fields, line)
		objects = append(objects, line.name, line.raw, line.repaired)
	}
	for _, c := range v.Encodings {
		row := newEncodingRow(c, func() { d.intents.OnEncoding(v.Path, c.ID) })
		d.choices = append(d.choices, row)
		objects = append(objects, row)
	}
	d.page.content.Objects = objects
	d.page.again()
	d.again()
}

// fieldLines is how many lines a text of a tag is shown on: embedded lyrics are
// long.
const fieldLines = 4

func (d *fileDetails) focusFirst() {
	if c := canvasOf(d); c != nil {
		c.Focus(d.reveal)
	}
}

// arrange lays everything out in one column.
func (d *fileDetails) arrange(width float32) float32 {
	th := theme.Of(nil)
	m := th.U(32)
	if width < th.U(480) {
		m = th.U(20)
	}
	c := &column{th: th, x: m, y: th.U(4), w: width - 2*m}
	c.text(d.trouble, d.details.Trouble != "")
	if d.details.Trouble != "" {
		c.gap(12)
	}
	for i := range d.names {
		d.fact(c, i)
	}
	c.gap(12)
	c.text(d.pathLabel, true)
	c.gap(4)
	c.text(d.path, true)
	c.gap(8)
	c.row(8, d.reveal, d.copyPath, d.copyAll)
	c.gap(20)
	d.texts(c)
	on := len(d.choices) > 0
	c.text(d.encoding, on)
	c.text(d.note, on)
	c.gap(8)
	for _, r := range d.choices {
		c.full(r, 40)
	}
	return c.y + th.U(28)
}

func (d *fileDetails) fact(c *column, i int) {
	th := c.th
	left := min(th.U(160), c.w*.4)
	w := c.w - left - th.U(12)
	h := max(th.U(20), d.values[i].HeightFor(w))
	put(d.names[i], c.x, c.y+th.U(1), left, th.U(18))
	put(d.values[i], c.x+left+th.U(12), c.y, w, h)
	c.y += h + th.U(6)
}

// texts places the tags: raw at the left, repaired at the right.
func (d *fileDetails) texts(c *column) {
	th := c.th
	name := th.U(96)
	if c.w < th.U(440) {
		name = 0
	}
	half := (c.w - name - th.U(16)) / 2
	put(d.raw, c.x+name, c.y, half, th.U(18))
	put(d.repaired, c.x+name+half+th.U(16), c.y, half, th.U(18))
	c.gap(22)
	d.rule.FillColor = th.Tokens().Line
	put(d.rule, c.x, c.y, c.w, 1)
	c.gap(8)
	c.text(d.none, len(d.fields) == 0)
	for _, f := range d.fields {
		if f.tag != nil {
			put(f.tag, c.x, c.y, c.w, th.U(18))
			c.gap(24)
		}
		y := c.y
		if name == 0 {
			put(f.name, c.x, y, c.w, th.U(16))
			y += th.U(16)
		} else {
			put(f.name, c.x, y+th.U(2), name-th.U(8), th.U(16))
		}
		h := max(f.raw.HeightFor(half), f.repaired.HeightFor(half))
		put(f.raw, c.x+name, y, half, h)
		put(f.repaired, c.x+name+half+th.U(16), y, half, h)
		c.y = y + h + th.U(8)
	}
	c.gap(16)
}

// encodingRow is one encoding with the title as it would be.
type encodingRow struct {
	panel
	button  *widget.Button
	preview *widget.MixedText
}

func newEncodingRow(c view.EncodingChoice, chosen func()) *encodingRow {
	kind, icon := widget.Quiet, ""
	if c.On {
		kind, icon = widget.Normal, "check"
	}
	r := &encodingRow{
		button:  widget.NewButton(kind, icon, c.Label),
		preview: oneLine(c.Preview, theme.Body, widget.InkText1),
	}
	r.button.SetSize(widget.Small)
	r.button.SetLabel(c.Label + ": " + c.Preview)
	r.button.OnTapped = chosen
	r.begin(r, r.place, r.button, r.preview)
	return r
}

func (r *encodingRow) place(size fyne.Size) {
	th := theme.Of(nil)
	w := th.U(132)
	put(r.button, 0, th.U(4), w, th.U(32))
	put(r.preview, w+th.U(16), th.U(10), max(1, size.Width-w-th.U(16)), th.U(20))
}
