internal import Archive
internal import Model
internal import Packs
internal import Records

/// Asks the questions of a merge on a terminal, one at a time. What is left empty stays open.
struct MergeAsking {
  private let questions: [OpenQuestion]
  private let name: String
  private let context: Context
  private let terminal: any Teletype

  init(_ questions: [OpenQuestion], of name: String, in context: Context, on terminal: any Teletype) {
    (self.questions, self.name, self.context, self.terminal) = (questions, name, context, terminal)
  }

  /// What was answered, by the ids of the questions; nil where the person left.
  mutating func answers() throws -> [String: MergeAnswer]? {
    let count = questions.count.counted("question")
    context.talk(
      context.page.wrapped(
        "\(count) before “\(name)” can be merged. Nothing changes here until all are answered. Enter leaves one open; Ctrl-C stops, and what you answered is kept."
      ))
    var given: [String: MergeAnswer] = [:]
    for (number, question) in questions.enumerated() {
      context.talk("\n" + QuestionText.lines(question, context.page, first: "\(number + 1) of \(questions.count)  "))
      switch ask(question) {
      case .answer(let answer): given[question.id] = answer
      case .open: continue
      case .left: return given.isEmpty ? nil : given
      }
    }
    return given
  }

  private enum Asked {
    case answer(MergeAnswer)
    case open
    case left
  }

  private func ask(_ question: OpenQuestion) -> Asked {
    let letters = question.choices.map { "\($0.word.prefix(1)) = \(QuestionWords(question).means($0))" }
    let value =
      question.choices.isEmpty ? "type \(QuestionWords(question).means(.value("")))" : "or type something else"
    let offer = (letters + (question.allowsValue ? [value] : [])).joined(separator: ", ")
    context.talk(context.page.wrapped(offer, first: "  ", indent: 2))
    while true {
      guard case .line(let line) = terminal.ask("> ", prefilled: "") else { return .left }
      let text = line.trimmingBlanks
      if text.isEmpty { return .open }
      let choice = question.choices.first {
        $0.word == text.lowercased() || String($0.word.prefix(1)) == text.lowercased()
      }
      if let choice { return .answer(choice) }
      do { return .answer(try MergeWork.answer(text, to: question)) } catch {
        let failure = Failure(error)
        context.talk([failure.message, failure.hint].compactMap { $0 }.joined(separator: " "))
      }
    }
  }
}
