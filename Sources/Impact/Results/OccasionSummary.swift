import Model

/// Who was measured at the two occasions, and what was seen (specification section 1).
///
/// Everybody with a value at an occasion counts there, unlike in changes.
package struct OccasionSummary: Tabulated {
  /// One occasion: how many, their mean in the unit (the share for yes/no), their spread, their middle and ends.
  package struct Values: Tabulated {
    package let n: Computed<Int>
    package let mean: Computed<Double>
    package let sd: Computed<Double>
    package let median: Computed<Double>
    package let lowest: Computed<Double>
    package let highest: Computed<Double>
    /// Per cent exactly at the lowest and the highest value of the scale; nil where the scale states none.
    package let percentAtMin: Computed<Double>?
    package let percentAtMax: Computed<Double>?

    init(_ reading: Reading, measure: Measure, isCounted: Bool) {
      let answers = reading.answers.map(\.sample)
      let n = reading.people
      self.n = n
      mean = isCounted ? reading.mean : reading.mean.or(answers.map(\.mean))
      sd =
        isCounted
        ? reading.sd : reading.sd.or(answers.flatMap { $0.sd.map { .value($0) } ?? .notComputed(.nBelowTwo) })
      median = reading.spread.map(\.median)
      lowest = reading.spread.map(\.lowest)
      highest = reading.spread.map(\.highest)
      let missing = Reason.missingShare(n, isCounted: isCounted)
      func percent(_ count: Int?) -> Computed<Double> {
        guard let count, let n = n.value, n > 0 else { return .notComputed(missing) }
        return .value(100 * Double(count) / Double(n))
      }
      percentAtMin = measure.scaleMin.map { _ in percent(reading.atMin) }
      percentAtMax = measure.scaleMax.map { _ in percent(reading.atMax) }
    }

    /// Of the mean, by t with n − 1 degrees of freedom: mean ± t·s/√n (specification, section 2).
    package var intervalOfMean: Computed<Interval> {
      n.flatMap { n in
        guard n >= 2 else { return .notComputed(.nBelowTwo) }
        return mean.with(sd) { mean, sd in
          let half = StudentT(df: Double(n - 1)).upperQuantile(0.025) * sd / Double(n).squareRoot()
          return Computed(mean - half, mean + half)
        }
      }
    }

    package var fields: [Field] {
      [
        Field("n", n), Field("mean", mean), Field("sd", sd), Field("median", median), Field("min", lowest),
        Field("max", highest),
      ]
    }
  }

  package let before: Values
  package let after: Values
  /// People measured both times, when the figures can say.
  package let nMatched: Computed<Int>
  /// Per cent of those at the start who have no second value.
  package let attrition: Computed<Double>
  /// Whether each person was followed from the start to the end, so that who left and who joined is counted.
  package let isFollowed: Bool

  init(_ pair: BeforeAfter, before: Reading, after: Reading, measure: Measure) {
    self.before = Values(before, measure: measure, isCounted: pair.isCounted)
    self.after = Values(after, measure: measure, isCounted: pair.isCounted)
    isFollowed = pair.isCounted
    let isPartial = pair.schoolsLeftOut > 0 && !pair.isCounted
    nMatched = isPartial ? .notComputed(.needsIndividualData) : pair.matchedPeople(measure)
    attrition = isPartial ? .notComputed(.needsIndividualData) : pair.attrition(measure)
  }

  /// Measured at the start only: those who left.
  package var nBeforeOnly: Computed<Int> { before.n.with(nMatched) { .value($0 - $1) } }
  /// Measured at the end only: those who joined.
  package var nAfterOnly: Computed<Int> { after.n.with(nMatched) { .value($0 - $1) } }

  package var fields: [Field] {
    let fields = [
      Field("n_before", before.n),
      Field("n_after", after.n),
      Field("n_matched", nMatched),
      Field("n_before_only", nBeforeOnly),
      Field("n_after_only", nAfterOnly),
      Field("attrition_pct", attrition),
      Field("before", .nested(before.fields)),
      Field("after", .nested(after.fields)),
    ]
    return fields + shares("max", \.percentAtMax) + shares("min", \.percentAtMin)
  }

  private func shares(_ end: String, _ share: KeyPath<Values, Computed<Double>?>) -> [Field] {
    guard let start = before[keyPath: share], let later = after[keyPath: share] else { return [] }
    return [Field("at_\(end)_before_pct", start), Field("at_\(end)_after_pct", later)]
  }
}

extension Reason {
  /// Why a share of people is not known: nobody was there, too few are told apart, or only rows could say.
  fileprivate static func missingShare(_ n: Computed<Int>, isCounted: Bool) -> Reason {
    switch n {
    case .value(0): .notRecorded
    case .value: isCounted ? .tooFewPeople : .needsIndividualData
    case .notComputed(let reason): isCounted ? reason : .needsIndividualData
    }
  }
}
