internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct CheckInCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkin",
    abstract: "List the half-termly calls with the alliances of a cluster, or write one down.",
    subcommands: [ListThem.self, Add.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the check-ins: for the facilitator and the alliance of each.")

    @Option(help: ArgumentHelp("Only those of this cluster.", valueName: "short-name"))
    var cluster: String?

    @Option(
      name: [.customShort("a"), .long], help: ArgumentHelp("Only those with this alliance.", valueName: "short-name"))
    var alliance: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let clusters = try cluster.map { [try snapshot.find(cluster: $0)] } ?? snapshot.clusterSlugs()
      let only = try alliance.map { try snapshot.find(alliance: $0) }
      let loaded = try clusters.map { try snapshot.checkIns(of: $0) }
      let isShown = try read.source.filter(in: snapshot)
      return CheckInList(
        checkIns: loaded.flatMap(\.value).filter { (only == nil || $0.alliance == only) && isShown($0.alliance) }
          .sorted { LogNote.isInOrder($0.note, $1.note) },
        problems: loaded.flatMap(\.problems))
    }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Write down a call with an alliance: how it goes, what it asks, what it offers.",
      discussion: """
        It is for the team, the facilitator and that alliance; no pack of the cluster shows it unless --share cluster \
        says so. Whoever can copy this folder can read it.
        """)

    @Option(
      name: [.customShort("a"), .long], help: ArgumentHelp("The alliance, by its short name.", valueName: "short-name"))
    var alliance: String?

    @Option(help: ArgumentHelp("The cluster, where the alliance is in several.", valueName: "short-name"))
    var cluster: String?

    @Option(help: ArgumentHelp("Who was spoken to: a role, never a name.", valueName: "role"))
    var role: String?

    @Option(help: ArgumentHelp("That person's school.", valueName: "name"))
    var school: String?

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What the alliance asks of others; again for more.", valueName: "text"))
    var ask: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What it can offer to others; again for more.", valueName: "text"))
    var offer: [String] = []

    @OptionGroup var entry: EntryOptions
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      guard let alliance else {
        throw Failure(
          "With which alliance was the call?", hint: "Say it: --alliance SHORT-NAME", code: .usage)
      }
      let member = try snapshot.find(alliance: alliance)
      let slug = try ClusterChoice.named(cluster, of: member, in: snapshot)
      let text = try entry.text(in: context)
      let (asks, offers) = (NewName.unique(ask), NewName.unique(offer))
      if text == nil, asks.isEmpty, offers.isEmpty {
        throw Failure(
          "The check-in says nothing.", hint: "Say how it goes with -m \"…\", or give --ask or --offer.", code: .usage)
      }
      let share = try shareLevel()
      let day = try entry.day.day(in: context)
      var generator = context.random(snapshot.commit)
      let path = try snapshot.freePath(using: &generator) {
        Layout.Location.checkIn(slug, day, alliance: member, $0).path
      }
      var edits = [RecordEdit.set("share", .token(share.rawValue))]
      if let role = NewName.plain(role) { edits.append(.set("role", .text(role))) }
      if let school = NewName.plain(school) { edits.append(.set("school", .text(school))) }
      for (key, texts) in [("asks", asks), ("offers", offers)] where !texts.isEmpty {
        edits.append(.set(key, .list(texts.map { .text($0) })))
      }
      if let text { edits.append(.write(text)) }
      let record = try snapshot.newRecord(.checkIn, at: path, edits)
      let saved = try workspace.save(
        Save("Add a check-in with \(member)", action: "checkin add", changes: [.create(record)]), now: context.now,
        isDryRun: write.dryRun)
      return SavedReport(
        done: "Wrote down the check-in with \(member)\(entry.day.echo(day)), for \(LogList.readers(share)) to read.",
        saved: saved, isDryRun: write.dryRun,
        next: ["see whom to call next: enquiry due --cluster \(slug)"])
    }

    private func shareLevel() throws -> Share {
      let share = try entry.shareLevel()
      guard share == .me else { return share }
      throw Failure(
        "A check-in is for the facilitator and that alliance, so it cannot be kept for yourself.",
        hint: "Write --share team, or leave it out.", code: .usage)
    }
  }
}

/// Calls with alliances, the oldest first.
struct CheckInList: Report {
  let checkIns: [CheckIn]
  let problems: [Problem]
  let kind = "checkins"

  func text(_ page: Page) -> String {
    checkIns.map { checkIn in
      let ties = checkIn.asks.map { "Asks: \($0)" } + checkIn.offers.map { "Offers: \($0)" }
      return LogList.text(checkIn.note, checkIn.alliance.text, page, ties: ties)
    }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if checkIns.isEmpty, lines.isEmpty {
      lines.append("No check-in is written down yet.")
      lines.append("Next: enquiry checkin add -a ALLIANCE -m \"…\"")
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    ["checkins": .list(checkIns.map { .object($0.json) }), "problems": .list(problems.map(ProblemText.json))]
  }
}
