import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure import`: what a newcomer saw in files of a school.
@Suite(.scratch) struct `An import by a newcomer` {
  private func asked(_ text: String, _ words: String = "") throws -> (Desk, Desk.Answer) {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(text, to: "../marks.csv")
    return (desk, desk("measure import reading ../marks.csv \(words) --no-input"))
  }

  @Test func `the same pupils are not counted twice under a school`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let again = desk("measure import reading ../marks.csv --school 'Elm School' --no-input")
    #expect(again.code == 1)
    #expect(again.err.contains("12 codes of the file are stored already with the same values, without a school"))
    #expect(again.err.contains("leave out --school") && again.err.contains("--other-pupils"), "\(again.seen)")
    let asked = desk.types("measure import reading ../marks.csv --school 'Elm School'", ["y", "y"])
    #expect(asked.err.contains("Is this the same class?") && asked.code != 0, "\(asked.seen)")
    #expect(desk.names(in: Rows.batches).count == 1)
    let others = desk.does("measure import reading ../marks.csv --school 'Elm School' --other-pupils --no-input")
    #expect(others.err.contains("24 new values") && !others.err.contains("codes have changed"), "\(others.seen)")
  }

  @Test func `a file without a school is asked for one where the enquiry has several`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    desk.does("edit paired-reading --add schools='Ash School' --add schools='Beech School'")
    try desk.write(Rows.wide(12), to: "../marks.csv")
    let warned = desk.does("measure import reading ../marks.csv --dry-run --no-input")
    #expect(warned.err.contains("does not say which school it is of"), "\(warned.seen)")
    let answer = desk.types("measure import reading ../marks.csv", ["y", "Beech School"])
    #expect(answer.err.contains("Which school is this file of?") && answer.err.contains("1 school"), "\(answer.seen)")
  }

  @Test func `surname and forename are joined to one name`() throws {
    let rows = (1...6).map { "Hartley,Amelia\(["a", "b", "c", "d", "e", "f"][$0 - 1]),\($0 + 10),\($0 + 20)\n" }
      .joined()
    let text = "Surname,Forename,before,after\n" + rows
    let (desk, answer) = try asked(text, "--code-column Surname --code-column Forename")
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(try desk.read("private/codes/elm/paired-reading.csv").contains(",Hartley Ameliaa,"))
  }

  @Test func `siblings are not told to delete one of them`() throws {
    let text = "Surname,Forename,before,after\nReed,Tom,11,20\nReed,Ann,12,21\nLee,Zoe,13,22\n"
    let (_, answer) = try asked(text, "--code-column Surname")
    #expect(answer.code == 1 && answer.err.contains("Lines 2 and 3 have the same Surname but a different Forename"))
    #expect(answer.err.contains("--code-column Surname --code-column Forename"), "\(answer.seen)")
  }

  @Test func `a percentage does not become a mark without a word`() throws {
    let mixed = "participant,before,after\nP1,12,13\nP2,13%,14\n"
    let (_, refused) = try asked(mixed)
    #expect(refused.code == 1)
    #expect(
      refused.err.contains("1 cell of “before” is a percentage (“13%” on line 3), and 1 is none, as “12” on line 2."),
      "\(refused.seen)")
  }

  @Test func `a column of percentages into marks is remarked upon`() throws {
    let (_, answer) = try asked("participant,before,after\nP1,12%,13%\nP2,13%,14%\n")
    #expect(answer.err.contains("“12%” on line 2 is a percentage, which reading is not: it is read as 12."))
  }

  @Test func `a class below the class average is no pupil`() throws {
    let text = Rows.wide(12) + "Class average,24,28\n7C,30,40\n"
    let (_, answer) = try asked(text)
    #expect(answer.code == 1 && answer.err.contains("line 15: “7C” is no person"), "\(answer.seen)")
  }

  @Test func `classes that are measured as classes stay`() throws {
    let (_, classes) = try asked("participant,before,after\n7A,20,24\n7B,21,22\n7C,22,25\n")
    #expect(classes.code == 0, "\(classes.seen)")
  }

  @Test func `a pupil who stands twice with the same values counts once`() throws {
    let (_, answer) = try asked(Rows.wide(12) + "P01,21,25\n")
    #expect(answer.code == 0 && answer.err.contains("24 new values"), "\(answer.seen)")
    #expect(answer.err.contains("stand twice, with the same values, and count once: lines 2 and 14."), "\(answer.seen)")
  }

  @Test func `of a pupil with two values both lines are named`() throws {
    let (_, answer) = try asked(Rows.wide(12) + "P01,21,26\n", "--skip-rejected")
    #expect(answer.err.contains("25 and 26 on lines 2 and 14. Neither line is taken."), "\(answer.seen)")
    #expect(answer.err.contains("22 new values"), "\(answer.seen)")
  }

  @Test func `the hint for codes names the option that was given`() throws {
    let (_, answer) = try asked("Code,Autumn score,Summer score\nP01,1,2\nP02,3,4\n", "--code-column Code")
    #expect(answer.code == 1)
    #expect(
      answer.err.contains("--code-column Code --column") && !answer.err.contains("participant="), "\(answer.seen)")
  }

  @Test func `titles above the headings are told by their lines`() throws {
    let (_, answer) = try asked("Year 7 marks\n\nElm School\nparticipant,before,after\nP01,21,26\n")
    #expect(answer.err.contains("seem to stand on line 4") && answer.err.contains("lines 1–3"), "\(answer.seen)")
  }

  @Test func `the usual marks of absence are read as not measured, and told`() throws {
    let (_, answer) = try asked(Rows.wide(12) + "P90,-,20\nP91,abs,21\nP92,x,22\n")
    #expect(answer.code == 0 && answer.err.contains("“abs” (line 15)"), "\(answer.seen)")
    #expect(answer.err.contains("read as not measured: 3 cells."), "\(answer.seen)")
  }

  @Test func `Enter at a numbered choice is told what to type`() throws {
    let desk = Desk.withMeasure()
    desk.does("edit paired-reading --add schools='Ash School'")
    desk.does("edit paired-reading --add schools='Beech School'")
    try desk.write(Rows.wide(12), to: "../marks.csv")
    let answer = desk.types("measure import reading ../marks.csv", ["y", "", "1"])
    #expect(answer.err.contains("Nothing was typed. Type") && !answer.err.contains("“”"), "\(answer.seen)")
  }

  @Test func `rows below a quotation mark that is never closed are not lost`() throws {
    let rows = (1...20).map { "K\($0)x,\($0),\($0 + 3),\($0 == 6 ? "\"open" : "fine")\n" }.joined()
    let (desk, answer) = try asked("participant,before,after,note\n" + rows, "--skip-rejected")
    #expect(answer.code == 0 && answer.err.contains("1 row rejected"), "\(answer.seen)")
    #expect(answer.err.contains("line 7") && answer.err.contains("38 new values"), "\(answer.seen)")
    #expect(try desk.summary().contains(",19,"))
  }

  @Test func `columns that are not read are named where nobody saw the proposal`() throws {
    let (_, answer) = try asked("participant,before,End point\n" + (1...7).map { "K\($0)x,\($0),\($0 + 3)\n" }.joined())
    #expect(answer.code == 0 && answer.err.contains("Not read: “End point”."), "\(answer.seen)")
  }

  @Test func `afterwards is not left out without a word`() throws {
    let rows = (1...7).map { "K\($0)x,\($0),\($0 + 3)\n" }.joined()
    let (_, answer) = try asked("participant,before,afterwards\n" + rows)
    #expect(answer.code == 1 && answer.err.contains("afterwards"), "\(answer.seen)")
  }

  @Test func `Sept is a month like September`() throws {
    let rows = (1...7).map { "K\($0)x,\($0),\($0 + 3)\n" }.joined()
    let (_, answer) = try asked("participant,Sept 2026,July 2027\n" + rows)
    #expect(answer.code == 1, "\(answer.seen)")
    #expect(answer.err.contains("--column 'before=Sept 2026' --column 'after=July 2027'"), "\(answer.seen)")
  }
}
