import Testing

@testable import enquiry

/// Rows in columns, as wide as a terminal.
@Suite struct TableTests {
  @Test func `a name that no column holds stands above its row`() {
    let name = "north-tees-teaching/reciprocal-reading-year-7"
    let rows = [
      ["ENQUIRY", "CYCLES", "LOG", "FROM", "TITLE"], [name, "1", "12", "ntt", "Reciprocal reading in mixed groups"],
    ]
    for width in [60, 80, 120] {
      let lines = Page(width: width).table(rows).split(separator: "\n").map(String.init)
      #expect(lines.contains { $0.hasPrefix(name) }, "\(width)\n\(lines)")
      #expect(lines.allSatisfy { Plain.columns($0) <= max(width, name.count) }, "\(lines)")
    }
  }

  @Test func `no row of any words stops the program`() {
    let words = [
      "", "a", String(repeating: "x", count: 90), "a \(String(repeating: "y", count: 30)) b",
      "* long-name/of-an-enquiry",
    ]
    for first in words {
      for second in words {
        for width in [1, 20, 80] {
          _ = Page(width: width).table([["A", "B", "C"], [first, second, first], [second]])
        }
      }
    }
  }
}
