/// A code by its bytes in a file: what tells it from others without a look at the file, but for codes of more than 16 bytes.
///
/// Nothing is copied and no string is made. Twenty-four bytes, since there are as many as rows.
struct CodeKey {
  /// The first eight bytes and the last eight, folded where capitals do not count, filled up with zeros.
  private let head: UInt64
  private let tail: UInt64
  private let place: UInt32
  private let size: UInt16
  /// What else must be the same: the number of the school, or all bits for none.
  private var shared = UInt16.max

  /// Whether codes of a file can be told apart: offsets have 32 bits.
  static func canHold(_ bytes: Int) -> Bool { bytes < UInt32.max }
  /// The longest code, and the largest number of schools.
  static let longest = Int(UInt16.max) - 1

  /// - Precondition: the file and the code are no larger than ``canHold(_:)`` and ``longest`` say; a code has a byte.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, foldsCapitals: Bool) {
    let (head, tail) = (CodeKey.word(bytes, start, end), CodeKey.word(bytes, max(start, end - 8), end))
    self.head = foldsCapitals ? CodeKey.folded(head) : head
    self.tail = foldsCapitals ? CodeKey.folded(tail) : tail
    place = UInt32(truncatingIfNeeded: start)
    size = UInt16(truncatingIfNeeded: end - start)
  }

  // MARK: - As words

  /// How many words of 64 bits a code takes up; its school is not among them.
  static let words = 3

  @inline(__always)
  func write(to words: inout MutableSpan<UInt64>, at start: Int) {
    words[start] = head
    words[start + 1] = tail
    words[start + 2] = UInt64(place) << 32 | UInt64(size)
  }

  @inline(__always)
  init(_ words: Span<UInt64>, at start: Int) {
    head = words[start]
    tail = words[start + 1]
    place = UInt32(truncatingIfNeeded: words[start + 2] >> 32)
    size = UInt16(truncatingIfNeeded: words[start + 2])
  }

  // MARK: - Telling codes apart

  /// The same code in one school.
  func shared(with school: Int32) -> CodeKey {
    var key = self
    key.shared = UInt16(truncatingIfNeeded: school)
    return key
  }

  var start: Int { Int(place) }
  var end: Int { Int(place) + Int(size) }

  /// Whether all bytes are marks of ASCII: no blank, nothing that a program may write in two ways.
  @inline(__always)
  var isPlain: Bool {
    size <= 16 && CodeKey.isPlain(head, Int(size)) && CodeKey.isPlain(tail, Int(size))
  }

  @inline(__always)
  private static func isPlain(_ word: UInt64, _ size: Int) -> Bool {
    // Bytes beyond the code become “!”, the first mark there is.
    let filled = size >= 8 ? word : word | marks << UInt64(size * 8)
    let isLate = (filled &+ ones) | filled
    let isEarly = (filled &- marks) & ~filled
    return (isLate | isEarly) & highBits == 0
  }

  /// Whether it is of English letters and figures, four to eight of them, with a figure among them: most codes are.
  @inline(__always)
  var isUsual: Bool {
    guard (4...8).contains(size) else { return false }
    var rest = head
    var hasFigure = false
    for _ in 0..<size {
      let byte = UInt8(truncatingIfNeeded: rest)
      let isFigure = byte &- UInt8(ascii: "0") <= 9
      guard isFigure || (byte | 0x20) &- UInt8(ascii: "a") < 26 else { return false }
      hasFigure = hasFigure || isFigure
      rest >>= 8
    }
    return hasFigure
  }

  @inline(__always)
  func isSame(_ other: CodeKey, _ bytes: Span<UInt8>, foldsCapitals: Bool) -> Bool {
    guard head == other.head, tail == other.tail, size == other.size, shared == other.shared else { return false }
    return size <= 16 || isSameWithin(other, bytes, foldsCapitals: foldsCapitals)
  }

  private func isSameWithin(_ other: CodeKey, _ bytes: Span<UInt8>, foldsCapitals: Bool) -> Bool {
    for at in stride(from: 8, to: Int(size) - 8, by: 8) {
      let one = CodeKey.word(bytes, start + at, end)
      let two = CodeKey.word(bytes, other.start + at, other.end)
      guard foldsCapitals ? CodeKey.folded(one) == CodeKey.folded(two) : one == two else { return false }
    }
    return true
  }

  /// 32 bits that do not depend on the school.
  @inline(__always)
  func hash(_ bytes: Span<UInt8>, foldsCapitals: Bool) -> UInt32 {
    var hash = (head ^ UInt64(size)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ tail) &* 0xBF58_476D_1CE4_E5B9
    if size > 16 { hash = hashWithin(hash, bytes, foldsCapitals: foldsCapitals) }
    hash = (hash ^ hash >> 32) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  private func hashWithin(_ first: UInt64, _ bytes: Span<UInt8>, foldsCapitals: Bool) -> UInt64 {
    var hash = first
    for at in stride(from: 8, to: Int(size) - 8, by: 8) {
      let word = CodeKey.word(bytes, start + at, end)
      hash = (hash ^ hash >> 29 ^ (foldsCapitals ? CodeKey.folded(word) : word)) &* 0xBF58_476D_1CE4_E5B9
    }
    return hash
  }

  /// The same for the code in its school.
  @inline(__always)
  func hashInSchool(_ hash: UInt32) -> UInt32 { hash ^ UInt32(shared) &* 0x9E37_79B9 }

  // MARK: - Words of eight bytes

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let marks: UInt64 = 0x2121_2121_2121_2121
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Up to eight bytes from an offset, filled up with zeros; at least one.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      // How long names are, nobody foresees: without a branch.
      return word & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(8, end &- start)))
    }
    var word: UInt64 = 0
    for (place, at) in (start..<min(end, start + 8)).enumerated() { word |= UInt64(bytes[at]) << UInt64(place * 8) }
    return word
  }

  /// With small letters for the English capitals among the eight bytes.
  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    // The high bit of each byte: set from “A” on, and set beyond “Z”.
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let capitals = (fromA ^ beyondZ) & ~word & highBits
    return word | capitals >> 2
  }
}
