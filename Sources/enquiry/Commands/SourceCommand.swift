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
      let sources = try snapshot.programme().value?.sources ?? []
      return SourceList(
        rows: try sources.map { source in
          let alliances = try snapshot.alliances(of: source.name)
          return SourceList.Row(
            source: source, state: try workspace.state(of: source),
            enquiries: try alliances.reduce(0) { try $0 + snapshot.enquiryNames(of: $1.here).count },
            alliances: alliances.map(\.here), address: SourceCommand.address(of: source, in: context))
        })
    }
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
      let source = try source(in: context)
      let known = try workspace.snapshot(reach: .own).programme()
      guard let programme = known.value else { throw ArchiveError.notReadable(known.problems) }
      if programme.sources.contains(where: { $0.name == source.name }) {
        throw ArchiveError.exists(.source, name: source.name.text)
      }
      let taken = try SourceFetching(
        workspace, context, patience: network.patience, asks: shared.terminal(in: context) != nil
      )
      .take(source)
      let saved = try workspace.save(
        Save(
          "Read \(source.name) beside this folder", action: "source add",
          changes: [.edit(Layout.programme, .programme, [.add(source.item, to: "sources")])]),
        now: context.now, isDryRun: write.dryRun)
      let names = write.dryRun ? [] : try workspace.snapshot().alliances(of: source.name)
      return SourceReport(
        rows: [
          SourceReport.Row(name: source.name, taken: taken, failure: nil, renamed: names.filter { $0.there != $0.here })
        ],
        saved: saved, isDryRun: write.dryRun)
    }

    private func source(in context: Context) throws -> Source {
      let name = try NewName.slug(name, for: .source, reserved: [Source.here])
      if let branch, !Source.isBranch(branch) {
        throw Failure("“\(branch)” cannot be a branch.", hint: "Write its name, as shared/cluster.", code: .usage)
      }
      if let folder, !Source.isFolder(folder) {
        throw Failure("“\(folder)” is no folder of a repository.", hint: "Write it as schools/elm.", code: .usage)
      }
      let address = try url.map { try context.remoteAddress($0) }
      if let address, RemoteAddress.hasPassword(address.text) {
        throw Failure(
          "There is a password in that address, and it would be saved for everybody to read.",
          hint: "Leave it out: git's helpers for passwords keep it, or you are asked.", code: .refusedForPrivacy)
      }
      return Source(name: name, url: address?.text, branch: branch, folder: folder)
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
        try names.isEmpty ? before.programme().value?.sources ?? [] : names.map { try before.find(source: $0) }
      let fetching = SourceFetching(
        workspace, context, patience: network.patience, asks: shared.terminal(in: context) != nil)
      var rows = wanted.map { source in
        do { return SourceReport.Row(name: source.name, taken: try fetching.take(source), failure: nil) } catch {
          return SourceReport.Row(name: source.name, taken: nil, failure: Failure(error))
        }
      }
      try workspace.repository.packWhenDue()
      let after = try workspace.snapshot()
      for index in rows.indices where rows[index].taken?.former == nil {
        rows[index].renamed = try after.alliances(of: rows[index].name).filter { $0.there != $0.here }
      }
      return SourceReport(rows: rows)
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
  /// As an item of `sources:`.
  fileprivate var item: YAMLValue {
    var pairs = [YAMLValue.Pair("name", .token(name.text))]
    if let url { pairs.append(YAMLValue.Pair("url", .text(url))) }
    if url == nil || branch != Self.usualBranch { pairs.append(YAMLValue.Pair("branch", .text(branch))) }
    if let folder { pairs.append(YAMLValue.Pair("folder", .text(folder))) }
    return .map(pairs)
  }
}
