internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

struct UndoCommand: Writing {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last thing you saved, or what one commit saved.",
    discussion: """
      It shows what would be different and asks. History stays: a new commit brings back what was before, and can be undone \
      itself, by its name. What was changed again since, or what later records rest on, is not undone; nor is a merge, nor \
      what was forgotten. Undoing an import removes its rows from this machine.
      """)

  @Argument(help: ArgumentHelp("The commit, as “history” shows it; else the last of yours.", valueName: "commit"))
  var commit: String?

  @Flag(help: "Undo it without asking.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let undoing = try workspace.undoing(try chosen(workspace, context), today: context.today)
    if !write.dryRun {
      context.talk(UndoCommand.shown(undoing, context.page))
      try confirm(context)
    }
    let saved = try workspace.undo(undoing, now: context.now, isDryRun: write.dryRun)
    return SavedReport(
      done: "Undid “\(undoing.entry.subject)” of \(undoing.entry.day.spoken).", saved: saved, isDryRun: write.dryRun,
      next: ["bring it back after all: enquiry undo \(saved.commit?.short ?? "COMMIT")"], notes: rows(undoing))
  }

  private func chosen(_ workspace: Workspace, _ context: Context) throws -> Commit {
    if let commit {
      guard let found = try workspace.commit(named: commit) else { throw ArchiveError.noSuchRevision(commit) }
      return found
    }
    guard let last = try workspace.lastAction(now: context.now) else {
      throw Failure(
        "There is nothing of yours to undo.", hint: "To undo what somebody else saved, name it: enquiry history",
        code: .notFound)
    }
    return last
  }

  private static func shown(_ undoing: Undoing, _ page: Page) -> String {
    let heading = "This undoes “\(undoing.entry.subject)” of \(undoing.entry.day.spoken). What changes:"
    return ([page.wrapped(heading)] + ChangeText.lines(undoing.changes, limit: 12).map { page.bullet($0) })
      .joined(separator: "\n")
  }

  private func rows(_ undoing: Undoing) -> [String] {
    undoing.imports.isEmpty
      ? [] : ["The rows of \(undoing.imports.count == 1 ? "that import" : "those imports") are gone from this machine."]
  }

  private func confirm(_ context: Context) throws {
    if yes { return }
    guard let terminal = shared.terminal(in: context) else {
      throw Failure(
        "Nothing was undone yet.", hint: "See what would change: --dry-run. To undo it: --yes", code: .usage)
    }
    guard case .line(let line) = terminal.ask("Undo it? [y/N] ", prefilled: ""),
      ["y", "yes"].contains(line.trimmingBlanks.lowercased())
    else { throw Failure("Nothing was undone.") }
  }
}
