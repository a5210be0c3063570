internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A private copy of the index that takes our entries and then replaces it in one step.
///
/// It is written twice: before the branch moves, when the new files have no final times yet (so that a full disk is
/// found while nothing is visible), and once more with the times. Should the second writing fail, the first is good
/// too: git then looks at the contents of our files, which it does without being asked.
///
/// Racy entries (file and index written within one tick of the clock) must stay racy, or git would take a changed
/// file for an unchanged one. git finds them by comparing contents; we give the new index a time just before that of
/// the old one and of our files, which costs no reading and leaves no gap.
final class PreparedIndex {
  private let directory: String
  private let index: Index
  private let before: FileStamp?
  private var isPublished = false

  private var target: String { directory + "/index" }

  /// Call it with both locks held: the name of the copy is always the same, one left by a crash is overwritten.
  init(_ gitDirectory: String) throws(GitError) {
    directory = gitDirectory
    let copy = gitDirectory + "/index.enquiry"
    unlink(copy)
    var status = stat()
    if stat(gitDirectory + "/index", &status) == 0 {
      before = FileStamp(status)
      try Self.copy(gitDirectory + "/index", to: copy)
    } else {
      guard errno == ENOENT else { throw .system("read the index", errno, path: gitDirectory + "/index") }
      before = nil
    }
    do throws(GitError) {
      index = try Index(at: copy)
    } catch {
      unlink(copy)
      throw error
    }
  }

  deinit {
    if !isPublished { unlink(index.path) }
  }

  var hasConflicts: Bool { index.hasConflicts }

  /// What is staged for a file; a link or submodule throws `.notAFile`.
  func entry(_ path: WorkPath) throws(GitError) -> Index.Entry? {
    guard let entry = try index.entry(path.text) else { return nil }
    guard entry.mode.isPlainFile else {
      throw GitError("read \(path.text)", .notAFile, message: "it is no plain file", detail: .path(path.text))
    }
    return entry
  }

  func set(_ path: String, _ id: ObjectID, _ mode: FileMode, _ stamp: FileStamp? = nil) throws(GitError) {
    try index.set(path, id, mode, stamp)
  }

  func remove(_ path: String) throws(GitError) {
    try index.remove(path)
  }

  /// Writes the copy, on to the disk.
  func write() throws(GitError) {
    try index.write()
    let file = try FileDescriptor(
      "write the index", path: index.path, open(index.path, O_RDONLY | O_CLOEXEC))
    try file.synchronize("write the index", path: index.path)
  }

  /// Puts the copy in the place of the index. `stamps` are those of the files whose times it holds.
  func publish(_ stamps: [FileStamp]) throws(GitError) {
    let attempt = "replace the index"
    if let earliest = (stamps + [before].compactMap { $0 }).map(\.modified).min() {
      var times = [timespec](repeating: earliest.shortlyBefore.timespec, count: 2)
      guard utimensat(AT_FDCWD, index.path, &times, 0) == 0 else { throw .system(attempt, errno, path: index.path) }
    }
    guard rename(index.path, target) == 0 else { throw .system(attempt, errno, path: target) }
    isPublished = true
    let folder = try FileDescriptor(
      attempt, path: directory, open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    try folder.synchronize(attempt, path: directory)
  }

  private static func copy(_ source: String, to target: String) throws(GitError) {
    let attempt = "copy the index"
    let from = try FileDescriptor(attempt, path: source, open(source, O_RDONLY | O_CLOEXEC))
    let bytes = try from.read(limit: .max, attempt, path: source)
    let to = try FileDescriptor(
      attempt, path: target, open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666))
    do throws(GitError) {
      try to.write(bytes, attempt, path: target)
    } catch {
      unlink(target)
      throw error
    }
  }
}

extension FileStamp.Instant {
  /// A little earlier, and never twice the same: who keeps an index in memory knows a new one by its time.
  fileprivate var shortlyBefore: FileStamp.Instant {
    nanoseconds > 1_000
      ? FileStamp.Instant(seconds: seconds, nanoseconds: .random(in: 0..<nanoseconds))
      : FileStamp.Instant(seconds: seconds - 1, nanoseconds: .random(in: 0..<1_000_000_000))
  }
}
