internal import Model

/// One version of a file of figures, taken apart into rows that can be put together with those of another.
struct FigureLines {
  /// A column by its name, and by which of that name it is, from 0.
  struct Column: Hashable {
    let name: String
    let number: Int
  }

  /// A row by its key, and by which of that key it is, from 0.
  struct Name: Hashable {
    let key: Figure.Key
    let number: Int
  }

  /// Blank lines at the end, and whether the last line has a line end.
  struct Tail: Hashable {
    let lines: [[UInt8]]
    let isEnded: Bool
  }

  let columns: [Column]
  let header: FigureRow
  /// The names of the rows, as they stand.
  let order: [Name]
  let rows: [Name: FigureRow]
  let tail: Tail

  /// Nil for what cannot be put together row by row: text that is no table, rows with more cells than the first line has
  /// columns, none that says when it was measured, and what a merge of texts left.
  init?(_ source: SourceText) {
    guard source.mergeConflicts.isEmpty, let table = try? CSVTable(source) else { return nil }
    let fields = [table.header] + table.rows
    let isTable = fields.allSatisfy { row in
      row.count <= table.header.count && row.allSatisfy { FigureLines.isCell($0, in: source) }
    }
    guard isTable, table.header.isEmpty || table.column("occasion") != nil else { return nil }
    var counts: [String: Int] = [:]
    columns = table.header.map { field in
      let name = field.text.trimmingBlanks
      defer { counts[name, default: 0] += 1 }
      return Column(name: name, number: counts[name, default: 0])
    }
    var lead = FigureLines.blankLines(source, source.start, until: table.header.first?.range.lowerBound ?? source.start)
    header = FigureRow(table.header, of: source, in: columns, below: lead)
    var (order, rows): ([Name], [Name: FigureRow]) = ([], [:])
    var numbers: [Figure.Key: Int] = [:]
    for (before, fields) in zip([table.header] + table.rows, table.rows) {
      lead = FigureLines.blankLines(
        source, source.nextLine(FigureLines.end(of: before)), until: fields.first?.range.lowerBound)
      let row = FigureRow(fields, of: source, in: columns, below: lead)
      let key = row.key
      let name = Name(key: key, number: numbers[key, default: 0])
      numbers[key, default: 0] += 1
      order.append(name)
      rows[name] = row
    }
    self.order = order
    self.rows = rows
    let end = fields.last.map(FigureLines.end) ?? source.start
    let rest = table.header.isEmpty ? source.start : source.nextLine(end)
    tail = Tail(
      lines: FigureLines.blankLines(source, rest, until: nil),
      isEnded: source.endsWithLineEnd || source.bytes.count == source.start)
  }

  /// Outside of quotation marks a carriage return is half a line end, wherever the cell is put.
  private static func isCell(_ field: CSVTable.Field, in source: SourceText) -> Bool {
    source.bytes[field.range].first == UInt8(ascii: "\"") || !source.bytes[field.range].contains(UInt8(ascii: "\r"))
  }

  private static func end(of row: [CSVTable.Field]) -> Int { row.last?.range.upperBound ?? 0 }

  /// The lines with nothing in them from an offset on, without their ends.
  private static func blankLines(_ source: SourceText, _ begin: Int, until end: Int?) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line = begin
    while line < end ?? source.bytes.count {
      lines.append(Array(source.bytes[line..<source.lineStop(line)]))
      line = source.nextLine(line)
    }
    return lines
  }
}
