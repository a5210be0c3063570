import Foundation
import Testing

@testable import Impact

/// Tango's and Newcombe's intervals, McNemar beside them, Cohen's h.
struct YesNoFormulaTests {
  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `all fields of a paired table, of confident answers and of the respiratory trial`() throws {
    var tables = [try ReferenceData.expected("sai_confident", "likert", "all", "top_box", "paired")]
    for stratum in ["all", "group:active", "group:placebo", "subgroup:centre1"] {
      tables.append(try ReferenceData.expected("respiratory", "binary", stratum, "paired"))
    }
    for expected in tables {
      let table = PairedTable(
        yesYes: try expected.count("yes_yes"), noYes: try expected.count("no_yes"), yesNo: try expected.count("yes_no"),
        noNo: try expected.count("no_no"))
      #expect(Set(expected.keys).isSubset(of: table.fields.map(\.key)))
      #expect(isClose(table.tangoInterval.value, try expected.pair("tango_pp")))
      let mcnemar = try expected.part("mcnemar")
      #expect(isRelatively(1e-12, table.mcNemar.pExact.value, try mcnemar.number("p_exact")))
      #expect(isRelatively(1e-12, table.mcNemar.pMid.value, try mcnemar.number("p_mid")))
      #expect(isClose(table.before.value?.wilson, try expected.pair("wilson_before")))
      #expect(isClose(table.interval.value, try expected.pair("newcombe_paired_cc_pp")))
      #expect(isClose(Newcombe.paired(table, corrected: false).inPoints.value, try expected.pair("newcombe_paired_pp")))
    }
  }

  /// peers.md 7: both, only first, only second, neither.
  @Test(arguments: [
    ([36, 12, 2, 0], [0.2, 0.0569, 0.3404]), ([10, 12, 2, 8], [0.3125, 0.0904, 0.4918]),
    ([1, 15, 0, 0], [0.9375, 0.6438, 0.9889]), ([0, 0, 0, 16], [0, -0.1936, 0.1936]),
  ])
  func `published paired intervals`(cells: [Int], expected: [Double]) throws {
    let table = PairedTable(yesYes: cells[0], noYes: cells[1], yesNo: cells[2], noNo: cells[3])
    let interval = try #require(Newcombe.paired(table, corrected: true).value)
    #expect(isWithin(5e-5, interval.low, expected[1]) && isWithin(5e-5, interval.high, expected[2]))
    #expect(isWithin(1e-9, table.changePoints.value, 100 * expected[0]))
  }

  @Test func `published intervals of one share and of different people`() throws {
    func expectWithin(_ interval: Interval?, _ low: Double, _ high: Double) {
      #expect(
        isWithin(5e-5, interval?.low, low) && isWithin(5e-5, interval?.high, high), "\(String(describing: interval))")
    }
    expectWithin(Proportion(yes: 1, of: 16)?.wilson, 0.0111, 0.2833)
    expectWithin(Proportion(yes: 16, of: 16)?.wilson, 0.8064, 1)
    let (one, other) = (try #require(Proportion(yes: 48, of: 80)), try #require(Proportion(yes: 56, of: 70)))
    expectWithin(Newcombe.unpaired(from: one, to: other).value, 0.0524, 0.3339)
  }

  /// Each limit is where the score is ±z: put back into the definition, with its own likelihood maximised by brute force.
  @Test func `limits of Tango are where the score is z`() throws {
    for (b, c, n) in [(15, 17, 180), (12, 2, 50), (15, 0, 16), (1, 0, 3), (0, 9, 40), (400, 300, 5_000)] {
      let interval = try #require(Tango.interval(gained: b, lost: c, n: n).value)
      for limit in [interval.low, interval.high] where limit.magnitude < 1 {
        let q = likeliestLost(b: Double(b), c: Double(c), n: Double(n), difference: limit)
        let score = (Double(b - c) - Double(n) * limit) / (Double(n) * (2 * q + limit * (1 - limit))).squareRoot()
        #expect(isWithin(1e-4, score.magnitude, Normal.z975), "\(b) \(c) \(n) \(limit) \(score)")
      }
    }
  }

  /// The share of those who leave that maximises b·ln(q + D) + c·ln q + (n−b−c)·ln(1 − 2q − D), by narrowing down.
  private func likeliestLost(b: Double, c: Double, n: Double, difference d: Double) -> Double {
    func likelihood(_ q: Double) -> Double {
      func term(_ count: Double, _ share: Double) -> Double {
        count > 0 ? count * Foundation.log(max(share, 1e-300)) : 0
      }
      return term(b, q + d) + term(c, q) + term(n - b - c, 1 - 2 * q - d)
    }
    var (low, high) = (max(0, -d), (1 - d) / 2)
    for _ in 0..<200 {
      let (one, other) = (low + (high - low) / 3, high - (high - low) / 3)
      if likelihood(one) < likelihood(other) { low = one } else { high = other }
    }
    return (low + high) / 2
  }

  @Test func `Tango mirrors, holds the difference, and ends at 1 when everybody moved`() throws {
    for n in [1, 2, 5, 16] {
      for b in 0...n {
        for c in 0...(n - b) {
          let interval = try #require(Tango.interval(gained: b, lost: c, n: n).value)
          let turned = try #require(Tango.interval(gained: c, lost: b, n: n).value)
          let difference = Double(b - c) / Double(n)
          #expect(isWithin(1e-9, interval.low, -turned.high) && isWithin(1e-9, interval.high, -turned.low))
          #expect(interval.low < difference || interval.low == -1)
          #expect(interval.high > difference || interval.high == 1)
          #expect(interval.low >= -1 && interval.high <= 1)
          if b == n { #expect(interval.high == 1) }
        }
      }
    }
    #expect(Tango.interval(gained: 0, lost: 0, n: 0).reason == .noMatchedParticipants)
    let none = PairedTable(yesYes: 0, noYes: 0, yesNo: 0, noNo: 0)
    #expect(none.tangoInterval.reason == .noMatchedParticipants && none.mcNemar.pExact.value == 1)
  }

  @Test func `h of Cohen is the distance of two angles`() throws {
    let (one, other) = (try #require(Proportion(yes: 0, of: 4)), try #require(Proportion(yes: 4, of: 4)))
    #expect(isWithin(1e-15, CohenH.value(from: one, to: other), Double.pi))
    #expect(isWithin(1e-12, CohenH.value(from: 0.2, to: 0.5), 0.643501108793284))
    #expect(
      CohenH.value(from: 0.3, to: 0.3) == 0 && CohenH.value(from: 0.5, to: 0.2) == -CohenH.value(from: 0.2, to: 0.5))
  }
}
