package page

import (
	"fyne.io/fyne/v2"

	"reprise/ui/art"
	"reprise/ui/theme"
	"reprise/ui/view"
	"reprise/ui/widget"
)

// questionRow asks for one entry whether a file is it: the poster and the names
// of the entry, and the file with its reasons.
type questionRow struct {
	panel
	intents  *CheckIntents
	question view.Question

	poster *widget.Poster
	drama  *widget.MixedText
	song   *widget.MixedText
	detail *widget.IconButton
	others *widget.Button
	match  *widget.MatchRow

	remember     *widget.Switch // beside the file: that its singer is the entry's
	rememberText *widget.MixedText
}

func newQuestionRow(intents *CheckIntents, gallery widget.Gallery) *questionRow {
	r := &questionRow{
		intents: intents, poster: widget.NewPoster(gallery),
		drama: oneLine("", theme.Title4, widget.InkText1), song: oneLine("", theme.Small, widget.InkText2),
		detail: widget.NewIconButton(widget.Icon{Name: "info", Size: 18, Label: intents.Words.T("keys.detail")}),
		others: widget.NewButton(widget.Quiet, "search", ""), match: widget.NewMatchRow(),
		remember: widget.NewSwitch(), rememberText: label("", theme.Small, widget.InkText2),
	}
	r.others.SetSize(widget.Small)
	r.detail.OnTapped = func() { intents.OnDetail(r.question.Ref) }
	r.others.OnTapped = func() { intents.OnSheet(r.question.Ref) }
	r.match.OnLink = func() { intents.OnLink(r.question.Ref, r.question.File.Path, r.teach()) }
	r.match.OnHear = func() { intents.OnHear(r.question.File.Path) }
	r.match.OnRefuse = func() { intents.OnRefuse(r.question.Ref, r.question.File.Path) }
	r.begin(r, r.place, r.poster, r.drama, r.song, r.others, r.detail, r.match, r.remember, r.rememberText)
	return r
}

// teach is what the fan wants remembered with the link.
func (r *questionRow) teach() view.Teach {
	if r.remember.On() {
		return r.question.File.Teach
	}
	return view.Teach{}
}

func (r *questionRow) set(q view.Question, primary bool) {
	if t := q.File.Teach; t != r.question.File.Teach || q.Ref != r.question.Ref {
		text := r.intents.Words.T("link.remember", "a", t.Name, "b", t.Same)
		r.rememberText.SetText(text)
		r.remember.Set(t.Likely, text)
	}
	r.question = q
	show(r.remember, r.teaches())
	show(r.rememberText, r.teaches())
	r.drama.SetText(q.Drama)
	r.song.SetText(q.Song + "  " + q.Artist)
	others := q.Others
	if others == "" {
		others = r.intents.Words.T("check.open")
	}
	r.others.SetText(others)
	r.poster.Set(widget.Picture{Recipe: recipe(q.Art), Mode: art.Check, Layout: widget.NoTitle, Radius: 8, Flat: true})
	r.setPrimary(primary)
	r.again()
}

func (r *questionRow) setPrimary(on bool) {
	r.match.Set(matchOf(r.intents.Words, r.question.File, on))
}

// questionHead is the height of the names over the file.
const questionHead = 64

// teaches tells that linking the file could teach a name.
func (r *questionRow) teaches() bool { return r.question.File.Teach != view.Teach{} }

func (r *questionRow) heightFor(width float32) float32 {
	th := theme.Of(nil)
	h := th.U(questionHead) + r.match.HeightFor(width)
	if r.teaches() {
		h += th.U(16) + max(th.U(26), r.rememberText.HeightFor(width-th.U(72)))
	}
	return h
}

func (r *questionRow) place(size fyne.Size) {
	th := theme.Of(nil)
	put(r.poster, 0, 0, th.U(52), th.U(52))
	right := size.Width - th.U(36)
	put(r.detail, right, th.U(8), th.U(36), th.U(36))
	w := r.others.MinSize().Width
	right -= w + th.U(4)
	put(r.others, right, th.U(10), w, th.U(32))
	x := th.U(66)
	put(r.drama, x, th.U(2), max(0, right-x-th.U(8)), th.U(28))
	put(r.song, x, th.U(30), max(0, right-x-th.U(8)), th.U(18))
	y := th.U(questionHead)
	h := r.match.HeightFor(size.Width)
	put(r.match, 0, y, size.Width, h)
	text := r.rememberText.HeightFor(size.Width - th.U(72))
	put(r.remember, th.U(16), y+h+th.U(8), th.U(44), th.U(26))
	put(r.rememberText, th.U(72), y+h+th.U(8)+max(0, (th.U(26)-text)/2), size.Width-th.U(72), text)
}
