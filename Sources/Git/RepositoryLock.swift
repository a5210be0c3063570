#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Our lock on a repository and all its linked working trees: one writer of ours at a time.
///
/// The system gives it back when the process ends, however it ends; so whoever holds it knows that everything else of
/// ours found lying about (``IndexLock``, temporary files) was left by a process that is gone.
struct RepositoryLock: ~Copyable {
  /// Kept for ever once made: removing it would let two writers lock two different files.
  static let fileName = "enquiry.lock"

  private static let attempt = "lock the repository"

  private let file: FileDescriptor

  private static func file(_ path: String) throws(GitError) -> FileDescriptor {
    try FileDescriptor(attempt, path: path, open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666))
  }

  /// Whether nobody holds it at this moment.
  static func isFree(_ commonDirectory: String) throws(GitError) -> Bool {
    let file = try file(commonDirectory + "/" + fileName)
    return flock(file.number, LOCK_EX | LOCK_NB) == 0
  }

  init(_ commonDirectory: String, until deadline: Deadline) throws(GitError) {
    let (path, attempt) = (commonDirectory + "/" + Self.fileName, Self.attempt)
    let file = try Self.file(path)
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .system(attempt, errno, path: path) }
      guard deadline.pause() else {
        throw GitError(
          attempt, .locked, message: "another enquiry is writing here (it holds \(path))", detail: .path(path))
      }
    }
    self.file = file
  }
}
