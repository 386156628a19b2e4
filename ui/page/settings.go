package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/library"
	"reprise/library/match"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// SettingsState is what the settings page shows.
type SettingsState struct {
	Folders  []library.Root
	Names    []match.Taught // names the fan said are the same
	Theme    string         // "system", "night", "day"
	Language string         // "", "en", "ko"
	TextSize int            // per cent
	Volume   float64
	Version  string
	Demo     bool
}

// SettingsIntents is what the settings page announces, and its words.
type SettingsIntents struct {
	Words      *words.Words
	OnAdd      func()
	OnRemove   func(path string)
	OnRescan   func()
	OnTheme    func(word string)
	OnLanguage func(code string)
	OnTextSize func(percent int)
	OnVolume   func(v float64)
	OnDemo     func()
	OnForget   func(view.Teach) // a taught pair of names
}

// Settings is the page of settings. Every change holds at once.
type Settings struct {
	panel
	intents *SettingsIntents
	class   view.Class
	state   SettingsState

	page                        *flowing
	title                       *widget.MixedText
	folders, look, sound, about *widget.MixedText
	rows                        []*folderRow
	none                        *widget.MixedText
	names                       *widget.MixedText
	nameRows                    []*nameRow
	add, rescan, demo           *widget.Button
	theme, language             *widget.Segment
	size, volume                *widget.Slider
	sizeValue                   *widget.MixedText
	labels                      map[string]*widget.MixedText
	lines                       []*canvas.Rectangle
}

var _ Page = (*Settings)(nil)

// folderRow is one of the fan's folders.
type folderRow struct {
	icon       *canvas.Image
	name, line *widget.MixedText
	remove     *widget.Button
}

// nameRow is a pair of names that the fan taught.
type nameRow struct {
	text   *widget.MixedText
	forget *widget.Button
}

// NewSettings makes the settings page.
func NewSettings(intents SettingsIntents) *Settings {
	t := intents.Words.T
	s := &Settings{
		intents: &intents, title: label(t("settings.title"), theme.Title3, widget.InkText1),
		folders: section(t("settings.folders")), look: section(t("settings.look")),
		sound: section(t("settings.sound")), about: section(t("settings.about")),
		none:  label(t("settings.folders.none"), theme.Body, widget.InkText2),
		names: section(t("settings.names")),
		add:   widget.NewButton(widget.Primary, "folder-plus", t("settings.folders.add")), rescan: widget.NewButton(widget.Normal, "rotate-ccw", t("settings.folders.rescan")),
		demo:  widget.NewButton(widget.Normal, "play", t("first.demo.play")),
		theme: widget.NewSegment(), language: widget.NewSegment(), size: widget.NewSlider(), volume: widget.NewSlider(),
		sizeValue: oneLine("", theme.Body, widget.InkText2), labels: map[string]*widget.MixedText{},
	}
	for _, k := range []string{"settings.theme", "settings.language", "settings.text", "settings.volume", "settings.demo.text", "settings.about.promise", "settings.about.access"} {
		s.labels[k] = label(t(k), theme.Body, widget.InkText1)
	}
	s.labels["version"] = label("", theme.Body, widget.InkText2)
	s.add.OnTapped, s.rescan.OnTapped, s.demo.OnTapped = intents.OnAdd, intents.OnRescan, intents.OnDemo
	s.theme.OnTapped, s.language.OnTapped = intents.OnTheme, intents.OnLanguage
	s.size.OnChangeEnded = func(v float32) { intents.OnTextSize(sizeOf(v)) }
	s.volume.OnChanged = func(v float32) { intents.OnVolume(float64(v)) }
	for range 4 {
		s.lines = append(s.lines, canvas.NewRectangle(nil))
	}
	s.page = newFlowing(s.arrange)
	s.begin(s, s.place, s.page.scroll)
	return s
}

// The ends of the text size slider, in per cent.
const sizeLeast, sizeMost = 80, 200

func sizeOf(v float32) int { return sizeLeast + int(v*(sizeMost-sizeLeast)/10+.5)*10 }

// SetClass is told by the frame.
func (s *Settings) SetClass(c view.Class) {
	s.class = c
	s.page.height = 0
}

// Set shows the settings as they are.
func (s *Settings) Set(st SettingsState) {
	s.state = st
	t := s.intents.Words.T
	s.theme.Set([]widget.Choice{
		{ID: "system", Text: t("settings.theme.system")}, {ID: "night", Text: t("settings.theme.night")}, {ID: "day", Text: t("settings.theme.day")},
	}, st.Theme)
	s.language.Set([]widget.Choice{
		{ID: "", Text: t("settings.language.system")}, {ID: words.English, Text: t("settings.language.en")}, {ID: words.Korean, Text: t("settings.language.ko")},
	}, st.Language)
	s.size.Set(float32(st.TextSize-sizeLeast)/(sizeMost-sizeLeast), t("settings.text"))
	s.sizeValue.SetText(view.Number(st.TextSize) + " %")
	s.volume.Set(float32(st.Volume), t("settings.volume"))
	s.labels["version"].SetText(t("settings.about.text", "version", st.Version))
	for len(s.rows) < len(st.Folders) {
		s.rows = append(s.rows, &folderRow{
			icon: canvas.NewImageFromResource(nil), name: widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 1}),
			line: oneLine("", theme.Small, widget.InkText3), remove: widget.NewButton(widget.Quiet, "x", ""),
		})
	}
	s.rows = s.rows[:len(st.Folders)]
	for i, f := range st.Folders {
		r := s.rows[i]
		r.name.SetText(view.FileName(f.Path))
		line := t("settings.folders.files", "n", view.Number(f.Files)) + " · " + f.Path
		if f.Away {
			line = t("settings.folders.away") + " · " + f.Path
		}
		r.line.SetText(line)
		r.remove.SetLabel(t("settings.folders.remove") + ": " + f.Path)
		r.remove.OnTapped = func() { s.intents.OnRemove(f.Path) }
	}
	s.setNames(st.Names)
	s.fit()
}

func (s *Settings) setNames(names []match.Taught) {
	for len(s.nameRows) < len(names) {
		s.nameRows = append(s.nameRows, &nameRow{text: label("", theme.Body, widget.InkText1), forget: widget.NewButton(widget.Quiet, "x", "")})
	}
	s.nameRows = s.nameRows[:len(names)]
	for i, n := range names {
		text := n.A + " = " + n.B
		r := s.nameRows[i]
		r.text.SetText(text)
		r.forget.SetLabel(s.intents.Words.T("settings.names.forget") + ": " + text)
		r.forget.OnTapped = func() { s.intents.OnForget(view.Teach{Name: n.A, Same: n.B}) }
	}
}

func (s *Settings) fit() {
	objects := []fyne.CanvasObject{
		s.title, s.folders, s.none, s.names, s.add, s.rescan, s.look, s.theme, s.language, s.size, s.sizeValue, s.sound, s.volume, s.about, s.demo,
	}
	for _, l := range s.lines {
		objects = append(objects, l)
	}
	for _, k := range []string{"settings.theme", "settings.language", "settings.text", "settings.volume", "settings.demo.text", "settings.about.promise", "settings.about.access", "version"} {
		objects = append(objects, s.labels[k])
	}
	for _, r := range s.rows {
		objects = append(objects, r.icon, r.name, r.line, r.remove)
	}
	for _, r := range s.nameRows {
		objects = append(objects, r.text, r.forget)
	}
	if !same(objects, s.page.content.Objects) {
		s.page.content.Objects = objects
	}
	s.page.again()
}

// place gives the scroll all.
func (s *Settings) place(size fyne.Size) {
	put(s.page.scroll, 0, 0, size.Width, size.Height)
}

// arrange lays the settings out in one column.
func (s *Settings) arrange(width float32) float32 {
	th := theme.Of(nil)
	m := th.U(s.class.Margin() + 16)
	top := float32(28)
	if s.class == view.XS {
		m, top = th.U(24), 60
	}
	c := &column{th: th, x: m, y: th.U(top), w: min(width-2*m, th.U(680))}
	c.text(s.title, true)
	c.gap(24)
	s.folderRows(c)
	s.nameList(c)
	s.rule(c, 0)
	c.text(s.look, true)
	c.gap(14)
	s.setting(c, "settings.theme", s.theme, s.theme.MinSize().Width, 34)
	s.setting(c, "settings.language", s.language, s.language.MinSize().Width, 34)
	y := c.y
	s.setting(c, "settings.text", s.size, th.U(220), 40)
	put(s.sizeValue, c.x+c.w-th.U(220+64), y+th.U(10), th.U(56), th.U(20))
	s.rule(c, 1)
	c.text(s.sound, true)
	c.gap(14)
	s.setting(c, "settings.volume", s.volume, th.U(220), 40)
	s.rule(c, 2)
	c.text(s.about, true)
	c.gap(14)
	for _, k := range []string{"version", "settings.about.promise", "settings.about.access"} {
		c.text(s.labels[k], true)
		c.gap(8)
	}
	c.gap(8)
	c.text(s.labels["settings.demo.text"], !s.state.Demo)
	c.gap(10)
	show(s.demo, !s.state.Demo)
	c.row(0, s.demo)
	return c.y + th.U(32)
}

func (s *Settings) folderRows(c *column) {
	th := c.th
	c.text(s.folders, true)
	c.gap(12)
	c.text(s.none, len(s.rows) == 0)
	for _, r := range s.rows {
		r.icon.Resource = th.Glyph("folder", th.Tokens().Text2, 20)
		put(r.icon, c.x, c.y+th.U(10), th.U(20), th.U(20))
		put(r.name, c.x+th.U(34), c.y, c.w-th.U(78), th.U(20))
		put(r.line, c.x+th.U(34), c.y+th.U(20), c.w-th.U(78), th.U(18))
		put(r.remove, c.x+c.w-th.U(40), c.y, th.U(40), th.U(40))
		c.gap(50)
	}
	c.gap(8)
	show(s.rescan, len(s.rows) > 0)
	c.row(10, s.add, s.rescan)
}

// nameList places the taught names, when there are any.
func (s *Settings) nameList(c *column) {
	th := c.th
	on := len(s.nameRows) > 0
	show(s.lines[3], on)
	if on {
		s.rule(c, 3)
	}
	c.text(s.names, on)
	if on {
		c.gap(8)
	}
	for _, r := range s.nameRows {
		h := max(th.U(40), r.text.HeightFor(c.w-th.U(50)))
		put(r.text, c.x, c.y+(h-r.text.HeightFor(c.w-th.U(50)))/2, c.w-th.U(50), h)
		put(r.forget, c.x+c.w-th.U(40), c.y, th.U(40), th.U(40))
		c.y += h
	}
}

// setting places a label at the left and its control at the right, or below it
// where there is no room.
func (s *Settings) setting(c *column, key string, o fyne.CanvasObject, w, h float32) {
	th := c.th
	l := s.labels[key]
	room := c.w - w - th.U(80)
	if room < th.U(100) {
		c.text(l, true)
		c.gap(6)
		put(o, c.x, c.y, min(w, c.w), th.U(h))
		c.gap(h + 14)
		return
	}
	put(l, c.x, c.y+(th.U(h)-th.U(20))/2, room, th.U(20))
	put(o, c.x+c.w-w, c.y, w, th.U(h))
	c.gap(h + 12)
}

func (s *Settings) rule(c *column, i int) {
	c.gap(18)
	s.lines[i].FillColor = c.th.Tokens().Line
	put(s.lines[i], c.x, c.y, c.w, 1)
	c.gap(20)
}

// FocusFirst gives the keyboard to the next step.
func (s *Settings) FocusFirst() {
	if c := canvasOf(s); c != nil {
		c.Focus(s.add)
	}
}
