package pipeline

// Way is how a song is played.
type Way struct {
	// A and B are the stretch that repeats, in frames of the song. B is the first
	// frame behind it, and 0 for the song's end.
	A, B  int64
	Speed float64 // 0.5 to 1.5, with the pitch kept; 0 means 1
	Gain  float64 // factor of every sample; 0 means 1
}

// Fade lets the last pass of a plan die away from frame From of the song until
// the end of the pass.
type Fade struct {
	On   bool
	From int64
}

// Plan is what a Feeder does at the end of a pass.
type Plan struct {
	// For is the song that the plan is about. Whatever follows it has no plan yet
	// and ends with its pass.
	For *Song
	// Way is how For is played from now on.
	Way Way
	// Loop plays the same song again.
	Loop bool
	// Passes, when positive, ends the loop with the pass of that number.
	Passes int
	// Fade is that of pass Passes.
	Fade Fade
	// Next follows when the song is not looped (any more), as its Begin told. nil
	// stops. The feeder owns it from then on.
	Next *Song
}

// after is the song that follows pass of song, or nil.
func (p Plan) after(song *Song, pass int) *Song {
	if song != p.For {
		return nil
	}
	if p.Loop && (p.Passes <= 0 || pass < p.Passes) {
		return song
	}
	return p.Next
}

// tone is what is done to the samples on their way.
type tone struct {
	speed, gain float64
	fade        Fade
}

// tone is that of pass of song.
func (p Plan) tone(song *Song, pass int) tone {
	t := tone{speed: song.way.speed(), gain: song.way.Gain}
	if t.gain == 0 {
		t.gain = 1
	}
	if song == p.For && pass == p.Passes {
		t.fade = p.Fade
	}
	return t
}

func (w Way) speed() float64 {
	if w.Speed == 0 {
		return 1
	}
	return w.Speed
}

// stop is where a pass ends that is at frame: at B, or at the song's end when
// there is no B ahead. The end is 0: only the decoder knows it.
func (w Way) stop(frame int64) int64 {
	if frame < w.B {
		return w.B
	}
	return 0
}
