package page

import (
	"reprise/ui/view"
)

// ShowDetails opens everything about one file at the right.
func (l *Library) ShowDetails(v view.FileDetails, intents DetailsIntents) {
	if d, ok := l.side.content.(*fileDetails); ok && d.details.Path == v.Path {
		d.set(v) // the same file, read another way: what is in sight stays
		return
	}
	d := newFileDetails(&intents)
	l.side.open(intents.Words.T("details.title"), v.Name, d)
	d.set(v)
	d.focusFirst()
}

// DetailsOf is the file whose details are open, "" when none are.
func (l *Library) DetailsOf() string {
	if d, ok := l.side.content.(*fileDetails); ok {
		return d.details.Path
	}
	return ""
}

// ShowChooser opens the choice of the entry that a file belongs to.
func (l *Library) ShowChooser(path string, entries []view.EntryRow, intents ChooserIntents) {
	c := newEntryChooser(&intents)
	c.path = path
	l.side.open(intents.Words.T("library.link.title"), view.FileName(path), c)
	c.set(entries)
	c.focusFirst()
}

// SetEntries answers the chooser's search.
func (l *Library) SetEntries(entries []view.EntryRow) {
	if c, ok := l.side.content.(*entryChooser); ok {
		c.set(entries)
	}
}

// ChooserOf is the file that an entry is chosen for, and what is searched.
func (l *Library) ChooserOf() (path, query string) {
	if c, ok := l.side.content.(*entryChooser); ok {
		return c.path, c.field.Text()
	}
	return "", ""
}

// SideShown reports whether something lies over the table.
func (l *Library) SideShown() bool { return l.side.Visible() }

// CloseSide takes it away; the keyboard goes back to the rows.
func (l *Library) CloseSide() {
	if !l.side.Visible() {
		return
	}
	l.side.shut()
	l.again()
	l.FocusRows()
}
