internal import Parallel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Tells of a folder with most files of a repository, as `enquiries`, whether nothing in it differs from HEAD, by times alone.
///
/// libgit2's own look at a thousand enquiries takes 0.2 s, mostly for opening each folder and holding index and HEAD against each
/// other. Where that found nothing, a fingerprint is kept (`.git/enquiry/unchanged`, which can be deleted at any time): of HEAD's
/// tree, of the index file's stamp and of the stamps of all folders. While it is the same, the index is still HEAD, and no file came
/// or went; what is left to look at is each file that git knows, as git does it: by its stamp, and by its text where that is not
/// older than the index.
///
/// It is only ever sure of “nothing”. In every case of doubt the look is libgit2's.
struct UnchangedFolder {
  private let root: String
  private let kept: String
  private let entries: IndexEntries
  private let written: FileStamp.Instant
  private let fingerprint: ObjectID
  /// Whether the index and all folders are as they are for two seconds or more: a change later on has another time.
  private let isSettled: Bool

  /// - Parameters:
  ///   - tree: HEAD's.
  ///   - now: in seconds since 1970.
  /// - Returns: nil where it is not worth it, or cannot be told.
  init?(_ folder: String, in repository: Repository, _ tree: ObjectID, now: Int = time(nil)) {
    guard let root = repository.workDirectory else { return nil }
    let path = repository.gitDirectory + "/index"
    guard let stamp = Self.stamp(path), let bytes = Self.bytes(of: path, exactly: Int(stamp.size)),
      Self.stamp(path) == stamp,
      let entries = IndexEntries(bytes, below: folder), entries.starts.count >= 256,
      entries.starts.count > entries.total / 2
    else { return nil }
    (self.root, kept, self.entries) = (root, repository.gitDirectory + "/enquiry/unchanged", entries)
    written = stamp.modified
    let folders = entries.folders
    let stamps = Together.map(folders.count, inChunksOf: 512) { Self.stamp("\(root)/\(folders[$0].path)") }
    var text: [UInt8] = tree.bytes + Self.described(stamp)
    var newest = max(stamp.modified, stamp.changed)
    for (folder, stamp) in zip(folders, stamps) {
      guard let stamp, stamp.isFolder else { return nil }
      text += folder.path.utf8 + [0] + Self.described(stamp)
      newest = max(newest, max(stamp.modified, stamp.changed))
    }
    do throws(GitError) { fingerprint = try Repository.blobID(text) } catch { return nil }
    isSettled = newest.seconds + 2 < now
  }

  private static func stamp(_ path: String) -> FileStamp? {
    var status = stat()
    return lstat(path, &status) == 0 ? FileStamp(status) : nil
  }

  private static func described(_ stamp: FileStamp) -> [UInt8] {
    let numbers = [
      stamp.modified.seconds, stamp.modified.nanoseconds, stamp.changed.seconds, stamp.changed.nanoseconds,
      Int(truncatingIfNeeded: stamp.inode), Int(truncatingIfNeeded: stamp.device), Int(stamp.size),
    ]
    return numbers.withUnsafeBytes(Array.init)
  }

  /// Nil where it cannot be read, for whatever reason, or has another size: then libgit2 says why.
  private static func bytes(of path: String, exactly size: Int) -> [UInt8]? {
    do throws(GitError) {
      let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
      return try FileDescriptor("read \(path)", path: path, open(path, flags))
        .read(exactly: size, "read \(path)", path: path)
    } catch {
      return nil
    }
  }

  // MARK: - The look

  /// Whether nothing differs; false where that is not certain.
  func isCertain() -> Bool {
    guard Self.bytes(of: kept, exactly: 20) == fingerprint.bytes else { return false }
    let top = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard top >= 0 else { return false }
    defer { close(top) }
    let (entries, written, chunk) = (entries, written, 512)
    let parts = Together.map((entries.starts.count + chunk - 1) / chunk) { part in
      Self.doubtful(entries, entries.starts[part * chunk..<min(entries.starts.count, (part + 1) * chunk)], top, written)
    }
    // A save of a few files into a large index leaves them without times.
    guard !parts.contains(nil) else { return false }
    let doubtful = parts.flatMap { $0 ?? [] }
    return doubtful.count <= 500 && doubtful.allSatisfy(isSameText)
  }

  /// Those entries whose files may have been changed, by where they begin; nil where one is gone, or is no plain file any more.
  private static func doubtful(
    _ entries: IndexEntries, _ starts: ArraySlice<Int>, _ top: Int32, _ written: FileStamp.Instant
  ) -> [Int]? {
    entries.bytes.withUnsafeBytes { bytes in
      var found: [Int] = []
      var status = stat()
      for start in starts {
        let path = bytes.baseAddress?.advanced(by: start + 62).assumingMemoryBound(to: CChar.self)
        guard let path, fstatat(top, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        let stamp = FileStamp(status)
        guard stamp.isRegularFile, stamp.isExecutable == (FileMode(rawValue: entries.mode(start)) == .executable) else {
          return nil
        }
        // Written after the index, or at its time: it may have been changed since without another time. And a size of 0 is
        // git's mark for one to look at.
        if !entries.agrees(start, with: stamp) || stamp.modified >= written || stamp.size == 0 { found.append(start) }
      }
      return found
    }
  }

  private func isSameText(_ start: Int) -> Bool {
    let path = "\(root)/\(entries.path(start))"
    guard let size = Self.stamp(path)?.size, size < 1 << 20, let bytes = Self.bytes(of: path, exactly: Int(size)) else {
      return false
    }
    do throws(GitError) { return try Repository.blobID(bytes) == entries.id(start) } catch { return false }
  }

  // MARK: - What is kept

  /// Keeps that libgit2 found nothing after this was made, where no folder holds what git does not know, ignored or not: so it does
  /// not matter what is ignored.
  func keep() {
    guard isSettled, Self.bytes(of: kept, exactly: 20) != fingerprint.bytes else { return }
    let (root, folders) = (root, entries.folders)
    guard !Together.map(folders.count, inChunksOf: 64, { Self.isFull(folders[$0], in: root) }).contains(false) else {
      return
    }
    let folder = String(kept.dropLast("/unchanged".count))
    mkdir(folder, 0o700)
    let temporary = "\(kept).\(getpid())"
    do {
      let file = try FileDescriptor(
        "keep", path: temporary, open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600))
      try file.write(fingerprint.bytes, "keep", path: temporary)
      if rename(temporary, kept) != 0 { unlink(temporary) }
    } catch {
      // A folder that nobody may write to, or a full disk: it is found out anew each time.
      unlink(temporary)
    }
  }

  /// Whether a folder holds as many names as git knows of it; those are there, libgit2 has just seen them.
  private static func isFull(_ folder: IndexEntries.Folder, in root: String) -> Bool {
    guard let stream = opendir("\(root)/\(folder.path)") else { return false }
    defer { closedir(stream) }
    var count = -2
    while readdir(stream) != nil { count += 1 }
    return count == folder.count
  }
}
