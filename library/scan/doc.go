// Package scan finds the audio files under some folders and reads their tags:
// one walker, N readers, one stream of files.
//
// # The walk
//
// Roots are walked in the order given, folders and files by name. What counts
// as audio is decided by the extension, so that nothing else is opened; what it
// really is, tags finds by content. Hidden files and folders (one leading dot,
// AppleDouble files with it) and the folders that systems keep for themselves
// are passed over. FIFOs, sockets and devices are not files. Symbolic links are
// followed, to files and to folders, each target once: a link to something that
// the walk meets anyway is left alone, so loops end by themselves.
//
// # The law
//
// A file whose size and time are those that Options.Known states is handed out
// as Unchanged and is not opened. So the second scan of an unchanged tree reads
// nothing.
//
// # A part of a tree
//
// Options.Skip passes over folders that are known to be as they were, so that
// one folder in which something changed, and those below it that are new, can
// be looked into alone. Options.Enter is told of each folder before it is
// listed: whoever begins to watch it then misses no change. Told says whether
// the system tells of changes in a folder at all.
//
// # What is not there
//
// A root that cannot be read is away. A folder below it that cannot be read is
// one Trouble, and the rest goes on. The files under either are unknown, not
// gone: whoever keeps an index must not take them for deleted.
//
// # Goroutines
//
// Start starts the walker and the readers. They end when the walk is done or
// the context is, and then close the stream; a receiver must receive until then
// or cancel. No goroutine keeps anything beyond that. Folders wait in a queue of
// fixed length, so that the walk counts ahead of the readers and a huge tree
// still is not held in memory.
package scan
