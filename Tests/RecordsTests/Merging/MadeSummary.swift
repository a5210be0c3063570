import Records

/// A made summary of a measure that several machines write schools into.
struct MadeSummary {
  struct Line: Hashable {
    /// As they stand in a row.
    var schools: [String]
    var definition: String
    var batches: String
    var occasion: String
    var n: Int
    var value: Int
    /// Numbers as a spreadsheet writes them.
    var hasNoughts = false
  }

  enum Kind: CaseIterable { case sums, moves, points }

  let kind: Kind
  var lines: Set<Line> = []
  var hasMark = false
  var lineEnd = "\n"

  private static let schools = ["", "Ash School", "Elm School", "Fir School", "Lime School"]

  init(_ dice: inout Dice) {
    kind = dice.pick(Kind.allCases)
    hasMark = dice.once(in: 6)
    lineEnd = dice.once(in: 5) ? "\r\n" : "\n"
    for _ in 0..<dice.roll(4) { addSchool(&dice) }
  }

  func edited(_ dice: inout Dice, _ times: Int) -> MadeSummary {
    var made = self
    for _ in 0..<times { made.edit(&dice) }
    return made
  }

  private mutating func edit(_ dice: inout Dice) {
    let all = lines.sorted { $0.written < $1.written }
    switch dice.roll(all.isEmpty ? 3 : 8) {
    case 0: hasMark.toggle()
    case 1: lineEnd = lineEnd == "\n" ? "\r\n" : "\n"
    case 2: addSchool(&dice)
    case 3:
      let gone = dice.pick(all)
      lines = lines.filter { $0.schools != gone.schools }
    case 4:
      var line = dice.pick(all)
      lines.remove(line)
      line.hasNoughts.toggle()
      lines.insert(line)
    case 5: poolTwo(&dice, all)
    default:
      // Another import: all rows of a school are made anew.
      let line = dice.pick(all)
      let mine = lines.filter { $0.schools == line.schools && $0.definition == line.definition }
      let (n, value, batch) = (
        6 + dice.roll(4), 1 + dice.roll(3), dice.pick(["aaaaaaaa", "bbbbbbbb", "aaaaaaaa bbbbbbbb"])
      )
      for var line in mine {
        lines.remove(line)
        (line.n, line.value, line.batches) = (n, value, batch)
        lines.insert(line)
      }
    }
  }

  private mutating func addSchool(_ dice: inout Dice) {
    let school = dice.pick(Self.schools)
    let definition = dice.pick(["", "", "2"])
    if lines.contains(where: { $0.schools.contains(school) && $0.definition == definition }) { return }
    let (batch, n) = (dice.pick(["aaaaaaaa", "bbbbbbbb"]), 6 + dice.roll(4))
    for occasion in ["after", "later"].prefix(1 + dice.roll(2)) {
      lines.insert(
        Line(
          schools: [school], definition: definition, batches: batch, occasion: occasion, n: n, value: 1 + dice.roll(3)))
    }
  }

  /// What becomes of schools that are too small alone.
  private mutating func poolTwo(_ dice: inout Dice, _ all: [Line]) {
    let (one, other) = (dice.pick(all), dice.pick(all))
    let schools = Set(one.schools + other.schools)
    if schools.contains("") || one.definition != other.definition { return }
    lines = lines.filter { $0.definition != one.definition || schools.isDisjoint(with: $0.schools) }
    var together = one
    together.schools = schools.sorted()
    (together.n, together.batches) = (one.n + other.n, "aaaaaaaa bbbbbbbb")
    lines.insert(together)
  }

  var source: SourceText {
    get throws {
      let columns = SummaryTable.columns(kind.table).joined(separator: ",")
      // In the order of the program, as every summary is written.
      let text = ([columns] + lines.flatMap { $0.rows(kind) }).map { $0 + "\n" }.joined()
      let table = try RecordReader.summary(SourceText(path: "m.summary.csv", text: text)).value
      let ordered = table?.text(lineEnd: lineEnd) ?? text
      return try SourceText(path: "m.summary.csv", text: (hasMark ? "\u{FEFF}" : "") + ordered)
    }
  }
}

extension MadeSummary.Kind {
  var table: SummaryTable.Kind {
    switch self {
    case .sums: .sums
    case .moves: .moves
    case .points: .points
    }
  }
}

extension MadeSummary.Line {
  fileprivate var written: String { "\(schools) \(definition) \(batches) \(occasion) \(n) \(value) \(hasNoughts)" }

  /// As everybody who had 2 before has `value` more after.
  fileprivate func rows(_ kind: MadeSummary.Kind) -> [String] {
    let people = schools.joined(separator: " + ") + ",,,"
    let (zeros, after) = (hasNoughts ? ".0" : "", 2 + value)
    switch kind {
    case .sums:
      let (from, to) = ("\(2 * n)\(zeros),\(4 * n)", "\(after * n),\(after * after * n)")
      let matched = [2 * n, after * n, 4 * n, after * after * n, 2 * after * n].map(String.init).joined(separator: ",")
      return [
        "\(people),before,\(occasion),\(definition),\(batches),\(n),\(from),\(n),\(to),\(n),\(matched),\(n),0,0,,,,"
      ]
    case .moves:
      return [0, 1].map { level in
        "\(people),before,\(occasion),\(definition),\(batches),\(level)\(zeros),\(value),\(n + level)"
      }
    case .points: return ["\(people),\(occasion),\(definition),\(batches),\(n),\(value)\(zeros)"]
    }
  }
}
