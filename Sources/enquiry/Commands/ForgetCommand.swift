internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Remove a participant, the rows of a measure, or an entry from this machine.",
    discussion: """
      It says what goes from here, and what still holds it: commits, copies elsewhere, packs. Nothing rewrites history; \
      docs/data-protection.md tells how that is done and when.
      """,
    subcommands: [Participant.self, Rows.self, Entry.self])

  /// What all three take. The person says that it is meant: in words on a terminal, by a flag elsewhere.
  struct ForgetOptions: ParsableArguments {
    @Flag(help: "Remove it without asking.")
    var yes = false

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func confirm(_ what: String, in context: Context) throws {
      if yes || write.dryRun { return }
      guard let terminal = shared.terminal(in: context) else {
        throw Failure(
          "\(what) cannot be brought back from here.", hint: "See what would go: --dry-run. To remove it: --yes",
          code: .usage)
      }
      context.talk("\(what) cannot be brought back from here. Type forget to remove it.")
      guard case .line(let line) = terminal.ask("> ", prefilled: ""), line.trimmingBlanks.lowercased() == "forget"
      else { throw Failure("Nothing was removed.", hint: "The word is: forget") }
    }
  }

  struct Participant: Writing {
    static let configuration = CommandConfiguration(
      commandName: "participant", abstract: "Remove somebody's rows and their line in the code book.")

    @Argument(help: "The code, as it stands in the rows; or the name, as it stands in the code book.")
    var code: String

    @Option(help: ArgumentHelp("The school, where several have the code; “no school” for none.", valueName: "name"))
    var school: String?

    @OptionGroup var options: ForgetOptions
    var write: WriteOptions { options.write }
    var shared: SharedOptions { options.shared }

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let name = try options.enquiry.name(in: workspace.snapshot())
      let person = try chosen(workspace, name, context)
      try options.confirm("What this participant's rows say", in: context)
      return ForgetReport(
        gone: try workspace.forget(
          participant: person.code, at: person.school, of: name, now: context.now, isDryRun: options.write.dryRun),
        isDryRun: options.write.dryRun)
    }

    /// Whose rows go; nothing is removed yet.
    private func chosen(
      _ workspace: Workspace, _ name: EnquiryName, _ context: Context
    ) throws -> (code: String, school: String?) {
      let given = NewName.plain(school)
      do { return (code, try chosenSchool(code, given, workspace, name, context)) } catch ArchiveError.notFound(
        .participant, let written, let nearest, let choices)
      {
        let people = try workspace.people(called: code, at: given, of: name)
        guard let person = people.first else {
          throw ArchiveError.notFound(.participant, name: written, nearest: nearest, choices: choices)
        }
        if people.count > 1 { throw ArchiveError.severalPeople(name: code, people: people.map(Self.told)) }
        context.talk("In the code book “\(code)” is \(Self.told(person)).")
        return (person.code, try chosenSchool(person.code, given, workspace, name, context))
      }
    }

    /// `b4jj118n (Isla Pemberton, Elm School)`.
    private static func told(_ person: NameBook.Person) -> String {
      "\(person.code) (\([person.name, person.school].filter { !$0.isEmpty }.joined(separator: ", ")))"
    }

    /// The school that is named, or chosen on a terminal where several have the code.
    private func chosenSchool(
      _ code: String, _ given: String?, _ workspace: Workspace, _ name: EnquiryName, _ context: Context
    ) throws -> String? {
      func tried(_ school: String?) throws {
        _ = try workspace.forget(participant: code, at: school, of: name, now: context.now, isDryRun: true)
      }
      do { try tried(given) } catch ArchiveError.severalSchools(_, let schools)
        where options.shared.terminal(in: context) != nil
      {
        let choices = schools.map { Question.Choice(value: $0, label: $0) }
        let chosen = try context.choose("“\(code)” stands at several schools. Whose is meant?", choices)
        try tried(chosen)
        return chosen
      }
      return given
    }
  }

  struct Rows: Writing {
    static let configuration = CommandConfiguration(
      commandName: "rows", abstract: "Remove all rows of a measure, and what was added up of them.")

    @Argument(help: "The measure, by its short name.")
    var measure: String

    @OptionGroup var options: ForgetOptions
    var write: WriteOptions { options.write }
    var shared: SharedOptions { options.shared }

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try options.enquiry.name(in: snapshot)
      let id = try snapshot.find(measure: measure, of: name)
      _ = try workspace.forget(rowsOf: id, of: name, now: context.now, isDryRun: true)
      try options.confirm("What these rows say", in: context)
      return ForgetReport(
        gone: try workspace.forget(rowsOf: id, of: name, now: context.now, isDryRun: options.write.dryRun),
        isDryRun: options.write.dryRun)
    }
  }

  struct Entry: Writing {
    static let configuration = CommandConfiguration(
      commandName: "entry", abstract: "Remove an entry of a log, a check-in or a coding; one for yourself, too.")

    @Argument(help: "The entry, by the beginning of its id.")
    var id: String

    @OptionGroup var options: ForgetOptions
    var write: WriteOptions { options.write }
    var shared: SharedOptions { options.shared }

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try options.enquiry.slug.map(snapshot.find(enquiry:))
      let found = try snapshot.find(record: id, of: name)
      switch found.location {
      case .evidence, .leadership, .participation, .coding, .checkIn: break
      default: throw Failure("“\(id)” is no entry.", hint: "See them: enquiry log list", code: .notFound)
      }
      try options.confirm("What this entry says", in: context)
      return ForgetReport(
        gone: try workspace.forget(entry: found, now: context.now, isDryRun: options.write.dryRun),
        isDryRun: options.write.dryRun)
    }
  }
}

/// What went, and what still holds it.
struct ForgetReport: Report {
  let gone: Forgotten
  let isDryRun: Bool

  let kind = "forgotten"

  func talk(_ page: Page) -> String {
    var lines = [isDryRun ? "This would go (nothing did):" : "Gone from this machine:"]
    if gone.rows > 0 {
      lines.append("  \(gone.rows.counted("row")) of \(gone.measures.map(\.text).spokenAnd)")
    }
    if gone.isInCodeBook { lines.append("  the line in the code book") }
    if gone.unusedCodes > 0 {
      let codes = gone.unusedCodes.counted("line")
      lines.append("  \(codes) of the code book, whose codes no other rows of the enquiry use")
    }
    // A definition stays, with the day: on no machine is anybody reminded of what had to go.
    let others = gone.saved.files.map(\.path).filter { !gone.files.contains($0) && !$0.hasSuffix(".yaml") }
    lines += (gone.files + others).map { "  \($0)" }
    if !gone.held.isEmpty {
      lines.append(
        page.wrapped(
          "The sums of \(gone.held.map(\.text).spokenAnd) stay as they were committed: one person fewer would show what "
            + "that person scored. They are added up anew when more people have come or gone."))
    }
    if let sums = gone.sums {
      lines.append(
        page.wrapped(
          "New texts with the name or the code \(isDryRun ? "would still be" : "are still") refused on this machine: known "
            + "by sums, in which nobody can read a name, in \(sums). To be rid of them, too, delete that file."))
    }
    if !gone.mentions.isEmpty {
      lines.append(
        page.wrapped(
          "These have the name or the code here, and stay. Look through them, and take out by hand what must go:"))
      lines += gone.mentions.map { "  \($0)" }
    }
    lines += held.map { page.wrapped($0) }
    return lines.joined(separator: "\n")
  }

  /// What nobody here can remove.
  private var held: [String] {
    let history = gone.history
    var lines: [String] = []
    if history.commits > 0, let first = history.first, let last = history.last {
      let commits =
        history.commits == 1
        ? "1 commit, of \(first.spoken)"
        : "\(history.commits) commits, " + (first == last ? "of \(first.spoken)" : "\(first.spoken) to \(last.spoken)")
      lines.append("git's history still holds what was committed: \(commits).")
      lines.append(
        history.remote.map { "It was or will be sent to \($0), and every copy of the folder has it too." }
          ?? "Every copy of the folder has it too.")
      if !history.packs.isEmpty {
        lines.append("Look into the issued packs, which may show it: \(history.packs.joined(separator: ", ")).")
      }
      lines.append("To have history rewritten, see “Erasure” in docs/data-protection.md.")
    }
    return lines
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "dry_run": .truth(isDryRun), "rows": .count(gone.rows), "measures": .texts(gone.measures.map(\.text)),
      "code_book": .truth(gone.isInCodeBook), "codes": .count(gone.unusedCodes), "files": .texts(gone.files),
      "sums_held": .texts(gone.held.map(\.text)), "commits": .count(gone.history.commits),
      "packs": .texts(gone.history.packs), "mentions": .texts(gone.mentions),
    ]
    if let remote = gone.history.remote { keys["remote"] = .text(remote) }
    if let sums = gone.sums { keys["sums"] = .text(sums) }
    if let commit = gone.saved.commit { keys["commit"] = .text(commit.hex) }
    return keys
  }
}
