import Foundation
import TestSupport
import Testing

@testable import Impact

/// Signed ranks, dominance and medians.
struct RankTests {
  // MARK: - Signed ranks

  private func changes(of id: String) throws -> [(change: Double, count: Int)] {
    let rows = try #require(try ReferenceData.edgeCase(id)["observations"] as? [[Any]])
    var before: [String: Double] = [:]
    var after: [String: Double] = [:]
    for row in rows {
      guard let who = row[0] as? String, let value = row[4] as? Double else { continue }
      if row[3] as? String == "before" { before[who] = value } else { after[who] = value }
    }
    return before.compactMap { who, start in
      after[who].map { (change: FloatNoise.removed(from: $0 - start), count: 1) }
    }
  }

  @Test(arguments: [
    "n_is_2", "identical_changes", "no_change_at_all", "constant_scores", "zero_baseline_mean", "lower_is_better",
    "wilcoxon_ties_and_zeros", "wilcoxon_exact",
  ])
  func `signed ranks of the small cases`(id: String) throws {
    let expected = try ReferenceData.edgeCase(id).part("expected").part("wilcoxon")
    let ranks = SignedRanks(changes: try changes(of: id))
    #expect([ranks.nNonzero, ranks.nZero] == ["n_nonzero", "n_zero"].map { expected[$0] as? Int })
    #expect([ranks.wPlus, ranks.wMinus] == ["w_plus", "w_minus"].map { expected[$0] as? Double })
    if let ties = expected["ties"] as? Bool { #expect(ranks.hasTies == ties) }
    expectSame(ranks.rankBiserial, expected["rank_biserial"])
    expectSame(ranks.pNormal, expected["p_normal_cc"])
    expectSame(ranks.pExact, expected["p_exact"])
    #expect(ranks.p == (ranks.pExact.value == nil ? ranks.pNormal : ranks.pExact))
    if let interval = expected["rank_biserial_ci"] as? [Double] {
      #expect(isClose(ranks.rankBiserialInterval.value, interval))
    } else {
      #expect(ranks.rankBiserialInterval.reason == (ranks.nNonzero == 0 ? .noNonzeroChanges : .atBound))
    }
  }

  private func expectSame(_ actual: Computed<Double>, _ expected: Any?) {
    if let number = expected as? Double { #expect(isClose(actual.value, number)) } else { #expect(actual.value == nil) }
  }

  @Test func `reasons: one person, no change, ties, too many for the exact distribution`() {
    let alone = SignedRanks(changes: [(change: 4, count: 1)])
    #expect(alone.p.reason == .nBelowTwo && alone.rankBiserial.reason == .nBelowTwo)
    #expect(SignedRanks(changes: []).p.reason == .nBelowTwo)
    #expect(SignedRanks(changes: [(change: 0, count: 3)]).p.reason == .noNonzeroChanges)
    #expect(SignedRanks(changes: [(change: 1, count: 2), (change: -2, count: 1)]).pExact.reason == .tiesOrZeros)
    #expect(SignedRanks(changes: [(change: 0, count: 1), (change: -2, count: 1)]).pExact.reason == .tiesOrZeros)
    let many = (1...51).map { (change: Double($0), count: 1) }
    #expect(SignedRanks(changes: many).pExact.reason == .tooManyForExact)
    #expect(SignedRanks(changes: many).p == SignedRanks(changes: many).pNormal)
    #expect(SignedRanks(changes: many.dropLast()).pExact.value == Foundation.pow(2, -49))
  }

  @Test func `the exact p-value counts every way in which the signs can fall`() throws {
    for signs in 0..<256 {
      let changes = (1...8).map { rank in
        (change: Double(rank) * (signs >> (rank - 1) & 1 == 1 ? 1.0 : -1.0), count: 1)
      }
      let ranks = SignedRanks(changes: changes)
      let sums = (0..<256).map { other in (1...8).reduce(0) { $0 + (other >> ($1 - 1) & 1 == 1 ? $1 : 0) } }
      let least = Int(min(ranks.wPlus, ranks.wMinus))
      let expected = min(1, 2 * Double(sums.count { $0 <= least }) / 256)
      #expect(ranks.pExact.value == expected)
    }
  }

  @Test func `order, splitting of counts and sign change nothing that they should not`() throws {
    var generator = SplitMix(seed: 5)
    for _ in 0..<100 {
      let table = (0..<8).map { _ in
        (change: Double(Int.random(in: -3...3, using: &generator)), count: Int.random(in: 0...4, using: &generator))
      }
      let single = table.flatMap { entry in (0..<entry.count).map { _ in (change: entry.change, count: 1) } }
      let ranks = SignedRanks(changes: table)
      #expect(SignedRanks(changes: single.shuffled(using: &generator)) == ranks)
      let turned = SignedRanks(changes: table.map { (change: -$0.change, count: $0.count) })
      #expect(turned.wPlus == ranks.wMinus && turned.p == ranks.p)
      let n = Double(ranks.nNonzero)
      #expect(ranks.wPlus + ranks.wMinus == n * (n + 1) / 2)
      if let p = ranks.p.value { #expect(p > 0 && p <= 1) }
      if let r = ranks.rankBiserial.value, let interval = ranks.rankBiserialInterval.value {
        #expect(interval.low <= r && r <= interval.high && interval.low >= -1 && interval.high <= 1)
      }
    }
  }

  @Test func `numbers that are none stop nothing`() {
    let ranks = SignedRanks(changes: [(change: .nan, count: 1), (change: 1, count: 2), (change: .infinity, count: 1)])
    for field in ranks.fields {
      if case .number(let number) = field.value { #expect(number.isFinite) }
    }
  }

  // MARK: - Dominance

  @Test func `dominance counts every pair once`() throws {
    var generator = SplitMix(seed: 9)
    for _ in 0..<100 {
      let groups = (0..<2).map { _ in
        (0..<Int.random(in: 2...9, using: &generator)).map { _ in
          (value: Double(Int.random(in: 1...5, using: &generator)), count: Int.random(in: 1...3, using: &generator))
        }
      }
      let dominance = Dominance(treatment: groups[0], control: groups[1])
      var (above, level, below) = (0, 0, 0)
      for one in groups[0] {
        for other in groups[1] {
          let pairs = one.count * other.count
          if one.value > other.value {
            above += pairs
          } else if one.value < other.value {
            below += pairs
          } else {
            level += pairs
          }
        }
      }
      let pairs = Double(above + level + below)
      #expect(isClose(dominance.delta.value, Double(above - below) / pairs, 1e-15))
      #expect(isClose(dominance.u.value, Double(above) + Double(level) / 2, 1e-15))
      #expect(isClose(dominance.probabilityOfSuperiority.value, (Double(above) + Double(level) / 2) / pairs, 1e-15))
      let turned = Dominance(treatment: groups[1], control: groups[0])
      #expect(isClose(turned.delta.value, -(dominance.delta.value ?? 0)))
      let moved = groups.map { $0.map { (value: $0.value * 3 - 7, count: $0.count) } }
      #expect(Dominance(treatment: moved[0], control: moved[1]) == dominance)
    }
  }

  @Test func `no overlap is a bound, and a group of one has no dominance`() throws {
    let low = [(value: 1.0, count: 3)]
    let high = [(value: 2.0, count: 2)]
    #expect(Dominance(treatment: high, control: low).delta.value == 1)
    #expect(Dominance(treatment: high, control: low).deltaInterval.value == Interval(1, 1))
    #expect(Dominance(treatment: low, control: high).u.value == 0)
    #expect(Dominance(treatment: low, control: low).delta.value == 0)
    let alone = Dominance(treatment: [(value: 5, count: 1)], control: low)
    #expect(alone.fields.allSatisfy { $0.value == .missing(.groupNBelowTwo) })
    #expect(Dominance(treatment: [], control: []).delta.reason == .groupNBelowTwo)
  }

  @Test func `dominance of the small case without spread before`() throws {
    let expected = try ReferenceData.edgeCase("no_variance_before").part("expected").part("dominance_post")
    let dominance = Dominance(
      treatment: [(value: 15, count: 1), (value: 18, count: 1)], control: [10, 13, 14].map { (value: $0, count: 1) })
    #expect(isClose(dominance.deltaInterval.value, try expected.pair("cliffs_delta_ci")))
    #expect(dominance.u.value == expected["u"] as? Double)
  }

  // MARK: - Medians

  @Test func `the median of counted values is that of single ones`() {
    #expect(Median.of([1, 2, 2, 2, 2, 2]).value == 2)
    #expect(Median.of([(value: 3, count: 2), (value: 1, count: 2)]).value == 2)
    #expect(Median.of([(value: 3, count: 3), (value: 1, count: 2)]).value == 3)
    #expect(Median.of([5, 1, 3]).value == 3 && Median.of([4.0]).value == 4)
    #expect(Median.of([Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude / 2]).value != nil)
    #expect(Median.of([Double]()).reason == .notRecorded)
    #expect(Median.of([(value: 1, count: 0)]).reason == .notRecorded)
  }

  @Test func `decimals that arithmetic left behind are gone, large numbers stay`() {
    #expect(FloatNoise.removed(from: 0.1 + 0.2 - 0.3) == 0)
    #expect(FloatNoise.removed(from: 0.1 + 0.2) == 0.3)
    #expect(FloatNoise.removed(from: 123_456_789.5) == 123_456_789.5)
    #expect(FloatNoise.removed(from: -1e300) == -1e300)
  }
}
