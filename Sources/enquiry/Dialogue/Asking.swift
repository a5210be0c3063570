internal import Archive

/// An act that asks a person for what its flags do not give.
protocol Asking: Act {
  /// What is to be asked; nil when enough was given on the command line.
  ///
  /// - Throws: what keeps the act from being done whatever is answered, so that nobody types in vain.
  mutating func dialogue(in context: Context) throws -> Dialogue?

  /// Takes the answers in, as if they had been given on the command line.
  mutating func take(_ answers: Answers) throws

  /// Where its draft is kept; nil where there is no place for one.
  func drafts(in context: Context) throws -> Drafts?

  /// Whether the answers are saved in the end, and their draft can go.
  var isForGood: Bool { get }
}

extension Asking {
  func drafts(in context: Context) throws -> Drafts? { try context.workspace().drafts }

  /// Asks where a person sits, then does the act; the draft goes when it is done, and stays when it cannot be done.
  mutating func reportAsking(in outer: Context) throws -> any Report {
    let context = entered(outer)
    guard let terminal = shared.terminal(in: context), let drafts = try drafts(in: context),
      let dialogue = try dialogue(in: context)
    else { return try perform(in: context) }
    var conversation = Conversation(dialogue, in: context, on: terminal, drafts: drafts)
    let answers = try conversation.hold()
    let report: any Report
    do {
      try take(answers)
      report = try perform(in: context)
    } catch {
      conversation.keep(at: Draft.summary)
      let failure = Failure(error)
      let kept = "What you typed is kept: run the same command again to go on."
      throw Failure(
        failure.message, hint: [failure.hint, kept].compactMap { $0 }.joined(separator: "\n"), code: failure.code)
    }
    if isForGood { try conversation.end() }
    conversation.say("")
    guard var saved = report as? SavedReport else { return report }
    saved.next = saved.next.map(SavedReport.withoutFlags)
    return saved
  }
}
