import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `An edit by hand` {
  /// A record as hands leave it: comments, an odd order of keys, an unknown key, CRLF, no final line end.
  static let cycle = """
    ---\r
    # our first cycle\r
    decision:\r
    mine: 'kept as it is'   # a key of our own\r
    interventions: [men.5,   "own way"]\r
    schema: enquiry/1\r
    opened: 2013-09-10\r
    ---\r
    \r
    ## Aim\r
    \r
    Café, first.\r
    \r
    ## Why this decision\r
    """

  private func deskWithCycle() throws -> (Desk, String) {
    let desk = Desk.withEnquiry()
    let path = "enquiries/elm/paired-reading/cycles/autumn-2013-7k3m9q2x.md"
    try desk.write(Self.cycle, to: path)
    desk.does("save")
    return (desk, path)
  }

  @Test func `survives cycle close, and git diff shows only the changed value`() throws {
    let (desk, path) = try deskWithCycle()
    desk.does("cycle close --decision adapt --date undated")
    #expect(try desk.read(path) == Self.cycle.replacingOccurrences(of: "decision:\r\n", with: "decision: adapt\r\n"))
    let diff = try desk.git("show", "--format=", "-U0", "--", path).split(whereSeparator: \.isNewline)
    #expect(diff.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }.dropFirst(2) == ["-decision:", "+decision: adapt"])
  }

  @Test func `of another field in the same file is still there, staged or not`() throws {
    let (desk, path) = try deskWithCycle()
    let staged = Self.cycle.replacingOccurrences(of: "'kept as it is'", with: "'staged'")
    try desk.write(staged, to: path)
    _ = try desk.git("add", path)
    let working = staged.replacingOccurrences(of: "Café, first.", with: "Café, edited.")
    try desk.write(working, to: path)
    desk.does("cycle close --decision stop --date undated")
    func closed(_ text: String) -> String { text.replacingOccurrences(of: "decision:\r\n", with: "decision: stop\r\n") }
    #expect(try desk.git("show", "HEAD:\(path)") == closed(Self.cycle))
    #expect(try desk.git("show", ":\(path)") == closed(staged))
    #expect(try desk.read(path) == closed(working))
    #expect(try desk.git("fsck", "--full", "--no-dangling").isEmpty)
  }

  @Test func `of the same field is not written over`() throws {
    let (desk, path) = try deskWithCycle()
    let edited = Self.cycle.replacingOccurrences(of: "decision:\r\n", with: "decision: stop\r\n")
    try desk.write(edited, to: path)
    let before = try desk.commits()
    let answer = desk("cycle close 1 --decision stop --date undated")
    #expect(answer.code == 1)
    let message = answer.err.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      message == "Error: “decision” in \(path) was edited by hand and is not saved yet. "
        + "Save your edits first: enquiry save")
    #expect(try desk.read(path) == edited)
    #expect(try desk.commits() == before)
  }

  @Test func `is seen before it is saved, and left out with --committed`() throws {
    let (desk, path) = try deskWithCycle()
    try desk.write(Self.cycle.replacingOccurrences(of: "decision:\r\n", with: "decision: stop\r\n"), to: path)
    #expect(desk.does("cycle").out.contains("closed (stop)"))
    #expect(desk.does("cycle --committed").out.contains("open"))
    #expect(desk.does("show").err.contains("not saved yet"))
  }

  @Test func `is saved by save, and not when it cannot be read`() throws {
    let (desk, path) = try deskWithCycle()
    try desk.write(Self.cycle.replacingOccurrences(of: "opened: 2013-09-10", with: "opened: 2013-19-10"), to: path)
    var wide = desk
    wide.width = 200
    let refused = wide("save")
    #expect(refused.code == 1)
    #expect(refused.err.contains("\(path):7:9: error: “2013-19-10” is no day."))
    #expect(try !desk.git("status", "--porcelain").isEmpty)
    try desk.write(Self.cycle.replacingOccurrences(of: "opened: 2013-09-10", with: "opened: 2013-10-10"), to: path)
    desk.does("save -m 'Correct the day'")
    #expect(try desk.git("log", "-1", "--format=%s") == "Correct the day\n")
    #expect(try desk.git("status", "--porcelain").isEmpty)
  }
}
