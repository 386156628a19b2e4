// Command gallery shows every part of the interface in every state in one
// window, or writes that picture to a PNG file, to be compared with the design.
package main
