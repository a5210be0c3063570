import Model

/// Which cautions a result carries: the rules of the formula specification, section 9, as far as the source allows.
struct CautionRules {
  private let measure: Measure

  init(_ measure: Measure) { self.measure = measure }

  /// Of one group of people before and after. A direction alone carries no number, and so no caution about numbers.
  func cautions(of pair: BeforeAfter, results: Results, stratum: Stratum, isCompared: Bool) -> [Caution] {
    var found = marks()
    if pair.schoolsLeftOut > 0 { found.append(Caution(.schoolsLeftOut, count: pair.schoolsLeftOut)) }
    if let reported = results.reported[stratum], reported.isDirectionOnly {
      return found + [Caution(.directionOnly)] + wrongWay(reported.direction.value)
    }
    let isUnmatched = pair.matched.reason == .noMatchedParticipants
    guard isUnmatched || told(pair, results, stratum) != nil else {
      return found + sizeOfEnd(pair) + (pair.isCounted ? lost(pair) : [])
    }
    if isUnmatched { found.append(Caution(.noMatchedParticipants)) }
    if !isCompared { found.append(Caution(.noComparison)) }
    if measure.marks.contains(.selectedForLowScore) { found.append(Caution(.selectedForLowScore)) }
    if measure.marks.contains(.ageEquivalent) { found.append(Caution(.ageEquivalentScale)) }
    if measure.marks.contains(.matchingAssumed), results.binary[stratum]?.paired.value != nil {
      found.append(Caution(.matchingAssumed))
    }
    found +=
      size(size(of: pair)) + movement(moved(pair, results, stratum)) + lost(pair) + ends(results.summary[stratum])
    if measure.scale == .continuous, measure.ratioScale != true,
      isUnmatched || results.paired[stratum]?.change.value != nil
    {
      found.append(Caution(.noPercentChange))
    }
    return found + change(results, stratum)
  }

  /// Of a group against its comparison group.
  ///
  /// `attrition`: by how many percentage points more of one group than of the other were lost.
  func cautions(of comparison: GroupComparison, attrition: Double?) -> [Caution] {
    var found = marks() + design() + size(smaller(comparison.nTreatment, comparison.nControl))
    found += differential(attrition)
    if let apart = comparison.baselineEffect.value?.g.value?.magnitude {
      if apart > 0.25 {
        found.append(Caution(.baselineImbalance, amount: apart))
      } else if apart > 0.05 {
        found.append(Caution(.baselineAdjust, amount: apart))
      }
    }
    return found + zero(comparison.mainInterval.value)
  }

  /// Of a group against its comparison group in yes/no answers.
  func cautions(of comparison: YesNoComparison, attrition: Double?) -> [Caution] {
    let counts = smaller(comparison.nTreatment, comparison.nControl)
    return marks() + design() + size(counts) + differential(attrition) + zero(comparison.interval.value)
  }

  /// Of a gap between subgroups.
  func cautions(of gap: SubgroupGap) -> [Caution] {
    var found = size(smaller(gap.nFocus, gap.nReference)) + zero(gap.change.value?.interval.value)
    if let before = gap.before.difference.value?.estimate {
      if before <= 0 {
        found.append(Caution(.noGapBefore))
      } else if let after = gap.after.difference.value?.estimate, after < 0 {
        found.append(Caution(.gapReversed))
      }
    }
    return found
  }

  /// Of a subgroup against everybody.
  func cautions(of gap: GapToAll) -> [Caution] {
    size(smaller(gap.nFocus, gap.nAll)) + [Caution(.subgroupInsideTotal)]
  }

  /// Of a series: whether there are enough points to know what is normal.
  func cautions(of series: SeriesImpact) -> [Caution] {
    var found = marks()
    // One of the two: without a start of the work all points are what is normal.
    if measure.interventionDate == nil {
      found.append(Caution(.noInterventionDate))
      if series.recordedCount < 10 { found.append(Caution(.fewPoints, count: series.recordedCount)) }
    } else if series.baselineCount < 10 {
      found.append(Caution(.fewBaselinePoints, count: series.baselineCount))
    }
    if series.missingCount > 0 { found.append(Caution(.missingOccasions, count: series.missingCount)) }
    return found
  }

  // MARK: - Single rules

  private func differential(_ attrition: Double?) -> [Caution] {
    guard let attrition, attrition > 5 else { return [] }
    return [Caution(.differentialAttrition, amount: attrition)]
  }

  /// The change as it is told, of the same people where they were counted; of levels also where no top answers are named.
  private func told(_ pair: BeforeAfter, _ results: Results, _ stratum: Stratum) -> Double? {
    if let told = pair.toldChange(measure).value { return told }
    return pair.isCounted ? results.paired[stratum]?.change.value : nil
  }

  /// What is held against the wanted direction: of levels their mean, since the share of the good answers is turned already.
  private func moved(_ pair: BeforeAfter, _ results: Results, _ stratum: Stratum) -> Double? {
    guard measure.scale == .likert else { return told(pair, results, stratum) }
    if let change = results.paired[stratum]?.change.value { return change }
    return told(pair, results, stratum).map { measure.direction == .lowerIsBetter ? -$0 : $0 }
  }

  /// How many stand behind what is told: of answers of different people the smaller number of the two points.
  private func size(of pair: BeforeAfter) -> Computed<Int> {
    guard pair.hasNobodyMatched, measure.countsAnswers else { return pair.smallestN }
    return pair.before.people.with(pair.after.people) { .value(min($0, $1)) }
  }

  /// Whether 15% or more are at an end of the scale at either occasion, so that it cannot show what lies beyond.
  private func ends(_ summary: OccasionSummary?) -> [Caution] {
    guard measure.scale == .continuous, let summary else { return [] }
    func most(_ share: KeyPath<OccasionSummary.Values, Computed<Double>?>) -> Double {
      [summary.before, summary.after].compactMap { $0[keyPath: share]?.value }.max() ?? 0
    }
    let (top, bottom) = (most(\.percentAtMax), most(\.percentAtMin))
    let ceiling = top >= 15 ? [Caution(.ceiling, amount: top)] : []
    return ceiling + (bottom >= 15 ? [Caution(.floor, amount: bottom)] : [])
  }

  /// Where the end alone was measured, and its level is the result: how few stand behind it.
  private func sizeOfEnd(_ pair: BeforeAfter) -> [Caution] {
    let (start, end) = (pair.before, pair.after)
    guard start.mean.value == nil, start.answers.value == nil, end.mean.value != nil || end.answers.value != nil,
      let n = end.people.value
    else { return [] }
    return size(.value(n))
  }

  private func size(_ n: Computed<Int>) -> [Caution] {
    switch n {
    case .value(let n) where n < 10: [Caution(.verySmallN, count: n)]
    case .value(let n) where n < 30: [Caution(.smallN, count: n)]
    case .value: []
    // Too few to be told is known to whoever has the rows; only what nobody wrote down is unknown.
    case .notComputed(.tooFewPeople): []
    case .notComputed: [Caution(.nUnknown)]
    }
  }

  private func smaller(_ one: Computed<Int>, _ other: Computed<Int>) -> Computed<Int> {
    one.with(other) { .value(min($0, $1)) }
  }

  private func zero(_ interval: Interval?) -> [Caution] {
    interval?.includesZero == true ? [Caution(.intervalIncludesZero)] : []
  }

  /// What the definition's marks say about every figure of the measure.
  private func marks() -> [Caution] {
    let codes: [(Measure.Mark, CautionCode)] = [
      (.ordinal, .ordinalScale), (.selfReport, .selfReport), (.otherInterventions, .otherInterventions),
      (.clustered, .clustered),
    ]
    return codes.filter { measure.marks.contains($0.0) }.map { Caution($0.1) }
  }

  private func design() -> [Caution] {
    measure.design == .previousCohort ? [Caution(.historicalComparison)] : []
  }

  /// Whether it moved the unwanted way; float noise does not count as movement.
  private func movement(_ gain: Double?) -> [Caution] {
    guard let gain else { return [] }
    if gain.magnitude < 5e-10 { return [] }
    return wrongWay(gain > 0 ? .up : .down)
  }

  private func wrongWay(_ moved: Figure.Moved?) -> [Caution] {
    let unwanted: Figure.Moved = measure.direction == .lowerIsBetter ? .up : .down
    return moved == unwanted ? [Caution(.wrongDirection)] : []
  }

  /// Of the same people, those who are fewer at the end are lost, those who are more have joined: at least so many.
  private func lost(_ pair: BeforeAfter) -> [Caution] {
    if pair.isCounted { return lostOfCounted(pair) }
    guard measure.isMatched, let start = pair.before.people.value, let end = pair.after.people.value else { return [] }
    if end > start { return [Caution(.joiners, count: end - start)] }
    return attrition(100 * Double(start - end) / Double(start))
  }

  private func attrition(_ percent: Double) -> [Caution] {
    if percent > 20 { return [Caution(.attritionOver20, amount: percent)] }
    return percent > 15 ? [Caution(.attritionOver15, amount: percent)] : []
  }

  private func lostOfCounted(_ pair: BeforeAfter) -> [Caution] {
    var found = pair.attrition(measure).value.map(attrition) ?? []
    if let end = pair.after.people.value, let matched = pair.nMatched.value, end > matched {
      found.append(Caution(.joiners, count: end - matched))
    }
    return found
  }

  private func change(_ results: Results, _ stratum: Stratum) -> [Caution] {
    var found: [Caution] = []
    let answers = results.binary[stratum] ?? results.likert[stratum]?.topBox
    found += zero(answers?.mainInterval.value)
    if answers == nil { found += zero(results.paired[stratum]?.interval.value) }
    if let ratio = results.ratio[stratum]?.ratio.value, ratio < 1 { found.append(Caution(.slowerThanExpected)) }
    return found
  }
}
