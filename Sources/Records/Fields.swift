package import Model

/// Reads the keys of a map one by one, and collects what is wrong with them.
///
/// Every key that is asked for is a known one; `finish` reports the others, with the known key that was probably meant.
package final class Fields {
  package let source: SourceText
  package private(set) var problems: [Problem] = []

  private let entries: [Node.Entry]
  /// Where the map begins.
  package let start: Int
  /// Those that were asked for; few, so that looking through them is cheaper than a set.
  private var known: [String] = []
  /// What to do about keys of other places, by their names.
  package var remedies: [String: String] = [:]

  /// A plain word that stands for no value; nil where every word is one.
  private let nothing: String?

  /// - Parameter nothing: the plain word that means not given, as `null` in JSON.
  package init(_ node: Node?, in source: SourceText, at start: Int? = nil, nothing: String? = nil) {
    self.source = source
    self.nothing = nothing
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
    known.append(key)
    return entries.first { $0.key == key && !isNothing($0.value) }
  }

  private func isNothing(_ value: Node) -> Bool {
    if value.isEmpty { return true }
    guard let nothing, case .scalar(nothing, .plain) = value.content else { return false }
    return true
  }

  /// Reports keys that nobody asked for, and returns all problems.
  package func finish() -> [Problem] {
    for entry in entries where !known.contains(entry.key) {
      let meant = Nearest.match(for: entry.key, among: Set(known).sorted())
      report(
        "unknown_key", at: entry.keyRange.lowerBound, "The program does not know the key “\(entry.key)”; it is kept.",
        remedies[entry.key] ?? meant.map(Nearest.question) ?? "Nothing needs doing if it is a key of your own.",
        severity: .hint)
    }
    known += entries.map(\.key)
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
    if entry(key) == nil { missing(key) }
    return ""
  }

  /// Reports that a key that must be there is not.
  package func missing(_ key: String) {
    report("missing_key", at: start, "“\(key)” is missing.", "Add a line \(key): with its value.")
  }

  /// The keys of a map below a key; nil when there is none.
  package func map(_ key: String) -> Fields? {
    guard let value = entry(key)?.value else { return nil }
    if case .map = value.content { return Fields(value, in: source, nothing: nothing) }
    report(
      "not_a_map", at: value.range.lowerBound, "“\(key)” should hold keys of its own.",
      "Write one key: value a line below it, indented by two blanks.")
    return nil
  }

  /// The items of a list that are maps, or one word for short where that is allowed.
  package func maps<Value>(
    _ key: String, orText short: ((String) -> Value)? = nil, _ read: (Fields) -> Value?
  ) -> [Value] {
    list(key).compactMap { item in
      if let short, let text = item.text { return short(text) }
      guard case .map = item.content else {
        report(
          "not_a_map", at: item.range.lowerBound, "An item of “\(key)” should hold keys of its own.",
          "Write key: value after the dash.")
        return nil
      }
      let inner = Fields(item, in: source, nothing: nothing)
      let value = read(inner)
      take(inner.finish())
      return value
    }
  }

  /// The items of a list of words, each made into a value; what cannot be is reported.
  package func items<Value>(
    _ key: String, _ read: (String) -> Value?,
    orReport problem: (String) -> (code: String, message: String, remedy: String)
  ) -> [Value] {
    list(key).compactMap { item in
      if let value = item.text.flatMap(read) { return value }
      let (code, message, remedy) = problem(item.text ?? "")
      report(code, at: item.range.lowerBound, message, remedy)
      return nil
    }
  }

  /// - Parameters:
  ///   - thing: what has the short names, as `a measure`.
  ///   - remedy: what to write instead.
  package func slugs(_ key: String, of thing: String, _ remedy: String) -> [Slug] {
    items(key, { Slug($0) }) { ("not_a_slug", "“\($0)” is no short name of \(thing).", remedy) }
  }

  package func slug(_ key: String, of thing: String, _ remedy: String) -> Slug? {
    guard let word = text(key) else { return nil }
    if let slug = Slug(word) { return slug }
    reportValue("not_a_slug", of: key, "“\(word)” is no short name of \(thing).", remedy)
    return nil
  }

  package func entryIDs(_ key: String) -> [EntryID] {
    items(key, { EntryID($0) }) { ("not_an_id", "“\($0)” is no id.", Self.idRemedy) }
  }

  package func entryID(_ key: String) -> EntryID? {
    guard let word = text(key) else { return nil }
    if let id = EntryID(word) { return id }
    reportValue("not_an_id", of: key, "“\(word)” is no id.", Self.idRemedy)
    return nil
  }

  private static var idRemedy: String { "An id has 8 of the characters \(String(EntryID.alphabet))." }

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
  ///
  /// - Parameter spoken: how people say it, for “Did you mean”.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _: Choice.Type = Choice.self, spoken: (Choice) -> String? = { _ in nil }
  ) -> Choice? where Choice.RawValue == String {
    guard let word = text(key) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let said = Choice.allCases.first { choice in
      spoken(choice).map { Nearest.match(for: word, among: [$0]) != nil } ?? false
    }
    let meant = (Nearest.match(for: word, among: words) ?? said?.rawValue).map { Nearest.question($0) + " " } ?? ""
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
    let remedy =
      Fields.day(meantBy: word).map { "Write it as \($0), if you mean \($0.spoken)." }
      ?? "Write it as 2014-03-05, or leave it empty."
    reportValue("not_a_day", of: key, "“\(word)” is no day.", remedy)
    return nil
  }

  /// The day that words stand for, whenever they are read; nil where they are none, or depend on the day of reading.
  private static func day(meantBy words: String) -> Day? {
    let days = [2000, 2100].compactMap { Day(year: $0, month: 6, day: 15) }.map { today -> Day? in
      do { return try DayWords(today: today, calendar: { .english }).day(words) } catch {
        // No day: the remedy says how one is written.
        return nil
      }
    }
    return days.first == days.last ? days.first ?? nil : nil
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

  /// Reports what is wrong with the value of a key.
  package func reportValue(_ code: String, of key: String, _ message: String, _ remedy: String) {
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
