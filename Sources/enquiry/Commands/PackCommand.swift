internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Packs
internal import Records

struct PackCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make the document for a cluster's meeting.",
    discussion: """
      One HTML file that needs nothing else, to print or to send; with -o FILE.pdf, .docx, .md or .json the same in \
      another format (PDF through WeasyPrint or Chromium, Word through Pandoc, where they are installed). Two facing \
      pages an enquiry, and all details in the annex. Drafts say so.
      """)

  @Argument(help: "The cluster, by its short name; not needed with --enquiry.")
  var cluster: String?

  @Option(help: ArgumentHelp("The day of the meeting; else the next one that is recorded.", valueName: "day"))
  var meeting: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
  var output: String?

  @Option(help: "html, pdf, docx, md or json; else by the file's name, else html.")
  var format: PackFormat?

  @Option(help: "Who will read it: school (one alliance itself), cluster, public, or research (by agreement).")
  var audience: String = PackAudience.cluster.rawValue

  @Option(help: ArgumentHelp("Only this enquiry, as a report of its own.", valueName: "short-name"))
  var enquiry: String?

  @Flag(help: "The short version for governors: of each enquiry one sentence to say aloud, its cost, what comes next.")
  var governors = false

  @Flag(help: "Issue it: save the page and mark what it was made of. What was issued before is given out as it was.")
  var issue = false

  @Flag(help: "With --issue: another edition in place of the one that was issued.")
  var corrected = false

  @Flag(help: "With --issue: say what would be saved, and save nothing.")
  var dryRun = false

  @Flag(help: "Open what was made.")
  var open = false

  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if !issue, corrected || dryRun { throw ValidationError("--corrected and --dry-run go with --issue.") }
    if issue, cluster == nil || enquiry != nil || governors || !read.isCurrent || read.source.source != nil {
      throw ValidationError(
        "A whole pack is issued, of what is saved now, for a meeting: enquiry pack CLUSTER --meeting DAY --issue")
    }
    if cluster == nil, enquiry == nil { throw ValidationError("Which cluster? Give its short name, or --enquiry.") }
  }

  func perform(in context: Context) throws -> any Report {
    let audience = try readers()
    let day = try meeting.map { try DateOption.read($0, in: context, direction: .ahead) }
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    let only = try enquiry.map { try snapshot.find(enquiry: $0) }
    let layout: PackContents.Layout = governors ? .governors : only == nil ? .pack : .report
    var making = PackMaking(snapshot: snapshot, audience: audience, layout: layout, only: only)
    let slug =
      try cluster.map { try snapshot.find(cluster: $0) }
      ?? only.flatMap { try snapshot.clusters(with: $0.alliance).first }
    let meeting = try day ?? slug.flatMap { try nextMeeting(of: $0, in: snapshot, context) }
    if issue, let slug {
      guard let meeting else {
        throw Failure(
          "A pack is issued for a meeting, and none is recorded from today on.",
          hint: "Name its day: --meeting DAY; or call it: enquiry meeting new \(slug) --date DAY", code: .usage)
      }
      return try issued(slug, meeting, audience, of: workspace, snapshot, in: context)
    }
    if audience.usesPseudonyms, let slug, let cluster = try snapshot.cluster(slug).value {
      making.naming = try PackNaming(ofDraft: cluster, in: snapshot)
    }
    let (contents, problems) =
      try slug.map { try making.contents(of: $0, meeting) } ?? making.contents(of: only ?? none())
    if shared.json, output == nil {
      return PackView(keys: try Pack.view(contents, templates: try snapshot.packTemplates()), problems: problems)
    }
    let (file, format) = try destination(slug, meeting, audience, only)
    let written = file == "-" ? nil : try OutputFile(file, as: "pack.html", of: workspace, in: context)
    let bytes = try format.bytes(of: contents, templates: try snapshot.packTemplates(), in: context)
    guard let written else {
      return PackReport(
        file: nil, format: format, bytes: bytes, contents: contents, lettersMayChange: making.naming?.isGrown ?? true,
        problems: problems)
    }
    let place = try written.write(bytes)
    if open { try Opener.open(place, in: context) }
    return PackReport(
      file: place, format: format, bytes: bytes, contents: contents, lettersMayChange: making.naming?.isGrown ?? true,
      problems: problems)
  }

  private func readers() throws -> PackAudience {
    if let readers = PackAudience(rawValue: audience.lowercased()) { return readers }
    throw Failure(
      "“\(audience)” is no audience of a pack.",
      hint: "It is \(PackAudience.allCases.map(\.rawValue).spokenOr).", code: .usage)
  }

  /// The next meeting that is recorded.
  private func nextMeeting(of slug: Slug, in snapshot: Snapshot, _ context: Context) throws -> Day? {
    let today = snapshot.today(or: context.today)
    return try snapshot.meetingDays(of: slug).first { $0 >= today }
  }

  private func none() throws -> EnquiryName {
    throw ValidationError("Which cluster? Give its short name, or --enquiry.")
  }

  func destination(
    _ slug: Slug?, _ meeting: Day?, _ audience: PackAudience, _ only: EnquiryName?
  ) throws -> (String, PackFormat) {
    if let output, output != "-" { return (output, try format ?? PackFormat(file: output) ?? .html) }
    let format = format ?? .html
    if let output {
      guard format.isText else {
        throw Failure(
          "A \(format.rawValue) file is not for reading where it is printed.",
          hint: "Give -o a file: -o pack.\(format.rawValue)", code: .usage)
      }
      return (output, format)
    }
    let kind = governors ? "governors" : only == nil ? "pack" : "report"
    let parts = [
      kind, only?.slug.text ?? slug?.text, meeting?.description, audience == .cluster ? nil : audience.rawValue,
    ]
    return (parts.compactMap { $0 }.joined(separator: "-") + ".\(format.rawValue)", format)
  }
}
