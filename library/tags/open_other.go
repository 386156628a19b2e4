//go:build !unix

package tags

// nonBlock is of no use where a path cannot name a FIFO.
const nonBlock = 0
