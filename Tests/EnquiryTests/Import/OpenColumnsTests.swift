import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Columns that nothing in a file says: asked about on a terminal, refused with the words to type without one.
@Suite(.scratch) struct `Columns that the headings do not tell` {
  private func desk(_ text: String, _ flags: String = "--scale continuous") throws -> Desk {
    var desk = Desk.withMeasure(flags)
    desk.width = 400
    try desk.write(text, to: "../marks.csv")
    return desk
  }

  /// Twelve rows below these headings: a code, a form and two marks.
  private func rows(_ headings: String) -> String {
    let lines = (1...12).map { "K\($0)x,7A,\(20 + $0),\(25 + $0 % 7)" }
    return ([headings] + lines).joined(separator: "\n") + "\n"
  }

  @Test func `the column of codes is asked for, by number or by name`() throws {
    for answer in ["1", "Ref"] {
      let desk = try desk(rows("Ref,Form,before,after"))
      let seen = desk.types("measure import reading ../marks.csv", [.init(stringLiteral: answer), "y"])
      #expect(seen.code == 0, "\(seen.seen)")
      #expect(seen.err.contains("Which column holds the code of each person?"), "\(seen.seen)")
      #expect(seen.err.contains("  1  Ref\n  2  Form\n  3  none of these\n"), "\(seen.seen)")
      #expect(seen.err.contains("24 new values (before, after)"), "\(seen.seen)")
      try FileManager.default.removeItem(atPath: desk.folder)
    }
  }

  @Test func `a column that names people is taken with codes in its place, where the person agrees`() throws {
    let text = "Child,before,after\n" + ["Asha Begum", "Tom Reed", "Zoe Lee"].map { "\($0),20,21\n" }.joined()
    let desk = try desk(text.replacing("Child", with: "Who"))
    let refused = desk.types("measure import reading ../marks.csv", ["1", "n"])
    #expect(refused.code == 5 && desk.names(in: "private").isEmpty, "\(refused.seen)")
    let taken = desk.types("measure import reading ../marks.csv", ["1", "y", "y"])
    #expect(taken.code == 0, "\(taken.seen)")
    #expect(try desk.read("private/codes/elm/paired-reading.csv").contains("Asha Begum"))
    #expect(try !desk.read("\(Rows.batches)/\(try #require(desk.names(in: Rows.batches).first))").contains("Asha"))
  }

  @Test func `none of them ends it with nothing written`() throws {
    let desk = try desk(rows("Ref,Form,before,after"))
    let answer = desk.types("measure import reading ../marks.csv", ["none"])
    #expect(answer.code == 1 && answer.err.contains("Nothing was written"), "\(answer.seen)")
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test func `columns of values are asked for, one a time`() throws {
    let desk = try desk(rows("participant,Form,Maths A,Maths B"))
    let answer = desk.types("measure import reading ../marks.csv", ["1", "Maths A", "Maths B", "y"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("Which column holds the values at before?"), "\(answer.seen)")
    #expect(answer.err.contains("24 new values (before, after)"), "\(answer.seen)")
  }

  @Test func `the column of times and that of values are asked for`() throws {
    let lines = (1...8).flatMap { ["Q\($0)x,first,\(20 + $0)", "Q\($0)x,second,\(24 + $0)"] }
    let desk = try desk((["participant,Sitting,Points"] + lines).joined(separator: "\n") + "\n")
    let answer = desk.types("measure import reading ../marks.csv", ["2", "Sitting", "Points", "y"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("16 new values (first, second)"), "\(answer.seen)")
  }

  @Test func `without a terminal the headings are named, and the option to type`() throws {
    let desk = try desk(rows("UPN code,Form,before,after"))
    let person = desk("measure import reading ../marks.csv --no-input")
    #expect(person.code == 1)
    #expect(person.err.contains("“UPN code” and “Form”"), "\(person.seen)")
    #expect(person.err.contains("--column participant='UPN code'"), "\(person.seen)")
    #expect(person.err.contains("--code-column 'UPN code'"), "\(person.seen)")
    try desk.write(rows("participant,Form,Maths A,Maths B"), to: "../wide.csv")
    let values = desk("measure import reading ../wide.csv --no-input")
    #expect(values.err.contains("--column before='Maths A' --column after='Maths B'"), "\(values.seen)")
    #expect(values.err.contains("“Form”, “Maths A” and “Maths B”"), "\(values.seen)")
    try desk.write("participant,value,Sitting\nP1,3,a\n", to: "../long.csv")
    let when = desk("measure import reading ../long.csv --no-input")
    #expect(when.err.contains("--column occasion='Sitting'"), "\(when.seen)")
    try desk.write("scale: continuous\n", to: "../score.yaml")
    let looked = desk("impact --data ../marks.csv --definition ../score.yaml")
    #expect(looked.err.contains("--column participant='UPN code'"), "\(looked.seen)")
    #expect(!looked.err.contains("--code-column"), "\(looked.seen)")
  }
}

/// The words that may stand left of `=` in `--column`.
@Suite(.scratch) struct `What a column may be said to be` {
  private func desk(_ text: String) throws -> Desk {
    var desk = Desk.withMeasure("--scale continuous")
    desk.width = 400
    try desk.write(text, to: "../marks.csv")
    return desk
  }

  @Test(arguments: ["participant", "person", "pupil", "code"])
  func `a pupil's code under any of its names`(word: String) throws {
    let desk = try desk("Ref,before,after\nK1x,20,24\nK2x,21,25\n")
    let answer = desk.does("measure import reading ../marks.csv --column \(word)=Ref --no-input")
    #expect(answer.err.contains("4 new values (before, after)"), "\(answer.seen)")
    #expect(try desk.read("\(Rows.measures)/reading.yaml").contains("occasions:\n  - before\n  - after\n"))
  }

  @Test func `a code that reads like a line of totals is kept as a participant's, and the refusal says so`() throws {
    let desk = try desk(Rows.wide(7) + "Total,20,24\n")
    let refused = desk("measure import reading ../marks.csv")
    #expect(refused.err.contains("--column participant=Total"), "\(refused.seen)")
    #expect(!refused.err.contains("person="))
    #expect(
      desk.does("measure import reading ../marks.csv --column participant=Total --dry-run").err.contains("16 values"))
    #expect(desk.does("measure import reading ../marks.csv --column person=total").err.contains("16 new values"))
  }

  @Test func `a slip in the word is no point of measurement`() throws {
    let desk = try desk("Ref,before,after\nK1x,20,24\nK2x,21,25\n")
    let answer = desk("measure import reading ../marks.csv --column particpant=Ref --no-input")
    #expect(answer.code == 1 && answer.err.contains("Did you mean “participant”?"), "\(answer.seen)")
  }

  @Test func `the help names the words`() {
    for command in ["measure import --help", "impact --help"] {
      let help = Desk()(command).out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(help.contains("participant, group, subgroup, school, occasion, value"), "\(help)")
    }
  }
}
