/// What a design could show: the smallest effect that it finds four times in five, what twice the people would give, and how
/// many people known effects take.
package struct Detection: Hashable, Sendable {
  package enum Plan: Hashable, Sendable {
    case groups(PlannedGroups)
    /// The same people before and after; the correlation of both, where it is known.
    case change(n: Int, correlation: Double?)
    /// Yes or no in two groups, from this share (0 to 1).
    case shares(PlannedGroups, start: Double)
    /// Yes or no of the same people before and after, from this share (0 to 1); how many of them move away from yes, where
    /// somebody expects so.
    case answers(n: Int, start: Double, leaving: Double?)
  }

  /// The smallest effect, by the correlation of before and after that was taken.
  package struct Smallest: Hashable, Sendable {
    /// Nil where none enters.
    package let correlation: Double?
    package let effect: Computed<DetectableEffect>
  }

  /// The smallest net rise among the same people, by the share of them (0 to 1) who move away from yes.
  package struct Rise: Hashable, Sendable {
    /// Nil where as many are taken as if the answers after had nothing to do with those before.
    package let leaving: Double?
    /// In percentage points.
    package let points: Computed<Double>
  }

  /// How many people an effect takes: in standard deviations, or in percentage points of a share.
  package struct Needed: Hashable, Sendable {
    package let effect: Double
    package let people: Computed<PeopleNeeded>
  }

  package let plan: Plan
  /// One; three for a change whose correlation is not known, since it decides and must not be picked. None for shares.
  package let smallest: [Smallest]
  /// Of shares alone.
  package let share: Computed<DetectableShare>?
  /// Of the answers of the same people alone: one, or the least and the most where nobody knows how many move away.
  package let riseOfSame: [Rise]
  package let needed: [Needed]

  private let sd: Double?

  /// Correlations between which most tests lie when people take them twice.
  package static let usualCorrelations = [0.5, 0.7, 0.9]
  /// Small, middling and large for what schools do, in standard deviations.
  package static let effects = [0.2, 0.3, 0.5]
  /// Rises of a share, in percentage points.
  package static let rises = [10.0, 20, 30]
  /// The mean effect of the Education Endowment Foundation's trials, in standard deviations.
  package static let usualEffect = 0.06

  /// - Parameter sd: of the result among people, in the measure's unit; nil when it is not known.
  package init(of plan: Plan, sd: Double? = nil) {
    self.plan = plan
    self.sd = sd
    riseOfSame = plan.riseOfSame
    switch plan {
    case .groups(let groups):
      smallest = [Smallest(correlation: groups.correlation, effect: .ofGroups(groups, sd: sd))]
      share = nil
    case .change(let n, let correlation):
      let taken = correlation.map { [$0] } ?? Detection.usualCorrelations
      smallest = taken.map { Smallest(correlation: $0, effect: .ofChange(n: n, correlation: $0, sd: sd)) }
      share = nil
    case .shares(let groups, let start):
      smallest = []
      share = DetectableShare.ofGroups(groups, from: start)
    case .answers:
      smallest = []
      share = nil
    }
    needed = plan.needed
  }

  /// With twice the people; of clusters twice as many, each of the same size.
  package var doubled: Detection { Detection(of: plan.doubled, sd: sd) }

  /// Whether even an effect far above the usual one would be missed: then “cannot tell” is the likeliest result.
  package var isLikelyToMiss: Bool {
    if case .answers = plan { return (riseOfSame.compactMap(\.points.value).min() ?? .infinity) > 10 }
    let effects = smallest.map { $0.effect.value?.effect.value ?? .infinity }
    return share != nil
      ? share?.value?.rise.value.map { $0 > 10 } ?? true : (effects.min() ?? .infinity) > Detection.usualEffect
  }
}

extension Computed where Value == DetectableEffect {
  fileprivate static func ofGroups(_ plan: PlannedGroups, sd: Double?) -> Self {
    DetectableEffect.ofGroups(plan, sd: sd)
  }

  fileprivate static func ofChange(n: Int, correlation: Double, sd: Double?) -> Self {
    DetectableEffect.ofChange(n: n, correlation: correlation, sd: sd)
  }
}

extension Detection.Plan {
  fileprivate var doubled: Detection.Plan {
    switch self {
    case .groups(let groups): .groups(groups.doubled)
    case .change(let n, let correlation): .change(n: 2 * n, correlation: correlation)
    case .shares(let groups, let start): .shares(groups.doubled, start: start)
    case .answers(let n, let start, let leaving): .answers(n: 2 * n, start: start, leaving: leaving)
    }
  }

  fileprivate var riseOfSame: [Detection.Rise] {
    guard case .answers(let n, let start, let leaving) = self else { return [] }
    // The least where nobody moves away; the most where all do who would if answers had nothing to do with each other.
    let taken: [Double?] = leaving.map { [$0] } ?? [0, nil]
    return taken.map { away in
      Detection.Rise(leaving: away, points: DetectableShare.riseOfSamePeople(n: n, from: start, leaving: away))
    }
  }

  fileprivate var needed: [Detection.Needed] {
    switch self {
    case .groups(let groups):
      Detection.effects.map { Detection.Needed(effect: $0, people: groups.needed(for: $0)) }
    case .change(_, let correlation?):
      Detection.effects.map {
        Detection.Needed(effect: $0, people: PeopleNeeded.forChange(effect: $0, correlation: correlation))
      }
    case .change: []
    case .shares(let groups, let start):
      // With clusters the formula for people chosen one by one would promise too much.
      groups.clusters != nil
        ? []
        : Detection.rises.filter { start + $0 / 100 < 1 }.map {
          Detection.Needed(effect: $0, people: PeopleNeeded.forShares(from: start, to: start + $0 / 100))
        }
    case .answers(_, let start, let leaving):
      Detection.rises.filter { start + (leaving ?? 0) + $0 / 100 < 1 }.map {
        Detection.Needed(
          effect: $0, people: PeopleNeeded.forSamePeople(from: start, to: start + $0 / 100, leaving: leaving))
      }
    }
  }
}

extension PlannedGroups {
  fileprivate var doubled: PlannedGroups {
    PlannedGroups(
      treatment: 2 * treatment, control: 2 * control, correlation: correlation,
      clusters: clusters.map {
        PlannedClusters(treatment: 2 * $0.treatment, control: 2 * $0.control, alikeness: $0.alikeness)
      })
  }

  fileprivate func needed(for effect: Double) -> Computed<PeopleNeeded> {
    guard let clusters else { return PeopleNeeded.inGroups(effect: effect, correlation: correlation) }
    let size = (treatment + control) / max(1, clusters.treatment + clusters.control)
    return PeopleNeeded.inClusters(
      effect: effect, size: size, alikeness: clusters.alikeness, correlation: correlation)
  }
}
