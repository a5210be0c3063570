internal import Foundation

/// A file that only its owner can read, written so that it is there whole or not at all.
///
/// It is written as `.NAME.UUID` and then renamed; what a killed process has left of that goes with the next write to the
/// same folder.
enum PrivateFile {
  /// Makes the folder where it is not there, for its owner alone.
  ///
  /// - Parameter isLasting: whether it must be there after a power cut; not so what can be worked out again.
  static func write(_ bytes: [UInt8], to path: String, isLasting: Bool = true) throws {
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where isLeftover(name) {
      try removeLeftover("\(folder)/\(name)")
    }
    let temporary = "\(folder)/.\(file.lastPathComponent).\(UUID().uuidString)"
    do {
      let descriptor = try checked(open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
      defer { close(descriptor) }
      // Whoever holds the lock is still writing.
      _ = try checked(flock(descriptor, LOCK_EX))
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        _ = try checked(Int32(clamping: count))
        rest = rest.dropFirst(count)
      }
      if isLasting { _ = try checked(fsync(descriptor)) }
      _ = try checked(rename(temporary, path))
    } catch {
      unlink(temporary)
      throw error
    }
    guard isLasting else { return }
    // The name counts as written when its folder is.
    let descriptor = try checked(open(folder, O_RDONLY | O_CLOEXEC))
    defer { close(descriptor) }
    _ = try checked(fsync(descriptor))
  }

  /// Whether a file is one that was not finished: `.0001-7k3m9q2x.csv.` and a UUID.
  static func isLeftover(_ name: String) -> Bool {
    guard name.hasPrefix("."), let end = name.split(separator: ".").last, end.count < name.count - 1 else {
      return false
    }
    return UUID(uuidString: String(end)) != nil
  }

  /// Removes one, unless somebody is writing it at this moment.
  static func removeLeftover(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return }
    _ = try checked(descriptor)
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    if unlink(path) < 0, errno != ENOENT { _ = try checked(-1) }
  }

  private static func checked(_ result: Int32) throws -> Int32 {
    guard result < 0 else { return result }
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
}
