internal import Model

/// Rows of a summary in which the same people are counted: a school alone and together with others, or under two spellings.
struct CountedTwice {
  private let rows: [SummaryTable.Row]

  init(_ rows: [SummaryTable.Row]) { self.rows = rows }

  /// People of one school in one comparison, by one definition.
  private struct People: Hashable {
    let definition: String?
    /// The key without the school.
    let key: Summary.Key
    let school: String?
  }

  /// Each row that counts people whom a row above counts: the school, and that row.
  var found: [(row: SummaryTable.Row, school: String?, other: SummaryTable.Row)] {
    var seen: [People: SummaryTable.Row] = [:]
    var told: Set<String?> = []
    return rows.compactMap { row in
      var double: (SummaryTable.Row, String?, SummaryTable.Row)?
      for school in row.content.key.schools {
        let people = people(row, school)
        if let other = seen[people], other.content.key.school != row.content.key.school {
          double = double ?? (row, school, other)
        } else {
          seen[people] = row
        }
      }
      // Of a row for each answer, or for each comparison, the first tells enough.
      guard let double, told.insert(row.content.key.school).inserted else { return nil }
      return double
    }
  }

  private func people(_ row: SummaryTable.Row, _ school: String?) -> People {
    var key = row.content.key
    key.school = nil
    return People(definition: row.content.origin.definition, key: key, school: school.map { SpokenName($0).key })
  }
}
