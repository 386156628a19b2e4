// Package store keeps what Reprise knows on disk, in two SQLite databases that
// are never mixed:
//
//   - work.db, in the data folder, is the fan's work: links by hand, refusals,
//     taught names, notes, moments, loops, songs, counts, settings, folders. It cannot
//     be made again, so it is checked when it is opened, copied (one
//     copy a day, the newest [Backups] of them stay), and a damaged one is moved aside, never
//     deleted, before the newest good copy takes its place.
//   - index.db, in the cache folder, is what the fan's files said when they
//     were read last, and what was worked out from them. It can be made again
//     from the files, so a damaged one, or one of another version, is thrown
//     away. Its rows are kept in packs, one a batch, of which the last word on a
//     path counts.
//
// Each database has one writer goroutine, started by [Open] and ended by
// [Store.Close]; requests go in, errors come out. [Store.Do] returns when the
// change is on the disk (WAL with synchronous=FULL), so what was confirmed
// survives a killed process and a power cut. [Store.Post] returns at once and
// is written within [Options.Batch]. The databases are read once, by Open and
// by [Store.Rows]: afterwards the caller's memory is the truth and the store
// is its log.
//
// A data folder has one writer: a lock file is held from Open to Close, and a
// second writer gets [ErrLocked] at once. A folder that cannot be written makes
// the store work in memory alone; Open tells so by a [Notice] and every Do by
// [ErrReadOnly].
//
// The package never opens a file of the fan's music, never touches the network,
// and knows nothing of songs: paths, ids and encoded rows are only bytes to it.
package store
