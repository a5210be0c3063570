/// The three-way merge of lines: what one side changed is taken, also right beside what the other one changed; what both
/// added at one place is kept, one below the other.
struct LineMerge {
  /// What is known of the lines that both sides started from.
  enum Origin {
    case known([LineText])
    /// There are several that differ.
    case unknown
    /// Both sides made the text.
    case none
  }

  enum Part: Equatable {
    case lines([LineText])
    /// Both sides changed these lines, each in its way; the base is nil where it is not known.
    case conflict(base: [LineText]?, ours: [LineText], theirs: [LineText])
  }

  /// The parts of the merged text in their order.
  static func parts(_ origin: Origin, _ ours: [LineText], _ theirs: [LineText]) -> [Part] {
    if ours == theirs { return [.lines(ours)] }
    switch origin {
    case .known(let base):
      if base == ours { return [.lines(theirs)] }
      if base == theirs { return [.lines(ours)] }
      var merge = ThreeLineTexts(base, ours, theirs)
      return merge.merged()
    case .unknown: return withoutBase(ours, theirs) { [.conflict(base: nil, ours: $0, theirs: $1)] }
    case .none: return withoutBase(ours, theirs) { [.lines(both($0, $1))] }
    }
  }

  /// What both have once, and what one has alone.
  private static func withoutBase(
    _ ours: [LineText], _ theirs: [LineText], _ settle: ([LineText], [LineText]) -> [Part]
  ) -> [Part] {
    // The same from either side.
    let isSwapped = theirs.lexicographicallyPrecedes(ours)
    let (first, second) = isSwapped ? (theirs, ours) : (ours, theirs)
    var numbers: [LineText: Int] = [:]
    let changes = LineDiff.changes(first.numbered(&numbers), second.numbered(&numbers))
    var parts: [Part] = []
    var at = 0
    for change in changes {
      parts.append(.lines(Array(first[at..<change.old.lowerBound])))
      at = change.old.upperBound
      let (one, other) = (Array(first[change.old]), Array(second[change.new]))
      if one.isEmpty || other.isEmpty {
        parts.append(.lines(one + other))
      } else {
        parts += isSwapped ? settle(other, one) : settle(one, other)
      }
    }
    parts.append(.lines(Array(first[at...])))
    return parts
  }

  /// Lines that both sides put at one place: one below the other in byte order, what they have in common at their
  /// beginning or end once.
  static func both(_ ours: [LineText], _ theirs: [LineText]) -> [LineText] {
    let head = zip(ours, theirs).prefix { $0 == $1 }.count
    let room = min(ours.count, theirs.count) - head
    let tail = min(zip(ours.reversed(), theirs.reversed()).prefix { $0 == $1 }.count, room)
    let one = Array(ours[head..<ours.count - tail])
    let other = Array(theirs[head..<theirs.count - tail])
    let front = Array(ours[..<head])
    let back = Array(ours[(ours.count - tail)...])
    if one.isEmpty || other.isEmpty { return front + one + other + back }
    // A blank line that parted each of them from its neighbours parts them from each other.
    let isParted = front.last?.isBlank == true || back.first?.isBlank == true
    let gap = isParted ? [LineText([])] : []
    let (first, second) = other.lexicographicallyPrecedes(one) ? (other, one) : (one, other)
    return front + first + gap + second + back
  }
}

extension [LineText] {
  /// A number for each line, the same for equal ones.
  func numbered(_ numbers: inout [LineText: Int]) -> [Int] {
    map { line in
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
  }
}
