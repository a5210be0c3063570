internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct CycleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cycle", abstract: "List the learning cycles of an enquiry; open, review or close one.",
    subcommands: [ListThem.self, Make.self, ReviewIt.self, CloseIt.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the cycles.")

    @Flag(help: "The cycles of all enquiries.")
    var all = false

    @OptionGroup var group: GroupOptions
    @OptionGroup var status: StatusOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let names = try group.names(all: all, or: enquiry, in: snapshot)
      return try CycleList(of: names, statuses: try status.words(), in: snapshot)
    }
  }

  struct Make: Writing {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "Open a cycle.")

    @Option(help: ArgumentHelp("When it runs, as autumn-2026 or “next term”; else this term.", valueName: "period"))
    var period: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What this cycle is to find out or try.", valueName: "text"))
    var aim: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What you expect to see at its end.", valueName: "text"))
    var prediction: String?

    @Option(help: ArgumentHelp("What is tried in it, as men.5; else the enquiry's own.", valueName: "id"))
    var intervention: [String] = []

    @OptionGroup var words: WordsOptions
    @OptionGroup var day: DateOption
    @OptionGroup var readers: ShareOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let opened = try day.day(in: context, as: .beginning, mayBeAhead: true)
      let calendar = try snapshot.calendar()
      let period = try CycleCommand.period(period, opened ?? context.today, calendar)
      // Of a term to come nobody knows yet on which day it will be begun, unless it is said.
      let isAhead = calendar.days(of: period).map { $0.lowerBound > context.today } ?? false
      let begun = isAhead && day.date == nil ? nil : opened
      var generator = context.random(snapshot.commit)
      let path = try snapshot.freePath(using: &generator) { Layout.cycle(name, period, $0) }
      let record = try snapshot.newRecord(
        .cycle, at: path, try edits(snapshot, name, begun, context))
      let before = try snapshot.cycles(of: name).value
      let saved = try workspace.save(
        Save(
          "Open a cycle of \(name.slug): \(period.spoken)", action: "cycle new", enquiry: name,
          changes: [.create(record)]), now: context.now, isDryRun: write.dryRun)
      let open = before.enumerated().filter { $0.element.isOpen }.map { "Cycle \($0.offset + 1) is still open, too." }
      return SavedReport(
        done:
          "Opened cycle \(try number(of: record, in: workspace, name)) of \(name.slug), \(period.spoken)\(day.echo(begun)).",
        saved: saved, isDryRun: write.dryRun,
        next: [
          "write down what happens as it happens: enquiry log -m \"…\" --learned \"…\"",
          "at its end, look back: enquiry cycle review --went-well \"…\" --not-effective \"…\" --problems \"…\" --learned \"…\"",
        ], notes: open)
    }

    /// The number that the cycle has now; cycles are numbered by when they ran.
    private func number(of record: SourceText, in workspace: Workspace, _ name: EnquiryName) throws -> Int {
      let cycles = try workspace.snapshot().cycles(of: name).value
      let index = cycles.firstIndex { Layout.cycle(name, $0.period, $0.id) == record.path }
      return (index ?? cycles.count) + 1
    }

    private func edits(
      _ snapshot: Snapshot, _ name: EnquiryName, _ opened: Day?, _ context: Context
    ) throws -> [RecordEdit] {
      var edits = try readers.edits()
      let toolkit = try snapshot.toolkit().value
      var tried = try NewName.unique(intervention).map { text -> YAMLValue in
        if let title = Interventions.ownTitle(text) { return .text(title) }
        return .token(try Interventions.id(text, toolkit))
      }
      if tried.isEmpty {
        tried = (try snapshot.enquiry(name).value?.interventions ?? []).map { choice in
          switch choice {
          case .toolkit(let id): .text(id)
          case .own(let title, _): .text(title)
          }
        }
      }
      if !tried.isEmpty { edits.append(.set("interventions", .list(tried))) }
      if let opened { edits.append(.set("opened", .token(opened.description))) }
      if let aim = try words.text(after: aim, in: context) { edits.append(.write(aim, under: .aim)) }
      if let text = NewName.plain(prediction) { edits.append(.write(text, under: .prediction)) }
      return edits
    }
  }

  /// The period that was named, or the term of a day.
  static func period(_ text: String?, _ day: Day, _ calendar: TermCalendar) throws -> Period {
    guard let text else { return calendar.term(of: day)?.period ?? .unknown }
    guard let period = calendar.period(named: text, today: day) else {
      throw Failure("“\(text)” is no period.", hint: "Write it as autumn-2026, year-1 or unknown.", code: .usage)
    }
    if let meant = calendar.nearest(to: period) {
      throw Failure("There is no term “\(text)”.", hint: Nearest.question(meant.id), code: .usage)
    }
    return period
  }
}
