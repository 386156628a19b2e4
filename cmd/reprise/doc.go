// Command reprise plays drama songs on seamless repeat from the fan's own
// files. Without a command it opens the window; its commands do the same work
// in a terminal, through the same library and player.
//
// It owns the command table, the folders, the wiring of the packages and the
// orderly end. Commands run on the main goroutine. It draws nothing (package ui
// does), decides nothing about songs or sound, and keeps no state between runs
// but what package library stores.
//
// Exit status: 0 done, 1 failed, 2 called wrongly. Results go to standard
// output, as tables for people or with --json as one JSON object a line;
// everything else goes to standard error.
package main
