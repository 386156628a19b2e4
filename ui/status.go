package ui

import (
	"encoding/json"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"reprise/player"
	"reprise/ui/page"
	"reprise/ui/view"
)

// status is what a test of the real window reads: what is on the screen, and
// where.
type status struct {
	Page   string       `json:"page"`
	Sheet  string       `json:"sheet,omitempty"` // the entry of the open link sheet
	Cards  []statusCard `json:"cards"`
	Player statusPlayer `json:"player"`
	Scan   statusScan   `json:"scan"`
	Toasts []string     `json:"toasts"`
	Focus  string       `json:"focus"`
	Rows   *statusRows  `json:"rows,omitempty"` // of the library page
}

type statusCard struct {
	Ref   string  `json:"ref"`
	State string  `json:"state"`
	X     float32 `json:"x"`
	Y     float32 `json:"y"`
	W     float32 `json:"w"`
	H     float32 `json:"h"`
}

type statusPlayer struct {
	Status   string  `json:"status"`
	ID       string  `json:"id"`
	Pass     int     `json:"pass"`
	Position float64 `json:"position"` // seconds
	Duration float64 `json:"duration"`
	Repeat   string  `json:"repeat"`
	Volume   float64 `json:"volume"`
	Line     int     `json:"line"`  // of the lyrics, -1 for none
	Lines    int     `json:"lines"` // how many there are
	Shift    float64 `json:"shift"` // of the lyrics, seconds
	Loop     string  `json:"loop"`  // that goes round, "" for none
	A        float64 `json:"a"`     // of the marked loop, seconds
	B        float64 `json:"b"`     // 0 for the end
	Speed    float64 `json:"speed"`
	Night    string  `json:"night"` // "" for none
	Dial     string  `json:"dial"`  // the open one
	Mini     bool    `json:"mini"`
}

type statusScan struct {
	Running bool `json:"running"`
	Audio   int  `json:"audio"`
}

// writeStatus writes the status when it has changed, one file at a time. The
// file is replaced in one step, so that a reader never sees half of it.
func (w *Window) writeStatus() {
	b, err := json.Marshal(w.status())
	if err != nil || w.statusBusy || string(b) == w.statusLast {
		return
	}
	w.statusLast, w.statusBusy = string(b), true
	path := w.o.StatusFile
	w.bridge.work(func() func() {
		temp := filepath.Join(filepath.Dir(path), ".status.tmp")
		if os.WriteFile(temp, b, 0o600) == nil {
			_ = os.Rename(temp, path) // a test that waits for it will say so
		}
		return func() { w.statusBusy = false }
	})
}

func (w *Window) status() status {
	s := status{
		Page:   map[screen]string{screenWall: "wall", screenFirst: "first", screenDetail: "drama", screenLibrary: "library", screenSettings: "settings", screenCheck: "check", screenPlaying: "playing"}[w.screen],
		Scan:   statusScan{Running: w.snap.Scan.Running, Audio: w.snap.Scan.Audio},
		Toasts: w.frame.ToastTexts(),
		Player: statusPlayer{
			Status: statusWord(w.state.Status), ID: w.state.Track.ID, Pass: w.state.Pass,
			Position: w.o.Player.Position().Seconds(), Duration: w.state.Duration.Seconds(),
			Repeat: repeatWord(w.state.Repeat), Volume: w.state.Volume,
			Line: w.line(w.o.Player.Position()), Shift: w.kept.song.Lyrics.Seconds(), Loop: w.kept.song.Loop,
			A: w.kept.loop().A.Seconds(), B: w.kept.loop().B.Seconds(), Speed: speedOf(w.kept.song.Speed),
			Night: view.NightWords(w.state.Night, w.words), Dial: w.dials.name, Mini: w.mini != nil,
		},
	}
	if w.lyrics.shown != nil {
		s.Player.Lines = len(w.lyrics.shown.Lines)
	}
	if w.sheet.Shown() {
		s.Sheet = w.sheet.Ref().String()
	}
	if f, ok := w.win.Canvas().Focused().(fyne.Accessible); ok {
		s.Focus = f.AccessibilityLabel()
	}
	if w.screen == screenLibrary {
		s.Rows = w.rowsStatus()
	}
	for _, c := range w.wall.Cards() {
		s.Cards = append(s.Cards, cardStatus(c))
	}
	return s
}

func cardStatus(c page.PlacedCard) statusCard {
	return statusCard{
		Ref: c.Card.Press.String(), State: markWord(c.Card.Mark),
		X: c.Pos.X, Y: c.Pos.Y, W: c.Size.Width, H: c.Size.Height,
	}
}

func markWord(m view.Mark) string {
	return map[view.Mark]string{
		view.Missing: "missing", view.Trouble: "trouble", view.Away: "away",
		view.Check: "check", view.Linked: "linked", view.Playing: "playing",
	}[m]
}

func statusWord(s player.Status) string {
	return map[player.Status]string{
		player.Stopped: "stopped", player.Playing: "playing", player.Paused: "paused", player.Waiting: "waiting",
	}[s]
}

func repeatWord(r player.Repeat) string {
	return map[player.Repeat]string{player.RepeatOff: "off", player.RepeatList: "list", player.RepeatOne: "one"}[r]
}
