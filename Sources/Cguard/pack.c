// Packs new objects, whole and one after the other. libgit2's packbuilder looks for likenesses among them first, which takes
// a millisecond an object.
#include "guard.h"

#include "sha1.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { ROOM = 1 << 16 };

struct enquiry_pack {
  git_indexer *indexer;
  git_indexer_progress progress;
  struct sha1 sum;
  z_stream stream;
  uint8_t room[ROOM];
};

static int append(struct enquiry_pack *pack, const void *bytes, size_t count) {
  sha1_add(&pack->sum, bytes, count);
  return git_indexer_append(pack->indexer, bytes, count, &pack->progress);
}

int enquiry_pack_begin(struct enquiry_pack **made, const char *folder, uint32_t count) {
  struct enquiry_pack *pack = calloc(1, sizeof *pack);
  // The level at which git stores single files: half of the time, and a tenth more room.
  if (!pack || deflateInit(&pack->stream, Z_BEST_SPEED) != Z_OK) {
    free(pack);
    git_error_set_oom();
    return GIT_ERROR;
  }
  sha1_begin(&pack->sum);
  int result = git_indexer_new(&pack->indexer, folder, 0, NULL, NULL);
  const uint8_t head[12] = {
      'P', 'A', 'C', 'K', 0, 0, 0, 2, (uint8_t)(count >> 24), (uint8_t)(count >> 16), (uint8_t)(count >> 8), (uint8_t)count,
  };
  if (result == 0) result = append(pack, head, sizeof head);
  if (result == 0) {
    *made = pack;
  } else {
    enquiry_pack_free(pack);
  }
  return result;
}

int enquiry_pack_add(struct enquiry_pack *pack, int kind, const void *bytes, size_t count) {
  uint8_t head[12];
  size_t length = 0;
  // Four bits of the size beside the kind, then seven a byte.
  uint8_t byte = (uint8_t)(kind << 4 | (int)(count & 15));
  for (size_t rest = count >> 4; rest > 0; rest >>= 7) {
    head[length++] = byte | 0x80;
    byte = rest & 0x7f;
  }
  head[length++] = byte;
  int result = append(pack, head, length);
  deflateReset(&pack->stream);
  const uint8_t *next = bytes;
  bool is_done = false;
  while (result == 0 && !is_done) {
    if (pack->stream.avail_in == 0) {
      uInt part = count > 1 << 30 ? 1 << 30 : (uInt)count;
      pack->stream.next_in = (uint8_t *)next, pack->stream.avail_in = part;
      next += part, count -= part;
    }
    pack->stream.next_out = pack->room, pack->stream.avail_out = ROOM;
    is_done = deflate(&pack->stream, count == 0 ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END;
    result = append(pack, pack->room, ROOM - pack->stream.avail_out);
  }
  return result;
}

int enquiry_pack_end(struct enquiry_pack *pack) {
  uint8_t digest[20];
  sha1_end(&pack->sum, digest);
  int result = git_indexer_append(pack->indexer, digest, sizeof digest, &pack->progress);
  return result == 0 ? git_indexer_commit(pack->indexer, &pack->progress) : result;
}

void enquiry_pack_free(struct enquiry_pack *pack) {
  git_indexer_free(pack->indexer);
  deflateEnd(&pack->stream);
  free(pack);
}
