internal import ArgumentParser
internal import Archive
internal import Model
internal import Packs
internal import Records

extension MeetingCommand {
  struct Prepare: Act {
    static let configuration = CommandConfiguration(
      commandName: "prepare", abstract: "Make for each lead the page that others will see, to look at a week before.",
      discussion: """
        A file an enquiry: what is not written yet, what would help if it were shared, how to agree the page, and the page \
        with the questions that peers may ask. Each is for its own alliance alone.
        """)

    @Argument(help: "The cluster; it need not be said where there is only one.")
    var cluster: String?

    @Option(help: ArgumentHelp("The day of the meeting; else the next one.", valueName: "day"))
    var date: String?

    @Option(
      name: [.customShort("e"), .long],
      help: ArgumentHelp("Only this enquiry; give it again for more.", valueName: "short-name"))
    var enquiry: [String] = []

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: ArgumentHelp("The folder to write to; else prepare-CLUSTER-DAY.", valueName: "folder"))
    var output: String?

    @Option(help: "html, pdf, docx or md; html as a rule.")
    var format: PackFormat = .html

    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      context.taken.foreign = try snapshot.alliancesOfSources()
      let slug = try ClusterChoice.named(cluster, in: snapshot)
      let choice = try MeetingChoice(slug, date, usual: .next, in: snapshot, context)
      let names = try enquiries(of: slug, in: snapshot)
      guard !names.isEmpty else {
        throw Failure(
          "The alliances of \(slug) have no enquiry yet, so that there is nothing to prepare.",
          hint: "Begin one: enquiry new SHORT-NAME", code: .notFound)
      }
      let folder = output ?? "prepare-\(slug)-\(choice.day)"
      let templates = try snapshot.packTemplates()
      var files: [(enquiry: EnquiryName, path: String)] = []
      var problems: [Problem] = []
      for name in names {
        let making = PackMaking(snapshot: snapshot, audience: .cluster, layout: .preparation, only: name)
        let made = try making.contents(of: slug, choice.day)
        problems += made.problems
        let file = try OutputFile(
          "\(folder)/\(name.alliance)-\(name.slug).\(format.rawValue)", as: "prepare", of: workspace, in: context)
        let bytes = try format.bytes(of: made.0, templates: templates, in: context)
        files.append((name, try file.write(bytes, makingFolder: true)))
      }
      return PrepareReport(cluster: slug, meeting: choice.day, files: files, problems: problems)
    }

    private func enquiries(of slug: Slug, in snapshot: Snapshot) throws -> [EnquiryName] {
      if !enquiry.isEmpty { return try enquiry.map { try snapshot.find(enquiry: $0) } }
      return try ClusterChoice.record(slug, in: snapshot).alliances.flatMap { try snapshot.enquiryNames(of: $0) }
    }
  }
}

/// The pages that leads look at before a meeting.
struct PrepareReport: Report {
  let cluster: Slug
  let meeting: Day
  let files: [(enquiry: EnquiryName, path: String)]
  let problems: [Problem]
  let kind = "prepare"

  func text(_ page: Page) -> String { files.map(\.path).joined(separator: "\n") }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    lines.append(
      page.wrapped(
        "Made \(files.count.counted("page", "pages")) for the meeting of \(cluster) on \(meeting.spoken), each for its own alliance."
      ))
    lines.append(
      page.next(
        "send each to its lead; once agreed: enquiry meeting agree -e \(files.first.map { page.called($0.enquiry) } ?? "SHORT-NAME") --role \"headteacher, …\""
      ))
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "cluster": .text(cluster.text), "meeting": .text(meeting.description),
      "files": .list(
        files.map { .object(["enquiry": .text($0.enquiry.description), "path": .text($0.path)]) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}
