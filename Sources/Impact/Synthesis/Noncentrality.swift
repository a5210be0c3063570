/// The effect, in standard errors, that a two-sided test at 5% finds with a given power.
enum Noncentrality {
  /// P(|T| > the 2.5% point) when the effect is `ncp` standard errors: both tails, exactly, as R's `pwr.t.test`.
  ///
  /// `df` of 1 or more; infinite for the normal distribution. 0 for an effect that is no number.
  static func power(ncp: Double, df: Double) -> Double { ncp.isNaN ? 0 : Rejection(df: df).power(ncp) }

  /// The noncentrality with that power.
  static func needed(power: Double, df: Double) -> Double {
    let rejection = Rejection(df: df)
    var high = 2 * rejection.point + 2
    while rejection.power(high) < power, high < 1e6 { high *= 1.5 }
    return Bracket(0, high).root { rejection.power($0) - power }
  }

  /// A power that can be asked for: above the 5% that chance gives, below certainty.
  static func isPossible(_ power: Double) -> Bool { power > 0.05 && power < 1 }

  /// One degree of freedom and its critical point, whose mesh all noncentralities share.
  private struct Rejection {
    let point: Double
    /// Nil for the normal distribution.
    private let mesh: ChiMesh?

    init(df: Double) {
      let isNormal = df >= NoncentralT.nearlyNormal
      point = isNormal ? Normal.z975 : StudentT(df: df).upperQuantile(0.025)
      mesh = isNormal ? nil : ChiMesh(df: df, scale: point)
    }

    /// P(T > point) + P(T < −point); the distribution mirrors.
    func power(_ ncp: Double) -> Double { tail(ncp) + tail(-ncp) }

    private func tail(_ ncp: Double) -> Double {
      mesh.map { 1 - $0.expected(t: point, ncp: ncp).value } ?? Normal.upperTail(point - ncp)
    }
  }
}
