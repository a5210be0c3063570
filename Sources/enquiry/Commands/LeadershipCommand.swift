internal import ArgumentParser
internal import Archive
internal import Model

struct LeadershipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadership", abstract: "List the leadership log, or add to it.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the leadership log.")

    @Option(help: ArgumentHelp("Only entries coded to this key message, as km4; again for more.", valueName: "id"))
    var keyMessage: [String] = []

    @OptionGroup var filter: LogFilterOptions
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      try LogList(
        of: enquiry, read, evidence: false, leadership: true, filter: filter, keyMessages: keyMessage, in: context)
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add what you learned about leading the enquiry.")

    @Option(help: ArgumentHelp("The school it is about.", valueName: "name"))
    var school: String?

    @OptionGroup(title: "What it is tied to") var codes: LeadershipCodes
    @OptionGroup(title: "What it is tied to") var ties: EntryLinks
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var entry: EntryOptions
    @OptionGroup(title: "Files that go with it") var attached: AttachOptions
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let entry = NewEntry(
        log: .leadership, text: try NewEntry.words(entry, in: context), date: try entry.day.day(in: context),
        share: try entry.shareLevel(), school: school,
        attachments: try attached.read(for: enquiry, entry, write, in: context)
      ) { try codes.edits($0) + ties.edits($0, $1) }
      return try NewEntry.save(
        [entry], action: "leadership add", enquiry: enquiry, isDryRun: write.dryRun, in: context)
    }
  }
}
