#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Repository {
  /// The bytes of a small file of git's own; nil where it is not there.
  func smallFile(_ path: String) throws(GitError) -> [UInt8]? { try Self.smallFile(path) }

  static func smallFile(_ path: String) throws(GitError) -> [UInt8]? {
    let attempt = "read \(path)"
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if number < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    let file = try FileDescriptor(attempt, path: path, number)
    return try file.read(limit: 64 << 20, attempt, path: path)
  }

  /// The names in a folder of git's own; none where it is not there.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// Shows the files below a folder of git's own, by their paths from `base`; no link to a folder is followed.
  ///
  /// - Parameter isEnough: asked before each folder.
  static func forEachFile(
    of folder: String, in base: String, until isEnough: () -> Bool, _ visit: (String) -> Void
  ) {
    var waiting = [folder]
    while let folder = waiting.popLast(), !isEnough() {
      for path in names(in: "\(base)/\(folder)").map({ "\(folder)/\($0)" }) {
        if isFolder("\(base)/\(path)", orLink: false) { waiting.append(path) } else { visit(path) }
      }
    }
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 && !isFolder(path) }

  /// - Parameter orLink: whether a link to a folder counts, too.
  static func isFolder(_ path: String, orLink: Bool = true) -> Bool {
    var status = stat()
    return (orLink ? stat(path, &status) : lstat(path, &status)) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
