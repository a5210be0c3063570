#ifndef ENQUIRY_GUARD_H
#define ENQUIRY_GUARD_H

#include <sys/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct git_odb;

/// What a look at a file found.
enum enquiry_finding {
  ENQUIRY_SOUND = 0,
  ENQUIRY_ABSENT = 1,
  ENQUIRY_DAMAGED = 2,
  /// The system did not let it be read.
  ENQUIRY_UNREADABLE = 3,
};

/// Puts a guard before libgit2's own reader of loose objects, which loops for ever over a truncated one and writes beyond
/// its memory for one that is longer than it says.
///
/// The guard reads first; what is damaged it refuses, and what is not there it leaves to libgit2. Packs come before it.
///
/// @param objects the folder of the objects
/// @return 0, or libgit2's error
int enquiry_guard_add(struct git_odb *odb, const char *objects);

/// The file that a guard refused last on this thread, and what it told libgit2; the path is NULL where there was none.
const char *enquiry_guard_refused(const char **message);

/// Looks whether a loose object is there, whole, and what its id says.
///
/// @param reason becomes what is wrong with it, the end of "It is damaged: "; a text that stays
/// @param kind becomes "blob", "tree", "commit", "tag", or "" where that cannot be told
enum enquiry_finding enquiry_check_loose(const char *path, const uint8_t id[20], const char **reason, char kind[8]);

/// Looks whether a file ends in the SHA-1 of all before it, as git's packs and indexes do.
///
/// @param trailer becomes the 20 bytes at its end
/// @param inner becomes the 20 bytes before these, or noughts
enum enquiry_finding enquiry_check_trailer(const char *path, uint8_t trailer[20], uint8_t inner[20]);

/// Looks whether every offset in the list of a pack lies within the pack: libgit2 follows them wherever they lead.
enum enquiry_finding enquiry_check_offsets(const char *list, const char *pack);

/// Packs new objects; made by enquiry_pack_begin, given back by enquiry_pack_free.
struct enquiry_pack;

/// Begins a pack of so many objects. libgit2 reads what goes in, makes the list of it, and flushes both to the disk.
///
/// @param folder where packs lie
/// @return 0, or libgit2's error
int enquiry_pack_begin(struct enquiry_pack **made, const char *folder, uint32_t count);

/// Adds an object.
///
/// @param kind libgit2's number of it
int enquiry_pack_add(struct enquiry_pack *pack, int kind, const void *bytes, size_t count);

/// Puts the pack in its place; until then it is a file that nobody looks at, and goes with enquiry_pack_free.
int enquiry_pack_end(struct enquiry_pack *pack);

void enquiry_pack_free(struct enquiry_pack *pack);

/// Comes back when all that was written to the file system on which an open file lies is on the disk.
///
/// On a Mac, when all that was handed to the drive by fsync is.
///
/// @return 0, or -1 with the reason in errno
int enquiry_settle(int file);

/// From now on another process, and what it starts, gets no more memory than so many bytes; only Linux can be told so.
///
/// @return 0, or -1 with the reason in errno
int enquiry_limit_memory(pid_t process, size_t bytes);

#endif
