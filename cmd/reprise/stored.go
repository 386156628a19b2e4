package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"reprise/assets"
	"reprise/library"
)

// checkStored looks at the database, at the app's folders and at the fan's
// music folders, whose names are private and told only when paths is set.
func (a *app) checkStored(ctx context.Context, dirs folders, paths bool) []finding {
	name := func(path string) string {
		if paths {
			return ": " + path
		}
		return ""
	}
	database, roots := a.checkDatabase(ctx, dirs)
	findings := []finding{
		database,
		checkWritable("data folder", dirs.data, name(dirs.data)),
		checkWritable("config folder", dirs.config, name(dirs.config)),
		checkWritable("cache folder", dirs.cache, name(dirs.cache)),
	}
	for i, root := range append(roots, a.flags.music...) {
		check := fmt.Sprintf("music folder %d", i+1)
		if _, err := os.ReadDir(root); err != nil {
			findings = append(findings, found(check, findingMissing, "not there, or not readable%s", name(root)))
		} else {
			findings = append(findings, found(check, findingOK, "readable%s", name(root)))
		}
	}
	return findings
}

// checkDatabase reads what is stored, without the lock and without writing, and
// returns the music folders that are stored too.
func (a *app) checkDatabase(ctx context.Context, dirs folders) (f finding, roots []string) {
	const check = "database"
	if _, err := os.Stat(dirs.data); errors.Is(err, fs.ErrNotExist) {
		return found(check, findingOK, "nothing is stored yet"), nil
	}
	lib, err := library.Open(ctx, library.Options{
		DataDir: dirs.data, CacheDir: dirs.cache, Lists: []fs.FS{assets.Lists}, ListDirs: []string{dirs.lists},
		ReadOnly: true, Log: a.log(),
	})
	if err != nil {
		return found(check, findingBad, "%v", err), nil
	}
	defer func() {
		if err := lib.Close(); err != nil {
			f = found(check, findingBad, "%v", err)
		}
	}()
	now := lib.Snapshot()
	for _, root := range now.Roots {
		roots = append(roots, root.Path)
	}
	linked := 0
	for _, entry := range now.Entries {
		if entry.Track != nil {
			linked++
		}
	}
	detail := fmt.Sprintf("files known: %d, lists: %d, entries: %d, linked: %d", len(now.Tracks), len(now.Lists), len(now.Entries), linked)
	for _, notice := range now.Notices {
		if notice.Code != library.NoticeReadOnly { // that is how it was opened
			return found(check, findingBad, "%s; %s", detail, noticeText(notice)), roots
		}
	}
	return found(check, findingOK, "%s", detail), roots
}

// checkWritable tries to make a file in a folder of the app's.
func checkWritable(check, path, name string) finding {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return found(check, findingOK, "will be made when it is needed%s", name)
	}
	file, err := os.CreateTemp(path, ".doctor-*")
	if err != nil {
		return found(check, findingBad, "cannot be written%s", name)
	}
	if err := errors.Join(file.Close(), os.Remove(file.Name())); err != nil {
		return found(check, findingBad, "cannot be written%s", name)
	}
	return found(check, findingOK, "writable%s", name)
}
