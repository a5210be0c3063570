import Foundation
import Testing

@testable import Impact

/// Intervals of a change in standard deviations, and the variance of a difference of changes.
struct ChangeIntervalTests {
  @Test(arguments: [
    "n_is_2", "identical_changes", "no_change_at_all", "partly_matched", "zero_baseline_mean", "lower_is_better",
    "wilcoxon_ties_and_zeros", "wilcoxon_exact",
  ])
  func `Bonett and Bird of the small cases`(id: String) throws {
    let all = try ReferenceData.edgeCase(id).part("expected")
    try expectSame(all["paired"] as? [String: Any] ?? all)
  }

  @Test(
    .enabled(if: ReferenceData.shared != nil, "needs ../shared"), arguments: ["sleep", "anorexia", "egsingle_maths"])
  func `Bonett and Bird of the data sets, d_z between its noncentral limits`(dataset: String) throws {
    let expected = try ReferenceData.expected(dataset, "paired", "all")
    try expectSame(expected)
    let root = Double(try expected.count("n")).squareRoot()
    let df = Double(try expected.count("df"))
    let limits = try #require(NoncentralT.limits(t: try expected.number("t"), df: df).value)
    let wanted = try expected.pair("d_z_ci")
    #expect(isWithin(1e-9, limits.low / root, wanted[0]) && isWithin(1e-9, limits.high / root, wanted[1]))
  }

  private func expectSame(_ expected: [String: Any]) throws {
    let n = try expected.count("n")
    let (change, before) = (try expected.number("mean_change"), try expected.number("sd_before"))
    let (after, moved) = (try expected.number("sd_after"), try expected.number("sd_change"))
    let bonett = Bonett.interval(
      n: n, change: change, sdBefore: before, sdAfter: after, sdChange: moved, correlation: expected["r"] as? Double)
    #expect(isClose(bonett.value, try expected.pair("d_av_ci_bonett")))
    let bird = Bird.interval(n: n, change: change, sdBefore: before, sdAfter: after, sdChange: moved)
    #expect(isClose(bird.value, try expected.pair("d_av_ci_bird")))
  }

  @Test func `one person and no spread have reasons, and no power leaves the range of numbers`() throws {
    func bonett(_ n: Int, _ scale: Double) -> Computed<Interval> {
      Bonett.interval(
        n: n, change: 3 * scale, sdBefore: 2 * scale, sdAfter: 4 * scale, sdChange: 3 * scale, correlation: 0.6)
    }
    #expect(bonett(1, 1).reason == .nBelowTwo && bonett(9, 0).reason == .zeroVariance)
    #expect(Bird.interval(n: 1, change: 1, sdBefore: 1, sdAfter: 1, sdChange: 1).reason == .nBelowTwo)
    #expect(Bird.interval(n: 9, change: 1, sdBefore: 0, sdAfter: 0, sdChange: 1).reason == .zeroVariance)
    let usual = try #require(bonett(9, 1).value)
    for scale in [1e-140, 1e140] { #expect(isClose(bonett(9, scale).value, [usual.low, usual.high])) }
    #expect(bonett(9, .infinity).reason == .outOfRange)
  }

  @Test func `d of Morris with its variance and interval, as published`() throws {
    let d = try #require(
      Morris.effect(differenceInChanges: 3.875, pooledSDBefore: 4.909903, nTreatment: 8, nControl: 8).value)
    #expect(isWithin(5e-7, d, 0.746173))
    let variance = try #require(Morris.variance(effect: d, nTreatment: 8, nControl: 8, correlation: 0.910694).value)
    #expect(isWithin(5e-7, variance, 0.062052))
    let interval = try #require(Morris.interval(effect: d, variance: variance).value)
    // Published with z rounded to 1.96.
    #expect(isWithin(1e-5, interval.low, 0.257932) && isWithin(1e-5, interval.high, 1.234414))
    #expect(
      Morris.effect(differenceInChanges: 1, pooledSDBefore: 0, nTreatment: 8, nControl: 8).reason == .zeroVariance)
    let tiny = Morris.effect(differenceInChanges: 1, pooledSDBefore: 1, nTreatment: 1, nControl: 8)
    #expect(tiny.reason == .groupNBelowTwo)
    #expect(Morris.variance(effect: .nan, nTreatment: 8, nControl: 8, correlation: 0).reason == .outOfRange)
  }

  /// Five studies of Morris 2008, with the variances that metafor's own tests assert (r of the treatment group).
  @Test func `five studies of Morris`() throws {
    let before = [(30.6, 23.1), (23.5, 24.9), (0.5, 0.6), (53.4, 55.7), (35.6, 34.8)]
    let after = [(38.5, 19.7), (26.8, 25.3), (0.7, 0.6), (75.9, 60.7), (36.0, 33.4)]
    let spread = [(15.0, 13.8), (3.1, 4.1), (0.1, 0.2), (14.5, 17.3), (4.7, 3.1)]
    let n = [(20, 20), (50, 42), (9, 9), (10, 11), (14, 14)]
    let r = [0.47, 0.64, 0.77, 0.89, 0.44]
    let effects = [0.7684, 0.8010, 1.2045, 1.0476, 0.4389]
    let variances = [0.1134, 0.0350, 0.1425, 0.0681, 0.1634]
    for i in 0..<5 {
      let pooled = StandardisedDifference(
        treatment: Sample(n: n[i].0, mean: 0, sd: spread[i].0), control: Sample(n: n[i].1, mean: 0, sd: spread[i].1))
      let did = (after[i].0 - before[i].0) - (after[i].1 - before[i].1)
      let pooledSD = try #require(pooled.pooledSD.value)
      let d = try #require(
        Morris.effect(
          differenceInChanges: did, pooledSDBefore: pooledSD, nTreatment: n[i].0, nControl: n[i].1
        ).value)
      // The reference has the exact J, we the approximate one: 3 in the fourth decimal.
      #expect(isWithin(3e-4, d, effects[i]))
      let variance = Morris.variance(effect: d, nTreatment: n[i].0, nControl: n[i].1, correlation: r[i])
      #expect(isWithin(1e-4, variance.value, variances[i]))
    }
  }
}
