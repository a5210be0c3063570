package import Model

/// What a merge asks, in words of the field: `Reading age, after, Elm School: mean 31.4 or mean 34.1?`.
package struct QuestionWords {
  private let question: OpenQuestion

  package init(_ question: OpenQuestion) { self.question = question }

  /// What it is about, without a full stop: `Reading age, after, Elm School (elm/paired-reading)`.
  package var title: String {
    let name = self.name
    switch question.topic {
    case .field(let field): return title(field, name) + owner
    case .name(let part, _, _, _): return "\(name), \(Self.words(part))" + owner
    case .gone: return "\(name)\(owner) was taken out on one side and changed on the other"
    case .sameName(let name): return "two enquiries were begun as \(name)"
    case .together(let collision): return Self.sentence(collision) + owner
    }
  }

  /// The record as people say it: a measure by its title, an enquiry with its name.
  private var name: String {
    let record = question.record
    switch record.kind {
    case .enquiry: return "the enquiry \(PlainText.line(record.name))"
    case .measure, .figures: return record.title.map { PlainText.line($0) } ?? record.name
    default: return RecordWords.name(record)
    }
  }

  /// The enquiry in brackets, where the name does not say it.
  private var owner: String {
    guard let enquiry = question.record.enquiry, question.record.kind != .enquiry else { return "" }
    return " (\(enquiry))"
  }

  private func title(_ field: MergeQuestion, _ name: String) -> String {
    switch field.spot {
    case .key(let path): return "\(name), \(Self.path(path))"
    case .order(let path): return "\(name), the order of \(Self.path(path))"
    case .text(let heading?): return "\(name), “\(PlainText.line(heading))”"
    case .text(nil): return "\(name), the text"
    case .figure(let key):
      let who = [
        key.school, key.group, key.subgroup.map { [key.subgroupBy, $0].compactMap { $0 }.joined(separator: " ") },
      ]
      let rest = [key.occasion] + who.compactMap { $0 } + [key.definition.map { "definition \($0)" }].compactMap { $0 }
      return ([name] + rest.map { PlainText.line($0) }).joined(separator: ", ")
    case .sums(let schools, let definition):
      let who =
        schools.isEmpty ? "rows that name no school" : schools.map { PlainText.line($0) }.joined(separator: " and ")
      return "\(name), sums of \(who)" + (definition.map { ", definition \(PlainText.line($0))" } ?? "")
    case .whole: return "\(name), as a whole"
    }
  }

  private static func path(_ path: [String]) -> String {
    path.map { PlainText.line(PlanStory.keyWords($0)) }.joined(separator: ", ")
  }

  private static func words(_ part: OpenQuestion.NamePart) -> String {
    switch part {
    case .alliance: "its alliance"
    case .date: "its date"
    case .enquiry: "the enquiry it belongs to"
    case .entry: "the entry it is about"
    case .kind: "its kind"
    case .period: "its period"
    case .shortName: "its short name"
    }
  }

  private static func sentence(_ collision: Collision) -> String {
    switch collision.kind {
    case .leftAndMeasured(let school): "\(PlainText.line(school)) left on one side and was measured on the other"
    case .twoCycles(let period): "each side opened a cycle for \(period)"
    case .redefinedAndRecorded(let measure):
      "\(PlainText.line(measure)) was defined anew on one side, and figures were recorded on the other"
    case .problem(_, let message, _): PlainText.line(message)
    }
  }

  // MARK: - What each side says

  package enum Side: Hashable, Sendable { case ours, theirs }

  /// What a side says, or did: `mean 31.4`, `taken out`.
  package func says(_ side: Side) -> String {
    let isOurs = side == .ours
    switch question.topic {
    case .field(let field):
      if case .whole = field.spot { return "a version that cannot be told apart part by part" }
      return Self.value(isOurs ? field.ours : field.theirs)
    case .name(let part, _, let ours, let theirs): return Self.spoken(isOurs ? ours : theirs, part)
    case .gone(_, let isOursGone): return isOursGone == isOurs ? "taken out" : "changed"
    case .sameName: return "begun"
    case .together(let collision): return Self.did(collision, isOurs)
    }
  }

  /// The same, cut to what goes into a sentence.
  package func saysShortly(_ side: Side) -> String { FieldWords.short(says(side)) }

  private static func did(_ collision: Collision, _ isOurs: Bool) -> String {
    let isFirst = collision.isOurs == isOurs
    return switch collision.kind {
    case .leftAndMeasured: isFirst ? "left" : "measured"
    case .twoCycles: "opened a cycle"
    case .redefinedAndRecorded: isFirst ? "defined anew" : "recorded figures"
    case .problem: ""
    }
  }

  /// What it was before both; nil where it was not there, or nobody can tell.
  package var before: String? {
    switch question.topic {
    case .field(let field): field.base.flatMap { $0.isEmpty ? nil : Self.value($0) }
    case .name(let part, let base, _, _): base.map { Self.spoken($0, part) }
    case .gone, .sameName, .together: nil
    }
  }

  private static func value(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "nothing" }
    return Day(iso: value)?.spoken ?? value
  }

  private static func spoken(_ word: String, _ part: OpenQuestion.NamePart) -> String {
    switch part {
    case .date: Day(iso: word)?.spoken ?? "not dated"
    case .period: Period(word)?.spoken ?? word
    default: PlainText.line(word)
    }
  }

  // MARK: - What can be answered

  /// What an answer means here, a phrase: `keep theirs`.
  package func means(_ answer: MergeAnswer) -> String {
    switch (question.topic, answer) {
    case (.sameName, _): return "another short name for the one that comes in"
    case (.gone(_, let isOursGone), .ours): return isOursGone ? "it goes" : "it stays, as changed here"
    case (.gone(_, let isOursGone), .theirs): return isOursGone ? "it stays, as changed there" : "it goes"
    case (.together(let collision), _): return Self.means(answer, collision)
    case (_, .ours): return "what is said here"
    case (_, .theirs): return "what is said there"
    case (_, .both): return "both, one below the other"
    case (_, .value): return "something else"
    }
  }

  private static func means(_ answer: MergeAnswer, _ collision: Collision) -> String {
    switch (collision.kind, answer) {
    case (.twoCycles, .ours): "only the cycle from here"
    case (.twoCycles, .theirs): "only the cycle from there"
    case (.leftAndMeasured, .ours), (.leftAndMeasured, .theirs): "it did not leave"
    default: "both are right"
    }
  }

  /// What was decided, a sentence without a full stop, as the commit tells it.
  package static func decided(_ decision: MergeDecision) -> String {
    let words = QuestionWords(decision.question)
    let title = words.title
    switch decision.answer {
    case .value(let text): return "\(title): \(FieldWords.short(text))"
    case .both:
      if case .together = decision.question.topic { return "\(title): both are right" }
      return "\(title): both"
    case .ours: return "\(title): \(outcome(words, .ours, decision))"
    case .theirs: return "\(title): \(outcome(words, .theirs, decision))"
    }
  }

  private static func outcome(_ words: QuestionWords, _ side: Side, _ decision: MergeDecision) -> String {
    switch decision.question.topic {
    case .gone, .together: return words.means(decision.answer)
    case .field(let field):
      if case .whole = field.spot { return side == .ours ? "the version from here" : "the version that came in" }
      return
        "\(FieldWords.short(words.says(side))), not \(FieldWords.short(words.says(side == .ours ? .theirs : .ours)))"
    case .name, .sameName:
      return "\(words.says(side)), not \(words.says(side == .ours ? .theirs : .ours))"
    }
  }
}
