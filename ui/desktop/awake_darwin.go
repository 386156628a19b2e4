package desktop

import (
	"os"
	"os/exec"
	"strconv"
)

// ways is the system's own caffeinate, which ends with this program, see its
// manual: -i holds off the sleep of an idle system, -w waits for a process.
func ways() []way {
	return []way{{"caffeinate", func(string) (func(), error) {
		cmd := exec.Command("/usr/bin/caffeinate", "-i", "-w", strconv.Itoa(os.Getpid())) //nolint:noctx // release ends it
		if err := cmd.Start(); err != nil {
			return nil, err
		}
		return func() {
			_ = cmd.Process.Kill()
			_ = cmd.Wait() // killed: its exit status says nothing
		}, nil
	}}}
}
