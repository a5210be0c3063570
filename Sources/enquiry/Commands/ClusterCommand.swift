internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "List the clusters, or make one.",
    subcommands: [ListThem.self, Make.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the clusters.")

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      return ClusterList(clusters: try snapshot.clusterSlugs().compactMap { try snapshot.cluster($0).value })
    }
  }

  struct Make: Writing {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a cluster of alliances that meet each term.")

    @Argument(help: ArgumentHelp("Its short name, as north.", valueName: "short-name"))
    var slug: String?

    @Option(help: ArgumentHelp("Its name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("An alliance in it, in agenda order; give it again for more.", valueName: "short-name"))
    var alliance: [String] = []

    @Option(help: ArgumentHelp("The facilitator's role, never a name.", valueName: "role"))
    var facilitator: String?

    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let slug = try NewName.slug(given: slug, for: .cluster)
      guard try !snapshot.exists(Layout.clusterFile(slug)) else { throw ArchiveError.exists(.cluster, name: slug.text) }
      let members = NewName.unique(try alliance.map { try snapshot.find(alliance: $0).text })
      let title = NewName.plain(name) ?? NewName.words(slug.text)
      var edits = [RecordEdit.set("name", .text(title))]
      if let facilitator = NewName.plain(facilitator) { edits.append(.set("facilitator", .text(facilitator))) }
      if !members.isEmpty { edits.append(.set("alliances", .list(members.map { .token($0) }))) }
      let record = try snapshot.newRecord(.cluster, at: Layout.clusterFile(slug), edits)
      let saved = try workspace.save(
        Save("Add the cluster \(title)", action: "cluster new", changes: [.create(record)]), now: context.now,
        isDryRun: write.dryRun)
      return SavedReport(
        done: "Added the cluster \(title) (\(slug)) of \(members.isEmpty ? "no alliances yet" : members.spokenAnd).",
        saved: saved, isDryRun: write.dryRun, next: ["make the pack for its meeting: enquiry pack \(slug)"])
    }
  }
}

/// The clusters of a folder.
struct ClusterList: Report {
  let clusters: [Cluster]
  let kind = "clusters"

  func text(_ page: Page) -> String {
    page.table(clusters.map { [$0.slug.text, $0.name, $0.alliances.map(\.text).joined(separator: ", ")] })
  }

  func talk(_ page: Page) -> String {
    clusters.isEmpty ? "There is no cluster yet. Make one: enquiry cluster new SHORT-NAME --alliance SHORT-NAME" : ""
  }

  var json: [String: JSON] {
    let rows = clusters.map { cluster -> JSON in
      var row: [String: JSON] = ["slug": .text(cluster.slug.text), "name": .text(cluster.name)]
      row["facilitator"] = .maybe(cluster.facilitator)
      row["alliances"] = .texts(cluster.alliances.map(\.text))
      return .object(row)
    }
    return ["clusters": .list(rows)]
  }
}
