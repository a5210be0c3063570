internal import ArgumentParser
internal import Archive
internal import Git
internal import Model

struct SyncCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Send what you saved, and receive what others did.",
    discussion: """
      It fetches, merges by record as “enquiry merge” does, and sends; when somebody was faster, it does so again. The first \
      time say where to, with --to: the address of an empty repository on a server (ssh or https), or a folder on a shared \
      drive. Your ssh keys and git's helpers for passwords are used. Without a connection nothing is lost: everything else \
      works, and sync later. Exits with 4 while a merge has open questions. docs/sync.md tells more.
      """)

  @Option(help: ArgumentHelp("Where to, from now on: an address, or a folder.", valueName: "url"))
  var to: String?

  @Option(help: ArgumentHelp("Give up after so many seconds without a word from there.", valueName: "seconds"))
  var patience = NetworkTask.usualPatience

  @Flag(help: "Go on although the history there was written anew: what was gone goes there again.")
  var mergeRewritten = false

  @OptionGroup var write: DryRunOption
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (1...3_600).contains(patience) else { throw ValidationError("--patience is from 1 to 3600 seconds.") }
  }

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let work = SyncWork(self, in: workspace, context)
    return try work.go(with: to.map(work.upstream) ?? work.upstream())
  }
}
