package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reprise/ui/theme"
)

// Tapped seeks to the line under the pointer.
func (v *LyricsView) Tapped(e *fyne.PointEvent) {
	if i := v.lineAt(e.Position.Y); i >= 0 && v.lyrics.Synced {
		v.ask(i)
	}
}

// TappedSecondary opens the menu of the line under the pointer.
func (v *LyricsView) TappedSecondary(e *fyne.PointEvent) {
	if i := v.lineAt(e.Position.Y); i >= 0 && v.OnMenu != nil {
		v.OnMenu(i, e.AbsolutePosition)
	}
}

// ask tells that a line was asked for, and follows the song again.
func (v *LyricsView) ask(i int) {
	v.byHand, v.handTick = false, time.Time{}
	if v.OnLine != nil {
		v.OnLine(i)
	}
}

// Scrolled moves the lines by the wheel.
func (v *LyricsView) Scrolled(e *fyne.ScrollEvent) { v.moveBy(-e.Scrolled.DY) }

// Dragged moves the lines by the pointer.
func (v *LyricsView) Dragged(e *fyne.DragEvent) { v.moveBy(-e.Dragged.DY) }

// DragEnd belongs to fyne.Draggable.
func (v *LyricsView) DragEnd() {}

// moveBy scrolls by hand: the view stops following until it has been left alone
// for a while.
func (v *LyricsView) moveBy(by float32) {
	v.stop()
	v.byHand, v.handTick = true, time.Time{}
	least, most := v.rangeOf()
	v.offset = max(least, min(most, v.offset+by))
	v.spread()
}

// rangeOf is how far the list can be scrolled.
func (v *LyricsView) rangeOf() (least, most float32) {
	end := v.top(len(v.lyrics.Lines))
	if !v.lyrics.Synced {
		return 0, max(0, end-v.Size().Height)
	}
	least = -v.anchor()
	return least, max(least, end-v.Size().Height/2)
}

// MouseMoved marks the line under the pointer.
func (v *LyricsView) MouseMoved(e *desktop.MouseEvent) { v.point(v.lineAt(e.Position.Y)) }

// MouseOut takes the mark away.
func (v *LyricsView) MouseOut() {
	v.point(-1)
	v.control.MouseOut()
}

func (v *LyricsView) point(line int) {
	if !v.lyrics.Synced {
		line = -1 // there is nothing to seek to
	}
	if line != v.over {
		v.over = line
		v.spread()
	}
}

// Cursor is the pointing hand over a line that can be sought.
func (v *LyricsView) Cursor() desktop.Cursor {
	if v.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained chooses the line that is sung.
func (v *LyricsView) FocusGained() {
	v.chosen = max(0, v.now)
	v.control.FocusGained()
}

// TypedKey moves the choice, seeks to it or opens its menu; in lyrics without
// times the arrows scroll.
func (v *LyricsView) TypedKey(e *fyne.KeyEvent) {
	switch {
	case len(v.lyrics.Lines) == 0:
		v.handOn(e)
	case e.Name == fyne.KeyUp:
		v.choose(-1)
	case e.Name == fyne.KeyDown:
		v.choose(1)
	case e.Name == fyne.KeyPageUp:
		v.moveBy(-v.Size().Height * .8)
	case e.Name == fyne.KeyPageDown:
		v.moveBy(v.Size().Height * .8)
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && v.lyrics.Synced:
		v.ask(v.chosen)
	case e.Name == desktop.KeyMenu && v.OnMenu != nil:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
		v.OnMenu(v.chosen, at.AddXY(theme.Of(v).U(lyricIndent), v.top(v.chosen+1)-v.offset))
	default:
		v.handOn(e)
	}
}

// choose moves the choice by a line and keeps it in sight.
func (v *LyricsView) choose(by int) {
	if !v.lyrics.Synced {
		v.moveBy(float32(by) * theme.Of(v).U(50))
		return
	}
	v.chosen = max(0, min(v.chosen+by, len(v.lyrics.Lines)-1))
	y, end := v.top(v.chosen)-v.offset, v.top(v.chosen+1)-v.offset
	switch {
	case y < 0:
		v.moveBy(y)
	case end > v.Size().Height:
		v.moveBy(end - v.Size().Height)
	default:
		v.moveBy(0)
	}
}
