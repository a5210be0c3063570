/// Two ways to part the same people, and whether a few people are what one has beyond the other.
///
/// From totals of rows and of columns a set of people can be had by adding and taking away exactly where some columns lie
/// wholly within some rows: those rows without those columns. (Rows are the parts of one margin, columns those of another.)
struct NestedUnions {
  struct Atom {
    /// Nil where that margin is not committed for these people.
    var row: Int?
    var column: Int?
    var people: Int
  }

  let atoms: [Atom]
  let least: Int

  /// An atom of the few who would be betrayed; nil where nobody is.
  func betrayed() -> Int? {
    betrayed(atoms) ?? betrayed(atoms.map { Atom(row: $0.column, column: $0.row, people: $0.people) })
  }

  private func betrayed(_ atoms: [Atom]) -> Int? {
    for part in components(atoms) {
      let columns = Set(part.compactMap { atoms[$0].column }).sorted()
      for chosen in NestedUnions.choices(of: columns) {
        let touched = Set(part.filter { atoms[$0].column.map(chosen.contains) ?? false }.map { atoms[$0].row })
        // A column that reaches beyond what is committed lies within nothing.
        if touched.contains(nil) { continue }
        let left = part.filter {
          touched.contains(atoms[$0].row) && !(atoms[$0].column.map(chosen.contains) ?? false)
        }
        let people = left.reduce(0) { $0 + atoms[$1].people }
        if people > 0, people < least { return left.first }
      }
    }
    return nil
  }

  /// All choices where they are few, else those of up to three.
  private static func choices(of columns: [Int]) -> [Set<Int>] {
    if columns.count <= 12 {
      return (1..<(1 << max(1, columns.count))).map { bits in
        Set(columns.indices.filter { bits >> $0 & 1 == 1 }.map { columns[$0] })
      }
    }
    var choices: [Set<Int>] = []
    for one in columns.indices {
      choices.append([columns[one]])
      for two in columns.indices.dropFirst(one + 1) {
        choices.append([columns[one], columns[two]])
        if columns.count <= 60 {
          choices += columns.indices.dropFirst(two + 1).map { [columns[one], columns[two], columns[$0]] }
        }
      }
    }
    return choices
  }

  /// The atoms, apart where they share neither a row nor a column with others.
  private func components(_ atoms: [Atom]) -> [[Int]] {
    var rows: [Int: [Int]] = [:]
    var columns: [Int: [Int]] = [:]
    let filled = atoms.indices.filter { atoms[$0].people > 0 }
    for atom in filled {
      if let row = atoms[atom].row { rows[row, default: []].append(atom) }
      if let column = atoms[atom].column { columns[column, default: []].append(atom) }
    }
    var seen: Set<Int> = []
    return filled.compactMap { first in
      guard seen.insert(first).inserted else { return nil }
      var part = [first]
      var next = 0
      while next < part.count {
        let atom = atoms[part[next]]
        let near = (atom.row.flatMap { rows[$0] } ?? []) + (atom.column.flatMap { columns[$0] } ?? [])
        for other in near where seen.insert(other).inserted { part.append(other) }
        next += 1
      }
      return part
    }
  }
}
