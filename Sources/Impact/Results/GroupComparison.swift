import Model

/// A group against its comparison group, as far as figures entered by hand carry it (specification sections 3 and 10).
///
/// All differences are treatment − comparison, in the measure's unit, raw also where lower is better.
package struct GroupComparison: Tabulated {
  /// People at the later occasion.
  package let nTreatment: Computed<Int>
  package let nControl: Computed<Int>
  /// Difference at the later occasion, with Welch's interval where n and spread are known.
  package let postDifference: Computed<Difference>
  package let postEffect: Computed<StandardisedDifference>
  /// The same at the start: how far apart the groups began.
  package let baselineEffect: Computed<StandardisedDifference>
  /// Difference in differences: the change of one group less the change of the other.
  package let differenceInChanges: Computed<Difference>

  init(treatment: BeforeAfter, control: BeforeAfter) {
    nTreatment = treatment.after.people
    nControl = control.after.people
    postDifference = GroupComparison.difference(treatment.after, control.after)
    postEffect = GroupComparison.effect(treatment.after, control.after)
    baselineEffect = GroupComparison.effect(treatment.before, control.before)
    let comparable = GroupComparison.areAlike(treatment.after, control.after)
    differenceInChanges = treatment.gain.with(control.gain) { one, other in
      guard comparable else { return .notComputed(.definitionsDiffer) }
      return Computed<Double>(finite: one - other).map { Difference(estimate: $0, without: .needsIndividualData) }
    }
  }

  /// J_approx·DiD/s_p(before): Morris 2008.
  private var dPretestPosttest: Computed<Double> {
    differenceInChanges.with(baselineEffect) { did, baseline in
      let correction = HedgesCorrection.approximate(df: Double(baseline.nTreatment) + Double(baseline.nControl) - 2)
      return Computed<Double>(finite: correction * did.estimate).divided(by: baseline.pooledSD)
    }
  }

  package var fields: [Field] {
    [
      Field("n_t", nTreatment),
      Field("n_c", nControl),
      Field("post_difference", postDifference),
      Field("post_smd", postEffect),
      Field("baseline_smd", baselineEffect),
      Field("did", differenceInChanges),
      Field("d_ppc2", dPretestPosttest),
      Field("ancova", .missing(.needsIndividualData)),
    ]
  }

  /// `one` − `other` with as much of an interval as n and spread allow.
  static func difference(_ one: Reading, _ other: Reading) -> Computed<Difference> {
    guard areAlike(one, other) else { return .notComputed(.definitionsDiffer) }
    let samples = one.sample.with(other.sample) { Computed<[Sample]>.value([$0, $1]) }
    return one.mean.with(other.mean) { first, second in
      switch samples {
      case .value(let pair): .value(Difference(pair[0], minus: pair[1]))
      case .notComputed(let reason):
        Computed<Double>(finite: first - second).map { Difference(estimate: $0, without: reason) }
      }
    }
  }

  private static func effect(_ one: Reading, _ other: Reading) -> Computed<StandardisedDifference> {
    guard areAlike(one, other) else { return .notComputed(.definitionsDiffer) }
    return one.sample.with(other.sample) { .value(StandardisedDifference(treatment: $0, control: $1)) }
  }

  /// Whether both were taken by one definition.
  static func areAlike(_ one: Reading, _ other: Reading) -> Bool { one.definition == other.definition }
}
