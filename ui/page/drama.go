package page

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
	"reprise/ui/words"
)

// DramaIntents is what the drama page announces, and the words that it speaks.
type DramaIntents struct {
	Words   *words.Words
	OnBack  func()
	OnPlay  func(catalog.Ref) // play on repeat, or find the file
	OnSheet func(catalog.Ref)
	OnSong  func(catalog.Ref) // another song of the drama
	OnOpen  func(address string)

	OnPin      func() // a moment at the place that is heard
	OnPlayFrom func(ref catalog.Ref, at time.Duration)
	OnWrite    func(ref catalog.Ref, at time.Duration, text string)
	OnUnpin    func(ref catalog.Ref, at time.Duration)
	OnLoop     func(ref catalog.Ref, name string) // play it; "" switches it off
	OnLoopName func(ref catalog.Ref, was, name string)
	OnUnloop   func(ref catalog.Ref, name string)
	OnMenu     func(items []*fyne.MenuItem, at fyne.CanvasObject)
	OnMore     func(ref catalog.Ref, at fyne.CanvasObject)
	OnWant     func(catalog.Ref) // copies the name of a missing song
	OnLyrics   func(catalog.Ref)
	OnNight    func(at fyne.CanvasObject)
}

// Drama is the page of one entry: its poster, why it is iconic, its files.
type Drama struct {
	panel
	intents *DramaIntents
	class   view.Class
	detail  view.Detail

	backdrop            *canvas.Image
	shade               *canvas.LinearGradient
	gallery             widget.Gallery
	page                *flowing
	back                *widget.Button
	crumb               *widget.MixedText
	poster              *widget.Poster
	ring                *widget.RepeatRing
	total, longest      *widget.MixedText
	since               *widget.MixedText
	title, native, song *widget.MixedText
	artist              *widget.MixedText
	bar                 *canvas.Rectangle
	play, lyrics, night *widget.Button
	more                *widget.Button
	whyHead, why        *widget.MixedText
	source              *widget.Button
	filesHead, missing  *widget.MixedText
	another, want       *widget.Button
	files               []*fileRow
	othersHead          *widget.MixedText
	others              []*widget.Button
	links               []*widget.Button
	own                 dramaOwn
}

var _ Page = (*Drama)(nil)

// NewDrama makes an empty drama page.
func NewDrama(intents DramaIntents, gallery widget.Gallery) *Drama {
	t := intents.Words.T
	d := &Drama{
		intents: &intents, gallery: gallery,
		backdrop: &canvas.Image{FillMode: canvas.ImageFillStretch, Translucency: .66},
		shade:    canvas.NewVerticalGradient(nil, nil),
		back:     widget.NewButton(widget.Quiet, "arrow-left", t("detail.back")),
		crumb:    oneLine("", theme.Small, widget.InkText3),
		poster:   widget.NewPoster(gallery), ring: widget.NewRepeatRing(72),
		total:   widget.NewMixedText(widget.Text{Role: theme.Body, Bold: true, Lines: 2}),
		longest: oneLine("", theme.Small, widget.InkText3), since: label("", theme.Small, widget.InkText3),
		title: label("", theme.Title1, widget.InkText1), native: oneLine("", theme.Title4, widget.InkText2),
		song:   widget.NewMixedText(widget.Text{Role: theme.Roman, Bold: true, Lines: 1}),
		artist: oneLine("", theme.Roman, widget.InkText3), bar: canvas.NewRectangle(nil),
		play:    widget.NewButton(widget.Primary, "repeat-1", ""),
		lyrics:  widget.NewButton(widget.Outline, "mic-vocal", t("detail.lyrics")),
		night:   widget.NewButton(widget.Outline, "moon", t("detail.night")),
		more:    widget.NewButton(widget.Normal, "ellipsis", ""),
		whyHead: section(t("entry.why")), why: label("", theme.Why, widget.InkText1),
		source:    widget.NewButton(widget.Quiet, "book-open", ""),
		filesHead: section(t("entry.files")), missing: label("", theme.Body, widget.InkText2),
		another:    widget.NewButton(widget.Word, "link-2", t("entry.files.another")),
		want:       widget.NewButton(widget.Normal, "bookmark", t("entry.want")),
		othersHead: section(t("entry.other")),
	}
	d.more.SetLabel(t("detail.more"))
	d.more.OnTapped = func() { d.intents.OnMore(d.detail.Ref, d.more) }
	d.lyrics.OnTapped = func() { d.intents.OnLyrics(d.detail.Ref) }
	d.night.OnTapped = func() { d.intents.OnNight(d.night) }
	for _, b := range []*widget.Button{d.back, d.source, d.another, d.want, d.more} {
		b.SetSize(widget.Small)
	}
	d.back.OnTapped = intents.OnBack
	d.play.OnTapped = func() { d.intents.OnPlay(d.detail.Ref) }
	d.another.OnTapped = func() { d.intents.OnSheet(d.detail.Ref) }
	d.want.OnTapped = func() { d.intents.OnWant(d.detail.Ref) }
	d.source.OnTapped = func() { d.open(d.detail.SourceURL) }
	d.own = newDramaOwn(d)
	d.page = newFlowing(d.arrange)
	d.begin(d, d.place, d.backdrop, d.shade, d.page.scroll)
	return d
}

// SetClass is told by the frame.
func (d *Drama) SetClass(c view.Class) {
	d.class = c
	d.page.height = 0
}

// Set shows an entry.
func (d *Drama) Set(v view.Detail) {
	if v.Ref != d.detail.Ref {
		d.page.scroll.ScrollToTop()
	}
	d.detail = v
	t := d.intents.Words
	d.crumb.SetText("/ " + v.Crumb)
	d.title.SetText(v.Drama)
	d.native.SetText(v.Native)
	d.song.SetText(v.Song)
	d.artist.SetText(v.Artist)
	d.why.SetText(v.Why)
	d.missing.SetText(v.Missing)
	d.source.SetText(v.Source)
	d.total.SetText(v.Total)
	d.longest.SetText(v.Longest)
	d.since.SetText(v.Since)
	d.play.SetText(v.PlayLabel)
	d.play.SetIcon("search")
	if v.CanPlay {
		d.play.SetIcon("repeat-1")
	}
	d.ring.Set(widget.Ring{State: ringState(v.Mark), Number: v.Number, Word: ringWord(v.Mark, v.Number, t), Progress: d.ring.Ring().Progress})
	d.setFiles(v.Files)
	d.setOthers(v)
	d.own.set(v)
	d.fit()
	d.own.beginEdit()
}

func (d *Drama) setFiles(files []view.File) {
	for len(d.files) < len(files) {
		d.files = append(d.files, newFileRow())
	}
	d.files = d.files[:len(files)]
	for i, f := range files {
		d.files[i].set(f, d.detail.Mark)
	}
}

func (d *Drama) setOthers(v view.Detail) {
	d.others = d.others[:0]
	for _, s := range v.Others {
		b := widget.NewButton(widget.Normal, "music", s.Title)
		b.SetSize(widget.Small)
		b.OnTapped = func() { d.intents.OnSong(s.Ref) }
		d.others = append(d.others, b)
	}
	d.links = d.links[:0]
	for _, l := range v.Links {
		b := widget.NewButton(widget.Quiet, "external-link", l.Title)
		b.SetSize(widget.Small)
		b.OnTapped = func() { d.open(l.URL) }
		d.links = append(d.links, b)
	}
}

func (d *Drama) open(address string) {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		d.intents.OnOpen(address)
	}
}

// Tick moves the ring when this entry plays, and says where a moment would be
// pinned.
func (d *Drama) Tick(ref catalog.Ref, position time.Duration, progress float64) {
	if d.detail.Mark != view.Playing || ref != d.detail.Ref {
		return
	}
	d.ring.SetProgress(float32(progress))
	d.own.pin.SetText(d.intents.Words.T("moment.pin", "t", view.Clock(position)))
}

// fit gives the scroll its objects and lays them out.
func (d *Drama) fit() {
	objects := []fyne.CanvasObject{
		d.back, d.crumb, d.poster, d.ring, d.total, d.longest, d.since, d.title, d.native, d.bar, d.song, d.artist,
		d.play, d.lyrics, d.night, d.more, d.whyHead, d.why, d.source, d.filesHead, d.another, d.missing, d.want, d.othersHead,
	}
	objects = append(objects, d.own.objects()...)
	for _, f := range d.files {
		objects = append(objects, f)
	}
	for _, b := range append(append([]*widget.Button{}, d.others...), d.links...) {
		objects = append(objects, b)
	}
	if !same(objects, d.page.content.Objects) {
		d.page.content.Objects = objects
	}
	d.page.again()
	d.again()
}

// recipe is how an entry's poster is drawn.
func recipe(a view.Art) art.Recipe {
	r := art.NewRecipe(a.ID, art.Hint{Motif: a.Motif, Palette: a.Palette})
	if a.Hung.Motif != "" && a.Motif == "" {
		r.Motif = a.Hung.Motif
	}
	if a.Hung.Palette != "" && a.Palette == "" {
		r.Palette = a.Hung.Palette
	}
	r.Cover = art.Cover{Path: a.Cover, Changed: a.Changed}
	return r
}

// artMode is the mode that a mark's poster is drawn in.
func artMode(m view.Mark) art.Mode {
	switch m {
	case view.Missing:
		return art.Missing
	case view.Check:
		return art.Check
	default:
		return art.Linked
	}
}

// markIcon is the icon and colour of a reason.
func markIcon(m match.Mark) (icon string, ink widget.Ink) {
	switch m {
	case match.Agrees:
		return "check", widget.InkLinked
	case match.Perhaps:
		return "circle-question-mark", widget.InkCheck
	default:
		return "x", widget.InkError
	}
}

// FocusFirst gives the keyboard to the next step.
func (d *Drama) FocusFirst() {
	if c := canvasOf(d); c != nil {
		c.Focus(d.play)
	}
}
