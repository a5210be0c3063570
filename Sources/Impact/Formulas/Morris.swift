/// A difference of two groups' changes in standard deviations of the start: d_ppc2 (Morris 2008; specification section 3).
enum Morris {
  /// J_approx(n_T + n_C − 2)·(change_T − change_C)/s_p(before): both sides in the measure's unit.
  static func effect(
    differenceInChanges: Double, pooledSDBefore: Double, nTreatment: Int, nControl: Int
  ) -> Computed<Double> {
    guard nTreatment >= 2, nControl >= 2 else { return .notComputed(.groupNBelowTwo) }
    guard pooledSDBefore > 0 else { return .notComputed(.zeroVariance) }
    let correction = HedgesCorrection.approximate(df: Double(nTreatment) + Double(nControl) - 2)
    return Computed(finite: correction * differenceInChanges / pooledSDBefore)
  }

  /// 2(1 − r)(1/n_T + 1/n_C) + g²/(2(n_T + n_C)), with r the correlation of before and after within the groups, −1 to 1.
  ///
  /// The form of metafor's documentation. Morris's own equation 25 gives slightly more at small n; the interval to trust is
  /// that of the ANCOVA or of the difference in raw units, which is why this one is for the detail view only.
  static func variance(effect g: Double, nTreatment: Int, nControl: Int, correlation r: Double) -> Computed<Double> {
    guard nTreatment >= 2, nControl >= 2 else { return .notComputed(.groupNBelowTwo) }
    let (t, c) = (Double(nTreatment), Double(nControl))
    return Computed(finite: 2 * (1 - r) * (1 / t + 1 / c) + g * g / (2 * (t + c)))
  }

  /// g ± z√variance.
  static func interval(effect g: Double, variance: Double) -> Computed<Interval> {
    let half = Normal.z975 * variance.squareRoot()
    return Computed(g - half, g + half)
  }
}
