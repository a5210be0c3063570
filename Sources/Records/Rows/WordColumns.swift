internal import Model

/// Columns of values in which no cell is a value: said once of the column, not of each cell.
struct WordColumns {
  private struct Words {
    let text: String
    let line: Int
    var count = 1
  }

  /// So few may be slips.
  private static let least = 3

  private var words: [Int: Words] = [:]
  private var hasNumbers: Set<Int> = []

  /// What stands for a column in ``RowComplaints``.
  static func tag(_ column: Int) -> String { "column \(column)" }

  mutating func noteNumber(_ column: Int) { hasNumbers.insert(column) }

  mutating func noteWord(_ column: Int, _ text: String, line: Int) {
    if words[column] == nil { words[column] = Words(text: text, line: line) } else { words[column]?.count += 1 }
  }

  /// Folds what was said of the cells of each such column.
  func tell(complaints: inout RowComplaints, _ table: RowTable, _ mapping: RowMapping, _ measure: Measure) {
    // The first column comes to stand first.
    for (column, words) in words.sorted(by: { $0.key > $1.key })
    where words.count >= Self.least && !hasNumbers.contains(column) {
      let heading = table.header[column]
      let (message, remedy) = RowWords.noValues(
        heading, words.text, count: words.count, meaning: mapping.meaning(ofValuesIn: column), measure)
      complaints.fold(
        Self.tag(column),
        into: Problem(
          .error, "NON_NUMERIC_VALUE", at: Place(path: table.path, line: words.line), message, remedy: remedy))
    }
  }
}

extension RowMapping {
  /// What a column of values is called in an option: the occasion that it holds, or `value`.
  fileprivate func meaning(ofValuesIn column: Int) -> String {
    guard case .wide(let columns) = shape else { return "value" }
    return columns.first { $0.column == column }?.name ?? "value"
  }
}
