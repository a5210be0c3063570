internal import Archive
internal import Git
internal import Model
internal import Packs

extension PackCommand {
  /// Issues a pack, or gives out the one that was issued; in another format it is made of what was committed then.
  func issued(
    _ slug: Slug, _ meeting: Day, _ audience: PackAudience, of workspace: Workspace, _ snapshot: Snapshot,
    in context: Context
  ) throws -> any Report {
    let (file, format) = try destination(slug, meeting, audience, nil)
    guard format == .html else {
      throw Failure(
        "A pack is issued as HTML, which never changes; other formats are made of a draft.",
        hint: "Leave --format out, or give -o a name that ends in .html.", code: .usage)
    }
    let written = file == "-" ? nil : try OutputFile(file, as: "pack.html", of: workspace, in: context)
    let issuing = PackIssuing(
      workspace: workspace, snapshot: snapshot, cluster: slug, meeting: meeting, audience: audience,
      isCorrected: corrected, isDryRun: dryRun)
    var making = PackMaking(snapshot: snapshot, audience: audience, layout: .pack, only: nil, isIssued: true)
    var problems: [Problem] = []
    let outcome = try issuing.outcome(now: context.now) {
      var lot = context.random(snapshot.commit)
      let cluster = audience.usesPseudonyms ? try snapshot.cluster(slug).value : nil
      let naming = try cluster.map { try PackNaming(of: $0, in: snapshot, by: &lot) }
      making.naming = naming
      let made = try making.contents(of: slug, meeting)
      problems = made.problems
      let page = try format.bytes(of: made.0, templates: try snapshot.packTemplates(), in: context)
      return PackIssuing.Made(page: page, beside: try naming?.changes(in: snapshot) ?? [])
    }
    let place = dryRun ? nil : try written?.write(outcome.page)
    if open, let place { try Opener.open(place, in: context) }
    return IssueReport(
      file: place, printed: file == "-" && !dryRun ? outcome.page : nil, outcome: outcome, problems: problems,
      isDryRun: dryRun)
  }
}

/// A pack that was issued, or given out again.
struct IssueReport: Report {
  /// Where it was written; nil for standard output and for a dry run.
  let file: String?
  let printed: [UInt8]?
  let outcome: PackIssuing.Outcome
  let problems: [Problem]
  let isDryRun: Bool
  let kind = "pack-issued"

  func text(_ page: Page) -> String { printed.map { String(decoding: $0, as: UTF8.self) } ?? file ?? "" }

  func talk(_ page: Page) -> String {
    let issue = outcome.issue
    let name = "the pack of \(issue.cluster) for \(issue.meeting.spoken)"
    var lines = problems.map(ProblemText.text)
    if outcome.saved == nil {
      lines.append(
        page.wrapped("This is \(name) as it was issued. A corrected one is another edition: add --corrected"))
      return lines.joined(separator: "\n")
    }
    lines.append(page.wrapped("\(isDryRun ? "Would issue" : "Issued") \(name) (\(issue.edition))."))
    if let earlier = issue.supersedes { lines.append(page.wrapped("It takes the place of edition \(earlier).")) }
    if !isDryRun {
      lines.append(
        page.next("send it round, and after the meeting: enquiry meeting record \(issue.cluster)"))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "cluster": .text(outcome.issue.cluster.text), "meeting": .text(outcome.issue.meeting.description),
      "edition": .text(outcome.issue.edition.description), "commit": .text(outcome.issue.commit),
      "sha256": .text(outcome.issue.sha256), "stored": .truth(outcome.saved == nil), "dry_run": .truth(isDryRun),
    ]
    keys["supersedes"] = .maybe(outcome.issue.supersedes?.description)
    keys["path"] = .maybe(file)
    keys["saved"] = .maybe(outcome.saved?.commit?.hex)
    keys["problems"] = .list(problems.map(ProblemText.json))
    return keys
  }
}
