//go:build unix

package tags

import "syscall"

// nonBlock keeps the opening of a FIFO without a writer from blocking. Regular
// files do not heed it.
const nonBlock = syscall.O_NONBLOCK
