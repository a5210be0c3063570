internal import Model

/// The cells of one row of a summary, and what is wrong with them.
struct SummaryCells {
  static let remedy =
    "A summary is made by the program: take it back as it was saved, or import the rows again where they are kept."

  private let table: CSVTable
  private let fields: [CSVTable.Field]
  private(set) var problems: [Problem] = []
  /// Whether cells may stand in the wrong columns, so that nothing more is said of them.
  private var isTorn = false

  init(table: CSVTable, fields: [CSVTable.Field]) {
    self.table = table
    self.fields = fields
    if fields.count != table.header.count {
      report(
        "summary_cells", at: start, "This row has \(fields.count) cells and the first line \(table.header.count).",
        Self.remedy)
      isTorn = true
    }
  }

  mutating func content(_ kind: SummaryTable.Kind) -> SummaryTable.Content {
    let key = key(kind)
    let origin = Summary.Origin(
      definition: text("definition"),
      batches: text("batches")?.split(separator: " ").map(String.init) ?? [])
    switch kind {
    case .sums:
      var sums = sums(key)
      sums.origin = origin
      refuseContradictions(sums)
      return .sums(sums)
    case .moves:
      var move = Summary.Move(key: key, from: level("from_level"), to: level("to_level"), n: count("n"))
      move.origin = origin
      if move.from == .absent, move.to == .absent {
        contradiction("n", "Nobody can be counted who was measured at neither occasion.")
      }
      return .move(move)
    case .points:
      var point = Summary.Point(key: key, n: count("n"), sum: number("sum"))
      point.origin = origin
      if point.n == 0, point.sum.mantissa != 0 { contradiction("sum", "Nobody was measured, but there is a sum.") }
      return .point(point)
    }
  }

  private mutating func key(_ kind: SummaryTable.Kind) -> Summary.Key {
    let start = kind == .points ? "occasion" : "from"
    let key = Summary.Key(
      school: text("school"), group: text("group"), subgroupBy: text("subgroup_by"), subgroup: text("subgroup"),
      from: text(start) ?? "", to: text("to"))
    if key.from.isEmpty {
      report("missing_occasion", at: at(start), "This row does not say when it was measured.", Self.remedy)
    }
    if key.subgroupBy != nil, key.subgroup == nil {
      report("half_subgroup", at: at("subgroup_by"), "This row does not say which pupil group it is.", Self.remedy)
    }
    return key
  }

  private mutating func sums(_ key: Summary.Key) -> Summary.Sums {
    var sums = Summary.Sums(key: key)
    sums.nFrom = count("n_from")
    sums.sumFromAll = maybe("sum_from_all")
    sums.sumsqFromAll = maybe("sumsq_from_all")
    sums.nTo = count("n_to")
    sums.sumToAll = maybe("sum_to_all")
    sums.sumsqToAll = maybe("sumsq_to_all")
    sums.n = count("n")
    sums.sumFrom = number("sum_from")
    sums.sumTo = number("sum_to")
    sums.sumsqFrom = number("sumsq_from")
    sums.sumsqTo = number("sumsq_to")
    sums.sumProduct = number("sum_product")
    (sums.up, sums.same, sums.down) = (count("up"), count("same"), count("down"))
    sums.atMinFrom = maybeCount("at_min_from")
    sums.atMaxFrom = maybeCount("at_max_from")
    sums.atMinTo = maybeCount("at_min_to")
    sums.atMaxTo = maybeCount("at_max_to")
    return sums
  }

  // MARK: - What cannot be

  private mutating func refuseContradictions(_ sums: Summary.Sums) {
    guard problems.isEmpty else { return }
    if sums.n > min(sums.nFrom, sums.nTo) {
      contradiction("n", "More people were measured twice (\(sums.n)) than once.")
    }
    if sums.up + sums.same + sums.down != sums.n {
      contradiction("up", "Up, same and down do not add up to the \(sums.n) who were measured twice.")
    }
    for (column, count, of) in [
      ("at_min_from", sums.atMinFrom, sums.nFrom), ("at_max_from", sums.atMaxFrom, sums.nFrom),
      ("at_min_to", sums.atMinTo, sums.nTo), ("at_max_to", sums.atMaxTo, sums.nTo),
    ] where count ?? 0 > of {
      contradiction(column, "More people are at this end of the scale than were measured.")
    }
    for (column, n, sum, squares) in [
      ("sumsq_from_all", sums.nFrom, sums.sumFromAll, sums.sumsqFromAll),
      ("sumsq_to_all", sums.nTo, sums.sumToAll, sums.sumsqToAll),
      ("sumsq_from", sums.n, sums.sumFrom, sums.sumsqFrom), ("sumsq_to", sums.n, sums.sumTo, sums.sumsqTo),
    ] where !SummaryCells.isPossible(n, sum, squares) {
      contradiction(column, "No \(n) values have this sum and this sum of squares.")
    }
    for (column, n, all, matched) in [
      ("sum_from_all", sums.nFrom, sums.sumFromAll, sums.sumFrom),
      ("sum_to_all", sums.nTo, sums.sumToAll, sums.sumTo),
    ] where n == sums.n && all.map({ $0.reduced != matched.reduced }) ?? false {
      contradiction(column, "Everybody was measured twice, but the two sums differ.")
    }
  }

  /// The squares of n numbers add up to a n-th of the square of their sum at least; what leaves 128 bits is believed.
  private static func isPossible(_ n: Int, _ sum: ExactNumber?, _ squares: ExactNumber?) -> Bool {
    guard let sum, let squares else { return true }
    if n == 0 { return sum.mantissa == 0 && squares.mantissa == 0 }
    guard let least = sum.multiplied(by: sum), let most = squares.multiplied(by: ExactNumber(n)),
      let difference = most.adding(ExactNumber(mantissa: -least.mantissa, places: least.places))
    else { return true }
    return difference.mantissa >= 0
  }

  private mutating func contradiction(_ column: String, _ message: String) {
    report("summary_contradiction", at: at(column), message, Self.remedy)
  }

  // MARK: - Cells

  private var start: Int { fields.first?.range.lowerBound ?? table.source.start }

  private func field(_ name: String) -> CSVTable.Field? {
    table.column(name).flatMap { $0 < fields.count ? fields[$0] : nil }
  }

  private func at(_ name: String) -> Int { field(name)?.range.lowerBound ?? start }

  private func text(_ name: String) -> String? {
    guard let text = field(name)?.text.trimmingBlanks, !text.isEmpty else { return nil }
    return text
  }

  private mutating func level(_ name: String) -> Summary.Move.Level {
    guard let word = text(name) else { return .absent }
    return word == Summary.Move.Level.withheldMark ? .withheld : .level(number(name).reduced)
  }

  private mutating func maybe(_ name: String) -> ExactNumber? { text(name) == nil ? nil : number(name) }

  private mutating func maybeCount(_ name: String) -> Int? { text(name) == nil ? nil : count(name) }

  private mutating func number(_ name: String) -> ExactNumber {
    let word = text(name) ?? ""
    if let number = ExactNumber(sum: word) { return number }
    report(
      "not_a_number", at: at(name), word.isEmpty ? "A number is missing here." : "“\(word)” is no number.", Self.remedy)
    return .zero
  }

  private mutating func count(_ name: String) -> Int {
    let number = number(name)
    if let whole = number.whole, whole >= 0 { return whole }
    report("not_whole", at: at(name), "“\(number)” is no number of people.", Self.remedy)
    return 0
  }

  mutating func report(_ code: String, at offset: Int, _ message: String, _ remedy: String) {
    if isTorn { return }
    problems.append(table.source.problem(.error, code, at: offset, message, remedy))
  }
}
