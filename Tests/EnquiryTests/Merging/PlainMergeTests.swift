import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What a merge leaves that was made without the program: by git alone, by a button of a git host, by hand.
@Suite(.scratch) struct `After a merge by git alone` {
  @Test(arguments: PlainMerge.ofKeys + PlainMerge.ofTexts + PlainMerge.ofFigures)
  func `check finds what is left in a file`(merge: PlainMerge) throws { try expect(merge) }

  @Test(arguments: PlainMerge.ofFiles + PlainMerge.ofFolders)
  func `check finds what is left of files and folders`(merge: PlainMerge) throws { try expect(merge) }

  private func expect(_ merge: PlainMerge) throws {
    let desk = try merge.desk()
    let answer = desk("check")
    #expect(try PlainMerge.problems(desk).sorted() == merge.found.sorted(), "\(answer.seen)")
    // It says where it comes from, and the same of what is committed.
    #expect(answer.out.contains("merge"), "\(answer.seen)")
    #expect(desk("check --committed").seen == answer.seen)
  }

  @Test func `nothing is said when all was merged well`() throws {
    let merge = PlainMerge(
      "two entries", .text, found: [],
      ours: {
        try $0.write("---\nschema: enquiry/1\n---\n\nA.\n", to: "\(Self.folder)/evidence/2026-10-08-other-e0000002.md")
      },
      theirs: {
        try $0.write("---\nschema: enquiry/1\n---\n\nB.\n", to: "\(Self.folder)/evidence/2026-10-08-other-e0000003.md")
      })
    #expect(try merge.desk().does("check").seen.isEmpty)
  }

  // MARK: - What is said helps

  private static let folder = PlainMerge.enquiry
  private static let reading = "enquiries/elm/reading"

  @Test func `what was added under an old name is read again where check says it belongs`() throws {
    let merge = try #require(PlainMerge.ofFolders.first { $0.title.hasPrefix("an enquiry renamed, and added") })
    let desk = try merge.desk()
    #expect(
      desk("check").out.contains("Move what is here to \(Self.reading), each file into the folder of the same name."))
    let name = "evidence/2026-10-08-observation-e0000002.md"
    _ = try desk.git("mv", "\(Self.folder)/\(name)", "\(Self.reading)/\(name)")
    #expect(desk.does("check").seen.isEmpty)
    #expect(desk.does("show reading").out.contains("New."))
  }

  @Test func `an enquiry under two names is one again when the old folder is taken away as check says`() throws {
    let merge = try #require(PlainMerge.ofFolders.first { $0.title.hasPrefix("an enquiry renamed, and changed") })
    let desk = try merge.desk()
    let told = desk("check").out
    #expect(told.contains("one enquiry under two names, as a merge leaves it where one side renamed it"))
    #expect(told.contains("then take this folder away: git rm -r \(Self.folder)\n"))
    try desk.change("\(Self.reading)/enquiry.md", "reading age", "fluency")
    _ = try desk.git("rm", "-rq", Self.folder)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `an enquiry that one side deleted comes back by the command that check names`() throws {
    let merge = try #require(PlainMerge.ofFolders.first { $0.title.hasPrefix("an enquiry deleted") })
    let desk = try merge.desk()
    let told = desk("check").out
    let command = try #require(told.firstMatch(of: /git checkout ([0-9a-f]+) -- (\S+)/))
    _ = try desk.git("checkout", String(command.1), "--", String(command.2))
    let codes = try PlainMerge.problems(desk).map { $0.prefix { $0 != " " } }
    #expect(!codes.contains("no_enquiry_file"))
    _ = try desk.git("rm", "-rqf", Self.folder)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `a file that git waits for is named while the merge is under way`() throws {
    let entry = "\(Self.folder)/evidence/2026-10-05-observation-e0000001.md"
    let merge = PlainMerge(
      "deleted and changed", .text, found: [], ours: { _ = try $0.git("rm", "-q", entry) },
      theirs: { try $0.change(entry, "in class", "in a class") })
    let desk = try merge.desk(isCommitted: false)
    let answer = desk("check")
    #expect(answer.code == 3)
    #expect(
      answer.out.contains("\(entry):1:1: error: git waits for somebody to decide about this file"), "\(answer.seen)")
    #expect(answer.out.contains("git add \(entry); or take it away, git rm \(entry)."))
    _ = try desk.git("rm", "-q", entry)
    #expect(desk.does("check").seen.isEmpty)
  }
}
