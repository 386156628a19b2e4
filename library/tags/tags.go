package tags

import "time"

// Tags is what one file says of itself, repaired and in NFC. The zero value of
// a field means that the file does not say.
type Tags struct {
	Title       string
	Artists     []string // every artist apart: multi-values and "feat." are taken apart
	Artist      string   // the artist line as the file states it
	Album       string
	AlbumArtist string
	Track       int
	Disc        int
	Year        int
	Genre       string
	Duration    time.Duration // 0 when no header states it
	Format      Format
	AudioSize   int64 // bytes of the sound alone, as AudioRange counts them
	ISRC        []string
	MBID        []string // MusicBrainz recording ids
	Lyrics      string   // embedded lyrics: plain text, or LRC when synchronised
	Gain        Gain
	Gapless     Gapless
	HasArt      bool // the picture itself is read only when it is shown
	// Encoding names the repair that was needed, "CP949" for instance; "" when
	// the text was right as it stood.
	Encoding string
	// FromPath tells that the file carries no title and that what it does not
	// say comes from its path.
	FromPath bool
}

// Format is the kind of audio in a file, found by its content.
type Format string

// The formats that Reprise knows. Unknown means that the content is no audio
// that it can name.
const (
	Unknown  Format = ""
	MP3      Format = "MP3"
	AAC      Format = "AAC" // in M4A, MP4 or ADTS
	ALAC     Format = "ALAC"
	FLAC     Format = "FLAC"
	Vorbis   Format = "Vorbis"
	Opus     Format = "Opus"
	WAV      Format = "WAV"
	AIFF     Format = "AIFF"
	WMA      Format = "WMA"
	APE      Format = "APE"
	WavPack  Format = "WavPack"
	Musepack Format = "Musepack" // lossy; needs the installed helper to play
)

// Lossless reports whether the format keeps every sample.
func (f Format) Lossless() bool {
	switch f {
	case ALAC, FLAC, WAV, AIFF, APE, WavPack:
		return true
	}
	return false
}

// Gain is the loudness that the tags state: ReplayGain's, or that of Opus
// brought to the same aim.
type Gain struct {
	Track float64 // dB to add
	Peak  float64 // highest sample, 1 is full scale; 0 when not stated
	Known bool
	// Album and AlbumPeak are the same of the whole album; zero unless AlbumKnown.
	Album, AlbumPeak float64
	AlbumKnown       bool
}

// Gapless is what an encoder added to the sound and a player takes off again,
// in samples of each channel. Known tells that the file states it: formats that
// need none and files that do not say have zeros.
type Gapless struct {
	Delay, Padding int // in front and behind
	Known          bool
}
