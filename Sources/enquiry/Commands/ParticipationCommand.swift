internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct ParticipationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participation",
    abstract: "List who joined, left or changed its part, and how the practice was adapted; or add to it.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the changes in who takes part.")

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let name = try enquiry.name(in: snapshot)
      let loaded = try snapshot.participation(of: name)
      let own = try snapshot.ownEntries(of: name)
      return ParticipationList(
        name: name,
        entries: (loaded.value + own.value.participation).sorted { LogNote.isInOrder($0.note, $1.note) },
        problems: loaded.problems + own.problems)
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Write down that somebody joined, left or changed its part, or what was adapted.",
      discussion: """
        A school that joins is added to the enquiry's schools; one that leaves stays on the list, and the day it left \
        is known from here. The text says why; who may read it is yours to say.
        """)

    @Option(help: ArgumentHelp("joined, left, changed (its part) or adapted (the practice).", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("The school.", valueName: "name"))
    var school: String?

    @Option(help: ArgumentHelp("The role, when it is a person's; never a name.", valueName: "role"))
    var role: String?

    @Option(help: ArgumentHelp("The group of people, as “year 7 tutors”.", valueName: "people"))
    var group: String?

    @Option(help: ArgumentHelp("The part played from then on, as lead.", valueName: "part"))
    var part: String?

    @Option(help: "Of an adaptation: core (what makes it work) or adaptable (what may differ).")
    var element: String?

    @Option(help: ArgumentHelp("The number of the cycle it belongs to.", valueName: "number"))
    var cycle: Int?

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var entry: EntryOptions
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let kind = try readKind()
      let text = try entry.text(in: context)
      try refuseEmpty(kind, text)
      let share = try entry.shareLevel()
      let joins = kind == .joined && share != .me ? NewName.plain(school) : nil
      let entry = NewEntry(
        log: .participation(kind), text: text, date: try entry.day.day(in: context), share: share, school: school,
        role: role, keys: keys)
      return try NewEntry.save(
        [entry], action: "participation add", enquiry: enquiry, isDryRun: write.dryRun, in: context
      ) { snapshot, name in
        guard let joins, let plan = try snapshot.enquiry(name).value,
          !plan.schools.contains(where: { $0.name.folded == joins.folded })
        else { return [] }
        return [.edit(Layout.enquiryFile(name), .enquiry, [.add(.text(joins), to: "schools")])]
      }
    }

    private func readKind() throws -> ParticipationEntry.Kind {
      guard let kind else {
        throw Failure("What happened?", hint: "Say it with --kind: \(Add.kinds.spokenOr).", code: .usage)
      }
      return try Add.kind(kind)
    }

    private static var kinds: [String] { ParticipationEntry.Kind.allCases.map(\.rawValue) }

    static func kind(_ word: String) throws -> ParticipationEntry.Kind {
      if let known = ParticipationEntry.Kind(rawValue: word.lowercased()) { return known }
      let meant = Nearest.question(for: word, among: kinds).map { $0 + " " } ?? ""
      throw Failure("“\(word)” does not say what happened.", hint: meant + "It is \(kinds.spokenOr).", code: .usage)
    }

    private func refuseEmpty(_ kind: ParticipationEntry.Kind, _ text: String?) throws {
      if kind == .adapted {
        guard text != nil else {
          throw Failure("What was adapted?", hint: "Say it with -m \"…\", or -F FILE.", code: .usage)
        }
      } else if [school, role, group].compactMap({ NewName.plain($0) }).isEmpty {
        throw Failure("Who \(kind.spoken)?", hint: "Give --school, --role or --group.", code: .usage)
      }
      if element != nil, kind != .adapted {
        throw Failure(
          "--element belongs to an adaptation.", hint: "Give --kind adapted, or leave it out.", code: .usage)
      }
    }

    private func keys(_ snapshot: Snapshot, _ name: EnquiryName) throws -> [RecordEdit] {
      var edits: [RecordEdit] = []
      if let group = NewName.plain(group) { edits.append(.set("group", .text(group))) }
      if let part = NewName.plain(part) { edits.append(.set("part", .text(part))) }
      if let element {
        edits.append(.set("element", .token(try Word.choice(ParticipationEntry.Element.self, element, "element"))))
      }
      return try edits + RecordEdit.cycle(cycle, of: name, in: snapshot)
    }
  }
}

/// The changes in who takes part, the oldest first.
struct ParticipationList: Report {
  let name: EnquiryName
  let entries: [ParticipationEntry]
  let problems: [Problem]
  let kind = "participation"

  func text(_ page: Page) -> String {
    entries.map { LogList.text($0.note, $0.spoken, page) }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if entries.isEmpty {
      lines.append(page.wrapped("Nobody is recorded as having joined or left \(name), and nothing as adapted."))
      lines += page.next("enquiry participation add --kind left --kind joined --school …", for: [name])
    }
    return lines.joined(separator: "\n")
  }

  /// Entries for oneself alone are shown to their owner, and go into no document that could travel.
  private var shown: [ParticipationEntry] { entries.filter { $0.note.share != .me } }

  var json: [String: JSON] {
    [
      "enquiry": .text(name.description), "participation": .list(shown.map { .object($0.json) }),
      "private": .count(entries.count - shown.count),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}

extension ParticipationEntry {
  /// What happened, as a heading has it: `left · year 7 tutors`, `adapted the practice (core)`.
  var spoken: String {
    let what = kind.spoken + (element.map { " (\($0.rawValue))" } ?? "")
    return [what, group, part.map { "now \($0)" }].compactMap { $0 }.joined(separator: " · ")
  }
}
