internal import Model

/// What cells with values have beside figures: signs of per cent, marks of absence.
struct CellSigns {
  private struct Cell {
    let text: String
    let line: Int
    let start: Int
  }

  /// Of each column: the first cell with a sign of per cent, and the first number without.
  private var percentages: [Int: Cell] = [:]
  private var plain: [Int: Cell] = [:]
  private var absences: [(text: String, line: Int)] = []
  private var absent = 0

  mutating func take(_ table: RowTable, _ cell: RowCell, _ column: Int, _ line: Int, _ reader: RowValueReader) {
    guard !cell.isEmpty else { return }
    let last = table.bytes[cell.end - 1]
    if last == UInt8(ascii: "%") {
      if percentages[column] == nil {
        percentages[column] = Cell(text: table.text(cell), line: line, start: cell.start)
      }
    } else if last &- UInt8(ascii: "0") <= 9 {
      if plain[column] == nil { plain[column] = Cell(text: table.text(cell), line: line, start: cell.start) }
    } else if cell.end - cell.start <= 20 {
      let name = SpokenName(table.text(cell))
      guard reader.isAbsence(name) else { return }
      absent += 1
      if !absences.contains(where: { $0.text == name.text }) { absences.append((name.text, line)) }
    }
  }

  /// A column with percentages and other numbers: nobody can tell whether 12 and 12% are the same there.
  func problem(_ table: RowTable) -> Problem? {
    for (column, percentage) in percentages.sorted(by: { $0.key < $1.key }) {
      guard let other = plain[column] else { continue }
      let later = max(percentage.line, other.line) == other.line ? other : percentage
      return table.problem(
        .error, "percent_mixed", at: later.start, line: later.line,
        "“\(percentage.text)” on line \(percentage.line) is a percentage, and “\(other.text)” on line \(other.line) is none.",
        "Write all values of the column alike.")
    }
    return nil
  }

  func remarks(_ measure: Measure) -> [String] {
    [percentRemark(measure), absenceRemark].compactMap(\.self)
  }

  private func percentRemark(_ measure: Measure) -> String? {
    let isOfHundred = measure.scaleMin?.double == 0 && measure.scaleMax?.double == 100
    let unit = SpokenName(measure.unit ?? "").key
    let isShare = unit.contains("%") || unit.contains("percent") || unit.contains("per cent")
    guard let first = percentages.values.min(by: { $0.start < $1.start }), !isOfHundred, !isShare else { return nil }
    let number = SpokenName(String(first.text.dropLast())).text
    return
      "“\(first.text)” on line \(first.line) is a percentage, which \(measure.id) is not: it is read as \(number). "
      + "If the marks themselves were meant, stop here and export those."
  }

  private var absenceRemark: String? {
    guard !absences.isEmpty else { return nil }
    let marks = absences.prefix(5).map { "“\($0.text)” (line \($0.line))" }.spokenAnd
    return
      "\(marks) \(absences.count == 1 ? "is" : "are") read as not measured: \(absent == 1 ? "1 cell" : "\(absent) cells")."
  }
}
