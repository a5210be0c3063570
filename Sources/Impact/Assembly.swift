import Model

/// Puts the results of one comparison together: people first, then groups against groups, then gaps.
struct Assembly {
  let comparison: Comparison
  let evidence: Evidence
  let isMain: Bool
  var results = Results()
  private(set) var cautions: [ComparisonImpact.StratumCautions] = []

  let pairs: [Stratum: BeforeAfter]
  /// Those that anything is known of at one of the ends.
  let strata: [Stratum]
  var measure: Measure { evidence.measure }
  let rules: CautionRules

  init(_ comparison: Comparison, evidence: Evidence, isMain: Bool) {
    self.comparison = comparison
    self.evidence = evidence
    self.isMain = isMain
    var pairs: [Stratum: BeforeAfter] = [:]
    for stratum in evidence.strata { pairs[stratum] = evidence.beforeAfter(stratum, comparison) }
    self.pairs = pairs
    strata = evidence.strata.filter { pairs[$0] != nil }
    rules = CautionRules(evidence.measure)
    if let obstacle = evidence.obstacle {
      results.absences.append(.init(family: "summary", stratum: .all, reason: obstacle))
    }
  }

  /// A series of points, of everybody and of each group.
  mutating func addSeries() {
    for (stratum, points) in evidence.points {
      let series = SeriesImpact(
        points: points, interventionDate: measure.interventionDate, interventionEnd: measure.interventionEnd)
      results.series[stratum] = series
      note(stratum, rules.cautions(of: series))
    }
  }

  /// Summary, change, and ratio gain of everybody, each group and each subgroup.
  mutating func addPeople() {
    for stratum in strata {
      guard let pair = pairs[stratum] else { continue }
      if measure.scale == .series {
        results.absences.append(.init(family: "series", stratum: stratum, reason: .needsSeriesData))
        continue
      }
      // Subgroups inside groups are there to compare the groups; of rows they are no results of their own.
      if pair.isCounted, case .cell = stratum { continue }
      addSummary(stratum, pair)
      addChange(stratum, pair)
      if measure.marks.contains(.ageEquivalent), measure.scale == .continuous || !pair.countsAnswers(measure),
        pair.gain.value != nil
      {
        results.ratio[stratum] = RatioGain(
          pair, measure: measure, isMain: isMain, change: pair.isCounted ? results.paired[stratum] : nil)
      }
      note(stratum, rules.cautions(of: pair, results: results, stratum: stratum, isCompared: hasControl))
    }
  }

  // MARK: - One stratum

  private mutating func addSummary(_ stratum: Stratum, _ pair: BeforeAfter) {
    let (before, after) = evidence.readings(of: stratum, comparison, pair)
    let hasValues = [before, after].contains { $0.mean.value != nil || $0.answers.value != nil }
    guard hasValues || pair.isCounted else { return }
    results.summary[stratum] = OccasionSummary(pair, before: before, after: after, measure: measure)
  }

  private mutating func addChange(_ stratum: Stratum, _ pair: BeforeAfter) {
    if pair.isCounted {
      addCountedChange(stratum, pair)
      return
    }
    let hasAnswers = pair.countsAnswers(measure) && (pair.before.answers.isPresent || pair.after.answers.isPresent)
    let hasMeans = measure.scale != .binary && (pair.before.mean.isPresent || pair.after.mean.isPresent)
    if hasAnswers { addAnswers(stratum, pair) }
    if hasMeans { results.paired[stratum] = paired(pair) }
    let isKnown = (hasAnswers ? pair.shareChange(measure) : pair.meanChange).value != nil
    let isGiven = pair.after.change.isPresent || pair.after.moved.isPresent
    if isGiven && !isKnown || !hasAnswers && !hasMeans {
      results.reported[stratum] = ReportedChange(pair, measure: measure)
    }
  }

  /// Changes are of those measured both times; a whole family is absent where there are none, or they are not told.
  private mutating func addCountedChange(_ stratum: Stratum, _ pair: BeforeAfter) {
    if measure.countsAnswers { addAnswers(stratum, pair) }
    guard measure.scale != .binary else { return }
    if let reason = pair.matched.reason {
      results.absences.append(.init(family: "paired", stratum: stratum, reason: reason))
    } else {
      results.paired[stratum] = paired(pair)
    }
  }

  private mutating func addAnswers(_ stratum: Stratum, _ pair: BeforeAfter) {
    let change = YesNoChange(pair, measure: measure)
    if measure.scale == .likert {
      results.likert[stratum] = LikertChange(pair, topBox: change, measure: measure)
    } else {
      results.binary[stratum] = change
    }
  }

  private func paired(_ pair: BeforeAfter) -> PairedChange {
    PairedChange(pair, measure: measure, elapsedMonths: pair.elapsedMonths(measure, isMain: isMain).value)
  }

  mutating func note(_ stratum: Stratum, _ found: [Caution]) {
    cautions.append(.init(stratum: stratum, cautions: found.sorted()))
  }

  /// Whether the comparison group has anything at the end to compare with.
  private var hasControl: Bool {
    guard let control = measure.controlGroup, let pair = pairs[.group(control)] else { return false }
    let after = pair.after
    // What all had afterwards may be withheld where the matched have their figures.
    return after.mean.value != nil || after.answers.value != nil || after.change.value != nil
      || pair.toldChange(measure).value != nil
  }
}
