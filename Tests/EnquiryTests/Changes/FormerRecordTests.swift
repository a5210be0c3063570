import Foundation
import TestSupport
import Testing

@testable import enquiry

/// The history of what is there no longer, and of what was saved under another name.
@Suite(.scratch) struct `The history of a record that is gone` {
  private static let place = Desk.place

  private func kinds(_ desk: Desk, _ line: String) throws -> [[String]] {
    let commits = try #require(try desk.json(line)["commits"] as? [[String: Any]])
    return commits.map { ($0["changes"] as? [[String: Any]] ?? []).compactMap { $0["change"] as? String } }
  }

  /// An entry that was added, edited, and taken out on the 18th; and its id.
  private func desk() throws -> (Desk, String) {
    let desk = Desk.withFigures()
    desk.does("evidence add -m 'Seen in class.' --date 2026-11-02")
    let path = try desk.onlyFile(in: "\(Self.place)/evidence")
    let id = String(path.dropLast(3).suffix(8))
    desk.does("edit \(id) --date 2026-11-03")
    _ = try desk.git("rm", "-q", try desk.onlyFile(in: "\(Self.place)/evidence"))
    try desk.commitByHand("gone", at: "2026-11-18T10:00:00Z")
    desk.does("evidence add -m 'Another one.'")
    return (desk, id)
  }

  @Test func `is asked for by its id or the beginning of it, and says when it was taken out`() throws {
    let (desk, id) = try desk()
    for word in [id, String(id.prefix(4)), "evidence \(id.prefix(5))", id.uppercased()] {
      let seen = desk.wide.seen("history \(word)")
      #expect(
        seen == """
          0000000  18 November 2026: evidence of 3 November 2026 (\(id)) taken out: “Seen in class.”
          0000000  15 November 2026, project lead, Elm School: evidence of 3 November 2026 (\(id)), date 2 November 2026 → 3 November 2026
          0000000  15 November 2026, project lead, Elm School: evidence of 2 November 2026 (\(id)) added: “Seen in class.”
          It is there no longer: it was taken out on 18 November 2026 (commit 0000000).

          """, "\(seen)")
    }
    let removed = try desk.json("history \(id)")["removed"] as? [String: Any]
    #expect(removed?["date"] as? String == "2026-11-18")
    #expect(desk("history leadership \(id)").code == 6)
    #expect(desk("history zzzzzzzz").code == 6)
  }

  @Test func `is told where the file was deleted by hand and that is not saved`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'Seen.'")
    let path = try desk.onlyFile(in: "\(Self.place)/evidence")
    try FileManager.default.removeItem(atPath: "\(desk.folder)/\(path)")
    let seen = desk.wide.seen("history \(path.dropLast(3).suffix(8))")
    #expect(seen.contains("added: “Seen.”") && seen.contains("deleted by hand, which is not saved yet"), "\(seen)")
  }

  @Test func `asks which, where several began so`() throws {
    let desk = Desk.withEnquiry()
    for id in ["0000000a", "0000000b"] {
      try desk.write("---\nschema: enquiry/1\n---\nx\n", to: "\(Self.place)/leadership/undated-\(id).md")
    }
    try desk.commitByHand("two")
    _ = try desk.git("rm", "-rq", "\(Self.place)/leadership")
    try desk.commitByHand("none")
    let which = desk("history 0000")
    #expect(which.code == 6 && which.spoken.contains("0000000a or 0000000b"), "\(which.seen)")
    #expect(try kinds(desk, "history 0000000a") == [["removed"], ["added"]])
  }

  @Test func `holds for a measure, and for an entry of an enquiry that is gone or has another name`() throws {
    let (desk, id) = try desk()
    _ = try desk.git("rm", "-rq", "\(Self.place)/measures")
    try desk.commitByHand("measures", at: "2026-11-19T10:00:00Z")
    #expect(try kinds(desk, "history measure reading-age").count == 4)
    _ = try desk.git("mv", Self.place, "enquiries/elm/reading")
    try desk.commitByHand("rename", at: "2026-11-20T10:00:00Z")
    desk.does("new paired-reading --practice 'something else'")
    #expect(try kinds(desk, "history \(id)").last == ["added"])
    #expect(try kinds(desk, "history \(id)").contains(["removed"]))
    _ = try desk.git("rm", "-rq", "enquiries/elm/reading")
    try desk.commitByHand("ended", at: "2026-11-21T10:00:00Z")
    #expect(try kinds(desk, "history \(id)").contains(["removed"]))
  }

  /// An enquiry is renamed and edited on the main line, while an entry is added to it on a side branch under the earlier name.
  /// The merge leaves it there, or somebody puts it where it belongs.
  @Test(arguments: [2, 3, 4, 50], [false, true])
  func `finds what was merged from before a renaming, however few are asked for`(limit: Int, isMoved: Bool) throws {
    let desk = Desk.withFigures()
    _ = try desk.git("checkout", "-qb", "side")
    try desk.write("---\nschema: enquiry/1\n---\nAside.\n", to: "\(Self.place)/leadership/undated-0000000s.md")
    try desk.commitByHand("side", at: "2026-11-25T10:00:00Z")
    _ = try desk.git("checkout", "-q", "main")
    _ = try desk.git("mv", Self.place, "enquiries/elm/reading")
    try desk.commitByHand("rename", at: "2026-11-16T10:00:00Z")
    for (number, day) in zip(8..., ["17", "18", "19", "20"]) {
      try desk.edit("enquiries/elm/reading/enquiry.md", "year \(number - 1)", "year \(number)")
      try desk.commitByHand("year \(number)", at: "2026-11-\(day)T10:00:00Z")
    }
    try TestSupport.git(
      "-c", "merge.directoryRenames=false", "merge", "-q", "--no-ff", "--no-commit", "side", in: desk.folder)
    if isMoved {
      try FileManager.default.createDirectory(
        atPath: desk.folder + "/enquiries/elm/reading/leadership", withIntermediateDirectories: true)
      _ = try desk.git("mv", "\(Self.place)/leadership/undated-0000000s.md", "enquiries/elm/reading/leadership/")
    }
    try desk.commitByHand("merge", at: "2026-11-26T10:00:00Z")
    let told = try #require(try desk.json("history reading --limit \(limit)")["commits"] as? [[String: Any]])
    let days = told.compactMap { $0["date"] as? String }
    // Where the merge left it, it is of no enquiry, so that the merge brought this one nothing.
    let all = (isMoved ? ["26"] : []) + ["25", "20", "19", "18", "17", "16"]
    #expect(days.prefix(min(limit, all.count)).elementsEqual(all.prefix(limit).map { "2026-11-\($0)" }), "\(days)")
    #expect((try desk.json("history reading --limit \(limit)")["more"] as? Bool) == (limit < 10))
    // The entry itself: its folder came to the main line with the merge.
    if isMoved { #expect(try kinds(desk, "history 0000000s").last == ["added"]) }
    desk.does("log -e reading -m 'Later.'")
    let later = try desk.git("ls-files", "enquiries/elm/reading/evidence").dropLast(4).suffix(8)
    #expect(try kinds(desk, "history \(later)") == [["added"]])
  }
}
