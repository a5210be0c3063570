#define _POSIX_C_SOURCE 200809L
#include "loose.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  /// "commit 18446744073709551615" and its NUL have room in it.
  HEAD_ROOM = 64,
  /// Compressed bytes that are certain to hold a head.
  HEAD_BYTES = 512,
  /// No deflate stream grows more than by this.
  LARGEST_RATIO = 1032,
};

static enum enquiry_finding damaged(struct loose_object *object, const char *reason) {
  object->reason = reason;
  return ENQUIRY_DAMAGED;
}

static enum enquiry_finding unreadable(struct loose_object *object) {
  object->reason = strerror(errno);
  return ENQUIRY_UNREADABLE;
}

/// Reads the beginning of a file, `most` bytes or all of it.
static enum enquiry_finding read_bytes(
    struct loose_reader *reader, const char *path, size_t most, size_t *count, struct loose_object *object) {
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno == ENOENT || errno == ENOTDIR ? ENQUIRY_ABSENT : unreadable(object);
  struct stat status;
  enum enquiry_finding found = ENQUIRY_SOUND;
  *count = 0;
  if (fstat(file, &status) != 0) {
    found = unreadable(object);
  } else if (!S_ISREG(status.st_mode)) {
    found = damaged(object, "it is no file");
  } else if (status.st_size == 0) {
    found = damaged(object, "it is empty");
  } else if ((uint64_t)status.st_size > UINT32_MAX) {
    found = damaged(object, "it is larger than any file that is kept here");
  } else {
    size_t wanted = (size_t)status.st_size < most ? (size_t)status.st_size : most;
    if (reader->room < wanted) {
      free(reader->bytes);
      reader->bytes = malloc(wanted);
      reader->room = reader->bytes ? wanted : 0;
    }
    if (!reader->bytes) errno = ENOMEM, found = unreadable(object);
    while (found == ENQUIRY_SOUND && *count < wanted) {
      ssize_t got = read(file, reader->bytes + *count, wanted - *count);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) found = unreadable(object);
      if (got <= 0) break;
      *count += (size_t)got;
    }
  }
  close(file);
  return found;
}

/// Takes "blob 12" apart; false for anything else.
static bool parse_head(const char *head, size_t length, struct loose_object *object) {
  static const char *const kinds[] = {"blob", "tree", "commit", "tag"};
  for (size_t kind = 0; kind < 4; kind++) {
    size_t name = strlen(kinds[kind]);
    if (length < name + 2 || memcmp(head, kinds[kind], name) != 0 || head[name] != ' ') continue;
    size_t size = 0;
    const char *digits = head + name + 1;
    size_t count = length - name - 1;
    if (count > 1 && digits[0] == '0') return false;
    for (size_t at = 0; at < count; at++) {
      if (digits[at] < '0' || digits[at] > '9' || size > (SIZE_MAX - 9) / 10) return false;
      size = size * 10 + (size_t)(digits[at] - '0');
    }
    strcpy(object->kind, kinds[kind]);
    object->size = size;
    return true;
  }
  return false;
}

/// Inflates the first bytes and takes the head from them; what comes after it moves to the front of `head`.
static enum enquiry_finding begin(
    struct loose_reader *reader, size_t count, char head[HEAD_ROOM], size_t *rest, int *result,
    struct loose_object *object) {
  z_stream *stream = &reader->stream;
  if (!reader->is_ready) {
    memset(stream, 0, sizeof *stream);
    if (inflateInit(stream) != Z_OK) {
      errno = ENOMEM;
      return unreadable(object);
    }
    reader->is_ready = true;
  } else {
    inflateReset(stream);
  }
  stream->next_in = reader->bytes;
  stream->avail_in = (uInt)count;
  stream->next_out = (Bytef *)head;
  stream->avail_out = HEAD_ROOM;
  *result = inflate(stream, Z_SYNC_FLUSH);
  if (*result != Z_OK && *result != Z_STREAM_END && *result != Z_BUF_ERROR)
    return damaged(object, "its bytes have changed");
  size_t length = HEAD_ROOM - stream->avail_out;
  const char *end = memchr(head, 0, length);
  if (!end) return damaged(object, length < HEAD_ROOM ? "it ends too early" : "its bytes have changed");
  if (!parse_head(head, (size_t)(end - head), object)) return damaged(object, "its bytes have changed");
  *rest = length - (size_t)(end + 1 - head);
  memmove(head, end + 1, *rest);
  return ENQUIRY_SOUND;
}

enum enquiry_finding loose_read_head(struct loose_reader *reader, const char *path, struct loose_object *object) {
  *object = (struct loose_object){0};
  size_t count, rest;
  int result;
  char head[HEAD_ROOM];
  enum enquiry_finding found = read_bytes(reader, path, HEAD_BYTES, &count, object);
  return found == ENQUIRY_SOUND ? begin(reader, count, head, &rest, &result, object) : found;
}

/// Inflates what is left of the content, and wants the stream to end where the content and the file do.
static enum enquiry_finding finish(
    struct loose_reader *reader, uint8_t *content, size_t done, int result, struct loose_object *object) {
  z_stream *stream = &reader->stream;
  uint8_t beyond;
  while (result != Z_STREAM_END) {
    size_t left = object->size - done;
    uInt room = left > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uInt)left;
    // Where the content is full, the stream still has to say that it ends, and nothing more.
    stream->next_out = room ? content + done : &beyond;
    stream->avail_out = room ? room : 1;
    uInt offered = stream->avail_out;
    uInt waiting = stream->avail_in;
    result = inflate(stream, Z_SYNC_FLUSH);
    uInt made = offered - stream->avail_out;
    if (room == 0 && made > 0) return damaged(object, "it is longer than it says");
    done += room ? made : 0;
    if (result == Z_STREAM_END) break;
    if (result == Z_BUF_ERROR || (result == Z_OK && made == 0 && stream->avail_in == waiting))
      return damaged(object, "it ends too early");
    if (result != Z_OK) return damaged(object, "its bytes have changed");
  }
  if (done != object->size) return damaged(object, "it is shorter than it says");
  if (stream->avail_in > 0) return damaged(object, "something stands behind its end");
  return ENQUIRY_SOUND;
}

enum enquiry_finding loose_read(
    struct loose_reader *reader, const char *path, struct loose_object *object, loose_room *room, loose_drop *drop,
    void *owner) {
  *object = (struct loose_object){0};
  size_t count, rest;
  int result;
  char head[HEAD_ROOM];
  enum enquiry_finding found = read_bytes(reader, path, SIZE_MAX, &count, object);
  if (found == ENQUIRY_SOUND) found = begin(reader, count, head, &rest, &result, object);
  if (found != ENQUIRY_SOUND) return found;
  if (rest > object->size) return damaged(object, "it is longer than it says");
  if (object->size / LARGEST_RATIO > count + HEAD_ROOM) return damaged(object, "it is shorter than it says");
  // One byte more than the content: some of libgit2's readers like a NUL behind it.
  uint8_t *content = room(owner, object->size + 1);
  if (!content) {
    errno = ENOMEM;
    return unreadable(object);
  }
  memcpy(content, head, rest);
  content[object->size] = 0;
  found = finish(reader, content, rest, result, object);
  if (found != ENQUIRY_SOUND) {
    drop(owner, content);
  } else {
    object->content = content;
  }
  return found;
}

void loose_end(struct loose_reader *reader) {
  if (reader->is_ready) inflateEnd(&reader->stream);
  free(reader->bytes);
}
