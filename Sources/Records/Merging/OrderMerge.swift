/// The order of keys, items or sections that come together: of those that both sides have, a side that changed it wins;
/// what one side added stays behind what it follows there.
struct OrderMerge {
  /// Whose order is taken where both changed it.
  enum Preference { case neither, ours, theirs }

  /// By numbers that stand for them, each once in a version; of those that are kept.
  let versions: Versions<[Int]>
  let meaning: RecordKey.Items.Order
  /// What of two additions at one place comes first.
  let precedes: (Int, Int) -> Bool

  /// Whether only a person can tell.
  private(set) var isContradictory = false
  /// The order, as far as both sides have the same things.
  private var core: [Int] = []
  private let inBoth: (ours: [Int], theirs: [Int])

  init(_ versions: Versions<[Int]>, _ meaning: RecordKey.Items.Order, precedes: @escaping (Int, Int) -> Bool) {
    self.versions = versions
    self.meaning = meaning
    self.precedes = precedes
    let (ours, theirs) = (Set(versions.ours), Set(versions.theirs))
    inBoth = (versions.ours.filter(theirs.contains), versions.theirs.filter(ours.contains))
    core = settledCore()
    // Where places are what is said, only one of two can take a place.
    if meaning == .fixed, placed(.neither).hasClash { isContradictory = true }
  }

  func order(_ preference: Preference) -> [Int] {
    guard isContradictory, preference != .neither else { return placed(.neither).order }
    var other = self
    other.core = preference == .ours ? inBoth.ours : inBoth.theirs
    return other.placed(preference).order
  }

  // MARK: - What both sides have

  private mutating func settledCore() -> [Int] {
    let (ours, theirs) = inBoth
    if ours == theirs { return ours }
    let known = Set(ours).intersection(versions.bases.first ?? [])
    let everywhere = versions.bases.dropFirst().reduce(known) { $0.intersection($1) }
    let bases = versions.bases.map { $0.filter(everywhere.contains) }
    let common = Versions(
      bases: bases, ours: ours.filter(everywhere.contains), theirs: theirs.filter(everywhere.contains))
    if common.ours == common.theirs {
      isContradictory = meaning == .fixed
      return first(ours, theirs)
    }
    if let base = common.base {
      if base == common.ours { return theirs }
      if base == common.theirs { return ours }
      if let order = pairwise(base, common.ours, common.theirs) {
        if order == common.ours { return ours }
        if order == common.theirs { return theirs }
        return woven(order, into: first(ours, theirs))
      }
    }
    isContradictory = meaning != .set
    return first(ours, theirs)
  }

  /// The order in which each pair stands as the side has it that turned it round; nil where the pairs go in a ring.
  private func pairwise(_ base: [Int], _ ours: [Int], _ theirs: [Int]) -> [Int]? {
    let places = [ours, theirs].map { order in
      Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    }
    let (mine, yours) = (base.map { places[0][$0] ?? 0 }, base.map { places[1][$0] ?? 0 })
    var before = [Int](repeating: 0, count: base.count)
    for one in base.indices {
      for other in base.indices.dropFirst(one + 1) {
        let isTurned = mine[one] > mine[other] || yours[one] > yours[other]
        before[isTurned ? one : other] += 1
      }
    }
    var order = [Int?](repeating: nil, count: base.count)
    for (index, place) in before.enumerated() { order[place] = base[index] }
    let full = order.compactMap(\.self)
    return full.count == base.count ? full : nil
  }

  /// What both added, put behind what it follows in an order.
  private func woven(_ order: [Int], into guide: [Int]) -> [Int] {
    let known = Set(order)
    var followers: [Int?: [Int]] = [:]
    var last: Int?
    for element in guide {
      if known.contains(element) { last = element } else { followers[last, default: []].append(element) }
    }
    return (followers[nil] ?? []) + order.flatMap { [$0] + (followers[$0] ?? []) }
  }

  /// The one of two orders that comes first, whichever side has it.
  private func first(_ one: [Int], _ other: [Int]) -> [Int] {
    guard let (mine, yours) = zip(one, other).first(where: { $0 != $1 }) else { return one }
    return precedes(mine, yours) ? one : other
  }

  // MARK: - What one side has

  private func placed(_ preference: Preference) -> (order: [Int], hasClash: Bool) {
    let known = Set(core)
    let mine = followers(versions.ours, known)
    let yours = followers(versions.theirs, known)
    var order: [Int] = []
    var hasClash = false
    for anchor in [nil] + core.map(Optional.some) {
      if let anchor { order.append(anchor) }
      switch (mine[anchor], yours[anchor]) {
      case (let one?, let other?):
        hasClash = true
        order += together(one, other, preference)
      case (let one?, nil): order += one
      case (nil, let other?): order += other
      case (nil, nil): break
      }
    }
    return (order, hasClash)
  }

  private func followers(_ order: [Int], _ known: Set<Int>) -> [Int?: [Int]] {
    var followers: [Int?: [Int]] = [:]
    var last: Int?
    for element in order {
      if known.contains(element) { last = element } else { followers[last, default: []].append(element) }
    }
    return followers
  }

  /// What both put at one place. Where order means nothing, each of the two keeps its order, and no more.
  private func together(_ one: [Int], _ other: [Int], _ preference: Preference) -> [Int] {
    guard meaning == .set else {
      let isOursFirst = preference == .neither ? precedes(one[0], other[0]) : preference == .ours
      return isOursFirst ? one + other : other + one
    }
    var (one, other) = (one[...], other[...])
    var order: [Int] = []
    while let mine = one.first, let yours = other.first {
      order.append(precedes(mine, yours) ? one.removeFirst() : other.removeFirst())
    }
    return order + one + other
  }
}
