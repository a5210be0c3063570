/// What makes one sequence of lines out of another one.
///
/// Lines that stand once in both are held on to first (patience), the rest by the fewest changes; where that would be very
/// many, all lines between are one change. So it takes memory for the lines, not for their pairs.
struct LineDiff {
  /// Some lines of the old text that others of the new one stand for; either may be none.
  struct Change: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: [Int]
  private let new: [Int]
  /// The new line that each old one is; nil for those that are gone.
  private var partner: [Int?]

  /// The changes in their order, each as far down as it can stand.
  ///
  /// - Parameters:
  ///   - old: numbers that stand for lines: the same for equal ones.
  ///   - new: likewise.
  static func changes(_ old: [Int], _ new: [Int]) -> [Change] {
    if old == new { return [] }
    var diff = LineDiff(old: old, new: new, partner: Array(repeating: nil, count: old.count))
    diff.match(old.indices, new.indices)
    return diff.settled
  }

  // MARK: - Lines that stand once

  private mutating func match(_ olds: Range<Int>, _ news: Range<Int>) {
    var (olds, news) = (olds, news)
    while let one = olds.first, let other = news.first, old[one] == new[other] {
      partner[one] = other
      (olds, news) = (olds.dropFirst(), news.dropFirst())
    }
    while let one = olds.last, let other = news.last, old[one] == new[other] {
      partner[one] = other
      (olds, news) = (olds.dropLast(), news.dropLast())
    }
    if olds.isEmpty || news.isEmpty { return }
    let anchors = anchors(olds, news)
    if anchors.isEmpty { return matchFewest(olds, news) }
    var (oldStart, newStart) = (olds.lowerBound, news.lowerBound)
    for anchor in anchors {
      partner[anchor.old] = anchor.new
      match(oldStart..<anchor.old, newStart..<anchor.new)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    match(oldStart..<olds.upperBound, newStart..<news.upperBound)
  }

  /// The longest row of lines that stand once in both, in the order of both.
  private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, new: Int)] = [:]
    // -1: not there; -2: more than once.
    for index in olds {
      let seen = places[old[index]]
      places[old[index]] = (seen == nil ? index : -2, -1)
    }
    for index in news {
      guard let seen = places[new[index]] else { continue }
      places[new[index]] = (seen.old, seen.new == -1 ? index : -2)
    }
    let once = olds.compactMap { index in places[old[index]].flatMap { $0.old >= 0 && $0.new >= 0 ? $0 : nil } }
    return LineDiff.longestRise(once)
  }

  /// The most pairs, in the order of the old lines, whose new lines rise.
  private static func longestRise(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var tops: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? tops[low - 1] : nil
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var rise: [(old: Int, new: Int)] = []
    var at = tops.last
    while let index = at {
      rise.append(pairs[index])
      at = before[index]
    }
    return rise.reversed()
  }

  // MARK: - The fewest changes

  /// More changes than these between two lines that are held on to are not worth telling apart.
  private static let limit = 256

  /// Myers' walk: the furthest that each diagonal comes with so many changes, kept for the way back.
  private mutating func matchFewest(_ olds: Range<Int>, _ news: Range<Int>) {
    let (width, height) = (olds.count, news.count)
    let most = min(LineDiff.limit, width + height)
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    var trail: [[Int]] = []
    for cost in 0...most {
      trail.append(Array(furthest[(middle - cost)...(middle + cost)]))
      for diagonal in stride(from: -cost, through: cost, by: 2) {
        let isDown =
          diagonal == -cost
          || (diagonal != cost && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
        var x = isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
        while x < width, x - diagonal < height, old[olds.lowerBound + x] == new[news.lowerBound + x - diagonal] {
          x += 1
        }
        furthest[middle + diagonal] = x
        if x >= width, x - diagonal >= height { return walkBack(olds, news, trail) }
      }
    }
  }

  private mutating func walkBack(_ olds: Range<Int>, _ news: Range<Int>, _ trail: [[Int]]) {
    var (x, y) = (olds.count, news.count)
    for cost in trail.indices.reversed() {
      let furthest = trail[cost]
      // Before the first step all stands at the corner.
      func reach(_ diagonal: Int) -> Int { cost == 0 ? 0 : furthest[min(max(cost + diagonal, 0), furthest.count - 1)] }
      let diagonal = x - y
      let isDown = diagonal == -cost || (diagonal != cost && reach(diagonal - 1) < reach(diagonal + 1))
      let from = isDown ? diagonal + 1 : diagonal - 1
      let start = cost == 0 ? (x: 0, y: 0) : (x: reach(from), y: reach(from) - from)
      let stop = cost == 0 ? 0 : isDown ? start.x : start.x + 1
      while x > stop, y > 0 {
        (x, y) = (x - 1, y - 1)
        partner[olds.lowerBound + x] = news.lowerBound + y
      }
      (x, y) = start
    }
  }

  // MARK: - Changes

  /// The changes, each of which only adds or only removes lines as far down as it can stand.
  private var settled: [Change] {
    var changes: [Change] = []
    var (oldStart, newStart) = (0, 0)
    for index in 0...old.count {
      let match = index < old.count ? partner[index] : new.count
      guard let match else { continue }
      if index > oldStart || match > newStart { changes.append(Change(old: oldStart..<index, new: newStart..<match)) }
      (oldStart, newStart) = (index + 1, match + 1)
    }
    for index in changes.indices.reversed() {
      // A line stays between two changes: they would be one.
      let next = index + 1 < changes.count ? changes[index + 1].old.lowerBound - 1 : old.count
      slide(&changes[index], before: next)
    }
    return changes
  }

  private func slide(_ change: inout Change, before next: Int) {
    while change.old.upperBound < next {
      if change.old.isEmpty {
        guard new[change.new.lowerBound] == new[change.new.upperBound] else { return }
      } else if change.new.isEmpty {
        guard old[change.old.lowerBound] == old[change.old.upperBound] else { return }
      } else {
        return
      }
      change.old = (change.old.lowerBound + 1)..<(change.old.upperBound + 1)
      change.new = (change.new.lowerBound + 1)..<(change.new.upperBound + 1)
    }
  }
}
