//go:build !unix

package scan

import "os"

const separator = string(os.PathSeparator)

// dir is a folder whose files are looked at.
type dir struct{ path string }

func openDir(path string) dir { return dir{path} }

func (d dir) close() {}

func (d dir) stat(name string) (status, error) {
	info, err := os.Stat(d.join(name))
	if err != nil {
		return status{}, err
	}
	return status{info.Size(), info.ModTime(), info.Mode().IsRegular()}, nil
}
