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
}
