/// How something is written that means the same on both sides.
enum LayoutChoice {
  /// What one side alone changed; where both did, what stands before the other.
  ///
  /// - Parameter base: how it was written; nil where it was not there, or where several bases write it differently.
  static func between<Written: Equatable>(
    _ ours: Written, _ theirs: Written, base: Written?, isBefore: (Written, Written) -> Bool
  ) -> Written {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    return isBefore(theirs, ours) ? theirs : ours
  }

  static func between(_ ours: [UInt8], _ theirs: [UInt8], base: [UInt8]?) -> [UInt8] {
    between(ours, theirs, base: base) { $0.lexicographicallyPrecedes($1) }
  }

  static func between(_ ours: [[UInt8]], _ theirs: [[UInt8]], base: [[UInt8]]?) -> [[UInt8]] {
    between(ours, theirs, base: base) { $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) } }
  }

  static func between(_ ours: Bool, _ theirs: Bool, base: Bool?) -> Bool {
    between(ours, theirs, base: base) { one, _ in !one }
  }
}

extension Sequence where Element: Equatable {
  /// What all elements are; nil where they differ, or there is none.
  var common: Element? {
    var iterator = makeIterator()
    guard let first = iterator.next() else { return nil }
    while let next = iterator.next() { if next != first { return nil } }
    return first
  }
}
