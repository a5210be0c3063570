internal import Archive
internal import Model
internal import Records

extension Conversation {
  /// Asks one question until it is answered.
  mutating func ask(_ question: Question) throws -> Step {
    let before = answers.list(question.key)
    var items: [String] = []
    var text = prefilled(question, before)
    typed = ""
    say("\n" + heading(question))
    while true {
      let line = try line(prompt(question, items), prefilled: text, at: question.key).trimmingBlanks
      text = ""
      switch line {
      case "<": return .back
      case "?": say(help(question))
      case "-" where !question.isNeeded(answers): return settle(question, [])
      case "":
        if !items.isEmpty { return settle(question, items) }
        if let chosen = chosen(question) { return settle(question, [chosen]) }
        if let usual = question.usual(answers) {
          return settle(question, question.takesSeveral ? Question.items(in: usual) : [usual])
        }
        if !question.isNeeded(answers) { return settle(question, []) }
        say("An answer is needed here. ? helps.")
      case _ where line.hasPrefix("!"):
        guard let written = try written(question, String(line.dropFirst()).trimmingBlanks, before) else { continue }
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

  /// Takes an answer in when it is one; else says why not, and it stands in the line again.
  private mutating func take(
    _ answer: String, _ question: Question, _ items: inout [String], _ text: inout String
  ) -> Bool {
    let choices = question.choices(answers)
    let parts = question.takesSeveral ? Question.items(in: answer) : [answer]
    do {
      let taken = try parts.map { part in
        try question.check(choices.isEmpty ? part : try Question.choice(part, among: choices), answers)
      }
      items = question.takesSeveral ? items + taken : taken
      return true
    } catch {
      say(error)
      if choices.isEmpty { text = answer }
      return false
    }
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
  private mutating func written(_ question: Question, _ text: String, _ before: [String]) throws -> String? {
    let name = "\(dialogue.draft).\(question.key).md"
    let editor = Editor(context: context, drafts: drafts)
    let begun = text.isEmpty ? before.joined(separator: "\n") : text
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

  /// What was answered before, or half typed, stands in the line; a choice that was made stands in the brackets.
  private func prefilled(_ question: Question, _ before: [String]) -> String {
    if question.takesSeveral { return (before + (typed.isEmpty ? [] : [typed])).joined(separator: "; ") }
    return typed.isEmpty && question.choices(answers).isEmpty ? before.joined(separator: "\n") : typed
  }

  private func chosen(_ question: Question) -> String? {
    question.choices(answers).isEmpty || question.takesSeveral ? nil : answers[question.key]
  }

  // MARK: - What a question says

  private func heading(_ question: Question) -> String {
    let asked = dialogue.questions.filter { isShown($0) && !$0.isPart }
    let number = asked.firstIndex { $0.key == question.key }.map { "\($0 + 1) of \(asked.count)  " } ?? ""
    let several = question.takesSeveral ? " One a line; Enter alone ends." : ""
    var lines = [context.page.wrapped(question.words + several, first: number, indent: number.count)]
    let choices = question.choices(answers)
    if !choices.isEmpty {
      lines.append(context.page.table(choices.enumerated().map { ["  \($0.offset + 1)", $0.element.label] }))
    }
    if let usual = shownUsual(question, []), usual.count > Self.longest {
      lines.append(context.page.wrapped("[\(usual)]", first: "  ", indent: 3))
    }
    if hasWritten(question) { lines.append("A text of yours from the editor is kept; ! opens it.") }
    return lines.joined(separator: "\n")
  }

  /// What stands in the line's brackets has so many characters at most; longer ones stand above the line.
  private static var longest: Int { 40 }

  private func shownUsual(_ question: Question, _ items: [String]) -> String? {
    guard items.isEmpty else { return nil }
    return (chosen(question) ?? question.usual(answers)).map { question.spoken($0, answers) }
  }

  private func prompt(_ question: Question, _ items: [String]) -> String {
    guard let usual = shownUsual(question, items), usual.count <= Self.longest else { return "> " }
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
