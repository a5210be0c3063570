/// Commits waiting to be shown: the newest comes out first, and of equal ones the one that went in first.
struct CommitQueue<Name> {
  private struct Item {
    let name: Name
    let time: Int64
    let number: Int

    func comes(before other: Item) -> Bool {
      (other.time, number) < (time, other.number)
    }
  }

  // A binary heap: no item comes before the one at half its position.
  private var items: [Item] = []
  private var count = 0

  mutating func insert(_ name: Name, time: Int64) {
    items.append(Item(name: name, time: time, number: count))
    count += 1
    var position = items.count - 1
    while position > 0, items[position].comes(before: items[(position - 1) / 2]) {
      items.swapAt(position, (position - 1) / 2)
      position = (position - 1) / 2
    }
  }

  mutating func popNewest() -> Name? {
    guard let first = items.first else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var position = 0
    while true {
      var best = position
      for child in [2 * position + 1, 2 * position + 2] where child < items.count {
        if items[child].comes(before: items[best]) { best = child }
      }
      if best == position { return first.name }
      items.swapAt(position, best)
      position = best
    }
  }
}
