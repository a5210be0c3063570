import TestSupport
import Testing

@testable import enquiry

/// Which of two points of measurement is the earlier, and what is said of it.
@Suite(.scratch) struct `The order of the rows of a file` {
  private static let said =
    "Taken in this order: “blue”, then “red”. If that is wrong, list them under occasions in the definition."

  private func desk() throws -> Desk {
    var desk = Desk()
    desk.width = 400
    try desk.write("title: Reading\nscale: continuous\n", to: "reading.yaml")
    return desk
  }

  private func rows(_ occasions: [String], _ order: [Int]) -> String {
    "participant,group,subgroup,occasion,value\n"
      + order.map { "p1,,,\(occasions[$0]),\(1 + 4 * $0)\n" }.joined()
  }

  @Test(
    arguments: [
      ["2024-09", "2025-01"], ["1", "2"], ["0", "12"], ["T2", "T10"], ["Year 9", "Year 10"], ["week 2", "week 10"],
      ["start", "end"], ["autumn 2024", "spring 2025"], ["blue", "red"],
    ])
  func `changes no byte of the results`(occasions: [String]) throws {
    let desk = try desk()
    let found = try [[0, 1], [1, 0]].map { order in
      try desk.write(rows(occasions, order), to: "rows.csv")
      return desk.does("impact --data rows.csv --definition reading.yaml --json")
    }
    #expect(found[0].out == found[1].out)
    #expect(found[0].out.contains("\"mean_change\": 4"), "\(found[0].out)")
    let plain = desk.does("impact --data rows.csv --definition reading.yaml")
    #expect(plain.err.contains("Taken in this order") == (occasions == ["blue", "red"]), "\(plain.seen)")
  }

  @Test func `that only letters could tell is said, with what to do`() throws {
    var desk = try desk()
    try desk.write(rows(["blue", "red"], [1, 0]), to: "rows.csv")
    #expect(desk.does("impact --data rows.csv --definition reading.yaml").err.contains(Self.said))
    try desk.write("title: Reading\nscale: continuous\noccasions: [red, blue]\n", to: "reading.yaml")
    #expect(!desk.does("impact --data rows.csv --definition reading.yaml").err.contains("Taken in this order"))
    desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write(rows(["blue", "red"], [1, 0]), to: "marks.csv")
    #expect(desk.does("measure import reading marks.csv --dry-run").err.contains(Self.said))
    #expect(desk.does("measure import reading marks.csv --no-input").err.contains(Self.said))
    #expect(!desk.does("measure import reading marks.csv --dry-run").err.contains("Taken in this order"))
  }
}
