package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// forgetStart gives back the pages of the program's own file that only its start
// has read: the window's toolkit is part of it and fills 20 MB that a song on
// repeat never looks at again. Linux reads a page anew when it is wanted. Where
// that cannot be done, the pages stay; that costs memory alone.
func forgetStart() {
	self, err := os.Executable()
	if err != nil {
		return
	}
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer f.Close()
	var from, to uint64
	ours := false
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		var perm string
		var a, b uint64
		if n, _ := fmt.Sscanf(line, "%x-%x %s", &a, &b, &perm); n == 3 {
			from, to = a, b
			ours = strings.HasSuffix(line, " "+self) && perm[1] == '-' // what is written to is not in the file
			continue
		}
		// A page that was written to before it became read-only is no more the file's.
		var dirty uint64
		if n, _ := fmt.Sscanf(line, "Anonymous: %d kB", &dirty); n == 1 && ours && dirty == 0 {
			_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, uintptr(from), uintptr(to-from), syscall.MADV_DONTNEED)
		}
	}
}
