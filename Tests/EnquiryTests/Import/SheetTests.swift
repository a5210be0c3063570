import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure sheet`: what schools fill in, and import reads as it is.
@Suite(.scratch) struct `The sheet to fill in` {
  @Test func `has codes, a column a time and a line of explanations that import passes over`() throws {
    let desk = Desk.withMeasure("--scale continuous --scale-min 0 --scale-max 60 --subgroup-column pupil_premium")
    desk.does("measure sheet reading --people 8 -o sheet.csv")
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/sheet.csv")))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.count == 11)
    #expect(lines[0] == "participant,pupil_premium,before,after")
    #expect(
      lines[1].hasPrefix("\"# Leave this line. A code a row, never a name.\"")
        || lines[1].hasPrefix("# Leave this line."))
    #expect(lines[2].wholeMatch(of: /[0-9a-z]{8},,,/) != nil, "\(lines[2])")
    let filled =
      [lines[0], lines[1]]
      + lines[2..<10].enumerated().map { number, line in
        line.dropLast(3) + ",\(number % 2 == 0 ? "yes" : "no"),\(20 + number),\(24 + number)"
      }
    try desk.write("\u{FEFF}" + filled.joined(separator: "\r\n") + "\r\n", to: "sheet.csv")
    #expect(desk.does("measure import reading sheet.csv").err.contains("16 new values (before, after)"))
    // The next sheet knows the people already.
    desk.does("measure sheet reading -o next.csv")
    #expect(try desk.read("next.csv").contains(lines[2].prefix(8) + ",yes,,"))
  }

  @Test func `never overwrites a file`() throws {
    let desk = Desk.withMeasure()
    try desk.write("x", to: "sheet.csv")
    let answer = desk("measure sheet reading --people 8 -o sheet.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("There is a file at sheet.csv already"))
    #expect(try desk.read("sheet.csv") == "x")
  }

  @Test func `says how many people when none are known`() {
    let desk = Desk.withMeasure()
    #expect(desk("measure sheet reading -o sheet.csv").err.contains("Nobody was measured yet"))
  }
}

@Suite(.scratch) struct `A sheet inside of the folder` {
  @Test(arguments: ["sheet.csv", "lists/[year 7]*.csv"])
  func `is never taken in by git, and save is in nobody's way`(file: String) throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write("", to: "lists/x.txt")
    let answer = desk.run(["measure", "sheet", "reading", "--people", "8", "-o", file])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("git is told to leave it alone"))
    _ = try desk.git("add", "-A")
    #expect(try !desk.git("ls-files").contains("sheet.csv") && !desk.git("ls-files").contains("year 7"))
    desk.does("save")
  }

  @Test func `is refused among the records, and kept in private`() throws {
    let desk = Desk.withMeasure()
    let answer = desk("measure sheet reading --people 8 -o \(Rows.measures)/sheet.csv")
    #expect(answer.code == 5)
    #expect(answer.err.contains("private/sheet.csv"), "\(answer.seen)")
    desk.does("measure sheet reading --people 8 -o private/sheet.csv")
    desk.does("measure sheet reading --people 8 -o ../sheet.csv")
    #expect(try desk.modes(below: "")["private"] == "700")
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
  }
}
