internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: "List the meetings of clusters, call one, prepare and agree pages, record what was said.",
    subcommands: [ListThem.self, Make.self, Prepare.self, Agree.self, RecordIt.self, ShowIt.self],
    defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the meetings.")

    @Option(help: ArgumentHelp("Only those of this cluster.", valueName: "short-name"))
    var cluster: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let clusters = try cluster.map { [try snapshot.find(cluster: $0)] } ?? snapshot.clusterSlugs()
      let loaded = try clusters.map { try snapshot.meetings(of: $0) }
      return MeetingList(
        meetings: loaded.flatMap(\.value).sorted { ($0.date, $0.cluster) < ($1.date, $1.cluster) },
        problems: loaded.flatMap(\.problems))
    }
  }

  struct Make: Writing {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Call a meeting of a cluster, with an agenda whose minutes add up.",
      discussion: """
        Each enquiry gets the same time: present, clarifying questions, warm and cool feedback while the presenters \
        listen, response. Without --enquiry it takes all of the \
        cluster, but for those that were stopped or adopted before the last meeting. Put your own layout into templates/meeting/agenda.yaml.
        """)

    @Argument(help: "The cluster; it need not be said where there is only one.")
    var cluster: String?

    @Option(help: ArgumentHelp("The day of the meeting, as 19 november or 2026-11-19.", valueName: "day"))
    var date: String?

    @Option(help: ArgumentHelp("When it starts, as 13:30.", valueName: "time"))
    var starts: String?

    @Option(help: ArgumentHelp("How long it lasts; 120 as a rule.", valueName: "minutes"))
    var minutes: Int?

    @Option(help: ArgumentHelp("Where.", valueName: "place"))
    var place: String?

    @Option(help: ArgumentHelp("The day of the meeting after it.", valueName: "day"))
    var next: String?

    @Option(
      name: [.customShort("e"), .long],
      help: ArgumentHelp("An enquiry to discuss, in this order; give it again for more.", valueName: "short-name"))
    var enquiry: [String] = []

    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let slug = try ClusterChoice.named(cluster, in: snapshot)
      guard let date else {
        throw Failure("When does it meet?", hint: "Say the day: --date 2026-11-19", code: .usage)
      }
      let day = try DateOption.read(date, in: context, direction: .ahead)
      let location = Layout.Location.meeting(slug, day)
      guard try !snapshot.exists(location.path) else {
        throw Failure(
          "\(slug) has a meeting on \(day.spoken) already.",
          hint: "See it: enquiry meeting show \(slug) --date \(day)\nChange it: enquiry edit \(location.path)")
      }
      let (edits, items) = try edits(of: slug, on: day, in: snapshot, context)
      let record = try snapshot.newRecord(.meeting, at: location.path, edits)
      let saved = try workspace.save(
        Save("Call a meeting of \(slug) on \(day.spoken)", action: "meeting new", changes: [.create(record)]),
        now: context.now, isDryRun: write.dryRun)
      let count = items.compactMap(\.enquiry).count
      return SavedReport(
        done: "Called a meeting of \(slug) on \(day.spoken), \(items.map(\.minutes).reduce(0, +)) minutes for "
          + "\(count.counted("enquiry", "enquiries")).",
        saved: saved, isDryRun: write.dryRun,
        next: [
          "see the agenda: enquiry meeting show \(slug) --date \(day)",
          "when an alliance has agreed its page: enquiry meeting agree -e SHORT-NAME --role \"headteacher, Elm School\"",
        ])
    }

    private func edits(
      of cluster: Slug, on day: Day, in snapshot: Snapshot, _ context: Context
    ) throws -> (edits: [RecordEdit], items: [AgendaItem]) {
      let planned = try MeetingPlan(of: cluster, on: day, enquiries: enquiry, minutes: minutes, in: snapshot)
      let length = planned.minutes
      var edits: [RecordEdit] = []
      if let starts {
        guard let time = TimeOfDay(starts.trimmingBlanks) else {
          throw Failure("“\(starts)” is no time of day.", hint: "Write it as 13:30.", code: .usage)
        }
        guard time.later(minutes: length) != nil else {
          throw Failure(
            "A meeting of \(length) minutes from \(time) on ends after midnight.", hint: "Let it start earlier.",
            code: .usage)
        }
        edits.append(.set("starts", .text(time.description)))
      }
      edits.append(.set("minutes", .token(String(length))))
      if let place = NewName.plain(place) { edits.append(.set("place", .text(place))) }
      let items = try planned.agenda()
      edits.append(.set("agenda", .list(items.map(\.value))))
      if let next = try next.map({ try DateOption.read($0, in: context, direction: .ahead) }) {
        guard next > day else {
          throw Failure(
            "The next meeting cannot be on \(next.spoken), since this one is on \(day.spoken).",
            hint: "Give --next a later day.", code: .usage)
        }
        edits.append(.set("next", .token(next.description)))
      }
      return (edits, items)
    }
  }
}

extension AgendaItem {
  /// As the record has it.
  fileprivate var value: YAMLValue {
    var pairs = [YAMLValue.Pair("item", .text(item)), .init("minutes", .token(String(minutes)))]
    if let enquiry { pairs.append(.init("enquiry", .token(enquiry.description))) }
    if let about { pairs.append(.init("about", .text(about))) }
    return .map(pairs)
  }
}

/// What a meeting discusses, and for how long.
struct MeetingPlan {
  let cluster: Slug
  let minutes: Int
  private let subjects: [AgendaTemplate.Subject]
  private let template: AgendaTemplate

  /// - Parameters:
  ///   - words: the enquiries that a person named; without one, those of the cluster that go on.
  ///   - length: in minutes; nil for the usual one.
  init(of slug: Slug, on day: Day, enquiries words: [String], minutes length: Int?, in snapshot: Snapshot) throws {
    cluster = slug
    let reading = try RecordReader.agenda(try snapshot.template("meeting/agenda.yaml"))
    let errors = reading.problems.filter { $0.severity == .error }
    guard let read = reading.value, errors.isEmpty else { throw ArchiveError.notReadable(errors) }
    template = read
    minutes = length ?? template.minutes
    guard (1...1440).contains(minutes) else {
      throw Failure(
        "A meeting cannot last \(minutes) minutes.", hint: "Give --minutes from 1 to 1440.", code: .usage)
    }
    let names =
      words.isEmpty
      ? try MeetingPlan.ongoing(in: try ClusterChoice.record(slug, in: snapshot), before: day, snapshot)
      : try words.map(snapshot.find(enquiry:)).unique
    subjects = try names.map { name in
      AgendaTemplate.Subject(
        name, title: try snapshot.enquiry(name).value?.title ?? name.slug.text,
        alliance: try snapshot.alliance(name.alliance).value?.name ?? name.alliance.text)
    }
  }

  /// The enquiries of a cluster in the order of its agenda, but for those that had come to their end before the last meeting.
  private static func ongoing(in cluster: Cluster, before day: Day, _ snapshot: Snapshot) throws -> [EnquiryName] {
    let last = try snapshot.meetingDays(of: cluster.slug).last { $0 < day }
    let known = Set(try snapshot.allianceSlugs())
    return try cluster.alliances.unique.filter(known.contains).flatMap { try snapshot.enquiryNames(of: $0) }.filter {
      let cycles = try snapshot.cycles(of: $0).value
      guard let ended = cycles.last, ended.decision == .stop || ended.decision == .adopt,
        !cycles.contains(where: \.isOpen), let closed = ended.closed, let last
      else { return true }
      return closed > last
    }
  }

  /// The agenda, or a kind word about what would fit.
  func agenda() throws -> [AgendaItem] {
    do { return try template.agenda(of: subjects, minutes: minutes) } catch {
      let short = error
      let most =
        short.fitting == 0
        ? ""
        : " Or choose \(short.fitting == 1 ? "one" : "up to \(short.fitting)") of them:"
          + " --enquiry \(subjects.first.map { $0.enquiry.slug.text } ?? "SHORT-NAME") …"
      throw Failure(
        "\(subjects.count.counted("enquiry", "enquiries")) and the rest of the agenda do not fit into \(minutes) minutes; "
          + "each enquiry needs \(short.least) to be worth its while.",
        hint: "\(short.needed) minutes would do: --minutes \(short.needed).\(most)", code: .usage)
    }
  }
}

/// The meetings of clusters, the oldest first.
struct MeetingList: Report {
  let meetings: [Meeting]
  let problems: [Problem]
  let kind = "meetings"

  func text(_ page: Page) -> String {
    page.table(
      meetings.map { meeting in
        [meeting.date.spoken, meeting.cluster.text, meeting.timeSpoken ?? "", state(of: meeting)]
      })
  }

  /// `4 enquiries, 2 pages agreed`; once something was recorded of it, so.
  private func state(of meeting: Meeting) -> String {
    let enquiries = Set(meeting.agenda.compactMap(\.enquiry)).count
    let agreed = Set(meeting.agreed.map(\.enquiry)).count
    let pages = agreed == 1 ? "1 page agreed" : "\(agreed) pages agreed"
    return [enquiries.counted("enquiry", "enquiries"), pages, meeting.isRecorded ? "recorded" : nil].compactMap { $0 }
      .joined(separator: ", ")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if meetings.isEmpty, lines.isEmpty {
      lines.append("No meeting is recorded yet.")
      lines.append("Next: call one: enquiry meeting new CLUSTER --date DAY")
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    ["meetings": .list(meetings.map { .object($0.json) }), "problems": .list(problems.map(ProblemText.json))]
  }
}
