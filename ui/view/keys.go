package view

// KeyLine is one line of the sheet of keys.
type KeyLine struct {
	Keys string // "Ctrl F"
	Does string
}
