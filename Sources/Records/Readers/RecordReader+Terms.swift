internal import Model

extension RecordReader {
  /// The term calendar under `terms:`; the usual English one when nothing is said, or what is said cannot be used.
  static func calendar(_ fields: Fields) -> TermCalendar {
    guard let entry = fields.entry("terms") else { return .english }
    let before = fields.errors
    let items = fields.list("terms")
    let terms = items.compactMap { term($0, fields) }
    guard fields.errors == before else { return .english }
    if items.isEmpty {
      fields.report(
        "no_terms", at: entry.value.range.lowerBound, "“terms” names no term.", "Name the terms, or take the line away."
      )
      return .english
    }
    for fault in TermCalendar.faults(in: terms) {
      let item = items[fault.term]
      let place = item[fault.key]?.range.lowerBound ?? item.range.lowerBound
      fields.report("wrong_term", at: place, fault.message, fault.remedy)
    }
    return TermCalendar(terms) ?? .english
  }

  private static func term(_ item: Node, _ fields: Fields) -> TermCalendar.Term? {
    let inner = Fields(item, in: fields.source)
    let id = inner.text("id") ?? ""
    // Not a missing key of the programme, which can be used without its terms.
    if id.isEmpty || inner.entry("starts") == nil {
      inner.report(
        "wrong_term", at: item.range.lowerBound, "A term has a name and a first day.",
        "Write id: autumn, and below it starts: 1 September.")
    }
    let starts = day("starts", inner)
    let half = day("second_half", inner)
    let ends = day("ends", inner)
    fields.take(inner.finish())
    guard let starts, !id.isEmpty else { return nil }
    return TermCalendar.Term(id: id, starts: starts, secondHalf: half, ends: ends)
  }

  private static func day(_ key: String, _ fields: Fields) -> MonthDay? {
    guard let text = fields.text(key) else { return nil }
    if let day = MonthDay(words: text) { return day }
    fields.report(
      "not_a_day_of_the_year", at: fields.entry(key)?.value.range.lowerBound ?? 0, "“\(text)” is no day of every year.",
      "Write day and month without a year, as 1 September.")
    return nil
  }
}

extension Fields {
  fileprivate var errors: Int { problems.count { $0.severity == .error } }
}
