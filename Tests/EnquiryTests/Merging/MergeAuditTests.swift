import Git
import TestSupport
import Testing

@testable import enquiry

/// What plain git made of a merge, and what a check says of it.
@Suite("Merges that were made elsewhere", .scratch)
struct MergeAuditTests {
  private static let plan = Apart.plan

  private func consent() throws -> (apart: Apart, new: String) {
    let desk = Desk.withMeasure()
    let lines =
      "---\nschema: enquiry/1\nschool: Elm School\n---\n\n" + (1...20).map { "Line \($0) of the form.\n" }.joined()
    let (old, new) = (
      "\(Self.plan)/evidence/2026-11-01-survey-aaaaaaaa.md", "\(Self.plan)/evidence/2026-11-02-survey-bbbbbbbb.md"
    )
    try desk.write(lines, to: old)
    desk.does("save")
    let apart = try Apart(from: desk) { desk in
      _ = try desk.git("mv", old, new)
      _ = try desk.git("commit", "-q", "-m", "One out, a like one in")
    } there: { desk in
      try desk.write(lines.replacing("school: Elm School", with: "school: Elm School\nconsent: withdrawn"), to: old)
      desk.does("save")
    }
    return (apart, new)
  }

  @Test("“consent: withdrawn” that git's rename detection moved into another record is found")
  func movedByGit() throws {
    let (apart, new) = try consent()
    _ = try apart.desk.git("-c", "merge.renames=true", "merge", "-q", "-m", "By hand", "there")
    #expect(try apart.desk.read(new).contains("consent: withdrawn"))
    let found = apart.desk("check")
    #expect(found.out.contains("neither side had saved"), "\(found.seen)")
    #expect(found.out.contains("consent"))
  }

  @Test("A value that a hand-resolved merge dropped is found until the record is changed again")
  func droppedByHand() throws {
    let apart = try Apart {
      $0.does("leadership add -m 'Here.'")
    } there: { desk in
      try desk.write(
        try desk.read("\(Self.plan)/enquiry.md").replacing("## Notes", with: "## Notes\n\nThe hall is free."),
        to: "\(Self.plan)/enquiry.md")
      desk.does("save")
    }
    _ = try apart.desk.git("merge", "-q", "-s", "ours", "-m", "Ours is right", "there")
    let found = apart.desk("check")
    #expect(found.out.contains("left out what one side had saved"), "\(found.seen)")
    #expect(found.out.contains("The hall is free."))
    try apart.desk.write(try apart.desk.read("\(Self.plan)/enquiry.md") + "\nSettled.\n", to: "\(Self.plan)/enquiry.md")
    apart.desk.does("save")
    #expect(!apart.desk("check").out.contains("left out"))
  }

  @Test("A merge by git that has all that both saved is no finding")
  func sound() throws {
    let apart = try Apart {
      $0.does("leadership add -m 'Here.'")
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31.4")
    } there: {
      $0.does("leadership add -m 'There.'")
    }
    _ = try apart.desk.git("merge", "-q", "-m", "By git", "there")
    #expect(!apart.desk("check").out.contains("The merge of"))
  }
}
