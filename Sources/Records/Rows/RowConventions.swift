internal import Model

/// What only the whole of a column can say: the meaning of its commas, the order of its dates.
struct RowConventions: Equatable {
  var decimalMark: DecimalMark?
  var dayOrder: DayOrder?
  /// How the order of dates was settled, where it was open; a sentence.
  private(set) var remark: String?

  /// What is known before a row is read: in a file parted by commas a comma in a number parts thousands.
  init(_ table: RowTable, _ mapping: RowMapping) {
    decimalMark = mapping.decimalMark ?? (table.separator == UInt8(ascii: ",") ? .point : nil)
    dayOrder = mapping.dayOrder
  }

  /// The occasion that words stand for: the definition's, a day, or a new one; nil in a series for what is no day.
  func occasion(_ words: String, _ names: OccasionNames, isSeries: Bool) -> String? {
    if let id = names.id(of: words) { return id }
    if let day = WrittenDay(words)?.day(dayOrder) { return names.id(of: day) ?? day.description }
    return isSeries ? nil : names.name(of: words)
  }

  /// Reads the columns that leave something open, and decides; what cannot be decided is a question, never guessed.
  mutating func decide(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure) -> Problem? {
    var commas: [WrittenNumber.Evidence: Place] = [:]
    var days: [String: DatePlace] = [:]
    table.forEachRow { cells, _, scanner in
      for column in decimalMark == nil ? mapping.valueColumns : [] where !cells[column].isEmpty {
        let text = SpokenName(table.text(cells[column])).text
        let evidence = WrittenNumber(text, decimalMark: nil).evidence
        commas[evidence] = commas[evidence] ?? Place(text, cells[column].start, scanner.line)
      }
      if dayOrder == nil, case .long(let occasion, _) = mapping.shape {
        let text = SpokenName(table.text(cells[occasion])).text
        days[text, default: DatePlace(Place(text, cells[occasion].start, scanner.line))].count += 1
      }
      return true
    }
    return decideDecimals(table, commas) ?? decideDays(table, days, known: Set(measure.occasions.compactMap(\.date)))
  }

  private struct DatePlace {
    let first: Place
    var count = 0

    init(_ first: Place) { self.first = first }
  }

  private struct Place {
    let text: String
    let offset: Int
    let line: Int

    init(_ text: String, _ offset: Int, _ line: Int) {
      self.text = text
      self.offset = offset
      self.line = line
    }
  }

  private mutating func decideDecimals(_ table: RowTable, _ found: [WrittenNumber.Evidence: Place]) -> Problem? {
    guard decimalMark == nil else { return nil }
    let pointed = found[.thousandsComma] ?? found[.decimalPoint]
    if let comma = found[.decimalComma] {
      guard let pointed else {
        decimalMark = .comma
        return nil
      }
      let later = comma.line < pointed.line ? pointed : comma
      return table.problem(
        .error, "decimals_torn", at: later.offset, line: later.line,
        "“\(comma.text)” has a decimal comma and “\(pointed.text)” a decimal point or a comma between thousands.",
        "Write all numbers of the column alike.")
    }
    if pointed == nil, let either = found[.either] {
      return table.problem(
        .error, "decimals_open", at: either.offset, line: either.line, RowWords.openComma(either.text),
        "Say whether the comma stands before decimals or parts thousands."
      )
    }
    decimalMark = .point
    return nil
  }

  private mutating func decideDays(_ table: RowTable, _ found: [String: DatePlace], known: Set<Day>) -> Problem? {
    guard dayOrder == nil else { return nil }
    let inOrder = found.values.sorted { $0.first.line < $1.first.line }
    switch WrittenDay.verdict(inOrder.map(\.first.text), known: known) {
    case .order(let order, let settling):
      dayOrder = order
      let evidence = settling.flatMap { found[$0]?.first.line }.map { line in
        let count = inOrder.filter { WrittenDay.order(of: $0.first.text) == order }.reduce(0) { $0 + $1.count }
        return RowWords.Evidence(text: settling ?? "", line: line, others: count - 1)
      }
      let example = inOrder.first { if case .either? = WrittenDay($0.first.text) { true } else { false } }
      remark = example.map { RowWords.settled(order, $0.first.text, by: evidence) }
    // Nothing is open: either order reads all of them.
    case .needless: dayOrder = .dayFirst
    case .open(let example):
      guard let place = found[example]?.first else { return nil }
      return table.problem(
        .error, "dates_open", at: place.offset, line: place.line, RowWords.openDate(example), RowWords.openDateRemedy)
    case .torn(let one, let other):
      guard let first = found[one]?.first, let place = found[other]?.first else { return nil }
      return table.problem(
        .error, "dates_torn", at: place.offset, line: place.line,
        "“\(other)” has the month first, but “\(one)” on line \(first.line) has the day first.",
        "Write the dates as 2014-09-05.")
    }
    return nil
  }
}
