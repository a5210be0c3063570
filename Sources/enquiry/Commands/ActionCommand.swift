internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct ActionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "action", abstract: "List what people of a cluster took on, add to it, or say that it is done.",
    subcommands: [ListThem.self, Add.self, Done.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the actions.")

    @Option(help: ArgumentHelp("Only those of this cluster.", valueName: "short-name"))
    var cluster: String?

    @Option(
      name: [.customShort("a"), .long], help: ArgumentHelp("Only those of this alliance.", valueName: "short-name"))
    var alliance: String?

    @Flag(help: "Only those that are open.")
    var open = false

    @Flag(help: "Only those that are late.")
    var late = false

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let clusters = try cluster.map { [try snapshot.find(cluster: $0)] } ?? snapshot.clusterSlugs()
      let only = try alliance.map { try snapshot.find(alliance: $0) }
      let today = snapshot.today(or: context.today)
      let loaded = try clusters.map { try snapshot.actions(of: $0) }
      let isShown = try read.source.filter(in: snapshot)
      let actions = loaded.flatMap(\.value).filter { action in
        (only == nil || action.alliance == only) && isShown(action.alliance) && (!open || action.isOpen)
          && (!late || action.isLate(on: today))
      }
      return ActionList(
        actions: actions.sorted(by: Action.isInOrder), today: today,
        isFiltered: only != nil || open || late || read.source.source != nil,
        problems: loaded.flatMap(\.problems))
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Write down what somebody took on: what, who by role and school, by when.")

    @Argument(help: "What will be done, in a sentence.")
    var what: String?

    @Option(help: ArgumentHelp("Who does it, as “project lead, Elm School”; never a name.", valueName: "role"))
    var owner: String?

    @Option(help: ArgumentHelp("The owner's school.", valueName: "name"))
    var school: String?

    @Option(help: ArgumentHelp("By when.", valueName: "day"))
    var due: String?

    @Option(help: ArgumentHelp("The cluster, where it is not clear from the rest.", valueName: "short-name"))
    var cluster: String?

    @Option(name: [.customShort("a"), .long], help: ArgumentHelp("The owner's alliance.", valueName: "short-name"))
    var alliance: String?

    @Option(
      name: [.customShort("e"), .customLong("enquiry")],
      help: ArgumentHelp("The enquiry that it is about.", valueName: "short-name"))
    var enquiry: String?

    @OptionGroup var day: DateOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      guard let what = NewName.plain(what) else {
        throw Failure(
          "What will be done?", hint: "Say it, as in: enquiry action add \"Send the slides\" --owner \"project lead\"",
          code: .usage)
      }
      var new = NewAction(what: what)
      new.enquiry = try enquiry.map(snapshot.find(enquiry:))
      new.alliance = try alliance.map { try snapshot.find(alliance: $0) }
      new.agreed = try day.day(in: context)
      new.due = try due.map { try DateOption.read($0, in: context, direction: .ahead) }
      new.owner = try ownerAtSchool()
      try new.refuseEarlier()
      let slug =
        try new.alliance.map { try ClusterChoice.named(cluster, of: $0, in: snapshot) }
        ?? new.enquiry.map { try ClusterChoice.named(cluster, of: $0.alliance, in: snapshot) }
        ?? ClusterChoice.named(cluster, in: snapshot)
      var generator = context.random(snapshot.commit)
      let path = try snapshot.freePath(using: &generator) { Layout.Location.action(slug, $0).path }
      let record = try snapshot.newRecord(.action, at: path, try new.edits(in: slug, snapshot))
      let id = Layout.location(of: path)?.id?.text ?? ""
      let saved = try workspace.save(
        Save("Add an action of \(slug)", action: "action add", enquiry: new.enquiry, changes: [.create(record)]),
        now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Wrote down the action \(id)" + (new.due.map { ", due on \($0.spoken)." } ?? "."), saved: saved,
        isDryRun: write.dryRun, next: ["when it is done: enquiry action done \(id)"])
    }

    private func ownerAtSchool() throws -> RoleAtSchool? {
      let school = NewName.plain(school)
      guard let owner = NewName.plain(owner) else {
        guard school == nil else {
          throw Failure("Who at that school?", hint: "Say the role: --owner \"project lead\"", code: .usage)
        }
        return nil
      }
      return school.map { RoleAtSchool(role: owner, school: $0) } ?? RoleAtSchool(owner)
    }
  }

  struct Done: Writing {
    static let configuration = CommandConfiguration(
      commandName: "done", abstract: "Say that an action is done, and how it went.")

    @Argument(help: "The action, by the beginning of its id.")
    var id: String

    @OptionGroup var words: WordsOptions
    @OptionGroup var day: DateOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let found = try snapshot.find(record: id, of: nil, kind: .action)
      guard case .action(let cluster, let id) = found.location else {
        throw ArchiveError.notFound(.action, name: id, nearest: nil, choices: [])
      }
      let loaded = try snapshot.actions(of: cluster)
      guard let action = loaded.value.first(where: { $0.id == id }) else {
        throw ArchiveError.notReadable(loaded.problems)
      }
      guard let done = try day.day(in: context) else {
        throw Failure("An action is done on a day.", hint: "Give --date, or leave it out for today.", code: .usage)
      }
      if let agreed = action.agreed, done < agreed {
        throw Failure(
          "The action was agreed on \(agreed.spoken), after \(done.spoken).", hint: "Give a later --date.", code: .usage
        )
      }
      var edits: [RecordEdit] = []
      // The day on which it was done first stays, unless another one is given.
      if action.done == nil || day.date != nil { edits.append(.set("done", .token(done.description))) }
      if let outcome = try words.text(in: context) { edits.append(.set("outcome", .text(outcome))) }
      let saved = try workspace.save(
        Save(
          "Do the action \(id)", action: "action done", enquiry: action.enquiry,
          changes: [.edit(found.path, .action, edits)]), now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Done\(day.echo(done)): \(action.what)", saved: saved, isDryRun: write.dryRun,
        next: ["see what is open: enquiry action list --cluster \(cluster) --open"])
    }
  }
}

/// What people took on: by the day it is due.
struct ActionList: Report {
  let actions: [Action]
  let today: Day
  let isFiltered: Bool
  let problems: [Problem]
  let kind = "actions"

  func text(_ page: Page) -> String {
    actions.map { action in
      let state =
        action.done.map { "done on \($0.spoken)" } ?? action.due.map { due in
          "due on \(due.spoken)" + (action.isLate(on: today) ? ", late" : "")
        } ?? "open"
      let heading = [action.id.text, state, action.ownerSpoken, action.enquiry?.description ?? action.alliance?.text]
        .compactMap { $0 }
      let outcome = action.outcome.map { [page.prose("What came of it: \($0)", indent: 2)] } ?? []
      return
        ([page.wrapped(heading.joined(separator: " · "), indent: 2), page.prose(action.what, indent: 2)] + outcome)
        .joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if actions.isEmpty, lines.isEmpty {
      lines.append(isFiltered ? "No action is as you asked." : "No action is written down yet.")
      if !isFiltered { lines.append("Next: enquiry action add \"…\" --owner \"project lead, Elm School\" --due DAY") }
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "actions": .list(actions.map { .object($0.json(on: today)) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}
