package import Model

extension Figure {
  /// The text of a figures file with some of its figures alone: without rows of others, rows that cannot be read, and columns that
  /// the program does not know.
  ///
  /// - Throws: ``RecordError`` when the table cannot be read.
  package static func text(of source: SourceText, keeping figures: [Figure]) throws(RecordError) -> SourceText {
    let table = try CSVTable(source)
    let kept = Set(figures.map(\.key))
    let columns = table.header.indices.filter { Figure.columns.contains(table.header[$0].text.trimmingBlanks) }
    let rows = table.rows.filter { row in Figure.key(of: row, in: table).map(kept.contains) ?? false }
    let isWhole = columns.count == table.header.count && rows.count == table.rows.count
    if isWhole, rows.allSatisfy({ $0.count <= columns.count }) { return source }
    let end = String(decoding: source.lineEnd, as: UTF8.self)
    let lines = ([table.header] + rows).map { row in
      columns.map { $0 < row.count ? CSVTable.quoted(row[$0].text) : "" }.joined(separator: ",") + end
    }
    return try SourceText(path: source.path, text: lines.joined())
  }

  private static func key(of row: [CSVTable.Field], in table: CSVTable) -> Key? {
    func cell(_ name: String) -> String? {
      guard let column = table.column(name), column < row.count else { return nil }
      let text = row[column].text.trimmingBlanks
      return text.isEmpty ? nil : text
    }
    guard let occasion = cell("occasion") else { return nil }
    var figure = Figure(occasion: occasion)
    (figure.group, figure.subgroupBy, figure.subgroup) = (cell("group"), cell("subgroup_by"), cell("subgroup"))
    (figure.school, figure.definition) = (cell("school"), cell("definition"))
    return figure.key
  }
}
