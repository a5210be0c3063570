import Foundation
import Records
import TestSupport
import Testing

@testable import enquiry

/// Names as registers write them, and what was forgotten of them.
@Suite(.scratch) struct `Names of a register` {
  private static let pupils = [
    "Reed,Tom", "Khan,Aisha", "Jones,Mary", "O'Brien,Liam", "Hartley,Zoë", "Wilson,Jack", "Patel,Priya", "Adeyemi,Olu",
    "Carter,Ben", "Green,Chloe", "Smith-Jones,Ella", "Young,Will", "Ng,Li",
  ]

  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    let rows = Self.pupils.enumerated().map { "\($1),\(30 + $0 % 7),\(34 + $0 % 7)\n" }
    try desk.write("Surname,Forename,before,after\n" + rows.joined(), to: "nm.csv")
    return desk
  }

  private let line = "measure import reading nm.csv --code-column Surname --code-column Forename --no-input"

  @Test(arguments: [
    "Hartley improved", "Adeyemi improved", "Reed again", "Wilson and Khan read", "Zoe Hartley improved",
  ])
  func `with the surname first and no comma are refused by it`(words: String) throws {
    let desk = try desk()
    desk.does(line)
    #expect(desk.run(["evidence", "add", "-m", words, "--no-input"]).code == 5)
    #expect(desk.run(["evidence", "add", "-m", "Chloe improved", "--no-input"]).code == 0)
  }

  @Test(arguments: [
    "HARTLEY Zebedee", "Zebedee HARTLEY", "Hartley Zebedee", "Zebedee Hartley", "Hartley Zoe", "Zoe Hartley",
  ])
  func `are known by the surname at either end and in capitals`(name: String) throws {
    let desk = try desk()
    try desk.write("school,name,code\nElm School,\(name),heg9bc22\n", to: "private/codes/elm/paired-reading.csv")
    #expect(desk("log -m 'Hartley improved.'").code == 5)
    #expect(desk("log -m 'A good week for hartley.'").code == 5)
    if name.contains("HARTLEY") || name.contains("Zoe") {
      let forename = name.contains("Zoe") ? "Zoe" : "Zebedee"
      #expect(desk.does("log -m '\(forename) improved.'").err.contains("forename"))
    }
  }

  @Test func `are refused by the surname after they were forgotten`() throws {
    let desk = try desk()
    desk.does(line)
    desk.does("forget participant 'Tom Reed' --yes")
    #expect(desk("log -m 'Reed again'").code == 5)
    #expect(desk("log -m 'Tom Reed again'").code == 5)
    #expect(desk("log -m 'We read about a reed.'").code == 0)
  }

  @Test func `stay forgotten when the same file is imported again`() throws {
    let desk = try desk()
    desk.does(line)
    desk.does("forget participant 'Tom Reed' --yes")
    let again = desk.does(line)
    #expect(again.err.contains("1 person of this file was forgotten; their rows are left out."), "\(again.seen)")
    #expect(!again.seen.contains("Reed") && !again.seen.contains("new code"), "\(again.seen)")
    #expect(!(try desk.read("private/codes/elm/paired-reading.csv").contains("Reed")))
    let wanted = desk.does(line + " --forgotten-too")
    #expect(wanted.err.contains("1 new code instead of names"), "\(wanted.seen)")
    #expect(!wanted.err.contains("forgotten;"), "\(wanted.seen)")
  }

  @Test func `stay forgotten by the code that their school gave`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    let rows = (1...13).map { "q7m2x9k\($0),\(30 + $0 % 7),\(34 + $0 % 7)\n" }
    try desk.write("participant,before,after\n" + rows.joined(), to: "codes.csv")
    desk.does("measure import reading codes.csv")
    desk.does("forget participant q7m2x9k4 --yes")
    let again = desk.does("measure import reading codes.csv")
    #expect(again.err.contains("1 person of this file was forgotten"), "\(again.seen)")
    #expect(!again.seen.contains("q7m2x9k4"))
  }

  @Test(arguments: ["Mohammed in 8A was good", "Olivia in 7B was good", "Good work by Aisha from 9C."])
  func `beside a class are refused where it is a common forename`(words: String) throws {
    #expect(try desk().run(["log", "-m", words]).code == 5)
  }

  @Test(arguments: ["Reading in 8A was good", "St Thomas in 7B is a room", "Fluency in 7B", "Everybody in 9C read"])
  func `beside a class are not meant by other words`(words: String) throws {
    let answer = try desk().run(["log", "-m", words])
    #expect(answer.code == 0, "\(answer.seen)")
  }
}
