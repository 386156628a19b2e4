package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// show prints records: one JSON object a line with --json, else a table of the
// texts that row makes of each.
func show[T any](a *app, records []T, head []string, row func(T) []string) error {
	if a.flags.json {
		return showJSON(a, records...)
	}
	rows := make([][]string, 0, len(records)+1)
	rows = append(rows, head)
	for _, record := range records {
		rows = append(rows, row(record))
	}
	return table(a.stdout, rows)
}

// showJSON prints each record as a JSON object on a line of its own.
func showJSON[T any](a *app, records ...T) error {
	out := bufio.NewWriter(a.stdout)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false) // names with & are meant to be read
	for _, record := range records {
		if err := lines.Encode(record); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return flush(out)
}

// say prints one line for people.
func (a *app) say(format string, args ...any) error {
	if _, err := fmt.Fprintf(a.stdout, format+"\n", args...); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// gap stands between two columns.
const gap = "  "

// table prints rows in columns as wide as their widest text, counted in
// terminal cells: a Hangul syllable takes two.
func table(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, text := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], cells(printable(text)))
		}
	}
	out := bufio.NewWriter(w)
	for _, row := range rows {
		var line strings.Builder
		for i, text := range row {
			text = printable(text)
			line.WriteString(text)
			line.WriteString(strings.Repeat(" ", widths[i]-cells(text)))
			line.WriteString(gap)
		}
		fmt.Fprintln(out, strings.TrimRight(line.String(), " "))
	}
	return flush(out)
}

func flush(out *bufio.Writer) error {
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// cells is how many terminal cells s takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// printable replaces control characters: a tag must not steer the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) {
			return '\ufffd'
		}
		return r
	}, s)
}
