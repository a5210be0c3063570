internal import ArgumentParser
internal import Archive
internal import Model

struct Init: Writing {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make an enquiry folder: the place for a programme's records.",
    discussion: """
      The folder becomes a git repository unless it is in one. --sign says how you sign here: a role and a school, \
      never a name. --from with the address of a repository copies what others have there, with its history, to work on it \
      together: then “enquiry sync”. --from with an enquiry folder copies its records only, to try things out.
      """)

  @Argument(help: "The folder; made when it is not there.")
  var directory = "."

  @Option(help: ArgumentHelp("The programme's name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("How to sign: “project lead, Elm School”.", valueName: "role"))
  var sign: String?

  @Option(help: ArgumentHelp("Begin with what is there: a repository, or an enquiry folder.", valueName: "url"))
  var from: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let place = context.absolute(directory)
    if let from, try JoinWork.isRepository(from, in: context) {
      if name != nil { throw ValidationError("--name is for a new folder; this one has its name.") }
      if write.dryRun { throw ValidationError("--dry-run does not go with an address: nothing is known of it yet.") }
      return try JoinWork(
        try context.remoteAddress(from), into: directory, signature: NewName.plain(sign), in: context,
        asks: shared.terminal(in: context) != nil
      ).join()
    }
    let title = NewName.plain(name) ?? place.split(separator: "/").last.map(String.init) ?? "Programme"
    let saved = try Workspace.create(
      at: place, programme: Programme(name: title), signature: NewName.plain(sign),
      program: context.ownWord, records: try records(in: context), environment: context.environment, now: context.now,
      notIdentifiers: context.notIdentifiers, isDryRun: write.dryRun
    )
    let isHere = place == context.directory
    let go = isHere ? "" : "cd \(Failure.quoted(directory)), then "
    let next =
      from == nil
      ? "\(go)name your alliance: enquiry alliance new SHORT-NAME --name \"…\" --lead-school \"…\""
      : "\(go)see what is there: enquiry list"
    return SavedReport(
      done: "Made the enquiry folder “\(title)” in \(isHere ? "this folder" : directory).", saved: saved,
      isDryRun: write.dryRun, next: [next],
      notes: NewName.plain(sign).map { ["What you save here is signed “\($0)”."] } ?? [])
  }

  private func records(in context: Context) throws -> [(path: String, bytes: [UInt8])] {
    guard let from else { return [] }
    return try context.entering(from).workspace().snapshot(.committed).files(below: Layout.records)
      .filter { $0.path != Layout.programme }
  }
}
