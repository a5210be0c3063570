/// What weakens or explains a figure: the codes of the formula specification, section 9, and our own.
///
/// A raw value, so that a code from a newer version stays itself. The sentences are in `Packs`.
package struct CautionCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let noComparison = CautionCode(rawValue: "NO_COMPARISON")
  package static let selectedForLowScore = CautionCode(rawValue: "SELECTED_FOR_LOW_SCORE")
  package static let verySmallN = CautionCode(rawValue: "VERY_SMALL_N")
  package static let smallN = CautionCode(rawValue: "SMALL_N")
  package static let attritionOver15 = CautionCode(rawValue: "ATTRITION_OVER_15")
  package static let attritionOver20 = CautionCode(rawValue: "ATTRITION_OVER_20")
  package static let differentialAttrition = CautionCode(rawValue: "DIFFERENTIAL_ATTRITION")
  package static let joiners = CautionCode(rawValue: "JOINERS")
  package static let baselineAdjust = CautionCode(rawValue: "BASELINE_ADJUST")
  package static let baselineImbalance = CautionCode(rawValue: "BASELINE_IMBALANCE")
  package static let ceiling = CautionCode(rawValue: "CEILING")
  package static let floor = CautionCode(rawValue: "FLOOR")
  package static let noPercentChange = CautionCode(rawValue: "NO_PERCENT_CHANGE")
  package static let intervalIncludesZero = CautionCode(rawValue: "CI_INCLUDES_ZERO")
  package static let wrongDirection = CautionCode(rawValue: "WRONG_DIRECTION")
  package static let fewBaselinePoints = CautionCode(rawValue: "FEW_BASELINE_POINTS")
  package static let fewPoints = CautionCode(rawValue: "FEW_POINTS")
  package static let missingOccasions = CautionCode(rawValue: "MISSING_OCCASIONS")
  package static let noInterventionDate = CautionCode(rawValue: "NO_INTERVENTION_DATE")
  package static let noMatchedParticipants = CautionCode(rawValue: "NO_MATCHED_PARTICIPANTS")
  package static let gapReversed = CautionCode(rawValue: "GAP_REVERSED")
  package static let noGapBefore = CautionCode(rawValue: "NO_GAP_BEFORE")
  package static let multipleMeasures = CautionCode(rawValue: "MULTIPLE_MEASURES")
  package static let nUnknown = CautionCode(rawValue: "N_UNKNOWN")
  package static let ageEquivalentScale = CautionCode(rawValue: "AGE_EQUIVALENT_SCALE")
  package static let ordinalScale = CautionCode(rawValue: "ORDINAL_SCALE")
  package static let selfReport = CautionCode(rawValue: "SELF_REPORT")
  package static let historicalComparison = CautionCode(rawValue: "HISTORICAL_COMPARISON")
  package static let otherInterventions = CautionCode(rawValue: "OTHER_INTERVENTIONS")
  package static let subgroupInsideTotal = CautionCode(rawValue: "SUBGROUP_INSIDE_TOTAL")
  package static let directionOnly = CautionCode(rawValue: "DIRECTION_ONLY")
  package static let slowerThanExpected = CautionCode(rawValue: "SLOWER_THAN_EXPECTED")
  package static let clustered = CautionCode(rawValue: "CLUSTERED")
  /// Ours: that the same people answered both times is taken for granted.
  package static let matchingAssumed = CautionCode(rawValue: "MATCHING_ASSUMED")
  /// Ours: some schools have figures at one point only and are left out of the change.
  package static let schoolsLeftOut = CautionCode(rawValue: "SCHOOLS_LEFT_OUT")

  /// All known codes, the heaviest first: the order of section 9, ours at the end.
  package static let byWeight: [CautionCode] = [
    .noComparison, .selectedForLowScore, .verySmallN, .smallN, .attritionOver20, .attritionOver15,
    .differentialAttrition, .joiners, .baselineImbalance, .baselineAdjust, .ceiling, .floor, .noPercentChange,
    .intervalIncludesZero, .wrongDirection, .fewBaselinePoints, .fewPoints, .missingOccasions, .noInterventionDate,
    .noMatchedParticipants, .gapReversed, .noGapBefore, .multipleMeasures, .nUnknown, .ageEquivalentScale,
    .ordinalScale, .selfReport, .historicalComparison, .otherInterventions, .subgroupInsideTotal, .directionOnly,
    .slowerThanExpected, .clustered, .matchingAssumed, .schoolsLeftOut,
  ]
}

extension CautionCode: Comparable {
  /// The heavier first; unknown codes last, by name.
  package static func < (one: CautionCode, other: CautionCode) -> Bool {
    (one.rank, one.rawValue) < (other.rank, other.rawValue)
  }

  private var rank: Int { CautionCode.byWeight.firstIndex(of: self) ?? CautionCode.byWeight.count }
}
