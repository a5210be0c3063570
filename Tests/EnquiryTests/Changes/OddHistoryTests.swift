import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Histories that are not one straight line of commits by good clocks: `--as-of`, `history` and `diff` are right, or say what
/// they cannot know.
@Suite(.scratch) struct `An odd history` {
  private static let file = "\(Desk.place)/enquiry.md"

  private func edit(_ desk: Desk, _ old: String, _ new: String, at date: String) throws {
    try desk.edit(Self.file, old, new)
    try desk.commitByHand(new, at: date)
  }

  /// An entry on the main line.
  private func note(_ desk: Desk, at date: String) throws {
    try desk.write(
      "---\nschema: enquiry/1\n---\nOf the main line.\n", to: "\(Desk.place)/leadership/undated-0000000m.md")
    try desk.commitByHand("note", at: date)
  }

  /// For whom the enquiry is, as it was known.
  private func year(_ desk: Desk, _ state: String) throws -> String {
    let enquiry = try #require(try desk.json("show --as-of '\(state)'")["enquiry"] as? [String: Any])
    return try #require(enquiry["for_whom"] as? String)
  }

  private func days(_ desk: Desk, _ line: String = "history paired-reading") throws -> [String] {
    try #require(try desk.json(line)["commits"] as? [[String: Any]]).compactMap { $0["date"] as? String }
  }

  // MARK: - Clocks that are wrong

  @Test func `of clocks in 2099 and 1999 goes by the order of the commits, and prints which was taken`() throws {
    let desk = Desk.withEnquiry().later(days: 20)
    try edit(desk, "year 7", "year 8", at: "2099-01-01T10:00:00Z")
    // A commit from the future is not known before; the one before it is.
    #expect(try year(desk, "2026-11-20") == "year 7 pupils")
    #expect(desk.seen("status --as-of 2026-11-20").contains("commit 0000000 of 15"))
    #expect(try year(desk, "HEAD") == "year 8 pupils")
    #expect(desk.wide.seen("diff 2026-11-20").contains("“year 7 pupils” → “year 8 pupils”"))
    try edit(desk, "year 8", "year 9", at: "1999-01-01T10:00:00Z")
    // The newest one says a day that is long over.
    #expect(try year(desk, "2026-11-20") == "year 9 pupils")
    #expect(desk.wide.seen("status --as-of 2026-11-20").contains("commit 0000000 of 1 January 1999"))
    #expect(desk("show --as-of 1998-12-31").code == 6)
    #expect(try days(desk) == ["1999-01-01", "2099-01-01", "2026-11-15"])
    #expect(desk.wide.seen("diff HEAD~1 HEAD").contains("“year 8 pupils” → “year 9 pupils”"))
  }

  @Test func `of a commit from 2099 calls nothing late that is of a day to come`() throws {
    let desk = Desk.withEnquiry().later(days: 20)
    try edit(desk, "year 7", "year 8", at: "2099-01-01T10:00:00Z")
    desk.does("evidence add -m 'Of today.'")
    #expect(!desk.wide.seen("diff HEAD~1").contains("late"))
  }

  // MARK: - Commits that were rebased

  @Test func `of rebased commits is known since they are in this history, and dated by when they were made`() throws {
    let desk = Desk.withEnquiry().later(days: 20)
    _ = try desk.git("checkout", "-qb", "side")
    try edit(desk, "year 7", "year 8", at: "2026-11-18T10:00:00Z")
    let old = String(try desk.git("rev-parse", "HEAD").dropLast())
    _ = try desk.git("checkout", "-q", "main")
    try note(desk, at: "2026-11-19T10:00:00Z")
    _ = try desk.git("checkout", "-q", "side")
    try TestSupport.git(
      "rebase", "-q", "main", in: desk.folder, with: ["GIT_COMMITTER_DATE": "2026-11-25T10:00:00Z"])
    #expect(try year(desk, "2026-11-24") == "year 7 pupils")
    #expect(try year(desk, "2026-11-25") == "year 8 pupils")
    // The commit from before is there still, by its id.
    #expect(try year(desk, old) == "year 8 pupils")
    #expect(try days(desk) == ["2026-11-18", "2026-11-19", "2026-11-15"])
    #expect(desk.wide.seen("diff \(old) HEAD").contains("“Of the main line.”"))
    #expect(!desk.wide.seen("diff \(old) HEAD").contains("year"))
    #expect(desk.wide.seen("diff 2026-11-24").contains("“year 7 pupils” → “year 8 pupils”"))
  }

  // MARK: - Merges

  @Test func `of a merge was known what stood on the main line until it`() throws {
    let desk = Desk.withEnquiry().later(days: 20)
    _ = try desk.git("checkout", "-qb", "side")
    try edit(desk, "year 7", "year 8", at: "2026-11-18T10:00:00Z")
    _ = try desk.git("checkout", "-q", "main")
    try note(desk, at: "2026-11-19T10:00:00Z")
    let when = ["GIT_AUTHOR_DATE": "2026-11-25T10:00:00Z", "GIT_COMMITTER_DATE": "2026-11-25T10:00:00Z"]
    try TestSupport.git("merge", "-q", "--no-edit", "side", in: desk.folder, with: when)
    #expect(try year(desk, "2026-11-24") == "year 7 pupils")
    #expect(try year(desk, "2026-11-25") == "year 8 pupils")
    #expect(try year(desk, "HEAD^2") == "year 8 pupils")
    #expect(try days(desk) == ["2026-11-25", "2026-11-19", "2026-11-18", "2026-11-15"])
    let brought = desk.wide.seen("diff HEAD^1 HEAD")
    #expect(brought.contains("year 8") && !brought.contains("Of the main line."), "\(brought)")
    let other = desk.wide.seen("diff HEAD^2 HEAD")
    #expect(!other.contains("year 8") && other.contains("Of the main line."), "\(other)")
    #expect(desk.wide.seen("diff 2026-11-24").contains("year 8"))
  }

  // MARK: - A first commit, and none

  @Test func `of a first commit tells all as new, and says that nothing was before`() throws {
    let made = Desk.withEnquiry()
    try FileManager.default.removeItem(atPath: made.folder + "/.git")
    _ = try made.git("init", "-q", "-b", "main")
    for line in ["status --as-of today", "diff today"] {
      let answer = made(line)
      #expect(answer.code == 6 && answer.spoken.contains("Nothing was saved yet."), "\(line): \(answer.seen)")
    }
    #expect(made("history").spoken.contains("Nothing was saved yet."))
    #expect(made.does("diff").seen.contains("From nothing to the folder as it is now."))
    try made.commitByHand("all")
    #expect(try year(made, "HEAD") == "year 7 pupils")
    let early = made.later(days: 9)("show --as-of 2026-11-19")
    #expect(early.code == 6 && early.spoken.contains("The first commit is of 20 November 2026"), "\(early.seen)")
    #expect(made.wide.seen("history").contains("paired-reading, the enquiry “Daily paired reading” is new"))
    #expect(try days(made, "history") == ["2026-11-20"])
    #expect(made("diff HEAD~1").code == 6)
    #expect(made.later(days: 9)("diff 2026-11-19").spoken.contains("The first commit is of 20 November 2026"))
  }

  // MARK: - A shallow clone

  @Test func `of a shallow clone says that older history is not here, and how to get it`() throws {
    let desk = Desk.withEnquiry().later(days: 20)
    try edit(desk, "year 7", "year 8", at: "2026-11-18T10:00:00Z")
    let old = String(try desk.git("rev-parse", "--short", "HEAD").dropLast())
    try edit(desk, "year 8", "year 9", at: "2026-11-19T10:00:00Z")
    try edit(desk, "year 9", "year 10", at: "2026-11-20T10:00:00Z")
    try TestSupport.git("clone", "-q", "--depth", "2", "file://\(desk.folder)", Scratch.current("copy"))
    var copy = desk
    copy.folder = Scratch.current("copy")
    #expect(try year(copy, "2026-11-19") == "year 9 pupils")
    for line in [
      "show --as-of 2026-11-18", "diff 2026-11-18", "show --as-of \(old)", "diff \(old)", "diff HEAD~2 HEAD",
    ] {
      let answer = copy(line)
      #expect(answer.code == 6 && answer.spoken.contains("cloned without its older history"), "\(line): \(answer.seen)")
      #expect(answer.spoken.contains("git fetch --unshallow"), "\(line): \(answer.seen)")
    }
    #expect(copy.wide.seen("history paired-reading").contains("what this changed cannot be told"))
    #expect(copy.wide.seen("diff HEAD~1").contains("“year 9 pupils” → “year 10 pupils”"))
  }
}
