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

  /// In the order of the file.
  package private(set) var new: [ParticipantRow] = []
  package private(set) var unchanged = 0
  package private(set) var differing: [Difference] = []
  /// Two points of measurement whose values are kept the other way round.
  package private(set) var swapped: [String] = []
  /// Whether rows of the same schools are kept, but of nobody in the file, under whatever school.
  package private(set) var isOfOthers = false

  /// - Parameters:
  ///   - rows: those of the file; rows without a value say nothing.
  ///   - stored: as they hold now, by the same definition.
  package init(of rows: [ParticipantRow], with stored: [ParticipantRow]) {
    var places: [StoredRows.Place: ParticipantRow] = [:]
    for row in stored { places[StoredRows.Place(row)] = row }
    for row in rows where row.value != nil {
      guard let known = places[StoredRows.Place(row)] else {
        new.append(row)
        continue
      }
      if let difference = RowComparison.difference(known, row) {
        differing.append(difference)
      } else {
        unchanged += 1
      }
    }
    let schools = Set(rows.map { StoredRows.school($0.school) })
    let codes = Set(stored.map { ParticipantRow.Person.folded($0.participant) })
    isOfOthers =
      !rows.isEmpty && stored.contains { schools.contains(StoredRows.school($0.school)) }
      && !rows.contains { codes.contains(ParticipantRow.Person.folded($0.participant)) }
    swapped = swappedOccasions(places)
  }

  /// The first thing that differs; what a row leaves empty takes nothing away.
  private static func difference(_ stored: ParticipantRow, _ row: ParticipantRow) -> Difference? {
    func made(_ part: String, _ before: String, _ after: String) -> Difference {
      Difference(stored: stored, row: row, part: part, before: before, after: after)
    }
    if let value = row.value, value.reduced != stored.value?.reduced {
      return made("value", stored.value?.reduced.description ?? "nothing", value.reduced.description)
    }
    let parts =
      [("group", row.group, stored.group)]
      + row.subgroups.sorted { $0.key < $1.key }.map { ($0.key, $0.value, stored.subgroups[$0.key]) }
    for case (let part, let after?, let before) in parts
    where SpokenName(after).key != before.map({ SpokenName($0).key }) {
      return made(part, before ?? "nothing", after)
    }
    return nil
  }

  /// Columns that were taken for each other: most values differ, and are what is kept for the other occasion.
  private func swappedOccasions(_ places: [StoredRows.Place: ParticipantRow]) -> [String] {
    let values = differing.filter { $0.part == "value" }
    guard values.count >= 3, values.count * 2 > unchanged + differing.count else { return [] }
    var names: [String] = []
    for difference in values where !names.contains(difference.row.occasion) { names.append(difference.row.occasion) }
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
