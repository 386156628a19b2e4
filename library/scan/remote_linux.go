package scan

import "golang.org/x/sys/unix"

// remoteTypes are file systems on which other machines change files, of which
// this one's kernel is told nothing.
// https://man7.org/linux/man-pages/man2/statfs.2.html
var remoteTypes = map[int64]bool{ //nolint:gochecknoglobals // a table that nothing writes
	unix.NFS_SUPER_MAGIC:  true,
	unix.SMB_SUPER_MAGIC:  true,
	unix.CIFS_SUPER_MAGIC: true,
	unix.SMB2_SUPER_MAGIC: true,
	unix.AFS_SUPER_MAGIC:  true,
	unix.CEPH_SUPER_MAGIC: true,
	unix.CODA_SUPER_MAGIC: true,
	unix.FUSE_SUPER_MAGIC: true, // sshfs, rclone and their kin
	unix.NCP_SUPER_MAGIC:  true,
	unix.V9FS_MAGIC:       true,
}

// Told reports whether the system tells of every change in a folder: not on
// network drives.
func Told(path string) bool {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return false
	}
	return !remoteTypes[int64(uint32(st.Type))] //nolint:unconvert // 32 bits on some machines, signed on others
}
