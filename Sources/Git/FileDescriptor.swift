internal import Cguard

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The one owner of an open file or folder: closes it when the scope ends.
struct FileDescriptor: ~Copyable {
  let number: Int32

  /// Takes over a descriptor that has just been opened; a negative number throws what the system said.
  init(_ attempt: @autoclosure () -> String, path: @autoclosure () -> String, _ number: Int32) throws(GitError) {
    guard number >= 0 else { throw .system(attempt(), errno, path: path()) }
    self.number = number
  }

  deinit { close(number) }

  /// Comes back when the bytes are on the disk and not only in the machine's memory.
  func synchronize(_ attempt: @autoclosure () -> String, path: String) throws(GitError) {
    #if canImport(Darwin)
      // On a Mac fsync leaves them in the drive's own memory.
      let result = fcntl(number, F_FULLFSYNC) == -1 ? fsync(number) : 0
    #else
      let result = fsync(number)
    #endif
    guard result == 0 else { throw .system(attempt(), errno, path: path) }
  }

  /// Readies the bytes for ``settleAll(_:path:)``, which comes after many files.
  func handOver(_ attempt: @autoclosure () -> String, path: String) throws(GitError) {
    #if canImport(Darwin)
      // To the drive, whose memory is then emptied once.
      guard fsync(number) == 0 else { throw .system(attempt(), errno, path: path) }
    #endif
  }

  /// Comes back when all files of the file system that holds this one are on the disk, as far as they were handed over.
  ///
  /// For many files this takes the time of one or two (measured: 2,000 in 0.1 s instead of 0.6 s), and it takes along what a git
  /// that does not flush has left unwritten; but it waits for what other programs have just written, too.
  func settleAll(_ attempt: @autoclosure () -> String, path: String) throws(GitError) {
    guard enquiry_settle(number) == 0 else { throw .system(attempt(), errno, path: path) }
  }

  /// Writes all of it.
  func write(_ bytes: [UInt8], _ attempt: @autoclosure () -> String, path: String) throws(GitError) {
    let failure: Int32? = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        // Nothing written and no reason given: a disk that takes no more.
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        rest = rest.dropFirst(count)
      }
      return nil
    }
    if let failure { throw .system(attempt(), failure, path: path) }
  }

  /// Reads a file that has so many bytes, in one go; nil where it has more or fewer.
  func read(exactly size: Int, _ attempt: @autoclosure () -> String, path: String) throws(GitError) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      while filled <= size {
        let count = systemRead(number, start + filled, size + 1 - filled)
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = errno }
        guard count > 0 else { return }
        filled += count
        // Of a file, only its end gives less than what was asked for.
        if filled == size { return }
      }
    }
    guard failure == 0 else { throw .system(attempt(), failure, path: path) }
    return bytes.count == size ? bytes : nil
  }

  /// How many bytes the file has.
  func size(_ attempt: @autoclosure () -> String, path: String) throws(GitError) -> Int {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .system(attempt(), errno, path: path) }
    return Int(status.st_size)
  }

  /// Some bytes from a place on; fewer where the file ends.
  func bytes(at place: Int, count: Int, path: String) throws(GitError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(number, &bytes, count, off_t(place))
    guard got >= 0 else { throw .system("read \(path)", errno, path: path) }
    return Array(bytes.prefix(got))
  }

  /// Reads to the end; more than `limit` bytes throw `.tooLarge`.
  func read(limit: Int, _ attempt: @autoclosure () -> String, path: String) throws(GitError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = systemRead(number, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(attempt(), errno, path: path) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else {
        throw GitError(
          attempt(), .tooLarge, message: "it has more than \(limit) bytes", detail: .path(path))
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}

/// A descriptor for reading, or a negative number.
func openForReading(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }

// The methods above hide the system's functions of the same names.

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

private func systemRead(_ number: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(number, bytes, count)
}
