// Package player plays songs on sample-exact repeat. It knows tracks (a path and
// the caller's own name for it), a queue and a device, not lists or dramas.
//
// Four kinds of goroutine work together:
//
//   - the control goroutine owns the queue and the state; every method of Player
//     posts to it and returns at once, and it never waits for a disk or a device;
//   - a helper opens a file or a device and posts the result with the number of
//     the wish it served, so that one that comes too late is thrown away;
//   - a feeder for each chain of songs decodes ahead (package pipeline);
//   - the device's thread pulls (package output).
//
// The latest State goes out by channels of size one; Player.Position is read
// from atomics. The package never writes to the fan's files and prints nothing.
package player
