package desktop

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrNoFileManager is returned by Reveal where no file manager answers.
var ErrNoFileManager = errors.New("no file manager answers")

// revealTime is how long a file manager has to answer.
const revealTime = 5 * time.Second

// Reveal shows the file or folder at path in the desktop's file manager, chosen
// where the desktop can do that, or else the folder that it lies in. It waits
// for the file manager to answer, five seconds at most, so it is not for the UI
// goroutine. It changes nothing. Errors: ErrNoFileManager.
func Reveal(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), revealTime)
	defer cancel()
	if err := reveal(ctx, path); err != nil {
		return fmt.Errorf("show %q: %w: %w", path, ErrNoFileManager, err)
	}
	return nil
}
