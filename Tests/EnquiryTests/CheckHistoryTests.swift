import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What was saved too late to count as said beforehand, told from history.
@Suite(.scratch) struct `check of what was saved when` {
  private static let enquiry = "enquiries/elm/paired-reading"

  private func codes(_ desk: Desk) throws -> [String] {
    try #require(try desk.json("check")["problems"] as? [[String: Any]]).compactMap { $0["code"] as? String }
  }

  private func cycle(_ desk: Desk) throws -> String { try desk.onlyFile(in: "\(Self.enquiry)/cycles") }

  private func later(_ desk: Desk, days: Int64) -> Desk {
    var later = desk
    later.now = Moment(seconds: desk.now.seconds + days * 86_400, offsetMinutes: 0)
    return later
  }

  private static let typedUpAfterwards = """
    ---
    schema: enquiry/1
    opened: 2026-11-01
    ---

    ## Prediction

    They will gain.

    ## What went well

    They gained.

    """

  @Test func `a prediction that came before its result is nothing to speak of`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --prediction 'They will gain.'")
    later(desk, days: 1).does("cycle review --went-well 'They gained.'")
    #expect(try codes(later(desk, days: 1)).isEmpty)
    // Not even after the folder was renamed, when both came to their new place together.
    _ = try desk.git("mv", Self.enquiry, "enquiries/elm/reading")
    _ = try desk.git("-c", "user.name=a", "-c", "user.email=b", "commit", "-qm", "rename")
    #expect(try codes(later(desk, days: 2)).isEmpty)
  }

  @Test func `a prediction that came after its result is told with both days`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new")
    later(desk, days: 1).does("cycle review --went-well 'They gained.'")
    let path = try cycle(desk)
    let text = try desk.read(path).replacingOccurrences(
      of: "## Prediction\n", with: "## Prediction\n\nThey will gain.\n")
    try desk.write(text, to: path)
    var wide = later(desk, days: 2)
    wide.width = 400
    #expect(wide("check").out.contains("is not saved yet, and a result of its cycle was saved on 16 November 2026."))
    wide.does("save")
    let answer = wide("check")
    #expect(answer.code == 0)
    #expect(
      answer.out.contains(
        "This prediction was first saved on 17 November 2026, after a result of its cycle (16 November 2026)."))
    #expect(answer.out.contains("  ## Prediction\n  ^\n"))
  }

  @Test func `a prediction that came together with its result is a hint`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(Self.typedUpAfterwards, to: "\(Self.enquiry)/cycles/autumn-2026-7k3m9q2x.md")
    desk.does("save")
    #expect(try codes(desk) == ["prediction_with_result"])
    #expect(desk("check").code == 0)
  }

  @Test func `of what came with the folder itself or by a merge history cannot tell`() throws {
    var desk = Desk.withEnquiry()
    _ = try desk.git("switch", "-qc", "colleague")
    try desk.write(Self.typedUpAfterwards, to: "\(Self.enquiry)/cycles/autumn-2026-7k3m9q2x.md")
    desk.does("save")
    _ = try desk.git("switch", "-q", "-")
    _ = try desk.git("-c", "user.name=a", "-c", "user.email=b", "merge", "-q", "--no-ff", "-m", "merge", "colleague")
    #expect(try codes(desk).isEmpty)
    let origin = desk.folder
    desk.folder = Scratch.current.path
    desk.does("init copy --name Copy --sign 'project lead, Elm School' --from '\(origin)'")
    desk.folder = Scratch.current("copy")
    #expect(try codes(desk).isEmpty)
  }

  @Test func `results that were saved before any cycle are told; published ones are not`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion before --mean 100 --n 30")
    desk.does("measure record age --occasion after --mean 110 --n 30")
    desk.does("measure new known")
    desk.does("measure record known --occasion after --mean 110 --n 30 --source 'A report'")
    later(desk, days: 1).does("cycle new")
    let problems = try #require(try later(desk, days: 1).json("check")["problems"] as? [[String: Any]])
    #expect(problems.compactMap { $0["code"] as? String } == ["result_before_plan"])
    #expect(problems.first?["line"] as? Int == 3)
    #expect(
      problems.first?["message"] as? String
        == "“after” was first saved on 15 November 2026, before the first cycle (16 November 2026).")
  }

  @Test func `results that came after the cycle began are nothing to speak of`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion before --mean 100 --n 30")
    desk.does("cycle new --prediction 'They will gain.'")
    desk.does("measure record age --occasion after --mean 110 --n 30")
    #expect(try codes(desk).isEmpty)
  }

  @Test func `a hundred commits and two hundred cycles take no more than a moment`() throws {
    let desk = Desk.withEnquiry()
    let numbers = (100..<300).map(String.init)
    for number in numbers {
      try desk.write(
        Self.typedUpAfterwards, to: "\(Self.enquiry)/cycles/autumn-2026-7k3m9\(number).md")
    }
    desk.does("save")
    for number in 0..<100 { desk.does("log -m 'Entry \(number).'") }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(desk("check").out.contains("and 197 more like this"))
    // Far more than it takes: a walk for each record would be minutes.
    #expect(clock.now - start < .seconds(30))
  }
}
