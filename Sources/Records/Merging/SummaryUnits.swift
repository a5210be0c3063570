internal import Model

/// The rows of summaries that are only right together: those of schools that some version adds up together, by one definition.
struct SummaryUnits {
  /// What a unit is known by in all versions.
  struct Name: Hashable {
    let definition: String?
    /// The first of its schools, which no other unit has.
    fileprivate let school: String?
  }

  /// A school by what it is known by, however it is spelt; nil for the rows that name none.
  private struct School: Hashable {
    let definition: String?
    let name: String?
  }

  private let names: [School: Name]
  /// The first of the ways in which each is spelt.
  private let spellings: [String: String]

  /// - Parameter tables: all versions.
  init(of tables: [SummaryTable]) {
    var together: [School: Set<School>] = [:]
    var spellings: [String: String] = [:]
    for row in tables.flatMap(\.rows) {
      let schools = SummaryUnits.schools(of: row)
      let all = schools.reduce(into: Set<School>()) { $0.formUnion(together[$1] ?? [$1]) }
      for school in all { together[school] = all }
      for name in row.content.key.schools.compactMap(\.self) {
        let key = SpokenName(name).key
        spellings[key] = min(spellings[key] ?? name, name)
      }
    }
    self.spellings = spellings
    names = together.compactMapValues { schools in
      schools.min { ($0.name ?? "") < ($1.name ?? "") }.map { Name(definition: $0.definition, school: $0.name) }
    }
  }

  /// The schools of a unit as people spell them, in byte order; none where its rows name none.
  func schools(of name: Name) -> [String] {
    let schools = names.filter { $0.value == name }.map { $0.key.name.map { spellings[$0] ?? $0 } }
    return schools == [nil] ? [] : schools.map { $0 ?? SchoolsTogether.none }.sorted()
  }

  private static func schools(of row: SummaryTable.Row) -> [School] {
    row.content.key.schools.map { name in
      School(definition: row.content.origin.definition, name: name.map { SpokenName($0).key })
    }
  }

  /// The rows of a version by their units, each in the order of the file.
  func rows(of table: SummaryTable) -> [Name: [SummaryTable.Row]] {
    let placed = table.rows.compactMap { row in
      SummaryUnits.schools(of: row).first.flatMap { names[$0] }.map { (name: $0, row: row) }
    }
    return Dictionary(grouping: placed, by: \.name).mapValues { $0.map(\.row).sorted() }
  }
}

extension SummaryUnits.Name: Comparable {
  /// The first definition first, then by school.
  static func < (one: SummaryUnits.Name, other: SummaryUnits.Name) -> Bool {
    let (mine, others) = (one.definition ?? "", other.definition ?? "")
    if mine != others { return (mine.count, mine) < (others.count, others) }
    return (one.school ?? "") < (other.school ?? "")
  }
}
