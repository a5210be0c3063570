internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct AllianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alliance", abstract: "List the alliances, or make one.",
    subcommands: [ListThem.self, Make.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the alliances.")

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      return AllianceList(alliances: try snapshot.allianceSlugs().compactMap { try snapshot.alliance($0).value })
    }
  }

  struct Make: Writing {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "Make an alliance.")

    @Argument(help: ArgumentHelp("Its short name, as elm.", valueName: "short-name"))
    var slug: String?

    @Option(help: ArgumentHelp("Its name, as “Elm Alliance”.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The school that leads it.", valueName: "school"))
    var leadSchool: String?

    @Option(help: ArgumentHelp("A school in it; give it again for more.", valueName: "school"))
    var school: [String] = []

    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let slug = try NewName.slug(given: slug, for: .alliance, reserved: Slug.reserved)
      if let source = try snapshot.source(of: slug)?.name ?? snapshot.unreadKeeper(of: slug) {
        throw ArchiveError.ofSource(alliance: slug, source: source)
      }
      guard try !snapshot.exists(Layout.allianceFile(slug)) else {
        throw ArchiveError.exists(.alliance, name: slug.text)
      }
      let title = NewName.plain(name) ?? NewName.words(slug.text)
      let lead = NewName.plain(leadSchool)
      var edits = [RecordEdit.set("name", .text(title))]
      if let lead { edits.append(.set("lead_school", .text(lead))) }
      let schools = NewName.unique((lead.map { [$0] } ?? []) + school)
      if !schools.isEmpty { edits.append(.set("schools", .list(schools.map { .text($0) }))) }
      let record = try snapshot.newRecord(.alliance, at: Layout.allianceFile(slug), edits)
      let saved = try workspace.save(
        Save("Add the alliance \(title)", action: "alliance new", changes: [.create(record)]), now: context.now,
        isDryRun: write.dryRun)
      return SavedReport(
        done: "Added the alliance \(title) (\(slug)).", saved: saved, isDryRun: write.dryRun,
        next: ["begin an enquiry: enquiry new SHORT-NAME --alliance \(slug) --practice \"…\""])
    }
  }
}

/// The alliances of a folder.
struct AllianceList: Report {
  let alliances: [Alliance]
  let kind = "alliances"

  func text(_ page: Page) -> String {
    page.table(alliances.map { [$0.slug.text, $0.name, $0.leadSchool.map { "led by \($0)" } ?? "lead not recorded"] })
  }

  func talk(_ page: Page) -> String {
    alliances.isEmpty ? "There is no alliance yet. Make one: enquiry alliance new SHORT-NAME --name \"…\"" : ""
  }

  var json: [String: JSON] {
    let rows = alliances.map { alliance -> JSON in
      var row: [String: JSON] = ["slug": .text(alliance.slug.text), "name": .text(alliance.name)]
      row["lead_school"] = .maybe(alliance.leadSchool)
      row["schools"] = .list(alliance.schools.map { .object($0.json) })
      return .object(row)
    }
    return ["alliances": .list(rows)]
  }
}
