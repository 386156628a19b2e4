package scan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// maxDepth limits how deep folders may nest below a root.
const maxDepth = 100

// audioExt are the extensions, in lower case, of what may be a song.
var audioExt = map[string]bool{ //nolint:gochecknoglobals // a table that nothing writes
	".mp3": true, ".mp2": true, ".mpga": true, ".m4a": true, ".m4b": true, ".mp4": true, ".aac": true, ".alac": true,
	".flac": true, ".ogg": true, ".oga": true, ".opus": true, ".wav": true, ".wave": true, ".rf64": true, ".bwf": true,
	".aif": true, ".aiff": true, ".aifc": true, ".wma": true, ".ape": true, ".wv": true, ".mpc": true,
}

// systemDir are folders that systems keep for themselves.
var systemDir = map[string]bool{ //nolint:gochecknoglobals // a table that nothing writes
	"@eadir": true, "#recycle": true, "$recycle.bin": true, "system volume information": true,
	"lost+found": true, "__macosx": true,
}

// ErrDeep tells that folders nest so deep, more than a hundred, that those
// below are not looked into.
var ErrDeep = errors.New("folders nest too deep")

// IsAudio tells whether a file of this name is looked at: by its extension, and
// when it is not hidden.
func IsAudio(name string) bool {
	name = filepath.Base(name)
	return !hidden(name) && audioExt[strings.ToLower(filepath.Ext(name))]
}

// hidden tells the names that systems hide: one dot in front. "...ing" is the
// name of a film.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "..")
}

// skipped tells the folders that are passed over.
func skipped(name string) bool {
	return hidden(name) || systemDir[strings.ToLower(name)]
}

// walker walks the roots. It is used by one goroutine.
type walker struct {
	run   *Run
	queue chan<- batch
	real  []string        // the roots with every link resolved, "" when away
	seen  map[string]bool // resolved folders that were walked, and linked files
	roots []Root

	skipped []string
}

func newWalker(r *Run, queue chan<- batch) *walker {
	w := &walker{run: r, queue: queue, seen: map[string]bool{}}
	for _, root := range r.opt.Roots {
		real, err := filepath.EvalSymlinks(root)
		w.roots = append(w.roots, Root{Path: root, Err: err})
		w.real = append(w.real, real)
	}
	for _, other := range r.opt.Within {
		if real, err := filepath.EvalSymlinks(other); err == nil {
			w.real = append(w.real, real)
		}
	}
	return w
}

// walk walks all roots, until ctx ends.
func (w *walker) walk(ctx context.Context) {
	for i := range w.roots {
		root := &w.roots[i]
		if root.Err != nil {
			root.Err = fmt.Errorf("open folder %q: %w", root.Path, root.Err)
			continue
		}
		w.run.mu.Lock()
		w.run.progress.Root = root.Path
		w.run.mu.Unlock()
		info, err := os.Stat(root.Path)
		switch {
		case err != nil:
			root.Err = fmt.Errorf("open folder %q: %w", root.Path, err)
		case info.Mode().IsRegular():
			w.seen[w.real[i]] = true
			w.send(ctx, root, filepath.Dir(root.Path), []string{filepath.Base(root.Path)})
		default:
			w.dir(ctx, root, folder{path: root.Path, real: w.real[i]})
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// folder is a folder on the walk: as the fan reaches it, and resolved.
type folder struct {
	path, real string
	depth      int
}

// dir walks one folder and all below it.
func (w *walker) dir(ctx context.Context, root *Root, d folder) {
	if w.seen[d.real] || !w.run.gate.pass(ctx) {
		return
	}
	w.seen[d.real] = true
	if w.run.opt.Enter != nil {
		w.run.opt.Enter(d.path)
	}
	entries, err := os.ReadDir(d.path)
	if err != nil {
		w.fail(root, d, err)
	}
	if d.depth == 0 && err == nil {
		root.Empty = len(entries) == 0
	}
	names, below := w.sort(d, entries)
	w.send(ctx, root, d.path, names)
	w.run.mu.Lock()
	w.run.progress.Folders++
	w.run.progress.Seen += len(entries) - countFolders(entries)
	w.run.mu.Unlock()
	for _, c := range below {
		if c.depth > maxDepth {
			w.run.trouble(c.path, fmt.Errorf("read folder %q: %w", c.path, ErrDeep))
			continue
		}
		if w.run.opt.Skip != nil && w.run.opt.Skip(c.path) {
			w.skipped = append(w.skipped, c.path)
			continue
		}
		w.dir(ctx, root, c)
	}
}

// countFolders is how many of the entries are folders.
func countFolders(entries []fs.DirEntry) int {
	n := 0
	for _, e := range entries {
		if e.IsDir() {
			n++
		}
	}
	return n
}

// sort tells the songs and the folders among the entries of a folder.
func (w *walker) sort(d folder, entries []fs.DirEntry) (names []string, below []folder) {
	for _, e := range entries {
		switch name, kind := e.Name(), e.Type(); {
		case kind.IsDir():
			if !skipped(name) {
				below = append(below, d.child(name))
			}
		case kind.IsRegular():
			if IsAudio(name) {
				names = append(names, name)
			}
		case kind&fs.ModeSymlink != 0:
			if next, file := w.link(d, name); file {
				names = append(names, name)
			} else if next.path != "" {
				below = append(below, next)
			}
		}
	}
	return names, below
}

func (d folder) child(name string) folder {
	return folder{dir{path: d.path}.join(name), dir{path: d.real}.join(name), d.depth + 1}
}

// fail notes that a folder could not be read. The root itself is away then.
func (w *walker) fail(root *Root, d folder, err error) {
	err = fmt.Errorf("read folder %q: %w", d.path, err)
	if d.depth == 0 {
		root.Err = err
		return
	}
	w.run.trouble(d.path, err)
}

// link looks where a symbolic link leads. file tells that it is a song that
// the walk does not meet otherwise; next is the folder to walk, if it is one.
func (w *walker) link(d folder, name string) (next folder, file bool) {
	if skipped(name) {
		return folder{}, false
	}
	path := filepath.Join(d.path, name)
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		if !os.IsNotExist(err) && !IsAudio(name) { // dangling links are common and nobody's trouble
			w.run.trouble(path, fmt.Errorf("follow link %q: %w", path, err))
		}
		return folder{}, false
	}
	info, err := os.Stat(real)
	if err != nil || w.seen[real] {
		return folder{}, false
	}
	if info.IsDir() {
		if w.meets(real) {
			return folder{}, false
		}
		return folder{path, real, d.depth + 1}, false
	}
	if !info.Mode().IsRegular() || !IsAudio(name) || (IsAudio(real) && w.meets(real)) {
		return folder{}, false
	}
	w.seen[real] = true
	return folder{}, true
}

// meets tells whether the walk comes by a resolved path without any link: it
// lies in a root, and no folder between is one that is passed over.
func (w *walker) meets(real string) bool {
	for _, root := range w.real {
		if root == "" {
			continue
		}
		rel, err := filepath.Rel(root, real)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		if rel == "." {
			return true
		}
		if !anySkipped(strings.Split(rel, string(filepath.Separator))) {
			return true
		}
	}
	return false
}

func anySkipped(parts []string) bool {
	for _, p := range parts {
		if skipped(p) {
			return true
		}
	}
	return false
}

// send counts the files of a folder and queues them for the readers.
func (w *walker) send(ctx context.Context, root *Root, dir string, names []string) {
	if len(names) == 0 {
		return
	}
	root.Files += len(names)
	w.run.mu.Lock()
	w.run.progress.Total += len(names)
	w.run.mu.Unlock()
	for len(names) > 0 {
		n := min(len(names), batchLen)
		select {
		case w.queue <- batch{dir, names[:n]}:
		case <-ctx.Done():
			return
		}
		names = names[n:]
	}
}
