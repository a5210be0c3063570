internal import Model

/// A figure that was recorded, corrected or taken out, in words.
enum FigureWords {
  static func sentence(_ change: FigureChange) -> String {
    let place = [
      change.title.map { PlainText.line($0) } ?? change.measure.text, change.key.school, change.key.group,
      change.key.subgroup.map { subgroup in change.key.subgroupBy.map { "\($0) \(subgroup)" } ?? subgroup },
      change.key.definition.map { "definition \($0)" },
    ].compactMap { $0 }.map { PlainText.line($0) }.joined(separator: ", ")
    let occasion = PlainText.line(change.key.occasion)
    let rows = change.isFromRows ? " from rows" : ""
    if !change.wasThere { return "\(place), \(occasion) recorded\(rows): \(values(change, \.to))\(note(change))" }
    if !change.isThere { return "\(place), \(occasion) taken out\(rows): \(values(change, \.from))" }
    let told = change.values.filter { $0.statistic != .note }
    if told.isEmpty { return "\(place), \(occasion), note\(change.note == nil ? " taken out" : note(change))" }
    let parts = told.enumerated().map { number, value in
      moved(value, change, at: number == 0 ? " \(occasion)" : "")
    }
    return "\(place), \(parts.joined(separator: ", "))\(change.isFromRows ? "," : "")\(rows)\(note(change))"
  }

  private static func note(_ change: FigureChange) -> String {
    change.note.map { " (\(FieldWords.short($0)))" } ?? ""
  }

  /// `mean after 31.4 → 34.1 months, better`
  private static func moved(_ value: FigureChange.Value, _ change: FigureChange, at occasion: String) -> String {
    let name = words(value.statistic) + occasion
    let unit = hasUnit(value.statistic) ? change.unit.map { " \(PlainText.line($0))" } ?? "" : ""
    let better =
      switch value.direction {
      case .better: ", better"
      case .worse: ", worse"
      case .neither: ""
      }
    switch (value.from.map { PlainText.line($0) }, value.to.map { PlainText.line($0) }) {
    case (let from?, let to?): return "\(name) \(from) → \(to)\(unit)\(better)"
    case (nil, let to?): return "\(name) \(to)\(unit) added"
    case (let from?, nil): return "\(name) \(from)\(unit) taken out"
    case (nil, nil): return name
    }
  }

  /// All that a figure says: `24 people, mean 31.4 months`, `16 of 16 said yes`.
  private static func values(_ change: FigureChange, _ side: KeyPath<FigureChange.Value, String?>) -> String {
    func text(_ statistic: FigureChange.Statistic) -> String? {
      change.values.first { $0.statistic == statistic }?[keyPath: side]
    }
    let told: [String?] = FigureChange.Statistic.allCases.map { statistic in
      guard let value = text(statistic) else { return nil }
      switch statistic {
      case .source, .note: return nil
      case .n: return value == "1" ? "1 person" : "\(value) people"
      case .count: return text(.of).map { "\(value) of \($0) said yes" } ?? "\(value) said yes"
      case .of: return text(.count) == nil ? "\(value) asked" : nil
      case .elapsedMonths: return "\(value) months on"
      case .mean, .change: return "\(words(statistic)) \(value)" + (change.unit.map { " \(PlainText.line($0))" } ?? "")
      case .sd, .moved: return "\(words(statistic)) \(value)"
      }
    }
    let parts = told.compactMap { $0 }
    return parts.isEmpty ? "a figure without a value" : parts.joined(separator: ", ")
  }

  private static func hasUnit(_ statistic: FigureChange.Statistic) -> Bool { [.mean, .change].contains(statistic) }

  private static func words(_ statistic: FigureChange.Statistic) -> String {
    switch statistic {
    case .n: "people"
    case .mean: "mean"
    case .sd: "standard deviation"
    case .count: "said yes"
    case .of: "asked"
    case .change: "change"
    case .elapsedMonths: "months between"
    case .moved: "moved"
    case .source: "source"
    case .note: "note"
    }
  }
}
