internal import Model

/// Sentences about rows.
enum RowWords {
  static func openDate(_ example: String) -> String {
    guard case .either(let one, let other)? = WrittenDay(example) else { return "“\(example)” is no day." }
    return "“\(example)” can be \(one.spoken) or \(other.spoken), and no other date here tells which."
  }

  static let openDateRemedy = "Say whether the day or the month comes first."

  /// What can only be read one way: a heading, or a cell with its line, and how many more rows say the same.
  struct Evidence {
    let text: String
    let line: Int?
    let others: Int
  }

  /// - Parameter evidence: nil where the days of the definition settle it.
  static func settled(_ order: DayOrder, _ example: String, by evidence: Evidence?) -> String {
    let words = "Dates are read as \(order == .dayFirst ? "day/month" : "month/day"): "
    let day = WrittenDay(example)?.day(order).map { "“\(example)” is \($0.spoken)" } ?? ""
    guard let evidence else { return words + day + "; only so are they the days of the definition." }
    let place = evidence.line.map { " on line \($0)" } ?? ""
    switch evidence.others {
    case 0: return words + day + "; “\(evidence.text)”\(place) settles it, and nothing else does."
    case 1: return words + day + "; “\(evidence.text)”\(place) and one more row settle it."
    default: return words + day + "; “\(evidence.text)”\(place) and \(evidence.others) more rows settle it."
    }
  }

  static func counted(_ example: String, _ day: Day) -> String {
    "Numbers in the place of dates are days as Excel counts them: “\(example)” is \(day.spoken)."
  }

  static func shortYear(_ example: String, _ day: Day) -> String {
    "Years of two digits are of this century: “\(example)” is \(day.spoken)."
  }

  /// - Parameter examples: one of each way, with its line.
  static func forms(_ examples: [(text: String, line: Int)]) -> String {
    let words = examples.map { "“\($0.text)” (line \($0.line))" }.spokenAnd
    return "Dates are written in \(examples.count) ways: \(words). Each is read as a day."
  }

  static func rounded(_ count: Int, _ example: String, line: Int, kept: String) -> String {
    let numbers = count == 1 ? "1 number has" : "\(count) numbers have"
    return
      "\(numbers) more digits than are kept (15, of them 12 after the point) and \(count == 1 ? "is" : "are") rounded: "
      + "“\(example)” on line \(line) becomes \(kept)."
  }

  static func openComma(_ example: String) -> String {
    let digits = example.filter { $0 != "," }
    let decimal = example.replacing(",", with: ".")
    return "“\(example)” can be \(digits) or \(decimal), and no other number in the column tells which."
  }

  /// What is wrong with the value of a cell, and what to do.
  static func fault(_ fault: RowValue.Fault, _ cell: String, _ measure: Measure) -> (message: String, remedy: String) {
    let text = cell.split(whereSeparator: \.isNewline).joined(separator: "⏎")
    return switch fault {
    case .notANumber: ("“\(text)” is no number.", numberRemedy(text, measure))
    case .tooLong:
      ("“\(text)” is too long for a number: 15 digits before the point are the most.", "Check the cell.")
    case .percentOfYesNo:
      ("“\(text)” is a percentage, but each row is one answer: yes or no.", "Write yes or no, or 1 or 0.")
    case .outOfScale: outOfScale(text, measure)
    }
  }

  /// What is wrong with a column in which no cell is a value.
  static func noValues(
    _ heading: String, _ first: String, count: Int, meaning: String, _ measure: Measure
  ) -> (message: String, remedy: String) {
    let text = first.split(whereSeparator: \.isNewline).joined(separator: "⏎")
    let values = measure.scale == .binary ? "answers that say yes or no" : "numbers"
    return (
      "“\(heading)” holds no \(values), in none of its \(count) filled cells; the first is “\(text)”.",
      "If another column is meant, say so: --column \(meaning)=HEADING. "
        + (measure.scale == .binary ? numberRemedy(text, measure) : "Else write numbers in it.")
    )
  }

  private static func numberRemedy(_ text: String, _ measure: Measure) -> String {
    let missing = "If nothing was measured, leave the cell empty or write NA."
    if measure.scale == .binary { return "Write yes or no, or 1 or 0. " + missing }
    if measure.scale == .likert, text.contains(where: \.isLetter) {
      return "Write the answer as the number of its level\(levels(measure).map { ", " + $0 } ?? ""). " + missing
    }
    if text.contains(",") { return "Write it without a comma: 1204, or 3.5. " + missing }
    return "Write digits, with a point if you need one: 31.4. " + missing
  }

  private static func levels(_ measure: Measure) -> String? {
    let levels = measure.likertLevels
    guard let first = levels.first, let last = levels.last else { return nil }
    return levels == Array(first...last) ? "\(first) to \(last)" : levels.map(String.init).spokenOr
  }

  private static func outOfScale(_ text: String, _ measure: Measure) -> (message: String, remedy: String) {
    let remedy = "Correct the cell; leave it empty if the value is not known."
    switch measure.scale {
    case .binary: return ("“\(text)” is neither yes (1) nor no (0).", remedy)
    case .likert where !measure.likertLevels.isEmpty:
      return ("“\(text)” is no level of this scale, which goes \(levels(measure) ?? "").", remedy)
    case .likert, .continuous, .series:
      let limits: String
      switch (measure.scaleMin, measure.scaleMax) {
      case (let least?, let most?): limits = "from \(least) to \(most)"
      case (let least?, nil): limits = "from \(least) up"
      case (nil, let most?): limits = "up to \(most)"
      case (nil, nil): limits = "in whole numbers"
      }
      return ("“\(text)” is beyond the scale, which goes \(limits).", remedy)
    }
  }

  static func twice(_ row: ParticipantRow, firstLine: Int, first: String, second: String) -> (
    message: String, remedy: String
  ) {
    let who = row.participant.isEmpty ? "The series" : "“\(row.participant)”"
    return (
      "\(who) has two values for “\(row.occasion)”: \(first) and \(second) on lines \(firstLine) and \(row.line).",
      "Neither line is taken. Delete the row that is wrong; if they are two people, give each a code of its own."
    )
  }

  /// Rows that stand twice, as the lines of the first and of the other; nil for none.
  static func repeated(_ lines: [(first: Int, second: Int)]) -> String? {
    var told: [String] = []
    for (first, second) in lines {
      let words = "\(first) and \(second)"
      if !told.contains(words) { told.append(words) }
    }
    guard !told.isEmpty else { return nil }
    let rest = told.count > 5 ? " and \(told.count - 5) more" : ""
    return
      "Some rows stand twice, with the same values, and count once: lines \(told.prefix(5).joined(separator: "; "))\(rest)."
  }

  static func notAPerson(_ code: String) -> (message: String, remedy: String) {
    (
      "“\(code)” is no person: this row seems to sum up the others.",
      "Delete the row, or leave it out with --skip-rejected. If it is somebody's code: --column participant=\(quoted(code))"
    )
  }

  private static func quoted(_ code: String) -> String { code.contains(" ") ? "'\(code)'" : code }

  static func torn(_ row: ParticipantRow, column: String, firstLine: Int, first: String, second: String) -> (
    message: String, remedy: String
  ) {
    (
      "“\(row.participant)” has “\(first)” as \(column) on line \(firstLine) and “\(second)” on line \(row.line).",
      "Say in both rows which is right: a person belongs to one \(column) only."
    )
  }
}
