import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `--not-identifiers`: who takes it, and what becomes of the reason.
@Suite(.scratch) struct `The reason why something is no identifier` {
  /// All commands below one, itself included.
  private static func all(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let groups = command.configuration.groupedSubcommands.flatMap(\.subcommands)
    return [command] + (command.configuration.ungroupedSubcommands + groups).flatMap(all)
  }

  @Test func `is handed on by every command that takes it`() {
    let taking = Self.all(EnquiryCommand.self).filter { $0.helpMessage().contains("--not-identifiers") }
    #expect(taking.count > 20)
    for command in taking { #expect(command is any Writing.Type, "\(command)") }
  }

  @Test func `is refused where it tells itself who somebody is`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      "school,name,code\nElm School,\"Begum, Asha\",k4vq7d2m\n", to: "private/codes/elm/paired-reading.csv")
    let before = try desk.commits()
    for reason in ["it is only Asha Begum", "ask a.begum@elm.example.org"] {
      let answer = desk("log -m 'Ring 01632 960001.' --not-identifiers '\(reason)'")
      #expect(answer.code == 5, "\(answer.seen)")
      #expect(answer.err.replacing("\n", with: " ").contains("the reason itself"), "\(answer.err)")
    }
    #expect(try desk.commits() == before)
  }

  @Test func `stands once in the history of an import, and only where something was flagged`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "marks.csv")
    desk.does("measure import reading marks.csv --not-identifiers 'to be sure'")
    #expect(try !desk.git("log", "-1", "--format=%B").contains("Not-Identifiers"))
  }
}

@Suite(.scratch) struct `Points of measurement` {
  @Test func `are no people, in a table on its side or by an option`() throws {
    let desk = Desk.withMeasure()
    let before = try desk.commits()
    try desk.write("participant,occasion,value\nP01,Asha Begum,3\nP01,Tunde Okafor,4\n", to: "long.csv")
    try desk.write("Code,Asha Begum,after\nP01,3,4\nP02,5,6\n", to: "wide.csv")
    for line in ["long.csv", "wide.csv --column participant=Code --column 'Asha Begum=Asha Begum'"] {
      let answer = desk("measure import reading \(line)")
      #expect(answer.code == 5, "\(answer.seen)")
      #expect(!answer.seen.contains("Begum"))
    }
    #expect(try desk.commits() == before)
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test(arguments: ["Autumn 2014", "mid point", "Mock Exam 2", "Week 7", "2014-09-05", "DC 2", "14 May 2014"])
  func `are terms, tests and days`(occasion: String) throws {
    let desk = Desk.withMeasure()
    try desk.write("participant,occasion,value\nP01,before,3\nP01,\(occasion),4\n", to: "long.csv")
    desk.does("measure import reading long.csv --dry-run")
  }
}

@Suite(.scratch) struct `What a person is shown before rows are taken in` {
  @Test func `says that names are replaced, and asks of initials and numbers`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write("Name,before\nAsha Begum,1\n", to: "names.csv")
    let coded = desk.does("measure import reading names.csv --code-column Name --dry-run")
    #expect(coded.err.contains("names, replaced by random codes"), "\(coded.seen)")
    try desk.write("participant,before\nAB,1\nTC,2\nJS,3\n", to: "initials.csv")
    #expect(desk.does("measure import reading initials.csv --dry-run").err.contains("Are these initials?"))
    try desk.write("participant,before\n4711,1\n23456,2\n", to: "numbers.csv")
    #expect(desk.does("measure import reading numbers.csv").err.contains("Are these admission numbers?"))
    try desk.write("participant,before\nAB,1\nP07,2\n", to: "codes.csv")
    #expect(!desk.does("measure import reading codes.csv --dry-run").err.contains("Are these"))
  }

  @Test func `is not shown where names stand, which are refused first`() throws {
    let desk = Desk.withMeasure()
    try desk.write("Code,before\nAsha Begum,1\nTunde Okafor,2\n", to: "names.csv")
    let answer = desk.types("measure import reading names.csv", [])
    #expect(answer.code == 5)
    #expect(!answer.seen.contains("(a code)"), "\(answer.seen)")
  }

  @Test func `names the way to random codes first where nothing says who it is`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write("Whoever,before\nx,1\n", to: "marks.csv")
    let answer = desk("measure import reading marks.csv")
    let place = try #require(answer.err.range(of: "--code-column Whoever"))
    #expect(answer.err[place.upperBound...].contains("--column participant='Whoever'"))
    #expect(desk("measure import reading marks.csv --map before=before").code == 64)
  }
}

@Suite(.scratch) struct `Impact and figures` {
  @Test func `give the detail without rows where the drive is not there, and of commits alone`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    let drive = Scratch.current("drive")
    try FileManager.default.createDirectory(atPath: drive, withIntermediateDirectories: false)
    let programme = try desk.read("enquiries/programme.yaml")
    try desk.write(programme + "private_store: \"\(drive)\"\n", to: "enquiries/programme.yaml")
    desk.does("save")
    try desk.write(Rows.wide(12), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    let sentence = "The rows are not on this machine"
    #expect(!desk.does("impact --detail").out.contains(sentence))
    #expect(desk.does("impact --detail --committed").out.contains(sentence))
    try FileManager.default.removeItem(atPath: drive)
    #expect(desk.does("impact --detail").out.contains(sentence))
  }

  @Test func `refuse a mean beyond the scale, and propose none that nobody measured`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    let made = desk.does("measure new score --scale-min 0 --scale-max 20")
    #expect(made.err.contains("--mean … "), "\(made.seen)")
    let answer = desk("measure record score --occasion before --mean 31")
    #expect(answer.code == 64)
    #expect(answer.err.contains("the scale of score goes from 0 to 20"), "\(answer.seen)")
    desk.does("measure record score --occasion before --mean 20")
  }

  @Test func `say that nothing is recorded after the rows were forgotten`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    desk.does("forget rows reading --yes")
    #expect(desk.does("impact").out.contains("nothing is recorded for it now"))
  }
}
