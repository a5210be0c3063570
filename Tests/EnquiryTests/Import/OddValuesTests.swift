import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Cells that can be read, of which somebody should hear before they count.
@Suite(.scratch) struct `Cells with and without a per cent sign` {
  private func desk(_ text: String) throws -> Desk {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write(text, to: "../marks.csv")
    try desk.write("scale: continuous\n", to: "../score.yaml")
    return desk
  }

  private static let mixed =
    "participant,before,after\n" + (1...9).map { "P\($0),1,\(10 + $0)%\n" }.joined()
    + (10...16).map { "P\($0),1,\(10 + $0)\n" }.joined()

  private static let sentence =
    "7 cells of “after” are no percentages (“20” on line 11, “21” on line 12, “22” on line 13, “23” on line 14, "
    + "“24” on line 15 and 2 more), and 9 are, as “11%” on line 2."

  @Test func `are counted, with the lines of the rarer kind`() throws {
    let desk = try desk(Self.mixed)
    let answer = desk("measure import reading ../marks.csv --no-input")
    #expect(answer.code == 1 && answer.err.contains(Self.sentence), "\(answer.seen)")
    try desk.write("participant,before\nP1,12\nP2,13%\nP3,14\n", to: "../marks.csv")
    let one = desk("measure import reading ../marks.csv --no-input")
    #expect(
      one.err.contains("1 cell of “before” is a percentage (“13%” on line 3), and 2 are none, as “12” on line 2."),
      "\(one.seen)")
  }

  @Test func `are refused where a file is only looked at, too`() throws {
    let answer = try desk(Self.mixed)("impact --data ../marks.csv --definition ../score.yaml")
    #expect(answer.code == 1 && answer.out.isEmpty && answer.err.contains(Self.sentence), "\(answer.seen)")
    #expect(answer.err.contains("Nothing was computed."))
  }
}

@Suite(.scratch) struct `A file that is only looked at` {
  @Test func `has numbers with more than 15 digits, which are rounded and said to be`() throws {
    var desk = Desk()
    desk.width = 400
    try desk.write(
      "participant,before,after\nP1,31.400000000000012,3\nP2,1,1e-13\nP3,31.4000000000000,2\n", to: "marks.csv")
    try desk.write("scale: continuous\n", to: "score.yaml")
    let answer = desk.does("impact --data marks.csv --definition score.yaml")
    #expect(answer.err.contains("2 numbers have more digits than are kept"), "\(answer.seen)")
    #expect(answer.err.contains("“31.400000000000012” on line 2 becomes 31.4."), "\(answer.seen)")
  }

  @Test func `has rows that stand twice and marks of absence, which are said`() throws {
    var desk = Desk()
    desk.width = 400
    try desk.write(Rows.wide(8) + "P01,21,25\nP90,abs,20\n", to: "marks.csv")
    try desk.write("scale: continuous\n", to: "score.yaml")
    let answer = desk.does("impact --data marks.csv --definition score.yaml")
    #expect(answer.err.contains("Some rows stand twice"), "\(answer.seen)")
    #expect(answer.err.contains("“abs” (line 11) is read as not measured: 1 cell."), "\(answer.seen)")
  }

  @Test func `has dates of which a row settles the order, and says so`() throws {
    var desk = Desk()
    desk.width = 400
    try desk.write(
      "participant,occasion,value\nP1,03/04/2024,1\nP1,01/09/2024,2\nP2,14/04/2024,3\n", to: "marks.csv")
    try desk.write("scale: continuous\n", to: "score.yaml")
    let answer = desk.does("impact --data marks.csv --definition score.yaml")
    #expect(answer.err.contains("Dates are read as day/month"), "\(answer.seen)")
  }
}

@Suite(.scratch) struct `Columns that seem to be exchanged` {
  @Test func `codes of four digits or two letters are taken where nobody can be asked`() throws {
    let desk = Desk.withMeasure()
    try desk.write("participant,before,after\n4711,20,24\n4712,21,25\n", to: "../numbers.csv")
    #expect(desk.does("measure import reading ../numbers.csv --no-input").err.contains("4 new values"))
    try desk.write("participant,before,after\nAB,20,24\nCD,21,25\n", to: "../letters.csv")
    #expect(desk.does("measure import reading ../letters.csv --no-input").err.contains("4 new values"))
  }
}

@Suite(.scratch) struct `A pupil group of the definition that the file has not` {
  @Test func `is said in the proposal and beside the import, and is no error`() throws {
    var desk = Desk.withMeasure("--scale continuous --subgroup-column pupil_premium")
    desk.width = 400
    try desk.write(Rows.wide(12, columns: "participant,before,after"), to: "../marks.csv")
    let sentence = "The definition tells pupil groups apart by “pupil_premium”, but no column is called so."
    let asked = desk.types("measure import reading ../marks.csv", ["n"])
    #expect(asked.err.contains(sentence), "\(asked.seen)")
    let taken = desk.does("measure import reading ../marks.csv --no-input")
    #expect(taken.err.contains(sentence) && taken.err.contains("--column pupil_premium=HEADING"), "\(taken.seen)")
    try desk.write(
      "participant,Pupil Premium,before,after\n" + (1...12).map { "R\($0),yes,2,3\n" }.joined(), to: "../with.csv")
    #expect(!desk.does("measure import reading ../with.csv --no-input").err.contains("but no column"))
  }
}
