package desktop

import (
	"context"
	"errors"
	"os/exec"
	"syscall"
)

// reveal lets the Explorer choose the file. Its command line is written here,
// because it does not read one that is quoted as programs usually are; and its
// exit code says nothing.
func reveal(ctx context.Context, path string) error {
	cmd := exec.CommandContext(ctx, "explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	err := cmd.Run()
	var code *exec.ExitError
	if errors.As(err, &code) {
		return nil
	}
	return err
}
