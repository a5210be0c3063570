/// Numbers codes in the order in which they are met, by their bytes in the file: nothing is copied, no string is made.
///
/// Open addressing; a slot holds half of the hash beside the number. Codes are compared by their bytes, eight at a time.
struct CodeTable {
  private struct Key {
    /// The first eight bytes, folded where capitals do not count, filled up with zeros.
    let word: UInt64
    private let place: UInt32
    private let size: UInt16
    /// What else must be the same: the number of the school, or all bits for none.
    private let shared: UInt16

    /// Sixteen bytes, since there are as many as people. Limits: ``CodeTable/canHold(_:)``.
    init(word: UInt64, start: Int, length: Int, part: Int32) {
      self.word = word
      place = UInt32(truncatingIfNeeded: start)
      size = UInt16(truncatingIfNeeded: length)
      shared = UInt16(truncatingIfNeeded: part)
    }

    var start: Int { Int(place) }
    var length: Int { Int(size) }
    var part: Int32 { shared == .max ? -1 : Int32(shared) }

    func isLike(_ other: Key) -> Bool { word == other.word && size == other.size && shared == other.shared }
  }

  /// Whether codes of a file can be told apart: offsets of 32 bits, cells and schools of 16.
  static func canHold(_ bytes: Int, cell: Int, schools: Int) -> Bool {
    bytes < UInt32.max && cell < UInt16.max && schools < UInt16.max
  }

  private let foldsCapitals: Bool
  private var keys: [Key] = []
  /// The upper half the hash, the lower half the number and one; 0 where nothing is.
  private var slots: [UInt64]
  private var mask: Int
  /// The code found last: the next row often has it again, or the one after it.
  private var last = 0

  var count: Int { keys.count }

  init(foldsCapitals: Bool) {
    self.foldsCapitals = foldsCapitals
    slots = Array(repeating: 0, count: 1024)
    mask = 1023
  }

  /// Makes room for so many codes.
  mutating func reserve(_ count: Int) {
    keys.reserveLarge(count)
    var size = slots.count
    while size < count * 2 { size *= 2 }
    guard keys.isEmpty, size > slots.count else { return }
    slots = []
    slots.reserveLarge(size)
    slots.append(contentsOf: repeatElement(0, count: size))
    mask = size - 1
  }

  /// The number of a code; the ``count`` before when it is new.
  @inline(__always)
  mutating func number(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    number(
      of: Key(word: word(bytes, start, end), start: start, length: end - start, part: -1), bytes)
  }

  /// The same, where the last code is likely to come again, or the one after it.
  @inline(__always)
  mutating func nearNumber(of bytes: Span<UInt8>, _ start: Int, _ end: Int, part: Int32) -> Int {
    nearNumber(of: Key(word: word(bytes, start, end), start: start, length: end - start, part: part), bytes)
  }

  /// Where a code will be looked for, touched beforehand: the memory of many codes is fetched at once, not one after the other.
  ///
  /// - Returns: the number that stands there, most likely that of the code; −1 for none.
  @inline(__always)
  func touch(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let key = Key(word: word(bytes, start, end), start: start, length: end - start, part: -1)
    return Int(slots[Int(truncatingIfNeeded: hash(key, bytes)) & mask] & 0xFFFF_FFFF) - 1
  }

  /// The first bytes of a code by its number, touched beforehand.
  @inline(__always)
  func touch(_ number: Int) -> UInt64 { keys[number].word }

  @inline(__always)
  private mutating func nearNumber(of key: Key, _ bytes: Span<UInt8>) -> Int {
    if last < keys.count, isSame(keys[last], key, bytes) { return last }
    if last + 1 < keys.count, isSame(keys[last + 1], key, bytes) {
      last += 1
    } else {
      last = number(of: key, bytes)
    }
    return last
  }

  /// Takes in the codes of another table over the same bytes.
  ///
  /// - Parameter parts: what the parts of that table are called here.
  /// - Returns: of each of its codes the number here.
  mutating func absorb(_ other: CodeTable, parts: [Int32], _ bytes: Span<UInt8>) -> [Int] {
    last = 0
    return other.keys.map { key in
      let part = key.part < 0 ? key.part : parts[Int(key.part)]
      return nearNumber(of: Key(word: key.word, start: key.start, length: key.length, part: part), bytes)
    }
  }

  private mutating func number(of key: Key, _ bytes: Span<UInt8>) -> Int {
    let hash = hash(key, bytes)
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      if slots[at] >> 32 == hash {
        let number = Int(slots[at] & 0xFFFF_FFFF) - 1
        if isSame(keys[number], key, bytes) { return number }
      }
      at = (at + 1) & mask
    }
    keys.append(key)
    slots[at] = hash << 32 | UInt64(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot != 0 {
      var at = Int(slot >> 32) & mask
      while slots[at] != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }

  // MARK: - Words of eight bytes

  @inline(__always)
  private func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    let word = CodeTable.word(bytes, start, end)
    return foldsCapitals ? CodeTable.folded(word) : word
  }

  /// Up to eight bytes from an offset, filled up with zeros.
  @inline(__always)
  static func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      return end - start >= 8 ? word : word & ((1 << UInt64((end - start) * 8)) - 1)
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
    let capitals = (fromA ^ beyondZ) & ~word & 0x8080_8080_8080_8080
    return word | capitals >> 2
  }

  @inline(__always)
  private func isSame(_ one: Key, _ other: Key, _ bytes: Span<UInt8>) -> Bool {
    guard one.isLike(other) else { return false }
    return one.length <= 8 || isSameFurther(one, other, bytes)
  }

  private func isSameFurther(_ one: Key, _ other: Key, _ bytes: Span<UInt8>) -> Bool {
    var at = 8
    while at < one.length {
      let first = word(bytes, one.start + at, one.start + one.length)
      let second = word(bytes, other.start + at, other.start + other.length)
      if first != second { return false }
      at += 8
    }
    return true
  }

  /// 32 bits.
  @inline(__always)
  private func hash(_ key: Key, _ bytes: Span<UInt8>) -> UInt64 {
    var hash = (key.word ^ UInt64(truncatingIfNeeded: key.part)) &* 0x9E37_79B9_7F4A_7C15
    var at = 8
    while at < key.length {
      hash = (hash ^ hash >> 29 ^ word(bytes, key.start + at, key.start + key.length)) &* 0xBF58_476D_1CE4_E5B9
      at += 8
    }
    hash = (hash ^ hash >> 32) &* 0x94D0_49BB_1331_11EB
    return hash >> 32
  }
}
