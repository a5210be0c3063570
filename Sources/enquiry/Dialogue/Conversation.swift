internal import Archive
internal import Model

/// Holds a dialogue: asks, goes back, helps, keeps the draft, and shows the summary before anything is saved.
struct Conversation {
  let dialogue: Dialogue
  let context: Context
  let terminal: any Teletype
  let drafts: Drafts
  let keeper: DraftKeeper
  var answers = Answers()
  /// The day on which it was begun.
  var begun: Day
  /// The half-typed line with which the next question begins.
  var typed = ""
  /// The question at which a draft was left: what was taken there of several answers stays.
  var resumedAt: String?
  /// Answers to questions that are not asked this time, as flags gave them.
  var leftOver: [String: [String]] = [:]
  /// Whether it was said already that what is typed cannot be kept.
  private var hasWarned = false

  init(_ dialogue: Dialogue, in context: Context, on terminal: any Teletype, drafts: Drafts) {
    (self.dialogue, self.context, self.terminal, self.drafts) = (dialogue, context, terminal, drafts)
    keeper = DraftKeeper(drafts: drafts, name: dialogue.draft)
    begun = context.today
  }

  /// What a person does at a question besides answering it.
  enum Step { case on, back }

  /// Asks everything.
  ///
  /// - Returns: the answers, with the usual ones of questions that are not asked.
  /// - Throws: ``Stopped`` when the person stopped; what was typed is in the draft.
  mutating func hold() throws -> Answers {
    say(context.page.wrapped(dialogue.title))
    say(context.page.wrapped(Self.keys))
    for paragraph in dialogue.intro { say("\n" + context.page.prose(paragraph)) }
    let first = try begin()
    holdUsual()
    try askAll(from: first)
    while let changed = try approve() { try askAll(from: changed) }
    return complete()
  }

  /// What can be typed besides answers, on one line.
  static var keys: String { "Enter takes what is in [brackets]. ? help, < back, ! editor, Ctrl-C stop." }

  /// Holds the usual answers that must not change when the draft is resumed.
  private mutating func holdUsual() {
    for question in dialogue.questions
    where question.held == .asGiven || (question.held == .fromTheBeginning && !answers.holds(question.key)) {
      answers.set(question.key, question.usual(answers).map { [$0] } ?? [])
    }
  }

  /// Asks one question, be it answered or not, and then what is open after it.
  private mutating func askAll(from first: Int) throws {
    var index = first
    var isWanted = true
    while dialogue.questions.indices.contains(index) {
      let question = dialogue.questions[index]
      if !question.isAsked(answers) { answers.forget(question.key) }
      if !isWanted, !isOpen(question) {
        index += 1
      } else if try ask(question) == .on {
        index += 1
        isWanted = false
      } else if let before = (0..<index).last(where: { isShown(dialogue.questions[$0]) }) {
        index = before
        isWanted = true
      } else {
        say("This is the first question.")
      }
    }
  }

  func isShown(_ question: Question) -> Bool { !question.isQuiet && question.isAsked(answers) }

  private func isOpen(_ question: Question) -> Bool { isShown(question) && !answers.holds(question.key) }

  /// The answers, with the usual ones of the questions that were not asked.
  private func complete() -> Answers {
    var whole = answers
    for question in dialogue.questions where question.isQuiet && question.isAsked(whole) && !whole.holds(question.key) {
      whole.set(question.key, question.usual(whole).map { [$0] } ?? [])
    }
    return whole
  }

  func say(_ text: String) { context.talk(text) }

  func say(_ error: any Error) {
    let failure = Failure(error)
    say(context.page.wrapped([failure.message, failure.hint].compactMap { $0 }.joined(separator: " ")))
  }

  /// It is saved: the draft goes, unless it holds answers that nobody asked for this time.
  func end() throws {
    if leftOver.isEmpty { return try keeper.remove() }
    say(context.page.wrapped("Answers that were not asked for this time are kept in \(try keeper.putAside())."))
  }

  // MARK: - What is typed

  /// One line from the person; what stood in it when they stopped is kept.
  mutating func line(_ prompt: String, prefilled text: String = "", at key: String) throws -> String {
    switch terminal.ask(Plain.safe(prompt), prefilled: Plain.safe(text)) {
    case .line(let line): return line
    case .interrupted(let typed), .ended(let typed): throw Stopped(isKept: keep(at: key, typed: typed))
    }
  }

  /// Writes the draft: after each answer, and when the person stops.
  ///
  /// - Returns: false when there is nothing to keep, and when it could not be kept, which was said.
  @discardableResult
  mutating func keep(at key: String, typed: String = "") -> Bool {
    let all = answers.texts.merging(leftOver) { answer, _ in answer }
    let held = dialogue.questions.filter { $0.held != .no }.map(\.key)
    if typed.isEmpty, all.allSatisfy({ $0.value.isEmpty || held.contains($0.key) }) { return false }
    do {
      try keeper.write(Draft(begun: begun.description, answers: all, at: key, typed: typed))
      return true
    } catch {
      if !hasWarned { say(error) }
      hasWarned = true
      return false
    }
  }
}
