internal import ArgumentParser
internal import Archive
internal import Model

struct LeadershipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadership", abstract: "List the leadership log, or add to it.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the leadership log.")

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      try LogList(of: enquiry, read.view, evidence: false, leadership: true, in: context)
    }
  }

  struct Add: Act {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add what you learned about leading the enquiry.")

    @Option(help: ArgumentHelp("A key message it speaks to, km1 to km13; give it again for more.", valueName: "id"))
    var keyMessage: [String] = []

    @Option(help: ArgumentHelp("The school it is about.", valueName: "name"))
    var school: String?

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var entry: EntryOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let entry = NewEntry(
        log: .leadership(keyMessages: try Add.messages(keyMessage)), text: try NewEntry.words(entry, in: context),
        date: try entry.day.day(in: context), share: try entry.shareLevel(), school: school)
      return try NewEntry.save(
        [entry], action: "leadership add", enquiry: enquiry, isDryRun: write.dryRun, in: context)
    }

    static func messages(_ words: [String]) throws -> [String] {
      try NewName.unique(words.map { $0.lowercased() }).map { word in
        guard (1...13).map({ "km\($0)" }).contains(word) else {
          throw Failure("“\(word)” is no key message.", hint: "They are km1 to km13.", code: .notFound)
        }
        return word
      }
    }
  }
}
