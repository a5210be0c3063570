import Model
import Testing

/// Rows and what they add up to.
struct SummaryTests {
  /// Rows as `school group subgroup: before after …`, `-` for no value.
  private func observed(_ occasions: [String], _ rows: [String]) -> Observations {
    let cells = rows.map { $0.split(separator: " ").map(String.init) }
    func names(_ column: Int) -> [String] { Set(cells.map { $0[column] }).subtracting(["-"]).sorted() }
    func places(_ column: Int) -> [Int32] {
      cells.map { row in Int32(names(column).firstIndex(of: row[column]) ?? -1) }
    }
    return Observations(
      occasions: occasions, groups: names(1), schools: names(0), group: places(1), school: places(0),
      subgroups: [.init(name: "subgroup", values: names(2), member: places(2))],
      values: occasions.indices.map { occasion in
        cells.map { row in
          ExactNumber(row[3 + occasion]).map { .init(mantissa: Int64($0.mantissa), places: UInt8($0.places)) }
            ?? .missing
        }
      })
  }

  private func measure(_ scale: Measure.Scale) throws -> Measure {
    Measure(id: try #require(Slug("m")), title: "M", scale: scale)
  }

  private func sums(_ summary: Summary) throws -> [Summary.Sums] {
    guard case .sums(let rows) = summary.rows else { throw WrongKind() }
    return rows
  }

  @Test func `values add up exactly, the matched apart from those seen once`() throws {
    let rows = ["- T x 0.1 0.3", "- T y 0.2 -", "- C x - 1.25", "- - x 2 2"]
    var scored = try measure(.continuous)
    scored.scaleMin = ExactNumber("2.0")
    let all = try sums(Summary(of: observed(["before", "after"], rows), measure: scored))
    let everybody = try #require(all.first { $0.key.group == nil && $0.key.subgroup == nil })
    #expect(everybody.nFrom == 3 && everybody.nTo == 3 && everybody.n == 2)
    #expect(everybody.sumFromAll == ExactNumber("2.3") && everybody.sumsqFromAll == ExactNumber("4.05"))
    #expect(everybody.sumTo == ExactNumber("2.3") && everybody.sumProduct == ExactNumber("4.03"))
    #expect(everybody.up == 1 && everybody.same == 1 && everybody.down == 0)
    #expect(everybody.atMinFrom == 1 && everybody.atMinTo == 1 && everybody.atMaxFrom == nil)
    let strata = all.map { "\($0.key.group ?? "") \($0.key.subgroup ?? "")" }
    #expect(strata == [" ", " x", " y", "C ", "C x", "T ", "T x", "T y"])
  }

  @Test func `a change below half a billionth is none`() throws {
    let rows = ["- - - 1 1.0000000005", "- - - 1 1.00000000049", "- - - 1 0.9999999995"]
    let row = try #require(
      try sums(Summary(of: observed(["before", "after"], rows), measure: measure(.continuous))).first)
    #expect(row.up == 1 && row.same == 1 && row.down == 1)
  }

  @Test func `numbers that leave 128 bits are refused with a sentence`() throws {
    let rows = ["- - - 100000000000000 0.000000000001", "- - - 1 2"]
    #expect(throws: Summary.Unsummable.tooLarge) {
      try Summary(of: observed(["before", "after"], rows), measure: measure(.continuous))
    }
    #expect(Summary.Unsummable.tooLarge.description.hasSuffix("."))
  }

  @Test func `answers are counted by where they went`() throws {
    let rows = ["- - - 1 3", "- - - 1 3.0", "- - - 3 -", "- - - - 1"]
    guard case .moves(let moves) = try Summary(of: observed(["before", "after"], rows), measure: measure(.likert)).rows
    else { throw WrongKind() }
    let paths = moves.map { "\(word($0.from)) \(word($0.to)) \($0.n)" }
    #expect(paths == ["1 3 2", "3 absent 1", "absent 1 1"])
  }

  private func word(_ level: Summary.Move.Level) -> String {
    if case .level(let number) = level { "\(number)" } else { "\(level)" }
  }

  @Test(arguments: [Measure.Scale.continuous, .likert, .series])
  func `schools added up are one import of all rows`(scale: Measure.Scale) throws {
    let rows = [
      "ash T x 1 2 3", "ash C y 4 - 6", "elm T x 7 - -", "oak C x - - 2.50", "oak C x - - 1", "fir T y - 4 -",
    ]
    let occasions = ["before", "mid", "term"]
    let whole = try Summary(of: observed(occasions, rows), measure: measure(scale))
    let parts = try ["oak", "ash", "fir", "elm"].map { school in
      let own = rows.filter { $0.hasPrefix(school) }
      var seen = observed(occasions, own)
      let kept = seen.values.indices.filter { position in seen.values[position].contains { !$0.isMissing } }
      seen.occasions = kept.map { occasions[$0] }
      seen.values = kept.map { seen.values[$0] }
      return try Summary(of: seen, measure: measure(scale))
    }
    let added = try parts.dropFirst().reduce(parts[0]) { try $0.adding($1) }
    #expect(added == whole)
  }

  @Test func `the order of rows changes nothing`() throws {
    let rows = ["b T x 1 2", "a C y 4 5", "a T x 0.1 2", "b - - 3 3.333"]
    let one = try Summary(of: observed(["before", "after"], rows), measure: measure(.continuous))
    #expect(try Summary(of: observed(["before", "after"], rows.reversed()), measure: measure(.continuous)) == one)
  }
}

/// A summary of another scale than the test made.
private struct WrongKind: Error {}
