import Impact
import Model

/// The charts of one measure, the best first.
///
/// | what is known | first | after it |
/// |---|---|---|
/// | a series | run chart | |
/// | groups compared | their differences with intervals | where they stood, a slope each |
/// | answers on a scale | how many gave each | |
/// | yes or no, one group | shares with intervals | |
/// | several groups at two points or more | a slope each | their changes with intervals |
/// | months on an age scale, or changes alone | changes beside normal progress | where they stood |
/// | two pupil groups, before and after | | the gap between them |
struct MeasureCharts {
  let values: PictureValues

  init(_ values: PictureValues) { self.values = values }

  var words: MeasureWords { values.words }
  var main: ComparisonImpact { values.impact.main }
  var titles: ChartTitles { ChartTitles(values: values) }

  var all: [Chart] {
    guard main.results.series.entries.isEmpty else { return main.results.series.entries.compactMap(run) }
    let levels = values.levels.filter { !isCompared || $0.stratum.subgroup == nil }
    let stood = [answers(levels), slopes(levels)]
    let moved = [changes]
    return ([differences, likert] + (expected == nil ? stood + moved : moved + stood) + gaps).compactMap(\.self)
  }

  /// Whether groups are compared, so that everybody together is nobody's result.
  private var isCompared: Bool { !values.treatments.isEmpty }

  // MARK: - Differences between groups

  /// What each group is beside its comparison group; nil where none is compared, and where no interval says how surely.
  private var differences: Chart? {
    let all = values.differences
    guard let first = all.first, all.contains(where: { $0.interval != nil }) else { return nil }
    let rows = all.map { estimate in
      IntervalPicture.Row(
        label: MeasureWords.sentence(group(estimate.stratum)), text: text(estimate), value: estimate.value,
        low: estimate.interval?.low, high: estimate.interval?.high)
    }
    let others = titles.others(first.stratum)
    let isTurned = !first.isPoints && words.measure.direction == .lowerIsBetter
    let sides =
      first.isPoints
      ? IntervalPicture.Sides(below: "fewer", above: "more")
      : IntervalPicture.Sides(below: isTurned ? "ahead" : "behind", above: isTurned ? "behind" : "ahead")
    let picture = IntervalPicture(
      panels: [IntervalPicture.Panel(rows: rows)], unit: unit(all), nought: "level with \(others)", sides: sides)
    return Chart(
      title: titles.differences(all), opening: "Differences from \(others).",
      table: table(all, first: "Group", value: "Difference from \(others)") { group($0) }, picture: .intervals(picture))
  }

  private func group(_ stratum: Stratum) -> String {
    if case .between(let treatment, _, _) = stratum { words.theGroup(treatment) } else { words.name(stratum) }
  }

  // MARK: - Changes

  /// The change that would be normal progress, in months; nil unless all had the same time for it.
  private var expected: Double? {
    let months = Set(main.results.ratio.entries.compactMap(\.result.elapsedMonths.value))
    return months.count == 1 ? months.first : nil
  }

  /// Changes, where an interval, normal progress or several groups give them a scale.
  private var changes: Chart? {
    let all = values.changes.filter { !isCompared || $0.stratum.subgroup == nil }
    let isGivenAsSuch = values.levels.allSatisfy { !$0.isWhole }
    guard let first = all.first,
      expected != nil || (isCompared ? false : hasChangesToDraw(all)) || isGivenAsSuch && all.count > 1
    else { return nil }
    let rows = all.map { change in
      IntervalPicture.Row(
        label: all.count == 1 && change.stratum == .all ? "Change" : MeasureWords.sentence(words.name(change.stratum)),
        text: text(change), value: change.value, low: change.interval?.low, high: change.interval?.high,
        role: isFocus(change.stratum) || change.stratum == first.stratum ? .focus : .other)
    }
    let picture = IntervalPicture(
      panels: [IntervalPicture.Panel(rows: rows)], unit: unit(first), nought: "no change",
      expected: expected.map {
        IntervalPicture.Expected(value: $0, label: "normal progress: \(MeasureWords.months($0))")
      })
    let notice = expected.map { " Normal progress would be \(MeasureWords.months($0))." } ?? ""
    let compared = values.differences
    return Chart(
      title: compared.isEmpty ? titles.changes(all, expected: expected) : titles.differences(compared),
      opening: "Changes from the first point to the last.\(notice)",
      table: table(all, first: "Who", value: "Change") { words.name($0) }, picture: .intervals(picture))
  }

  /// Shares of one group are drawn where they stood; averages by their change.
  private func hasChangesToDraw(_ all: [PictureValues.Estimate]) -> Bool {
    let isOfAnswers = all.allSatisfy(\.isPoints)
    return all.contains { $0.interval != nil } && (!isOfAnswers || all.count > 1)
  }

  // MARK: - What estimates share

  /// `+2.7 points (1.2 to 4.2)`
  private func text(_ estimate: PictureValues.Estimate) -> String {
    guard let interval = estimate.interval else { return amount(estimate) }
    return "\(amount(estimate)) (\(NumberText.range(interval.low, interval.high, places: estimate.places)))"
  }

  private func amount(_ estimate: PictureValues.Estimate) -> String {
    let number = NumberText.signed(estimate.value, places: estimate.places)
    return estimate.isPoints ? "\(number) points" : words.amount(number)
  }

  private func unit(_ estimate: PictureValues.Estimate) -> String {
    estimate.isPoints ? "percentage points" : words.measure.unit ?? ""
  }

  /// `lb, allowing for the start` where all were worked out alike.
  private func unit(_ all: [PictureValues.Estimate]) -> String {
    let methods = Set(all.map(\.method))
    let method = methods.count == 1 ? methods.first.flatMap { $0?.spoken } : nil
    return [all.first.map(unit) ?? "", method ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func table(
    _ all: [PictureValues.Estimate], first: String, value: String, name: (Stratum) -> String
  ) -> FigureTable {
    let hasIntervals = all.contains { $0.interval != nil }
    let rows = all.map { estimate in
      let range = estimate.interval.map { NumberText.range($0.low, $0.high, places: estimate.places) }
      let value =
        estimate.isPoints ? NumberText.points(estimate.value, places: estimate.places) : amount(estimate)
      return [MeasureWords.sentence(name(estimate.stratum)), value]
        + (hasIntervals ? [range ?? "not worked out"] : []) + [estimate.method?.spoken].compactMap(\.self)
    }
    let methods = all.contains { $0.method != nil } ? ["Worked out"] : []
    return FigureTable(
      columns: [first, value] + (hasIntervals ? ["95% confidence interval"] : []) + methods, rows: rows)
  }
}
