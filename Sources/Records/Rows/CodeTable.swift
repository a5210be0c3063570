/// Numbers codes in the order in which they are met, by their bytes in the file: nothing is copied, no string is made.
///
/// Open addressing; a slot holds half of the hash beside the number. Codes are compared by their bytes, eight at a time.
struct CodeTable {
  private struct Key {
    /// The first eight bytes, folded where capitals do not count, filled up with zeros.
    let word: UInt64
    let start: Int
    let length: Int32
    /// What else must be the same: the number of the school.
    let part: Int32
  }

  private let foldsCapitals: Bool
  private var keys: [Key] = []
  /// The upper half the hash, the lower half the number and one; 0 where nothing is.
  private var slots: [UInt64]
  private var mask: Int
  /// The code found last: the next row often has it again, or the one after it.
  private var last = -1

  var count: Int { keys.count }

  init(foldsCapitals: Bool) {
    self.foldsCapitals = foldsCapitals
    slots = Array(repeating: 0, count: 1024)
    mask = 1023
  }

  /// The number of a code; the ``count`` before when it is new.
  mutating func number(of bytes: Span<UInt8>, _ start: Int, _ end: Int, part: Int32 = 0) -> Int {
    let key = Key(word: word(bytes, start, end), start: start, length: Int32(end - start), part: part)
    if last >= 0 {
      if isSame(keys[last], key, bytes) { return last }
      if last + 1 < keys.count, isSame(keys[last + 1], key, bytes) {
        last += 1
        return last
      }
    }
    let hash = hash(key, bytes)
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      if slots[at] >> 32 == hash {
        let number = Int(slots[at] & 0xFFFF_FFFF) - 1
        if isSame(keys[number], key, bytes) {
          last = number
          return number
        }
      }
      at = (at + 1) & mask
    }
    last = keys.count
    keys.append(key)
    slots[at] = hash << 32 | UInt64(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return last
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
    guard one.word == other.word, one.length == other.length, one.part == other.part else { return false }
    return one.length <= 8 || isSameFurther(one, other, bytes)
  }

  private func isSameFurther(_ one: Key, _ other: Key, _ bytes: Span<UInt8>) -> Bool {
    var at = 8
    while at < Int(one.length) {
      let first = word(bytes, one.start + at, one.start + Int(one.length))
      let second = word(bytes, other.start + at, other.start + Int(other.length))
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
    while at < Int(key.length) {
      hash = (hash ^ hash >> 29 ^ word(bytes, key.start + at, key.start + Int(key.length))) &* 0xBF58_476D_1CE4_E5B9
      at += 8
    }
    hash = (hash ^ hash >> 32) &* 0x94D0_49BB_1331_11EB
    return hash >> 32
  }
}
