#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// git's own lock on the index, taken the way git takes it: while we hold it no `git add` or `git commit` can begin.
///
/// Without it a `git commit` between our moving the branch and our changing the index would commit the old index, and
/// so delete what was just saved. Unlike git's, it says who made it: one that a killed process of ours left is known and
/// cleared away by the next, which holds ``RepositoryLock`` and therefore knows that nobody else lives.
///
/// It is a link that leads nowhere and whose target says so: unlike the bytes of a file, a link's target is there as soon as its
/// name is, also after a power cut.
struct IndexLock: ~Copyable {
  private static let mark = "held by enquiry, process "

  private let path: String

  /// Call it with ``RepositoryLock`` held.
  init(_ gitDirectory: String, until deadline: Deadline) throws(GitError) {
    let path = gitDirectory + "/index.lock"
    let attempt = "lock the index"
    while !Self.take(path) {
      guard errno == EEXIST else { throw .system(attempt, errno, path: path) }
      let isLeftover = try Self.isLeftover(path, attempt)
      if isLeftover, unlink(path) != 0, errno != ENOENT { throw .system(attempt, errno, path: path) }
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
  private static func take(_ path: String) -> Bool {
    if symlink("\(mark)\(getpid())", path) == 0 { return true }
    if errno == EEXIST { return false }
    // A drive without links (some network drives): the lock as git makes it. A process killed before it has said whose it is
    // would leave one to be removed by hand.
    let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { return false }
    let text = Array("\(mark)\(getpid())\n".utf8)
    let isMarked = write(number, text, text.count) == text.count && fsync(number) == 0
    let reason = errno
    close(number)
    if isMarked { return true }
    unlink(path)
    errno = reason
    return false
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
    var start = [CChar](repeating: 0, count: mark.utf8.count)
    var isMark: Bool { start.map { UInt8(bitPattern: $0) }.elementsEqual(mark.utf8) }
    if readlink(path, &start, start.count) == start.count { return isMark }
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    // Gone meanwhile: not left over, and the next try will do. A link that is none of ours is somebody else's lock.
    if number < 0, errno == ENOENT || errno == ELOOP { return false }
    let file = try FileDescriptor(attempt, path: path, number)
    return read(file.number, &start, start.count) == start.count && isMark
  }
}
