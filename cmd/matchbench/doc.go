// Command matchbench runs the matcher of Reprise over case files and prints
// its predictions, one JSON object a line. It is a bench, not a part of the
// product:
//
//	matchbench -entries entries.jsonl -tracks tracks.jsonl > predictions.jsonl
//
// Entries come in two shapes. A plain one is what a blog states: drama, artist,
// song and perhaps native_title. A rich one adds artists, aliases, Hangul names
// and the part number. Each track is judged on its own.
package main
