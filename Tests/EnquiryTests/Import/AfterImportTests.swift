import Foundation
import TestSupport
import Testing

/// What is said once rows are in.
@Suite(.scratch) struct `After an import` {
  private static func rows(_ people: ClosedRange<Int>, _ group: String, joiners: Int = 0) -> String {
    people.map { person in
      let before = person > people.upperBound - joiners ? "" : "\(20 + person % 5)"
      return "P\(100 + person),\(group),\(before),\(24 + person % 7)\n"
    }.joined()
  }

  @Test func `a comparison group with a few joiners is still a comparison group`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new score --title Score --scale continuous --treatment-group t --control-group c --no-input")
    let text = "participant,group,before,after\n" + Self.rows(1...20, "t") + Self.rows(21...42, "c", joiners: 2)
    try desk.write(text, to: "../marks.csv")
    desk.does("measure import score ../marks.csv")
    let answer = desk.does("impact --measure score --json")
    #expect(!answer.out.contains("NO_COMPARISON"), "\(answer.out)")
  }

  @Test func `a change of the plan made after it was made after results were in`() throws {
    let desk = Desk.withMeasure()
    desk.does("plan lock --no-input")
    try desk.write(Rows.wide(24), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    desk.does("plan edit --success 'rises by one point'")
    let answer = desk.does("plan")
    #expect(answer.out.contains("after results were in") && !answer.out.contains("before any result"), "\(answer.out)")
  }

  @Test func `more of the lowest answers is better where lower is better`() throws {
    let desk = Desk.withEnquiry()
    let rows = (1...24).map { "P\(100 + $0),\(4 + $0 % 2),\(1 + $0 % 2)\n" }.joined()
    try desk.write("participant,before,after\n" + rows, to: "../worry.csv")
    try desk.write(
      "title: Worry\nscale: likert\nlikert_levels: 5\ndirection: lower_is_better\n", to: "../worry.yaml")
    let answer = desk.does("impact --data ../worry.csv --definition ../worry.yaml")
    #expect(answer.out.contains("this is an improvement"), "\(answer.out)")
    let json = desk.does("impact --data ../worry.csv --definition ../worry.yaml --json").out
    #expect(!json.contains("WRONG_DIRECTION"))
  }
}
