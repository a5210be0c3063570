import Impact
import Model

/// What cannot be computed from what is recorded, and why, a sentence each.
struct MissingSentences {
  let words: MeasureWords
  let comparison: ComparisonImpact
  /// Whether people were added up elsewhere and nobody can look at their rows here.
  var isSummed = false
  /// What is left out since it is later than the reader looks.
  var later: LaterPoints?

  private var measure: Measure { words.measure }
  private var results: Results { comparison.results }
  private var people: String { words.people }

  var all: [String] {
    let sentences = [
      laterPoint, onlyDirection, averageOfAnswers, withoutComparison, start, end, interval, whoMoved, months,
      gapToOthers,
      groupsInterval,
    ]
    return sentences.compactMap { $0 } + reasons
  }

  // MARK: - Names of the definition that nobody has

  /// "The definition calls the comparison group “Oka School”, and no row or figure has it (there are “Oak School”, “target”)."
  var unknownNames: [String] {
    let strata = comparison.cautions.map(\.stratum)
    guard !strata.isEmpty else { return [] }
    let groups = strata.compactMap(\.group).unique
    let subgroups = strata.compactMap(\.subgroup)
    let values = subgroups.map(\.value).unique
    let parts: [(name: String?, role: String)] = [
      (measure.focusSubgroup, "the pupil group in focus"),
      (measure.referenceSubgroup, "the pupil group to compare with"),
    ]
    let ofGroups =
      (measure.treatmentGroups.map { ($0, "a group that gets it") }
      + [measure.controlGroup].compactMap { $0 }.map { ($0, "the comparison group") }).filter { !groups.contains($0.0) }
    let ofSubgroups = parts.compactMap { part in part.name.map { ($0, part.role) } }.filter { name, _ in
      !subgroups.contains { $0.isNamed(name) }
    }
    if isSummed, groups.isEmpty, measure.controlGroup != nil {
      return [notToldApart] + ofSubgroups.map { sentence($0.0, $0.1, there: values) }
    }
    return ofGroups.map { sentence($0.0, $0.1, there: groups) }
      + ofSubgroups.map { sentence($0.0, $0.1, there: values) }
  }

  /// Of sums in which the groups that were to be compared stand together.
  private var notToldApart: String {
    let names = (measure.treatmentGroups + [measure.controlGroup].compactMap { $0 }).map { "“\($0)”" }.joined(
      separator: " and ")
    return
      "These sums do not tell \(names) apart, as where fewer than 6 \(people) are in one of them: this is what became "
      + "of all of them together, and no comparison."
  }

  private func sentence(_ name: String, _ role: String, there: [String]) -> String {
    let known = there.isEmpty ? "none is recorded" : "there are \(there.map { "“\($0)”" }.joined(separator: ", "))"
    return "The definition calls \(role) “\(name)”, and no row or figure has it (\(known))."
  }

  // MARK: - What is usual with figures entered by hand

  private var answers: [YesNoChange] {
    results.binary.entries.map(\.result) + results.likert.entries.map(\.result.topBox)
  }

  /// Changes given as such, without those that are a direction only.
  private var reported: [ReportedChange] {
    results.reported.entries.map(\.result).filter { $0.change.value != nil }
  }

  private var hasMeanChange: Bool { results.paired.entries.contains { $0.result.change.value != nil } }

  private var hasChange: Bool {
    hasMeanChange || answers.contains { $0.change.value != nil } || !reported.isEmpty
  }

  private var onlyDirection: String? {
    let isAlone = results.reported.entries.contains { $0.result.isDirectionOnly } && !hasChange
    return isAlone ? "No number can be computed: only the direction is recorded." : nil
  }

  private var withoutComparison: String? {
    guard hasChange, results.between.entries.isEmpty, results.binaryBetween.entries.isEmpty else { return nil }
    return "What would have happened anyway is not known: there is no comparison group in the figures."
  }

  /// Averages of answers on a scale of steps are kept out of the results (specification section 5).
  private var averageOfAnswers: String? {
    guard measure.scale == .likert, hasMeanChange, answers.isEmpty else { return nil }
    return
      "An average of answers is not told as a result, since the steps between answers are not of equal size: record how "
      + "many \(people) gave the top answers."
  }

  private var start: String? {
    if reported.contains(where: { $0.start.value == nil }) {
      return "Where it started and where it ended is not known: the starting level is not recorded."
    }
    let isMissing =
      results.paired.entries.contains { $0.result.meanBefore.reason == .notRecorded }
      || answers.contains { $0.before.reason == .notRecorded }
    let isAsked = comparison.comparison.from != nil && !hasChange
    return isMissing && isAsked ? "There is no change to tell: the starting level is not recorded." : nil
  }

  /// Where what was to be compared is later than the reader looks.
  private var laterPoint: String? {
    guard let later, !hasChange else { return nil }
    let by = "by \(later.day.spoken)"
    if let from = comparison.comparison.from, later.occasions.contains(from) {
      return "There is no point of measurement \(by) from which a change could be told."
    }
    return "There is no later point of measurement \(by), so no change can be told."
  }

  private var end: String? {
    if later != nil { return nil }
    let isMissing =
      results.paired.entries.contains { $0.result.meanAfter.reason == .notRecorded }
      || answers.contains { $0.after.reason == .notRecorded }
    return isMissing && !hasChange ? "There is no change to tell yet: nothing is recorded for the later point." : nil
  }

  private var interval: String? {
    if let first = reported.first {
      let counted = reported.allSatisfy { $0.n.value != nil } ? [] : ["how many \(people) were measured"]
      let spread = first.kind == .points ? "how many said yes at each point" : "how far their gains spread"
      return "There is no confidence interval for the change: \((counted + [spread]).joined(separator: " and ")) "
        + "\(counted.isEmpty ? "is" : "are") not recorded."
    }
    guard measure.scale == .continuous else { return nil }
    let changes = results.paired.entries.filter { $0.result.change.value != nil }
    let without = changes.filter { $0.result.interval.value == nil }
    guard !without.isEmpty else { return nil }
    // Only of those who have none, where others have one.
    let whose =
      without.count == changes.count
      ? "" : " of " + without.map { words.name($0.stratum) }.joined(separator: "; of ")
    if without.allSatisfy({ $0.result.n.value == 1 }) {
      return "There is no confidence interval for the change\(whose): that takes two \(people) or more."
    }
    return
      "There is no confidence interval for the change\(whose): averages do not show how far the changes of single "
      + "\(people) spread. That takes both results of each."
  }

  private var whoMoved: String? {
    let areOpen = answers.contains { $0.change.value != nil && $0.paired.reason == .needsIndividualData }
    guard areOpen else { return nil }
    return "How many \(people) moved to yes and how many moved away is not known: the two counts do not show it."
  }

  private var months: String? {
    guard results.ratio.entries.contains(where: { $0.result.elapsedMonths.reason == .notRecorded }) else { return nil }
    return "The gain for every month is not known: how many months passed is not recorded."
  }

  private var gapToOthers: String? {
    guard let entry = results.gapToAll.entries.first, entry.result.othersMinusFocus.value == nil,
      case .gapToAll(let focus, _) = entry.stratum
    else { return nil }
    return
      "The distance between \(words.name(focus)) and the other \(people) is not known: how many there are of each is "
      + "not recorded."
  }

  private var groupsInterval: String? {
    let groups = results.between.entries.compactMap(\.result.differenceInChanges.value).contains {
      $0.interval.value == nil
    }
    let answers = results.binaryBetween.entries.compactMap(\.result.differenceInChanges.value).contains {
      $0.interval.value == nil
    }
    guard groups || answers, reported.isEmpty else { return nil }
    return
      "There is no confidence interval for the difference between the groups’ changes: that takes both results of each "
      + "of the \(people)."
  }

  // MARK: - What went wrong, a sentence for each reason that occurs

  private var reasons: [String] {
    let found = Set(results.notComputed.map(\.reason))
    return MissingSentences.order.filter(found.contains).compactMap(sentence)
  }

  private static let order: [Reason] = [
    .definitionsDiffer, .noMatchedSchools, .weightsNotRecorded, .schoolsDiffer, .inconsistentFigures, .outsideScale,
    .elapsedNotPositive, .needsSeriesData, .outOfRange, .levelsNotDeclared, .topBoxNotDeclared,
  ]

  private func sentence(_ reason: Reason) -> String? {
    switch reason {
    case .definitionsDiffer:
      "Figures taken by different definitions of the measure are not compared: record them by one definition."
    case .noMatchedSchools:
      "There is no change to tell: no school has figures at both points. Record the same schools at both."
    case .weightsNotRecorded:
      "The schools’ averages cannot be put together: how many \(people) stand behind each is not recorded."
    case .schoolsDiffer:
      "The schools cannot be put together: they say different things about the months or the direction."
    case .inconsistentFigures: "Figures that contradict each other are not used: please check them."
    case .outsideScale: "Values beyond the ends of the scale are not used: please check them."
    case .elapsedNotPositive: "The gain for every month is not known: the months recorded are not above zero."
    case .needsSeriesData: "There is no run chart: it is made from recorded series, not from figures entered by hand."
    case .levelsNotDeclared:
      "How many \(people) gave the top answers is not told: the definition does not say which answers there are (likert_levels)."
    case .topBoxNotDeclared:
      "How many \(people) gave the top answers is not told: the definition does not say which answers count as the top ones "
        + "(top_box)."
    case .outOfRange: "Some numbers are too large or too small to compute with: please check the figures."
    default: nil
    }
  }
}
