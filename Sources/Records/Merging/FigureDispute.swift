internal import Model

/// One row of figures of which the two sides say different things.
struct FigureDispute {
  typealias Column = FigureLines.Column

  /// Nil on the side that took the row away.
  let ours: FigureRow?
  let theirs: FigureRow?
  /// Nil where it was not there, or where nobody can tell.
  let base: FigureRow?

  var rows: [FigureRow] { [ours, theirs].compactMap(\.self) }

  /// - Parameter columns: those of both sides, in the order in which they are told.
  func question(of name: FigureLines.Name, in columns: [Column]) -> MergeQuestion {
    let told = told(columns)
    func text(_ row: FigureRow?) -> String? { row.map { FigureDispute.text(of: $0, in: told) } }
    return MergeQuestion(
      .figure(name.key), number: name.number, base: text(base), ours: text(ours), theirs: text(theirs))
  }

  /// What an answer makes of the row; nil for one that does not fit.
  func answered(_ answer: MergeAnswer, in columns: [Column]) -> FigureChoice? {
    switch answer {
    case .ours: ours.map(FigureChoice.row) ?? .gone
    case .theirs: theirs.map(FigureChoice.row) ?? .gone
    case .both: nil
    case .value(let text): valued(text, in: columns).map(FigureChoice.row)
    }
  }

  /// The cells that the two say differently.
  private func differing(_ columns: [Column]) -> [Column] {
    guard let ours, let theirs else { return [] }
    return columns.filter { ours.values[$0] != theirs.values[$0] }
  }

  /// The cells that are told: those that differ; all figures where one side has no row.
  private func told(_ columns: [Column]) -> [Column] {
    let differing = differing(columns)
    if !differing.isEmpty { return differing }
    let filled = Set((rows + [base].compactMap(\.self)).flatMap(\.values.keys))
    return columns.filter { filled.contains($0) && !FigureRow.keyColumns.contains($0.name) }
  }

  /// As `mean 31.4, n 24`.
  private static func text(of row: FigureRow, in columns: [Column]) -> String {
    let cells = columns.map { column in
      guard let text = row.texts[column] else { return "no \(column.name)" }
      return "\(column.name) " + (text.contains(",") ? "“\(text)”" : text)
    }
    return cells.isEmpty ? "no figures" : cells.joined(separator: ", ")
  }

  // MARK: - A value that somebody writes

  /// The row with what somebody wrote for the cell that differs, or for cells that are named.
  ///
  /// Nil where a cell that differs stays undecided, or a name is no column.
  private func valued(_ text: String, in columns: [Column]) -> FigureRow? {
    let differing = differing(columns)
    let carrier = rows.min { $0.written(in: columns).lexicographicallyPrecedes($1.written(in: columns)) }
    guard let carrier else { return nil }
    if let named = named(text, in: columns), differing.allSatisfy({ named[$0] != nil }) {
      return carrier.putting(named, in: columns)
    }
    guard differing.count == 1 else { return nil }
    return carrier.putting([differing[0]: text], in: columns)
  }

  /// The cells of `mean=31.4 n=24`; nil for a text that does not name columns.
  private func named(_ text: String, in columns: [Column]) -> [Column: String]? {
    guard let pairs = NamedCells(text)?.pairs, !pairs.isEmpty else { return nil }
    var cells: [Column: String] = [:]
    for (name, value) in pairs {
      let column = Column(name: name, number: 0)
      guard columns.contains(column), !FigureRow.keyColumns.contains(name) else { return nil }
      guard cells.updateValue(value, forKey: column) == nil else { return nil }
    }
    return cells
  }
}
