#include "vio.h"
#include "_cgo_export.h"

static sf_count_t vio_length(void *user) { return repriseLength((uintptr_t)user); }
static sf_count_t vio_seek(sf_count_t offset, int whence, void *user) {
	return repriseSeek(offset, whence, (uintptr_t)user);
}
static sf_count_t vio_read(void *to, sf_count_t count, void *user) {
	return repriseRead(to, count, (uintptr_t)user);
}
static sf_count_t vio_tell(void *user) { return repriseSeek(0, SEEK_CUR, (uintptr_t)user); }
/* The fan's files are never written. */
static sf_count_t vio_write(const void *from, sf_count_t count, void *user) {
	(void)from, (void)count, (void)user;
	return 0;
}

SNDFILE *reprise_open(uintptr_t handle, SF_INFO *info) {
	SF_VIRTUAL_IO io = {vio_length, vio_seek, vio_read, vio_write, vio_tell};
	return sf_open_virtual(&io, SFM_READ, info, (void *)handle);
}
