#define _GNU_SOURCE

#include "guard.h"

#include <sys/resource.h>

int enquiry_limit_memory(pid_t process, size_t bytes) {
#ifdef __linux__
  const struct rlimit limit = {bytes, bytes};
  return prlimit(process, RLIMIT_AS, &limit, 0);
#else
  (void)process, (void)bytes;
  return 0;
#endif
}
