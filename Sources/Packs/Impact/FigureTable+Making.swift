import Impact
import Model

extension FigureTable {
  /// The figures as they were recorded: a row for whom they are about, a column for each point or change.
  init(of figures: [Figure], words: MeasureWords) {
    let levels = FigureTable.occasions(figures) { $0.mean != nil || $0.count != nil || $0.n != nil && !$0.isAChange }
    let changes = FigureTable.occasions(figures) { $0.isAChange }
    columns =
      ["Who"] + levels.map { MeasureWords.sentence(words.occasion($0)) }
      + changes.map { changes.count == 1 ? "Change" : "Change up to \(words.occasion($0))" }
    var names: [String] = []
    var groups: [String: [Figure]] = [:]
    for figure in figures {
      let name = FigureTable.who(figure, words)
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(figure)
    }
    rows = names.map { name in
      let own = groups[name] ?? []
      let values = levels.map { id in FigureTable.cell(own.last { $0.occasion == id }.flatMap { $0.levelText(words) }) }
      let moves = changes.map { id in FigureTable.cell(own.last { $0.occasion == id }.flatMap { $0.changeText(words) })
      }
      return [name] + values + moves
    }
  }

  private static func cell(_ text: String?) -> String { text ?? "not recorded" }

  private static func occasions(_ figures: [Figure], where isWanted: (Figure) -> Bool) -> [String] {
    var found: [String] = []
    for figure in figures where isWanted(figure) && !found.contains(figure.occasion) { found.append(figure.occasion) }
    return found
  }

  /// `Elm School, pupil premium pupils`; the definition too where one is named.
  private static func who(_ figure: Figure, _ words: MeasureWords) -> String {
    let subgroup = figure.subgroup.map { Subgroup(column: figure.subgroupBy, value: $0) }
    let stratum = words.name(Stratum(group: figure.group, subgroup: subgroup))
    let isAll = figure.group == nil && subgroup == nil
    let parts = [figure.school, isAll && figure.school != nil ? nil : stratum, figure.definition.map { "by \($0)" }]
    return MeasureWords.sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }
}

extension Figure {
  fileprivate var isAChange: Bool { change != nil || moved != nil }

  /// `1 of 16`, `31.4 (24 pupils, SD 5.2)`
  fileprivate func levelText(_ words: MeasureWords) -> String? {
    if let count {
      return (of ?? n).map { "\(count) of \($0)" } ?? "\(count)"
    }
    let details = [n.map(words.count), sd.map { "SD \($0.description)" }].compactMap { $0 }.joined(separator: ", ")
    guard let mean else { return isAChange || details.isEmpty ? nil : details }
    return details.isEmpty ? NumberText.exact(mean) : "\(NumberText.exact(mean)) (\(details))"
  }

  /// `+27 months in 7 months`, `+19 percentage points`, `went up`
  fileprivate func changeText(_ words: MeasureWords) -> String? {
    guard let change else {
      return moved.map { $0 == .same ? "stayed the same" : "went \($0.rawValue)" }
    }
    let written = (change.mantissa > 0 ? "+" : "") + NumberText.exact(change)
    let isShare = words.measure.scale == .binary || words.measure.scale == .likert
    let amount = isShare ? "\(written) percentage points" : words.amount(written)
    return amount + (elapsedMonths.map { " in \(MeasureWords.months($0.double))" } ?? "")
  }
}
