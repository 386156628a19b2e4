//go:build race

package main_test

// raceEnabled tells that this test runs under the race detector.
const raceEnabled = true
