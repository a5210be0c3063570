import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What was known then: every reading command from an earlier commit.
@Suite(.scratch) struct `What was known then` {
  /// Figures of 15 November 2026, corrected on the 17th, and edited by hand since.
  private func desk() throws -> Desk {
    var desk = Desk.withFigures()
    desk.width = 200
    desk.later(days: 2).does(
      "measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 34.1")
    desk.later(days: 3).does("evidence add -m 'They read on.'")
    try desk.edit("\(Desk.place)/measures/reading-age.figures.csv", "34.1", "35.2")
    return desk
  }

  @Test func `is read at the end of a day, by a commit or a tag; now and what is saved are others`() throws {
    let desk = try desk()
    _ = try desk.git("tag", "meeting", "HEAD~2")
    for word in ["2026-11-16", "HEAD~2", "meeting", String(try desk.git("rev-parse", "--short", "HEAD~2").dropLast())] {
      let answer = desk.does("impact paired-reading --as-of '\(word)'")
      #expect(answer.out.contains("31.4") && !answer.out.contains("34.1"), "\(word): \(answer.seen)")
      #expect(answer.err.contains("As known at "), "\(answer.seen)")
    }
    #expect(desk.does("impact paired-reading --committed").out.contains("34.1"))
    #expect(desk.does("impact paired-reading").out.contains("35.2"))
    #expect(desk.does("impact paired-reading --json --as-of 2026-11-16").out.contains("31.4"))
  }

  @Test func `holds for lists and logs, and has nothing of what came later or is not saved`() throws {
    let desk = try desk()
    #expect(desk.does("evidence").out.contains("They read on."))
    #expect(!desk.does("evidence --as-of 2026-11-17").out.contains("They read on."))
    #expect(!desk.does("status --as-of 2026-11-17").seen.contains("not saved"))
    #expect(desk.does("list --as-of 2026-11-16").out.contains("paired-reading"))
    #expect(desk("check --as-of 2026-11-16").code == 0)
    for line in [
      "show", "due", "plan", "cycle", "measure", "theory", "log list", "leadership", "participation", "alliance",
      "cluster",
    ] {
      let answer = desk("\(line) --as-of 2026-11-16")
      #expect(answer.err.contains("As known at the end of 16 November 2026"), "\(line): \(answer.seen)")
    }
  }

  @Test func `is told where nobody can know it`() throws {
    let desk = try desk()
    let early = desk("status --as-of 2001-01-01")
    #expect(
      early.code == 6 && early.err.contains("Nothing was saved yet at the end of 1 January 2001."), "\(early.seen)")
    #expect(desk("status --as-of nowhere").code == 6)
    #expect(desk("check --fix --as-of HEAD").code == Failure.Code.usage.rawValue)
    _ = try desk.git("clone", "-q", "--depth", "1", "file://\(desk.folder)", "../shallow")
    var shallow = desk
    shallow.folder = Scratch.current("shallow")
    let cut = shallow("status --as-of 2026-11-15")
    #expect(cut.code == 6 && cut.err.contains("cloned without its older history"), "\(cut.seen)")
  }
}
