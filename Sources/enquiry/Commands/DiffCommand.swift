internal import ArgumentParser
internal import Archive
internal import Git
internal import Model

struct DiffCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what is different between two states of the records.",
    discussion: """
      Without a state: what was edited by hand since the last save. With one: what changed from then until now. With two: \
      from the first to the second. A state is a commit, a tag, a branch or a day; a day stands for what was known at its \
      end. Only what changed is shown, and of figures whether the new value is better or worse by the direction of the \
      measure; at the start, and of a comparison group, neither. What is dated by the day of the earlier state is marked: \
      restated, where it had another value then, or came late, where it was absent. With --since-pack the day is that of \
      the meeting, and of its sources it shows what changed, too; else this folder alone is compared.
      """)

  @Argument(help: ArgumentHelp("The earlier state; else what is saved.", valueName: "from"))
  var from: String?

  @Argument(help: ArgumentHelp("The later state; else the folder as it is now.", valueName: "to"))
  var to: String?

  @Option(
    defaultAsFlag: PackChoice(cluster: nil),
    help: ArgumentHelp("From the newest pack that was issued until now.", valueName: "cluster"))
  var sincePack: PackChoice?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only what is dated until this day, or has no date.", valueName: "day"))
  var datedTo: String?

  @Flag(help: "Exit with 1 where there is a difference, with 0 where there is none.")
  var exitCode = false

  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if sincePack != nil, from != nil || to != nil {
      throw ValidationError("--since-pack says from where to where; name no state beside it.")
    }
  }

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let horizon = try datedTo.map { Horizon(until: try DateOption.read($0, in: context, as: .end)) }
    context.taken.horizon = horizon
    let pack = try sincePack.map { try packStart($0, in: workspace) }
    let known = try pack?.state ?? from.map { try KnownState($0, in: workspace, context) }
    let later = try to.map { try KnownState($0, in: workspace, context) }
    let now = try later.map { try workspace.state(of: $0.commit.id) } ?? workspace.currentState()
    let before = try workspace.state(of: known?.commit.id ?? now.commit?.id)
    let comparison = StateComparison(from: before, to: now)
    let name = try only.slug.map { try find(enquiry: $0, in: comparison, pack == nil ? nil : workspace) }
    var changes = try comparison.changes { old, new in
      (name == nil || old == name || new == name) && pack?.has(new ?? old) ?? true
    }.changes.filter { pack == nil || $0.record.kind != .pack }
    if let pack { changes += try changesOfSources(since: pack, of: name, in: workspace) }
    return DiffReport(
      from: known ?? before.commit.map { KnownState($0) }, to: later, pack: pack,
      issued: (pack?.pack.meeting ?? known?.day).map { issued($0, later?.day ?? context.today) }, horizon: horizon,
      changes: horizon.map { changes.compactMap($0.cut) } ?? changes, hasExitCode: exitCode)
  }

  /// The day by which something must be dated to be restated or late: that of the earlier state. As long as it is not over in
  /// the later one, the day before.
  private func issued(_ day: Day, _ later: Day) -> Day { day < later ? day : later.adding(days: -1) ?? later }
}

/// What is different between two states, by enquiry.
struct DiffReport: Report {
  /// Nil before the first commit.
  let from: KnownState?
  /// Nil for the folder as it is now.
  let to: KnownState?
  /// Where it is told what changed since one.
  var pack: DiffCommand.PackStart?
  /// The day by which something must be dated to be restated or late; nil where no earlier state was named.
  let issued: Day?
  let horizon: Horizon?
  let changes: [RecordedChange]
  let hasExitCode: Bool
  let kind = "diff"

  var exitCode: Int32 { hasExitCode && !changes.isEmpty ? 1 : 0 }

  func text(_ page: Page) -> String {
    changes.isEmpty ? "" : page.wrapped(states) + "\n\n" + ChangeText.grouped(changes, since: issued, page)
  }

  private var states: String {
    let dated = horizon.map { " Dated until \($0.day.spoken), or not dated." } ?? ""
    return "From \(pack?.spoken ?? from?.spoken ?? "nothing") to \(to?.spoken ?? "the folder as it is now").\(dated)"
  }

  func talk(_ page: Page) -> String {
    changes.isEmpty ? page.wrapped("\(states) Nothing is different.") : ""
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = ["changes": .list(changes.map { .object($0.json(since: issued)) })]
    keys["pack"] = pack?.json
    keys["issued"] = .maybe(issued?.description)
    keys["from"] = from?.json
    keys["to"] = to?.json
    return keys
  }
}
