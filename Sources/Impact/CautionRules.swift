import Model

/// Which cautions a result carries: the rules of the formula specification, section 9, as far as figures entered by hand allow.
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
    guard pair.toldChange(measure).value != nil else { return found }
    if !isCompared { found.append(Caution(.noComparison)) }
    if measure.marks.contains(.selectedForLowScore) { found.append(Caution(.selectedForLowScore)) }
    if measure.marks.contains(.ageEquivalent) { found.append(Caution(.ageEquivalentScale)) }
    if measure.marks.contains(.matchingAssumed), results.binary[stratum]?.paired.value != nil {
      found.append(Caution(.matchingAssumed))
    }
    found += size(pair.smallestN) + movement(pair) + lost(pair)
    return found + change(results, stratum)
  }

  /// Of a group against its comparison group.
  func cautions(of comparison: GroupComparison) -> [Caution] {
    var found = marks() + design() + size(smaller(comparison.nTreatment, comparison.nControl))
    if let apart = comparison.baselineEffect.value?.g.value?.magnitude {
      if apart > 0.25 {
        found.append(Caution(.baselineImbalance, amount: apart))
      } else if apart > 0.05 {
        found.append(Caution(.baselineAdjust, amount: apart))
      }
    }
    return found + zero(comparison.postDifference.value?.interval.value)
  }

  /// Of a group against its comparison group in yes/no answers.
  func cautions(of comparison: YesNoComparison) -> [Caution] {
    let counts = smaller(comparison.treatment.map(\.n), comparison.control.map(\.n))
    return marks() + design() + size(counts) + zero(comparison.interval.value)
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

  // MARK: - Single rules

  private func size(_ n: Computed<Int>) -> [Caution] {
    switch n {
    case .value(let n) where n < 10: [Caution(.verySmallN, count: n)]
    case .value(let n) where n < 30: [Caution(.smallN, count: n)]
    case .value: []
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
  private func movement(_ pair: BeforeAfter) -> [Caution] {
    guard let gain = pair.toldChange(measure).value else { return [] }
    if gain.magnitude < 5e-10 { return [] }
    return wrongWay(gain > 0 ? .up : .down)
  }

  private func wrongWay(_ moved: Figure.Moved?) -> [Caution] {
    let unwanted: Figure.Moved = measure.direction == .lowerIsBetter ? .up : .down
    return moved == unwanted ? [Caution(.wrongDirection)] : []
  }

  /// Of the same people, those who are fewer at the end are lost, those who are more have joined: at least so many.
  private func lost(_ pair: BeforeAfter) -> [Caution] {
    guard measure.isMatched, let start = pair.before.people.value, let end = pair.after.people.value else { return [] }
    if end > start { return [Caution(.joiners, count: end - start)] }
    let percent = 100 * Double(start - end) / Double(start)
    if percent > 20 { return [Caution(.attritionOver20, amount: percent)] }
    return percent > 15 ? [Caution(.attritionOver15, amount: percent)] : []
  }

  private func change(_ results: Results, _ stratum: Stratum) -> [Caution] {
    var found: [Caution] = []
    if measure.scale == .continuous, measure.ratioScale != true, results.paired[stratum]?.change.value != nil {
      found.append(Caution(.noPercentChange))
    }
    let answers = results.binary[stratum] ?? results.likert[stratum]?.topBox
    found += zero(answers?.interval.value)
    if let ratio = results.ratio[stratum]?.ratio.value, ratio < 1 { found.append(Caution(.slowerThanExpected)) }
    return found
  }
}
