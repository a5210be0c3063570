internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

/// A merge from the command line: made where nothing is open, asked about on a terminal, else kept with what was decided.
struct MergeWork {
  private let workspace: Workspace
  private let context: Context
  private let isDryRun: Bool
  /// Where a person may be asked; nil where nobody may.
  private let terminal: (any Teletype)?
  /// Whether all that changed is told, not only as much as a person reads.
  private let tellsAll: Bool

  init(_ workspace: Workspace, _ context: Context, isDryRun: Bool, shared: SharedOptions) {
    (self.workspace, self.context, self.isDryRun) = (workspace, context, isDryRun)
    (terminal, tellsAll) = (shared.terminal(in: context), shared.json)
  }

  /// Goes on with a merge as far as it goes.
  func go(on pending: PendingMerge, mayAsk: Bool = true) throws -> MergeReport {
    var pending = pending
    var outcome = try attempt(pending)
    if mayAsk, !isDryRun, let terminal {
      while case .open(let questions) = outcome.ending {
        try workspace.keep(pending)
        var asked = MergeAsking(questions, of: pending.name, in: context, on: terminal)
        guard let given = try asked.answers(), !given.isEmpty else { break }
        pending.answers.merge(given) { _, new in new }
        outcome = try attempt(pending)
      }
    }
    if !isDryRun {
      if case .open = outcome.ending { try workspace.keep(pending) } else { try workspace.dropPendingMerge() }
    }
    // Nothing where nothing was written.
    let changes = try outcome.after.map {
      try MergeChanges(from: outcome.before, to: $0, in: workspace, isWhole: tellsAll)
    }
    return MergeReport(
      name: pending.name, outcome: outcome, changes: changes ?? MergeChanges(), isDryRun: isDryRun)
  }

  private func attempt(_ pending: PendingMerge) throws -> MergeOutcome {
    try workspace.merge(
      pending, today: context.today, now: context.now, isDryRun: isDryRun, words: QuestionWords.decided)
  }

  // MARK: - One question

  /// The open question whose id begins so.
  func question(_ word: String, of pending: PendingMerge) throws -> OpenQuestion {
    // One that is answered may be answered anew.
    var unanswered = pending
    var found: [OpenQuestion] = []
    let outcome = try attempt(dry: unanswered)
    if case .open(let questions) = outcome.ending { found = questions }
    let matching = found.filter { $0.id.hasPrefix(word.lowercased()) }
    if matching.count == 1 { return matching[0] }
    if let id = pending.answers.keys.sorted().first(where: { $0.hasPrefix(word.lowercased()) }), matching.isEmpty {
      unanswered.answers[id] = nil
      if case .open(let questions) = try attempt(dry: unanswered).ending,
        let question = questions.first(where: { $0.id == id })
      {
        return question
      }
    }
    throw Failure(
      matching.isEmpty
        ? "No open question begins with “\(word)”." : "\(matching.count) open questions begin with “\(word)”.",
      hint: "See them: enquiry resolve --no-input", code: .notFound)
  }

  private func attempt(dry pending: PendingMerge) throws -> MergeOutcome {
    try workspace.merge(
      pending, today: context.today, now: context.now, isDryRun: true, words: QuestionWords.decided)
  }

  /// What somebody typed, as an answer.
  static func answer(_ word: String, to question: OpenQuestion) throws -> MergeAnswer {
    let plain: [String: MergeAnswer] = ["ours": .ours, "theirs": .theirs, "both": .both]
    if let answer = plain[word.lowercased()], question.choices.contains(answer) { return answer }
    if question.allowsValue, plain[word.lowercased()] == nil {
      if case .sameName = question.topic { return .value(try NewName.slug(word, for: .enquiry).text) }
      return .value(word)
    }
    let words = question.choices.map(\.word) + (question.choices.isEmpty ? ["another short name"] : [])
    throw Failure("“\(word)” is no answer to this question.", hint: "Take \(words.spokenOr).", code: .usage)
  }
}

extension MergeAnswer {
  /// As --take says it.
  var word: String {
    switch self {
    case .ours: "ours"
    case .theirs: "theirs"
    case .both: "both"
    case .value(let text): text
    }
  }
}
