#ifndef CLIBGIT2_SHIM_H
#define CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/repository.h>
#include <git2/sys/transport.h>

// git_libgit2_opts is variadic, which Swift cannot call; one function for each option that is used.

/// Every object, ref and index write is flushed to the disk before it counts as done.
static inline int enquiry_git_enable_fsync(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

/// Where libgit2 looks for configuration of a level (GIT_CONFIG_LEVEL_SYSTEM, _XDG, _GLOBAL); "" for nowhere.
static inline int enquiry_git_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

/// Whether libgit2 itself refuses repositories of other users (it cannot read `safe.directory = *`; we can).
static inline int enquiry_git_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

/// Which certificate authorities are trusted: a file of them, a folder, or both; NULL for none of that kind.
static inline int enquiry_git_set_certificates(const char *file, const char *folder) {
  return git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file, folder);
}

// What libgit2 calls us by: its own struct first, then whose it is.

typedef struct {
  git_smart_subtransport parent;
  void *owner;
} enquiry_subtransport;

typedef struct {
  git_smart_subtransport_stream parent;
  void *owner;
} enquiry_stream;

#endif
