package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// LoadAll reads every *.reprise.json at the root of each of fss and then of
// each folder of dirs, in the natural order of their names ("2" before "10").
// A list that cannot be used is left out and told in problems, each a
// *Problems or an error of the file system; it never hides the others. Of two
// lists with one id the first stays. A folder of dirs that does not exist
// holds no lists, which is no problem.
func LoadAll(fss []fs.FS, dirs []string) (lists []*List, problems []error) {
	from := map[string]string{} // id -> file
	keep := func(l *List, file string, err error) {
		switch {
		case err != nil:
			problems = append(problems, err)
		case from[l.ID] != "":
			problems = append(problems, oneProblem(file, 0, fmt.Sprintf(
				"The id %q is already the id of the list in %s: expected another one.", l.ID, from[l.ID])))
		default:
			from[l.ID] = file
			lists = append(lists, l)
		}
	}
	for _, fsys := range fss {
		names, err := names(fsys)
		if err != nil {
			problems = append(problems, fmt.Errorf("read built-in lists: %w", err))
		}
		for _, name := range names {
			l, err := LoadFS(fsys, name)
			keep(l, name, err)
		}
	}
	for _, dir := range dirs {
		names, err := names(os.DirFS(dir))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, fmt.Errorf("read lists of %q: %w", dir, err))
		}
		for _, name := range names {
			l, err := LoadFile(filepath.Join(dir, name))
			keep(l, name, err)
		}
	}
	return lists, problems
}

// names returns the list files at the root of fsys in natural order, as many
// as could be read when there is an error. Hidden files, such as the ones an
// unfinished save leaves, are no lists.
func names(fsys fs.FS) ([]string, error) {
	found, err := fs.ReadDir(fsys, ".")
	var out []string
	for _, f := range found {
		name := f.Name()
		if !f.IsDir() && strings.HasSuffix(strings.ToLower(name), Suffix) && !strings.HasPrefix(name, ".") {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, natural)
	return out, err
}

// natural compares two names so that runs of digits count as numbers.
func natural(a, b string) int {
	for a != "" && b != "" {
		da, db := digits(a), digits(b)
		if da == 0 || db == 0 {
			if a[0] != b[0] {
				return int(a[0]) - int(b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		na, nb := strings.TrimLeft(a[:da], "0"), strings.TrimLeft(b[:db], "0")
		if c := len(na) - len(nb); c != 0 {
			return c
		}
		if c := strings.Compare(na, nb); c != 0 {
			return c
		}
		a, b = a[da:], b[db:]
	}
	return len(a) - len(b)
}

// digits returns how many digits s starts with.
func digits(s string) int {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return i
		}
	}
	return len(s)
}
