// Package desktop speaks with the desktop that Reprise runs on, beyond its
// window: Awake keeps the computer from going to sleep, Reveal shows a file in the
// file manager.
//
// Each system has files of its own. What a system does not offer is a clear
// error and never more: on Linux, for instance, having no D-Bus is normal. The
// package knows no window and may be used without one; its calls may wait for
// another program, for a few seconds at most, and are not for the goroutine of a
// window.
package desktop
