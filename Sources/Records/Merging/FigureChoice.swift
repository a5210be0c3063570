internal import Model

/// What becomes of one row of figures that at least one side has.
enum FigureChoice {
  case gone
  case row(FigureRow)
  /// Both sides say the same, perhaps written differently.
  ///
  /// - before: the row in each base.
  case same(FigureRow, FigureRow, before: [FigureRow?])
  /// Both sides changed it, and not alike.
  case open(FigureDispute)

  /// - Parameter before: the row in each base. Where the bases differ, nobody can tell which side changed it.
  init(_ ours: FigureRow?, _ theirs: FigureRow?, before: [FigureRow?]) {
    let base = before.map { $0?.values }.common == nil ? nil : before.first ?? nil
    switch (ours, theirs) {
    case (nil, nil): self = .gone
    case (let ours?, let theirs?) where ours.values == theirs.values: self = .same(ours, theirs, before: before)
    case (let row?, nil) where base == nil, (nil, let row?) where base == nil: self = .row(row)
    default:
      if ours?.values == base?.values {
        self = theirs.map(FigureChoice.row) ?? .gone
      } else if theirs?.values == base?.values {
        self = ours.map(FigureChoice.row) ?? .gone
      } else {
        self = .open(FigureDispute(ours: ours, theirs: theirs, base: base))
      }
    }
  }

  /// The columns in which it has something.
  var filled: Set<FigureLines.Column> {
    switch self {
    case .gone: []
    case .row(let row), .same(let row, _, before: _): Set(row.values.keys)
    case .open(let dispute): Set(dispute.rows.flatMap(\.values.keys))
    }
  }

  /// The row as it is written among some columns; nil where there is none.
  func written(in columns: [FigureLines.Column]) -> [UInt8]? {
    switch self {
    case .gone: return nil
    case .row(let row): return row.written(in: columns)
    case .same(let mine, let others, before: let before):
      let base = before.map { $0?.written }.common ?? nil
      // Told by how they stand, since columns that are put between the cells change all rows.
      if mine.written != others.written {
        if mine.written == base { return others.written(in: columns) }
        if others.written == base { return mine.written(in: columns) }
      }
      return LayoutChoice.between(mine.written(in: columns), others.written(in: columns), base: nil)
    case .open(let dispute):
      return dispute.rows.map { $0.written(in: columns) }.min { $0.lexicographicallyPrecedes($1) }
    }
  }
}
