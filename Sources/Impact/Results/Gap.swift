import Model

/// The gap at one occasion: reference − focus, turned so that positive means that the focus subgroup is behind.
package struct Gap: Hashable, Sendable {
  /// In the unit, or a share; with Welch's interval.
  package let difference: Computed<Difference>
  /// In standard deviations (Hedges' g), for values.
  package let g: Computed<Double>
  /// Newcombe's interval in percentage points, for yes/no answers.
  package let newcombe: Computed<Interval>

  init(focus: Reading, reference: Reading, measure: Measure, countsAnswers: Bool) {
    let isLowerBetter = measure.direction == .lowerIsBetter
    guard countsAnswers else {
      let (ahead, behind) = isLowerBetter ? (focus, reference) : (reference, focus)
      difference = GroupComparison.difference(ahead, behind)
      g = ahead.sample.with(behind.sample) { StandardisedDifference(treatment: $0, control: $1).g }
      newcombe = .notComputed(.notRecorded)
      return
    }
    let (ahead, behind) =
      isLowerBetter ? (focus.answers, reference.answers) : (reference.answers, focus.answers)
    let isAlike = GroupComparison.areAlike(focus, reference)
    let both = isAlike ? ahead : .notComputed(.definitionsDiffer)
    difference = both.with(behind) { .value(Difference($0.sample, minus: $1.sample)) }
    g = .notComputed(.needsIndividualData)
    newcombe = both.with(behind) { Newcombe.unpaired(from: $1, to: $0) }.inPoints
  }

  /// In percentage points, for yes/no answers.
  package var points: Computed<Double> { difference.map(\.estimate).inPoints }
}
