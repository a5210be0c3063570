internal import Archive
internal import Model
internal import Records

extension Conversation {
  /// Asks one question until it is answered.
  mutating func ask(_ question: Question) throws -> Step {
    var (items, text) = beginning(question)
    let before = answers.list(question.key)
    // Several long answers are in the line now, and would be kept twice.
    if question.takesSeveral, !text.isEmpty, items.isEmpty { answers.forget(question.key) }
    say("\n" + heading(question, items))
    while true {
      let line = try line(prompt(question, items), prefilled: text, at: question.key).trimmingBlanks
      let meant = Self.meant(line, beside: text)
      switch meant {
      case "<":
        if items.isEmpty, !before.isEmpty { answers.set(question.key, before) }
        return .back
      case "?": say(help(question))
      case "-" where !question.isNeeded(answers): return settle(question, [])
      case "":
        if !items.isEmpty { return settle(question, items) }
        if let usual = offered(question) { return settle(question, usual) }
        if !question.isNeeded(answers) { return settle(question, []) }
        say("An answer is needed here. ? helps.")
      case _ where meant.hasPrefix("!"):
        guard let written = try written(question, String(meant.dropFirst()).trimmingBlanks) else { continue }
        items = []
        if take(written, question, &items, &text) { return settle(question, items) }
      default:
        guard take(line, question, &items, &text) else { continue }
        if !question.takesSeveral { return settle(question, items) }
        answers.set(question.key, items)
        keep(at: question.key)
      }
    }
  }

  /// What a question begins with: the items that were taken already, and the text that stands in the line.
  ///
  /// A half-typed line stands in it again, and so does an old answer that is too long for the brackets.
  private mutating func beginning(_ question: Question) -> (items: [String], text: String) {
    let half = typed
    let isResumed = resumedAt == question.key
    (typed, resumedAt) = ("", nil)
    if question.takesSeveral, isResumed { return (answers.list(question.key), half) }
    if !half.isEmpty || offered(question) != nil { return ([], half) }
    return ([], answers.list(question.key).joined(separator: question.takesSeveral ? "; " : "\n"))
  }

  /// What was meant: a command alone, also where it was typed to the end of the text that stood in the line.
  private static func meant(_ line: String, beside text: String) -> String {
    guard !text.isEmpty, let last = line.last, "?<!".contains(last),
      line.dropLast() == Plain.safe(text).trimmingBlanks
    else { return line }
    return last == "!" ? "! " + text : String(last)
  }

  /// Takes an answer in when it is one; else says why not, and a long one stands in the line again.
  private mutating func take(
    _ answer: String, _ question: Question, _ items: inout [String], _ text: inout String
  ) -> Bool {
    let choices = question.choices(answers)
    let parts = question.takesSeveral ? Question.items(in: answer) : [answer]
    do {
      let taken = try parts.map { part in
        if choices.isEmpty, context.notIdentifiers == nil { try Self.refuseIdentifiers(in: part) }
        return try question.check(choices.isEmpty ? part : try Question.choice(part, among: choices), answers)
      }
      items = question.takesSeveral ? items + taken : taken
      text = ""
      return true
    } catch {
      say(error)
      text = choices.isEmpty && !Self.isShort(answer) ? answer : ""
      return false
    }
  }

  /// What tells who somebody is is refused while it can still be mended in the line.
  private static func refuseIdentifiers(in answer: String) throws {
    guard let seen = Identifiers.sightings(in: answer).first else { return }
    throw Failure(
      "There is \(seen.kind.singular) in it, which must not be saved.", hint: seen.kind.remedy, code: .refusedForPrivacy
    )
  }

  private mutating func settle(_ question: Question, _ items: [String]) -> Step {
    let index = dialogue.questions.firstIndex { $0.key == question.key } ?? 0
    let later = dialogue.questions[(index + 1)...]
    // What belonged to another answer is asked again.
    if answers.list(question.key) != items { for part in later.prefix(while: \.isPart) { answers.forget(part.key) } }
    answers.set(question.key, items)
    keep(at: later.first { isShown($0) }?.key ?? Draft.summary)
    return .on
  }

  /// A longer text from the person's editor; nil when there is none, which was said.
  private mutating func written(_ question: Question, _ text: String) throws -> String? {
    let name = "\(dialogue.draft).\(question.key).md"
    let editor = Editor(context: context, drafts: drafts)
    let begun = text.isEmpty ? answers.list(question.key).joined(separator: "\n") : text
    keep(at: question.key, typed: begun)
    do {
      let written = InputFile.tidy(try editor.edit(begun, in: name))
      if written.isEmpty { say("The text is empty; nothing was taken.") }
      if !written.isEmpty { keep(at: question.key, typed: written) }
      try editor.done(name)
      return written.isEmpty ? nil : written
    } catch {
      say(error)
      return nil
    }
  }

  /// What Enter alone takes: the old answer where the brackets have room for it, else the usual one.
  ///
  /// - Returns: nil where there is none, or where the old answer is to stand in the line.
  private func offered(_ question: Question) -> [String]? {
    let before = answers.list(question.key)
    if before.isEmpty {
      return question.usual(answers).map { question.takesSeveral ? Question.items(in: $0) : [$0] }
    }
    let isChosen = !question.choices(answers).isEmpty && !question.takesSeveral
    return isChosen || Self.isShort(spoken(before, question)) ? before : nil
  }

  private func spoken(_ items: [String], _ question: Question) -> String {
    items.map { question.spoken($0, answers) }.joined(separator: "; ").split(whereSeparator: \.isNewline)
      .joined(separator: " ")
  }

  // MARK: - What a question says

  private func heading(_ question: Question, _ items: [String]) -> String {
    let number = number(of: question)
    let several = question.takesSeveral ? " One a line, or with ; between them. Enter alone ends." : ""
    var lines = question.note(answers).map { [context.page.wrapped($0), ""] } ?? []
    lines.append(context.page.wrapped(question.words + several, first: number, indent: number.count))
    let choices = question.choices(answers)
    if !choices.isEmpty {
      lines.append(context.page.table(choices.enumerated().map { ["  \($0.offset + 1)", $0.element.label] }))
    }
    if !items.isEmpty {
      lines.append(context.page.wrapped(spoken(items, question), first: "So far: ", indent: 8))
    } else if let usual = shownUsual(question), !Self.isShort(usual) {
      lines.append(context.page.wrapped("[\(usual)]", first: "  ", indent: 3))
    }
    if hasWritten(question) { lines.append("A text of yours from the editor is kept; ! opens it.") }
    return lines.joined(separator: "\n")
  }

  /// `2 of 5`; `2` alone while it depends on an answer to come how many there are; nothing for a part of another question.
  private func number(of question: Question) -> String {
    let asked = dialogue.questions.filter { isShown($0) && !$0.isPart }
    guard let place = asked.firstIndex(where: { $0.key == question.key }) else { return "" }
    let open = Set(asked[place...].map(\.key))
    let isOpen = dialogue.questions.contains { other in
      !other.isQuiet && !other.isPart && !open.isDisjoint(with: other.condition?.keys ?? [])
    }
    return isOpen ? "\(place + 1)  " : "\(place + 1) of \(asked.count)  "
  }

  /// What stands in the line's brackets has so many characters at most; longer ones stand above the line.
  private static var longest: Int { 40 }

  private static func isShort(_ text: String) -> Bool { text.count <= longest }

  private func shownUsual(_ question: Question) -> String? { offered(question).map { spoken($0, question) } }

  private func prompt(_ question: Question, _ items: [String]) -> String {
    guard items.isEmpty, let usual = shownUsual(question), Self.isShort(usual) else { return "> " }
    return "[\(usual)] > "
  }

  private func hasWritten(_ question: Question) -> Bool {
    do { return try drafts.read("\(dialogue.draft).\(question.key).md") != nil } catch { return true }
  }

  private func help(_ question: Question) -> String {
    var lines = [context.page.wrapped(question.help, first: "  ", indent: 2)]
    if let example = question.example {
      lines.append(context.page.wrapped("For example: \(example)", first: "  ", indent: 2))
    }
    if !question.isNeeded(answers), question.usual(answers) != nil { lines.append("  Type - for no answer.") }
    return lines.joined(separator: "\n")
  }
}
