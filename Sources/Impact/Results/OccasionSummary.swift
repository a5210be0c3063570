import Model

/// Who was measured at the two occasions, and what was seen (specification section 1).
///
/// Everybody with a value at an occasion counts there, unlike in changes.
package struct OccasionSummary: Tabulated {
  /// One occasion: how many, their mean in the unit (the share for yes/no), their spread.
  package struct Values: Tabulated {
    package let n: Computed<Int>
    package let mean: Computed<Double>
    package let sd: Computed<Double>

    init(_ reading: Reading) {
      let answers = reading.answers.map(\.sample)
      n = reading.people
      mean = reading.mean.or(answers.map(\.mean))
      sd = reading.sd.or(answers.flatMap { $0.sd.map { .value($0) } ?? .notComputed(.nBelowTwo) })
    }

    package var fields: [Field] { [Field("n", n), Field("mean", mean), Field("sd", sd)] }
  }

  package let before: Values
  package let after: Values
  /// People measured both times, when the figures can say.
  package let nMatched: Computed<Int>

  init(_ pair: BeforeAfter, before: Reading, after: Reading, measure: Measure) {
    self.before = Values(before)
    self.after = Values(after)
    nMatched = pair.schoolsLeftOut > 0 ? .notComputed(.needsIndividualData) : pair.matchedPeople(measure)
  }

  package var fields: [Field] {
    [
      Field("n_before", before.n),
      Field("n_after", after.n),
      Field("n_matched", nMatched),
      Field("attrition_pct", nMatched.map { _ in 0.0 }),
      Field("before", .nested(before.fields)),
      Field("after", .nested(after.fields)),
    ]
  }
}
