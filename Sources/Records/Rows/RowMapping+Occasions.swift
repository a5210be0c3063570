internal import Model

/// The columns of a wide table: one an occasion.
extension ColumnSearch {
  /// Words that everybody writes in a heading for a point of time; found only to be asked about.
  private static let timeWords: Set<String> = {
    let words = [
      "autumn", "spring", "summer", "winter", "term", "week", "year", "test", "half", "start", "end", "mid", "sept",
    ]
    return Set(words + Day.months.map { $0.lowercased() } + Day.months.map { $0.prefix(3).lowercased() })
  }()

  /// Takes the columns whose heading is an occasion: its id, label or date, `before` and its like, or a day.
  mutating func findOccasions() {
    resolveDayOrder()
    take(freeColumns.compactMap { column in occasion(in: table.header[column]).map { (column, $0) } })
  }

  /// The columns with a heading that are not taken for anything.
  var freeColumns: [Int] {
    keys.indices.filter { column in
      !keys[column].isEmpty && !roles.values.contains(column) && !occasions.contains { $0.column == column }
    }
  }

  private mutating func resolveDayOrder() {
    guard dayOrder == nil else { return }
    switch WrittenDay.verdict(table.header, known: Set(measure.occasions.compactMap(\.date))) {
    case .order(let order, let settling):
      dayOrder = order
      let example = table.header.first { if case .either? = WrittenDay($0) { true } else { false } }
      let evidence = settling.map { RowWords.Evidence(text: $0, line: nil, others: 0) }
      if let example { remarks.append(RowWords.settled(order, example, by: evidence)) }
    case .needless: return
    case .open(let example): reportOpen(example)
    case .torn(let one, let other):
      report(
        "dates_torn", "“\(one)” has the day first and “\(other)” the month.",
        "Write the dates in the headings as 2014-09-05.", at: table.header.firstIndex(of: other))
    }
  }

  private mutating func reportOpen(_ example: String) {
    report(
      "dates_open", RowWords.openDate(example), RowWords.openDateRemedy, at: table.header.firstIndex(of: example))
  }

  private func occasion(in heading: String) -> String? {
    if let id = names.id(of: heading) { return id }
    if let day = WrittenDay(heading)?.day(dayOrder) { return names.id(of: day) ?? day.description }
    return OccasionNames.isUsual(heading) ? names.name(of: heading) : nil
  }

  private mutating func take(_ found: [(column: Int, name: String)]) {
    for (column, name) in found {
      // “Pre” may be the definition's “before”: likely, so it is asked about.
      let meant = measure.occasions.isEmpty ? name : definedTwin(of: name) ?? name
      if wished.contains(meant) { continue }
      if let twin = occasions.first(where: { $0.name == meant }) {
        report(
          "two_columns",
          "“\(table.header[twin.column])” and “\(table.header[column])” could both be the occasion “\(meant)”.",
          keys[twin.column] == keys[column]
            ? "Give one of them another heading in the file."
            : "Say which of them it is: \(RowMappingWish.option(meant, table.header[twin.column])) or "
              + RowMappingWish.option(meant, table.header[column]), at: column)
        continue
      }
      let isPlain = measure.occasions.contains { $0.id == meant } || ["before", "after", "baseline"].contains(meant)
      if !isPlain && WrittenDay(table.header[column]) == nil || meant != name { isExact = false }
      occasions.append(RowMapping.Named(name: meant, column: column))
    }
  }

  /// The one occasion of the definition that is called by another usual word for the same.
  private func definedTwin(of name: String) -> String? {
    guard !measure.occasions.contains(where: { $0.id == name }), let step = OccasionNames.usualStep(name) else {
      return nil
    }
    let same = measure.occasions.filter { OccasionNames.usualStep($0.id) == step }
    return same.count == 1 ? same[0].id : nil
  }

  /// Takes columns of numbers whose heading speaks of a time, as “Before score” or “Autumn test”, to be asked about.
  mutating func findLikelyOccasions() {
    let free = freeColumns.filter(holdsValues)
    let known = measure.occasions.flatMap { [$0.id, $0.label].compactMap(\.self) } + OccasionNames.usualWords
    let found = free.compactMap { column -> (column: Int, name: String)? in
      let held = known.filter { ColumnSearch.key(table.header[column]).holdsWords(ColumnSearch.key($0)) }
      let meant = Set(held.map { names.name(of: $0) })
      if meant.count == 1, let name = meant.first { return (column, name) }
      let words = keys[column].split { !$0.isLetter }.map(String.init)
      return words.contains(where: Self.timeWords.contains) ? (column, table.header[column]) : nil
    }
    guard !found.isEmpty else { return }
    isExact = false
    take(found)
    roles["value"] = nil
    roles["occasion"] = nil
  }

  func holdsValues(_ column: Int) -> Bool {
    let reader = RowValueReader(measure, decimalMark: decimalMark)
    let values = table.sample(column).map(reader.read).filter { $0 != .missing }
    return !values.isEmpty
      && values.allSatisfy { value in
        if case .wrong = value { return false }
        return true
      }
  }
}

extension String {
  /// Whether some words stand in it, whole.
  fileprivate func holdsWords(_ words: String) -> Bool {
    (" " + String(map { $0.isLetter || $0.isNumber ? $0 : " " }) + " ").contains(" \(words) ")
  }
}
