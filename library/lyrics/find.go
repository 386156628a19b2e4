package lyrics

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Find returns the lyrics file that belongs to the song at path: the file of
// the same name that ends in .lrc, beside the song or in a folder named Lyrics
// beside it (the places that Rockbox knows, https://www.rockbox.org), then the
// same with .txt. Upper and lower case and the way that the file system spells
// Hangul make no difference. ok is false when there is none.
func Find(path string) (file string, ok bool) {
	base := filepath.Base(path)
	bare := strings.TrimSuffix(base, filepath.Ext(base))
	if bare == "" {
		return "", false
	}
	folders := []string{filepath.Dir(path), filepath.Join(filepath.Dir(path), "Lyrics")}
	// The exact name first: it needs no look through the folder.
	for _, dir := range folders {
		if file := filepath.Join(dir, bare+".lrc"); isFile(file) {
			return file, true
		}
	}
	for _, dir := range slices.Insert(folders, 2, filepath.Join(filepath.Dir(path), "lyrics")) {
		if file, ok := among(dir, bare+".lrc", base+".lrc"); ok {
			return file, true
		}
	}
	for _, dir := range folders {
		if file, ok := among(dir, bare+".txt"); ok {
			return file, true
		}
	}
	return "", false
}

// isFile reports whether path is a regular file.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// among returns the file of dir that has one of the names, whatever its case
// and its Unicode form. A folder that cannot be read holds none.
func among(dir string, names ...string) (string, bool) {
	found, err := os.ReadDir(dir)
	if err != nil {
		return "", false
	}
	for _, want := range names {
		want = norm.NFC.String(want)
		for _, f := range found {
			if file := filepath.Join(dir, f.Name()); strings.EqualFold(norm.NFC.String(f.Name()), want) && isFile(file) {
				return file, true
			}
		}
	}
	return "", false
}

// Read reads the lyrics file at path. It is opened read-only, and refused
// unread with ErrTooLarge when it is larger than MaxSize.
func Read(path string) (*Lyrics, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read lyrics %q: %w", path, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("read lyrics %q: not a file", path)
	case info.Size() > MaxSize:
		return nil, fmt.Errorf("read lyrics %q: %w", path, ErrTooLarge)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read lyrics %q: %w", path, err)
	}
	defer f.Close() // read-only: closing has nothing to say
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read lyrics %q: %w", path, err)
	}
	l, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read lyrics %q: %w", path, err)
	}
	return l, nil
}
