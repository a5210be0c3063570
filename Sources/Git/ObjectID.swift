internal import Clibgit2

/// The name of an object: the SHA-1 of what it says, 20 bytes.
package struct ObjectID: Hashable, Comparable, Sendable {
  // Three numbers, most significant first: compared and hashed without touching memory byte by byte.
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// Exactly 40 hexadecimal digits, upper or lower case; anything else, an abbreviation too, is nil.
  package init?(hex: some StringProtocol) {
    let digits = hex.utf8
    guard digits.count == 40 else { return nil }
    var words: [UInt64] = [0, 0, 0]
    for (position, digit) in digits.enumerated() {
      guard let value = Self.value(ofHexDigit: digit) else { return nil }
      words[position / 16] = words[position / 16] << 4 | value
    }
    (high, middle, low) = (words[0], words[1], UInt32(words[2]))
  }

  /// Exactly 20 bytes; any other number of them is nil.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 20 else { return nil }
    if let whole = bytes.withContiguousStorageIfAvailable({ $0.baseAddress.map { ObjectID(stored: $0) } }), let whole {
      self = whole
      return
    }
    var words: [UInt64] = [0, 0, 0]
    for (position, byte) in bytes.enumerated() { words[position / 8] = words[position / 8] << 8 | UInt64(byte) }
    (high, middle, low) = (words[0], words[1], UInt32(words[2]))
  }

  /// The 20 bytes of it.
  package var bytes: [UInt8] {
    func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
    return bytes(high) + bytes(middle) + bytes(low)
  }

  /// All 40 digits, lower case.
  package var hex: String {
    String(unsafeUninitializedCapacity: 40) { digits in
      for (word, count, start) in [(high, 16, 0), (middle, 16, 16), (UInt64(low), 8, 32)] {
        for place in 0..<count {
          digits[start + place] = Self.hexDigit(of: word >> UInt64(4 * (count - 1 - place)))
        }
      }
      return 40
    }
  }

  /// The first seven digits, for people; not necessarily unique.
  package var short: String {
    String(unsafeUninitializedCapacity: 7) { digits in
      for place in 0..<7 { digits[place] = Self.hexDigit(of: high >> UInt64(60 - 4 * place)) }
      return 7
    }
  }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  private static func value(ofHexDigit digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Of the four lowest bits, lower case.
  private static func hexDigit(of word: UInt64) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: word & 15)
    return value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}

extension ObjectID: CustomStringConvertible {
  package var description: String { hex }
}

extension ObjectID {
  init(_ oid: git_oid) {
    self = withUnsafePointer(to: oid.id) { ObjectID(stored: $0) }
  }

  /// The 20 bytes that stand at a place.
  init(stored bytes: UnsafeRawPointer) {
    high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// The same id in libgit2's form.
  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid.id) { bytes in
      bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }
}
