package import Model

/// `measures/<id>.summary.csv` row by row, each with the text that it is written as.
///
/// A machine rewrites only the schools whose rows it holds: what stands there of others keeps its text, byte for byte.
package struct SummaryTable: Hashable, Sendable {
  /// What the rows hold, by the scale of the measure.
  package enum Kind: Hashable, Sendable, CaseIterable { case sums, moves, points }

  package enum Content: Hashable, Sendable {
    case sums(Summary.Sums)
    case move(Summary.Move)
    case point(Summary.Point)
  }

  package struct Row: Hashable, Sendable {
    package let content: Content
    /// As it stands in the file, without the line end.
    package let text: String

    package init(_ content: Content, text: String) {
      self.content = content
      self.text = text
    }
  }

  package let kind: Kind
  package private(set) var rows: [Row]

  package init(_ kind: Kind, rows: [Row]) {
    self.kind = kind
    self.rows = rows
  }

  /// The rows of a summary, each as it is written.
  package init(_ summary: Summary) {
    switch summary.rows {
    case .sums(let sums): self.init(.sums, contents: sums.map(Content.sums))
    case .moves(let moves): self.init(.moves, contents: moves.map(Content.move))
    case .points(let points): self.init(.points, contents: points.map(Content.point))
    }
  }

  private init(_ kind: Kind, contents: [Content]) {
    self.kind = kind
    rows = contents.map { Row($0, text: $0.cells.map(CSVTable.quoted).joined(separator: ",")) }
  }

  /// The values of the rows.
  package var summary: Summary {
    switch kind {
    case .sums: Summary(.sums(rows.compactMap { if case .sums(let sums) = $0.content { sums } else { nil } }))
    case .moves: Summary(.moves(rows.compactMap { if case .move(let move) = $0.content { move } else { nil } }))
    case .points: Summary(.points(rows.compactMap { if case .point(let point) = $0.content { point } else { nil } }))
    }
  }

  /// The file in its one order: by definition, the first one first, then by key; `lineEnd` after each row.
  package func text(lineEnd: String = "\n") -> String {
    let lines = [SummaryTable.columns(kind).joined(separator: ",")] + rows.sorted().map(\.text)
    return lines.map { $0 + lineEnd }.joined()
  }

  /// The rows that are wanted, and those of another table of the same kind.
  package func keeping(_ isWanted: (Row) -> Bool, adding other: SummaryTable) -> SummaryTable {
    SummaryTable(kind, rows: rows.filter(isWanted) + other.rows)
  }
}

extension SummaryTable {
  private static let people = ["school", "group", "subgroup_by", "subgroup"]
  private static let origin = ["definition", "batches"]

  /// The first line of a file of this kind.
  package static func columns(_ kind: Kind) -> [String] {
    switch kind {
    case .sums:
      people + ["from", "to"] + origin + [
        "n_from", "sum_from_all", "sumsq_from_all", "n_to", "sum_to_all", "sumsq_to_all", "n", "sum_from", "sum_to",
        "sumsq_from", "sumsq_to", "sum_product", "up", "same", "down", "at_min_from", "at_max_from", "at_min_to",
        "at_max_to",
      ]
    case .moves: people + ["from", "to"] + origin + ["from_level", "to_level", "n"]
    case .points: people + ["occasion"] + origin + ["n", "sum"]
    }
  }
}

extension SummaryTable.Kind {
  package init(_ scale: Measure.Scale) {
    switch scale {
    case .continuous: self = .sums
    case .binary, .likert: self = .moves
    case .series: self = .points
    }
  }
}

extension SummaryTable.Content {
  package var key: Summary.Key {
    switch self {
    case .sums(let sums): sums.key
    case .move(let move): move.key
    case .point(let point): point.key
    }
  }

  package var origin: Summary.Origin {
    switch self {
    case .sums(let sums): sums.origin
    case .move(let move): move.origin
    case .point(let point): point.origin
    }
  }

  /// The two levels of a move; none of the others.
  var levels: [Summary.Move.Level] {
    if case .move(let move) = self { [move.from, move.to] } else { [] }
  }

  /// In the order of the columns.
  var cells: [String] {
    let people = [key.school, key.group, key.subgroupBy, key.subgroup].map { $0 ?? "" }
    let source = [origin.definition ?? "", origin.batches.joined(separator: " ")]
    switch self {
    case .sums(let sums): return people + [key.from, key.to ?? ""] + source + sums.cells
    case .move(let move):
      return people + [key.from, key.to ?? ""] + source + [move.from.cell, move.to.cell, String(move.n)]
    case .point(let point): return people + [key.from] + source + [String(point.n), point.sum.reduced.description]
    }
  }
}

extension Summary.Sums {
  fileprivate var cells: [String] {
    func cell(_ number: ExactNumber?) -> String { number?.reduced.description ?? "" }
    func cell(_ count: Int?) -> String { count.map(String.init) ?? "" }
    return [
      cell(nFrom), cell(sumFromAll), cell(sumsqFromAll), cell(nTo), cell(sumToAll), cell(sumsqToAll), cell(n),
      cell(sumFrom), cell(sumTo), cell(sumsqFrom), cell(sumsqTo), cell(sumProduct), cell(up), cell(same), cell(down),
      cell(atMinFrom), cell(atMaxFrom), cell(atMinTo), cell(atMaxTo),
    ]
  }
}

extension Summary.Move.Level {
  /// What stands for the answers of people who are too few to be told apart.
  static let withheldMark = "*"

  fileprivate var cell: String {
    switch self {
    case .level(let level): level.reduced.description
    case .absent: ""
    case .withheld: Self.withheldMark
    }
  }
}

extension SummaryTable.Row: Comparable {
  package static func < (one: SummaryTable.Row, other: SummaryTable.Row) -> Bool {
    let (first, second) = (one.content, other.content)
    let definitions = [first, second].map { $0.origin.definition ?? "" }
    // Definitions are numbered, so that 10 comes after 9.
    if definitions[0] != definitions[1] {
      return (definitions[0].count, definitions[0]) < (definitions[1].count, definitions[1])
    }
    if first.key != second.key { return first.key < second.key }
    for (level, another) in zip(first.levels, second.levels) where level != another { return level < another }
    return one.text < other.text
  }
}
