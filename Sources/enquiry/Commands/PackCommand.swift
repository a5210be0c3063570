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
    let meeting = try meeting.map { try DateOption.read($0, in: context) }
    let snapshot = try context.workspace().snapshot(read.view)
    let slug = try snapshot.find(cluster: cluster)
    let contents = try PackCommand.contents(slug, meeting, audience, from: snapshot)
    let file = output ?? "pack-\(slug)\(meeting.map { "-\($0)" } ?? "").html"
    let templates = try snapshot.templates()
    let text =
      file.hasSuffix(".md")
      ? try Pack.markdown(contents, templates: templates) : try Pack.html(contents, templates: templates)
    if file == "-" { return PackReport(file: nil, text: text, contents: contents) }
    let place = context.absolute(file)
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
    } catch {
      throw Failure("The pack could not be written to \(file): \(FileTrouble.sentence(error, file, in: context))")
    }
    return PackReport(file: place, text: text, contents: contents)
  }

  /// The records of a cluster, with what can be said of their measures.
  static func contents(
    _ slug: Slug, _ meeting: Day?, _ audience: Share, from snapshot: Snapshot
  ) throws -> PackContents {
    let loaded = try snapshot.cluster(slug)
    guard let cluster = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
    let alliances = try cluster.alliances.map { member in
      let loaded = try snapshot.alliance(member)
      let alliance = loaded.value ?? Alliance(slug: member, name: member.text)
      var enquiries: [PackEnquiry] = []
      var unreadable: [UnreadableEnquiry] = []
      for name in try snapshot.enquiryNames(of: member) {
        let loaded = try snapshot.dossier(name)
        if let dossier = loaded.value {
          enquiries.append(PackEnquiry(telling: dossier, to: audience))
        } else {
          unreadable.append(
            UnreadableEnquiry(name: name, message: loaded.problems.first?.message ?? "It cannot be read."))
        }
      }
      return PackAlliance(alliance: alliance, enquiries: enquiries, unreadable: unreadable)
    }
    return PackContents(
      cluster: cluster, meeting: meeting, audience: audience, alliances: alliances,
      toolkit: try snapshot.toolkit().value,
      basis: PackBasis(version: snapshot.commit?.short, includesUnsavedEdits: !(try snapshot.unsaved().isEmpty)))
  }
}

/// A pack that was made.
struct PackReport: Report {
  /// Where it was written; nil for standard output.
  let file: String?
  let text: String
  let contents: PackContents
  let kind = "pack"

  private var enquiries: [PackEnquiry] { contents.alliances.flatMap(\.enquiries) }

  func text(_ page: Page) -> String { file ?? text }

  func talk(_ page: Page) -> String {
    let unreadable = contents.alliances.flatMap(\.unreadable)
    var lines = unreadable.map { page.wrapped("\($0.name) is missing: \($0.message) See enquiry check.") }
    guard file != nil else { return lines.joined(separator: "\n") }
    let count = enquiries.count == 1 ? "1 enquiry" : "\(enquiries.count) enquiries"
    lines.append("Made the pack of \(contents.cluster.name): \(count).")
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
    return keys
  }
}
