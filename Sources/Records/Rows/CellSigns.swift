internal import Model

/// What cells with values have beside figures: signs of per cent, marks of absence.
struct CellSigns {
  private struct Cell {
    let text: String
    let line: Int
    let start: Int

    var words: String { "“\(text)” on line \(line)" }
  }

  /// The cells of one kind in a column: how many, and the first of them.
  private struct Kind {
    private(set) var count = 0
    private(set) var first: [Cell] = []

    /// So many are named.
    static let named = 5

    mutating func take(_ table: RowTable, _ cell: RowCell, _ line: Int) {
      count += 1
      if first.count < Kind.named { first.append(Cell(text: table.text(cell), line: line, start: cell.start)) }
    }

    /// `“12” on line 2, “14” on line 7 and 3 more`
    var words: String {
      let cells = first.map(\.words)
      return count > first.count
        ? cells.joined(separator: ", ") + " and \(count - first.count) more" : cells.spokenAnd
    }
  }

  /// Of each column: the cells with a sign of per cent, and the numbers without.
  private var percentages: [Int: Kind] = [:]
  private var plain: [Int: Kind] = [:]
  private var absences: [(text: String, line: Int)] = []
  private var absent = 0

  mutating func take(_ table: RowTable, _ cell: RowCell, _ column: Int, _ line: Int, _ reader: RowValueReader) {
    guard !cell.isEmpty else { return }
    let last = table.bytes[cell.end - 1]
    if last == UInt8(ascii: "%") {
      percentages[column, default: Kind()].take(table, cell, line)
    } else if last &- UInt8(ascii: "0") <= 9 {
      plain[column, default: Kind()].take(table, cell, line)
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
      let arePercentagesRare = percentage.count <= other.count
      let (rare, usual) = arePercentagesRare ? (percentage, other) : (other, percentage)
      guard let first = rare.first.first, let example = usual.first.first else { continue }
      return table.problem(
        .error, "percent_mixed", at: first.start, line: first.line,
        "\(rare.count) \(rare.count == 1 ? "cell" : "cells") of “\(table.header[column])” "
          + (arePercentagesRare
            ? rare.count == 1 ? "is a percentage" : "are percentages"
            : rare.count == 1 ? "is no percentage" : "are no percentages")
          + " (\(rare.words)), and \(usual.count) "
          + (arePercentagesRare ? usual.count == 1 ? "is none" : "are none" : usual.count == 1 ? "is one" : "are")
          + ", as \(example.words).",
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
    let cells = percentages.values.compactMap(\.first.first)
    guard let first = cells.min(by: { $0.start < $1.start }), !isOfHundred, !isShare else { return nil }
    let number = SpokenName(String(first.text.dropLast())).text
    return
      "\(first.words) is a percentage, which \(measure.id) is not: it is read as \(number). If the marks themselves were "
      + "meant, stop here and export those."
  }

  private var absenceRemark: String? {
    guard !absences.isEmpty else { return nil }
    let marks = absences.prefix(5).map { "“\($0.text)” (line \($0.line))" }.spokenAnd
    return
      "\(marks) \(absences.count == 1 ? "is" : "are") read as not measured: \(absent == 1 ? "1 cell" : "\(absent) cells")."
  }
}
