import Testing

@testable import Packs

/// Rounding as people do it on paper.
struct NumberTextTests {
  @Test(arguments: [
    (0.125, 2, "0.13"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"),
    (93.75, 0, "94"), (3.857142857142857, 1, "3.9"), (9.99, 1, "10.0"), (99.5, 0, "100"), (0.04, 1, "0.0"),
    (1e21, 0, "1000000000000000000000"), (5e-5, 2, "0.00"), (0, 2, "0.00"), (27, 0, "27"), (12, 1, "12.0"),
  ])
  func `halves go away from zero, on the decimal form`(number: Double, places: Int, text: String) {
    #expect(NumberText.fixed(number, places: places) == text)
    let mirrored = text.contains { ("1"..."9").contains($0) } ? "\u{2212}" + text : text
    #expect(NumberText.fixed(-number, places: places) == mirrored)
  }

  @Test func `noise of binary fractions does not turn a half`() {
    #expect(NumberText.fixed(8.35 - 8.3, places: 1) == "0.1")
    #expect(NumberText.fixed(0.1 + 0.2, places: 1) == "0.3")
  }

  @Test func `a real minus sign, and no sign for nothing`() {
    #expect(NumberText.signed(-3, places: 0) == "\u{2212}3")
    #expect(NumberText.signed(94, places: 0) == "+94")
    #expect(NumberText.signed(0, places: 1) == "0.0")
    #expect(NumberText.signed(-0.001, places: 1) == "0.0")
  }

  @Test func `percentage points are never per cent`() {
    #expect(NumberText.points(93.75, people: 16) == "+94 percentage points")
    #expect(NumberText.points(1, people: 16) == "+1 percentage point")
    #expect(NumberText.points(7.2072, people: 111) == "+7.2 percentage points")
    #expect(NumberText.points(0.3, people: 60) == "+0.3 percentage points")
  }

  @Test func `percentages are whole below a hundred people`() {
    #expect(NumberText.percent(share: 1 / 16, people: 16) == "6%")
    #expect(NumberText.percent(share: 50 / 111, people: 111) == "45.0%")
  }
}
