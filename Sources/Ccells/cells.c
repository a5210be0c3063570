#include "cells.h"

#include <stdbool.h>
#include <string.h>

// In C for one thing that Swift's vectors cannot do: a comparison of many bytes as the bits of one number.
typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

static inline uint64_t equal(const bytes64 *block, uint8_t byte) {
  bits64 hits = __builtin_convertvector(*block == (bytes64)byte, bits64);
  uint64_t bits;
  memcpy(&bits, &hits, sizeof bits);
  return bits;
}

size_t enquiry_find_rows(
    const uint8_t *bytes, size_t *at, size_t end, uint8_t separator, size_t width, uint32_t *ends, size_t most) {
  size_t rows = 0, column = 0;
  for (size_t start = *at; start < end && rows < most; start += 64) {
    bytes64 block = 0;
    if (end - start >= sizeof block) {
      memcpy(&block, bytes + start, sizeof block);
    } else {
      memcpy(&block, bytes + start, end - start);
    }
    uint64_t feeds = equal(&block, '\n');
    for (uint64_t marks = feeds | equal(&block, separator); marks; marks &= marks - 1) {
      size_t place = start + (size_t)__builtin_ctzll(marks);
      bool is_end = feeds & marks & -marks;
      if (is_end != (column == width - 1)) return rows;
      ends[rows * width + column] = (uint32_t)place;
      column += 1;
      if (!is_end) continue;
      *at = place + 1;
      column = 0;
      rows += 1;
      if (rows == most) return rows;
    }
  }
  return rows;
}
