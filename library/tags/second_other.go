//go:build !unix

package tags

// ownCache tells whether the folder where TagLib keeps its compiled code is
// this user's alone: the temporary folder is, where it is a user's own.
func ownCache() bool { return true }
