import Foundation
import TestSupport
import Testing

@testable import Impact

/// Against the grid of `script/reference/distributions.py`, far out and at broken degrees of freedom.
struct DistributionTests {
  private func rows(_ list: String) throws -> [[String: Any]] { try ReferenceData.rows("distributions.json", list) }

  @Test func `tails of t keep twelve digits, however far out`() throws {
    for row in try rows("t_tail") {
      let tail = StudentT(df: try row.number("df")).upperTail(try row.number("t"))
      #expect(isRelatively(1e-12, tail, try row.number("tail")), "\(row) \(tail)")
    }
  }

  @Test func `points of t keep twelve digits`() throws {
    for row in try rows("t_point") {
      let t = StudentT(df: try row.number("df")).upperQuantile(try row.number("tail"))
      #expect(isRelatively(1e-12, t, try row.number("t")), "\(row) \(t)")
    }
  }

  @Test func `the noncentral t distribution is right for effects up to 100 either way`() throws {
    for row in try rows("noncentral_t") {
      let below = NoncentralT.cdf(try row.number("t"), df: try row.number("df"), ncp: try row.number("ncp"))
      #expect(isWithin(1e-12, below, try row.number("cdf")), "\(row) \(below)")
    }
  }

  @Test func `its limits are right from a t near zero to a huge one`() throws {
    for row in try rows("noncentral_t_limits") {
      let (t, df) = (try row.number("t"), try row.number("df"))
      let limits = try #require(NoncentralT.limits(t: t, df: df).value)
      #expect(isWithin(1e-9, limits.low, try row.number("low")), "\(row) \(limits)")
      #expect(isWithin(1e-9, limits.high, try row.number("high")), "\(row) \(limits)")
      let turned = try #require(NoncentralT.limits(t: -t, df: df).value)
      #expect(turned.low == -limits.high && turned.high == -limits.low)
    }
  }

  @Test func `limits grow with t, hold it, and undo the distribution`() throws {
    var generator = SplitMix(seed: 11)
    for _ in 0..<300 {
      let df = Double.random(in: 1...400, using: &generator)
      let t = Double.random(in: -30...30, using: &generator)
      let limits = try #require(NoncentralT.limits(t: t, df: df).value)
      let further = try #require(NoncentralT.limits(t: t + 0.1, df: df).value)
      #expect(limits.low < further.low && limits.high < further.high)
      #expect((NoncentralT.cdf(t, df: df, ncp: limits.low) - 0.975).magnitude < 1e-10, "t \(t), df \(df)")
      #expect((NoncentralT.cdf(t, df: df, ncp: limits.high) - 0.025).magnitude < 1e-10, "t \(t), df \(df)")
    }
  }

  @Test func `the noncentral t without an effect is Student's t`() {
    for df in [1, 2.5, 30, 4_000] {
      for t in [-4, -0.3, 0, 0.3, 4] {
        let student = t > 0 ? 1 - StudentT(df: df).upperTail(t) : StudentT(df: df).upperTail(-t)
        #expect((NoncentralT.cdf(t, df: df, ncp: 0) - student).magnitude < 1e-13)
      }
    }
  }

  @Test func `limits of impossible numbers have reasons, and none is no number`() {
    #expect(NoncentralT.limits(t: 2, df: 0.5).reason == .nBelowTwo)
    #expect(NoncentralT.limits(t: .nan, df: 9).reason == .outOfRange)
    #expect(NoncentralT.limits(t: .infinity, df: 9).reason == .outOfRange)
    #expect(NoncentralT.limits(t: 2, df: .nan).reason == .nBelowTwo)
    #expect(isClose(NoncentralT.limits(t: 0, df: 9).value, [-Normal.z975, Normal.z975]))
    for df in [1e5, 1e8, 1e11, 1e15, .infinity] {
      for t in [-3, 1e-300, 0.7, 20] {
        let limits = NoncentralT.limits(t: t, df: df).value
        let half = Normal.z975 * (1 + t * t / (2 * df)).squareRoot()
        #expect(isWithin(50 / df + 1e-8, limits?.low, t - half), "t \(t), df \(df)")
        #expect(isWithin(50 / df + 1e-8, limits?.high, t + half), "t \(t), df \(df)")
      }
    }
    for t in [-1e300, -1e5, 0, 1e5, 1e300] {
      for ncp in [-1e5, 0, 100, 1e5] { #expect((0...1).contains(NoncentralT.cdf(t, df: 3, ncp: ncp))) }
    }
  }

  @Test func `half binomial: tails add up, mirror, and keep their digits at five thousand`() {
    for n in [0, 1, 2, 7, 30, 31, 5_000] {
      let coin = HalfBinomial(n: n)
      for k in stride(from: 0, to: n, by: max(1, n / 40)) {
        let upper = HalfBinomial(n: n).lowerTail(n - k - 1)
        #expect((coin.lowerTail(k) + upper - 1).magnitude < 1e-13)
        #expect(coin.probability(k) == coin.probability(n - k))
      }
      #expect(coin.lowerTail(n) == 1 && coin.lowerTail(-1) == 0 && coin.probability(n + 1) == 0)
    }
    // C(5000, 2500)/2⁵⁰⁰⁰ and P(X ≤ 2400), from exact whole numbers.
    #expect(isRelatively(1e-12, HalfBinomial(n: 5_000).probability(2_500), 0.011283227495479844))
    #expect(isRelatively(1e-12, HalfBinomial(n: 5_000).lowerTail(2_400), 0.0024418248687587591))
    #expect(isRelatively(1e-12, HalfBinomial(n: 5_000).lowerTail(1_900), 2.1052770007589713e-65))
    #expect(HalfBinomial(n: 99).lowerQuantile(0.05) == 41)
    #expect(HalfBinomial(n: 1).lowerQuantile(0.05) == 0)
  }

  @Test func `McNemar: nobody moved is no evidence`() {
    #expect(McNemar(gained: 0, lost: 0).pExact.value == 1 && McNemar(gained: 0, lost: 0).pMid.value == 1)
    #expect(McNemar(gained: 3, lost: 3).pExact.value == 1 && McNemar(gained: 3, lost: 3).pMid.value == 1)
    #expect(isClose(McNemar(gained: 12, lost: 2).pExact.value, 0.012939, 1e-4))
    #expect(isClose(McNemar(gained: 12, lost: 2).pMid.value, 0.007385, 1e-4))
  }

  @Test func `a bracket finds its root, also of steep and flat functions`() {
    #expect((Bracket(0, 2).root { $0 * $0 - 2 } - 2.0.squareRoot()).magnitude < 1e-14)
    #expect((Bracket(0, 1).root { Foundation.pow($0, 9) - 1e-6 } - Foundation.pow(1e-6, 1 / 9)).magnitude < 1e-12)
    #expect((Bracket(2, 0).root { 1 - $0 } - 1).magnitude < 1e-14)
    #expect(Bracket(1, 2).root { $0 } == 1)
  }
}
