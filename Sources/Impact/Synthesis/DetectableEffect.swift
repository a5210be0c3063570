/// The smallest true effect that a design finds four times in five: 80% power, two-sided at 5%, exactly by the noncentral t.
///
/// Smaller effects may well be there: the design would mostly miss them.
package struct DetectableEffect: Tabulated {
  /// In standard deviations of the result; for a change of the average of before and after, d_av.
  package let effect: Computed<Double>
  /// A change in standard deviations of the changes themselves; nil for two groups.
  package let dz: Double?
  package let df: Double
  /// 1 + (m − 1)ρ: by how much people in clusters count for less; 1 without clusters.
  package let designEffect: Double
  /// Of the measure, in its unit; nil when the plan does not know it.
  private let sd: Double?

  /// The difference of two groups: effect = ncp·√((1/n_T + 1/n_C)(1 − r²)(1 + (m − 1)ρ)).
  ///
  /// `sd` of the result among people, in the measure's unit. `power` above 5% and below 1.
  package static func ofGroups(
    _ plan: PlannedGroups, sd: Double? = nil, power: Double = 0.8
  ) -> Computed<DetectableEffect> {
    guard Noncentrality.isPossible(power) else { return .notComputed(.inconsistentFigures) }
    return plan.precision.map { precision in
      let ncp = Noncentrality.needed(power: power, df: precision.df)
      return DetectableEffect(
        effect: Computed(finite: ncp * precision.standardError), dz: nil, df: precision.df,
        designEffect: precision.designEffect, sd: sd)
    }
  }

  /// The change of one group of `n` people measured twice: d_z = ncp/√n, d_av = d_z·√(2(1 − r)) where both spreads are alike.
  ///
  /// `correlation` of before and after, −1 to below 1; without it only d_z is known, which compares with nothing published.
  package static func ofChange(
    n: Int, correlation: Double? = nil, sd: Double? = nil, power: Double = 0.8
  ) -> Computed<DetectableEffect> {
    guard n >= 2 else { return .notComputed(.nBelowTwo) }
    guard Noncentrality.isPossible(power), correlation.map({ $0 >= -1 && $0 < 1 }) ?? true else {
      return .notComputed(.inconsistentFigures)
    }
    let dz = Noncentrality.needed(power: power, df: Double(n - 1)) / Double(n).squareRoot()
    let average = Computed(correlation).flatMap { Computed<Double>(finite: dz * (2 * (1 - $0)).squareRoot()) }
    return .value(DetectableEffect(effect: average, dz: dz, df: Double(n - 1), designEffect: 1, sd: sd))
  }

  /// The same in the measure's unit.
  package var inUnits: Computed<Double> { effect.with(Computed(sd)) { Computed<Double>(finite: $0 * $1) } }

  package var fields: [Field] {
    let common = [
      Field("effect", effect), Field("in_units", inUnits), Field("df", .number(df)),
      Field("design_effect", .number(designEffect)),
    ]
    return dz.map { common + [Field("d_z", .number($0))] } ?? common
  }
}
