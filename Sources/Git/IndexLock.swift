#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// git's own lock on the index, taken the way git takes it: while we hold it no `git add` or `git commit` can begin.
///
/// Without it a `git commit` between our moving the branch and our changing the index would commit the old index, and
/// so delete what was just saved. Unlike git's, the file says who made it: one that a killed process of ours left is
/// known and cleared away by the next, which holds ``RepositoryLock`` and therefore knows that nobody else lives.
struct IndexLock: ~Copyable {
  private static let mark = "held by enquiry, process "

  private let path: String

  /// Call it with ``RepositoryLock`` held.
  init(_ gitDirectory: String, until deadline: Deadline) throws(GitError) {
    let path = gitDirectory + "/index.lock"
    let attempt = "lock the index"
    let draft = try Self.draft(gitDirectory + "/index.enquiry.mark", attempt)
    defer { unlink(draft) }
    // A second name for a finished file: the lock never exists without saying whose it is.
    while !Self.take(path, draft) {
      guard errno == EEXIST else { throw .system(attempt, errno, path: path) }
      let isLeftover = try Self.isLeftover(path, attempt)
      if isLeftover { unlink(path) }
      guard isLeftover || deadline.pause() else {
        throw GitError(
          attempt, .locked, message: "another git is at work here, or was killed (\(path) exists)",
          detail: .path(path))
      }
    }
    self.path = path
  }

  deinit { unlink(path) }

  /// Makes the lock unless it exists; otherwise `errno` says why not.
  private static func take(_ path: String, _ draft: String) -> Bool {
    if link(draft, path) == 0 { return true }
    guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS].contains(errno) else { return false }
    // A drive without second names (some network drives): the lock as git makes it. A process killed right now would
    // leave one without our mark, to be removed by hand.
    let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { return false }
    let text = Array("\(mark)\(getpid())\n".utf8)
    _ = write(number, text, text.count)
    close(number)
    return true
  }

  private static func draft(_ path: String, _ attempt: String) throws(GitError) -> String {
    unlink(path)
    let file = try FileDescriptor(
      attempt, path: path, open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666))
    do throws(GitError) {
      try file.write(Array("\(mark)\(getpid())\n".utf8), attempt, path: path)
    } catch {
      unlink(path)
      throw error
    }
    return path
  }

  /// Whether the lock that is there was made by us: with ``RepositoryLock`` held, by a process that is gone.
  static func isOurs(_ gitDirectory: String) -> Bool {
    do throws(GitError) {
      return try isLeftover(gitDirectory + "/index.lock", "lock the index")
    } catch {
      // Whoever wants to write meets it again, and is told.
      return false
    }
  }

  private static func isLeftover(_ path: String, _ attempt: String) throws(GitError) -> Bool {
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    // Gone meanwhile: not left over, and the next try will do.
    if number < 0, errno == ENOENT { return false }
    let file = try FileDescriptor(attempt, path: path, number)
    var start = [UInt8](repeating: 0, count: mark.utf8.count)
    return read(file.number, &start, start.count) == start.count && start.elementsEqual(mark.utf8)
  }
}
