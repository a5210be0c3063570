// Looks at single files for damage, apart from any reading of objects.
#define _POSIX_C_SOURCE 200809L
#include "loose.h"
#include "sha1.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void *room(void *owner, size_t size) {
  (void)owner;
  return malloc(size);
}

static void drop(void *owner, void *content) {
  (void)owner;
  free(content);
}

enum enquiry_finding enquiry_check_loose(const char *path, const uint8_t id[20], const char **reason, char kind[8]) {
  struct loose_reader reader = {0};
  struct loose_object object;
  enum enquiry_finding found = loose_read(&reader, path, &object, room, drop, NULL);
  loose_end(&reader);
  *reason = object.reason;
  memcpy(kind, object.kind, 8);
  if (found != ENQUIRY_SOUND) return found;
  char head[32];
  int length = snprintf(head, sizeof head, "%s %zu", object.kind, object.size);
  struct sha1 sum;
  uint8_t digest[20];
  sha1_begin(&sum);
  sha1_add(&sum, (const uint8_t *)head, (size_t)length + 1);
  sha1_add(&sum, object.content, object.size);
  sha1_end(&sum, digest);
  free(object.content);
  if (memcmp(digest, id, 20) == 0) return ENQUIRY_SOUND;
  *reason = "its bytes have changed";
  return ENQUIRY_DAMAGED;
}

enum enquiry_finding enquiry_check_trailer(const char *path, uint8_t trailer[20], uint8_t inner[20]) {
  enum { CHUNK = 1 << 18 };
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno == ENOENT || errno == ENOTDIR ? ENQUIRY_ABSENT : ENQUIRY_UNREADABLE;
  struct stat status;
  enum enquiry_finding found = ENQUIRY_SOUND;
  uint8_t *bytes = malloc(CHUNK);
  struct sha1 sum;
  sha1_begin(&sum);
  if (!bytes || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) found = ENQUIRY_UNREADABLE;
  if (found == ENQUIRY_SOUND && status.st_size < 32) found = ENQUIRY_DAMAGED;
  off_t left = found == ENQUIRY_SOUND ? status.st_size - 20 : 0;
  while (left > 0) {
    ssize_t got = read(file, bytes, left < CHUNK ? (size_t)left : CHUNK);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      found = got < 0 ? ENQUIRY_UNREADABLE : ENQUIRY_DAMAGED;
      break;
    }
    sha1_add(&sum, bytes, (size_t)got);
    left -= got;
  }
  uint8_t digest[20];
  sha1_end(&sum, digest);
  if (found == ENQUIRY_SOUND) {
    memset(inner, 0, 20);
    off_t before = status.st_size - 40;
    if (pread(file, trailer, 20, status.st_size - 20) != 20 || (before >= 0 && pread(file, inner, 20, before) != 20))
      found = ENQUIRY_UNREADABLE;
    else if (memcmp(digest, trailer, 20) != 0)
      found = ENQUIRY_DAMAGED;
  }
  free(bytes);
  close(file);
  return found;
}
