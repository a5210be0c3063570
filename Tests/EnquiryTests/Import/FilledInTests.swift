import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A file that says more than what is stored, or less.
@Suite(.scratch) struct `Rows that are imported again` {
  private func rows(_ group: (Int) -> String) -> String {
    "participant,subgroup,before,after\n" + (1...14).map { "P\($0),\(group($0)),\(20 + $0),\(25 + $0)\n" }.joined()
  }

  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(rows { $0 > 7 ? "" : "pp" }, to: "../first.csv")
    desk.does("measure import reading ../first.csv")
    return desk
  }

  @Test func `with a pupil group that was empty fill it in, and nobody is asked`() throws {
    let desk = try desk()
    try desk.write(rows { $0 > 7 ? "other" : "pp" }, to: "../second.csv")
    let dry = desk.does("measure import reading ../second.csv --dry-run")
    #expect(
      dry.err.contains("All 28 values are stored already; 7 empty cells are filled in (subgroup)."), "\(dry.seen)")
    #expect(try desk.json("measure import reading ../second.csv --dry-run")["filled"] as? Int == 7)
    let answer = desk.does("measure import reading ../second.csv --no-input")
    #expect(answer.err.contains("7 empty cells are filled in (subgroup)."), "\(answer.seen)")
    #expect(!answer.err.contains("differ"), "\(answer.seen)")
    #expect(try desk.summary().contains(",,,other,before,after,"))
    #expect(desk.does("measure import reading ../second.csv --no-input").err.contains("Nothing to do."))
  }

  @Test func `with a differing value fill in what was empty, whichever side is right`() throws {
    let desk = try desk()
    let text = rows { $0 > 7 ? "other" : "pp" }.replacing("P14,other,34,39", with: "P14,other,34,40")
    try desk.write(text, to: "../second.csv")
    let refused = desk("measure import reading ../second.csv --no-input")
    #expect(refused.code == 1 && refused.err.contains("1 value of ../second.csv differs"), "\(refused.seen)")
    #expect(refused.err.contains("P14, after: 39 is stored, 40 stands in the file."))
    let answer = desk.does("measure import reading ../second.csv --take stored")
    #expect(answer.err.contains("7 empty cells are filled in"), "\(answer.seen)")
    let stored = desk("measure import reading ../second.csv --no-input")
    #expect(stored.err.contains("39 is stored"), "\(stored.seen)")
    #expect(desk.does("measure import reading ../second.csv --take file").err.contains("1 corrected value"))
  }

  @Test func `with another pupil group than the stored one are still asked about`() throws {
    let desk = try desk()
    try desk.write(rows { $0 > 7 ? "" : "other" }, to: "../second.csv")
    let refused = desk("measure import reading ../second.csv --no-input")
    #expect(refused.code == 1 && refused.err.contains("P1, subgroup: pp is stored, other stands"), "\(refused.seen)")
  }

  @Test func `with a cell that is empty now leave what is stored, and say so`() throws {
    let desk = try desk()
    let summary = try desk.summary()
    let text = rows { $0 > 6 ? "" : "pp" }.replacing("P3,pp,23,28", with: "P3,pp,23,")
    try desk.write(text, to: "../second.csv")
    let answer = desk.does("measure import reading ../second.csv --no-input")
    #expect(
      answer.err.contains(
        "2 cells are empty in the file where something is stored, which stays as it was: P3, after; P7, subgroup."),
      "\(answer.seen)")
    #expect(answer.err.contains("Nothing to do."))
    #expect(try desk.summary() == summary)
  }
}
