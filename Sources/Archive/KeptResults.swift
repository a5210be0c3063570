internal import Foundation
package import Git
package import Model

/// Results that were worked out before, under `.git/enquiry/`: one file for each enquiry, which can be deleted at any time and
/// is never a source of truth.
///
/// Each is kept under the object id of a text that names all it was made of, so that nothing is ever found for what is not the
/// same any more. A file that is damaged, or of another layout, counts as none.
///
/// The file, with numbers from the lowest byte up: 16 bytes of name, the checksum of all that follows, the number of results;
/// for each its key (20 bytes), its note (4), where its bytes begin and how many they are (8 each); then their bytes.
package struct KeptResults {
  /// One result: what it says, and a note that is read without it.
  package struct Result {
    package let note: UInt32
    package let bytes: ArraySlice<UInt8>

    package init(note: UInt32, bytes: ArraySlice<UInt8>) { (self.note, self.bytes) = (note, bytes) }
  }

  private let path: String
  let results: [ObjectID: Result]

  /// What is kept of one enquiry; nothing where it cannot be read.
  package init(of name: EnquiryName, in workspace: Workspace) {
    path = "\(KeptResults.folder(workspace))/\(name.alliance)/\(name.slug)"
    results = KeptResults.read(path) ?? [:]
  }

  /// The key of what is made of some things, each told in a line.
  package static func key(_ parts: [String]) throws -> ObjectID {
    try Workspace.git { () throws(GitError) in try Repository.blobID(Array(parts.joined(separator: "\n").utf8)) }
  }

  package subscript(key: ObjectID) -> Result? { results[key] }

  /// Keeps these and no others. Where they cannot be written, they will be worked out again.
  package func replace(with all: [(key: ObjectID, result: Result)]) {
    do { try PrivateFile.write(KeptResults.file(all), to: path, isLasting: false) } catch {
      // A folder that nobody may write to, or a full disk: nothing is lost but time.
    }
  }

  /// Drops what is kept of all enquiries, as after something was forgotten.
  static func drop(in workspace: Workspace) throws {
    do { try FileManager.default.removeItem(atPath: folder(workspace)) } catch CocoaError.fileNoSuchFile {}
  }

  private static func folder(_ workspace: Workspace) -> String {
    "\(workspace.repository.commonDirectory)/enquiry/impact/\(workspace.prefix)"
  }

  // MARK: - The file

  private static let name = Array("enquiry kept 1\n\0".utf8)
  /// The name, the checksum, the number of results.
  private static let head = 32
  private static let line = 40

  private static func file(_ all: [(key: ObjectID, result: Result)]) -> [UInt8] {
    var start = head + line * all.count
    var bytes = [UInt8](repeating: 0, count: head)
    bytes.reserveCapacity(all.reduce(start) { $0 + $1.result.bytes.count })
    for (key, result) in all {
      bytes += key.bytes
      bytes.append(number: result.note)
      bytes.append(number: UInt64(start))
      bytes.append(number: UInt64(result.bytes.count))
      start += result.bytes.count
    }
    for (_, result) in all { bytes += result.bytes }
    bytes.replaceSubrange(0..<name.count, with: name)
    bytes.store(UInt64(all.count), at: 24)
    bytes.store(Checksum.of(bytes[24...]), at: 16)
    return bytes
  }

  /// Read straight into their place: for large ones every copy counts.
  private static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
    return bytes.count == size ? bytes : nil
  }

  private static func read(_ path: String) -> [ObjectID: Result]? {
    guard let bytes = bytes(of: path), bytes.count >= head, bytes.starts(with: name),
      bytes.number(at: 16) == Checksum.of(bytes[24...])
    else { return nil }
    let count = bytes.number(at: 24) as UInt64
    guard count <= UInt64(bytes.count / line), head + line * Int(count) <= bytes.count else { return nil }
    var results: [ObjectID: Result] = Dictionary(minimumCapacity: Int(count))
    for position in 0..<Int(count) {
      let here = head + line * position
      guard let key = ObjectID(bytes: bytes[here..<here + 20]),
        let start = Int(exactly: bytes.number(at: here + 24) as UInt64),
        let length = Int(exactly: bytes.number(at: here + 32) as UInt64),
        start <= bytes.count, length <= bytes.count - start
      else { return nil }
      results[key] = Result(note: bytes.number(at: here + 20), bytes: bytes[start..<start + length])
    }
    return results
  }
}

/// A number that changes with any bit of what it is of; no protection against somebody who wants it to stay.
private enum Checksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    // Each step can be undone, so that two texts that differ in one word never meet again; four at once keep the machine busy.
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    return bytes.withUnsafeBytes { buffer in
      var lanes = SIMD4<UInt64>(1, 2, 3, 4)
      var place = 0
      while place + 32 <= buffer.count {
        lanes = (lanes ^ buffer.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)) &* prime
        lanes ^= lanes &>> 29
        place += 32
      }
      var sum = UInt64(buffer.count)
      for lane in 0..<4 { sum = (sum ^ lanes[lane]) &* prime ^ (sum >> 31) }
      for byte in buffer[place...] { sum = (sum ^ UInt64(byte)) &* prime }
      return sum
    }
  }
}

extension [UInt8] {
  fileprivate func number<Number: FixedWidthInteger>(at place: Int) -> Number {
    withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
  }

  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func store(_ number: UInt64, at place: Int) {
    Swift.withUnsafeBytes(of: number.littleEndian) { replaceSubrange(place..<place + 8, with: $0) }
  }
}
