internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A private copy of the index that takes our entries and then replaces it in one step.
///
/// It is published **before** the branch moves: `git commit` reads HEAD, then the index, and only then takes the lock,
/// without reading again. Were the branch first, it could meet the new HEAD with the old index, and commit what we
/// saved away. This way round it meets the old HEAD with the new index, and its own compare-and-swap fails. If ours
/// fails, ``takeBack()`` restores the old file itself. A git that read the old index is left: see ``letReadersPass()``.
///
/// The files have no final times yet then, so it is published once more at the end. Should that fail, the first one is
/// good too: git then looks at the contents of our files.
///
/// The new index bears the time at which ``IndexLock`` was made: a file changed since then is no older than the index,
/// and git compares its contents instead of believing the times (see also ``settleRacyEntries(_:in:except:)``).
final class PreparedIndex {
  private let directory: String
  private let index: Index
  private let before: FileStamp?
  private let began: FileStamp.Instant
  /// How long the index took to be read: so long may a git that read it at the same time take until it asks for the lock.
  private let reading: Duration
  private var isKept = false
  private var published: ContinuousClock.Instant?

  private var target: String { directory + "/index" }
  private var old: String { directory + "/index.enquiry.old" }

  /// Call it with both locks held: the name of the copy is always the same, one left by a crash is overwritten.
  init(_ gitDirectory: String) throws(GitError) {
    directory = gitDirectory
    let copy = gitDirectory + "/index.enquiry"
    Self.clear(gitDirectory)
    var status = stat()
    guard lstat(gitDirectory + "/index.lock", &status) == 0 else {
      throw .system("lock the index", errno, path: gitDirectory + "/index.lock")
    }
    began = FileStamp(status).modified
    let start = ContinuousClock.now
    if stat(gitDirectory + "/index", &status) == 0 {
      before = FileStamp(status)
      // A second name is enough: libgit2 writes a new file and gives it the name.
      let isPlain = lstat(gitDirectory + "/index", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      if !isPlain || link(gitDirectory + "/index", copy) != 0 { try Self.copy(gitDirectory + "/index", to: copy) }
    } else {
      guard errno == ENOENT else { throw .system("read the index", errno, path: gitDirectory + "/index") }
      before = nil
    }
    do throws(GitError) {
      index = try Index(at: copy, copyOf: gitDirectory + "/index")
    } catch {
      unlink(copy)
      throw error
    }
    reading = .now - start
  }

  deinit {
    unlink(index.path)
  }

  /// Removes what a process that was killed left beside the index.
  static func clear(_ gitDirectory: String) {
    let copy = gitDirectory + "/index.enquiry"
    unlink(copy)
    // libgit2's own lock on the copy.
    unlink(copy + ".lock")
    unlink(copy + ".old")
  }

  var hasConflicts: Bool { index.hasConflicts }

  /// Whether writing it takes longer than all else of a save: with some 15,000 files it has 2 MB.
  var isLarge: Bool { before.map { $0.size > 2 << 20 } ?? false }

  /// What is staged for a file; a link or submodule throws `.notAFile`.
  func entry(_ path: WorkPath) throws(GitError) -> Index.Entry? {
    guard let entry = try index.entry(path.text) else { return nil }
    guard entry.mode.isPlainFile else {
      throw GitError("read \(path.text)", .notAFile, message: "it is no plain file", detail: .path(path.text))
    }
    return entry
  }

  func set(
    _ path: String, _ id: ObjectID, _ mode: FileMode, _ stamp: FileStamp? = nil, isLeftOut: Bool = false
  ) throws(GitError) {
    try index.set(path, id, mode, stamp, isLeftOut: isLeftOut)
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

  /// Has git look at the contents of files that it would else wrongly believe unchanged.
  ///
  /// An entry is racy when its file was written within the second in which the old index was: it may have been changed
  /// after its times were taken, without a difference in time or size. Under a new index, with a later time, nobody
  /// would suspect it. So those few are compared now and, where they differ, lose their size, as git does it.
  func settleRacyEntries(_ workTree: WorkTree, in repository: Repository, except ours: Set<[UInt8]>) throws(GitError) {
    guard let before else { return }
    for entry in index.entries(modifiedSince: before.modified.seconds) where !ours.contains(Array(entry.path.utf8)) {
      var status = stat()
      guard lstat(workTree.root + "/" + entry.path, &status) == 0 else { continue }
      let stamp = FileStamp(status)
      guard stamp.isRegularFile, entry.agrees(with: stamp) else { continue }
      if repository.hashOfWorkingFile(entry.path) != entry.id {
        try index.forgetSize(entry.path)
      }
    }
  }

  /// Waits until 20 ms have gone by since the new index was published, longer where reading it took longer; call it before
  /// the lock is given back.
  ///
  /// `git commit` writes the index it read before it took the lock: one that read just before we published and asks for
  /// the lock just after we gave it back undoes our entries, and the commit after it deletes what we saved. So it must
  /// find the lock taken. Without the wait 1 of 3,400 writes that raced with a loop of commits was lost; git itself
  /// has no remedy either.
  func letReadersPass() {
    guard let published else { return }
    let rest = (published + max(.milliseconds(20), min(reading, .milliseconds(500))) - .now).components
    if rest.seconds == 0, rest.attoseconds > 0 { usleep(UInt32(rest.attoseconds / 1_000_000_000_000)) }
  }

  /// Keeps the old index under another name until ``confirm()`` or ``takeBack()``.
  func keepOld() throws(GitError) {
    isKept = true
    guard let before, link(target, old) != 0 else { return }
    // Some file systems know no second name for a file: then a copy, of the same age.
    try Self.copy(target, to: old)
    var times = [timespec](repeating: before.modified.timespec, count: 2)
    guard utimensat(AT_FDCWD, old, &times, 0) == 0 else { throw .system("keep the old index", errno, path: old) }
  }

  /// The commit counts: the old index is history.
  func confirm() {
    unlink(old)
  }

  /// Puts the old index back, the same file as before; false where that fails, and the new one stays.
  func takeBack() -> Bool {
    guard isKept else { return true }
    if before == nil { return unlink(target) == 0 || errno == ENOENT }
    // Where it was not kept it was not replaced either.
    let isBack = rename(old, target) == 0 || errno == ENOENT
    // Where the old one was not replaced both names are one file, and renaming does nothing.
    unlink(old)
    return isBack
  }

  /// Puts the copy in the place of the index.
  ///
  /// - Parameter isLast: whether the save is done with it, and what was noted of it goes in the same step.
  func publish(isLast: Bool = false) throws(GitError) {
    let attempt = "replace the index"
    var times = [timespec](repeating: began.shortlyBefore.timespec, count: 2)
    guard utimensat(AT_FDCWD, index.path, &times, 0) == 0 else { throw .system(attempt, errno, path: index.path) }
    guard rename(index.path, target) == 0 else { throw .system(attempt, errno, path: target) }
    published = published ?? .now
    try settle(isLast: isLast)
  }

  /// Has the names in the git directory on the disk.
  ///
  /// - Parameter isLast: whether the save is done with it, and what was noted of it goes in the same step.
  func settle(isLast: Bool) throws(GitError) {
    let attempt = "replace the index"
    if isLast { Journal.clear(directory) }
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
  /// A little earlier, and hardly twice the same: who keeps an index in memory knows a new one by its time.
  fileprivate var shortlyBefore: FileStamp.Instant {
    nanoseconds > 1_000
      ? FileStamp.Instant(seconds: seconds, nanoseconds: .random(in: 0..<nanoseconds))
      : FileStamp.Instant(seconds: seconds - 1, nanoseconds: .random(in: 0..<1_000_000_000))
  }
}
