internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Read the folders of other alliances beside this one.",
    discussion: """
      For whoever looks after several alliances. Each shares a branch (enquiry share); here it is read, and never changed: \
      list, show, status, due, impact, check, history and pack take all sources together, or one with --source NAME. \
      docs/sources.md tells more.
      """,
    subcommands: [ListThem.self, Add.self, Fetch.self, Remove.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the sources: from where, as of when, how much.")

    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let sources = try SourceCommand.named(in: snapshot, context)
      return SourceList(
        rows: try sources.map { source in
          let alliances = try snapshot.alliances(of: source.name)
          return SourceList.Row(
            source: source, state: try snapshot.mounts().sources.first { $0.name == source.name },
            isUnfit: try snapshot.unreadSources().contains { $0.name == source.name && $0.reason != .neverFetched },
            enquiries: try alliances.reduce(0) { try $0 + snapshot.enquiryNames(of: $1.here).count },
            alliances: alliances.map(\.here), address: SourceCommand.address(of: source, in: context))
        })
    }
  }

  /// The sources that the programme names; what of them cannot be read is told.
  private static func named(in snapshot: Snapshot, _ context: Context) throws -> [Source] {
    let programme = try snapshot.programme()
    let errors = programme.problems.filter { $0.severity == .error }
    guard let value = programme.value else { throw ArchiveError.notReadable(errors) }
    for problem in errors { context.talk(ProblemText.text(problem)) }
    return value.sources
  }

  /// One that cannot be an address is shown as it is written.
  private static func address(of source: Source, in context: Context) -> String? {
    guard let url = source.url else { return nil }
    do { return context.nearby(try RemoteAddress(url)) } catch { return RemoteAddress.shown(url) }
  }

  struct Add: Writing {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Name a folder that is read beside this one, and fetch it.",
      discussion: """
        By the address of the repository where the alliance shares: it is read from the branch shared/cluster. With \
        --branch alone it is a branch of this folder's own repository.
        """)

    @Argument(help: ArgumentHelp("What it is called here, as elm.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("Where it is: an address, or a folder.", valueName: "url"))
    var url: String?

    @Option(
      help: ArgumentHelp(
        "The branch that is read, in place of shared/cluster: all that stands in it comes here.", valueName: "name"))
    var branch: String?

    @Option(
      help: ArgumentHelp("Where the enquiry folder stands in that repository, if not at its top.", valueName: "path"))
    var folder: String?

    @OptionGroup var network: NetworkOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
      if url == nil, branch == nil {
        throw ValidationError("Where is it? Give an address, or --branch for a branch of this folder's own repository.")
      }
    }

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      try workspace.refuseUnwritable(now: context.now)
      var source = try source(in: context)
      let known = try workspace.snapshot(reach: .own).programme()
      guard let programme = known.value else { throw ArchiveError.notReadable(known.problems) }
      if programme.sources.contains(where: { $0.name == source.name }) {
        throw ArchiveError.exists(.source, name: source.name.text)
      }
      let names = try NamesOfAlliances(in: workspace)
      let taken = try SourceFetching(
        workspace, context, patience: network.patience, asks: shared.terminal(in: context) != nil
      )
      .take(source)
      var isSaved = false
      defer { if !isSaved { putBack(taken, in: workspace, context) } }
      source.keepNames(of: taken.vetting.alliances, besides: programme.sources)
      let saved = try workspace.save(
        Save(
          "Read \(source.name) beside this folder", action: "source add",
          changes: [.edit(Layout.programme, .programme, [.add(source.item, to: "sources")])]),
        now: context.now, isDryRun: write.dryRun)
      isSaved = !write.dryRun
      var row = SourceReport.Row(name: source.name, taken: taken, failure: nil)
      var moves = isSaved ? try names.moves(in: workspace) : [:]
      row.moves = moves.removeValue(forKey: source.name) ?? []
      return SourceReport(rows: [row], movesElsewhere: moves, saved: saved, isDryRun: write.dryRun)
    }

    /// An address as it is saved: a path that was given from here counts from the folder, for whoever has a copy of both.
    private func relative(_ address: RemoteAddress, to workspace: Workspace) -> String {
      guard let url, !url.hasPrefix("/"), case .path(let path) = address.place, address.text != url,
        let root = workspace.root
      else { return address.text }
      let (own, there) = (root.split(separator: "/"), path.split(separator: "/"))
      let shared = zip(own, there).prefix { $0.0 == $0.1 }.count
      let steps = Array(repeating: "..", count: own.count - shared) + there[shared...].map(String.init)
      return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// What is not added is not kept either: it may be more than was meant to come here.
    private func putBack(_ taken: TakenSource, in workspace: Workspace, _ context: Context) {
      do { try workspace.putBack(taken) } catch {
        context.talk(context.page.wrapped("What was fetched could not be put back: \(error)"))
      }
    }

    private func source(in context: Context) throws -> Source {
      let name = try NewName.slug(name, for: .source, reserved: [Source.here])
      if let branch, !Source.isBranch(branch) {
        throw Failure("“\(branch)” cannot be a branch.", hint: "Write its name, as shared/cluster.", code: .usage)
      }
      // As shells complete it.
      let folder = folder.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      if let folder, !Source.isFolder(folder) {
        throw Failure("“\(folder)” is no folder of a repository.", hint: "Write it as schools/elm.", code: .usage)
      }
      let address = try url.map { try context.remoteAddress($0) }
      if let url, RemoteAddress.holdsSecret(url) {
        throw Failure(
          "There is a password in that address, and it would be saved for everybody to read.",
          hint: "Leave it out: git's helpers for passwords keep it, or you are asked.", code: .refusedForPrivacy)
      }
      let url = try address.map { try relative($0, to: context.workspace()) }
      return Source(name: name, url: url, branch: branch, folder: folder)
    }
  }

  struct Fetch: Act {
    static let configuration = CommandConfiguration(
      commandName: "fetch", abstract: "Read what is new in the sources: all, or some.")

    @Argument(help: ArgumentHelp("Only these.", valueName: "name"))
    var names: [String] = []

    @OptionGroup var network: NetworkOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let before = try workspace.snapshot()
      let wanted =
        try names.isEmpty ? SourceCommand.named(in: before, context) : names.map { try before.find(source: $0) }
      let fetching = SourceFetching(
        workspace, context, patience: network.patience, asks: shared.terminal(in: context) != nil)
      let names = try NamesOfAlliances(in: workspace)
      var rows = wanted.map { source in
        do { return SourceReport.Row(name: source.name, taken: try fetching.take(source), failure: nil) } catch {
          return SourceReport.Row(name: source.name, taken: nil, failure: Failure(error))
        }
      }
      try workspace.repository.packWhenDue()
      var moves = try names.moves(in: workspace)
      for index in rows.indices { rows[index].moves = moves.removeValue(forKey: rows[index].name) ?? [] }
      return SourceReport(rows: rows, movesElsewhere: moves)
    }
  }

  struct Remove: Writing {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Read a source no longer, and forget what was fetched of it.",
      discussion: "What issued packs were made of stays, so that they can be made again.")

    @Argument(help: ArgumentHelp("Its name here.", valueName: "name"))
    var name: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot(reach: .own)
      let source = try snapshot.find(source: name)
      let place = try snapshot.placeInProgramme(of: source)
      let saved = try workspace.save(
        Save(
          "Read \(source.name) no longer", action: "source remove",
          changes: [.edit(Layout.programme, .programme, [.remove(item: place, from: "sources")])]),
        now: context.now, isDryRun: write.dryRun)
      if !write.dryRun { try workspace.drop(source: source.name) }
      return SavedReport(
        done: "\(source.name) is read no longer. What issued packs were made of is kept.", saved: saved,
        isDryRun: write.dryRun)
    }
  }
}

/// What every command takes that speaks with a server.
struct NetworkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Give up after so many seconds without a word from there.", valueName: "seconds"))
  var patience = NetworkTask.usualPatience

  func validate() throws {
    guard (1...3_600).contains(patience) else { throw ValidationError("--patience is from 1 to 3600 seconds.") }
  }
}

extension Source {
  /// Notes which names of its alliances are nobody else's from now on: those that no other source keeps.
  fileprivate mutating func keepNames(of alliances: Set<Slug>, besides others: [Source]) {
    let kept = alliances.subtracting(others.flatMap(\.keptNames)).sorted()
    if !kept.isEmpty, kept != [name] { self.alliances = kept }
  }

  /// As an item of `sources:`.
  fileprivate var item: YAMLValue {
    var pairs = [YAMLValue.Pair("name", .token(name.text))]
    if let url { pairs.append(YAMLValue.Pair("url", .text(url))) }
    if url == nil || branch != Self.usualBranch { pairs.append(YAMLValue.Pair("branch", .text(branch))) }
    if let folder { pairs.append(YAMLValue.Pair("folder", .text(folder))) }
    if let alliances { pairs.append(YAMLValue.Pair("alliances", .list(alliances.map { .token($0.text) }))) }
    return .map(pairs)
  }
}
