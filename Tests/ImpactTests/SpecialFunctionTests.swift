import Foundation
import Testing

@testable import Impact

/// Against 30-digit values of mpmath, and against itself.
struct SpecialFunctionTests {
  private func rows(_ name: String) throws -> [[String: Any]] {
    try ReferenceData.rows("special_functions.json", name)
  }

  @Test func `the normal point of 95 percent is computed, not 1.96`() {
    #expect(isClose(Normal.z975, 1.959963984540054, 1e-14))
  }

  @Test func `quantiles of t agree to ten digits`() throws {
    for row in try rows("t_quantile") {
      let t = StudentT(df: try row.number("df")).upperQuantile(1 - (try row.number("p")))
      #expect(isClose(t, try row.number("x"), 1e-10), "\(row)")
    }
  }

  @Test func `two-sided p-values of t agree, far tails included`() throws {
    for row in try rows("t_two_sided_p") {
      let (p, expected) = (StudentT(df: try row.number("df")).twoSided(try row.number("t")), try row.number("p"))
      #expect((p - expected).magnitude <= 1e-10 * expected, "\(row) \(p)")
    }
  }

  @Test func `quantiles of the normal distribution agree`() throws {
    for row in try rows("normal_quantile") {
      let p = try row.number("p")
      let z = p < 0.5 ? -Normal.upperQuantile(p) : Normal.upperQuantile(1 - p)
      #expect(isClose(z, try row.number("z"), 1e-10), "\(row)")
    }
  }

  @Test func `the correction of Hedges agrees, exact and approximate`() throws {
    for row in try rows("hedges_J") {
      let df = try row.number("df")
      #expect(isClose(HedgesCorrection.exact(df: df).value, try row.number("exact"), 1e-12), "\(row)")
      #expect(isClose(HedgesCorrection.approximate(df: df), try row.number("approx"), 1e-12), "\(row)")
    }
  }

  @Test func `the noncentral t distribution agrees, and its limits`() throws {
    for row in try rows("noncentral_t_cdf") {
      let below = NoncentralT.cdf(try row.number("t"), df: try row.number("df"), ncp: try row.number("ncp"))
      #expect(isWithin(1e-10, below, try row.number("cdf")), "\(row) \(below)")
    }
    for row in try rows("noncentral_t_limits_95") {
      let limits = NoncentralT.limits(t: try row.number("t"), df: try row.number("df")).value
      #expect(isWithin(1e-8, limits?.low, try row.number("ncp_low")), "\(row)")
      #expect(isWithin(1e-8, limits?.high, try row.number("ncp_high")), "\(row)")
    }
  }

  @Test func `p-values of McNemar agree to twelve digits`() throws {
    for row in try rows("binomial_two_sided_p_half") {
      let (k, n) = (try row.count("k"), try row.count("n"))
      for test in [McNemar(gained: k, lost: n - k), McNemar(gained: n - k, lost: k)] {
        #expect(isRelatively(1e-12, test.pExact.value, try row.number("p_exact")), "\(row)")
        #expect(isRelatively(1e-12, test.pMid.value, try row.number("p_mid")), "\(row)")
      }
    }
  }

  @Test func `quantile and tail of t undo each other, for whole and broken degrees of freedom`() {
    for df in [1, 1.5, 2, 3.7, 10, 45.22108040556004, 200, 201.5, 5_000, 1e6, 9.9e6, 1.1e7, 1e12] {
      for tail in [0.4, 0.1, 0.025, 0.005, 1e-6] {
        let t = StudentT(df: df).upperQuantile(tail)
        #expect((StudentT(df: df).upperTail(t) / tail - 1).magnitude < 1e-9, "df \(df), tail \(tail)")
      }
    }
  }

  @Test func `t of one and two degrees of freedom have closed forms`() {
    #expect(isClose(StudentT(df: 1).upperQuantile(0.025), 12.706204736174698, 1e-12))
    #expect(isClose(StudentT(df: 2).upperQuantile(0.025), 0.95 * (2 / (4 * 0.975 * 0.025)).squareRoot(), 1e-12))
  }

  @Test func `the ratio of gammas joins its series without a step`() {
    for a in [50.0, 99, 100] {
      let direct = GammaRatio.log(a)
      // The same by the recurrence Γ(x+1) = xΓ(x) from a + 60, where the series is used.
      var sum = GammaRatio.log(a + 60)
      for step in 0..<60 { sum += log(a + Double(step), over: a + Double(step) + 0.5) }
      #expect((direct - sum).magnitude < 1e-12)
    }
  }

  private func log(_ one: Double, over other: Double) -> Double { Foundation.log(one / other) }
}
