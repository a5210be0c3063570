import Model

extension Assembly {
  /// Every treatment group against the named comparison group, also inside subgroups that have both.
  mutating func addGroups() {
    guard let control = measure.controlGroup, measure.scale != .series, !strata.isEmpty else { return }
    for group in treatmentGroups(besides: control) {
      for subgroup in subgroups(in: group) {
        let stratum = Stratum.between(treatment: group, control: control, within: subgroup)
        guard let one = pairs[Stratum(group: group, subgroup: subgroup)],
          let other = pairs[Stratum(group: control, subgroup: subgroup)]
        else {
          results.absences.append(.init(family: familyOfGroups, stratum: stratum, reason: .notRecorded))
          continue
        }
        addBetween(stratum, one, other, isWithin: subgroup != nil)
      }
    }
  }

  /// Levels of people who were counted are compared by their averages.
  private var familyOfGroups: String {
    let comparesShares = measure.countsAnswers && !pairs.values.contains(where: \.isCounted)
    return measure.scale == .binary || comparesShares ? "binary_between" : "between"
  }

  /// Everybody of a group first (nil), then the subgroups in it; everybody alone where nobody has the group's name.
  private func subgroups(in group: String) -> [Subgroup?] {
    let own = strata.filter { $0.group == group }.map(\.subgroup)
    return own.isEmpty ? [nil] : own
  }

  private mutating func addBetween(
    _ stratum: Stratum, _ treatment: BeforeAfter, _ control: BeforeAfter, isWithin: Bool
  ) {
    if isWithin, treatment.isCounted || control.isCounted {
      let fewest = treatment.nMatched.with(control.nMatched) { .value(min($0, $1)) }
      // Inside subgroups three in each group are asked for (specification, section 3).
      if let fewest = fewest.value, fewest < 3 { return }
    }
    if measure.scale == .binary || !treatment.isCounted && treatment.countsAnswers(measure) {
      let comparison = YesNoComparison(treatment: treatment, control: control, measure: measure)
      results.binaryBetween[stratum] = comparison
      note(stratum, rules.cautions(of: comparison, attrition: attrition(treatment, control)))
    } else {
      let comparison = GroupComparison(treatment: treatment, control: control, measure: measure)
      results.between[stratum] = comparison
      if measure.scale == .likert, !isWithin {
        results.topBoxBetween[stratum] = YesNoComparison(treatment: treatment, control: control, measure: measure)
      }
      note(stratum, rules.cautions(of: comparison, attrition: attrition(treatment, control)))
    }
  }

  /// By how many percentage points more of one group than of the other have no second value.
  private func attrition(_ one: BeforeAfter, _ other: BeforeAfter) -> Double? {
    one.attrition(measure).with(other.attrition(measure)) { .value(($0 - $1).magnitude) }.value
  }

  private func treatmentGroups(besides control: String) -> [String] {
    if !measure.treatmentGroups.isEmpty { return measure.treatmentGroups.filter { $0 != control } }
    var groups: [String] = []
    for group in strata.compactMap(\.group) where group != control && !groups.contains(group) { groups.append(group) }
    return groups
  }

  /// The focus subgroup against the reference; against all where the reference has no figures.
  mutating func addGaps() {
    guard measure.scale != .series else { return }
    addAbsentFocus()
    for stratum in strata {
      guard let focus = stratum.subgroup, let pair = pairs[stratum], isFocus(focus, pair) else { continue }
      if pair.isCounted, case .cell = stratum { continue }
      if let reference = reference(to: focus, in: stratum.group),
        let other = pairs[Stratum(group: stratum.group, subgroup: reference)]
      {
        let gap = SubgroupGap(focus: pair, reference: other, measure: measure)
        let key = Stratum.gap(focus: focus, reference: reference, within: stratum.group)
        results.gap[key] = gap
        note(key, rules.cautions(of: gap))
        continue
      }
      addAbsentReference(to: focus, in: stratum.group)
      if let all = pairs[Stratum(group: stratum.group, subgroup: nil)] {
        let gap = GapToAll(focus: pair, all: all, measure: measure, isMain: isMain)
        guard gap.differenceInGain.value != nil else { continue }
        let key = Stratum.gapToAll(focus: focus, within: stratum.group)
        results.gapToAll[key] = gap
        note(key, rules.cautions(of: gap))
      }
    }
  }

  /// A focus subgroup that the definition names and nobody belongs to.
  private mutating func addAbsentFocus() {
    guard let name = measure.focusSubgroup, let value = name.split(separator: "=").last, !strata.isEmpty,
      !strata.contains(where: { $0.subgroup?.isNamed(name) == true })
    else { return }
    addAbsentReference(to: Subgroup(column: nil, value: String(value)), in: nil)
  }

  /// A reference subgroup that the definition names and the figures do not have.
  private mutating func addAbsentReference(to focus: Subgroup, in group: String?) {
    guard let name = measure.referenceSubgroup, let value = name.split(separator: "=").last else { return }
    let reference = Subgroup(column: focus.column, value: String(value), isQualified: focus.isQualified)
    let key = Stratum.gap(focus: focus, reference: reference, within: group)
    results.absences.append(.init(family: "gap", stratum: key, reason: .notRecorded))
  }

  /// The subgroup that the definition names; of figures without a name, one that stands alone in its column.
  private func isFocus(_ subgroup: Subgroup, _ pair: BeforeAfter) -> Bool {
    if let name = measure.focusSubgroup { return subgroup.isNamed(name) }
    if pair.isCounted { return false }
    return !strata.compactMap(\.subgroup).contains { $0.column == subgroup.column && $0.value != subgroup.value }
  }

  private func reference(to focus: Subgroup, in group: String?) -> Subgroup? {
    guard let name = measure.referenceSubgroup else { return nil }
    return strata.lazy.filter { $0.group == group }.compactMap(\.subgroup).first {
      $0.column == focus.column && $0 != focus && $0.isNamed(name)
    }
  }
}
