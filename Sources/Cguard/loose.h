#ifndef ENQUIRY_LOOSE_H
#define ENQUIRY_LOOSE_H

#include "guard.h"

#include <zlib.h>

/// Reads loose objects, one after the other: its memory and zlib's serve them all.
struct loose_reader {
  z_stream stream;
  bool is_ready;
  uint8_t *bytes;
  size_t room;
};

/// What a loose object says of itself, and its content.
struct loose_object {
  char kind[8];
  size_t size;
  /// Made by the reader's caller; NULL where only the head was wanted.
  void *content;
  /// What is wrong, the end of "It is damaged: ".
  const char *reason;
};

/// Gives memory for the content; NULL where there is none.
typedef void *loose_room(void *owner, size_t size);
typedef void loose_drop(void *owner, void *content);

/// Reads the kind and the size.
enum enquiry_finding loose_read_head(struct loose_reader *reader, const char *path, struct loose_object *object);

/// Reads all, into memory from `room`, and gives that back by `drop` where something is wrong.
enum enquiry_finding loose_read(
    struct loose_reader *reader, const char *path, struct loose_object *object, loose_room *room, loose_drop *drop,
    void *owner);

void loose_end(struct loose_reader *reader);

#endif
