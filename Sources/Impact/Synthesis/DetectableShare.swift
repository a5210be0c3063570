import RealModule

/// The smallest change of a share that a design finds four times in five: 80% power, two-sided at 5%.
package struct DetectableShare: Tabulated {
  /// The share to start from, 0 to 1.
  package let start: Double
  /// The smallest rise, in percentage points; `not_detectable` where even a rise to everybody would be missed.
  package let rise: Computed<Double>
  /// The smallest fall, in percentage points, above 0.
  package let fall: Computed<Double>

  /// The share of one group against `start` in the other, on Cohen's arcsine scale (Cohen 1988, chapter 6; R's
  /// `pwr.2p2n.test`): h = ncp·√(1/n_T + 1/n_C), times √(1 + (m − 1)ρ) where classes or schools were chosen whole.
  ///
  /// ncp is that of the normal distribution, with clusters that of t with their degrees of freedom. No earlier test helps
  /// here: the plan must have no correlation.
  package static func ofGroups(
    _ plan: PlannedGroups, from start: Double, power: Double = 0.8
  ) -> Computed<DetectableShare> {
    guard (0...1).contains(start), plan.correlation == nil, Noncentrality.isPossible(power) else {
      return .notComputed(.inconsistentFigures)
    }
    return plan.precision.map { precision in
      let ncp = Noncentrality.needed(power: power, df: plan.clusters == nil ? .infinity : precision.df)
      let half = ncp * precision.standardError / 2
      let angle = Double.asin(start.squareRoot())
      return DetectableShare(
        start: start, rise: moved(from: start, to: angle + half), fall: moved(from: start, to: angle - half))
    }
  }

  package var fields: [Field] {
    [Field("start", .number(start)), Field("rise_pp", rise), Field("fall_pp", fall)]
  }

  /// From an angle on the arcsine scale back to how far the share moved, in percentage points.
  private static func moved(from start: Double, to angle: Double) -> Computed<Double> {
    guard (0...Double.pi / 2).contains(angle) else { return .notComputed(.notDetectable) }
    let sine = Double.sin(angle)
    return Computed(finite: 100 * (sine * sine - start).magnitude)
  }
}

// MARK: - The same people twice
