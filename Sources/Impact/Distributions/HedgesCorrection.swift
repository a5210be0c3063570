import RealModule

/// Hedges' correction J for the bias of a standardised difference in small samples.
enum HedgesCorrection {
  /// J(ν) = Γ(ν/2) / (√(ν/2) Γ((ν−1)/2)), for ν of 2 or more; below that there is none.
  static func exact(df: Double) -> Computed<Double> {
    guard df >= 2 else { return .notComputed(.dfBelowTwo) }
    return Computed(finite: Double.exp(GammaRatio.log((df - 1) / 2) - 0.5 * Double.log(df / 2)))
  }

  /// 1 − 3/(4ν − 1): what many programs print, and what Morris (2008) uses.
  static func approximate(df: Double) -> Double { 1 - 3 / (4 * df - 1) }
}
