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

extension DetectableShare {
  /// The smallest net rise among the same `n` people, in percentage points, when `leaving` of them (0 to 1) move away from yes.
  ///
  /// McNemar's test has the power Φ((Δ√n − z√ψ)/√(ψ − Δ²)) with ψ = Δ + 2·leaving, the share of those who move at all
  /// (Miettinen 1968, Connor 1987): how many move both ways decides. Where that is not known (nil) as many are taken as if the
  /// answers after had nothing to do with those before, start·(1 − start − Δ): people are more constant than that. A fall is
  /// the same with yes and no exchanged. `not_detectable` where even a rise of everybody who could would be missed.
  package static func riseOfSamePeople(
    n: Int, from start: Double, leaving: Double?, power: Double = 0.8
  ) -> Computed<Double> {
    guard n >= 2 else { return .notComputed(.nBelowTwo) }
    guard (0...1).contains(start), (0...start).contains(leaving ?? 0), Noncentrality.isPossible(power) else {
      return .notComputed(.inconsistentFigures)
    }
    let most = 1 - start - (leaving ?? 0)
    func missing(_ rise: Double) -> Double {
      pairedPower(n: n, rise: rise, leaving: leaving ?? unconnected(start, rise)) - power
    }
    guard most > 0, missing(most) >= 0 else { return .notComputed(.notDetectable) }
    return Computed(finite: 100 * Bracket(0, most).root(missing))
  }

  /// The share of those who would move away from yes if nobody's answer depended on the one before.
  static func unconnected(_ start: Double, _ rise: Double) -> Double { start * max(0, 1 - start - rise) }

  /// The power of McNemar's test as above, 0 to 1.
  static func pairedPower(n: Int, rise: Double, leaving: Double) -> Double {
    let moving = rise + 2 * leaving
    let spread = max(0, moving - rise * rise).squareRoot()
    let distance = rise * Double(n).squareRoot() - Normal.z975 * moving.squareRoot()
    return spread > 0 ? Normal.upperTail(-distance / spread) : (distance > 0 ? 1 : 0)
  }
}
