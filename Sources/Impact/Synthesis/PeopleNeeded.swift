/// How many people a design needs to find an effect four times in five: ``DetectableEffect`` the other way round.
package struct PeopleNeeded: Tabulated {
  /// In each of two groups, or in the one group.
  package let each: Int
  /// Classes or schools in each group; nil when people are chosen one by one.
  package let clustersEach: Int?

  /// Two groups of one size, for an effect in standard deviations (either sign), with an earlier test of `correlation`.
  ///
  /// `not_detectable` for no effect, or one that ten million people would miss.
  package static func inGroups(
    effect: Double, correlation: Double? = nil, power: Double = 0.8
  ) -> Computed<PeopleNeeded> {
    fewest(power) { n in
      let plan = PlannedGroups(treatment: n, control: n, correlation: correlation)
      return plan.precision.map { Noncentrality.power(ncp: effect.magnitude / $0.standardError, df: $0.df) }
    }.map { PeopleNeeded(each: $0, clustersEach: nil) }
  }

  /// Two groups of whole classes or schools of `size` people each, who are alike by `alikeness` (ρ, 0 to 1).
  package static func inClusters(
    effect: Double, size: Int, alikeness: Double, correlation: Double? = nil, power: Double = 0.8
  ) -> Computed<PeopleNeeded> {
    guard (1...largest).contains(size) else { return .notComputed(.inconsistentFigures) }
    return fewest(power) { count in
      let clusters = PlannedClusters(treatment: count, control: count, alikeness: alikeness)
      let plan = PlannedGroups(
        treatment: count * size, control: count * size, correlation: correlation, clusters: clusters)
      return plan.precision.map { Noncentrality.power(ncp: effect.magnitude / $0.standardError, df: $0.df) }
    }.map { PeopleNeeded(each: $0 * size, clustersEach: $0) }
  }

  /// One group measured twice, for a change in average standard deviations (d_av) and the correlation of before and after.
  package static func forChange(
    effect: Double, correlation: Double, power: Double = 0.8
  ) -> Computed<PeopleNeeded> {
    guard correlation >= -1, correlation < 1 else { return .notComputed(.inconsistentFigures) }
    let dz = effect.magnitude / (2 * (1 - correlation)).squareRoot()
    return fewest(power) { n in
      .value(Noncentrality.power(ncp: dz * Double(n).squareRoot(), df: Double(n - 1)))
    }.map { PeopleNeeded(each: $0, clustersEach: nil) }
  }

  /// Two groups of one size whose shares (0 to 1) differ as `start` and `end` do.
  package static func forShares(from start: Double, to end: Double, power: Double = 0.8) -> Computed<PeopleNeeded> {
    guard (0...1).contains(start), (0...1).contains(end) else { return .notComputed(.inconsistentFigures) }
    let h = CohenH.value(from: start, to: end).magnitude
    return fewest(power) { n in .value(Noncentrality.power(ncp: h * (Double(n) / 2).squareRoot(), df: .infinity)) }
      .map { PeopleNeeded(each: $0, clustersEach: nil) }
  }

  /// One group that is asked twice, for a net rise from `start` to `end` (0 to 1); `leaving` as in
  /// ``DetectableShare/riseOfSamePeople(n:from:leaving:power:)``.
  package static func forSamePeople(
    from start: Double, to end: Double, leaving: Double?, power: Double = 0.8
  ) -> Computed<PeopleNeeded> {
    guard (0...1).contains(start), (0...1).contains(end), end >= start, (0...start).contains(leaving ?? 0),
      end + (leaving ?? 0) <= 1 + 1e-12
    else { return .notComputed(.inconsistentFigures) }
    let rise = end - start
    let away = leaving ?? DetectableShare.unconnected(start, rise)
    return fewest(power) { n in .value(DetectableShare.pairedPower(n: n, rise: rise, leaving: away)) }
      .map { PeopleNeeded(each: $0, clustersEach: nil) }
  }

  package var fields: [Field] {
    let people = Field("n_each", .count(each))
    return clustersEach.map { [people, Field("clusters_each", .count($0))] } ?? [people]
  }

  private static let largest = 10_000_000

  /// The smallest number, 2 or more, with that power: by doubling, then by halving.
  private static func fewest(_ power: Double, _ reached: (Int) -> Computed<Double>) -> Computed<Int> {
    guard Noncentrality.isPossible(power) else { return .notComputed(.inconsistentFigures) }
    var (low, high) = (1, 2)
    while true {
      switch reached(high) {
      case .notComputed(let reason): return .notComputed(reason)
      case .value(let there) where !(there >= power):
        guard high < largest else { return .notComputed(.notDetectable) }
        (low, high) = (high, high * 2)
      case .value:
        while high - low > 1 {
          let middle = (low + high) / 2
          if let there = reached(middle).value, there >= power { high = middle } else { low = middle }
        }
        return .value(high)
      }
    }
  }
}
