#include "sha1.h"

#include <string.h>

static uint32_t turned(uint32_t word, int by) { return word << by | word >> (32 - by); }

void sha1_begin(struct sha1 *sum) {
  const uint32_t first[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  memcpy(sum->state, first, sizeof first);
  sum->length = 0;
}

static void add_block(struct sha1 *sum, const uint8_t *block) {
  uint32_t words[80];
  for (int at = 0; at < 16; at++) {
    const uint8_t *four = block + 4 * at;
    words[at] = (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
  }
  for (int at = 16; at < 80; at++)
    words[at] = turned(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1);
  uint32_t a = sum->state[0], b = sum->state[1], c = sum->state[2], d = sum->state[3], e = sum->state[4];
  for (int at = 0; at < 80; at++) {
    uint32_t mixed, constant;
    if (at < 20) {
      mixed = (b & c) | (~b & d), constant = 0x5a827999;
    } else if (at < 40) {
      mixed = b ^ c ^ d, constant = 0x6ed9eba1;
    } else if (at < 60) {
      mixed = (b & c) | (b & d) | (c & d), constant = 0x8f1bbcdc;
    } else {
      mixed = b ^ c ^ d, constant = 0xca62c1d6;
    }
    uint32_t next = turned(a, 5) + mixed + e + constant + words[at];
    e = d, d = c, c = turned(b, 30), b = a, a = next;
  }
  sum->state[0] += a, sum->state[1] += b, sum->state[2] += c, sum->state[3] += d, sum->state[4] += e;
}

void sha1_add(struct sha1 *sum, const uint8_t *bytes, size_t count) {
  size_t filled = sum->length % 64;
  sum->length += count;
  while (count > 0) {
    if (filled == 0 && count >= 64) {
      add_block(sum, bytes);
      bytes += 64, count -= 64;
      continue;
    }
    size_t taken = count < 64 - filled ? count : 64 - filled;
    memcpy(sum->block + filled, bytes, taken);
    bytes += taken, count -= taken, filled += taken;
    if (filled == 64) {
      add_block(sum, sum->block);
      filled = 0;
    }
  }
}

void sha1_end(struct sha1 *sum, uint8_t digest[20]) {
  uint64_t bits = sum->length * 8;
  uint8_t padding[72] = {0x80};
  size_t filled = sum->length % 64;
  size_t count = (filled < 56 ? 56 : 120) - filled;
  for (int at = 0; at < 8; at++) padding[count + at] = (uint8_t)(bits >> (56 - 8 * at));
  sha1_add(sum, padding, count + 8);
  for (int at = 0; at < 20; at++) digest[at] = (uint8_t)(sum->state[at / 4] >> (24 - 8 * (at % 4)));
}
