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

  /// A merged line, by where it stands in each version that has it.
  struct Place: Equatable {
    /// Where it stood; of the first of some changed lines, where those stood.
    var base: Int?
    var ours: Int?
    var theirs: Int?
    /// Whose line it is, where the two are not the same.
    var isTheirs = false
  }

  enum Part: Equatable {
    case lines([Place])
    /// Both sides changed these lines, each in its way; the base is nil where it is not known.
    case conflict(base: Range<Int>?, ours: Range<Int>, theirs: Range<Int>)
  }

  /// The parts of the merged text in their order.
  static func parts(_ origin: Origin, _ ours: [LineText], _ theirs: [LineText]) -> [Part] {
    switch origin {
    case .known(let base):
      var texts = ThreeLineTexts(base, ours, theirs)
      return texts.merged()
    case .unknown:
      return withoutBase(ours, theirs) { [.conflict(base: nil, ours: $0, theirs: $1)] }
    case .none:
      return withoutBase(ours, theirs) { [.lines(both(ours, $0, theirs, $1))] }
    }
  }

  /// What both have once, and what one has alone.
  private static func withoutBase(
    _ ours: [LineText], _ theirs: [LineText], _ settle: (Range<Int>, Range<Int>) -> [Part]
  ) -> [Part] {
    // The same from either side.
    let isSwapped = theirs.lexicographicallyPrecedes(ours)
    var numbers: [LineText: Int] = [:]
    let (mine, yours) = (ours.numbered(&numbers), theirs.numbered(&numbers))
    let changes = isSwapped ? LineDiff.changes(yours, mine) : LineDiff.changes(mine, yours)
    var parts: [Part] = []
    var at = (ours: 0, theirs: 0)
    for change in changes {
      let (one, other) = isSwapped ? (change.new, change.old) : (change.old, change.new)
      parts.append(.lines(pairs(at.ours..<one.lowerBound, at.theirs..<other.lowerBound)))
      at = (one.upperBound, other.upperBound)
      if one.isEmpty || other.isEmpty {
        parts.append(.lines(alone(one, isTheirs: false) + alone(other, isTheirs: true)))
      } else {
        parts += settle(one, other)
      }
    }
    return parts + [.lines(pairs(at.ours..<ours.count, at.theirs..<theirs.count))]
  }

  /// Lines that both sides put at one place: one below the other in byte order, what they have in common at their
  /// beginning or end once.
  static func both(
    _ ours: [LineText], _ mine: Range<Int>, _ theirs: [LineText], _ yours: Range<Int>
  ) -> [Place] {
    let (head, tail) = commonEnds(ours[mine], theirs[yours])
    // What one side has within more lines, as where they came together before, is there once.
    if ours[mine].holds(theirs[yours]) { return alone(mine, isTheirs: false) }
    if theirs[yours].holds(ours[mine]) { return alone(yours, isTheirs: true) }
    let one = mine.dropFirst(head).dropLast(tail)
    let other = yours.dropFirst(head).dropLast(tail)
    let isSwapped = theirs[other].lexicographicallyPrecedes(ours[one])
    let (first, second) = (alone(one, isTheirs: false), alone(other, isTheirs: true))
    return pairs(mine.prefix(head), yours.prefix(head)) + (isSwapped ? second + first : first + second)
      + pairs(mine.suffix(tail), yours.suffix(tail))
  }

  /// Likewise, as the lines themselves.
  static func both(_ ours: [LineText], _ theirs: [LineText]) -> [LineText] {
    both(ours, ours.indices, theirs, theirs.indices).compactMap { place in
      place.ours.map { ours[$0] } ?? place.theirs.map { theirs[$0] }
    }
  }

  /// How many lines two texts have in common at their beginning and at their end.
  static func commonEnds(_ one: ArraySlice<LineText>, _ other: ArraySlice<LineText>) -> (head: Int, tail: Int) {
    let head = zip(one, other).prefix { $0 == $1 }.count
    let room = min(one.count, other.count) - head
    return (head, min(zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count, room))
  }

  /// Lines that are the same on both sides.
  static func pairs(_ ours: Range<Int>, _ theirs: Range<Int>) -> [Place] {
    zip(ours, theirs).map { Place(ours: $0, theirs: $1) }
  }

  /// Lines that one side alone has.
  static func alone(_ lines: Range<Int>, isTheirs: Bool) -> [Place] {
    lines.map { isTheirs ? Place(theirs: $0, isTheirs: true) : Place(ours: $0) }
  }
}

extension ArraySlice<LineText> {
  /// Whether some lines stand in it one below the other.
  func holds(_ part: ArraySlice<LineText>) -> Bool {
    guard part.count <= count else { return false }
    return (startIndex...(endIndex - part.count)).contains { self[$0..<$0 + part.count].elementsEqual(part) }
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
