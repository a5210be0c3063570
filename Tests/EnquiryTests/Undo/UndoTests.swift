import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A mistake taken back: shown first, as a new commit, and only where nothing later is lost.
@Suite(.scratch) struct `undo` {
  private func clean(_ desk: Desk) throws {
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
    #expect(try TestSupport.run("git", ["fsck", "--full", "--strict"], in: desk.folder).status == 0)
    #expect(desk("check").code == 0)
  }

  private func tree(_ desk: Desk) throws -> String { try desk.git("rev-parse", "HEAD^{tree}") }

  @Test func `takes back the last action, says what changes, and leaves history as it was`() throws {
    let desk = Desk.withFigures()
    let (before, count) = (try tree(desk), try desk.git("rev-list", "--count", "HEAD"))
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 44.1")
    #expect(try tree(desk) != before)
    let answer = desk.does("undo --yes")
    #expect(answer.err.contains("Reading age, Elm School, mean after 44.1 → 31.4 months"), "\(answer.seen)")
    #expect(answer.err.contains("Next: bring it back after all: enquiry undo "))
    #expect(try tree(desk) == before)
    #expect(Int(try desk.git("rev-list", "--count", "HEAD").dropLast()) == (Int(count.dropLast()) ?? 0) + 2)
    #expect(try desk.git("log", "-1", "--format=%s").hasPrefix("Undo: "))
    try clean(desk)
  }

  @Test func `again goes one action further back, and an undone one comes back by its name`() throws {
    let desk = Desk.withEnquiry()
    let start = try tree(desk)
    desk.does("evidence add -m 'The first pairs met.'")
    let one = try tree(desk)
    desk.later(days: 1).does("evidence add -m 'They read on.'")
    let two = try tree(desk)
    desk.later(days: 2).does("undo --yes")
    #expect(try tree(desk) == one)
    desk.later(days: 2).does("undo --yes")
    #expect(try tree(desk) == start)
    desk.later(days: 3).does("undo --yes \(try desk.git("rev-parse", "HEAD").dropLast())")
    #expect(try tree(desk) == one)
    desk.later(days: 3).does("undo --yes \(try desk.git("rev-parse", "HEAD~2").dropLast())")
    #expect(try tree(desk) == two)
    desk.later(days: 4).does("undo --yes")
    #expect(try tree(desk) == one, "what was brought back is in force again, and the last action")
    try clean(desk)
  }

  @Test func `asks on a terminal, and elsewhere wants to be told that it is meant`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'The first pairs met.'")
    let kept = try tree(desk)
    #expect(desk.types("undo", [.line("n")]).code == 1)
    let refused = desk("undo")
    #expect(
      refused.code == Failure.Code.usage.rawValue && refused.err.contains("--dry-run") && refused.err.contains("--yes"),
      "\(refused.seen)")
    #expect(desk.does("undo --dry-run").err.contains("This would be written (nothing was):"))
    #expect(try tree(desk) == kept)
    #expect(desk.types("undo", [.line("y")]).code == 0)
    #expect(try tree(desk) != kept)
  }

  @Test func `is refused where the same record was changed since, naming by what`() throws {
    var desk = Desk.withFigures()
    desk.width = 400
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 33.3")
    let mistake = try desk.git("rev-parse", "HEAD").dropLast()
    desk.later(days: 1).does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 35.5")
    let answer = desk("undo --yes \(mistake)")
    #expect(answer.code == 1 && answer.err.contains("was changed again since"), "\(answer.seen)")
    #expect(answer.err.contains("Undo that first: enquiry undo "))
    try clean(desk)
  }

  @Test func `is refused where a later record rests on it`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new attendance --title Attendance --unit days")
    let definition = try desk.git("rev-parse", "HEAD").dropLast()
    desk.later(days: 1).does("evidence add --measure attendance -m 'More came.'")
    let answer = desk("undo --yes \(definition)")
    #expect(answer.code == 1 && answer.err.contains("Something saved later rests on it."), "\(answer.seen)")
    #expect(answer.err.contains("attendance"))
    try clean(desk)
  }

  @Test func `leaves alone what was edited by hand`() throws {
    let desk = Desk.withFigures()
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 44.1")
    try desk.edit("\(Desk.place)/measures/reading-age.figures.csv", "44.1", "45.2")
    let answer = desk("undo --yes")
    #expect(
      answer.code == 1 && answer.err.contains("edited by hand") && answer.err.contains("enquiry save"), "\(answer.seen)"
    )
  }

  @Test func `of an import drops its rows, and those of earlier ones stay`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12, from: 10), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv --school 'Elm School'")
    let first = try tree(desk)
    try desk.write(Rows.wide(12, from: 40), to: "../more.csv")
    desk.later(days: 1).does("measure import reading ../more.csv --school 'Elm School'")
    #expect(desk.names(in: Rows.batches).count == 2)
    let answer = desk.later(days: 2).does("undo --yes")
    #expect(answer.err.contains("The rows of that import are gone from this machine."), "\(answer.seen)")
    #expect(try tree(desk) == first)
    #expect(desk.names(in: Rows.batches).count == 1)
    try clean(desk)
    let back = desk.later(days: 3)("undo --yes \(try desk.git("rev-parse", "HEAD").dropLast())")
    #expect(back.code == 1 && back.err.contains("without their rows"), "\(back.seen)")
    desk.later(days: 4).does("measure import reading ../more.csv --school 'Elm School'")
    #expect(desk.names(in: Rows.batches).count == 2)
  }

  @Test func `brings back nothing that was forgotten, no merge, and not the beginning`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'The first pairs met.'")
    let id = try desk.onlyFile(in: "\(Desk.place)/evidence").dropLast(3).suffix(8)
    desk.does("forget entry \(id) --yes")
    #expect(desk("undo --yes").err.contains("What was forgotten is not brought back."))
    let root = try desk.git("rev-list", "--max-parents=0", "HEAD").dropLast()
    #expect(desk("undo --yes \(root)").err.contains("the beginning of the folder's history"))
    _ = try desk.git("checkout", "-qb", "side", "HEAD~1")
    desk.later(days: 1).does("evidence add -m 'On the side.'")
    _ = try desk.git("checkout", "-q", "main")
    _ = try desk.git(
      "-c", "user.name=Ada", "-c", "user.email=a@b.example", "merge", "-q", "--no-ff", "-m", "both", "side")
    #expect(desk("undo --yes HEAD").err.contains("brought together what was saved apart"))
  }

  @Test func `of nothing, and of what nobody knows, says so`() throws {
    var desk = Desk.withEnquiry()
    #expect(desk("undo --yes nowhere").code == Failure.Code.notFound.rawValue)
    desk.environment["GIT_AUTHOR_EMAIL"] = "other@school.example"
    let answer = desk("undo --yes")
    #expect(
      answer.code == Failure.Code.notFound.rawValue && answer.err.contains("There is nothing of yours to undo."),
      "\(answer.seen)")
  }
}
