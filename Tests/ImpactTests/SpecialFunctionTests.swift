import Foundation
import Testing

@testable import Impact

/// Against 30-digit values of mpmath, where `../shared` is present, and against itself.
struct SpecialFunctionTests {
  private func rows(_ name: String) throws -> [[String: Any]] {
    try #require(try ReferenceData.json("special_functions.json")[name] as? [[String: Any]])
  }

  @Test func `the normal point of 95 percent is computed, not 1.96`() {
    #expect(isClose(Normal.z975, 1.959963984540054, 1e-14))
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `quantiles of t agree to ten digits`() throws {
    for row in try rows("t_quantile") {
      let t = StudentT(df: try row.number("df")).upperQuantile(1 - (try row.number("p")))
      #expect(isClose(t, try row.number("x"), 1e-10), "\(row)")
    }
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `two-sided p-values of t agree, far tails included`() throws {
    for row in try rows("t_two_sided_p") {
      let (p, expected) = (StudentT(df: try row.number("df")).twoSided(try row.number("t")), try row.number("p"))
      #expect((p - expected).magnitude <= 1e-10 * expected, "\(row) \(p)")
    }
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `quantiles of the normal distribution agree`() throws {
    for row in try rows("normal_quantile") {
      let p = try row.number("p")
      let z = p < 0.5 ? -Normal.upperQuantile(p) : Normal.upperQuantile(1 - p)
      #expect(isClose(z, try row.number("z"), 1e-10), "\(row)")
    }
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `the correction of Hedges agrees, exact and approximate`() throws {
    for row in try rows("hedges_J") {
      let df = try row.number("df")
      #expect(isClose(HedgesCorrection.exact(df: df).value, try row.number("exact"), 1e-12), "\(row)")
      #expect(isClose(HedgesCorrection.approximate(df: df), try row.number("approx"), 1e-12), "\(row)")
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
