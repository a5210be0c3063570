internal import ArgumentParser
internal import Archive
internal import Model

struct ToolkitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "toolkit", abstract: "List the interventions you could choose from, or show one.",
    subcommands: [ListThem.self, ShowOne.self], defaultSubcommand: ListThem.self)

  /// The toolkit of the folder; outside of one, the one that ships.
  static func toolkit(in context: Context) throws -> Toolkit {
    do {
      return try context.workspace().snapshot().toolkit().value
    } catch ArchiveError.notAnEnquiryFolder {
      return try Toolkit.builtIn()
    }
  }

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the interventions.")

    @Option(help: ArgumentHelp("Only this dimension, by its code, as men.", valueName: "code"))
    var dimension: String?

    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let toolkit = try ToolkitCommand.toolkit(in: context)
      if let dimension, toolkit.dimension(dimension) == nil {
        let codes = toolkit.strands.flatMap(\.dimensions).map(\.code)
        throw Failure(
          "There is no dimension “\(dimension)”.", hint: "The codes are \(codes.joined(separator: ", ")).",
          code: .notFound)
      }
      return ToolkitList(toolkit: toolkit, only: dimension)
    }
  }

  struct ShowOne: Act {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one intervention.")

    @Argument(help: "Its id, as men.5.")
    var id: String

    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let toolkit = try ToolkitCommand.toolkit(in: context)
      guard let intervention = toolkit[id] else {
        throw ArchiveError.notFound(.intervention, name: id, nearest: toolkit.nearestID(to: id), choices: [])
      }
      return InterventionReport(toolkit: toolkit, intervention: intervention)
    }
  }
}

/// The toolkit by strand and dimension, each intervention once.
struct ToolkitList: Report {
  let toolkit: Toolkit
  let only: String?
  let kind = "toolkit"

  func text(_ page: Page) -> String {
    var parts: [String] = []
    for strand in toolkit.strands {
      let dimensions = strand.dimensions.filter { only == nil || $0.code == only }
      if dimensions.isEmpty { continue }
      parts.append(strand.title.uppercased())
      parts += dimensions.map { dimension($0, page) }
    }
    return parts.joined(separator: "\n\n")
  }

  private func dimension(_ dimension: Toolkit.Dimension, _ page: Page) -> String {
    let own = dimension.placements.filter { $0.id == $0.intervention }
    let others = dimension.placements.filter { $0.id != $0.intervention }
    let rows = own.compactMap { placement in
      toolkit[placement.id].map { [placement.id, $0.title + also(placement.id)] }
    }
    var lines = ["\(dimension.title) (\(dimension.code))"]
    if !rows.isEmpty { lines.append(page.table(rows.map { ["  " + $0[0], $0[1]] })) }
    if !others.isEmpty {
      lines.append(
        page.wrapped("and here too: \(others.map(\.intervention).joined(separator: ", "))", first: "  ", indent: 2))
    }
    return lines.joined(separator: "\n")
  }

  private func also(_ id: String) -> String {
    let others = toolkit.placements(of: id).filter { $0.id != id }.map { toolkit.dimension($0.dimension)?.title ?? "" }
    return others.isEmpty ? "" : " (also under \(others.joined(separator: ", ")))"
  }

  func talk(_ page: Page) -> String { "\nTo read more about one: enquiry toolkit show men.5" }

  var json: [String: JSON] {
    let rows = toolkit.interventions.filter { intervention in
      only == nil || toolkit.placements(of: intervention.id).contains { $0.dimension == only }
    }
    return ["title": .text(toolkit.title), "interventions": .list(rows.map { .object($0.json(toolkit)) })]
  }
}

/// One intervention with the places where it stands.
struct InterventionReport: Report {
  let toolkit: Toolkit
  let intervention: Toolkit.Intervention
  let kind = "intervention"

  func text(_ page: Page) -> String {
    let places = toolkit.placements(of: intervention.id).map { placement in
      "\(placement.id)  \(toolkit.dimension(placement.dimension)?.title ?? placement.dimension)"
    }
    var lines = ["\(intervention.id)  \(intervention.title)"]
    if let about = intervention.about { lines += ["", page.wrapped(about)] }
    lines += ["", "Stands under", "  " + (places.first ?? "")]
    if places.count > 1 { lines += ["Also under"] + places.dropFirst().map { "  " + $0 } }
    return lines.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    "\nTo try it: enquiry new SHORT-NAME --intervention \(intervention.id) --practice \"…\""
  }

  var json: [String: JSON] { intervention.json(toolkit) }
}

extension Toolkit.Intervention {
  func json(_ toolkit: Toolkit) -> [String: JSON] {
    let places = toolkit.placements(of: id).map { placement -> JSON in
      .object(["id": .text(placement.id), "dimension": .text(placement.dimension)])
    }
    var keys: [String: JSON] = ["id": .text(id), "title": .text(title), "placements": .list(places)]
    keys["about"] = .maybe(about)
    return keys
  }
}
