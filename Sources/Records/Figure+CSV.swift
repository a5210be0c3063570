package import Model

extension Figure {
  /// The cells that are filled, by column.
  package var cells: [(column: String, text: String)] {
    let cells: [(String, String?)] = [
      ("occasion", occasion), ("group", group), ("subgroup_by", subgroupBy), ("subgroup", subgroup),
      ("school", school), ("definition", definition), ("n", n.map(String.init)), ("mean", mean?.description),
      ("sd", sd?.description), ("count", count.map(String.init)), ("of", of.map(String.init)),
      ("change", change?.description), ("elapsed_months", elapsedMonths?.description), ("moved", moved?.rawValue),
      ("source", source), ("note", note),
    ]
    return cells.compactMap { cell in cell.1.map { (cell.0, $0) } }
  }

  /// The text of a figures file with this figure in it: in the row with its key, whose other cells stay, or below the last.
  ///
  /// - Parameter text: the file as it stands; nil when there is none yet.
  package func recorded(in text: SourceText?, path: String) throws(RecordError) -> SourceText {
    let table: CSVTable
    if let text {
      table = try CSVTable(text)
    } else {
      table = try CSVTable(SourceText(path: path, text: Figure.columns.joined(separator: ",") + "\n"))
    }
    return try table.putting(cells, inPlaceOf: Figure.row(key, in: table))
  }

  /// The row with a key as it is written now, to tell whether two versions of a file agree on it; nil when absent.
  package static func writtenRow(_ key: Key, in text: SourceText?) throws(RecordError) -> [String]? {
    guard let text else { return nil }
    return row(key, in: try CSVTable(text))?.map(\.text)
  }

  static func row(_ key: Key, in table: CSVTable) -> [CSVTable.Field]? {
    table.rows.first { row in
      func cell(_ name: String) -> String? {
        guard let column = table.column(name), column < row.count else { return nil }
        let text = row[column].text.trimmingBlanks
        return text.isEmpty ? nil : text
      }
      return cell("occasion") == key.occasion && cell("group") == key.group && cell("subgroup_by") == key.subgroupBy
        && cell("subgroup") == key.subgroup && cell("school") == key.school && cell("definition") == key.definition
    }
  }
}
