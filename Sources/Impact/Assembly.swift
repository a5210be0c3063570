import Model

/// Puts the results of one comparison together: people first, then groups against groups, then gaps.
struct Assembly {
  let comparison: Comparison
  let ledger: Ledger
  let isMain: Bool
  private(set) var results = Results()
  private(set) var cautions: [ComparisonImpact.StratumCautions] = []

  private let pairs: [Stratum: BeforeAfter]
  private let strata: [Stratum]
  private var measure: Measure { ledger.measure }

  init(_ comparison: Comparison, ledger: Ledger, isMain: Bool) {
    self.comparison = comparison
    self.ledger = ledger
    self.isMain = isMain
    strata = ledger.strata.filter { ledger.hasRows($0, in: comparison) }
    pairs = Dictionary(uniqueKeysWithValues: strata.map { ($0, ledger.beforeAfter($0, comparison)) })
  }

  /// Summary, change, and ratio gain of everybody, each group and each subgroup.
  mutating func addPeople() {
    for stratum in strata {
      guard let pair = pairs[stratum] else { continue }
      if measure.scale == .series {
        results.absences.append(.init(family: "series", stratum: stratum, reason: .needsSeriesData))
        continue
      }
      addSummary(stratum, pair)
      addChange(stratum, pair)
      if measure.marks.contains(.ageEquivalent), !pair.countsAnswers(measure), pair.gain.value != nil {
        results.ratio[stratum] = RatioGain(pair, measure: measure, isMain: isMain)
      }
      let rules = CautionRules(measure)
      note(stratum, rules.cautions(of: pair, results: results, stratum: stratum, isCompared: hasControl))
    }
  }

  /// Every treatment group against the named comparison group, also inside subgroups that have figures for both.
  mutating func addGroups() {
    guard let control = measure.controlGroup, measure.scale != .series else { return }
    for group in treatmentGroups(besides: control) {
      let subgroups = strata.filter { $0.group == group }.map(\.subgroup)
      for subgroup in subgroups {
        let stratum = Stratum.between(treatment: group, control: control, within: subgroup)
        guard let one = pairs[Stratum(group: group, subgroup: subgroup)],
          let other = pairs[Stratum(group: control, subgroup: subgroup)]
        else {
          let family = measure.countsAnswers ? "binary_between" : "between"
          results.absences.append(.init(family: family, stratum: stratum, reason: .notRecorded))
          continue
        }
        addBetween(stratum, one, other)
      }
    }
  }

  /// The focus subgroup against the reference; against all where the reference has no figures.
  mutating func addGaps() {
    guard measure.scale != .series else { return }
    for stratum in strata where stratum.subgroup.map(isFocus) ?? false {
      guard let focus = stratum.subgroup, let pair = pairs[stratum] else { continue }
      if let reference = reference(to: focus, in: stratum.group),
        let other = pairs[Stratum(group: stratum.group, subgroup: reference)]
      {
        let gap = SubgroupGap(focus: pair, reference: other, measure: measure)
        let key = Stratum.gap(focus: focus, reference: reference, within: stratum.group)
        results.gap[key] = gap
        note(key, CautionRules(measure).cautions(of: gap))
        continue
      }
      addAbsentReference(to: focus, in: stratum.group)
      if let all = pairs[Stratum(group: stratum.group, subgroup: nil)] {
        let gap = GapToAll(focus: pair, all: all, measure: measure, isMain: isMain)
        guard gap.differenceInGain.value != nil else { continue }
        let key = Stratum.gapToAll(focus: focus, within: stratum.group)
        results.gapToAll[key] = gap
        note(key, CautionRules(measure).cautions(of: gap))
      }
    }
  }

  /// A reference subgroup that the definition names and the figures do not have.
  private mutating func addAbsentReference(to focus: Subgroup, in group: String?) {
    guard let name = measure.referenceSubgroup, let value = name.split(separator: "=").last else { return }
    let reference = Subgroup(column: focus.column, value: String(value), isQualified: focus.isQualified)
    let key = Stratum.gap(focus: focus, reference: reference, within: group)
    results.absences.append(.init(family: "gap", stratum: key, reason: .notRecorded))
  }

  // MARK: - One stratum

  private mutating func addSummary(_ stratum: Stratum, _ pair: BeforeAfter) {
    let before = ledger.reading(of: stratum, at: comparison.from)
    let after = ledger.reading(of: stratum, at: comparison.to)
    let hasValues = [before, after].contains { $0.mean.value != nil || $0.answers.value != nil }
    guard hasValues else { return }
    results.summary[stratum] = OccasionSummary(pair, before: before, after: after, measure: measure)
  }

  private mutating func addChange(_ stratum: Stratum, _ pair: BeforeAfter) {
    let hasAnswers = pair.countsAnswers(measure) && (pair.before.answers.isPresent || pair.after.answers.isPresent)
    let hasMeans = measure.scale != .binary && (pair.before.mean.isPresent || pair.after.mean.isPresent)
    if hasAnswers {
      let change = YesNoChange(pair, measure: measure)
      if measure.scale == .likert {
        results.likert[stratum] = LikertChange(topBox: change)
      } else {
        results.binary[stratum] = change
      }
    }
    if hasMeans { results.paired[stratum] = PairedChange(pair, measure: measure) }
    let isKnown = (hasAnswers ? pair.shareChange : pair.meanChange).value != nil
    let isGiven = pair.after.change.isPresent || pair.after.moved.isPresent
    if isGiven && !isKnown || !hasAnswers && !hasMeans {
      results.reported[stratum] = ReportedChange(pair, measure: measure)
    }
  }

  private mutating func addBetween(_ stratum: Stratum, _ treatment: BeforeAfter, _ control: BeforeAfter) {
    let rules = CautionRules(measure)
    if treatment.countsAnswers(measure) {
      let comparison = YesNoComparison(treatment: treatment, control: control)
      results.binaryBetween[stratum] = comparison
      note(stratum, rules.cautions(of: comparison))
    } else {
      let comparison = GroupComparison(treatment: treatment, control: control)
      results.between[stratum] = comparison
      note(stratum, rules.cautions(of: comparison))
    }
  }

  private mutating func note(_ stratum: Stratum, _ found: [Caution]) {
    cautions.append(.init(stratum: stratum, cautions: found.sorted()))
  }

  // MARK: - Who is compared with whom

  /// Whether the comparison group has anything at the end to compare with.
  private var hasControl: Bool {
    guard let control = measure.controlGroup, let pair = pairs[.group(control)] else { return false }
    let after = pair.after
    return after.mean.value != nil || after.answers.value != nil || after.change.value != nil
  }

  private func treatmentGroups(besides control: String) -> [String] {
    if !measure.treatmentGroups.isEmpty { return measure.treatmentGroups.filter { $0 != control } }
    var groups: [String] = []
    for group in strata.compactMap(\.group) where group != control && !groups.contains(group) { groups.append(group) }
    return groups
  }

  /// The subgroup that the definition names; without a name, one that stands alone in its column.
  private func isFocus(_ subgroup: Subgroup) -> Bool {
    if let name = measure.focusSubgroup { return subgroup.isNamed(name) }
    return !strata.compactMap(\.subgroup).contains { $0.column == subgroup.column && $0.value != subgroup.value }
  }

  private func reference(to focus: Subgroup, in group: String?) -> Subgroup? {
    guard let name = measure.referenceSubgroup else { return nil }
    return strata.lazy.filter { $0.group == group }.compactMap(\.subgroup).first {
      $0.column == focus.column && $0 != focus && $0.isNamed(name)
    }
  }
}
