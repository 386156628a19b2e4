// Package library is the face of everything Reprise knows about the fan's
// music: which entries the curated lists hold, which files the fan has, and
// which file is which entry.
//
// A [Library] is opened once and asked by any goroutine. What it knows at one
// moment is a [Snapshot], which never changes: [Library.Snapshot] returns the
// newest without waiting, [Library.Subscribe] tells of new ones. Everything
// else is a method that changes something and shows in a later snapshot.
//
// How an entry finds its file, strongest first:
//
//  1. A link that the fan made holds for ever: through scans, retagging and
//     new versions. While its file has vanished the entry falls back to the
//     rules below; when the file comes back, so does the link. While its
//     folder is away the entry is away.
//  2. An entry that the fan unlinked is never linked by itself again; what
//     could be it is offered.
//  3. A file that the fan refused for an entry is neither linked to it nor
//     offered for it again, and neither is a copy of it.
//  4. Of the other files package match links the one that is sure and clear of
//     the next; those that are there go before those whose folder is away.
//
// A link and a refusal hang on the list's id, the entry's id and the file's
// path, and keep a fingerprint of the sound without its tags, by which a file
// that was moved, renamed or retagged is found again. So do the files that the
// rules linked and those that were played. Fingerprints are made of those files
// alone, and a new file is compared when its sound is just as long as one of
// them.
//
// A folder that cannot be found is away: its files stay known, it is looked for
// every second, and where it may have gone is told by [Root].Moved. A file that
// is gone from a folder that is there is forgotten by the index, which loses
// nothing of the fan's work.
//
// Three goroutines live from [Open] to [Library.Close]: the collector, which
// runs one scan at a time, makes fingerprints and is the only one that adds
// files of folders; the rematcher, which asks package match again after lists
// or rules changed; and the watcher, which sees folders go and come and, of a
// live library, what changes in them. No lock is held while a disk is waited
// for, so Snapshot, Setting, SetSetting, AddPass, AddTrackPass, Resolve,
// Loudness, SetLoudness, SetWaveform and Search may be called by a window's own
// goroutine; everything else that changes something, every Undo, and Details,
// Cover and Waveform wait for the disk and should not be.
//
// The package never writes to a file of the fan's, never opens a decoder and
// never touches the network.
package library
