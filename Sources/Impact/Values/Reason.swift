/// Why a number is not given: the codes of the formula specification, section 0, and our own for figures entered by hand.
///
/// A raw value, so that a code from a newer version stays itself. The words for people are in `Packs`.
package struct Reason: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}

// MARK: - The codes of the specification

extension Reason {
  package static let nBelowTwo = Reason(rawValue: "n_lt_2")
  package static let groupNBelowTwo = Reason(rawValue: "group_n_lt_2")
  package static let dfBelowTwo = Reason(rawValue: "df_lt_2")
  package static let noMatchedParticipants = Reason(rawValue: "no_matched_participants")
  package static let zeroVariance = Reason(rawValue: "zero_variance")
  package static let zeroVarianceOfChange = Reason(rawValue: "zero_variance_of_change")
  package static let noVarianceInBefore = Reason(rawValue: "no_variance_in_before")
  package static let noNonzeroChanges = Reason(rawValue: "no_nonzero_changes")
  package static let baselineMeanNotPositive = Reason(rawValue: "baseline_mean_not_positive")
  package static let intervalScale = Reason(rawValue: "interval_scale")
  package static let tiesOrZeros = Reason(rawValue: "ties_or_zeros")
  package static let atBound = Reason(rawValue: "at_bound")
  package static let needsIndividualData = Reason(rawValue: "needs_individual_data")
}

// MARK: - Our own

extension Reason {
  /// Which answers a scale has is not in its definition, so that the top ones cannot be told from those that occur.
  package static let levelsNotDeclared = Reason(rawValue: "levels_not_declared")
  /// How many of the answers count as the top ones is not in the definition, and nothing is usual for so many answers.
  package static let topBoxNotDeclared = Reason(rawValue: "top_box_not_declared")
  /// It is simply not in the figures.
  package static let notRecorded = Reason(rawValue: "not_recorded")
  /// The two values were taken by different definitions of the measure.
  package static let definitionsDiffer = Reason(rawValue: "definitions_differ")
  /// Means of schools cannot be put together without knowing how many people stand behind each.
  package static let weightsNotRecorded = Reason(rawValue: "weights_not_recorded")
  /// No school has figures at both points, so that nobody can be compared with themselves.
  package static let noMatchedSchools = Reason(rawValue: "no_matched_schools")
  /// The schools say different things where one answer is needed: months elapsed, direction.
  package static let schoolsDiffer = Reason(rawValue: "schools_differ")
  /// The figures contradict each other, as 17 of 16, a negative spread, or a mean of nobody.
  package static let inconsistentFigures = Reason(rawValue: "inconsistent_figures")
  /// The value lies beyond the ends of the measure's scale.
  package static let outsideScale = Reason(rawValue: "outside_scale")
  /// No time passed, or less than none.
  package static let elapsedNotPositive = Reason(rawValue: "elapsed_not_positive")
  /// There was no gap at the start, so that no part of it can have closed.
  package static let noGapBefore = Reason(rawValue: "no_gap_before")
  /// A ratio of gains needs a gain above zero to divide by.
  package static let gainNotPositive = Reason(rawValue: "gain_not_positive")
  /// So few people are behind a number that it is not committed, and a total would give it away.
  package static let tooFewPeople = Reason(rawValue: "too_few_people")
  /// The arithmetic left the range of numbers.
  package static let outOfRange = Reason(rawValue: "out_of_range")
  /// Run charts are for rows of observations, not for figures entered by hand.
  package static let needsSeriesData = Reason(rawValue: "needs_series_data")
  /// Limits and the chance of runs are told from ten points on; points on the line do not count for runs.
  package static let fewerThanTenPoints = Reason(rawValue: "points_lt_10")
  /// A baseline of no points has no centre.
  package static let noBaselinePoints = Reason(rawValue: "no_baseline_points")
  /// Nothing was recorded after the start of the intervention, or before its end.
  package static let noPointsDuring = Reason(rawValue: "no_points_during")
  /// The exact distribution is worked out for up to 50 changes.
  package static let tooManyForExact = Reason(rawValue: "n_gt_50")
  /// Results of one or two enquiries are listed beside each other, not pooled.
  package static let fewerThanThreeStudies = Reason(rawValue: "studies_lt_3")
  /// Effects of different designs measure different things.
  package static let designsDiffer = Reason(rawValue: "designs_differ")
  /// No difference that is possible would be found by so few.
  package static let notDetectable = Reason(rawValue: "not_detectable")
}

// MARK: - What would help

extension Reason {
  /// What a school could do so that the number can be given next time; nil when nothing can.
  package var remedy: Remedy? {
    switch self {
    case .notRecorded, .weightsNotRecorded: .record
    case .needsIndividualData, .needsSeriesData, .noMatchedParticipants: .importRows
    case .definitionsDiffer: .useOneDefinition
    case .noMatchedSchools: .measureSameSchools
    case .inconsistentFigures, .outsideScale, .elapsedNotPositive: .correct
    default: nil
    }
  }
}
