import Model

/// The gap at one occasion: reference − focus, turned so that positive means that the focus subgroup is behind.
package struct Gap: Hashable, Sendable {
  /// In the unit, or a share; with Welch's interval. Of those measured both times where people were counted.
  package let difference: Computed<Difference>
  /// In standard deviations (Hedges' g), for values.
  package let g: Computed<Double>
  /// Newcombe's interval in percentage points, for yes/no answers.
  package let newcombe: Computed<Interval>
  /// The same gap of everybody who was measured at this occasion.
  package let ofAll: Computed<Double>

  /// One end of the two subgroups.
  struct End {
    let reading: Reading
    let sample: Computed<Sample>
    let answers: Computed<Proportion>
  }

  /// `obstacle`: why the two may not be compared.
  init(focus: End, reference: End, obstacle: Reason?, measure: Measure, countsAnswers: Bool, isCounted: Bool) {
    let (ahead, behind) = measure.direction == .lowerIsBetter ? (focus, reference) : (reference, focus)
    let (first, second) = Gap.samples(ahead, behind, isAnswers: countsAnswers && !isCounted)
    let both = obstacle.map { Computed<Sample>.notComputed($0) } ?? first
    difference = Gap.difference(both, second, ahead, behind, isCounted: isCounted, countsAnswers: countsAnswers)
    if countsAnswers {
      g = .notComputed(.needsIndividualData)
      let answers = obstacle.map { Computed<Proportion>.notComputed($0) } ?? ahead.answers
      newcombe = answers.with(behind.answers) { Newcombe.unpaired(from: $1, to: $0) }.inPoints
    } else {
      g = both.with(second) { StandardisedDifference(treatment: $0, control: $1).g }
      newcombe = .notComputed(.notRecorded)
    }
    let means = obstacle.map { Computed<Double>.notComputed($0) } ?? ahead.reading.mean
    ofAll = means.with(behind.reading.mean) { Computed<Double>(finite: $0 - $1) }
  }

  private static func samples(_ ahead: End, _ behind: End, isAnswers: Bool) -> (Computed<Sample>, Computed<Sample>) {
    isAnswers ? (ahead.answers.map(\.sample), behind.answers.map(\.sample)) : (ahead.sample, behind.sample)
  }

  private static func difference(
    _ one: Computed<Sample>, _ other: Computed<Sample>, _ ahead: End, _ behind: End, isCounted: Bool,
    countsAnswers: Bool
  ) -> Computed<Difference> {
    let samples = one.with(other) { first, second -> Computed<Difference> in
      if isCounted && min(first.n, second.n) < 2 { return .notComputed(.groupNBelowTwo) }
      return .value(Difference(first, minus: second))
    }
    guard !isCounted, !countsAnswers, let reason = samples.reason, reason != .definitionsDiffer else { return samples }
    // Two means by hand have a difference even where n or a spread is missing.
    return ahead.reading.mean.with(behind.reading.mean) { first, second in
      Computed<Double>(finite: first - second).map { Difference(estimate: $0, without: reason) }
    }
  }

  /// In percentage points, for yes/no answers.
  package var points: Computed<Double> { difference.map(\.estimate).inPoints }
}
