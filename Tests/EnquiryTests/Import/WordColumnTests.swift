import TestSupport
import Testing

@testable import enquiry

/// What programs write round a value, and what is none at all.
@Suite(.scratch) struct `Cells of a column of values` {
  @Test func `written as formulas of text are what they say, codes too`() throws {
    var desk = Desk.withMeasure()
    desk.width = 200
    let rows = (10..<20).map { "=\"0\($0)\",\"=\"\"\($0)\"\"\",=\"\($0 + 3)\"" }
    try desk.write("participant,before,after\n" + rows.joined(separator: "\n"), to: "../marks.csv")
    let answer = desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(answer.err.contains("20 new values"), "\(answer.seen)")
    try desk.write("participant,before,after\n010,10,13\n", to: "../marks.csv")
    let again = desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(again.seen.contains("All 2 values are stored already"), "\(again.seen)")
  }

  @Test func `that are words in a whole column are told once, with the option that names another column`() throws {
    var desk = Desk.withMeasure()
    desk.width = 200
    let rows = (10..<40).map { "E\($0),K\($0),\($0)" }
    try desk.write("participant,before,after\n" + rows.joined(separator: "\n"), to: "../marks.csv")
    let answer = desk("measure import reading ../marks.csv --school 'Elm School' --dry-run")
    #expect(answer.seen.contains("“before” holds no numbers, in none of its 30 filled cells; the first is “K10”."))
    #expect(answer.seen.contains("--column before=HEADING"))
    #expect(!answer.seen.contains("K11"), "\(answer.seen)")
  }
}
