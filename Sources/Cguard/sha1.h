#ifndef ENQUIRY_SHA1_H
#define ENQUIRY_SHA1_H

#include <stddef.h>
#include <stdint.h>

// SHA-1 as FIPS 180-4 describes it: to find damage, not to keep out somebody who wants a collision (libgit2 does that).
struct sha1 {
  uint32_t state[5];
  uint64_t length;
  uint8_t block[64];
};

void sha1_begin(struct sha1 *sum);
void sha1_add(struct sha1 *sum, const uint8_t *bytes, size_t count);
void sha1_end(struct sha1 *sum, uint8_t digest[20]);

#endif
