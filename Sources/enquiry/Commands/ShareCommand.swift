internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

struct ShareCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Let other alliances and the facilitator read what you share with the cluster.",
    discussion: """
      It keeps a branch, shared/cluster, that holds only what is shared as far as the cluster, of what was saved last, \
      with a history of its own: nothing else can be reached from it. It shows what goes and asks. Entries say how far \
      they go with --share; cycles and measures go to the cluster unless they say otherwise. Where --to said where, it \
      is sent there.
      """)

  @Option(
    help: ArgumentHelp("Send it there, now and from now on: a repository that holds nothing else.", valueName: "url"))
  var to: String?

  @Flag(help: "Share it without asking.")
  var yes = false

  @Flag(help: "From now on, share what is new each time you send and receive (sync), too.")
  var withSync = false

  @Flag(help: "From now on, share only when you say so.")
  var notWithSync = false

  @OptionGroup var write: DryRunOption
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if withSync, notWithSync { throw ValidationError("--with-sync and --not-with-sync contradict each other.") }
  }

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    if notWithSync {
      if !write.dryRun { try workspace.setSharesWithSync(false) }
      return SharingSetting(isDryRun: write.dryRun)
    }
    let sending = SharedSending(
      workspace, context,
      NetworkChild(
        in: context, of: workspace.repository, patience: NetworkTask.usualPatience,
        asks: !shared.noInput && !shared.json && context.terminal != nil))
    if let to, !write.dryRun { try sending.begin(with: to) }
    if !write.dryRun { try sending.receive() }
    let sharing = try workspace.sharing(showing: Self.shownFigures)
    var report = ShareReport(sharing: sharing, isDryRun: write.dryRun)
    if write.dryRun {
      report.isWithSync = try withSync || workspace.sharesWithSync()
      return report
    }
    if !sharing.isSame {
      context.talk(report.preview(context.page))
      try confirm(context)
    }
    report.shared = try workspace.share(sharing, now: context.now)
    if withSync { try workspace.setSharesWithSync(true) }
    report.isWithSync = try workspace.sharesWithSync()
    report.sent = try sending.send()
    return report
  }

  /// Of figures that were entered by hand those that a pack for the cluster shows: none of a group so small that people in it could
  /// be known.
  static let shownFigures: Sharing.ShownFigures = { SmallGroups.all(of: $0, for: .cluster).map(\.shown) }

  private func confirm(_ context: Context) throws {
    if yes { return }
    guard let terminal = context.terminal, !shared.noInput, !shared.json else {
      throw Failure("Nothing was shared yet.", hint: "See what would go: --dry-run. To share it: --yes", code: .usage)
    }
    guard case .line(let line) = terminal.ask("Share it? [y/N] ", prefilled: ""),
      ["y", "yes"].contains(line.trimmingBlanks.lowercased())
    else { throw Failure("Nothing was shared.") }
  }
}

/// That sharing waits for a person from now on.
private struct SharingSetting: Report {
  let isDryRun: Bool
  let kind = "share"

  func talk(_ page: Page) -> String {
    page.wrapped(
      isDryRun
        ? "From now on it would be shared only when you say so: enquiry share"
        : "From now on it is shared only when you say so: enquiry share")
  }

  var json: [String: JSON] { ["with_sync": .truth(false), "dry_run": .truth(isDryRun)] }
}
