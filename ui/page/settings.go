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
	"reprise/ui/words"
)

// SettingsState is what the settings page shows.
type SettingsState struct {
	Folders  []library.Root
	Looked   time.Time      // when the folders were looked through last, zero for never
	Names    []match.Taught // names the fan said are the same
	Theme    string         // "system", "night", "day"
	Language string         // "", "en", "ko"
	TextSize int            // per cent
	Still    bool           // less motion
	Worded   bool           // states without colour
	Titles   string         // "", "horizontal", "none"
	Volume   float64
	Uneven   bool     // songs play as loud as they were made
	Untrim   bool     // MP3 files without a tag keep their silence
	Devices  []Device // the sound devices; nil while nobody has asked
	Device   string   // the chosen one's ID, "" for the system's own
	Keys     []view.KeyLine
	Data     string // where the fan's work lies
	Version  string
	Demo     bool
}

// Device is one sound device.
type Device struct{ ID, Name string }

// SettingsIntents is what the settings page announces, and its words.
type SettingsIntents struct {
	Words      *words.Words
	OnAdd      func()
	OnFolder   func(path string, at fyne.CanvasObject) // the menu of a folder
	OnRescan   func()
	OnTheme    func(word string)
	OnLanguage func(code string)
	OnTextSize func(percent int)
	OnStill    func(on bool)
	OnWorded   func(on bool)
	OnTitles   func(word string)
	OnVolume   func(v float64)
	OnUneven   func(on bool)
	OnUntrim   func(on bool)
	OnDevice   func(at fyne.CanvasObject) // the menu of the devices
	OnDemo     func()
	OnForget   func(view.Teach) // a taught pair of names
	OnData     func()           // show the folder of the fan's work
	OnLicences func()
}

// Settings is the page of settings: the sections at the left, one at the right.
// Where there is no room for two columns all sections follow each other. Every
// change holds at once.
type Settings struct {
	panel
	intents *SettingsIntents
	class   view.Class
	state   SettingsState
	on      int // the section that is shown

	title    *widget.MixedText
	nav      []*widget.NavItem
	sections []*settingsSection
	side     *flowing // the list of sections
	page     *flowing

	folders  folderList
	names    nameList
	keys     keyList
	looks    *lookChoice
	language *widget.Segment
	titles   *widget.Segment
	size     *sizeSlider
	still    *widget.Switch
	worded   *widget.Switch
	volume   *widget.Slider
	even     *widget.Switch
	trim     *widget.Switch
	device   *widget.Button
	version  *widget.MixedText
	data     *widget.Button
	demo     *widget.Button
	licences *widget.Button
}

var _ Page = (*Settings)(nil)

// NewSettings makes the settings page.
func NewSettings(intents SettingsIntents) *Settings {
	t := intents.Words.T
	s := &Settings{
		intents: &intents, title: label(t("settings.title"), theme.Title3, widget.InkText1),
		looks: newLookChoice(&intents), language: widget.NewSegment(), titles: widget.NewSegment(), size: newSizeSlider(&intents),
		still: widget.NewSwitch(), worded: widget.NewSwitch(), volume: widget.NewSlider(),
		even: widget.NewSwitch(), trim: widget.NewSwitch(), device: widget.NewButton(widget.Normal, "headphones", ""),
		version: label("", theme.Body, widget.InkText2), data: widget.NewButton(widget.Normal, "folder-open", t("settings.data.open")),
		demo: widget.NewButton(widget.Normal, "play", t("first.demo.play")), licences: widget.NewButton(widget.Normal, "copy", t("settings.licences.copy")),
	}
	s.folders = newFolderList(&intents)
	s.names = nameList{intents: &intents, none: label(t("settings.names.none"), theme.Small, widget.InkText3)}
	for _, b := range []*widget.Button{s.device, s.data, s.demo, s.licences} {
		b.SetSize(widget.Small)
	}
	s.language.OnTapped, s.titles.OnTapped = intents.OnLanguage, intents.OnTitles
	s.still.OnChanged, s.worded.OnChanged = intents.OnStill, intents.OnWorded
	s.even.OnChanged = func(on bool) { intents.OnUneven(!on) }
	s.trim.OnChanged = func(on bool) { intents.OnUntrim(!on) }
	s.volume.OnChanged = func(v float32) { intents.OnVolume(float64(v)) }
	s.device.OnTapped = func() { intents.OnDevice(s.device) }
	s.demo.OnTapped, s.data.OnTapped, s.licences.OnTapped = intents.OnDemo, intents.OnData, intents.OnLicences
	s.addSections()
	s.side, s.page = newFlowing(s.arrangeSide), newFlowing(s.arrange)
	for _, n := range s.nav {
		s.side.content.Add(n)
	}
	s.begin(s, s.place, s.title, s.side.scroll, s.page.scroll)
	return s
}

// SetClass is told by the frame.
func (s *Settings) SetClass(c view.Class) {
	s.class = c
	s.page.height, s.side.height = 0, 0
}

// wide tells that the sections have a column of their own.
func (s *Settings) wide() bool { return s.class >= view.M }

// Open shows a section by its id; an unknown one changes nothing.
func (s *Settings) Open(id string) {
	for i, sec := range s.sections {
		if sec.id == id {
			s.choose(i)
		}
	}
}

func (s *Settings) choose(i int) {
	s.on = max(0, min(i, len(s.sections)-1))
	s.fit()
	if s.wide() {
		s.page.scroll.ScrollToTop()
		return
	}
	s.page.scroll.ScrollToOffset(fyne.NewPos(0, s.sections[s.on].head.Position().Y))
}

// Set shows the settings as they are.
func (s *Settings) Set(st SettingsState) {
	s.state = st
	t := s.intents.Words.T
	s.looks.set(st.Theme)
	s.language.Set([]widget.Choice{
		{ID: "", Text: t("settings.language.system")}, {ID: words.English, Text: t("settings.language.en")}, {ID: words.Korean, Text: t("settings.language.ko")},
	}, st.Language)
	s.titles.Set([]widget.Choice{
		{ID: "", Text: t("settings.titles.vertical")}, {ID: TitlesFlat, Text: t("settings.titles.horizontal")}, {ID: TitlesNone, Text: t("settings.titles.none")},
	}, st.Titles)
	s.size.set(st.TextSize)
	s.still.Set(st.Still, t("settings.still"))
	s.worded.Set(st.Worded, t("settings.worded"))
	s.even.Set(!st.Uneven, t("settings.even"))
	s.trim.Set(!st.Untrim, t("settings.trim"))
	s.volume.Set(float32(st.Volume), t("settings.volume"))
	s.device.SetText(st.deviceName(s.intents.Words))
	s.version.SetText(t("settings.about.text", "version", st.Version))
	s.folders.set(st)
	s.names.set(st.Names)
	s.keys.set(st.Keys)
	show(s.demo, !st.Demo)
	s.fit()
}

// deviceName is the chosen device's name.
func (st SettingsState) deviceName(w *words.Words) string {
	for _, d := range st.Devices {
		if d.ID == st.Device && d.ID != "" {
			return d.Name
		}
	}
	if st.Device != "" {
		return w.T("settings.device.away")
	}
	return w.T("settings.device.system")
}

// fit gives the scroll what the sections hold now and lays it out.
func (s *Settings) fit() {
	var objects []fyne.CanvasObject
	for i, sec := range s.sections {
		if !s.wide() || i == s.on {
			objects = append(objects, sec.objects()...)
		}
	}
	if !same(objects, s.page.content.Objects) {
		s.page.content.Objects = objects
	}
	for i, n := range s.nav {
		n.Set(s.sections[i].icon, s.sections[i].title, i == s.on)
	}
	s.page.again()
	s.side.again()
	s.again()
}

// place gives the title the top and the two columns what is below it.
func (s *Settings) place(size fyne.Size) {
	th := theme.Of(nil)
	m, top := th.U(s.class.Margin()+16), th.U(22)
	if s.class == view.XS {
		m, top = th.U(60), th.U(18)
	}
	put(s.title, m, top, size.Width-m, th.U(36))
	y := top + th.U(62)
	show(s.side.scroll, s.wide())
	if !s.wide() {
		put(s.page.scroll, 0, y, size.Width, max(0, size.Height-y))
		return
	}
	side := m + th.U(204)
	put(s.side.scroll, 0, y, side, max(0, size.Height-y))
	put(s.page.scroll, side, y, size.Width-side, max(0, size.Height-y))
}

// arrangeSide lays the names of the sections below each other.
func (s *Settings) arrangeSide(width float32) float32 {
	th := theme.Of(nil)
	x := th.U(s.class.Margin())
	y := th.U(4)
	for _, n := range s.nav {
		put(n, x, y, width-x, th.U(42))
		y += th.U(42)
	}
	return y + th.U(16)
}

// arrange lays the shown section out, or all of them in a narrow window.
func (s *Settings) arrange(width float32) float32 {
	th := theme.Of(nil)
	m := th.U(s.class.Margin() + 16)
	if s.wide() {
		m = th.U(60)
	}
	if s.class == view.XS {
		m = th.U(24)
	}
	c := &column{th: th, x: m, y: th.U(8), w: min(width-m-th.U(24), th.U(760))}
	for i, sec := range s.sections {
		if s.wide() && i != s.on {
			continue
		}
		sec.lay(c)
		c.gap(40)
	}
	return c.y
}

// FocusFirst gives the keyboard to the next step.
func (s *Settings) FocusFirst() {
	if c := canvasOf(s); c != nil {
		c.Focus(s.folders.add)
	}
}

// line is a hairline between rows.
func line() *canvas.Rectangle { return canvas.NewRectangle(nil) }
