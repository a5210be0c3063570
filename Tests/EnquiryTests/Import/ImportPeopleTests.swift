import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure import`: whose rows they are, and who must not be told.
@Suite(.scratch) struct `Importing rows of people` {
  @Test func `refuses what tells who somebody is, and shows none of it`() throws {
    let desk = Desk.withMeasure()
    let rows = (0..<24).map { "A\(800_000_000_000 + $0),\(20 + $0 % 9),\(24 + $0 % 9)" }
    try desk.write((["UPN,before,after"] + rows).joined(separator: "\n") + "\n", to: "marks.csv")
    let answer = desk("measure import reading marks.csv --column participant=UPN --no-input")
    #expect(answer.code == 5)
    #expect(
      answer.err.contains("Column 1, “UPN”: 24 of 24 cells look like UPNs. Nothing was written."), "\(answer.err)")
    #expect(answer.err.contains("--code-column UPN"))
    #expect(!answer.seen.contains("A8000"))
    #expect(desk.names(in: "private").isEmpty)
    let reason = "measure import reading marks.csv --column participant=UPN --not-identifiers 'made up for training'"
    #expect(desk.does(reason).err.contains("24 of 24 cells look like UPNs"))
    #expect(
      try desk.git("log", "-1", "--format=%(trailers:key=Not-Identifiers,valueonly)").contains("made up for training"))
  }

  @Test func `keeps the code of a name over imports, school by school`() throws {
    let desk = Desk.withMeasure()
    desk.does("alliance new oak --name 'Oak Alliance'")
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr"]
    try desk.write("Pupil name,before\n" + names.map { "\($0),20\n" }.joined(), to: "before.csv")
    let first = desk.does("measure import reading before.csv --code-column 'Pupil name' --school 'elm school'")
    #expect(first.err.contains("7 new codes instead of names"))
    try desk.write("Pupil name,after\n" + names.map { " \($0.uppercased()) ,23\n" }.joined(), to: "after.csv")
    let second = desk.does("measure import reading after.csv --code-column 'Pupil name' --school 'Elm School'")
    #expect(!second.err.contains("new code"), "\(second.err)")
    #expect(!second.err.contains("measured before"))
    let book = try desk.read("private/codes/elm/paired-reading.csv")
    #expect(book.split(separator: "\n").count == 8)
    #expect(book.hasPrefix("school,name,code\nElm School,Asha Begum,"))
    #expect(try desk.summary().contains("Elm School,,,,before,after,,"))
    let everything = try desk.git("log", "-p", "--all")
    for name in names { #expect(!everything.lowercased().contains(name.lowercased())) }
    for file in desk.names(in: Rows.batches) { #expect(!(try desk.read("\(Rows.batches)/\(file)").contains("Asha"))) }
  }

  @Test func `shows the columns and asks where they are named otherwise`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12, columns: "Code,Autumn score,Summer score"), to: "marks.csv")
    let refused = desk("measure import reading marks.csv --no-input")
    #expect(refused.code == 1)
    #expect(refused.spoken.contains("Nothing was written."))
    let answer = desk.types("measure import reading marks.csv", ["y"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("“Code”"), "\(answer.seen)")
  }

  @Test func `takes the person's word for the columns`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12, columns: "Code,Autumn score,Summer score"), to: "marks.csv")
    desk.does(
      "measure import reading marks.csv --column participant=Code --column 'before=Autumn score' --column 'after=Summer score'"
    )
    #expect(try desk.summary().contains(",before,after,"))
  }

  @Test func `names the schools that there are`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "marks.csv")
    let answer = desk("measure import reading marks.csv --school 'Elmm School'")
    #expect(answer.code == 6)
    #expect(answer.err.contains("lists no school “Elmm School”"))
    #expect(answer.err.contains("Did you mean “Elm School”?"))
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test func `does not take over what another machine has imported`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "marks.csv")
    desk.does("measure import reading marks.csv --school 'Elm School'")
    try FileManager.default.removeItem(atPath: desk.folder + "/private/rows")
    try desk.write(Rows.wide(12, from: 40), to: "more.csv")
    let answer = desk("measure import reading more.csv --school 'Elm School'")
    #expect(answer.code == 1)
    #expect(answer.err.contains("Rows of Elm School were imported on another machine"), "\(answer.seen)")
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test func `keeps rows where the programme says, and nowhere else`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    let drive = Scratch.current("drive")
    let programme = try desk.read("enquiries/programme.yaml")
    try desk.write(programme + "private_store: \"\(drive)\"\n", to: "enquiries/programme.yaml")
    desk.does("save")
    try desk.write(Rows.wide(12), to: "marks.csv")
    let missing = desk("measure import reading marks.csv")
    #expect(missing.code == 1)
    #expect(missing.err.contains("is not there. Nothing was read or written elsewhere"), "\(missing.seen)")
    #expect(desk.names(in: "private").isEmpty)
    try FileManager.default.createDirectory(atPath: drive, withIntermediateDirectories: false)
    desk.does("measure import reading marks.csv")
    #expect(desk.names(in: "private").isEmpty)
    let there = FileManager.default.enumerator(atPath: drive)?.compactMap { $0 as? String } ?? []
    #expect(there.contains { $0.hasPrefix("rows/elm/paired-reading/reading/0001-") })
  }

  @Test func `tells the place of a batch that was spoiled by hand`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    let file = "\(Rows.batches)/\(try #require(desk.names(in: Rows.batches).first))"
    try desk.write(try desk.read(file).replacingOccurrences(of: "P02,,,before,22,", with: "P02,,,before,x2,"), to: file)
    let answer = desk("measure import reading marks.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("\(file):4:1: error: The value of this row is no number."), "\(answer.seen)")
    #expect(!answer.seen.contains("P02"))
  }
}
