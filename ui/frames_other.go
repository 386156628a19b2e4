//go:build !linux

package ui

import "time"

// threadTime stands for the processor time of a thread where it is not asked
// for: the time that passes, waiting included.
func threadTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
