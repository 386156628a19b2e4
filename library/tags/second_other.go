//go:build !unix

package tags

// owned tells whether a folder is this user's alone; the cache folder is, where
// it is a user's own.
func owned(string) bool { return true }
