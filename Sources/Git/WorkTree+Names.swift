#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension WorkTree {
  /// The names in a folder, unsorted; nil when there is no such folder. No link is followed.
  func names(in folders: [String]) throws(GitError) -> [String]? {
    let attempt = "list \(folders.joined(separator: "/"))"
    guard let folder = try openIfPresent(folders, attempt) else { return nil }
    // The stream closes the descriptor that it is given, so it gets one of its own.
    guard let stream = fdopendir(dup(folder.number)) else {
      throw .system(attempt, errno, path: folders.joined(separator: "/"))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        String(cString: UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Those of some names in a folder that are folders and hold a plain file of some name; none when there is no such folder. No
  /// link is followed.
  func folders(among names: [String], in folders: [String], holding file: String) throws(GitError) -> Set<String> {
    guard let folder = try openIfPresent(folders, "list \(folders.joined(separator: "/"))") else { return [] }
    var found: Set<String> = []
    var status = stat()
    for name in names {
      guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFDIR,
        fstatat(folder.number, "\(name)/\(file)", &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      found.insert(name)
    }
    return found
  }

  /// The plain files of a folder, by name; nil when there is no such folder. No link is followed.
  ///
  /// What is a folder or a link, has more than `limit` bytes or vanishes meanwhile is left out: ``read(_:limit:)`` says why.
  func files(in folders: [String], limit: Int) throws(GitError) -> [String: [UInt8]]? {
    guard let names = try names(in: folders) else { return nil }
    let place = folders.joined(separator: "/")
    let folder = try open(folders, "list \(place)")
    var files: [String: [UInt8]] = Dictionary(minimumCapacity: names.count)
    for name in names {
      // Non-blocking: a pipe must not make the reader wait for somebody who writes.
      let number = openat(folder.number, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
      if number < 0, [ENOENT, ELOOP, EMLINK].contains(errno) { continue }
      let path = place + "/" + name
      let file = try FileDescriptor("read \(path)", path: path, number)
      var status = stat()
      guard fstat(file.number, &status) == 0 else { throw .system("read \(path)", errno, path: path) }
      guard FileStamp(status).isRegularFile, status.st_size <= limit else { continue }
      // A file that grows meanwhile is read on its own, where its size is looked after.
      if let bytes = try file.read(exactly: Int(status.st_size), "read \(path)", path: path) { files[name] = bytes }
    }
    return files
  }
}
