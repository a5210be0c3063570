internal import Archive
internal import Model
internal import Records

/// The columns that together say who somebody is, of which codes are made: `Surname`, or `Surname` and `Forename`.
struct CodeColumns {
  let headings: [String]

  /// The table with these columns as one, and the wish that reads it as who each row is about.
  ///
  /// A heading that the table has not is wished for alone, and found missing with the others.
  func joined(_ table: RowTable) throws -> (table: RowTable, wishes: [RowMappingWish]) {
    let columns = headings.map { table.column(named: $0) }
    if let unknown = columns.firstIndex(of: nil) { return (table, wish(headings[unknown])) }
    guard columns.count > 1 else { return (table, headings.first.map(wish) ?? []) }
    let places = columns.compactMap(\.self).unique
    do {
      let joined = try table.joining(places)
      return (joined, wish(joined.header[places[0]]))
    } catch { throw Failure([error.problem.withoutExcerpt]) }
  }

  private func wish(_ heading: String) -> [RowMappingWish] {
    [RowMappingWish("participant=\(heading)")].compactMap(\.self)
  }

  /// The options that say it, for a hint.
  var options: String { headings.map { "--code-column \(Failure.quoted($0))" }.joined(separator: " ") }

  private static let halves: Set<String> = [
    "forename", "first name", "firstname", "given name", "christian name", "legal forename", "preferred forename",
    "preferred name", "surname", "last name", "lastname", "family name", "legal surname", "preferred surname",
  ]

  /// - Throws: ``Failure`` where half a name stands for two people, as a surname for siblings.
  func refuseNamesakes(_ table: RowTable, _ mapping: RowMapping) throws {
    guard headings.count == 1, let column = mapping.participant else { return }
    var others = [mapping.school].compactMap(\.self)
    if case .long(let occasion, _) = mapping.shape { others.append(occasion) }
    let known = Set(mapping.columns)
    for other in table.header.indices where other != column && !known.contains(other) {
      guard Self.halves.contains(ImportHeading.key(table.header[other])),
        let lines = table.namesakes(column, differingIn: other, like: others)
      else { continue }
      let whole = CodeColumns(headings: [table.header[column], table.header[other]])
      throw Failure(
        "Lines \(lines.firstLine) and \(lines.secondLine) have the same \(table.header[column]) but a different "
          + "\(table.header[other]), so two people would be taken for one. Nothing was written.",
        hint: "Name both columns: \(whole.options)")
    }
  }
}

/// Headings as they are compared: without capitals, with blanks for `_` and `-`.
private enum ImportHeading {
  static func key(_ heading: String) -> String {
    String(SpokenName(heading).key.map { "_-".contains($0) ? " " : $0 })
  }
}
