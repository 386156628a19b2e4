/* The bridge between libsndfile's virtual IO and Go. */
#include <sndfile.h>
#include <stdint.h>

SNDFILE *reprise_open(uintptr_t handle, SF_INFO *info);
