#define _POSIX_C_SOURCE 200809L
#include "guard.h"

#include "loose.h"

#include <dirent.h>
#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  /// That of libgit2's packs, which were there before and so are asked before; its loose objects have 1.
  PRIORITY = 2,
  PATH_ROOM = 4096,
};

struct guard {
  git_odb_backend backend;
  /// Used under libgit2's lock on the database only.
  struct loose_reader reader;
  char objects[];
};

static _Thread_local struct {
  char path[PATH_ROOM];
  char message[PATH_ROOM + 128];
} refused;

const char *enquiry_guard_refused(const char **message) {
  *message = refused.message;
  return refused.path[0] ? refused.path : NULL;
}

static int answer(enum enquiry_finding found, const char *path, const struct loose_object *object) {
  switch (found) {
    case ENQUIRY_SOUND: return 0;
    case ENQUIRY_ABSENT: return GIT_ENOTFOUND;
    default: break;
  }
  snprintf(refused.path, sizeof refused.path, "%s", path);
  snprintf(refused.message, sizeof refused.message, "%s %s: %s", path,
      found == ENQUIRY_DAMAGED ? "is damaged" : "cannot be read", object->reason);
  git_error_set_str(GIT_ERROR_ODB, refused.message);
  return GIT_ERROR;
}

static bool place(const struct guard *guard, const git_oid *id, char path[PATH_ROOM]) {
  char hex[41];
  git_oid_tostr(hex, sizeof hex, id);
  int length = snprintf(path, PATH_ROOM, "%s/%.2s/%s", guard->objects, hex, hex + 2);
  return length > 0 && length < PATH_ROOM;
}

static void *room(void *owner, size_t size) { return git_odb_backend_data_alloc(owner, size); }

static void drop(void *owner, void *content) { git_odb_backend_data_free(owner, content); }

static int guard_read(void **content, size_t *size, git_object_t *kind, git_odb_backend *backend, const git_oid *id) {
  struct guard *guard = (struct guard *)backend;
  char path[PATH_ROOM];
  if (!place(guard, id, path)) return GIT_ENOTFOUND;
  struct loose_object object;
  int result = answer(loose_read(&guard->reader, path, &object, room, drop, backend), path, &object);
  if (result != 0) return result;
  *content = object.content;
  *size = object.size;
  *kind = git_object_string2type(object.kind);
  return 0;
}

static int guard_read_head(size_t *size, git_object_t *kind, git_odb_backend *backend, const git_oid *id) {
  struct guard *guard = (struct guard *)backend;
  char path[PATH_ROOM];
  if (!place(guard, id, path)) return GIT_ENOTFOUND;
  struct loose_object object;
  int result = answer(loose_read_head(&guard->reader, path, &object), path, &object);
  if (result != 0) return result;
  *size = object.size;
  *kind = git_object_string2type(object.kind);
  return 0;
}

/// Looks at the only loose object whose id begins so, and leaves a sound one to libgit2, which finds it by the same means.
static int guard_read_beginning(
    git_oid *found_id, void **content, size_t *size, git_object_t *kind, git_odb_backend *backend,
    const git_oid *beginning, size_t digits) {
  (void)found_id, (void)content, (void)size, (void)kind;
  struct guard *guard = (struct guard *)backend;
  char hex[41], path[PATH_ROOM];
  git_oid_tostr(hex, sizeof hex, beginning);
  int length = snprintf(path, sizeof path, "%s/%.2s", guard->objects, hex);
  if (length < 0 || length >= PATH_ROOM - 40 || digits < 2) return GIT_ENOTFOUND;
  DIR *folder = opendir(path);
  if (!folder) return GIT_ENOTFOUND;
  int matches = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (strlen(entry->d_name) != 38 || strncmp(entry->d_name, hex + 2, digits - 2) != 0) continue;
    if (matches++ == 0) snprintf(path + length, sizeof path - (size_t)length, "/%s", entry->d_name);
  }
  closedir(folder);
  if (matches != 1) return GIT_ENOTFOUND;
  struct loose_object object;
  enum enquiry_finding found = loose_read(&guard->reader, path, &object, room, drop, backend);
  if (found == ENQUIRY_SOUND) drop(backend, object.content);
  return found == ENQUIRY_SOUND ? GIT_ENOTFOUND : answer(found, path, &object);
}

/// libgit2 asks every backend without looking whether it has an answer; its own ones have it.
static int guard_show_each(git_odb_backend *backend, git_odb_foreach_cb show, void *payload) {
  (void)backend, (void)show, (void)payload;
  return 0;
}

static void guard_free(git_odb_backend *backend) {
  struct guard *guard = (struct guard *)backend;
  loose_end(&guard->reader);
  free(guard);
}

int enquiry_guard_add(struct git_odb *odb, const char *objects) {
  size_t length = strlen(objects) + 1;
  struct guard *guard = calloc(1, sizeof *guard + length);
  if (!guard) return GIT_ERROR;
  memcpy(guard->objects, objects, length);
  int result = git_odb_init_backend(&guard->backend, GIT_ODB_BACKEND_VERSION);
  guard->backend.read = guard_read;
  guard->backend.read_header = guard_read_head;
  guard->backend.read_prefix = guard_read_beginning;
  guard->backend.foreach = guard_show_each;
  guard->backend.free = guard_free;
  if (result == 0) result = git_odb_add_backend((git_odb *)odb, &guard->backend, PRIORITY);
  if (result != 0) guard_free(&guard->backend);
  return result;
}
