import Impact
import Model

/// What charts say above themselves: the finding, and never more than the design of the study lets words say.
struct ChartTitles {
  let values: PictureValues

  private var words: MeasureWords { values.words }
  private var measure: Measure { words.measure }
  private var places: Int { values.places }

  /// What stands before the first full stop, and what comes after it.
  static func firstSentence(of text: String) -> (first: String, rest: String) {
    guard let stop = text.firstRange(of: ". ") else {
      return (text.hasSuffix(".") ? String(text.dropLast()) : text, "")
    }
    return (String(text[..<stop.lowerBound]), String(text[stop.upperBound...]))
  }

  /// The measure's title before a colon: "I feel confident" of "I feel confident."
  var name: String { measure.title.hasSuffix(".") ? String(measure.title.dropLast()) : measure.title }

  // MARK: - Changes

  /// "Reading age: up by 27 months on average, where 7 months would be normal progress"
  func changes(_ all: [PictureValues.Estimate], expected: Double?) -> String {
    guard let first = all.first else { return name }
    let second = all.count == 2 ? ", \(words.name(all[1].stratum)) \(moved(all[1]))" : ""
    let whose = first.stratum == .all && all.count == 1 ? "" : "\(words.name(first.stratum)) "
    let average = first.isPoints || first.value.magnitude <= ChangeSentences.noise ? "" : " on average"
    let normal = expected.map { "; \(MeasureWords.months($0)) would be normal progress" } ?? ""
    return "\(name): \(whose)\(moved(first))\(second)\(average)\(normal)\(doubt(first))"
  }

  private func moved(_ change: PictureValues.Estimate) -> String {
    guard change.value.magnitude > ChangeSentences.noise else { return "no change" }
    if change.isPoints { return NumberText.points(change.value, places: change.places) }
    return "\(change.value > 0 ? "up" : "down") by \(words.amount(change.value.magnitude, places: places))"
  }

  private func doubt(_ estimate: PictureValues.Estimate?) -> String {
    guard let estimate, let interval = estimate.interval, interval.includesZero,
      estimate.value.magnitude > ChangeSentences.noise
    else { return "" }
    return "; the figures also fit with no change"
  }

  // MARK: - Levels

  /// "Confident teachers: from 1 of 16 to 16 of 16"; of groups those who got what is compared first.
  func levels(_ all: [PictureValues.Levels]) -> String {
    let whole = all.filter(\.isWhole)
    let got = whole.filter { $0.stratum.group.map(values.treatments.contains) ?? false }
    let told = got + whole.filter { !got.contains($0) }
    guard let first = told.first else { return name }
    let isAlone = told.count == 1 && first.stratum == .all
    let shown = told.count > 2 && first.stratum == .all ? 1 : 3
    let parts = told.prefix(shown).map { own in
      let name = isAlone ? "" : "\(own.stratum.group.map(MeasureWords.spoken) ?? words.name(own.stratum)) "
      return "\(name)from \(own.points.first??.text ?? "") to \(own.points.last??.text ?? "")"
    }
    let unit = measure.scale == .continuous ? measure.unit.map { " \($0)" } ?? "" : ""
    let rest = told.count - parts.count
    let more = rest > 0 && first.stratum != .all ? "; and \(Wording.count(rest, "more group", "more groups"))" : ""
    return
      "\(name): \(parts.joined(separator: ", "))\(unit)\(more)\(isAlone ? doubt(values.change(.all)) : "")"
  }

  /// "Enjoyment of reading: top answers from 5 of 24 to 12 of 24"
  func answers(_ picture: LevelsPicture, _ change: LikertChange?) -> String {
    guard let first = picture.rows.first, let last = picture.rows.dropFirst().first else { return name }
    if picture.isTop.contains(true) {
      let whose = picture.rows.count > 2 ? "; \(picture.rows.count / 2) groups" : ""
      return "\(name): \(picture.topWords) from \(picture.top(of: first)) of \(first.people) to "
        + "\(picture.top(of: last)) of \(last.people)\(whose.isEmpty ? doubt(values.change(.all)) : whose)"
    }
    guard let improved = change?.improved.value, let same = change?.same.value, let worsened = change?.worsened.value
    else { return name }
    return "\(name): \(improved) improved, \(same) stayed the same, \(worsened) got worse"
  }

  // MARK: - Differences

  /// "Weight: the FT group 9.03 lb ahead of the Cont group, allowing for the start"
  func differences(_ all: [PictureValues.Estimate]) -> String {
    guard let first = all.first else { return name }
    let others = others(first.stratum)
    guard all.count == 1 else {
      let told = all.prefix(3).map { "\(treatment($0.stratum)) \(signed($0))" }
      let more = all.count > 3 ? ", and \(all.count - 3) more" : ""
      return "\(name), against \(others): \(told.joined(separator: ", "))\(more)\(unclear(all))"
    }
    if let counts = answersBeside(first) { return counts }
    let group = words.theGroup(treatment(first.stratum, spoken: false))
    if first.interval?.includesZero == true, first.value.magnitude > ChangeSentences.noise {
      return "\(name): no clear difference between \(group) and \(others)"
    }
    return "\(name): \(group) \(standing(first)) \(others)\(how(first))"
  }

  /// "Good status afterwards: 33 of 54 in the active group, 25 of 57 in the placebo group; no clear difference"; nil for averages.
  private func answersBeside(_ estimate: PictureValues.Estimate) -> String? {
    guard estimate.isPoints,
      let compared = values.comparedAnswers.first(where: { $0.stratum == estimate.stratum })?.result,
      let one = compared.treatment.value, let other = compared.control.value
    else { return nil }
    let groups = [treatment(estimate.stratum, spoken: false)].map(words.theGroup) + [others(estimate.stratum)]
    let counts = zip([one, other], groups).map { "\($0.yes) of \($0.n) in \($1)" }.joined(separator: ", ")
    let isUnclear = estimate.interval?.includesZero == true && estimate.value.magnitude > ChangeSentences.noise
    return "\(name) afterwards: \(counts)\(isUnclear ? "; no clear difference" : "")"
  }

  private func treatment(_ stratum: Stratum, spoken: Bool = true) -> String {
    guard case .between(let name, _, _) = stratum else { return "" }
    return spoken ? MeasureWords.spoken(name) : name
  }

  /// The comparison group as the design lets it be called: `similar pupils (Oak School)`, `last year’s cohort`.
  func others(_ stratum: Stratum) -> String {
    guard case .between(_, let control, _) = stratum else { return "" }
    let teller = GroupSentences(words: words, comparison: values.impact.main, places: places, stratum: stratum)
    return teller?.others ?? words.theGroup(control)
  }

  private func signed(_ estimate: PictureValues.Estimate) -> String {
    let number = NumberText.signed(estimate.value, places: estimate.places)
    return estimate.isPoints ? "\(number) points" : words.amount(number)
  }

  private func unclear(_ all: [PictureValues.Estimate]) -> String {
    let names = all.filter { $0.interval?.includesZero == true }.map { treatment($0.stratum) }
    return names.isEmpty ? "" : "; not clear for \(names.joined(separator: ", "))"
  }

  /// `9.03 lb ahead of`, `gained 2 sub-levels more than`
  private func standing(_ estimate: PictureValues.Estimate) -> String {
    guard estimate.value.magnitude > ChangeSentences.noise else {
      return estimate.method == .changes ? "changed as much as" : "level with"
    }
    let isLowerBetter = measure.direction == .lowerIsBetter
    let amount = words.amount(estimate.value.magnitude, places: places)
    guard estimate.method == .changes else {
      return "\(amount) \((estimate.value > 0) != isLowerBetter ? "ahead of" : "behind")"
    }
    let group = Stratum.group(treatment(estimate.stratum, spoken: false))
    let gain = values.change(group)?.value
    let moved = GroupSentences.gained(estimate.value, amount, from: gain, isLowerBetter: isLowerBetter)
    return "\(moved) than"
  }

  private func how(_ estimate: PictureValues.Estimate) -> String {
    switch estimate.method {
    case .adjusted?: ", allowing for the start"
    case .end?: ", at the end alone"
    case .changes?, nil: ""
    }
  }

  // MARK: - Gaps

  /// `5.1 points behind`, `level`, `2 points ahead`
  func distance(_ gap: Double, _ result: SubgroupGap) -> String {
    let told = sentences.standing(gap, result)
    return told.hasSuffix(" with") || told.hasSuffix(" of")
      ? String(told.dropLast(told.hasSuffix(" of") ? 3 : 5)) : told
  }

  /// "Reading: pupil premium pupils 5.1 points behind other pupils before, 3.2 points behind after"
  func gap(_ result: SubgroupGap, _ told: [Double], _ names: (focus: String, reference: String)) -> String {
    guard let before = told.first, let after = told.last else { return name }
    let change = result.change.value
    let isUnclear =
      change?.interval.value?.includesZero == true && (change?.estimate.magnitude ?? 0) > ChangeSentences.noise
    let main = values.impact.main.comparison
    return
      "\(name): \(names.focus) \(sentences.standing(before, result)) \(names.reference)\(words.at(main.from)), "
      + "\(distance(after, result))\(words.at(main.to))\(isUnclear ? "; no clear change in the gap" : "")"
  }

  private var sentences: ComparisonSentences {
    ComparisonSentences(words: words, comparison: values.impact.main, places: places)
  }
}
