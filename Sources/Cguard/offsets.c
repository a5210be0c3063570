#define _POSIX_C_SOURCE 200809L
#include "guard.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FANOUT = 4 * 256, ENDS = 40 };

static uint32_t number(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/// Version 1: after the fanout a line of four bytes of offset and the id for each object.
static bool is_sound_1(const uint8_t *list, uint64_t size, uint64_t room) {
  uint64_t count = number(list + FANOUT - 4);
  if (size != FANOUT + 24 * count + ENDS) return false;
  for (uint64_t at = 0; at < count; at++)
    if (number(list + FANOUT + 24 * at) >= room) return false;
  return true;
}

/// Version 2: a head of 8 bytes, the fanout, ids, checksums, offsets of four bytes, and long ones of eight.
static bool is_sound_2(const uint8_t *list, uint64_t size, uint64_t room) {
  uint64_t count = number(list + 8 + FANOUT - 4);
  uint64_t least = 8 + FANOUT + 28 * count + ENDS;
  if (size < least || (size - least) % 8 != 0) return false;
  const uint8_t *offsets = list + 8 + FANOUT + 24 * count;
  const uint8_t *long_ones = offsets + 4 * count;
  uint64_t long_count = (size - least) / 8;
  for (uint64_t at = 0; at < count; at++) {
    uint64_t offset = number(offsets + 4 * at);
    if (offset & 0x80000000) {
      offset &= 0x7fffffff;
      if (offset >= long_count) return false;
      const uint8_t *place = long_ones + 8 * offset;
      offset = (uint64_t)number(place) << 32 | number(place + 4);
    }
    if (offset >= room) return false;
  }
  return true;
}

enum enquiry_finding enquiry_check_offsets(const char *list, const char *pack) {
  struct stat status, of_pack;
  if (stat(pack, &of_pack) != 0) return ENQUIRY_ABSENT;
  int file = open(list, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return ENQUIRY_ABSENT;
  enum enquiry_finding found = ENQUIRY_DAMAGED;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
    found = ENQUIRY_UNREADABLE;
  } else if (status.st_size >= 8 + FANOUT + ENDS && of_pack.st_size > 20) {
    size_t size = (size_t)status.st_size;
    uint64_t room = (uint64_t)of_pack.st_size - 20;
    uint8_t *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) {
      found = ENQUIRY_UNREADABLE;
    } else {
      bool is_second = memcmp(bytes, "\377tOc\0\0\0\2", 8) == 0;
      bool is_sound = is_second ? is_sound_2(bytes, size, room) : is_sound_1(bytes, size, room);
      found = is_sound ? ENQUIRY_SOUND : ENQUIRY_DAMAGED;
      munmap(bytes, size);
    }
  }
  close(file);
  return found;
}
