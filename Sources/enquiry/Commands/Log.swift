internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct Log: Writing {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write down what happened and what you learned about leading it.",
    discussion: """
      With -m it adds an entry to the evidence log, with --learned one to the leadership log, and with both it adds \
      the two in one go.
      """)

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What you learned about leading it; again for another paragraph.", valueName: "text"))
  var learned: [String] = []

  @Option(help: ArgumentHelp("The kind of evidence; see “evidence add”.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("A key message that --learned speaks to, km1 to km13.", valueName: "id"))
  var keyMessage: [String] = []

  @Option(help: ArgumentHelp("The school it is about.", valueName: "name"))
  var school: String?

  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var entry: EntryOptions
  @OptionGroup var editing: EditOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let happened = try entry.text(in: context)
    let reflection = learned.map(InputFile.tidy).filter { !$0.isEmpty }.joined(separator: "\n\n")
    if !keyMessage.isEmpty, reflection.isEmpty {
      throw Failure("A key message goes with --learned.", hint: "Say what you learned: --learned \"…\"", code: .usage)
    }
    if happened == nil, reflection.isEmpty {
      throw Failure(
        "The entry has no text.",
        hint: "Give it with -m \"…\" or -F FILE, and --learned \"…\". To read the log: enquiry log list", code: .usage)
    }
    let day = try entry.day.day(in: context)
    let share = try entry.shareLevel()
    var entries: [NewEntry] = []
    if let happened {
      let kind = try EvidenceCommand.Add.kind(kind ?? EvidenceEntry.Kind.other.rawValue)
      entries.append(NewEntry(log: .evidence(kind), text: happened, date: day, share: share, school: school))
    }
    if !reflection.isEmpty {
      entries.append(
        NewEntry(log: .leadership, text: reflection, date: day, share: share, school: school) { snapshot, _ in
          try RecordEdit.coded(.keyMessages, keyMessage, try snapshot.frameworks().value)
        })
    }
    return try NewEntry.save(entries, action: "log", enquiry: enquiry, isDryRun: write.dryRun, in: context)
  }
}
