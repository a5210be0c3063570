internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

/// Issues a pack: the page and what it was made of are saved, and the commit that it was made of is marked.
///
/// What was issued is never changed: issuing it again gives the stored page, and a corrected one is another edition.
struct PackIssuing {
  let workspace: Workspace
  let snapshot: Snapshot
  let cluster: Slug
  let meeting: Day
  let audience: PackAudience
  /// Whether a new edition takes the place of what was issued.
  let isCorrected: Bool
  let isDryRun: Bool

  /// What came of it.
  struct Outcome {
    let page: [UInt8]
    let issue: PackIssue
    /// Nil where the page is the one that was issued before.
    let saved: Saved?
  }

  /// A page that was made, with what must be saved beside it: the names by which it calls schools.
  struct Made {
    let page: [UInt8]
    let beside: [RecordChange]
  }

  func outcome(now: Moment, _ make: () throws -> Made) throws -> Outcome {
    let issues = try snapshot.packIssues(of: cluster)
    if let problem = issues.problems.first(where: { $0.severity == .error }) {
      throw ArchiveError.notReadable([problem])
    }
    let last = issues.value.last { $0.meeting == meeting && $0.edition.audience == audience.rawValue }
    if let last, !isCorrected { return try stored(last) }
    guard let commit = snapshot.commit else {
      throw Failure(
        "Nothing was saved yet, so that no pack can be issued of it.", hint: "Save what is there: enquiry save")
    }
    guard try snapshot.unsaved().isEmpty else {
      throw Failure(
        "There are edits by hand that are not saved; a pack is issued of what is saved.",
        hint: "Save them, then issue it: enquiry save")
    }
    let edition = last?.edition.next ?? PackIssue.Edition(audience: audience.rawValue)
    let made = try make()
    let sources = try PackSources(of: try snapshot.cluster(cluster).value?.alliances ?? [], in: snapshot)
    let issue = PackIssue(
      cluster: cluster, meeting: meeting, edition: edition, commit: commit.hex,
      program: EnquiryCommand.configuration.version, sha256: SHA256(made.page).hex, supersedes: last?.edition)
    let saved = try save(issue, made, sources.edits(), now: now)
    if !isDryRun {
      try mark(issue, at: commit)
      try workspace.keep(sources.all, for: pack(of: issue))
    }
    return Outcome(page: made.page, issue: issue, saved: saved)
  }

  /// The page as it was issued, if it is still that.
  private func stored(_ issue: PackIssue) throws -> Outcome {
    let path = Layout.Location.packPage(issue.cluster, issue.meeting, issue.edition).path
    guard let page = try snapshot.page(of: issue) else {
      throw Failure(
        "This pack was issued, but its page is gone: \(path)",
        hint: "Take it back: git checkout HEAD -- \(path) (or from an earlier commit).", code: .notFound)
    }
    guard SHA256(page).hex == issue.sha256 else {
      throw Failure(
        "\(path) is not the page that was issued: its checksum is another one.",
        hint: "Take it back as it was: git checkout HEAD -- \(path) (or from an earlier commit).")
    }
    // A crash, or a clone without its tags, may have left it unmarked.
    if !isDryRun, let commit = try workspace.commit(named: issue.commit) { try mark(issue, at: commit.id) }
    return Outcome(page: page, issue: issue, saved: nil)
  }

  private func save(_ issue: PackIssue, _ made: Made, _ sources: [RecordEdit], now: Moment) throws -> Saved {
    let record = Layout.Location.pack(issue.cluster, issue.meeting, issue.edition)
    let pageFile = Layout.Location.packPage(issue.cluster, issue.meeting, issue.edition)
    var edits: [RecordEdit] = [
      .set("commit", .text(issue.commit)), .set("program", .text(issue.program)), .set("sha256", .text(issue.sha256)),
    ]
    edits += sources
    if let earlier = issue.supersedes { edits.append(.set("supersedes", .text(earlier.description))) }
    let text = try snapshot.newRecord(.pack, at: record.path, edits)
    return try workspace.save(
      Save(
        "Issue the pack of \(issue.cluster) for \(issue.meeting.spoken)", action: "pack issue",
        changes: [.create(text), RecordChange(pageFile.path, .file(made.page))] + made.beside),
      now: now, isDryRun: isDryRun)
  }

  private func pack(of issue: PackIssue) -> IssuedPack {
    IssuedPack(cluster: issue.cluster, meeting: issue.meeting, edition: issue.edition)
  }

  private func mark(_ issue: PackIssue, at commit: ObjectID) throws {
    let pack = pack(of: issue)
    do { try workspace.mark(pack, at: commit) } catch let error as GitError where error.code == .exists {
      throw Failure(
        "The pack was saved, but the tag \(pack.tag) marks another commit.",
        hint:
          "Look at both: git show \(pack.tag) and git show \(commit.short); delete the wrong one: git tag -d \(pack.tag)"
      )
    }
  }
}
