internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

extension MeasureCommand {
  struct Revise: Writing {
    static let configuration = CommandConfiguration(
      commandName: "revise", abstract: "Change what a measure is; figures from before and after are not compared.",
      discussion: """
        The change gets a name (2, 3, …), a day and a reason, and stays in the record. Figures recorded from then on \
        belong to the new definition; those recorded before stay with theirs.
        """)

    @Argument(help: "The measure, by its short name.")
    var id: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why it is changed.", valueName: "text"))
    var reason: String?

    @OptionGroup(title: "What it is") var definition: DefinitionOptions
    @OptionGroup(title: "How it is compared") var comparison: ComparisonOptions
    @OptionGroup(title: "What must be said with its figures") var marks: MarkOptions
    @OptionGroup var day: DateOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      guard let word = id else {
        throw Failure("Which measure?", hint: "See them: enquiry measure -e \(name)", code: .usage)
      }
      let id = try snapshot.find(measure: word, of: name)
      let loaded = try snapshot.measures(of: name)
      guard let measure = loaded.value.first(where: { $0.measure.id == id })?.measure else {
        throw ArchiveError.notReadable(loaded.problems)
      }
      let changes = try changes(context)
      guard let reason = NewName.plain(reason) else {
        throw Failure("Why is it changed?", hint: "Say it with --reason \"…\".", code: .usage)
      }
      let next = Self.nextName(after: measure)
      let date = try day.day(in: context).map { [YAMLValue.Pair("date", .token($0.description))] } ?? []
      let revision = YAMLValue.map(
        [YAMLValue.Pair("definition", .text(next))] + date + [YAMLValue.Pair("reason", .text(reason))])
      let edits = changes + [.set("definition", .text(next)), .add(revision, to: "revisions")]
      try refuseFaults(edits, of: id, name, in: snapshot)
      let saved = try workspace.save(
        Save(
          "Revise the measure \(id) of \(name.slug)", action: "measure revise", enquiry: name,
          changes: [.edit(Layout.measure(name, id), .measure, edits)]), now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Revised the measure \(id) of \(name.slug): definition \(next) holds from now on.", saved: saved,
        isDryRun: write.dryRun,
        next: ["measure the start anew: enquiry measure record \(id) -e \(name) --occasion before …"],
        notes: ["Figures taken by an earlier definition stay, and are not compared with new ones."])
    }

    private func refuseFaults(_ edits: [RecordEdit], of id: Slug, _ name: EnquiryName, in snapshot: Snapshot) throws {
      let source = try snapshot.source(of: FoundRecord(location: .measure(name, id)))
      try RecordReader.measure(source.applying(edits, as: .measure), id: id).value?.refuseFaults()
    }

    /// The keys that change; a title alone is no change of what is measured.
    private func changes(_ context: Context) throws -> [RecordEdit] {
      let title = NewName.plain(definition.title).map { [RecordEdit.set("title", .text($0))] } ?? []
      let edits = title + (try definition.edits(isNew: false)) + (try comparison.edits(context)) + marks.edits
      if edits.count == title.count {
        throw Failure(
          "Nothing about the measure would change.",
          hint: "Say what is different, as --instrument \"…\" or --scale-max 40.", code: .usage)
      }
      return edits
    }

    /// The number after the newest definition's; the first one is 1.
    static func nextName(after measure: Measure) -> String {
      let used = measure.revisions.compactMap { Int($0.definition) } + [measure.definition.flatMap(Int.init) ?? 1]
      return String((used.max() ?? 1) + 1)
    }
  }
}
