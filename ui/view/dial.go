package view

// Dial is a small panel of settings that opens over a button: the volume, the
// speed, the night, the loops. It is rows and nothing else, so that all of them
// look and behave alike.
type Dial struct {
	Title string
	Rows  []DialRow
}

// DialKind is what a row of a dial is.
type DialKind int

// The kinds.
const (
	DialChoice DialKind = iota // one of several, or on or off: told by a check mark
	DialSlide                  // a slider from 0 to 1
	DialStep                   // a value between a minus and a plus
	DialAction                 // a button
	DialNote                   // a sentence
)

// DialRow is one row of a dial.
type DialRow struct {
	ID    string
	Kind  DialKind
	Text  string
	Sub   string // smaller, below the text
	On    bool   // a choice that holds
	Value float32
	Step  float32 // of a slider, 0 to 1
	Shown string  // the value in words: "0.85×"
	Icon  string  // of an action
	// Tools are what else can be done with a choice: rename it, delete it.
	Tools []DialTool
	Off   bool // out of use
}

// DialTool is a small button at the right of a choice.
type DialTool struct {
	ID    string
	Icon  string
	Label string
}
