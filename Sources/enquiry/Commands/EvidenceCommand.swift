internal import ArgumentParser
internal import Archive
internal import Model

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "List the evidence log, or add to it.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the evidence log.")

    @Option(help: ArgumentHelp("Only entries of this kind; give it again for more.", valueName: "kind"))
    var kind: [String] = []

    @OptionGroup var filter: LogFilterOptions
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      try LogList(of: enquiry, read, evidence: true, leadership: false, filter: filter, kinds: kind, in: context)
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add what was observed.")

    @Option(
      help: ArgumentHelp(
        "What kind: \(EvidenceEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: String = EvidenceEntry.Kind.other.rawValue

    @Option(help: ArgumentHelp("The school it was observed in.", valueName: "name"))
    var school: String?

    @Option(help: ArgumentHelp("Who observed it: a role, never a name.", valueName: "role"))
    var role: String?

    @OptionGroup(title: "What it is tied to") var links: EvidenceLinks
    @OptionGroup(title: "What it is tied to") var ties: EntryLinks
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var entry: EntryOptions
    @OptionGroup(title: "Files that go with it") var attached: AttachOptions
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let entry = NewEntry(
        log: .evidence(try Add.kind(kind)), text: try NewEntry.words(entry, in: context),
        date: try entry.day.day(in: context), share: try entry.shareLevel(), school: school, role: role,
        attachments: try attached.read(for: enquiry, entry, write, in: context)
      ) { try links.edits($0, $1) + ties.edits($0, $1) }
      return try NewEntry.save(
        [entry], action: "evidence add", enquiry: enquiry, isDryRun: write.dryRun, in: context)
    }

    static func kind(_ word: String) throws -> EvidenceEntry.Kind {
      if let kind = EvidenceEntry.Kind(rawValue: word.lowercased()) { return kind }
      let kinds = EvidenceEntry.Kind.allCases.map(\.rawValue)
      let meant = Nearest.question(for: word, among: kinds).map { $0 + " " } ?? ""
      throw Failure(
        "“\(word)” is no kind of evidence.", hint: meant + "The kinds are \(kinds.joined(separator: ", ")).",
        code: .usage)
    }
  }
}
