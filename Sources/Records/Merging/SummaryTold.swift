internal import Model

/// The sums of a unit as a question tells them: how many people, of which imports.
struct SummaryTold {
  private let rows: [SummaryTable.Row]

  init(_ rows: [SummaryTable.Row]) { self.rows = rows }

  /// Each version as `24 people, batches a b`; where two say the same of different sums, with what differs first.
  ///
  /// - Parameter versions: before, on our side, on theirs; nil where there are no such rows.
  static func texts(_ versions: [SummaryTold?]) -> [String?] {
    let short = versions.map { $0?.short }
    let sides = versions.dropFirst().compactMap(\.self)
    guard sides.count == 2, sides[0].short == sides[1].short else { return short }
    if sides[0].rows.count != sides[1].rows.count {
      return versions.map { $0.map { "\($0.short), \($0.rows.count) rows" } }
    }
    guard let place = sides[0].differing(from: sides[1]) else { return short }
    return versions.map { $0.map { told in told.cell(place).map { "\(told.short), \($0)" } ?? told.short } }
  }

  private var short: String {
    let batches = Set(rows.flatMap(\.content.origin.batches)).sorted()
    let imports = batches.isEmpty ? [] : [(batches.count == 1 ? "batch " : "batches ") + batches.joined(separator: " ")]
    return ([people == 1 ? "1 person" : "\(people) people"] + imports).joined(separator: ", ")
  }

  /// How many people its rows count: of everybody, at the points of measurement that have most.
  private var people: Int {
    struct Span: Hashable {
      let from: String
      let to: String?
    }
    var spans: [Span: (whole: Int, groups: Int)] = [:]
    for row in rows where row.content.key.subgroup == nil {
      let key = row.content.key
      let counted = row.content.people
      var span = spans[Span(from: key.from, to: key.to)] ?? (0, 0)
      if key.group == nil { span.whole += counted } else { span.groups += counted }
      spans[Span(from: key.from, to: key.to)] = span
    }
    return spans.values.map { $0.whole > 0 ? $0.whole : $0.groups }.max() ?? 0
  }

  // MARK: - What differs

  private struct Spot {
    let row: Int
    let column: Int
  }

  private func differing(from other: SummaryTold) -> Spot? {
    for (row, (mine, others)) in zip(rows, other.rows).enumerated() {
      let pairs = zip(mine.content.cells, others.content.cells)
      if let column = pairs.enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
        return Spot(row: row, column: column)
      }
    }
    return nil
  }

  /// As `sum_to 754`.
  private func cell(_ spot: Spot) -> String? {
    guard spot.row < rows.count else { return nil }
    let content = rows[spot.row].content
    let (names, cells) = (SummaryTable.columns(content.kind), content.cells)
    guard spot.column < min(names.count, cells.count) else { return nil }
    return cells[spot.column].isEmpty ? "no \(names[spot.column])" : "\(names[spot.column]) \(cells[spot.column])"
  }
}

extension SummaryTable.Content {
  fileprivate var kind: SummaryTable.Kind {
    switch self {
    case .sums: .sums
    case .move: .moves
    case .point: .points
    }
  }

  /// How many people were measured, at the end that has more.
  fileprivate var people: Int {
    switch self {
    case .sums(let sums): max(sums.nFrom, sums.nTo)
    case .move(let move): move.n
    case .point(let point): point.n
    }
  }
}

extension [SummaryTable.Row] {
  /// What the rows say, however they are written.
  var contents: [[String]] { map(\.content.cells) }

  /// How they are written.
  var texts: [String] { map(\.text) }

  static func isBefore(_ one: [String], _ other: [String]) -> Bool { one.lexicographicallyPrecedes(other) }
}
