package import Model

/// The rows of a file against those that are kept: what is new, what is there already, what differs.
package struct RowComparison: Sendable {
  /// A value, group or pupil group of one person that is kept otherwise.
  package struct Difference: Hashable, Sendable {
    package let stored: ParticipantRow
    package let row: ParticipantRow
    /// What differs: `value`, `group`, or the column of a pupil group.
    package let part: String
    package let before: String
    package let after: String
  }

  /// What one person has in a column, or at a point of measurement.
  package struct Cell: Hashable, Sendable {
    package let person: ParticipantRow.Person
    /// The code as the file writes it.
    package let participant: String
    /// A point of measurement, `group`, or the column of a pupil group.
    package let part: String

    fileprivate init(_ row: ParticipantRow, _ part: String) {
      (person, participant, self.part) = (row.person, row.participant, part)
    }
  }

  /// In the order of the file.
  package private(set) var new: [ParticipantRow] = []
  package private(set) var unchanged = 0
  package private(set) var differing: [Difference] = []
  /// Stored rows with the groups of the file where none was stored; what differs otherwise is as it is stored.
  package private(set) var filled: [ParticipantRow] = []
  /// What is filled in, each cell once.
  package private(set) var filledCells: [Cell] = []
  /// What is stored and empty in the file, each cell once; it stays.
  package private(set) var emptied: [Cell] = []
  /// Rows without a value at points of a series that nobody has a value at: they keep the point.
  package private(set) var valueless: [ParticipantRow] = []
  /// Two points of measurement whose values are kept the other way round.
  package private(set) var swapped: [String] = []
  /// Whether rows of the same schools are kept, but of nobody in the file, under whatever school.
  package private(set) var isOfOthers = false

  /// - Parameters:
  ///   - rows: those of the file; rows without a value say nothing, but that a series has a point there.
  ///   - stored: as they hold now, by the same definition.
  package init(of rows: [ParticipantRow], with stored: [ParticipantRow], isSeries: Bool = false) {
    var places: [StoredRows.Place: ParticipantRow] = [:]
    for row in stored where row.value != nil { places[StoredRows.Place(row)] = row }
    if isSeries { valueless = RowComparison.valueless(rows, beside: stored) }
    let columns = Set(rows.flatMap(RowComparison.parts(of:)).map(\.part))
    for row in rows {
      guard let known = places[StoredRows.Place(row)] else {
        if row.value != nil { new.append(row) }
        continue
      }
      if row.value != nil { compare(row, known) }
      note(row, known, columns)
    }
    (filledCells, emptied) = (filledCells.unique, emptied.unique)
    let schools = Set(rows.map { StoredRows.school($0.school) })
    let codes = Set(stored.map { ParticipantRow.Person.folded($0.participant) })
    isOfOthers =
      rows.contains { $0.value != nil } && stored.contains { schools.contains(StoredRows.school($0.school)) }
      && !rows.contains { codes.contains(ParticipantRow.Person.folded($0.participant)) }
    swapped = swappedOccasions(places)
  }

  /// The rows of points that neither the file nor the store has a value at, those that are stored already left out.
  private static func valueless(_ rows: [ParticipantRow], beside stored: [ParticipantRow]) -> [ParticipantRow] {
    let recorded = Set((rows + stored).filter { $0.value != nil }.map { SpokenName($0.occasion).key })
    return rows.filter { !recorded.contains(SpokenName($0.occasion).key) }.missing(in: stored)
  }

  private mutating func compare(_ row: ParticipantRow, _ known: ParticipantRow) {
    if let difference = RowComparison.difference(known, row) {
      differing.append(difference)
    } else {
      unchanged += 1
    }
    let stored = Set(RowComparison.parts(of: known).map(\.part))
    let more = RowComparison.parts(of: row).filter { !stored.contains($0.part) }
    if more.isEmpty { return }
    var whole = known
    whole.line = row.line
    for (part, name) in more { if part == "group" { whole.group = name } else { whole.subgroups[part] = name } }
    filled.append(whole)
    filledCells += more.map { Cell(row, $0.part) }
  }

  /// Notes what is stored where a row has nothing, of the columns that its file has.
  private mutating func note(_ row: ParticipantRow, _ known: ParticipantRow, _ columns: Set<String>) {
    if row.value == nil, known.value != nil { emptied.append(Cell(row, row.occasion)) }
    let said = Set(RowComparison.parts(of: row).map(\.part))
    for (part, _) in RowComparison.parts(of: known) where columns.contains(part) && !said.contains(part) {
      emptied.append(Cell(row, part))
    }
  }

  /// The group and the pupil groups that a row names.
  private static func parts(of row: ParticipantRow) -> [(part: String, name: String)] {
    (row.group.map { [("group", $0)] } ?? []) + row.subgroups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The first thing that differs; what is empty on one side does not.
  private static func difference(_ stored: ParticipantRow, _ row: ParticipantRow) -> Difference? {
    func made(_ part: String, _ before: String, _ after: String) -> Difference {
      Difference(stored: stored, row: row, part: part, before: before, after: after)
    }
    if let value = row.value, value.reduced != stored.value?.reduced {
      return made("value", stored.value?.reduced.description ?? "nothing", value.reduced.description)
    }
    let known = Dictionary(parts(of: stored).map { ($0.part, $0.name) }) { first, _ in first }
    for (part, after) in parts(of: row) {
      guard let before = known[part], SpokenName(after).key != SpokenName(before).key else { continue }
      return made(part, before, after)
    }
    return nil
  }

  /// Columns that were taken for each other: most values differ, and are what is kept for the other occasion.
  private func swappedOccasions(_ places: [StoredRows.Place: ParticipantRow]) -> [String] {
    let values = differing.filter { $0.part == "value" }
    guard values.count >= 3, values.count * 2 > unchanged + differing.count else { return [] }
    let names = values.map(\.row.occasion).unique
    for (position, one) in names.enumerated() {
      for other in names[(position + 1)...] {
        let pair = values.filter { [one, other].contains($0.row.occasion) }
        let turned = pair.filter { difference in
          var twin = difference.row
          twin.occasion = difference.row.occasion == one ? other : one
          return places[StoredRows.Place(twin)]?.value?.reduced == difference.row.value?.reduced
        }
        if turned.count * 5 >= values.count * 4 { return [one, other] }
      }
    }
    return []
  }
}

extension [ParticipantRow] {
  /// Those of a person and a point of measurement that none of some others is of.
  package func missing(in others: [ParticipantRow]) -> [ParticipantRow] {
    let places = Set(others.map(StoredRows.Place.init))
    return filter { !places.contains(StoredRows.Place($0)) }
  }
}
