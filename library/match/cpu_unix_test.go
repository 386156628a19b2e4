//go:build unix

package match_test

import (
	"syscall"
	"time"
)

// cpuSeconds is the processor time that the process has used: on a machine that
// others use too the clock on the wall says little.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return (time.Duration(u.Utime.Nano()) + time.Duration(u.Stime.Nano())).Seconds()
}
