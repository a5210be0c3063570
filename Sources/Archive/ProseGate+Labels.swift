internal import Model
internal import Records

// Names of groups and schools in tables of figures and sums: they are committed with what these people scored.
extension ProseGate {
  private static let labelColumns = ["group", "subgroup_by", "subgroup", "school"]

  /// What new names of groups and schools tell of somebody, but for lines of which a text says so already; nothing of a table
  /// that cannot be read, which its reader tells.
  static func labels(
    in file: Text, beside known: [Identifiers.Sighting], book: NameBook
  ) -> [Identifiers.Sighting] {
    let told = Set(known.filter { !$0.isDoubtful }.map(\.line))
    var seen = Set(labels(file.before, file.path).map(\.text))
    return labels(file.after, file.path).compactMap { label in
      guard seen.insert(label.text).inserted, !told.contains(label.line),
        var found = Identifiers.sighting(inLabel: label.text, isSchool: label.isSchool, book: book),
        !known.contains(where: { $0.line == label.line && $0.ground == found.ground })
      else { return nil }
      (found.line, found.column) = (label.line, label.column)
      return found
    }
  }

  private struct Label {
    let text: String
    let isSchool: Bool
    let line: Int
    let column: Int
  }

  private static func labels(_ bytes: [UInt8], _ path: String) -> [Label] {
    let table: CSVTable
    do { table = try CSVTable(try SourceText(path: path, bytes: bytes)) } catch { return [] }
    let columns = labelColumns.compactMap { name in table.column(name).map { (name, $0) } }
    return table.rows.flatMap { row in
      columns.compactMap { name, column -> Label? in
        guard row.indices.contains(column), !row[column].text.isEmpty else { return nil }
        let place = table.source.place(row[column].range.lowerBound)
        return Label(
          text: row[column].text, isSchool: name == "school", line: place.line, column: place.column)
      }
    }
  }
}
