import Impact
import Model

/// The cautions of a comparison in plain words, each once: those of the results that are told first in the order of the formula
/// specification, section 9, then in the same order those of pupil groups and of mixtures of groups.
struct CautionSentences {
  let words: MeasureWords
  let comparison: ComparisonImpact

  private var measure: Measure { words.measure }
  private var people: String { words.people }

  var all: [String] {
    // That nobody is left is said as such, and not as a small number.
    let found = told.filter { $0.caution.code != .verySmallN || $0.caution.count != 0 }
    let leading = Set(found.filter { isLeading($0.stratum) }.map(\.caution.code))
    let later = Set(found.map(\.caution.code)).subtracting(leading)
    return (leading.sorted() + later.sorted()).compactMap { code in
      let carriers = found.filter { $0.caution.code == code }
      let caution = gravest(carriers)
      return caution.flatMap { sentence($0) }.map { $0 + whose(carriers.map(\.stratum), code) }
    }
  }

  /// One caution for those of several strata: that of everybody where it says how many or how much, else the most that was lost or
  /// apart and all who joined, of the results that are told first; the fewest people anywhere.
  private func gravest(_ carriers: [(stratum: Stratum, caution: Caution)]) -> Caution? {
    let leading = carriers.filter { isLeading($0.stratum) }
    let first = (leading.isEmpty ? carriers : leading).map(\.caution)
    let whole = carriers.first { $0.stratum == .all }?.caution
    guard let code = first.first?.code else { return nil }
    if code == .joiners { return whole ?? Caution(code, count: first.reduce(0) { $0 + ($1.count ?? 0) }) }
    if first[0].amount != nil { return whole ?? first.max { ($0.amount ?? 0).magnitude < ($1.amount ?? 0).magnitude } }
    return carriers.map(\.caution).min { ($0.count ?? .max) < ($1.count ?? .max) }
  }

  /// Where nine of ten or more went the unwanted way, the two points may have been mistaken for each other.
  var doubts: [String] {
    let isTurned = comparison.results.paired.entries.contains { entry in
      let unwanted = measure.direction == .lowerIsBetter ? entry.result.nUp.value : entry.result.nDown.value
      return isLeading(entry.stratum) && (entry.result.n.value ?? 0) >= ChangeSentences.fewest
        && 10 * (unwanted ?? 0) >= 9 * (entry.result.n.value ?? 0)
    }
    return isTurned ? ["Nearly everybody went the unwanted way: check that start and end are not swapped."] : []
  }

  /// Whether its result is told first: groups against each other where they are compared, else everybody; and gaps.
  private func isLeading(_ stratum: Stratum) -> Bool {
    switch stratum {
    case .all: !comparison.isMixture(stratum)
    case .group: true
    case .between: stratum.isOfWholeGroups
    case .gap(_, _, let group), .gapToAll(_, let group): group == nil
    case .subgroup, .cell: false
    }
  }

  /// Whether an interval includes nought is asked of the one that is told of two groups: the plan may have chosen another
  /// analysis than the one whose interval is the main one in figures.
  private var told: [(stratum: Stratum, caution: Caution)] {
    comparison.cautions.flatMap { entry in
      var cautions = entry.cautions
      // Of groups that are compared their difference is the result, not what each of them or all together did.
      if isCompared, isPeople(entry.stratum), entry.stratum.subgroup == nil {
        cautions.removeAll { $0.code == .intervalIncludesZero }
      }
      if let answers = comparison.results.topAnswers(entry.stratum) {
        cautions.removeAll { $0.code == .intervalIncludesZero }
        if answers.interval.value?.includesZero == true { cautions.append(Caution(.intervalIncludesZero)) }
      } else if let result = comparison.results.between[entry.stratum],
        let teller = GroupSentences(words: words, comparison: comparison, places: 1, stratum: entry.stratum)
      {
        cautions.removeAll { $0.code == .intervalIncludesZero }
        if teller.toldInterval(result)?.includesZero == true { cautions.append(Caution(.intervalIncludesZero)) }
      }
      return cautions.map { (stratum: entry.stratum, caution: $0) }
    }
  }

  private var isCompared: Bool { comparison.cautions.contains { $0.stratum.isOfWholeGroups } }

  /// What holds of some people and not of others.
  private static let particular: Set<CautionCode> = [
    .verySmallN, .smallN, .nUnknown, .attritionOver15, .attritionOver20, .joiners, .intervalIncludesZero,
    .noMatchedParticipants, .wrongDirection, .slowerThanExpected, .noPercentChange, .baselineAdjust,
    .baselineImbalance, .differentialAttrition,
  ]

  /// Whom it is about, where it is about some and not about all: " (Here: pupil premium pupils.)"
  private func whose(_ strata: [Stratum], _ code: CautionCode) -> String {
    let all = comparison.cautions.map(\.stratum)
    let compared = all.filter(\.isOfWholeGroups)
    let groups = all.filter { if case .group = $0 { true } else { false } }
    let people = strata.filter(isPeople)
    guard CautionSentences.particular.contains(code), !strata.contains(.all),
      !all.filter(isPeople).allSatisfy(strata.contains)
    else {
      return ""
    }
    // All groups, or all that are compared: then it is about what leads.
    if !compared.isEmpty, (people.isEmpty ? compared : groups).allSatisfy(strata.contains) { return "" }
    // Where two groups are compared each pupil group is named alone.
    let names = (people.isEmpty ? strata : people).map { stratum in
      if case .between(_, _, let subgroup?) = stratum, compared.count == 1 {
        words.name(subgroup)
      } else {
        words.name(stratum)
      }
    }
    return " (Here: \(names.joined(separator: "; ")).)"
  }

  /// Whether a stratum is people, and not a comparison of them.
  private func isPeople(_ stratum: Stratum) -> Bool {
    stratum == .all || stratum.group != nil || stratum.subgroup != nil
  }

  private func sentence(_ caution: Caution) -> String? {
    aboutDesign(caution) ?? aboutPeople(caution) ?? aboutScale(caution) ?? aboutResult(caution) ?? aboutSeries(caution)
      ?? "There is a caution that this version has no words for: \(caution.code.rawValue)."
  }

  // MARK: - Design

  private func aboutDesign(_ caution: Caution) -> String? {
    switch caution.code {
    case .noComparison:
      measure.scale == .binary || measure.scale == .likert
        ? "Without a comparison group we cannot tell this change from what would have happened anyway."
        : "Without a comparison group we cannot tell this change from normal progress, practice at the test, or low "
          + "scores drifting back towards average."
    case .selectedForLowScore:
      "These \(people) were chosen because they scored low, so part of any rise is expected anyway: very low scores tend "
        + "to be followed by higher ones."
    case .baselineAdjust:
      "The groups started \(apart(caution)) apart: use the adjusted difference"
        + (comparison.results.between.entries.contains { $0.result.adjusted.value != nil }
          ? "." : ", which takes both results of each \(words.person).")
    case .baselineImbalance:
      "The groups started \(apart(caution)) apart: too far for a fair comparison."
    case .historicalComparison:
      "The comparison is with an earlier year’s \(people): other things may have changed between the years."
    case .otherInterventions:
      "Other things were done at the same time, so the change cannot be put down to this work alone."
    case .clustered:
      "Whole classes or schools took part, and people in one class are alike, so the true uncertainty is wider than shown."
    case .matchingAssumed:
      "That the same \(people) answered both times is taken for granted; it is not recorded."
    case .multipleMeasures:
      "With \(caution.count.map { "\($0)" } ?? "many") results, one may stand out by luck. Say which measure you chose in "
        + "advance."
    default: nil
    }
  }

  private func apart(_ caution: Caution) -> String {
    caution.amount.map { "\(NumberText.fixed($0, places: 2)) standard deviations" } ?? "well"
  }

  private func apartInPoints(_ caution: Caution) -> String {
    caution.amount.map { " (\(String(NumberText.points($0, places: 0).drop { $0 == "+" })) more)" } ?? ""
  }

  // MARK: - People

  /// Percent lost, from a hundred people on with a decimal.
  private func lost(_ caution: Caution) -> String {
    let people = comparison.results.summary.entries.compactMap(\.result.before.n.value).max() ?? 0
    return NumberText.plain(caution.amount ?? 0, places: people < 100 ? 0 : 1)
  }

  /// Whether each person is followed from the start to the end, so that those who left and joined are counted.
  private var isCounted: Bool { comparison.results.summary.entries.contains { $0.result.isFollowed } }

  private func aboutPeople(_ caution: Caution) -> String? {
    switch caution.code {
    case .verySmallN, .smallN:
      caution.count == 1
        ? "Only 1 \(words.person): this says nothing about others."
        : "Only \(words.count(caution.count ?? 0))\(comparison.cautions.count > 1 ? " in the smallest group" : ""): one or two of them could change this result."
    case .nUnknown:
      "How many \(people) stand behind the figures is not recorded."
    case .attritionOver15, .attritionOver20:
      "\(isCounted ? "" : "At least ")\(lost(caution))% of those measured at the start "
        + "have no second measure; the result may not describe them."
    case .differentialAttrition:
      "More were lost from one group than from the other\(apartInPoints(caution)), which can bias the comparison."
    case .joiners:
      isCounted
        ? "\(caution.count ?? 1) joined later and \(caution.count == 1 ? "is" : "are") not in the change."
        : "At least \(caution.count ?? 1) joined later, so the two figures are not about exactly the same \(people)."
    case .noMatchedParticipants:
      "Nobody was measured both times. If they were, their codes differ: each \(words.person) keeps one code."
    case .schoolsLeftOut:
      caution.count == 1
        ? "1 school has figures at one point only and is left out of the change."
        : "\(caution.count ?? 0) schools have figures at one point only and are left out of the change."
    default: nil
    }
  }

  // MARK: - Scale

  private func aboutScale(_ caution: Caution) -> String? {
    switch caution.code {
    case .ceiling: "Many were already at the top mark, so the test cannot show further progress."
    case .floor: "Many were at the lowest mark, so the test cannot show how far behind they were."
    case .noPercentChange:
      measure.ratioScale == false
        ? "A change in per cent has no meaning on this scale, so none is given."
        : "Whether this scale has a true zero is not stated, so no change in per cent is given."
    case .ageEquivalentScale:
      "Months on an age scale are not even steps: a month at one age is not the same amount of learning as at another."
    case .ordinalScale: "The steps of this scale are not of equal size, so averages of them are rough."
    case .selfReport: "This is what \(people) said about themselves, not what was observed."
    default: nil
    }
  }

  // MARK: - Result

  private func aboutResult(_ caution: Caution) -> String? {
    switch caution.code {
    case .intervalIncludesZero: "The figures also fit with no real change or difference at all."
    case .wrongDirection: "The measure moved in the unwanted direction."
    case .gapReversed: "The gap has turned round: the \(people) who were behind are now ahead."
    case .noGapBefore: "There was no gap to close at the start."
    case .subgroupInsideTotal:
      "Comparing some \(people) with all of them, themselves included, makes the distance to the others look smaller than it is."
    case .directionOnly: "Only the direction was reported: how much it moved cannot be said."
    case .slowerThanExpected: "That is less than a month for every month: slower than normal progress."
    default: nil
    }
  }

  private func aboutSeries(_ caution: Caution) -> String? {
    switch caution.code {
    case .fewBaselinePoints: "Too few points before the change to know what normal looks like."
    case .fewPoints: "Too few points to tell a pattern from chance."
    case .missingOccasions:
      caution.count.map {
        "\($0) point\($0 == 1 ? " of measurement has" : "s of measurement have") no value and are left out."
      }
        ?? "Some points of measurement have no value."
    case .noInterventionDate: "When the work began is not recorded, so before and after cannot be told apart."
    default: nil
    }
  }
}

extension ComparisonImpact {
  /// Whether people are a mixture of those who took part and those they are compared with, and so nobody's result.
  func isMixture(_ stratum: Stratum) -> Bool {
    stratum == .all && cautions.contains { $0.stratum.isOfWholeGroups }
  }
}

extension Stratum {
  /// Whether it compares groups as they are, and not pupil groups in them.
  var isOfWholeGroups: Bool { if case .between(_, _, nil) = self { true } else { false } }
}
