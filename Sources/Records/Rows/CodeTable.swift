/// Numbers codes in the order in which they are met, by their bytes in the file.
///
/// Open addressing; a slot holds the hash beside the number.
struct CodeTable {
  private let foldsCapitals: Bool
  private var keys: [CodeKey] = []
  /// The upper half the hash, the lower half the number and one; 0 where nothing is.
  private var slots: [UInt64]
  private var mask: Int

  var count: Int { keys.count }

  /// - Parameter expected: so many codes at most are likely.
  init(foldsCapitals: Bool, expected: Int = 0) {
    self.foldsCapitals = foldsCapitals
    var size = 256
    while size < expected * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    keys.reserveCapacity(expected)
  }

  /// The number of a code; the ``count`` before when it is new.
  @inline(__always)
  mutating func number(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    number(of: CodeKey(bytes, start, end, foldsCapitals: foldsCapitals), bytes)
  }

  /// The same for a code made by somebody else, with capitals folded as here.
  @inline(__always)
  mutating func number(of key: CodeKey, _ bytes: Span<UInt8>) -> Int {
    let hash = UInt64(key.hashInSchool(key.hash(bytes, foldsCapitals: foldsCapitals)))
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      if slots[at] >> 32 == hash {
        let number = Int(slots[at] & 0xFFFF_FFFF) - 1
        if keys[number].isSame(key, bytes, foldsCapitals: foldsCapitals) { return number }
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
}
