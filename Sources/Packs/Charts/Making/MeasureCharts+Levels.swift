import Impact
import Model

/// Where people stood: shares of one group with their intervals, slopes of several, answers of a scale, gaps.
extension MeasureCharts {
  private var isOfAnswers: Bool { words.measure.scale != .continuous }

  // MARK: - Shares of one group

  /// Shares at each point of one group, or of groups without an end to draw a line to; answers of a scale where only those at
  /// its top are known.
  func answers(_ levels: [PictureValues.Levels]) -> Chart? {
    guard isOfAnswers, levels.count(where: \.isWhole) < 2, likert == nil else { return nil }
    let panels = levels.map { own in
      IntervalPicture.Panel(
        heading: levels.count > 1 || own.stratum != .all ? MeasureWords.sentence(words.name(own.stratum)) : nil,
        rows: own.points.enumerated().compactMap { index, level in
          level.map {
            IntervalPicture.Row(
              label: MeasureWords.sentence(words.occasion($0.occasion)), text: $0.text, value: $0.value, low: $0.low,
              high: $0.high, role: index == 0 ? .before : .focus)
          }
        })
    }
    let picture = IntervalPicture(
      panels: panels, unit: "% of \(words.people)", ends: ChartEnds(low: 0, high: 100))
    return Chart(
      title: titles.levels(levels), opening: "Shares at each point.", table: table(levels),
      picture: .intervals(picture))
  }

  // MARK: - Slopes

  /// A line a group from the first point to the last: several groups, or one where its scale or more points say how steep.
  func slopes(_ levels: [PictureValues.Levels]) -> Chart? {
    let whole = levels.filter(\.isWhole)
    let ends =
      isOfAnswers
      ? ChartEnds(low: 0, high: 100)
      : ChartEnds(low: words.measure.ends.low?.double, high: words.measure.ends.high?.double)
    let hasScale = ends.low != nil && ends.high != nil
    let isEnough = whole.count > 1 || whole.count == 1 && !isOfAnswers && (hasScale || values.occasions.count > 2)
    guard isEnough, !(isOfAnswers && whole.count < 2) else { return nil }
    let focus = whole.contains { isFocus($0.stratum) } ? isFocus : { $0 == whole.first?.stratum }
    let groups = whole.map { own in
      SlopePicture.Group(
        label: label(own.stratum), values: own.points.map { $0?.value }, start: own.points.first??.short ?? "",
        end: own.points.last??.short ?? "", between: own.points.map { $0?.short }, isFocus: focus(own.stratum))
    }
    let unit = words.measure.unit.map { "averages, in \($0)" } ?? "averages"
    let picture = SlopePicture(
      points: values.occasions.map { MeasureWords.sentence(words.occasion($0)) }, groups: groups,
      unit: isOfAnswers ? "% of \(words.people)" : unit, ends: hasScale ? ends : ChartEnds())
    return Chart(
      title: titles.levels(whole), opening: "A line for each group from the first point to the last.",
      table: table(whole), picture: .slopes(picture))
  }

  /// Everybody, or those who got what is compared.
  func isFocus(_ stratum: Stratum) -> Bool {
    switch stratum {
    case .all: true
    case .group(let name): values.treatments.contains(name)
    default: false
    }
  }

  /// Groups by their names alone, beside a line.
  private func label(_ stratum: Stratum) -> String {
    if case .group(let name) = stratum { MeasureWords.spoken(name) } else { words.name(stratum) }
  }

  private func table(_ levels: [PictureValues.Levels]) -> FigureTable {
    let columns = values.occasions.map { MeasureWords.sentence(words.occasion($0)) }
    let rows = levels.map { own in
      [MeasureWords.sentence(words.name(own.stratum))]
        + own.points.map { level in level.map { "\($0.text)\(range($0))" } ?? "not recorded" }
    }
    return FigureTable(columns: ["Who"] + columns, rows: rows)
  }

  /// ` (95% confidence interval 1% to 28%)`
  private func range(_ level: PictureValues.Level) -> String {
    guard let low = level.low, let high = level.high else { return "" }
    let ends = [low, high].map { NumberText.percent(share: $0 / 100, people: level.people ?? 0) }
    return " (95% confidence interval \(ends[0]) to \(ends[1]))"
  }

  // MARK: - Answers of a scale

  /// How many gave each answer, before and after; nil where only those at the top were counted.
  var likert: Chart? {
    let results = main.results.likert
    let strata = results.entries.map(\.stratum).filter { !main.isMixture($0) && $0.subgroup == nil }
    let told = strata.compactMap { stratum in results[stratum].map { (stratum, $0) } }
    let ends = [main.comparison.from, main.comparison.to].compactMap { $0.map(words.occasion) }
    guard let levels = told.first?.1.levels, ends.count == 2 else { return nil }
    let rows = told.flatMap { stratum, change -> [LevelsPicture.Row] in
      let pair = change.countsTold
      return zip(ends, pair).map { occasion, counts in
        let who = told.count > 1 || stratum != .all ? "\(words.name(stratum)), " : ""
        return LevelsPicture.Row(label: MeasureWords.sentence(who + occasion), counts: counts)
      }.filter { $0.people > 0 }
    }
    let names = levels.map { NumberText.plain($0, places: 2) }
    let isLower = words.measure.direction == .lowerIsBetter
    let picture = LevelsPicture(
      levels: names, isTop: told.first?.1.isTop ?? [], topWords: isLower ? "lowest answers" : "top answers", rows: rows,
      people: words.people)
    let top = picture.isTop.contains(true) ? [MeasureWords.sentence(picture.topWords)] : []
    let table = FigureTable(
      columns: ["When"] + names.map { "Answer \($0)" } + top,
      rows: rows.map { row in
        [row.label] + row.counts.map(String.init) + (top.isEmpty ? [] : ["\(picture.top(of: row)) of \(row.people)"])
      })
    return Chart(
      title: titles.answers(picture, told.first?.1), opening: "How many gave each answer.", table: table,
      picture: .levels(picture))
  }

  // MARK: - Gaps

  /// The two pupil groups that the definition names, at both points.
  var gaps: [Chart?] {
    main.results.gap.entries.map { entry in
      guard case .gap(let focus, let reference, let group) = entry.stratum else { return nil }
      let found = [focus, reference].map { part in
        values.levels(of: Stratum(group: group, subgroup: part))
      }
      let ends = [main.comparison.from, main.comparison.to].compactMap { $0 }
      let told = [entry.result.before, entry.result.after].map {
        entry.result.countsAnswers ? $0.points.value : $0.difference.value?.estimate
      }
      let rows = ends.indices.compactMap { index -> DumbbellPicture.Row? in
        guard let one = found[0][index], let other = found[1][index], let gap = told[index] else { return nil }
        return DumbbellPicture.Row(
          label: MeasureWords.sentence(words.occasion(ends[index])), gap: titles.distance(gap, entry.result),
          focus: DumbbellPicture.End(value: one.value, text: one.short),
          reference: DumbbellPicture.End(value: other.value, text: other.short))
      }
      guard rows.count == 2 else { return nil }
      let cells = rows.indices.map { index in
        [rows[index].label, found[0][index]?.text ?? "", found[1][index]?.text ?? "", rows[index].gap]
      }
      return dumbbells(rows, cells, (words.name(focus), words.name(reference)), entry.result, told.compactMap { $0 })
    }
  }

  private func dumbbells(
    _ rows: [DumbbellPicture.Row], _ cells: [[String]], _ names: (focus: String, reference: String), _ gap: SubgroupGap,
    _ told: [Double]
  ) -> Chart? {
    let unit = words.measure.unit.map { "averages, in \($0)" } ?? "averages"
    let picture = DumbbellPicture(
      focus: names.focus, reference: names.reference, rows: rows,
      unit: gap.countsAnswers ? "% of \(words.people)" : unit,
      ends: gap.countsAnswers ? ChartEnds(low: 0, high: 100) : ChartEnds())
    let table = FigureTable(
      columns: ["When", MeasureWords.sentence(names.focus), MeasureWords.sentence(names.reference), "Gap"],
      rows: cells)
    return Chart(
      title: titles.gap(gap, told, names), opening: "How far \(names.focus) stand from \(names.reference).",
      table: table, picture: .dumbbells(picture))
  }
}

extension LikertChange {
  /// How many gave each answer at the start and at the end: of those who answered both times where they are known.
  fileprivate var countsTold: [[Int]] {
    let matched = [matchedBefore.value, matchedAfter.value].compactMap(\.self)
    if matched.count == 2, matched.allSatisfy({ $0.contains { $0 > 0 } }) { return matched }
    return [countsBefore.value, countsAfter.value].compactMap(\.self)
  }
}
