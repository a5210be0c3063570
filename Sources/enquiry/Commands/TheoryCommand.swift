internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct TheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theory",
    abstract: "Show how an enquiry is meant to work, stage by stage; add to it, or tie it to measures and evidence.",
    subcommands: [ShowIt.self, Add.self, Link.self], defaultSubcommand: ShowIt.self)

  struct ShowIt: Act {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show the theory of change, and what it is tied to.")

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let name = try enquiry.name(in: snapshot)
      let loaded = try snapshot.enquiry(name)
      guard let plan = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
      return TheoryReport(name: name, theory: plan.theory)
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a statement to a stage.")

    @Argument(help: ArgumentHelp("The stage: \(TheoryCommand.stages.spokenOr).", valueName: "stage"))
    var stage: String?

    @OptionGroup var words: WordsOptions
    @OptionGroup var links: TheoryLinks
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      guard let word = stage else {
        throw Failure("Which stage?", hint: "The stages are \(TheoryCommand.stages.spokenAnd).", code: .usage)
      }
      let stage = try TheoryCommand.stage(word)
      guard let text = try words.text(in: context) else {
        throw Failure("The statement has no text.", hint: "Give it with -m \"…\", or -F FILE.", code: .usage)
      }
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let pairs = try links.ids(snapshot, name).filter { !$0.ids.isEmpty }
        .map { YAMLValue.Pair($0.key, .list($0.ids.map { .token($0) })) }
      let statement: YAMLValue = pairs.isEmpty ? .text(text) : .map([YAMLValue.Pair("text", .text(text))] + pairs)
      let saved = try workspace.save(
        Save(
          "Add to the \(stage.spoken) of \(name.slug)", action: "theory add", enquiry: name,
          changes: [
            .edit(Layout.enquiryFile(name), .enquiry, [.add(statement, to: TheoryCommand.path(stage))])
          ]), now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Added to the \(stage.spoken) of \(name.slug).", saved: saved, isDryRun: write.dryRun,
        next: ["see the whole of it: enquiry theory -e \(name)"])
    }
  }

  struct Link: Writing {
    static let configuration = CommandConfiguration(
      commandName: "link", abstract: "Tie a statement to measures, or to evidence for or against it.")

    @Argument(help: ArgumentHelp("The stage: \(TheoryCommand.stages.spokenOr).", valueName: "stage"))
    var stage: String

    @Argument(help: "The number of the statement in its stage, from 1.")
    var number: Int

    @OptionGroup var links: TheoryLinks
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let stage = try TheoryCommand.stage(stage)
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let loaded = try snapshot.enquiry(name)
      guard let plan = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
      let statements = plan.theory[stage]
      guard number > 0, statements.indices.contains(number - 1) else {
        throw Failure(
          "The \(stage.spoken) of \(name.slug) have no statement \(number).",
          hint: statements.isEmpty
            ? "Add one: enquiry theory add \(stage.rawValue) -m \"…\"" : "There are \(statements.count).",
          code: .notFound)
      }
      let edits = try edits(statements[number - 1], at: "\(TheoryCommand.path(stage)).\(number - 1)", snapshot, name)
      let saved = try workspace.save(
        Save(
          "Tie statement \(number) of the \(stage.spoken) of \(name.slug)", action: "theory link", enquiry: name,
          changes: [.edit(Layout.enquiryFile(name), .enquiry, edits)]), now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Tied statement \(number) of the \(stage.spoken) of \(name.slug).", saved: saved,
        isDryRun: write.dryRun, next: ["see the whole of it: enquiry theory -e \(name)"])
    }

    private func edits(
      _ statement: TheoryOfChange.Statement, at path: String, _ snapshot: Snapshot, _ name: EnquiryName
    ) throws -> [RecordEdit] {
      let known = [
        "measures": statement.measures, "evidence_for": statement.evidenceFor,
        "evidence_against": statement.evidenceAgainst,
      ]
      let ids = try links.ids(snapshot, name)
      guard ids.contains(where: { !$0.ids.isEmpty }) else {
        throw Failure("Nothing to tie it to.", hint: "Give --measure, --for or --against with an id.", code: .usage)
      }
      return ids.flatMap { key, ids -> [RecordEdit] in
        ids.filter { known[key]?.contains($0) != true }.map { .add(.token($0), to: "\(path).\(key)") }
      }
    }
  }

  /// What a statement may be tied to.
  struct TheoryLinks: ParsableArguments {
    @Option(help: ArgumentHelp("A measure that shows it; again for more.", valueName: "id"))
    var measure: [String] = []

    @Option(
      name: .customLong("for"), help: ArgumentHelp("An entry that speaks for it; again for more.", valueName: "id"))
    var evidenceFor: [String] = []

    @Option(
      name: .customLong("against"),
      help: ArgumentHelp("An entry that speaks against it; again for more.", valueName: "id"))
    var evidenceAgainst: [String] = []

    func ids(_ snapshot: Snapshot, _ name: EnquiryName) throws -> [(key: String, ids: [String])] {
      [
        ("measures", try NewName.unique(measure).map { try snapshot.find(measure: $0, of: name).text }),
        ("evidence_for", try NewName.unique(evidenceFor).map { try snapshot.find(entry: $0, of: name).text }),
        ("evidence_against", try NewName.unique(evidenceAgainst).map { try snapshot.find(entry: $0, of: name).text }),
      ]
    }
  }

  fileprivate static var stages: [String] { TheoryOfChange.Stage.allCases.map(\.rawValue) }

  fileprivate static func path(_ stage: TheoryOfChange.Stage) -> String { "theory_of_change.\(stage.rawValue)" }

  fileprivate static func stage(_ word: String) throws -> TheoryOfChange.Stage {
    let plain = word.lowercased().split { "-_ ".contains($0) }.joined(separator: "_")
    let stages = TheoryOfChange.Stage.allCases
    if let exact = stages.first(where: { $0.rawValue == plain }) { return exact }
    let begun = stages.filter { $0.rawValue.hasPrefix(plain) }
    if let only = begun.first, begun.count == 1 { return only }
    throw Failure(
      "“\(word)” is no stage.",
      hint: (Nearest.question(for: plain, among: TheoryCommand.stages).map { $0 + " " } ?? "")
        + "The stages are \(TheoryCommand.stages.spokenAnd).", code: .usage)
  }
}

/// The theory of change of one enquiry.
struct TheoryReport: Report {
  let name: EnquiryName
  let theory: TheoryOfChange
  let kind = "theory"

  func text(_ page: Page) -> String {
    if theory.isEmpty { return "" }
    return (["THEORY OF CHANGE of \(name)"] + TheoryReport.stages(theory, page)).joined(separator: "\n\n")
  }

  /// A part for each stage that says anything.
  static func stages(_ theory: TheoryOfChange, _ page: Page) -> [String] {
    TheoryOfChange.Stage.allCases.filter { !theory[$0].isEmpty }.map { stage in
      let lines = theory[stage].enumerated().map { index, statement in
        ([page.wrapped(statement.text, first: "  \(index + 1). ", indent: 5)] + ties(statement, page))
          .joined(separator: "\n")
      }
      return ([NewName.capitalised(stage.spoken)] + lines).joined(separator: "\n")
    }
  }

  private static func ties(_ statement: TheoryOfChange.Statement, _ page: Page) -> [String] {
    [
      ("shown by", statement.measures), ("for it", statement.evidenceFor), ("against it", statement.evidenceAgainst),
    ].filter { !$0.1.isEmpty }.map { words, ids in
      page.wrapped("\(words): \(ids.joined(separator: ", "))", first: "     ", indent: 5)
    }
  }

  func talk(_ page: Page) -> String {
    guard theory.isEmpty else { return "" }
    let next = page.next("enquiry theory add assumptions -e \(name) -m \"…\"", for: [name])
    return ([page.wrapped("How \(name) is meant to work is not written down yet.")] + next).joined(separator: "\n")
  }

  var json: [String: JSON] { ["enquiry": .text(name.description), "theory_of_change": .object(theory.json)] }
}
