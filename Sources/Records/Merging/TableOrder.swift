/// The order in which the rows or the columns of two versions of a table stand together.
///
/// It means nothing, so nobody is asked: the order that one side changed wins, and what one side alone has stays behind what
/// it stands behind there.
struct TableOrder<Item: Hashable> {
  private let base: [Item]?
  private let ours: [Item]
  private let theirs: [Item]
  private let isBefore: (Item, Item) -> Bool

  /// - Parameters:
  ///   - base: the order before; nil where nobody can tell.
  ///   - isBefore: what comes first of what both sides put in one place, or of two orders that both are new.
  init(base: [Item]?, ours: [Item], theirs: [Item], isBefore: @escaping (Item, Item) -> Bool) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.isBefore = isBefore
  }

  /// Those items of both versions that are kept, each once.
  func merged(keeping kept: Set<Item>) -> [Item] {
    let shared = Set(ours).intersection(theirs).intersection(kept)
    let (mine, others) = (runs(ours, shared, kept), runs(theirs, shared, kept))
    var items = together(mine[nil], others[nil])
    for item in spine(of: shared) { items += [item] + together(mine[item], others[item]) }
    return items
  }

  /// What both sides have, in its order.
  private func spine(of shared: Set<Item>) -> [Item] {
    let (mine, others) = (ours.filter(shared.contains), theirs.filter(shared.contains))
    if mine == others { return mine }
    if let base {
      let before = base.filter(shared.contains)
      let old = Set(before)
      let weMoved = mine.filter(old.contains) != before
      if weMoved != (others.filter(old.contains) != before) { return weMoved ? mine : others }
    }
    return others.lexicographicallyPrecedes(mine, by: isBefore) ? others : mine
  }

  /// What one side alone has, by the shared item that it stands behind there; nil where none comes before it.
  private func runs(_ items: [Item], _ shared: Set<Item>, _ kept: Set<Item>) -> [Item?: [Item]] {
    var runs: [Item?: [Item]] = [:]
    var last: Item?
    for item in items {
      if shared.contains(item) { last = item } else if kept.contains(item) { runs[last, default: []].append(item) }
    }
    return runs
  }

  private func together(_ mine: [Item]?, _ others: [Item]?) -> [Item] {
    guard let mine, let first = mine.first else { return others ?? [] }
    guard let others, let other = others.first else { return mine }
    return isBefore(other, first) ? others + mine : mine + others
  }
}
