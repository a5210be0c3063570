package import Model

/// Reads the keys of a map one by one, and collects what is wrong with them.
///
/// Every key that is asked for is a known one; `finish` reports the others, with the known key that was probably meant.
package final class Fields {
  package let source: SourceText
  package private(set) var problems: [Problem] = []

  private let entries: [Node.Entry]
  private let start: Int
  private var known: Set<String> = []

  package init(_ node: Node?, in source: SourceText, at start: Int? = nil) {
    self.source = source
    if case .map(let entries, _)? = node?.content { self.entries = entries } else { entries = [] }
    self.start = start ?? node?.range.lowerBound ?? source.start
  }

  package func report(
    _ code: String, at offset: Int, _ message: String, _ remedy: String, severity: Problem.Severity = .error
  ) {
    problems.append(source.problem(severity, code, at: offset, message, remedy))
  }

  package func take(_ more: [Problem]) { problems += more }

  /// The entry of a key, if its value is not empty.
  package func entry(_ key: String) -> Node.Entry? {
    known.insert(key)
    return entries.first { $0.key == key && !$0.value.isEmpty }
  }

  /// Reports keys that nobody asked for, and returns all problems.
  package func finish() -> [Problem] {
    for entry in entries where !known.contains(entry.key) {
      let meant = Nearest.match(for: entry.key, among: known.sorted())
      report(
        "unknown_key", at: entry.keyRange.lowerBound, "The program does not know the key “\(entry.key)”; it is kept.",
        meant.map(Nearest.question) ?? "Nothing needs doing if it is a key of your own.", severity: .hint)
    }
    known.formUnion(entries.map(\.key))
    return problems
  }

  // MARK: - Values

  package func text(_ key: String) -> String? {
    guard let value = entry(key)?.value else { return nil }
    if let text = value.text { return text }
    if case .scalar = value.content { return nil }
    report(
      "not_text", at: value.range.lowerBound, "“\(key)” should be one piece of text.",
      "Write it after the colon, in double quotes if it is long.")
    return nil
  }

  /// A text that must be there; reported when it is not.
  package func required(_ key: String) -> String {
    if let text = text(key) { return text }
    if entries.first(where: { $0.key == key && !$0.value.isEmpty }) == nil {
      report("missing_key", at: start, "“\(key)” is missing.", "Add a line \(key): with its value.")
    }
    return ""
  }

  package func list(_ key: String) -> [Node] {
    guard let value = entry(key)?.value else { return [] }
    if case .list(let items, _) = value.content { return items }
    report(
      "not_a_list", at: value.range.lowerBound, "“\(key)” should be a list.", "Write one “- item” a line below it.")
    return []
  }

  package func texts(_ key: String) -> [String] {
    list(key).compactMap { item in
      if let text = item.text { return text }
      report("not_text", at: item.range.lowerBound, "An item of “\(key)” should be one piece of text.", "Write it so.")
      return nil
    }
  }

  /// One of some fixed words.
  package func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type = Choice.self) -> Choice?
  where Choice.RawValue == String {
    guard let word = text(key) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let meant = Nearest.question(for: word, among: words).map { $0 + " " } ?? ""
    reportValue(
      "not_a_choice", of: key, "“\(word)” is not a value of “\(key)”.", meant + "It can be \(words.spokenOr).")
    return nil
  }

  package func flag(_ key: String) -> Bool? {
    guard let word = text(key) else { return nil }
    if word == "true" || word == "false" { return word == "true" }
    reportValue("not_a_flag", of: key, "“\(key)” is “\(word)”.", "Write true or false.")
    return nil
  }

  package func day(_ key: String) -> Day? {
    guard let word = text(key) else { return nil }
    if let day = Day(iso: word) { return day }
    reportValue("not_a_day", of: key, "“\(word)” is no day.", "Write it as 2014-03-05, or leave it empty.")
    return nil
  }

  package func number(_ key: String) -> ExactNumber? {
    guard let word = text(key) else { return nil }
    if let number = ExactNumber(word) { return number }
    reportValue("not_a_number", of: key, "“\(word)” is no number.", NumberRemedy.sentence(for: word))
    return nil
  }

  package func whole(_ key: String, atLeast least: Int) -> Int? {
    guard let number = number(key) else { return nil }
    if let whole = number.whole, whole >= least { return whole }
    reportValue("not_whole", of: key, "“\(number)” cannot be “\(key)”.", "Write a whole number from \(least) up.")
    return nil
  }

  /// The day, source and other keys all records share; refuses a schema from the future.
  package func schema() {
    guard let schema = text("schema"), schema != "enquiry/1" else { return }
    let version = schema.split(separator: "/").last.flatMap { Int($0) }
    if schema.hasPrefix("enquiry/"), let version, version > 1 {
      reportValue(
        "newer_schema", of: "schema", "This record is of a newer kind, \(schema).",
        "Install a newer version of enquiry to read it.")
    } else {
      reportValue("unknown_schema", of: "schema", "“\(schema)” is no schema of a record.", "Write schema: enquiry/1.")
    }
  }

  private func reportValue(_ code: String, of key: String, _ message: String, _ remedy: String) {
    report(code, at: entry(key)?.value.range.lowerBound ?? start, message, remedy)
  }
}

/// What to do about a word that should be a number.
package enum NumberRemedy {
  package static func sentence(for word: String) -> String {
    let digits = word.filter(\.isWholeNumber)
    if digits.count > 18, digits == word.filter({ $0 != "-" && $0 != "." }) {
      return "A number here has 18 digits before the point and 15 after it, at most."
    }
    if word.hasSuffix("%") { return "Write the number without the per cent sign." }
    if word.contains(",") { return "Write it without a comma: 1204, or 3.5." }
    return "Write digits, with a point if you need one: 31.4."
  }
}

extension [String] {
  /// `a, b or c`.
  package var spokenOr: String { spoken(last: "or") }

  /// `a, b and c`.
  package var spokenAnd: String { spoken(last: "and") }

  private func spoken(last word: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
