import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What is said of a file before it is taken in.
@Suite(.scratch) struct `Dates of a file` {
  private func desk(_ rows: String, _ flags: String = "--scale continuous") throws -> Desk {
    var desk = Desk.withMeasure(flags)
    desk.width = 400
    try desk.write("participant,occasion,value\n" + rows, to: "marks.csv")
    return desk
  }

  @Test func `say in words how they are read, and which row settles it`() throws {
    let desk = try desk("P1,03/04/2024,1\nP1,01/09/2024,2\nP2,14/04/2024,3\n")
    let answer = desk.does("measure import reading marks.csv --dry-run")
    #expect(
      answer.err.contains(
        "Dates are read as day/month: “03/04/2024” is 3 April 2024; “14/04/2024” on line 4 settles it, and nothing else "
          + "does."), "\(answer.seen)")
    #expect(answer.err.contains("New points of measurement: 2024-04-03, 2024-04-14 and 2024-09-01."))
    // Where nobody is asked, it is said all the same.
    #expect(desk.does("measure import reading marks.csv --no-input").err.contains("Dates are read as day/month"))
  }

  @Test func `that nothing settles are refused with the remedy, and asked about on a terminal`() throws {
    let desk = try desk("P1,03/04/2024,1\nP1,01/09/2024,2\n")
    let refused = desk("measure import reading marks.csv --no-input")
    #expect(refused.code == 1)
    #expect(refused.err.contains("“03/04/2024” can be 3 April 2024 or 4 March 2024"), "\(refused.seen)")
    #expect(refused.err.contains("--column dates=day-first, or --column dates=month-first"))
    #expect(desk.names(in: "private").isEmpty)
    let asked = desk.types("measure import reading marks.csv", ["2", "y"])
    #expect(asked.code == 0, "\(asked.seen)")
    #expect(asked.err.contains("New points of measurement: 2024-01-09 and 2024-03-04."), "\(asked.seen)")
  }

  @Test func `in headings are settled by another heading, or asked about`() throws {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write("participant,03/04/2024,25/07/2024\nP1,1,2\n", to: "marks.csv")
    let settled = desk.does("measure import reading marks.csv --dry-run")
    #expect(settled.err.contains("“03/04/2024” is 3 April 2024; “25/07/2024” settles it"), "\(settled.seen)")
    try desk.write("participant,03/04/2024,05/07/2024\nP1,1,2\n", to: "open.csv")
    #expect(desk("measure import reading open.csv --no-input").err.contains("dates=day-first"))
    #expect(desk.types("measure import reading open.csv", ["1", "y"]).err.contains("2024-04-03"))
  }

  @Test func `are days where Excel has left its numbers, and years of two digits are of this century`() throws {
    let desk = try desk("P1,45000,1\nP1,45100,2\nP2,25/12/24,3\n")
    let answer = desk.does("measure import reading marks.csv --dry-run")
    #expect(answer.err.contains("days as Excel counts them: “45000” is 15 March 2023."), "\(answer.seen)")
    #expect(answer.err.contains("“25/12/24” is 25 December 2024."))
    #expect(answer.err.contains("New points of measurement: 2023-03-15, 2023-06-23 and 2024-12-25."))
  }

  @Test func `in three formats are named with their lines, and one day is one point of measurement`() throws {
    let desk = try desk("P1,2024-09-05,1\nP2,25/09/2024,2\nP3,25 Sept 2024,3\nP1,25.09.2024,4\n")
    let answer = desk.does("measure import reading marks.csv --dry-run")
    #expect(
      answer.err.contains(
        "Dates are written in 3 ways: “2024-09-05” (line 2), “25/09/2024” (line 3) and “25 Sept 2024” (line 4). Each is "
          + "read as a day."), "\(answer.seen)")
    #expect(answer.err.contains("New points of measurement: 2024-09-05 and 2024-09-25."))
  }

  @Test func `of two orders in one column are refused with both lines`() throws {
    let desk = try desk("P1,13/09/2024,1\nP2,09/14/2024,2\n")
    let answer = desk("measure import reading marks.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("“13/09/2024” on line 2 has the day first."), "\(answer.seen)")
  }
}

@Suite(.scratch) struct `A file that is taken in for the first time` {
  @Test func `with its two columns exchanged is doubted, and says how to read it the other way round`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(24, columns: "participant,after,before"), to: "marks.csv")
    let dry = desk.does("measure import reading marks.csv --dry-run")
    #expect(
      dry.err.contains("All 24 have a lower value at after than at before (27.9 to 23.9 on average)"), "\(dry.seen)")
    let refused = desk.types("measure import reading marks.csv", ["y", "n"])
    #expect(refused.code == 1)
    #expect(refused.err.contains("--column 'before=after' --column 'after=before'"), "\(refused.seen)")
    #expect(desk.names(in: "private").isEmpty)
    desk.does("measure import reading marks.csv --no-input --not-exchanged")
    desk.does("measure import reading marks.csv --column before=after --column after=before --take file")
    #expect(try desk.summary().contains(",before,after,"))
  }

  @Test(arguments: [-1, 0, 4])
  func `with a small fall or a gain is not doubted`(gain: Int) throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24, gain: gain), to: "marks.csv")
    #expect(!desk.does("measure import reading marks.csv").err.contains("exchanged"))
  }

  @Test func `is not doubted where lower is better, nor for few people`() throws {
    let desk = Desk.withMeasure("--scale continuous --direction lower")
    try desk.write(Rows.wide(24, gain: -8), to: "marks.csv")
    #expect(!desk.does("measure import reading marks.csv").err.contains("exchanged"))
    desk.does("measure new other --scale continuous")
    try desk.write(Rows.wide(5, gain: -8), to: "marks.csv")
    #expect(!desk.does("measure import other marks.csv").err.contains("exchanged"))
  }

  @Test func `says that a heading speaks against what it is taken for`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write("participant,Pre,Post\nP1,1,2\n", to: "marks.csv")
    let words = desk.does("measure import reading marks.csv --column before=Post --column after=Pre --dry-run").err
    #expect(words.contains("“Post” is taken for before, which its heading speaks against."), "\(words)")
    try desk.write("participant,Score 2024-09-05,Score 2025-07-01\nP1,1,2\n", to: "days.csv")
    let days = desk.does(
      "measure import reading days.csv --column 'before=Score 2025-07-01' --column 'after=Score 2024-09-05' --dry-run")
    #expect(days.err.contains("although 1 July 2025 comes after 5 September 2024."), "\(days.seen)")
    #expect(
      !desk.does("measure import reading marks.csv --column before=Pre --column after=Post --dry-run").err.contains(
        "speaks"))
  }
}

@Suite(.scratch) struct `Lines of totals` {
  private static let end = "Total,240,264\nClass average,24,26.4\nMax,29,33\n"

  @Test func `are no people: they are rejected with their lines`() throws {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write(Rows.wide(12) + Self.end, to: "marks.csv")
    let answer = desk("measure import reading marks.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("3 rows of marks.csv cannot be read"), "\(answer.seen)")
    #expect(answer.err.contains("line 14: “Total” is no person: this row seems to sum up the others."))
    #expect(desk.does("measure import reading marks.csv --skip-rejected").err.contains("24 new values"))
  }

  @Test func `get no random code, and are kept where somebody says that it is a code`() throws {
    let desk = Desk.withMeasure("--scale continuous")
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr"]
    try desk.write("Name,before,after\n" + names.map { "\($0),20,23\n" }.joined() + "Mean,20,23\n", to: "names.csv")
    desk.does("measure import reading names.csv --code-column Name --skip-rejected")
    #expect(try !desk.read("private/codes/elm/paired-reading.csv").contains("Mean"))
    desk.does("measure new other --scale continuous")
    try desk.write(Rows.wide(7) + "Total,20,24\n", to: "marks.csv")
    #expect(desk.does("measure import other marks.csv --column person=total").err.contains("16 new values"))
  }

  @Test func `stand in no result of a file that is only looked at`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12) + Self.end, to: "marks.csv")
    try desk.write("scale: continuous\n", to: "score.yaml")
    let answer = desk("impact --data marks.csv --definition score.yaml")
    #expect(answer.code == 1)
    #expect(answer.err.contains("“Total” is no person"), "\(answer.seen)")
  }
}

@Suite(.scratch) struct `Numbers with more digits than are kept` {
  @Test func `are said to be rounded, with an example`() throws {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write(
      "participant,before,after\nP1,31.400000000000012,3\nP2,1,1e-13\nP3,31.4000000000000,2\n", to: "marks.csv")
    let answer = desk.does("measure import reading marks.csv --dry-run")
    #expect(answer.err.contains("2 numbers have more digits than are kept"), "\(answer.seen)")
    #expect(answer.err.contains("“31.400000000000012” on line 2 becomes 31.4."), "\(answer.seen)")
    #expect(desk.does("measure import reading marks.csv --no-input").err.contains("are rounded"))
  }
}

@Suite(.scratch) struct `The proposal for a file with many columns` {
  @Test func `says what is new before what is not read, and cuts the list`() throws {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    let more = (1...40).map { "note \($0)" }
    try desk.write("participant,before,after,\(more.joined(separator: ","))\nP1,1,2\n", to: "marks.csv")
    let answer = desk.does("measure import reading marks.csv --dry-run").err
    let new = try #require(answer.range(of: "New points of measurement: before and after."))
    let ignored = try #require(answer.range(of: "and 28 more."))
    #expect(new.lowerBound < ignored.lowerBound)
  }
}
