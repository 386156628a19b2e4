package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// The ways to show drama titles on posters; "" is vertical.
const (
	TitlesFlat = "horizontal"
	TitlesNone = "none"
)

// The settings' sections, for Settings.Open.
const (
	SectionFolders  = "folders"
	SectionRepeat   = "repeat"
	SectionLook     = "look"
	SectionMatching = "matching"
	SectionKeys     = "keys"
	SectionPrivacy  = "privacy"
	SectionAbout    = "about"
)

// settingsSection is one group of settings.
type settingsSection struct {
	id, icon, title string
	head            *widget.MixedText
	rows            []settingsRow
}

// settingsRow is one line of a section.
type settingsRow interface {
	objects() []fyne.CanvasObject
	// lay places the row and leaves c below it.
	lay(c *column)
}

func (s *settingsSection) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{s.head}
	for _, r := range s.rows {
		out = append(out, r.objects()...)
	}
	return out
}

func (s *settingsSection) lay(c *column) {
	c.text(s.head, true)
	c.gap(16)
	for i, r := range s.rows {
		if choice, ok := r.(*choiceRow); ok {
			show(choice.rule, i < len(s.rows)-1)
		}
		r.lay(c)
	}
}

// choiceRow is a sentence at the left and its control at the right, or below it
// where there is no room, with a hairline under both.
type choiceRow struct {
	title, sub *widget.MixedText
	control    fyne.CanvasObject
	rule       *canvas.Rectangle
}

func (s *Settings) choice(key string, control fyne.CanvasObject) *choiceRow {
	t := s.intents.Words
	r := &choiceRow{title: label(t.T(key), theme.Body, widget.InkText1), control: control, rule: line()}
	if sub := t.T(key + ".sub"); sub != key+".sub" {
		r.sub = label(sub, theme.Small, widget.InkText3)
	}
	return r
}

func (r *choiceRow) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.title, r.control, r.rule}
	if r.sub != nil {
		out = append(out, r.sub)
	}
	return out
}

func (r *choiceRow) lay(c *column) {
	th := c.th
	size := r.control.MinSize()
	size.Width = min(size.Width, c.w)
	text := &column{th: th, x: c.x, w: c.w - size.Width - th.U(24)}
	below := text.w < th.U(180)
	if below {
		text.w = c.w
	}
	height := r.title.HeightFor(text.w)
	if r.sub != nil {
		height += r.sub.HeightFor(text.w)
	}
	row := max(height, th.U(38))
	if !below {
		row = max(row, size.Height)
	}
	text.y = c.y + th.U(12) + (row-height)/2
	text.text(r.title, true)
	if r.sub != nil {
		text.text(r.sub, true)
	}
	c.gap(12)
	if below {
		c.y += row
		c.gap(6)
		put(r.control, c.x, c.y, size.Width, size.Height)
		c.y += size.Height
	} else {
		put(r.control, c.x+c.w-size.Width, c.y+(row-size.Height)/2, size.Width, size.Height)
		c.y += row
	}
	c.gap(12)
	r.rule.FillColor = th.Tokens().Line
	put(r.rule, c.x, c.y, c.w, 1)
}

// textRow is prose over the whole width.
type textRow struct{ text *widget.MixedText }

func (r textRow) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r textRow) lay(c *column)                { c.text(r.text, true); c.gap(10) }

// buttonRow is buttons beside each other.
type buttonRow []*widget.Button

func (r buttonRow) objects() []fyne.CanvasObject { return buttons(r) }
func (r buttonRow) lay(c *column)                { c.gap(8); c.row(10, buttons(r)...) }

// addSections says what stands where. Each choice acts at once.
func (s *Settings) addSections() {
	t := s.intents.Words.T
	prose := func(key string) textRow { return textRow{label(t(key), theme.Body, widget.InkText2)} }
	add := func(id, icon, key string, rows ...settingsRow) {
		i := len(s.sections)
		s.sections = append(s.sections, &settingsSection{
			id: id, icon: icon, title: t(key), head: label(t(key), theme.Title4, widget.InkText1), rows: rows,
		})
		s.nav = append(s.nav, widget.NewNavItem(func() { s.choose(i) }, func(by int) { s.moveNav(i + by) }))
	}
	add(SectionFolders, "folder", "settings.folders", &s.folders)
	add(SectionRepeat, "repeat", "settings.sound",
		s.choice("settings.volume", s.volume), s.choice("settings.device", s.device),
		s.choice("settings.even", s.even), s.choice("settings.trim", s.trim))
	add(SectionLook, "sun-moon", "settings.look",
		s.looks, s.choice("settings.language", s.language), s.choice("settings.text", s.size),
		s.choice("settings.still", s.still), s.choice("settings.worded", s.worded), s.choice("settings.titles", s.titles))
	add(SectionMatching, "link-2", "settings.names", prose("settings.names.text"), &s.names)
	add(SectionKeys, "keyboard", "keys.title", &s.keys)
	add(SectionPrivacy, "shield-check", "settings.privacy",
		prose("settings.about.promise"), prose("settings.privacy.work"), buttonRow{s.data})
	add(SectionAbout, "info", "settings.about",
		textRow{s.version}, prose("settings.about.access"), prose("settings.licences"), buttonRow{s.licences, s.demo})
}

func (s *Settings) moveNav(i int) {
	if c := canvasOf(s); c != nil && i >= 0 && i < len(s.nav) {
		c.Focus(s.nav[i])
	}
}

// sizeSlider is the text size: a small and a large syllable, and the figure.
type sizeSlider struct {
	panel
	label        string
	slider       *widget.Slider
	small, large *widget.MixedText
	value        *widget.MixedText
}

// The ends of the text size slider, in per cent.
const sizeLeast, sizeMost = 80, 200

func sizeOf(v float32) int { return sizeLeast + int(v*(sizeMost-sizeLeast)/10+.5)*10 }

func sizeText(size int) string { return view.Number(size) + " %" }

func newSizeSlider(intents *SettingsIntents) *sizeSlider {
	s := &sizeSlider{
		slider: widget.NewSlider(), small: oneLine("가", theme.Caption, widget.InkText2), large: oneLine("가", theme.Title4, widget.InkText2),
		value: widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 1, Align: fyne.TextAlignTrailing}),
	}
	s.slider.OnChangeEnded = func(v float32) { intents.OnTextSize(sizeOf(v)) }
	s.slider.OnChanged = func(v float32) { s.value.SetText(sizeText(sizeOf(v))) }
	s.slider.Say = func(v float32) string { return sizeText(sizeOf(v)) }
	s.label = intents.Words.T("settings.text")
	s.begin(s, s.place, s.slider, s.small, s.large, s.value)
	return s
}

func (s *sizeSlider) set(size int) {
	s.slider.Set(float32(size-sizeLeast)/(sizeMost-sizeLeast), s.label)
	s.value.SetText(sizeText(size))
}

// MinSize is as wide as the design draws it.
func (s *sizeSlider) MinSize() fyne.Size {
	th := theme.Of(nil)
	return fyne.NewSize(th.U(368), th.U(40))
}

func (s *sizeSlider) place(size fyne.Size) {
	th := theme.Of(nil)
	put(s.value, size.Width-th.U(60), th.U(10), th.U(60), th.U(20))
	put(s.large, size.Width-th.U(92), th.U(5), th.U(26), th.U(28))
	put(s.small, 0, th.U(12), th.U(16), th.U(16))
	put(s.slider, th.U(28), 0, max(0, size.Width-th.U(128)), th.U(40))
}
