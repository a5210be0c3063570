#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Files on their way into the working folder: written beside their places first, then put there one by one.
///
/// Everything that can fail for want of room or rights fails while writing (``prepare(_:_:expecting:)``), when nothing
/// is visible yet and all can be taken back. Until ``publish()`` began, the end of its life takes it back.
final class Checkout {
  private let workTree: WorkTree
  /// For ``prepare(_:_:mode:isNewMode:expecting:)``, which is called file by file.
  private let preparing: WorkTree
  /// Whether they are flushed all at once, by ``settle()``, and not each by itself.
  private let isFlushedAtOnce: Bool
  private var steps: [Step] = []
  private var madeFolders: [[String]] = []
  private var isPublished = false

  private struct Step {
    let path: WorkPath
    /// The name beside the target that holds the new bytes; nil to remove the target.
    let temporary: String?
    /// How the target was when the caller decided what to write.
    let expected: FileStamp?
  }

  init(_ workTree: WorkTree, isFlushedAtOnce: Bool = false) {
    self.workTree = workTree
    preparing = workTree.inARow()
    self.isFlushedAtOnce = isFlushedAtOnce
  }

  deinit {
    if !isPublished { takeBack() }
  }

  /// What the new bytes of the `number`th file are called until they are put in its place.
  static func temporaryName(_ number: Int) -> String { ".enquiry-\(number).tmp" }

  // MARK: - Before the branch moves

  /// Writes the new bytes beside their place; the permissions are those of the file that is there.
  ///
  /// - Parameter isNewMode: whether a file that is there becomes executable by it, or ceases to be.
  func prepare(
    _ path: WorkPath, _ bytes: [UInt8], mode: FileMode, isNewMode: Bool = false, expecting expected: FileStamp?
  ) throws(GitError) {
    let attempt = "write \(path.text)"
    let folder = try makeFolders(path.folders, attempt)
    let name = Checkout.temporaryName(steps.count)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let usual: mode_t = mode == .executable ? 0o777 : 0o666
    var number = openat(folder.number, name, flags, usual)
    if number < 0, errno == EEXIST {
      // Left by a process of ours that was killed: we hold the lock, so it is gone.
      unlinkat(folder.number, name, 0)
      number = openat(folder.number, name, flags, usual)
    }
    let file = try FileDescriptor(attempt, path: path.text, number)
    steps.append(Step(path: path, temporary: name, expected: expected))
    let permissions = isNewMode ? expected?.permissions(for: mode) : expected?.permissions
    if let permissions, fchmod(file.number, permissions) != 0 {
      throw .system(attempt, errno, path: path.text)
    }
    try file.write(bytes, attempt, path: path.text)
    if isFlushedAtOnce {
      try file.handOver(attempt, path: path.text)
    } else {
      try file.synchronize(attempt, path: path.text)
    }
  }

  /// Comes back when all that was prepared is on the disk.
  func settle() throws(GitError) {
    guard isFlushedAtOnce else { return }
    let attempt = "have the disk keep the files"
    let root = try workTree.openRoot(attempt)
    try root.settleAll(attempt, path: workTree.root)
  }

  /// Notes that a file is to go.
  func prepareRemoval(_ path: WorkPath, expecting expected: FileStamp?) {
    if expected != nil { steps.append(Step(path: path, temporary: nil, expected: expected)) }
  }

  /// Whether every target is still as it was when the caller decided; an editor may have saved meanwhile.
  func isUndisturbed() throws(GitError) -> Bool {
    let workTree = workTree.inARow()
    for step in steps where try workTree.stamp(step.path) != step.expected { return false }
    return true
  }

  private func takeBack() {
    for step in steps {
      guard let temporary = step.temporary else { continue }
      unlink(workTree.root + "/" + (step.path.folders + [temporary]).joined(separator: "/"))
    }
    for folders in madeFolders.reversed() {
      rmdir(workTree.root + "/" + folders.joined(separator: "/"))
    }
  }

  private func makeFolders(_ folders: [String], _ attempt: String) throws(GitError) -> OpenFolder {
    if let folder = try preparing.openIfPresent(folders, attempt) { return folder }
    for position in folders.indices {
      let outer = try preparing.open(Array(folders[..<position]), attempt)
      let path = folders[...position].joined(separator: "/")
      if mkdirat(outer.number, folders[position], 0o777) == 0 {
        madeFolders.append(Array(folders[...position]))
      } else if errno != EEXIST {
        throw .system(attempt, errno, path: path)
      }
      // A file that stands there is refused by its name.
      _ = try WorkTree.enter(outer.descriptor, folders[position], attempt, path)
    }
    return try preparing.open(folders, attempt)
  }

  // MARK: - After it moved

  /// Puts every file in its place, going on after a failure; hands back the first one.
  ///
  /// A file that somebody changed since the last look stays as it is: their bytes are nowhere else.
  func publish() -> GitError? {
    isPublished = true
    var failure: GitError?
    let workTree = workTree.inARow()
    for step in steps {
      do throws(GitError) {
        try publish(step, in: workTree)
      } catch {
        failure = failure ?? error
      }
    }
    do throws(GitError) {
      try synchronizeFolders()
    } catch {
      failure = failure ?? error
    }
    return failure
  }

  private func publish(_ step: Step, in workTree: WorkTree) throws(GitError) {
    let path = step.path
    let attempt = step.temporary == nil ? "remove \(path.text)" : "put \(path.text) in its place"
    let folder = try workTree.open(path.folders, attempt)
    guard try workTree.stamp(path) == step.expected else {
      if let temporary = step.temporary { unlinkat(folder.number, temporary, 0) }
      throw GitError(attempt, .modified, message: "\(path.text) was changed meanwhile", detail: .path(path.text))
    }
    guard let temporary = step.temporary else {
      guard unlinkat(folder.number, path.name, 0) == 0 || errno == ENOENT else {
        throw .system(attempt, errno, path: path.text)
      }
      return removeEmptyFolders(path.folders)
    }
    guard renameat(folder.number, temporary, folder.number, path.name) == 0 else {
      let number = errno
      unlinkat(folder.number, temporary, 0)
      throw .system(attempt, number, path: path.text)
    }
  }

  /// As git does: a folder that held only what was removed goes too. The system refuses where anything is left.
  private func removeEmptyFolders(_ folders: [String]) {
    var rest = folders
    while !rest.isEmpty, rmdir(workTree.root + "/" + rest.joined(separator: "/")) == 0 { rest.removeLast() }
  }

  private func synchronizeFolders() throws(GitError) {
    if isFlushedAtOnce { return try settle() }
    let attempt = "have the disk keep the files"
    var folders = Set(steps.map(\.path.folders))
    for made in madeFolders { folders.insert(Array(made.dropLast())) }
    for path in folders {
      var rest = path
      // The folder itself may be gone with its last file.
      while !rest.isEmpty, access(workTree.root + "/" + rest.joined(separator: "/"), F_OK) != 0 { rest.removeLast() }
      let folder = try workTree.open(rest, attempt)
      try folder.descriptor.synchronize(attempt, path: rest.joined(separator: "/"))
    }
  }
}
