/// Tables of whole numbers of which some sums are known: all that are consistent with these.
struct IntegerTables {
  /// Cells by their places, and what they come to.
  struct Fact: Hashable {
    let cells: [Int]
    let sum: Int
  }

  let cells: Int
  let most: Int
  private(set) var facts: [Fact] = []

  /// - Parameter most: no cell holds more.
  init(cells: Int, most: Int) { (self.cells, self.most) = (cells, most) }

  mutating func learn(_ cells: [Int], _ sum: Int) {
    let fact = Fact(cells: cells.sorted(), sum: sum)
    if !facts.contains(fact) { facts.append(fact) }
  }

  /// The numbers that some cells may come to together, until there are three.
  func values(of wanted: [Int]) -> Set<Int> {
    var search = search(facts + [Fact(cells: wanted, sum: -1)])
    let goal = search.facts.removeLast()
    guard search.narrow() else { return [] }
    let (least, greatest) = goal.cells.reduce((0, 0)) { ($0.0 + search.low[$1], $0.1 + search.high[$1]) }
    var found: Set<Int> = []
    for value in least...greatest where found.count < 3 {
      var next = search
      next.facts.append(Fact(cells: goal.cells, sum: value))
      if next.run() { found.insert(value) }
    }
    return found
  }

  var isConsistent: Bool {
    var search = search(facts)
    return search.run()
  }

  /// Cells that stand in the same facts are one: nobody can tell them apart.
  private func search(_ facts: [Fact]) -> Search {
    let places = Dictionary(grouping: 0..<cells) { cell in facts.map { $0.cells.contains(cell) } }
      .filter { $0.key.contains(true) }.sorted { $0.value[0] < $1.value[0] }
    let together = facts.indices.map { fact in
      Fact(cells: places.indices.filter { places[$0].key[fact] }, sum: facts[fact].sum)
    }
    return Search(
      facts: together, low: Array(repeating: 0, count: places.count), high: places.map { $0.value.count * most })
  }
}

/// Looks for one table: cells in turn, the ends of what each may be narrowed by every fact.
private struct Search {
  var facts: [IntegerTables.Fact]
  var low: [Int]
  var high: [Int]

  mutating func run() -> Bool {
    guard narrow() else { return false }
    guard let cell = low.indices.filter({ low[$0] < high[$0] }).min(by: { high[$0] - low[$0] < high[$1] - low[$1] })
    else { return true }
    for value in low[cell]...high[cell] {
      var next = self
      (next.low[cell], next.high[cell]) = (value, value)
      if next.run() { return true }
    }
    return false
  }

  mutating func narrow() -> Bool {
    var changed = true
    while changed {
      changed = false
      for fact in facts {
        var (least, most) = fact.cells.reduce((0, 0)) { ($0.0 + low[$1], $0.1 + high[$1]) }
        if least > fact.sum || most < fact.sum { return false }
        for cell in fact.cells {
          let top = min(high[cell], fact.sum - (least - low[cell]))
          let bottom = max(low[cell], fact.sum - (most - high[cell]))
          if top < high[cell] || bottom > low[cell] {
            if bottom > top { return false }
            changed = true
            (least, most) = (least + bottom - low[cell], most + top - high[cell])
            (low[cell], high[cell]) = (bottom, top)
          }
        }
      }
    }
    return true
  }
}
