// The system's words for having much written at once, which its headers show to GNU programs only.
#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int enquiry_settle(int file) {
#ifdef __APPLE__
  return fcntl(file, F_FULLFSYNC) == -1 ? fsync(file) : 0;
#else
  if (syncfs(file) == 0) return 0;
  // A system that only knows how to write everything: Linux waits for that.
  if (errno != ENOSYS) return -1;
  sync();
  return 0;
#endif
}
