internal import Foundation

/// A file of what was worked out before, below `.git/enquiry/`: never a source of truth, and it can be deleted at any time.
///
/// Its head: 16 bytes of name, which tell the layout, and the checksum of all that follows. A file of another layout, or one
/// that is damaged, counts as none. All numbers have their lowest byte first.
enum KeptBytes {
  /// How many bytes stand before the content.
  static let head = 24

  /// A file that was begun: the place of its head.
  static var begun: [UInt8] { [UInt8](repeating: 0, count: head) }

  /// A whole file: with its head before the content.
  static func finished(_ begun: [UInt8], _ name: String) -> [UInt8] {
    var bytes = begun
    bytes.replaceSubrange(0..<16, with: KeptBytes.padded(name))
    bytes.store(Checksum.of(bytes[head...]), at: 16)
    return bytes
  }

  /// Where it cannot be written, what it says will be worked out again: nothing is lost but time.
  static func write(_ bytes: [UInt8], to path: String) {
    do { try PrivateFile.write(bytes, to: path, isLasting: false) } catch {
      // A folder that nobody may write to, or a full disk.
    }
  }

  /// The bytes of a file of this name, with its head; nil where there is none that can be believed.
  static func bytes(of path: String, _ name: String) -> [UInt8]? {
    guard let bytes = bytes(of: path), bytes.count >= head, bytes.starts(with: padded(name)),
      bytes.number(at: 16) == Checksum.of(bytes[head...])
    else { return nil }
    return bytes
  }

  private static func padded(_ name: String) -> [UInt8] {
    let text = Array(name.utf8.prefix(16))
    return text + [UInt8](repeating: 0, count: 16 - text.count)
  }

  /// All bytes of a file, read straight into their place: for large ones every copy counts.
  static func bytes(of path: String) -> [UInt8]? {
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
}

/// A number that changes with any bit of what it is of; no protection against somebody who wants it to stay.
enum Checksum {
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
  func number<Number: FixedWidthInteger>(at place: Int) -> Number {
    withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
  }

  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// How many bytes the text has, and the bytes.
  mutating func append(text: String) {
    let start = count
    append(number: UInt32(0))
    append(contentsOf: text.utf8)
    store(UInt32(count - start - 4), at: start)
  }

  mutating func store(_ number: some FixedWidthInteger, at place: Int) {
    let size = MemoryLayout.size(ofValue: number)
    Swift.withUnsafeBytes(of: number.littleEndian) { replaceSubrange(place..<place + size, with: $0) }
  }
}

/// Takes numbers and texts out of bytes, one after the other.
struct KeptReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// - Throws: ``Damaged`` where fewer are left.
  mutating func take(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - position else { throw Damaged() }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(Damaged) -> Number {
    let taken = try take(MemoryLayout<Number>.size)
    return taken.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
  }

  mutating func count() throws(Damaged) -> Int { Int(try number(UInt32.self)) }

  mutating func text() throws(Damaged) -> String { String(decoding: try take(try count()), as: UTF8.self) }

  /// What was kept is not what anybody wrote.
  struct Damaged: Error {}
}
