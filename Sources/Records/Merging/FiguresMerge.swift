internal import Model

/// The merge of `measures/<id>.figures.csv` by what each row is a figure of, with a row as one unit.
struct FiguresMerge {
  typealias Column = FigureLines.Column
  typealias Name = FigureLines.Name

  private let bases: [FigureLines?]
  private let ours: FigureLines
  private let theirs: FigureLines
  private let frame: TableFrame
  /// Those of both sides, in their order together.
  private let columns: [Column]

  /// Nil where a version cannot be put together row by row.
  init?(_ ours: SourceText, _ theirs: SourceText, bases: [SourceText?]) {
    guard let one = FigureLines(ours), let other = FigureLines(theirs), !one.columns.isEmpty, !other.columns.isEmpty
    else {
      return nil
    }
    var read: [FigureLines?] = []
    for base in bases {
      guard let base else {
        read.append(nil)
        continue
      }
      guard let lines = FigureLines(base) else { return nil }
      read.append(lines)
    }
    (self.bases, self.ours, self.theirs) = (read, one, other)
    frame = TableFrame(ours, theirs, bases: bases)
    columns = TableOrder(
      base: read.map { $0?.columns }.common ?? nil, ours: one.columns, theirs: other.columns, isBefore: <
    ).merged(keeping: Set(one.columns + other.columns))
  }

  func merged(_ answer: (MergeQuestion) -> MergeAnswer?) -> MergedText {
    var rows: [Name: FigureChoice] = [:]
    for name in Set(ours.order + theirs.order) {
      let choice = FigureChoice(ours.rows[name], theirs.rows[name], before: bases.map { $0?.rows[name] })
      if case .gone = choice { continue }
      rows[name] = choice
    }
    let order = order(of: Set(rows.keys))
    var questions: [MergeQuestion] = []
    for name in order {
      guard case .open(let dispute)? = rows[name] else { continue }
      let question = dispute.question(of: name, in: columns)
      if let decided = answer(question).flatMap({ dispute.answered($0, in: columns) }) {
        rows[name] = decided
      } else {
        questions.append(question)
      }
    }
    return MergedText(bytes: bytes(of: rows, in: order), questions: questions)
  }

  /// The rows in their order; those of one key by their numbers, so that they are known again by them.
  private func order(of names: Set<Name>) -> [Name] {
    let order = TableOrder(
      base: bases.map { $0?.order }.common ?? nil, ours: ours.order, theirs: theirs.order, isBefore: <
    ).merged(keeping: names)
    if order.allSatisfy({ $0.number == 0 }) { return order }
    var numbered = Dictionary(grouping: order, by: \.key).mapValues { $0.sorted(by: >) }
    return order.map { numbered[$0.key]?.popLast() ?? $0 }
  }

  // MARK: - Writing

  private func bytes(of rows: [Name: FigureChoice], in order: [Name]) -> [UInt8] {
    let columns = kept(rows.values)
    var lines = LayoutChoice.between(
      ours.header.lead, theirs.header.lead, base: bases.map { $0?.header.lead }.common ?? nil)
    if !columns.isEmpty { lines.append(Array(columns.map(heading).joined(separator: [UInt8(ascii: ",")]))) }
    for name in order {
      guard let row = rows[name]?.written(in: columns) else { continue }
      lines += lead(name) + [row]
    }
    let tail = LayoutChoice.between(
      ours.tail, theirs.tail, base: bases.map { $0?.tail }.common ?? nil, isBefore: FigureLines.Tail.isBefore)
    return frame.bytes(of: lines + tail.lines, isEnded: tail.isEnded)
  }

  /// The blank lines above a row.
  private func lead(_ name: Name) -> [[UInt8]] {
    switch (ours.rows[name]?.lead, theirs.rows[name]?.lead) {
    case (let mine?, let others?):
      LayoutChoice.between(mine, others, base: bases.map { $0?.rows[name]?.lead }.common ?? nil)
    case (let lines?, nil), (nil, let lines?): lines
    case (nil, nil): []
    }
  }

  /// The columns that stay: one that a side took away does where the other filled a cell of it.
  private func kept(_ rows: some Sequence<FigureChoice>) -> [Column] {
    let shared = Set(ours.columns).intersection(theirs.columns)
    let former = bases.map { $0.map { Set($0.columns) } }.common ?? nil
    let filled = rows.reduce(into: Set<Column>()) { $0.formUnion($1.filled) }
    return columns.filter { shared.contains($0) || filled.contains($0) || !(former?.contains($0) ?? false) }
  }

  /// The cell of the first line, as it is written.
  private func heading(_ column: Column) -> [UInt8] {
    let before = bases.map { $0?.header.cell(of: column) }.common ?? nil
    switch (ours.header.cell(of: column), theirs.header.cell(of: column)) {
    case (let mine?, let others?): return LayoutChoice.between(mine, others, base: before)
    case (let cell?, nil), (nil, let cell?): return cell
    case (nil, nil): return []
    }
  }
}

extension FigureLines.Name: Comparable {
  /// In byte order of what the rows are figures of.
  static func < (one: FigureLines.Name, other: FigureLines.Name) -> Bool {
    for (part, another) in zip(one.parts, other.parts) where part != another { return part < another }
    return one.number < other.number
  }

  private var parts: [String] {
    [key.occasion, key.group ?? "", key.subgroupBy ?? "", key.subgroup ?? "", key.school ?? "", key.definition ?? ""]
  }
}

extension FigureLines.Column: Comparable {
  /// As a new file has them, then by name.
  static func < (one: FigureLines.Column, other: FigureLines.Column) -> Bool {
    (one.place, one.name, one.number) < (other.place, other.name, other.number)
  }

  private var place: Int { Figure.columns.firstIndex(of: name) ?? Figure.columns.count }
}

extension FigureLines.Tail {
  static func isBefore(_ one: FigureLines.Tail, _ other: FigureLines.Tail) -> Bool {
    if one.isEnded != other.isEnded { return one.isEnded }
    return one.lines.lexicographicallyPrecedes(other.lines) { $0.lexicographicallyPrecedes($1) }
  }
}
