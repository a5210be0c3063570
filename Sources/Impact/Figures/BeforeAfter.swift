import Model

/// One stratum at the two occasions of a comparison: the ground that every change stands on.
struct BeforeAfter: Hashable, Sendable {
  var before: Reading
  var after: Reading
  /// Why the two may not be compared, as two definitions or no common school; nil when they may.
  let obstacle: Reason?
  /// Schools with figures at one of the two only, left out.
  var schoolsLeftOut: Int
  /// Whether people were counted, from rows or their summary; else figures entered by hand are all there is.
  var isCounted = false
  /// Whether nobody at all has been measured at the end yet, in this stratum or in another: then nobody is lost either.
  var awaitsEnd = false
  /// People with a value at both.
  var nMatched: Computed<Int> = .notComputed(.needsIndividualData)
  /// The same people at both, where they were counted.
  var matched: Computed<Matched> = .notComputed(.needsIndividualData)
  /// Their answers at both; nil for values.
  var paths: Computed<[LevelPath]>?

  /// People were counted, and nothing can be told of them for this reason.
  static func unknown(_ reason: Reason) -> BeforeAfter {
    var pair = BeforeAfter(before: .unknown(reason), after: .unknown(reason), obstacle: nil, schoolsLeftOut: 0)
    pair.isCounted = true
    pair.nMatched = .notComputed(reason)
    pair.matched = .notComputed(reason)
    return pair
  }

  /// The values before of those who are compared: of the matched where people were counted, else as the figures have them.
  var sampleBefore: Computed<Sample> { isCounted ? matched.map(\.before) : before.sample }
  var sampleAfter: Computed<Sample> { isCounted ? matched.map(\.after) : after.sample }
  var sampleOfChange: Computed<Sample> { matched.map(\.change) }

  /// Mean after − mean before, in the measure's unit: of the same people where they were counted.
  var meanChange: Computed<Double> {
    if isCounted { return matched.map(\.change.mean) }
    if let obstacle { return .notComputed(obstacle) }
    return before.mean.with(after.mean) { Computed<Double>(finite: $1 - $0) }
  }

  /// Share after − share before, −1 to 1: of the same people where they were counted.
  func shareChange(_ measure: Measure) -> Computed<Double> {
    if isCounted { return table(measure).flatMap(\.changePoints).map { $0 / 100 } }
    if let obstacle { return .notComputed(obstacle) }
    return before.answers.with(after.answers) { .value($1.share - $0.share) }
  }

  /// The change in the unit: of the two means, else as it was given.
  var gain: Computed<Double> { meanChange.or(after.change) }

  /// The change in percentage points: of the two counts, else as it was given.
  func gainInPoints(_ measure: Measure) -> Computed<Double> {
    isCounted ? table(measure).flatMap(\.changePoints) : shareChange(measure).inPoints.or(after.change)
  }

  /// The same people's answers at both ends, where they were counted.
  func table(_ measure: Measure) -> Computed<PairedTable> {
    guard let paths else { return .notComputed(.needsIndividualData) }
    return matched.flatMap { _ in paths.flatMap { AnswerRule(measure).table($0) } }
  }

  /// Whether it is told in counts and percentage points: yes/no always, scales of answers unless only means are recorded.
  func countsAnswers(_ measure: Measure) -> Bool {
    switch measure.scale {
    case .binary: true
    case .likert where isCounted: true
    case .likert:
      after.answers.isPresent || before.answers.isPresent || !after.mean.isPresent && !before.mean.isPresent
    case .continuous, .series: false
    }
  }

  /// The change as it is told: in percentage points, or in the unit.
  func toldChange(_ measure: Measure) -> Computed<Double> { countsAnswers(measure) ? gainInPoints(measure) : gain }

  /// Whether people were counted and nobody has a value at both.
  var hasNobodyMatched: Bool { isCounted && nMatched.value == 0 }

  /// How many stand behind a change: the matched where people were counted, else the smaller number at the two points.
  ///
  /// Missing as soon as one side that has a value does not say how many stand behind it.
  var smallestN: Computed<Int> {
    if isCounted { return nMatched }
    let hasStart = before.mean.value != nil || before.answers.value != nil
    return hasStart ? before.people.with(after.people) { .value(min($0, $1)) } : after.people
  }

  /// Per cent of those at the start who have no second value; of figures, where they say that nobody is lost.
  func attrition(_ measure: Measure) -> Computed<Double> {
    if awaitsEnd { return .notComputed(.notRecorded) }
    return matchedPeople(measure).with(before.people) { matched, start in
      start > 0
        ? Computed<Double>(finite: 100 * Double(start - matched) / Double(start)) : .notComputed(.notRecorded)
    }
  }

  /// Months between the occasions: of the figures, else of the definition, which speaks of the main comparison.
  func elapsedMonths(_ measure: Measure, isMain: Bool) -> Computed<Double> {
    let defined = isMain ? Computed(measure.elapsedMonths).flatMap(Reading.elapsed) : .notComputed(.notRecorded)
    return after.elapsedMonths.reason == .notRecorded ? defined : after.elapsedMonths
  }

  /// How many were measured both times, where the figures can say: the same people, and as many.
  func matchedPeople(_ measure: Measure) -> Computed<Int> {
    if isCounted { return nMatched }
    return before.people.with(after.people) { one, other in
      one == other && measure.isMatched ? .value(one) : .notComputed(.needsIndividualData)
    }
  }
}
