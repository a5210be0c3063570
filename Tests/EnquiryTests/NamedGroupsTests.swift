import Foundation
import Records
import TestSupport
import Testing

@testable import enquiry

/// Names of groups and schools go into the record, and must be nobody's.
@Suite(.scratch) struct `Groups that are called after a pupil` {
  private static let pupils = [
    "Tom,Reed", "Aisha,Khan", "Mary,Jones", "Liam,O'Brien", "Zoë,Hartley", "Jack,Wilson", "Priya,Patel", "Olu,Adeyemi",
    "Ben,Carter", "Chloe,Green", "Ella,Smith-Jones", "Will,Young", "Li,Ng",
  ]

  private func desk(_ group: String) throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    let rows = Self.pupils.enumerated().map { place, name in
      "\(name),\(place % 2 == 0 ? "control" : "\"\(group)\""),\(30 + place % 7),\(34 + place % 7)\n"
    }
    try desk.write("Forename,Surname,group,before,after\n" + rows.joined(), to: "gn2.csv")
    return desk
  }

  private let line = "measure import reading gn2.csv --code-column Forename --code-column Surname --no-input"

  @Test(arguments: ["Tom Reed", "Reed, Tom", "Tom", "Hartley", "tom reed", "Reed's group", "Pond, Zebedee"])
  func `are refused with their lines before a row is kept`(group: String) throws {
    let desk = try desk(group)
    let before = try desk.commits()
    let answer = desk(line)
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(answer.err.contains("lines 3, 5, 7, 9, 11 and 1 more"), "\(answer.seen)")
    #expect(answer.err.contains(group.split(separator: "'").first ?? ""), "\(answer.seen)")
    #expect(try desk.commits() == before)
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test(arguments: ["8A", "Target", "Pupil Premium", "Oak House", "Red group", "Green", "paired reading", "Year 8"])
  func `are not meant by ordinary names of groups`(group: String) throws {
    let answer = try desk(group)(line)
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(!answer.err.contains("name") || !answer.err.contains(group), "\(answer.seen)")
  }

  @Test func `are kept where somebody says why, and found by check`() throws {
    let desk = try desk("Tom Reed")
    desk.does(line + " --not-identifiers 'the group is called after a poet'")
    #expect(try desk.git("log", "-1", "--format=%B").contains("Not-Identifiers: the group is called after a poet"))
    #expect(try desk.summary().contains("Tom Reed"))
    let answer = desk("check")
    #expect(answer.seen.contains("reading.summary.csv"), "\(answer.seen)")
    #expect(answer.seen.contains("This name stands in the code book."), "\(answer.seen)")
  }
}

/// What is recorded by hand of one pupil, or under a pupil's name.
@Suite(.scratch) struct `Figures by hand` {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(
      "school,name,code\nElm School,Tom Reed,k4vq7d2m\nElm School,Zoë Hartley,heg9bc22\n",
      to: "private/codes/elm/paired-reading.csv")
    return desk
  }

  @Test(arguments: [
    "--group Tom", "--group 'Tom Reed' --school 'Elm School'", "--group Hartley", "--subgroup-by name --subgroup Tom",
    "--school 'Zoe Hartley'", "--note 'Tom Reed was away'", "--group 'Pond, Zebedee'", "--group 'Amy Pond'",
  ])
  func `are refused under a pupil's name`(words: String) throws {
    let desk = try desk()
    let before = try desk.commits()
    let answer = desk("measure record reading --occasion before --n 12 --mean 37 \(words)")
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(try desk.commits() == before)
  }

  @Test(arguments: ["8A", "Target", "Pupil Premium", "Oak House", "Red group"])
  func `are saved under the name of a group`(group: String) throws {
    let answer = try desk().run(
      ["measure", "record", "reading", "--occasion", "before", "--n", "12", "--mean", "37", "--group", group])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(!answer.err.contains("name"), "\(answer.seen)")
  }

  @Test func `are refused of one pupil, and pointed out of two to five`() throws {
    let desk = try desk()
    let one = desk("measure record reading --occasion before --n 1 --mean 37")
    #expect(one.code == 5, "\(one.seen)")
    #expect(one.err.contains("A figure of one person is that person's score"), "\(one.seen)")
    desk.does("measure record reading --occasion before --n 1 --mean 37 --not-identifiers 'made up'")
    #expect(try desk.git("log", "-1", "--format=%B").contains("Not-Identifiers: made up"))
    let five = desk.does("measure record reading --occasion after --n 5 --mean 37")
    #expect(five.err.contains("fewer than 6 people: who knows them"), "\(five.seen)")
    #expect(!desk.does("measure record reading --occasion after --n 6 --mean 37").err.contains("fewer than"))
    #expect(
      !desk.does("measure record reading --occasion after --n 3 --mean 37 --source 'DfE tables'").err.contains("fewer"))
  }

  @Test func `under a pupil's name that came in by hand are found by check`() throws {
    let desk = try desk()
    desk.does("measure record reading --occasion before --n 12 --mean 37 --group Target")
    let path = "enquiries/elm/paired-reading/measures/reading.figures.csv"
    try desk.write(try desk.read(path).replacingOccurrences(of: "Target", with: "Tom"), to: path)
    _ = try desk.git("commit", "-qam", "by hand")
    let answer = desk("check")
    #expect(answer.seen.contains("reading.figures.csv:2"), "\(answer.seen)")
    #expect(answer.seen.contains("This name stands in the code book."), "\(answer.seen)")
  }
}
