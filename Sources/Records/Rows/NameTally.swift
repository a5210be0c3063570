internal import Model

/// A column of names: each spelling once, and whose it is.
struct NameTally {
  private var table = CodeTable(foldsCapitals: false)
  /// Each spelling with its count.
  private var spellings: [(text: String, count: Int)] = []
  /// Of each spelling: the number of the name it stands for, −1 for none.
  private var meaning: [Int32] = []
  private var names: [String: Int32] = [:]
  /// Of each person: a spelling, −1 while none is known.
  private var member: [Int32] = []

  /// The number of the name in a cell, −1 for none.
  func name(of spelling: Int32) -> Int32 { spelling < 0 ? -1 : meaning[Int(spelling)] }

  /// The number of the spelling in a cell; −1 when it stands for no name.
  @inline(__always)
  mutating func spelling(_ bytes: Span<UInt8>, _ cell: RowCell) -> Int32 {
    if cell.isEmpty { return -1 }
    let number = table.number(of: bytes, cell.start, cell.end)
    if number == spellings.count { learn(bytes, cell) }
    if meaning[number] < 0 { return -1 }
    spellings[number].count += 1
    return Int32(truncatingIfNeeded: number)
  }

  private mutating func learn(_ bytes: Span<UInt8>, _ cell: RowCell) {
    let name = SpokenName(RowTable.text(of: cell, in: bytes))
    if name.isMissing {
      meaning.append(-1)
    } else {
      let number = names[name.key] ?? Int32(names.count)
      names[name.key] = number
      meaning.append(number)
    }
    spellings.append((name.text, 0))
  }

  /// Notes the name of a person; false when another one is known.
  @inline(__always)
  mutating func put(_ spelling: Int32, at person: Int) -> Bool {
    if person >= member.count {
      // Persons are numbered as they come.
      member.append(spelling)
      return true
    }
    if spelling < 0 || member[person] == spelling { return true }
    if member[person] < 0 {
      member[person] = spelling
      return true
    }
    return meaning[Int(member[person])] == meaning[Int(spelling)]
  }

  /// The names in byte order, and of each person an index into them.
  func named(known: [String]) -> (names: [String], member: [Int32]) {
    let used = spellings.indices.filter { meaning[$0] >= 0 }
    let index = NameIndex(used.map { spellings[$0] }, known: known)
    var places = [Int32](repeating: -1, count: spellings.count)
    for (place, spelling) in used.enumerated() { places[spelling] = index.indexes[place] }
    return (index.names, member.map { $0 < 0 ? -1 : places[Int($0)] })
  }
}
