package main

import (
	"context"
	"errors"
	"strings"

	"reprise/assets"
	"reprise/library"
	"reprise/library/catalog"
	"reprise/library/match"
	"reprise/player/decode"
	"reprise/player/output"
	"reprise/ui"
	"reprise/ui/words"
)

// advice is what a fan can do about an error.
type advice struct {
	when error
	text string
}

// advices are looked through in order.
func advices() []advice {
	return []advice{
		{library.ErrLocked, "close it, or name another folder with --data"},
		{library.ErrNewer, "use that version, or name another folder with --data"},
		{library.ErrReadOnly, "name another folder with --data to keep it"},
		{library.ErrNoEntry, "`reprise match --json` names those that have a file"},
		{library.ErrNotLinked, "`reprise link LIST/ENTRY FILE` links a file"},
		{library.ErrAway, "connect its drive"},
		{library.ErrGone, "put it back, or link another"},
		{decode.ErrNeedsHelper, "install ffmpeg to play this format"},
		{output.ErrNoDevice, "--to OUT writes the sound to a file"},
		{ui.ErrNoDisplay, "`reprise --help` lists what works without"},
	}
}

// sentence says an error and what to do about it.
func sentence(err error) string {
	if errors.Is(err, context.Canceled) {
		return "interrupted"
	}
	for _, a := range advices() {
		if errors.Is(err, a.when) {
			return printable(err.Error()) + "; " + a.text
		}
	}
	// The lines of a list's problems stay lines.
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// problemLines are the problems of a list file, one a line.
func problemLines(err error) []string {
	var problems *catalog.Problems
	if errors.As(err, &problems) {
		return strings.Split(problems.Error(), "\n")
	}
	return []string{err.Error()}
}

// noticeText is a notice in English.
func noticeText(notice library.Notice) string {
	said, err := words.Load(assets.Words, words.English)
	if err != nil || !said.Has(notice.Code) {
		return strings.Join(append([]string{notice.Code}, notice.Args...), ": ")
	}
	return printable(said.List(notice.Code, notice.Args))
}

// sentences are the reasons in English.
func sentences(reasons []match.Reason) []string {
	out := make([]string, len(reasons))
	for i, reason := range reasons {
		out[i] = reason.String()
	}
	return out
}
