internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct New: Writing {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin an enquiry.",
    discussion: """
      Six answers make an enquiry: what you will try, with whom, what should improve, by when, what would be success, \
      and which schools. What you do not know yet can be added later.
      """)

  @Argument(help: ArgumentHelp("Its short name, as paired-reading.", valueName: "short-name"))
  var slug: String?

  @Option(help: ArgumentHelp("The alliance; not needed where there is only one.", valueName: "short-name"))
  var alliance: String?

  @OptionGroup var answers: AnswerOptions
  @OptionGroup(title: "When --success is met") var criterion: CriterionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The area of focus: see “framework show focus-areas”; or your own words.", valueName: "id"))
  var focus: String?

  @OptionGroup var editing: EditOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot()
    let name = try newName(in: snapshot)
    let record = try snapshot.newRecord(.enquiry, at: Layout.enquiryFile(name), try edits(name.slug, snapshot, context))
    let saved = try workspace.save(
      Save("Begin the enquiry \(name.slug)", action: "new", enquiry: name, changes: [.create(record)]),
      now: context.now, isDryRun: write.dryRun)
    let chosen = write.dryRun ? "" : chosenNote(name, in: workspace)
    let question = try RecordReader.enquiry(record, name: name).value?.question
    return SavedReport(
      done: "Began the enquiry \(name).", saved: saved, isDryRun: write.dryRun,
      next: [
        "say what you will measure, before anything starts: enquiry measure new \(criterion.measure ?? "ID") "
          + "--title \"…\" --scale continuous",
        "open the first cycle: enquiry cycle new --aim \"…\" --prediction \"…\"",
      ], notes: (question.map { ["The question: \($0)"] } ?? []) + [chosen]
    )
  }

  /// The enquiry is saved whether or not it can be chosen.
  private func chosenNote(_ name: EnquiryName, in workspace: Workspace) -> String {
    do {
      try workspace.choose(name)
      return "It is the enquiry that commands mean from now on."
    } catch {
      return "It could not be chosen for what follows: \(Failure(error).message) Choose it: enquiry use \(name)"
    }
  }

  private func newName(in snapshot: Snapshot) throws -> EnquiryName {
    let slug = try NewName.slug(given: slug, for: .enquiry, reserved: ["reviews"])
    let alliances = try snapshot.allianceSlugs()
    let home: Slug
    if let alliance {
      home = try snapshot.find(alliance: alliance)
    } else if let only = alliances.first, alliances.count == 1 {
      home = only
    } else {
      throw Failure(
        "Which alliance is the enquiry for?",
        hint: alliances.isEmpty
          ? "Make one first: enquiry alliance new SHORT-NAME --name \"…\""
          : "Say it with --alliance: \(alliances.map(\.text).spokenOr).", code: .usage)
    }
    let name = EnquiryName(alliance: home, slug: slug)
    guard try snapshot.names(in: Layout.enquiry(name)).isEmpty else {
      throw ArchiveError.exists(.enquiry, name: name.description)
    }
    return name
  }

  private func edits(_ slug: Slug, _ snapshot: Snapshot, _ context: Context) throws -> [RecordEdit] {
    let practice = NewName.plain(answers.practice).map(NewName.capitalised)
    var edits: [RecordEdit] = [.set("id", .token(try snapshot.newID(context).text))]
    if NewName.plain(answers.title) == nil {
      edits.append(.set("title", .text(practice ?? NewName.words(slug.text))))
    }
    edits += try answers.edits(snapshot)
    // The measure is defined next: a new enquiry has none.
    edits += try criterion.edits(answers.success) { _ in nil }
    if let focus = NewName.plain(focus) {
      edits.append(.set("focus", try PlanOptions.focus(focus, try snapshot.frameworks().value)))
    }
    return edits
  }
}
