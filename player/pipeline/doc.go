// Package pipeline carries the sound from the decoders to the device:
//
//	Song (two decoders) -> loop, gain -> stretch -> resample -> Ring | Ring -> pause, volume -> device
//
// The push side is a Feeder: one goroutine for each chain of songs, which owns
// the decoders, may wait for the disk, and keeps about two seconds of sound in
// the Ring. The loop goes on with the first frame of the next pass inside the
// call that delivered the last frame of this one, so that everything behind it
// (a resampler, the ring, the device) sees one signal without an end.
//
// The pull side is a Line: Pull runs on the thread of the audio device, copies
// from the ring and does nothing else: it takes no lock, allocates nothing and
// reads no file.
//
// What the frames of a ring are (which song, which pass, which place) travels
// beside them as Marks. A pass is counted when its seam is heard, not when it is
// decoded, and a change of mind within the read-ahead takes back what was
// written behind the seam (see Feeder.SetPlan).
//
// The package never opens a file: a Song is handed over open.
package pipeline
