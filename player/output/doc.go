// Package output is the way to the ear: the sound device, and two stand-ins for
// it, a silent one for tests (Null) and a WAV file (WAV).
//
// An Output opens Streams. A stream calls the pull function of its opener on a
// thread of its own, at the pace of the device, until it is closed. The pull
// function fills float32 frames of two channels and must never wait.
//
// Nothing here decodes, and nothing but the pull function runs on the thread of
// the device.
package output
