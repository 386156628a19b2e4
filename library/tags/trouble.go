package tags

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// Reason tells why a file could not be read, as the key of a sentence for the
// fan ("trouble.cut") and what fills its gaps. It knows the errors of this
// package and those of the file system; anything else, a failing disk for
// instance, is "trouble.disk". The code is "" when there is nothing to tell: no
// error, a film, which is no song, or a reading that was cancelled.
func Reason(err error) (code string, args []string) {
	if err == nil || errors.Is(err, ErrVideo) || errors.Is(err, context.Canceled) {
		return "", nil
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.code, nil
		}
	}
	return "trouble.disk", []string{cause(err)}
}

// reasons are the errors that have a sentence, the more exact first.
var reasons = [...]struct { //nolint:gochecknoglobals // a table that nothing writes
	err  error
	code string
}{
	{ErrEmpty, "trouble.empty"},
	{ErrEncoding, "trouble.encoding"},
	{errShort, "trouble.cut"},
	{ErrProtected, "trouble.protected"},
	{ErrDamaged, "trouble.damaged"},
	{ErrUnknownFormat, "trouble.unknown"},
	{ErrNotRegular, "trouble.notfile"},
	{fs.ErrPermission, "trouble.permission"},
	{fs.ErrNotExist, "trouble.gone"},
	{syscall.ENAMETOOLONG, "trouble.longpath"},
	{syscall.ELOOP, "trouble.loop"},
}

// cause is what the operating system says, without the path, which stands beside it.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err.Error()
}
