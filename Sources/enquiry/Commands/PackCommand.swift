internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Packs

struct PackCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make the document for a cluster's meeting.",
    discussion: "One HTML file that needs nothing else, to print or to send; Markdown with -o FILE.md.")

  @Argument(help: "The cluster, by its short name.")
  var cluster: String

  @Option(help: ArgumentHelp("The day of the meeting.", valueName: "day"))
  var meeting: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write: .html or .md; - for standard output.", valueName: "file"))
  var output: String?

  @Option(help: "Who will read it: cluster, or public.")
  var audience: String = Share.cluster.rawValue

  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    guard let audience = Share(rawValue: audience), audience >= .cluster else {
      throw Failure("“\(audience)” is no audience of a pack.", hint: "It is cluster or public.", code: .usage)
    }
    let meeting = try meeting.map { try DateOption.read($0, in: context, direction: .ahead) }
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    let slug = try snapshot.find(cluster: cluster)
    let (contents, problems) = try PackCommand.contents(slug, meeting, audience, from: snapshot)
    let file = output ?? PackCommand.usualName(slug, meeting, audience)
    let isMarkdown = try PackCommand.isMarkdown(file)
    try refuseRecords(file, workspace, in: context)
    let templates = try snapshot.templates()
    let text =
      isMarkdown
      ? try Pack.markdown(contents, templates: templates) : try Pack.html(contents, templates: templates)
    if file == "-" { return PackReport(file: nil, text: text, contents: contents, problems: problems) }
    let place = context.absolute(file)
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
    } catch {
      throw Failure("The pack could not be written to \(file): \(FileTrouble.sentence(error, file, in: context))")
    }
    return PackReport(file: place, text: text, contents: contents, problems: problems)
  }

  /// The records of a cluster, with what can be said of their measures.
  static func contents(
    _ slug: Slug, _ meeting: Day?, _ audience: Share, from snapshot: Snapshot
  ) throws -> (PackContents, problems: [Problem]) {
    let loaded = try snapshot.cluster(slug)
    guard let cluster = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
    var problems = loaded.problems
    let members = NewName.unique(cluster.alliances.map(\.text)).compactMap { Slug($0) }
    let alliances = try members.map { member in
      let loaded = try snapshot.alliance(member)
      problems += loaded.problems
      let alliance = loaded.value ?? Alliance(slug: member, name: member.text)
      var enquiries: [PackEnquiry] = []
      var unreadable: [UnreadableEnquiry] = []
      for name in try snapshot.enquiryNames(of: member) {
        let loaded = try snapshot.dossier(name)
        let errors = loaded.problems.filter { $0.severity == .error }
        problems += errors
        if let dossier = loaded.value {
          enquiries.append(
            PackEnquiry(
              telling: dossier, to: PackAudience(reading: audience), planChanges: try snapshot.planChanges(of: dossier),
              unreadable: errors.map(place(of:))))
        } else {
          unreadable.append(
            UnreadableEnquiry(name: name, message: loaded.problems.first?.message ?? "It cannot be read."))
        }
      }
      return PackAlliance(alliance: alliance, enquiries: enquiries, unreadable: unreadable)
    }
    let contents = PackContents(
      cluster: cluster, meeting: meeting, audience: audience, alliances: alliances,
      toolkit: try snapshot.toolkit().value, frameworks: try snapshot.frameworks().value,
      basis: PackBasis(
        version: snapshot.commit?.short, includesUnsavedEdits: !(try snapshot.unsaved().isEmpty),
        datedTo: snapshot.horizon))
    return (contents, problems.filter { $0.severity == .error })
  }

  /// `cycles/autumn-2026-7k3m9q2x.md, line 3`: enough to find it, and nothing of what stands there.
  private static func place(of problem: Problem) -> String {
    let parts = problem.place.path.split(separator: "/")
    return parts.suffix(2).joined(separator: "/") + ", line \(problem.place.line)"
  }

  /// Of the cluster, the day and, where they are not the cluster, the readers.
  private static func usualName(_ slug: Slug, _ meeting: Day?, _ audience: Share) -> String {
    let parts = ["pack", slug.text, meeting?.description, audience == .cluster ? nil : audience.rawValue]
    return parts.compactMap { $0 }.joined(separator: "-") + ".html"
  }

  /// By the ending of the file's name; standard output gets HTML.
  private static func isMarkdown(_ file: String) throws -> Bool {
    let name = file.split(separator: "/").last ?? "-"
    let ending = name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } : "html"
    if file == "-" || ending == "html" || ending == "htm" { return false }
    if ending == "md" || ending == "markdown" { return true }
    throw Failure("A pack is HTML or Markdown.", hint: "Give -o a name that ends in .html or .md.", code: .usage)
  }

  /// A pack never takes the place of a record, nor stands among them.
  private func refuseRecords(_ file: String, _ workspace: Workspace, in context: Context) throws {
    guard file != "-", let root = workspace.root else { return }
    let place = context.absolute(file)
    let kept = [Layout.records, Layout.privateFolder, Layout.templates, ".git"].map {
      context.absolute(root + "/" + $0) + "/"
    }
    guard kept.contains(where: place.hasPrefix) else { return }
    throw Failure(
      "\(file) is among the records.", hint: "Give -o a place outside of enquiries/, as pack.html.", code: .usage)
  }
}

/// A pack that was made.
struct PackReport: Report {
  /// Where it was written; nil for standard output.
  let file: String?
  let text: String
  let contents: PackContents
  let problems: [Problem]
  let kind = "pack"

  private var enquiries: [PackEnquiry] { contents.alliances.flatMap(\.enquiries) }

  func text(_ page: Page) -> String { file ?? text }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    guard file != nil else { return lines.joined(separator: "\n") }
    let count = enquiries.count.counted("enquiry", "enquiries")
    lines.append("Made the pack of \(contents.cluster.name), for \(LogList.readers(contents.audience)): \(count).")
    if contents.basis.includesUnsavedEdits {
      lines.append(page.wrapped("It includes edits by hand that are not saved yet; save them: enquiry save"))
    }
    lines.append(page.wrapped("open it in a browser, look at each page, and print it.", first: "Next: ", indent: 6))
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "cluster": .text(contents.cluster.slug.text),
      "enquiries": .texts(enquiries.map { $0.dossier.enquiry.name.description }),
      "audience": .text(contents.audience.rawValue),
    ]
    keys["meeting"] = .maybe(contents.meeting?.description)
    keys["path"] = .maybe(file)
    if file == nil { keys["text"] = .text(text) }
    keys["problems"] = .list(problems.map(ProblemText.json))
    return keys
  }
}
