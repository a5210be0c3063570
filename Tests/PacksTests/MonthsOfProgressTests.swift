import Testing

@testable import Packs

/// The EEF Toolkit's table of months, with the golden numbers of its edges.
struct MonthsOfProgressTests {
  @Test(arguments: [
    (0.014, "0"), (0.015, "1"), (0.09, "1"), (0.095, "2"), (0.18, "2"), (0.185, "3"), (0.265, "4"), (0.35, "4"),
    (0.445, "6"), (0.44, "5"), (0.525, "7"), (0.56, "7"), (0.69, "8"), (0.75, "9"), (0.87, "10"), (0.95, "11"),
    (0.96, "12"), (1.00, "12"), (1.01, "12+ (off the table)"), (-0.12, "\u{2212}2"), (-0.01, "0"), (-0.009, "0"),
    (-1.3, "\u{2212}12+ (off the table)"), (0.329004, "4"), (-0.17395, "\u{2212}2"), (0.831959, "10"),
  ])
  func `an effect size in months, rounded in decimal first`(effectSize: Double, months: String) {
    #expect(MonthsOfProgress(effectSize: effectSize).text == months)
  }

  @Test func `the sentence names the table and both ends of the interval`() {
    #expect(
      MonthsOfProgress.sentence(effectSize: 0.329004, low: -0.173950, high: 0.831959, weakness: nil)
        == "By the EEF Toolkit table an effect size of 0.33 is 4 months (\u{2212}2 to 10 months over the 95% confidence "
        + "interval).")
    #expect(
      MonthsOfProgress.sentence(effectSize: -0.12, low: nil, high: nil, weakness: "the groups may differ")
        == "By the EEF Toolkit table an effect size of \u{2212}0.12 is 2 months less progress than the comparison; with "
        + "care, since the groups may differ.")
    #expect(MonthsOfProgress(effectSize: 0.05).spoken == "1 month")
  }
}
