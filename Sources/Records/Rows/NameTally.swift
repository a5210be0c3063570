internal import Model

/// A column of names: each spelling once, and whose it is.
struct NameTally {
  private var table = CodeTable(foldsCapitals: false)
  /// Each spelling with its count.
  private var spellings: [(text: String, count: Int)] = []
  /// Where each spelling stands first.
  private var cells: [RowCell] = []
  /// Of each spelling: the number of the name it stands for, −1 for none.
  private var meaning: [Int32] = []
  private var names: [String: Int32] = [:]
  /// Of each person: a spelling, −1 while none is known.
  private var member: [Int32] = []

  /// Makes room for so many people.
  mutating func reserve(_ people: Int) { member.reserveLarge(people) }

  /// Whose name it is, touched beforehand.
  @inline(__always)
  func touch(_ person: Int) -> UInt64 { person < member.count ? UInt64(truncatingIfNeeded: member[person]) : 0 }

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
    cells.append(cell)
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

  /// Takes in the spellings of another tally over the same bytes.
  ///
  /// - Returns: of each of its names the number here.
  mutating func absorbNames(_ other: NameTally, _ bytes: Span<UInt8>) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: other.names.count)
    for (spelling, cell) in other.cells.enumerated() {
      let count = other.spellings[spelling].count
      let here = self.spelling(bytes, cell)
      guard here >= 0 else { continue }
      // Finding it has counted it once.
      spellings[Int(here)].count += count - 1
      numbers[Int(other.meaning[spelling])] = meaning[Int(here)]
    }
    return numbers
  }

  /// Takes in whose the names are; false when somebody has two.
  ///
  /// - Parameter people: what the persons of the other tally are here.
  mutating func absorbPeople(_ other: NameTally, people: [Int], _ bytes: Span<UInt8>) -> Bool {
    let here = other.cells.map { table.number(of: bytes, $0.start, $0.end) }
    for (person, spelling) in other.member.enumerated() {
      guard put(spelling < 0 ? -1 : Int32(here[Int(spelling)]), at: people[person]) else { return false }
    }
    return true
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
