import Model

/// A group against its comparison group (specification sections 3 and 10).
///
/// All differences are treatment − comparison, in the measure's unit, raw also where lower is better. From rows and their
/// summary they are of the people measured both times; figures entered by hand carry less.
package struct GroupComparison: Tabulated {
  /// People measured both times; of figures, those at the later occasion.
  package let nTreatment: Computed<Int>
  package let nControl: Computed<Int>
  /// Per cent of those measured at the start who have no second value.
  package let attritionTreatment: Computed<Double>
  package let attritionControl: Computed<Double>
  /// Difference at the later occasion, with Welch's interval where n and spread are known.
  package let postDifference: Computed<Difference>
  package let postEffect: Computed<StandardisedDifference>
  /// The same at the start: how far apart the groups began.
  package let baselineEffect: Computed<StandardisedDifference>
  /// Difference in differences: the change of one group less the change of the other.
  package let differenceInChanges: Computed<Difference>
  /// The difference that allows for where each person started: the main one where rows or their summary are known.
  package let adjusted: Computed<AdjustedDifference>
  /// How often one of the treatment group stands above one of the comparison group at the later occasion.
  package let dominance: Computed<Dominance>

  init(treatment: BeforeAfter, control: BeforeAfter, measure: Measure) {
    let obstacle = GroupComparison.obstacle(treatment, control)
    let isCounted = treatment.isCounted
    nTreatment = isCounted ? treatment.nMatched : treatment.after.people
    nControl = isCounted ? control.nMatched : control.after.people
    attritionTreatment = treatment.attrition(measure)
    attritionControl = control.attrition(measure)
    postDifference = GroupComparison.difference(treatment, control, \.sampleAfter, \.after)
    postEffect = GroupComparison.effect(treatment.sampleAfter, control.sampleAfter, obstacle)
    baselineEffect = GroupComparison.effect(treatment.sampleBefore, control.sampleBefore, obstacle)
    differenceInChanges = GroupComparison.differenceInChanges(treatment, control, obstacle)
    let matched = obstacle.map { Computed<Matched>.notComputed($0) } ?? treatment.matched
    adjusted = matched.with(control.matched) { AdjustedDifference.of(treatment: $0, control: $1) }
    dominance = matched.with(control.matched) { one, other in
      guard one.n >= 2, other.n >= 2 else { return .notComputed(.groupNBelowTwo) }
      return one.spread.with(other.spread) {
        .value(Dominance(treatment: $0.after.pairs, control: $1.after.pairs))
      }
    }
  }

  /// |per cent lost of one group − per cent lost of the other|, in percentage points.
  package var differentialAttrition: Computed<Double> {
    attritionTreatment.with(attritionControl) { .value(($0 - $1).magnitude) }
  }

  /// The interval that decides what can be said: of the adjusted difference, else of the difference at the end.
  package var mainInterval: Computed<Interval> {
    adjusted.flatMap(\.interval).or(postDifference.flatMap(\.interval))
  }

  /// Standardised as Morris (2008) does, by the spread at the start.
  private var dPretestPosttest: Computed<Double> {
    differenceInChanges.with(baselineEffect) { did, baseline in
      baseline.pooledSD.flatMap {
        Morris.effect(
          differenceInChanges: did.estimate, pooledSDBefore: $0, nTreatment: baseline.nTreatment,
          nControl: baseline.nControl)
      }
    }
  }

  package var fields: [Field] {
    [
      Field("n_t", nTreatment),
      Field("n_c", nControl),
      Field("attrition_t_pct", attritionTreatment),
      Field("attrition_c_pct", attritionControl),
      Field("differential_attrition_pp", differentialAttrition),
      Field("post_difference", postDifference),
      Field("post_smd", postEffect),
      Field("baseline_smd", baselineEffect),
      Field("did", differenceInChanges),
      Field("d_ppc2", dPretestPosttest),
      Field("ancova", adjusted),
      Field("dominance_post", dominance),
    ]
  }
}

// MARK: - What gaps and answers share

extension GroupComparison {
  /// Why two groups may not be compared: definitions that differ, or one counted and the other entered by hand.
  static func obstacle(_ one: BeforeAfter, _ other: BeforeAfter) -> Reason? {
    if one.isCounted != other.isCounted { return .needsIndividualData }
    return one.after.definition == other.after.definition ? nil : .definitionsDiffer
  }

  /// `one` − `other` at one occasion, with as much of an interval as n and spread allow.
  static func difference(
    _ one: BeforeAfter, _ other: BeforeAfter, _ sample: KeyPath<BeforeAfter, Computed<Sample>>,
    _ reading: KeyPath<BeforeAfter, Reading>
  ) -> Computed<Difference> {
    if let obstacle = obstacle(one, other) { return .notComputed(obstacle) }
    let samples = one[keyPath: sample].with(other[keyPath: sample]) { Computed<[Sample]>.value([$0, $1]) }
    if one.isCounted {
      return samples.flatMap { pair in
        pair.allSatisfy { $0.n >= 2 } ? .value(Difference(pair[0], minus: pair[1])) : .notComputed(.groupNBelowTwo)
      }
    }
    return one[keyPath: reading].mean.with(other[keyPath: reading].mean) { first, second in
      switch samples {
      case .value(let pair): .value(Difference(pair[0], minus: pair[1]))
      case .notComputed(let reason):
        Computed<Double>(finite: first - second).map { Difference(estimate: $0, without: reason) }
      }
    }
  }

  /// The change of `one` less the change of `other`: with Welch's interval where people were counted, else without.
  static func differenceInChanges(
    _ one: BeforeAfter, _ other: BeforeAfter, _ obstacle: Reason?
  ) -> Computed<Difference> {
    if let obstacle { return .notComputed(obstacle) }
    guard one.isCounted else {
      return one.gain.with(other.gain) { first, second in
        Computed<Double>(finite: first - second).map { Difference(estimate: $0, without: .needsIndividualData) }
      }
    }
    return one.sampleOfChange.with(other.sampleOfChange) { first, second in
      first.n >= 2 && second.n >= 2 ? .value(Difference(first, minus: second)) : .notComputed(.groupNBelowTwo)
    }
  }

  private static func effect(
    _ one: Computed<Sample>, _ other: Computed<Sample>, _ obstacle: Reason?
  ) -> Computed<StandardisedDifference> {
    if let obstacle { return .notComputed(obstacle) }
    return one.with(other) {
      $0.n >= 2 && $1.n >= 2
        ? .value(StandardisedDifference(treatment: $0, control: $1)) : .notComputed(.groupNBelowTwo)
    }
  }
}
