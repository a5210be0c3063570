#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The folder with the files, entered part by part so that no symbolic link on the way is ever followed.
struct WorkTree {
  let root: String
  private let trail: FolderTrail?

  init(root: String) {
    self.init(root, nil)
  }

  private init(_ root: String, _ trail: FolderTrail?) {
    (self.root, self.trail) = (root, trail)
  }

  /// The same, for going through many files in a row.
  func inARow() -> WorkTree { WorkTree(root, FolderTrail()) }

  /// A file as it was found.
  struct Found {
    let bytes: [UInt8]
    let stamp: FileStamp
  }

  /// The bytes of a plain file; nil when nothing is there. Links and folders are refused (`.notAFile`).
  func read(_ path: WorkPath, limit: Int) throws(GitError) -> Found? {
    let attempt = "read \(path.text)"
    guard try stamp(path) != nil else { return nil }
    let folder = try open(path.folders, attempt)
    // Non-blocking: between the look and the opening a pipe might have taken its place.
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let file = try FileDescriptor(attempt, path: path.text, openat(folder.number, path.name, flags))
    var status = stat()
    guard fstat(file.number, &status) == 0 else { throw .system(attempt, errno, path: path.text) }
    try refuseUnlessFile(FileStamp(status), attempt, path)
    return Found(bytes: try file.read(limit: limit, attempt, path: path.text), stamp: FileStamp(status))
  }

  /// The id that the bytes of a plain file have; nil when nothing is there.
  func id(of path: WorkPath) throws(GitError) -> ObjectID? {
    guard let found = try read(path, limit: .max) else { return nil }
    return try Repository.blobID(found.bytes)
  }

  /// The stamp of a plain file; nil when nothing is there.
  func stamp(_ path: WorkPath) throws(GitError) -> FileStamp? {
    let attempt = "look at \(path.text)"
    guard let parent = try openIfPresent(path.folders, attempt) else { return nil }
    guard let stamp = try Self.stamp(parent.descriptor, path.name, attempt, path.text) else { return nil }
    try refuseUnlessFile(stamp, attempt, path)
    return stamp
  }

  private func refuseUnlessFile(_ stamp: FileStamp, _ attempt: String, _ path: WorkPath) throws(GitError) {
    guard !stamp.isRegularFile else { return }
    let what = stamp.isSymbolicLink ? "a symbolic link" : "no plain file"
    throw GitError(attempt, .notAFile, message: "\(path.text) is \(what)", detail: .path(path.text))
  }

  // MARK: - Folders

  /// Enters a folder; it must be there.
  func open(_ folders: [String], _ attempt: String) throws(GitError) -> OpenFolder {
    if let folder = try openIfPresent(folders, attempt) { return folder }
    throw .system(attempt, ENOENT, path: folders.joined(separator: "/"))
  }

  func openIfPresent(_ folders: [String], _ attempt: String) throws(GitError) -> OpenFolder? {
    let known = trail?.begin(folders)
    var here = if let known = known?.root { known } else { try enterRoot(attempt) }
    let rest = known?.rest ?? folders[...]
    for (position, name) in zip(rest.indices, rest) {
      func path() -> String { folders[...position].joined(separator: "/") }
      guard let stamp = try Self.stamp(here.descriptor, name, attempt, path()) else { return nil }
      if stamp.isRegularFile { return nil }
      here = OpenFolder(try Self.enter(here.descriptor, name, attempt, path()))
      trail?.enter(name, here)
    }
    return here
  }

  private func enterRoot(_ attempt: String) throws(GitError) -> OpenFolder {
    let root = OpenFolder(try openRoot(attempt))
    trail?.enter(nil, root)
    return root
  }

  /// What stands on the way to a file and is no folder; nil where nothing does.
  func obstacle(before path: WorkPath) throws(GitError) -> String? {
    for (position, name) in path.folders.enumerated() {
      let before = path.folders[..<position]
      let place = path.folders[...position].joined(separator: "/")
      guard let folder = try openIfPresent(Array(before), "look at \(place)"),
        let stamp = try Self.stamp(folder.descriptor, name, "look at \(place)", place)
      else { return nil }
      if !stamp.isFolder { return place }
    }
    return nil
  }

  func openRoot(_ attempt: String) throws(GitError) -> FileDescriptor {
    try FileDescriptor(attempt, path: root, Self.openFolder(root))
  }

  /// Enters a sub-folder of an open one; a link in its place is refused (`.notAFile`).
  static func enter(
    _ folder: borrowing FileDescriptor, _ name: String, _ attempt: String, _ path: @autoclosure () -> String
  ) throws(GitError) -> FileDescriptor {
    let number = openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if number < 0, errno == ENOTDIR || errno == ELOOP {
      throw GitError(attempt, .notAFile, message: "\(path()) is no folder", detail: .path(path()))
    }
    return try FileDescriptor(attempt, path: path(), number)
  }

  static func stamp(
    _ folder: borrowing FileDescriptor, _ name: String, _ attempt: String, _ path: @autoclosure () -> String
  ) throws(GitError) -> FileStamp? {
    var status = stat()
    if fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FileStamp(status) }
    guard errno == ENOENT || errno == ENOTDIR else { throw .system(attempt, errno, path: path()) }
    return nil
  }

  private static func openFolder(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #else
      Darwin.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #endif
  }
}
