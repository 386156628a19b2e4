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
}

func newQuestionRow(intents *CheckIntents, gallery widget.Gallery) *questionRow {
	r := &questionRow{
		intents: intents, poster: widget.NewPoster(gallery),
		drama: oneLine("", theme.Title4, widget.InkText1), song: oneLine("", theme.Small, widget.InkText2),
		detail: widget.NewIconButton(widget.Icon{Name: "info", Size: 18, Label: intents.Words.T("keys.detail")}),
		others: widget.NewButton(widget.Quiet, "search", ""), match: widget.NewMatchRow(),
	}
	r.others.SetSize(widget.Small)
	r.detail.OnTapped = func() { intents.OnDetail(r.question.Ref) }
	r.others.OnTapped = func() { intents.OnSheet(r.question.Ref) }
	r.match.OnLink = func() { intents.OnLink(r.question.Ref, r.question.File.Path, view.Teach{}) }
	r.match.OnHear = func() { intents.OnHear(r.question.File.Path) }
	r.match.OnRefuse = func() { intents.OnRefuse(r.question.Ref, r.question.File.Path) }
	r.begin(r, r.place, r.poster, r.drama, r.song, r.others, r.detail, r.match)
	return r
}

func (r *questionRow) set(q view.Question, primary bool) {
	r.question = q
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

func (r *questionRow) heightFor(width float32) float32 {
	return theme.Of(nil).U(questionHead) + r.match.HeightFor(width)
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
	put(r.match, 0, y, size.Width, max(0, size.Height-y))
}
