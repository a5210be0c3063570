internal import Model

/// One row of figures of one version of their file, or its first line.
struct FigureRow {
  typealias Column = FigureLines.Column

  /// The columns that its cells stand in.
  private var columns: [Column]
  /// As they are written.
  private var cells: [[UInt8]]
  /// Those that are filled, as they are read: without blanks around, with plain line ends.
  private(set) var texts: [Column: String] = [:]
  /// What those mean: the same number is the same, however it is written.
  private(set) var values: [Column: [UInt8]] = [:]
  /// Blank lines above it.
  let lead: [[UInt8]]

  init(_ fields: [CSVTable.Field], of source: SourceText, in columns: [Column], below lead: [[UInt8]]) {
    self.columns = columns
    self.lead = lead
    cells = fields.map { Array(source.bytes[$0.range]) }
    for (column, field) in zip(columns, fields) { put(field.text, in: column) }
  }

  private mutating func put(_ text: String, in column: Column) {
    let text = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n").trimmingBlanks
    texts[column] = text.isEmpty ? nil : text
    values[column] = text.isEmpty ? nil : Array(FigureRow.meaning(of: text, in: column).utf8)
  }

  private static func meaning(of text: String, in column: Column) -> String {
    guard FigureRow.numbers.contains(column.name), let number = ExactNumber(text) else { return text }
    return number.reduced.description
  }

  private static let numbers: Set<String> = ["n", "mean", "sd", "count", "of", "change", "elapsed_months"]

  // MARK: - What it is of

  /// The columns that tell what a row is a figure of.
  static let keyColumns: Set<String> = ["occasion", "group", "subgroup_by", "subgroup", "school", "definition"]

  var key: Figure.Key {
    func text(_ name: String) -> String? { texts[Column(name: name, number: 0)] }
    var figure = Figure(occasion: text("occasion") ?? "")
    (figure.group, figure.subgroupBy, figure.subgroup) = (text("group"), text("subgroup_by"), text("subgroup"))
    (figure.school, figure.definition) = (text("school"), text("definition"))
    return figure.key
  }

  // MARK: - Writing

  /// The row as it stands, without its line end.
  var written: [UInt8] { Array(cells.joined(separator: [UInt8(ascii: ",")])) }

  /// The row among other columns: as it stands where its own come first, else with the commas that it needs.
  func written(in others: [Column]) -> [UInt8] { placed(in: others).written }

  private func placed(in others: [Column]) -> FigureRow {
    var row = FigureRow(self, in: others)
    if others.starts(with: columns) { return row }
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, $0.offset) })
    var moved = others.map { column in places[column].flatMap { $0 < cells.count ? cells[$0] : nil } }
    while moved.count > 1, moved.last == .some(nil) { moved.removeLast() }
    row.cells = moved.map { $0 ?? [] }
    return row
  }

  private init(_ row: FigureRow, in others: [Column]) {
    self = row
    columns = others
  }

  /// The row with other texts in some cells.
  func putting(_ changed: [Column: String], in others: [Column]) -> FigureRow {
    var row = placed(in: others)
    for (place, column) in others.enumerated() {
      guard let text = changed[column] else { continue }
      while row.cells.count <= place { row.cells.append([]) }
      row.cells[place] = Array(CSVTable.quoted(text).utf8)
      row.put(text, in: column)
    }
    return row
  }

  /// The cell of a column as it is written; nil where there is none.
  func cell(of column: Column) -> [UInt8]? {
    columns.firstIndex(of: column).flatMap { $0 < cells.count ? cells[$0] : nil }
  }
}
