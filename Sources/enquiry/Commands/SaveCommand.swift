internal import ArgumentParser
internal import Archive
internal import Model

struct SaveCommand: Writing {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Save what was edited by hand, after checking it.")

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("What was changed.", valueName: "text"))
  var message: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let save = try workspace.saveOfHandEdits(subject: message, today: context.today)
    if save.changes.isEmpty { return NothingToSave() }
    let saved = try workspace.save(save, now: context.now, isDryRun: write.dryRun)
    let count = saved.files.count
    return SavedReport(
      done: "Saved your edits by hand in \(count.counted("file")).", saved: saved,
      isDryRun: write.dryRun, next: ["see how things stand: enquiry status"])
  }

  struct NothingToSave: Report {
    let kind = "saved"

    func talk(_ page: Page) -> String { "There is nothing to save: no record was edited by hand." }

    var json: [String: JSON] { ["changed": .list([])] }
  }
}
