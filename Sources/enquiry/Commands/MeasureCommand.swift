internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "List what an enquiry measures; define a measure, record figures or import rows, or change a definition.",
    subcommands: [ListThem.self, Make.self, Record.self, Sheet.self, Import.self, Revise.self],
    defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the measures.")

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let name = try enquiry.name(in: snapshot)
      let loaded = try snapshot.measures(of: name)
      return MeasureList(name: name, measures: loaded.value, problems: loaded.problems)
    }
  }

  struct Make: Writing {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Define a measure: what you will look at before and after.")

    @Argument(help: "Its short name, as reading-age.")
    var id: String?

    @OptionGroup(title: "What it is") var definition: DefinitionOptions
    @OptionGroup(title: "How it is compared") var comparison: ComparisonOptions
    @OptionGroup(title: "What must be said with its figures") var marks: MarkOptions
    @OptionGroup var readers: ShareOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let id = try NewName.slug(given: id, for: .measure)
      let path = Layout.measure(name, id)
      guard try !snapshot.exists(path) else { throw ArchiveError.exists(.measure, name: id.text) }
      let title = RecordEdit.set("title", .text(NewName.plain(definition.title) ?? NewName.words(id.text)))
      let edits =
        [title] + (try definition.edits(isNew: true)) + (try comparison.edits(context)) + marks.edits
        + (try readers.edits())
      let record = try snapshot.newRecord(.measure, at: path, edits)
      try RecordReader.measure(record, id: id).value?.refuseFaults()
      let saved = try workspace.save(
        Save(
          "Define the measure \(id) of \(name.slug)", action: "measure new", enquiry: name, changes: [.create(record)]),
        now: context.now, isDryRun: write.dryRun)
      let figures =
        definition.scale == "binary" ? "--count … --of …" : "--n … --mean … --sd …"
      return SavedReport(
        done: "Defined the measure \(id) of \(name.slug).", saved: saved, isDryRun: write.dryRun,
        next: ["record where you start: enquiry measure record \(id) --occasion before \(figures)"])
    }
  }
}

/// The measures of one enquiry.
struct MeasureList: Report {
  let name: EnquiryName
  let measures: [MeasuredFigures]
  let problems: [Problem]
  let kind = "measures"

  func text(_ page: Page) -> String {
    page.table(
      measures.map { measured in
        let count = measured.figures.count
        let byHand = count == 0 ? nil : count.counted("figure")
        let imported = measured.summary.map { _ in "sums of rows" }
        let known = [byHand, imported].compactMap(\.self)
        let figures = known.isEmpty ? measured.nothing : known.joined(separator: ", ")
        return [measured.measure.id.text, measured.measure.scale.rawValue, figures, measured.measure.title]
      })
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if measures.isEmpty {
      lines.append("\(name) measures nothing yet\(page.foreign.contains(name.alliance) ? " that is known here" : "").")
      lines += page.next("enquiry measure new ID --title \"…\" --scale continuous", for: [name])
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "enquiry": .text(name.description),
      "measures": .list(measures.map { .object($0.json) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}

extension MeasuredFigures {
  /// Why there are no figures: none came yet, or their rows had to go.
  var nothing: String {
    guard isForgotten, let day = measure.rowsForgotten else { return "no figures yet" }
    return "rows forgotten on \(day.spoken)"
  }
}

extension Measure {
  /// - Throws: ``Failure`` for a definition that cannot be.
  func refuseFaults() throws {
    guard let fault = faults.first else { return }
    throw Failure(fault.message, hint: fault.remedy, code: .usage)
  }
}

extension MeasureCommand {
  /// The measure that is named, else the only one.
  static func measure(_ id: String?, of name: EnquiryName, in snapshot: Snapshot) throws -> Slug {
    if let id { return try snapshot.find(measure: id, of: name) }
    let ids = try snapshot.measures(of: name).value.map(\.measure.id)
    if let only = ids.first, ids.count == 1 { return only }
    throw Failure(
      ids.isEmpty ? "\(name) measures nothing yet." : "Which measure?",
      hint: ids.isEmpty
        ? "Say what you will measure: enquiry measure new ID --title \"…\""
        : "Give its short name: \(ids.map(\.text).spokenOr).", code: .notFound)
  }
}
