internal import ArgumentParser
internal import Archive
internal import Git
internal import Model

struct MergeCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Bring in what somebody else saved on another branch.",
    discussion: """
      It merges by record, not by line: what one side changed is taken, what both added is kept, and what both changed \
      differently is a question, told with who said it when. Nothing changes here until all questions are answered; then it is \
      one commit that says what was decided. Answer on the terminal, or with “enquiry resolve”. Exits with 4 while questions \
      are open. docs/merging.md tells how records merge.
      """)

  @Argument(help: ArgumentHelp("The branch, as cover-days or origin/main; or a commit.", valueName: "branch"))
  var branch: String

  @Flag(help: "Join a history that has nothing in common with this one.")
  var unrelated = false

  @OptionGroup var write: DryRunOption
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    guard let theirs = try workspace.commit(named: branch) else { throw Failure(noBranch: branch) }
    var pending = PendingMerge(theirs: theirs.id, name: branch, joinsUnrelated: unrelated)
    if let waiting = try workspace.pendingMerge() {
      guard waiting.name == branch || waiting.theirs == theirs.id else {
        throw Failure(waiting: waiting)
      }
      // What was decided holds as long as the question is the same.
      pending.answers = waiting.answers
    }
    return try MergeWork(workspace, context, isDryRun: write.dryRun, shared: shared)
      .go(on: pending)
  }
}

struct ResolveCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Answer what a merge asks, or see what is open.",
    discussion: """
      Without an id it shows the open questions, and asks them on a terminal. --take says whose: ours (what was here), theirs \
      (what came in), both where both can stay, or a value of your own. When the last one is answered the merge is made. \
      Answers are kept meanwhile; --abort gives the merge up, and nothing has changed.
      """)

  @Argument(help: ArgumentHelp("The question, by the beginning of its id.", valueName: "id"))
  var id: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The answer: ours, theirs, both, or a value.", valueName: "answer"))
  var take: String?

  @Flag(help: "Give the merge up.")
  var abort = false

  @OptionGroup var write: DryRunOption
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if abort, id != nil || take != nil { throw ValidationError("--abort goes alone: it gives the whole merge up.") }
    if take != nil, id == nil { throw ValidationError("--take needs the id of the question that it answers.") }
  }

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    guard var pending = try workspace.pendingMerge() else {
      throw Failure("No merge is waiting for answers here.", hint: "Begin one: enquiry merge BRANCH", code: .notFound)
    }
    if abort {
      if !write.dryRun { try workspace.dropPendingMerge() }
      return AbortedMerge(name: pending.name, isDryRun: write.dryRun)
    }
    let work = MergeWork(workspace, context, isDryRun: write.dryRun, shared: shared)
    guard let id else { return try work.go(on: pending) }
    let question = try work.question(id, of: pending)
    guard let take else { return QuestionReport(question: question, name: pending.name) }
    pending.answers[question.id] = try MergeWork.answer(take, to: question)
    return try work.go(on: pending, mayAsk: false)
  }
}

/// That a merge was given up.
struct AbortedMerge: Report {
  let name: String
  let isDryRun: Bool
  let kind = "merge"

  func talk(_ page: Page) -> String {
    isDryRun
      ? "The merge of “\(name)” would be given up."
      : page.wrapped("Gave up the merge of “\(name)”. Nothing has changed here.")
  }

  var json: [String: JSON] { ["state": .text("given_up"), "branch": .text(name), "dry_run": .truth(isDryRun)] }
}

extension Failure {
  /// Of another merge, which comes first.
  init(waiting merge: PendingMerge) {
    self.init(
      "A merge of “\(merge.name)” is waiting for answers here.",
      hint: "Answer: enquiry resolve. Or give it up: enquiry resolve --abort")
  }

  init(noBranch name: String) {
    self.init(
      "There is no branch or commit “\(name)” here.",
      hint: "See the branches: git branch --all. One that was fetched is called as origin/main.", code: .notFound)
  }
}
