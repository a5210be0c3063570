internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct CodingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coding",
    abstract: "List researchers' codings of entries, or add one; the entries themselves stay as they are.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the codings.")

    @Option(help: ArgumentHelp("Only this code, as km3 or our-scheme/first.", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Only those of this entry.", valueName: "id"))
    var entry: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let frameworks = try snapshot.frameworks().value
      let loaded = try snapshot.codings()
      let wanted = try code.map { try Codes.own([$0], in: frameworks) } ?? []
      let codings = loaded.value.filter { coding in
        (wanted.isEmpty || wanted.contains(where: coding.codes.contains))
          && (entry.map { coding.entry.text.hasPrefix($0.lowercased()) } ?? true)
      }
      return CodingList(
        codings: codings.sorted { LogNote.isInOrder($0.note, $1.note) }, frameworks: frameworks,
        isFiltered: code != nil || entry != nil, problems: loaded.problems)
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Code an entry, in a record of your own.",
      discussion: """
        The entry may be in this folder, or in one that you only read: its id is enough. Several people may code the \
        same entry; each coding is a record of its own.
        """)

    @Argument(help: "The entry: its id, or the beginning of it.")
    var entry: String?

    @Option(help: ArgumentHelp("A code, as km3 or our-scheme/first; again for more.", valueName: "code"))
    var code: [String] = []

    @Option(help: ArgumentHelp("Your role, never a name.", valueName: "role"))
    var role: String?

    @OptionGroup var words: EntryOptions
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let codes = try Codes.own(code, in: try snapshot.frameworks().value)
      if codes.isEmpty {
        throw Failure(
          "What is the entry coded to?", hint: "Give --code, as key-messages/km3. See them: enquiry framework",
          code: .usage)
      }
      let coded = try codedEntry(in: snapshot)
      let date = try words.day.day(in: context)
      var generator = context.random(snapshot.commit)
      let path = try snapshot.freePath(using: &generator) { Layout.Location.coding(date, entry: coded, $0).path }
      var edits = try words.readers.edits() + RecordEdit.list("codes", codes.map(\.description))
      if let role = NewName.plain(role) { edits.append(.set("role", .text(role))) }
      if let text = try words.text(in: context) { edits.append(.write(text)) }
      let record = try snapshot.newRecord(.coding, at: path, edits)
      let list = codes.map(\.description).spokenAnd
      let saved = try workspace.save(
        Save("Code the entry \(coded)", action: "coding add", changes: [.create(record)]), now: context.now,
        isDryRun: write.dryRun)
      return SavedReport(
        done: "Coded the entry \(coded) to \(list).", saved: saved, isDryRun: write.dryRun,
        next: ["see the codings: enquiry coding"])
    }

    /// An entry of this folder, or the full id of one that is elsewhere.
    func codedEntry(in snapshot: Snapshot) throws -> EntryID {
      guard let entry else {
        throw Failure("Which entry?", hint: "Name it by the beginning of its id: enquiry log list", code: .usage)
      }
      do {
        let record = try snapshot.find(record: entry, of: nil)
        if record.isPrivate {
          throw Failure(
            "The entry \(entry) is kept for you only; a coding would name it to others.",
            hint: "Share it first: enquiry edit \(entry) --share team", code: .refusedForPrivacy)
        }
        let found = record.location
        switch found {
        case .evidence, .leadership, .participation, .cycle: if let id = found.id { return id }
        default: break
        }
      } catch ArchiveError.notFound {
        if let id = EntryID(entry.lowercased()) { return id }
      }
      throw Failure(
        "There is no entry “\(entry)” here.", hint: "Give the whole id, 8 characters, of an entry that is elsewhere.",
        code: .notFound)
    }
  }
}

/// Codings, the oldest first.
struct CodingList: Report {
  let codings: [Coding]
  let frameworks: Frameworks
  let isFiltered: Bool
  let problems: [Problem]
  let kind = "codings"

  func text(_ page: Page) -> String {
    codings.map { coding in
      let heading = [
        coding.note.date?.spoken ?? "not dated", "entry \(coding.entry)", coding.note.role ?? "", coding.note.id.text,
      ].filter { !$0.isEmpty }
      var lines = [heading.joined(separator: " · ")]
      lines += coding.codes.map { page.wrapped(frameworks.spoken($0), first: "  ", indent: 4) }
      if !coding.note.text.isEmpty { lines.append(page.prose(coding.note.text, indent: 2)) }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if codings.isEmpty {
      lines.append(isFiltered ? "No coding is like that." : "No entry is coded by a researcher yet.")
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    ["codings": .list(codings.map { .object($0.json) }), "problems": .list(problems.map(ProblemText.json))]
  }
}
