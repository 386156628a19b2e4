//go:build race

package library_test

// raceEnabled tells that this test runs under the race detector, which takes
// several times the memory.
const raceEnabled = true
