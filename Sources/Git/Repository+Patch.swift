internal import Clibgit2

extension Repository {
  /// What differs between two versions of a file, as `git diff` writes it; empty where nothing does.
  ///
  /// Of files that are no text it says only that they differ.
  ///
  /// - Parameters:
  ///   - old: nil for a file that was not there.
  ///   - new: nil for one that is there no longer.
  package static func patch(
    from old: (path: String, bytes: [UInt8])?, to new: (path: String, bytes: [UInt8])?
  ) throws(GitError) -> [UInt8] {
    let attempt = "compare \(new?.path ?? old?.path ?? "two files")"
    try GitLibrary.start()
    let (before, after) = (old?.bytes ?? [], new?.bytes ?? [])
    let patch = try Handle(attempt, free: git_patch_free) {
      // An absent side has no buffer: git then writes /dev/null.
      git_patch_from_buffers(
        &$0, old == nil ? nil : before, before.count, old?.path ?? new?.path, new == nil ? nil : after, after.count,
        new?.path ?? old?.path, nil)
    }
    var text = git_buf()
    defer { git_buf_dispose(&text) }
    try check(attempt, git_patch_to_buf(&text, patch.pointer))
    return Array(UnsafeRawBufferPointer(start: text.ptr, count: text.size))
  }
}
