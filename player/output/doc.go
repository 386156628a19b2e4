// Package output is the way to the ear: the sound devices of the system, and two
// stand-ins, a silent one for tests (Null) and a WAV file (WAV).
//
// An Output opens Streams. A stream pulls from the Sound of its opener on a
// thread of its own, at the pace of the device, until it is closed. The sound
// fills float32 frames of two channels and must never wait.
//
// A device has to hold a good part of a second, or a busy machine makes gaps; and
// yet a pause should be heard at once. So where the system allows it (PulseAudio)
// a stream takes back what the device holds and has not played, and pulls it anew
// (see Stream.Refresh).
//
// Nothing here decodes, and nothing but the sound's own methods runs on the thread
// of the device.
package output
