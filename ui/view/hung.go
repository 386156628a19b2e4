package view

// Hung is how a drama's poster is drawn because of the place that the drama was
// given in its list when it came there: motif and palette by name. It is kept,
// so that reordering the list repaints nothing. Empty fields leave it to the id.
type Hung struct {
	Drama   string `json:"drama"`
	Motif   string `json:"motif"`
	Palette string `json:"palette"`
}
