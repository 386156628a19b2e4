//go:build !unix

package match_test

import "time"

var began = time.Now()

// cpuSeconds is the time on the wall, where the system does not tell the
// processor time that simply.
func cpuSeconds() float64 { return time.Since(began).Seconds() }
