package widget

import (
	"math"
	"strconv"

	"reprise/ui/theme"
)

// spoken adds a part's state to its name, for screen readers.
func spoken(name, state string) string {
	switch {
	case state == "":
		return name
	case name == "":
		return state
	}
	return name + ": " + state
}

// switched is the word for a switch.
func switched(on bool, w theme.Spoken) string {
	if on {
		return w.On
	}
	return w.Off
}

// chosen is the word for the one of several that holds.
func chosen(on bool, w theme.Spoken) string {
	if on {
		return w.Chosen
	}
	return ""
}

// percent is a value of 0 to 1.
func percent(v float32) string { return strconv.Itoa(int(math.Round(float64(v)*100))) + " %" }
