package desktop

import (
	"context"
	"os/exec"
)

// reveal lets the Finder choose the file.
func reveal(ctx context.Context, path string) error {
	return exec.CommandContext(ctx, "open", "-R", path).Run()
}
