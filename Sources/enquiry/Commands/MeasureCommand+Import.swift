internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

extension MeasureCommand {
  struct Import: Writing {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Take in rows about people from a file; only their sums are committed.",
      discussion: """
        The file is a CSV as schools export it, or a workbook where xlsx2csv is installed: a row a person with a column for \
        each point of measurement (participant, before, after), or a row a value (participant, occasion, value); school, \
        group and subgroup columns if you have them. Nothing that tells who somebody is may be in the columns that are \
        kept. What the headings do not tell is asked on a terminal, and said with --column without one. The rows stay on \
        this machine, in private/ or where the programme says; sums go into the record. The same \
        file twice changes nothing, and a value that differs from the stored one is never overwritten unasked.
        """)

    @Argument(help: "The measure, by its short name.")
    var id: String?

    @Argument(help: "The file, or - for standard input.")
    var file: String?

    @Option(
      help: ArgumentHelp(
        "Which column is what: participant, group, subgroup, school, occasion, value or a point of measurement, as "
          + "participant=Code or after='Summer score'; also decimal=comma, dates=day-first. Give it again for another.",
        valueName: "what=heading"))
    var column: [String] = []

    @Option(help: ArgumentHelp("The school, for a file without a column that names it.", valueName: "name"))
    var school: String?

    @Option(
      help: ArgumentHelp(
        "The column that tells who somebody is: random codes are kept in its place. Give it again where two columns make "
          + "the name.", valueName: "heading"))
    var codeColumn: [String] = []

    @Option(help: ArgumentHelp("The sheet of a workbook that has several.", valueName: "name"))
    var sheet: String?

    @Option(
      help: ArgumentHelp(
        "Which of two differing values is right: that of the file, or the stored one.", valueName: "side"))
    var take: String?

    @Flag(help: "The pupils are others than those with the same codes and values of another school.")
    var otherPupils = false

    @Flag(help: "Take the rows that can be read, and leave out the others.")
    var skipRejected = false

    @Flag(
      help: """
        Write sums, too, that fewer than six people change: who compares two versions can work out what those have.
        """)
    var publish = false

    @Flag(help: "Keep rows of people, too, whose name or code was forgotten: they are others, or have agreed.")
    var forgottenToo = false

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      if !write.dryRun { try workspace.refuseUnwritable(now: context.now) }
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let id = try MeasureCommand.measure(id, of: name, in: snapshot)
      guard let file else {
        throw Failure(
          "Which file?", hint: "Name it after the measure: enquiry measure import \(id) FILE.csv", code: .usage)
      }
      let loaded = try snapshot.measures(of: name)
      guard let measured = loaded.value.first(where: { $0.measure.id == id }) else {
        throw ArchiveError.notReadable(loaded.problems)
      }
      let bar = ProgressBar("Importing \(file)", in: context)
      defer { bar.end() }
      let place = RowPlace(
        workspace: workspace, snapshot: snapshot, name: name, measured: measured, store: try workspace.privateStore())
      var steps = ImportSteps(asked: try asked(file), place: place, context: person(context), bar: bar)
      return try steps.report()
    }

    /// The world, without the person where nobody may be asked.
    private func person(_ context: Context) -> Context {
      var context = context
      context.terminal = shared.terminal(in: context)
      return context
    }

    private func asked(_ file: String) throws -> ImportSteps.Asked {
      var wishes = try column.map { words in
        guard let wish = RowMappingWish(words) else {
          throw Failure(
            "“\(words)” does not say which column is what.", hint: "Write it as --column participant=Code.",
            code: .usage)
        }
        return wish
      }
      if !codeColumn.isEmpty {
        guard codeColumn.allSatisfy({ RowMappingWish("participant=\($0)") != nil }) else {
          throw Failure("--code-column needs the heading of a column.", code: .usage)
        }
        wishes.removeAll { $0.role == "participant" }
      }
      let side = try take.map { try Word.choice(ImportSteps.Side.self, $0, "side") }.flatMap(ImportSteps.Side.init)
      return ImportSteps.Asked(
        file: file, sheet: sheet, wishes: wishes, school: NewName.plain(school),
        codeColumns: NewName.unique(codeColumn),
        reason: NewName.plain(write.notIdentifiers), side: side, skipsRejected: skipRejected, isDryRun: write.dryRun,
        publishesFew: publish, areOthers: otherPupils, takesForgotten: forgottenToo)
    }
  }
}
