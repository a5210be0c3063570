import Model

/// One stratum at the two occasions of a comparison: the ground that every change stands on.
struct BeforeAfter: Hashable, Sendable {
  let before: Reading
  let after: Reading
  /// Why the two may not be compared, as two definitions or no common school; nil when they may.
  let obstacle: Reason?
  /// Schools with figures at one of the two only, left out.
  let schoolsLeftOut: Int

  /// Mean after − mean before, in the measure's unit.
  var meanChange: Computed<Double> {
    if let obstacle { return .notComputed(obstacle) }
    return before.mean.with(after.mean) { Computed<Double>(finite: $1 - $0) }
  }

  /// Share after − share before, −1 to 1.
  var shareChange: Computed<Double> {
    if let obstacle { return .notComputed(obstacle) }
    return before.answers.with(after.answers) { .value($1.share - $0.share) }
  }

  /// The change in the unit: of the two means, else as it was given.
  var gain: Computed<Double> { meanChange.or(after.change) }

  /// The change in percentage points: of the two counts, else as it was given.
  var gainInPoints: Computed<Double> { shareChange.inPoints.or(after.change) }

  /// Whether it is told in counts and percentage points: yes/no always, scales of answers unless only means are recorded.
  func countsAnswers(_ measure: Measure) -> Bool {
    switch measure.scale {
    case .binary: true
    case .likert:
      after.answers.isPresent || before.answers.isPresent || !after.mean.isPresent && !before.mean.isPresent
    case .continuous, .series: false
    }
  }

  /// The change as it is told: in percentage points, or in the unit.
  func toldChange(_ measure: Measure) -> Computed<Double> { countsAnswers(measure) ? gainInPoints : gain }

  /// The smaller of the numbers of people at the two points.
  ///
  /// Missing as soon as one side that has a value does not say how many stand behind it.
  var smallestN: Computed<Int> {
    let hasStart = before.mean.value != nil || before.answers.value != nil
    return hasStart ? before.people.with(after.people) { .value(min($0, $1)) } : after.people
  }

  /// How many were measured both times, where the figures can say: the same people, and as many.
  func matchedPeople(_ measure: Measure) -> Computed<Int> {
    before.people.with(after.people) { one, other in
      one == other && measure.isMatched ? .value(one) : .notComputed(.needsIndividualData)
    }
  }
}
