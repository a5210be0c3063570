/// Three versions of some lines, with what each side changed.
struct ThreeLineTexts {
  private typealias Change = LineDiff.Change

  private let base: [LineText]
  private let ours: Side
  private let theirs: Side
  private var parts: [LineMerge.Part] = []
  /// How far the base is told.
  private var told = 0

  private struct Side {
    let lines: [LineText]
    let changes: [Change]
    /// The change that comes next.
    var next = 0

    var change: Change? { next < changes.count ? changes[next] : nil }

    func lines(_ change: Change) -> ArraySlice<LineText> { lines[change.new] }
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
      if let mine = one.change, let yours = other.change, ThreeLineTexts.meet(mine, one, yours, other) {
        settle(&one, &other)
      } else if let mine = one.change, other.change.map({ ThreeLineTexts.precedes(mine, $0) }) ?? true {
        take(mine, of: &one)
      } else if let yours = other.change {
        take(yours, of: &other)
      }
    }
    tell(until: base.count)
    return parts
  }

  private static func precedes(_ one: Change, _ other: Change) -> Bool {
    (one.old.lowerBound, one.old.upperBound) < (other.old.lowerBound, other.old.upperBound)
  }

  private mutating func tell(until line: Int) {
    if line > told { parts.append(.lines(Array(base[told..<line]))) }
    told = max(told, line)
  }

  private mutating func take(_ change: Change, of side: inout Side) {
    tell(until: change.old.lowerBound)
    parts.append(.lines(Array(side.lines(change))))
    told = change.old.upperBound
    side.next += 1
  }

  // MARK: - Changes that meet

  /// Whether two changes are about the same lines; lines put beside changed ones are not, unless the change has them, too.
  private static func meet(_ one: Change, _ mine: Side, _ other: Change, _ yours: Side) -> Bool {
    if one.old.isEmpty, other.old.isEmpty { return one.old == other.old }
    if one.old.isEmpty { return holds(other, yours, one, mine) }
    if other.old.isEmpty { return holds(one, mine, other, yours) }
    return one.old.overlaps(other.old)
  }

  /// Whether lines are put in within a change, or at its edge by the change as well.
  private static func holds(_ change: Change, _ side: Side, _ added: Change, _ adder: Side) -> Bool {
    let place = added.old.lowerBound
    if place < change.old.lowerBound || place > change.old.upperBound { return false }
    if place == change.old.lowerBound { return side.lines(change).starts(with: adder.lines(added)) }
    if place == change.old.upperBound {
      return side.lines(change).reversed().starts(with: adder.lines(added).reversed())
    }
    return true
  }

  /// All changes that meet one another, from the next ones on.
  private mutating func settle(_ one: inout Side, _ other: inout Side) {
    let (first, second) = (one.next, other.next)
    (one.next, other.next) = (first + 1, second + 1)
    while true {
      if let mine = one.change,
        other.changes[second..<other.next].contains(where: { ThreeLineTexts.meet(mine, one, $0, other) })
      {
        one.next += 1
      } else if let yours = other.change,
        one.changes[first..<one.next].contains(where: { ThreeLineTexts.meet($0, one, yours, other) })
      {
        other.next += 1
      } else {
        break
      }
    }
    let mine = Array(one.changes[first..<one.next])
    let yours = Array(other.changes[second..<other.next])
    let all = mine + yours
    let region =
      (all.map(\.old.lowerBound).min() ?? told)..<(all.map(\.old.upperBound).max() ?? told)
    tell(until: region.lowerBound)
    parts += settled(region, (mine, one), (yours, other))
    told = region.upperBound
  }

  private func settled(
    _ region: Range<Int>, _ mine: (changes: [Change], side: Side), _ yours: (changes: [Change], side: Side)
  ) -> [LineMerge.Part] {
    let one = lines(of: region, mine.changes, mine.side)
    let other = lines(of: region, yours.changes, yours.side)
    if one == other { return [.lines(one)] }
    if region.isEmpty { return [.lines(LineMerge.both(one, other))] }
    switch (absorbs(mine, yours), absorbs(yours, mine)) {
    case (true, true): return [.lines(one.lexicographicallyPrecedes(other) ? one : other)]
    case (true, false): return [.lines(one)]
    case (false, true): return [.lines(other)]
    case (false, false): break
    }
    if (mine.changes + yours.changes).allSatisfy(\.new.isEmpty) {
      let gone = (mine.changes + yours.changes).map(\.old)
      return [.lines(region.filter { line in !gone.contains { $0.contains(line) } }.map { base[$0] })]
    }
    return conflict(region, one, other)
  }

  /// What both changed alike at the beginning and at the end is settled.
  private func conflict(_ region: Range<Int>, _ one: [LineText], _ other: [LineText]) -> [LineMerge.Part] {
    let head = zip(one, other).prefix { $0 == $1 }.count
    let room = min(one.count, other.count) - head
    let tail = min(zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count, room)
    let conflict = LineMerge.Part.conflict(
      base: Array(base[region]), ours: Array(one[head..<one.count - tail]),
      theirs: Array(other[head..<other.count - tail]))
    return [.lines(Array(one[..<head])), conflict, .lines(Array(one[(one.count - tail)...]))]
  }

  /// What a side makes of a part of the base.
  private func lines(of region: Range<Int>, _ changes: [Change], _ side: Side) -> [LineText] {
    var lines: [LineText] = []
    var at = region.lowerBound
    for change in changes {
      lines += base[at..<change.old.lowerBound]
      lines += side.lines(change)
      at = change.old.upperBound
    }
    return lines + base[at..<region.upperBound]
  }

  /// Whether all changes of the other side are in those of one already, as where they were merged before.
  private func absorbs(
    _ one: (changes: [Change], side: Side), _ other: (changes: [Change], side: Side)
  ) -> Bool {
    other.changes.allSatisfy { small in
      one.changes.contains { large in
        guard large.old.lowerBound <= small.old.lowerBound, small.old.upperBound <= large.old.upperBound else {
          return false
        }
        // A line that is only removed is none of those that others were put in the place of, if it is not the only one.
        if small.new.isEmpty { return small.old.count < large.old.count || large.new.isEmpty }
        return one.side.lines(large).holds(other.side.lines(small))
      }
    }
  }
}

extension ArraySlice<LineText> {
  /// Whether some lines stand in it one below the other.
  fileprivate func holds(_ part: ArraySlice<LineText>) -> Bool {
    guard part.count <= count else { return false }
    return (startIndex...(endIndex - part.count)).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
