internal import ArgumentParser
internal import Archive
internal import Model

struct UpgradeCommand: Writing {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Move the folder's records to the format of this version.",
    discussion: """
      All records are moved in one commit, or none. Only the lines that must change do. Look first: \
      enquiry upgrade --dry-run. Records of a newer format are refused: install that version of enquiry.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let upgrade = try workspace.upgrade()
    if upgrade.changes.isEmpty { return NothingToUpgrade(upgrade: upgrade) }
    let count = upgrade.changes.count.counted("record")
    let saved = try workspace.save(
      Save("Move \(count) to the format enquiry/1", action: "upgrade", changes: upgrade.changes), now: context.now,
      isDryRun: write.dryRun)
    return SavedReport(
      done: "Moved \(count) to the format enquiry/1.", saved: saved, isDryRun: write.dryRun,
      next: ["see that all is well: enquiry check"], notes: NothingToUpgrade(upgrade: upgrade).unread)
  }

  struct NothingToUpgrade: Report {
    let upgrade: Upgrade
    let kind = "saved"

    func talk(_ page: Page) -> String {
      let known = upgrade.count - upgrade.unread.count
      let records = known == 1 ? "The record is" : "All \(known) records are"
      let sentence = known == 0 ? "" : "\(records) in the format of this version, enquiry/1. Nothing needs doing."
      return ([page.wrapped(sentence)] + unread.map { page.wrapped($0) }).joined(separator: "\n")
    }

    /// What was left alone, a sentence for each file.
    var unread: [String] {
      upgrade.unread.map { "\($0.place.path) cannot be read and was left as it is; enquiry check says why." }
    }

    var json: [String: JSON] {
      ["changed": .list([]), "unreadable": .texts(upgrade.unread.map(\.place.path))]
    }
  }
}
