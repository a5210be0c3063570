/// Three versions of some lines, with what each side changed.
struct ThreeLineTexts {
  private typealias Change = LineDiff.Change
  private typealias Place = LineMerge.Place

  private let base: [LineText]
  private let ours: Side
  private let theirs: Side
  private var parts: [LineMerge.Part] = []
  /// How far each version is told.
  private var at = (base: 0, ours: 0, theirs: 0)

  private struct Side {
    let lines: [LineText]
    let changes: [Change]
    /// The change that comes next.
    var next = 0

    var change: Change? { next < changes.count ? changes[next] : nil }

    func lines(_ change: Change) -> ArraySlice<LineText> { lines[change.new] }
  }

  /// The changes of a side that meet those of the other one.
  private struct Meeting {
    let side: Side
    let changes: ArraySlice<Change>
    /// The lines that the side has in the place of those between the first and the last change of both.
    var lines: Range<Int>

    var text: ArraySlice<LineText> { side.lines[lines] }
  }

  init(_ base: [LineText], _ ours: [LineText], _ theirs: [LineText]) {
    var numbers: [LineText: Int] = [:]
    let old = base.numbered(&numbers)
    self.base = base
    self.ours = Side(lines: ours, changes: LineDiff.changes(old, ours.numbered(&numbers)))
    self.theirs = Side(lines: theirs, changes: LineDiff.changes(old, theirs.numbered(&numbers)))
  }

  mutating func merged() -> [LineMerge.Part] {
    var (one, other) = (ours, theirs)
    while one.change != nil || other.change != nil {
      if let mine = one.change, let yours = other.change, meet(mine, one, yours, other) {
        settle(&one, &other)
      } else if let mine = one.change, other.change.map({ ThreeLineTexts.precedes(mine, $0) }) ?? true {
        take(mine, isTheirs: false)
        one.next += 1
      } else if let yours = other.change {
        take(yours, isTheirs: true)
        other.next += 1
      }
    }
    tell(until: base.count)
    return parts
  }

  private static func precedes(_ one: Change, _ other: Change) -> Bool {
    (one.old.lowerBound, one.old.upperBound) < (other.old.lowerBound, other.old.upperBound)
  }

  /// Lines that nobody changed.
  private mutating func tell(until line: Int) {
    let count = line - at.base
    guard count > 0 else { return }
    parts.append(
      .lines((0..<count).map { Place(base: at.base + $0, ours: at.ours + $0, theirs: at.theirs + $0) }))
    at = (at.base + count, at.ours + count, at.theirs + count)
  }

  /// Lines that one side changed.
  private mutating func take(_ change: Change, isTheirs: Bool) {
    tell(until: change.old.lowerBound)
    var places = LineMerge.alone(change.new, isTheirs: isTheirs)
    if !places.isEmpty, !change.old.isEmpty {
      places[0].base = at.base
      if isTheirs { places[0].ours = at.ours } else { places[0].theirs = at.theirs }
    }
    parts.append(.lines(places))
    at = (
      change.old.upperBound, at.ours + (isTheirs ? change.old.count : change.new.count),
      at.theirs + (isTheirs ? change.new.count : change.old.count)
    )
  }

  // MARK: - Changes that meet

  /// Whether two changes are about the same lines. Lines put beside changed ones are not, unless the change has them, too;
  /// nor those put beside removed ones, unless they could be those in a new wording.
  private func meet(_ one: Change, _ mine: Side, _ other: Change, _ yours: Side) -> Bool {
    if one.old.isEmpty, other.old.isEmpty { return one.old == other.old }
    if one.old.overlaps(other.old) || within(one, other) || within(other, one) { return true }
    if one.new.isEmpty || other.new.isEmpty { return touch(one, other) && reword(one, mine, other, yours) }
    if one.old.isEmpty { return ThreeLineTexts.holds(other, yours, one, mine) }
    return other.old.isEmpty && ThreeLineTexts.holds(one, mine, other, yours)
  }

  /// Whether lines are put in between others that are changed.
  private func within(_ added: Change, _ change: Change) -> Bool {
    added.old.isEmpty && change.old.lowerBound < added.old.lowerBound && added.old.lowerBound < change.old.upperBound
  }

  private func touch(_ one: Change, _ other: Change) -> Bool {
    one.old.lowerBound <= other.old.upperBound && other.old.lowerBound <= one.old.upperBound
  }

  /// Whether one only removes lines, and the other one has lines like them.
  private func reword(_ one: Change, _ mine: Side, _ other: Change, _ yours: Side) -> Bool {
    if one.new.isEmpty { return yours.lines(other).resembles(base[one.old]) }
    return mine.lines(one).resembles(base[other.old])
  }

  /// Whether lines that are put in beside a change are put there by the change as well.
  private static func holds(_ change: Change, _ side: Side, _ added: Change, _ adder: Side) -> Bool {
    let place = added.old.lowerBound
    if place < change.old.lowerBound || place > change.old.upperBound { return false }
    if place == change.old.lowerBound { return side.lines(change).starts(with: adder.lines(added)) }
    return side.lines(change).reversed().starts(with: adder.lines(added).reversed())
  }

  /// All changes that meet one another, from the next ones on.
  private mutating func settle(_ one: inout Side, _ other: inout Side) {
    let (first, second) = (one.next, other.next)
    (one.next, other.next) = (first + 1, second + 1)
    while true {
      // The changes of a side stand apart, so that the next one meets the last one of the other side or none.
      if let mine = one.change, meet(mine, one, other.changes[other.next - 1], other) {
        one.next += 1
      } else if let yours = other.change, meet(one.changes[one.next - 1], one, yours, other) {
        other.next += 1
      } else {
        break
      }
    }
    let changes = (one.changes[first..<one.next], other.changes[second..<other.next])
    let all = changes.0 + changes.1
    let region = (all.map(\.old.lowerBound).min() ?? 0)..<(all.map(\.old.upperBound).max() ?? 0)
    tell(until: region.lowerBound)
    func meeting(_ side: Side, _ changes: ArraySlice<Change>, from start: Int) -> Meeting {
      let grown = changes.reduce(region.count) { $0 + $1.new.count - $1.old.count }
      return Meeting(side: side, changes: changes, lines: start..<start + grown)
    }
    let mine = meeting(one, changes.0, from: at.ours)
    let yours = meeting(other, changes.1, from: at.theirs)
    parts += settled(region, mine, yours)
    at = (region.upperBound, mine.lines.upperBound, yours.lines.upperBound)
  }

  private func settled(_ region: Range<Int>, _ mine: Meeting, _ yours: Meeting) -> [LineMerge.Part] {
    let (one, other) = (mine.text, yours.text)
    if one.elementsEqual(other) { return [.lines(alike(mine.lines, yours.lines, region))] }
    if region.isEmpty { return [.lines(LineMerge.both(ours.lines, mine.lines, theirs.lines, yours.lines))] }
    let isInOurs = absorbs(mine, yours)
    let isInTheirs = absorbs(yours, mine)
    if isInOurs || isInTheirs {
      let isTheirs = isInOurs && isInTheirs ? other.lexicographicallyPrecedes(one) : isInTheirs
      return [.lines(LineMerge.alone(isTheirs ? yours.lines : mine.lines, isTheirs: isTheirs))]
    }
    if mine.changes.allSatisfy(\.new.isEmpty), yours.changes.allSatisfy(\.new.isEmpty) {
      return [.lines(left(of: region, mine, yours))]
    }
    return conflict(region, mine, yours)
  }

  /// Lines that both sides put in the place of others.
  private func alike(_ mine: Range<Int>, _ yours: Range<Int>, _ region: Range<Int>) -> [Place] {
    var places = LineMerge.pairs(mine, yours)
    if !places.isEmpty, !region.isEmpty { places[0].base = region.lowerBound }
    return places
  }

  /// What is left where both sides took lines away.
  private func left(of region: Range<Int>, _ mine: Meeting, _ yours: Meeting) -> [Place] {
    var (one, other) = (mine.lines.lowerBound, yours.lines.lowerBound)
    let (gone, alsoGone) = (Set(mine.changes.flatMap(\.old)), Set(yours.changes.flatMap(\.old)))
    var places: [Place] = []
    for line in region {
      let (isInOurs, isInTheirs) = (!gone.contains(line), !alsoGone.contains(line))
      if isInOurs, isInTheirs { places.append(Place(base: line, ours: one, theirs: other)) }
      one += isInOurs ? 1 : 0
      other += isInTheirs ? 1 : 0
    }
    return places
  }

  /// What both changed alike at the beginning and at the end is settled.
  private func conflict(_ region: Range<Int>, _ mine: Meeting, _ yours: Meeting) -> [LineMerge.Part] {
    let (head, tail) = LineMerge.commonEnds(mine.text, yours.text)
    return [
      .lines(alike(mine.lines.prefix(head), yours.lines.prefix(head), region)),
      .conflict(
        base: region, ours: mine.lines.dropFirst(head).dropLast(tail),
        theirs: yours.lines.dropFirst(head).dropLast(tail)),
      .lines(LineMerge.pairs(mine.lines.suffix(tail), yours.lines.suffix(tail))),
    ]
  }

  /// Whether all changes of the other side are in those of one already, as where they were merged before.
  private func absorbs(_ one: Meeting, _ other: Meeting) -> Bool {
    var changes = one.changes
    return other.changes.allSatisfy { small in
      changes = changes.drop { $0.old.upperBound < small.old.upperBound }
      guard let large = changes.first, large.old.lowerBound <= small.old.lowerBound else { return false }
      // Lines that both removed, and other ones that one side put in their place.
      if small.new.isEmpty { return !one.side.lines(large).resembles(base[small.old]) }
      return one.side.lines(large).holds(other.side.lines(small))
    }
  }
}
