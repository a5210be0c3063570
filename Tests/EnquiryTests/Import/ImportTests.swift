import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure import`: rows stay on the machine, their sums go into the record.
@Suite(.scratch) struct `Importing rows` {
  @Test func `keeps the rows privately and commits their sums alone`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    let commits = try desk.commits()
    let answer = desk.does("measure import reading marks.csv")
    #expect(answer.err.contains("Imported reading of paired-reading: 48 new values (before, after)."))
    #expect(answer.err.contains("enquiry impact elm/paired-reading --measure reading"))
    #expect(try desk.commits() == commits + 1)
    let changed = try desk.git("show", "--name-only", "--format=%s%n%b", "HEAD")
    #expect(changed.hasPrefix("Import reading of paired-reading: 48 new values (before, after)\n"))
    #expect(changed.contains("Action: measure import"))
    #expect(changed.hasSuffix("\(Rows.measures)/reading.summary.csv\n\(Rows.measures)/reading.yaml\n"))
    #expect(try desk.read("\(Rows.measures)/reading.yaml").contains("occasions:\n  - before\n  - after\n"))
    let batch = try #require(desk.names(in: Rows.batches).first)
    #expect(batch.wholeMatch(of: /0001-[0-9a-z]{8}\.csv/) != nil)
    let id = String(batch.dropFirst(5).prefix(8))
    #expect(try desk.summary().contains(",before,after,,\(id),24,"))
    #expect(
      try desk.read("\(Rows.batches)/\(batch)").hasPrefix(
        "participant,school,group,occasion,value,definition\nP01,,,before,21,\n"))
    #expect(try desk.git("status", "--porcelain").isEmpty == false)  // marks.csv lies in the folder
    #expect(try desk.git("fsck", "--strict").isEmpty)
    #expect(desk.does("check").code == 0)
  }

  @Test func `never lets a code or a row into git`() throws {
    let desk = Desk.withMeasure()
    desk.does("measure new spelling --scale continuous")
    try desk.write(Rows.wide(24), to: "../marks.csv")
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr"]
    try desk.write("Name,before,after\n" + names.map { "\($0),20,23\n" }.joined(), to: "../names.csv")
    var said = desk.does("measure import reading ../marks.csv").seen
    said += desk.does("measure import spelling ../names.csv --code-column Name").seen
    desk.does("save")
    let everything = try desk.git("log", "-p", "--all", "--full-history", "--format=raw")
    let book = try desk.read("private/codes/elm/paired-reading.csv").split(separator: "\n").dropFirst()
    let codes = book.compactMap { $0.split(separator: ",").last.map(String.init) }
    #expect(codes.count == 7)
    let parts = names.flatMap { $0.split(separator: " ").map(String.init) }
    for word in ["P07"] + codes + names { #expect(!everything.contains(word), "\(word)") }
    for word in codes + parts { #expect(!said.contains(word), "\(word)") }
    // What a row looks like without its code: it stands in the store, and nowhere in git.
    let row = /,,,(before|after),\d/
    let batch = try #require(desk.names(in: Rows.batches).first)
    #expect(try desk.read("\(Rows.batches)/\(batch)").contains(row))
    #expect(!everything.contains(row))
    #expect(try run("git", ["grep", "-e", "P0[0-9]", "HEAD"], in: desk.folder).status == 1)
    #expect(try desk.git("status", "--porcelain").isEmpty)
  }

  @Test func `gives rows to their owner alone`() throws {
    let desk = Desk.withMeasure()
    try desk.write("Name,before,after\nAsha B,1,2\n", to: "../marks.csv")
    desk.does("measure import reading ../marks.csv --code-column Name")
    let modes = try desk.modes(below: "private")
    #expect(modes.filter { !$0.key.hasSuffix(".csv") }.values.allSatisfy { $0 == "700" }, "\(modes)")
    #expect(modes.filter { $0.key.hasSuffix(".csv") }.values.allSatisfy { $0 == "600" }, "\(modes)")
    #expect(modes.count { $0.key.hasSuffix(".csv") } == 2)
  }

  @Test func `twice changes nothing`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    let commits = try desk.commits()
    let again = desk.does("measure import reading marks.csv")
    #expect(again.err.contains("All 48 values are stored already.\nNothing to do."))
    // The same values in another shape and order are the same values.
    try desk.write(
      "occasion,value,participant\nafter,25.0,p01\nbefore,21,P01\n", to: "long.csv")
    #expect(desk.does("measure import reading long.csv").err.contains("All 2 values are stored already."))
    #expect(try desk.commits() == commits)
    #expect(desk.names(in: Rows.batches).count == 1)
  }

  @Test func `counts without writing in a dry run`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    let commits = try desk.commits()
    try desk.write("participant,before,after\nP01,21,30\nP02,22,26\nP90,19,\nP91,abc,20\n", to: "more.csv")
    let answer = desk.does("measure import reading more.csv --dry-run")
    #expect(answer.err.contains("6 values") == false)
    #expect(answer.err.contains("5 values: 1 new, 3 stored already, 1 differing from what is stored."), "\(answer.err)")
    #expect(answer.err.contains("P01, after: 25 is stored, 30 stands in the file."))
    #expect(answer.err.contains("1 row rejected:\n  line 5: “abc” is no number."))
    #expect(answer.err.contains("Nothing was written."))
    #expect(try desk.commits() == commits)
    #expect(desk.names(in: Rows.batches).count == 1)
    let json = try desk.json("measure import reading more.csv --dry-run")
    #expect(json["new"] as? Int == 1)
    #expect(json["differing"] as? Int == 1)
    #expect(json["rejected"] as? [Int] == [5])
  }

  @Test func `takes a row a value with schools and groups`() throws {
    let desk = Desk.withMeasure("--scale continuous")
    try desk.write(
      Rows.long(10, school: "Elm School")
        + Rows.long(8, school: "elm school", from: 20).split(separator: "\n").dropFirst()
        .joined(separator: "\n") + "\n", to: "long.csv")
    let answer = desk.does("measure import reading long.csv")
    #expect(answer.err.contains("36 new values (before, after), 1 school."), "\(answer.err)")
    #expect(try desk.summary().contains("\nElm School,,,,before,after,,"))
  }

  @Test func `leaves no rows where the commit fails`() throws {
    let desk = Desk.withMeasure()
    try desk.write("Name,before,after\nAsha B,1,2\n", to: "marks.csv")
    try desk.write("", to: ".git/index.lock")
    let answer = desk("measure import reading marks.csv --code-column Name")
    #expect(answer.code == 1, "\(answer.seen)")
    #expect(desk.names(in: "private").isEmpty)
    try FileManager.default.removeItem(atPath: desk.folder + "/.git/index.lock")
    desk.does("measure import reading marks.csv --code-column Name")
    #expect(desk.names(in: "private").count == 2)
  }

  @Test func `never overwrites a value unasked`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    let (commits, summary) = (try desk.commits(), try desk.summary())
    try desk.write("participant,before,after\nP01,21,30\nP02,23,26\nP90,19,22\n", to: "more.csv")
    let answer = desk("measure import reading more.csv --no-input")
    #expect(answer.code == 1)
    #expect(answer.err.contains("2 values of more.csv differ from what is stored. Nothing was written."))
    #expect(answer.err.contains("P02, before: 22 is stored, 23 stands in the file."))
    #expect(answer.err.contains("--take file, or --take stored"))
    #expect(try desk.commits() == commits)
    let stored = desk.does("measure import reading more.csv --take stored")
    #expect(stored.err.contains("2 new values (before, after)."))
    let taken = desk.does("measure import reading more.csv --take file")
    #expect(taken.err.contains("2 corrected values (before, after)."))
    desk.does("measure import reading more.csv --publish")
    #expect(try desk.summary() != summary)
    #expect(desk.names(in: Rows.batches).map { $0.prefix(4) } == ["0001", "0002", "0003"])
  }

  @Test func `asks about differing values one by one`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    try desk.write("participant,before,after\nP01,21,30\nP02,23,26\n", to: "more.csv")
    let answer = desk.types("measure import reading more.csv", ["y", "3", "1", "2", "1"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("1 corrected value (after)."), "\(answer.seen)")
    let file = try #require(desk.names(in: Rows.batches).last)
    #expect(try desk.read("\(Rows.batches)/\(file)").hasSuffix("definition\nP01,,,after,30,\n"))
  }

  @Test func `says that columns are swapped`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    try desk.write(Rows.wide(24, columns: "participant,after,before"), to: "more.csv")
    let answer = desk("measure import reading more.csv --no-input")
    #expect(answer.code == 1)
    #expect(answer.err.contains("the two columns seem"), "\(answer.err)")
    #expect(answer.err.contains("and 28 more"), "\(answer.err)")
  }

  @Test func `warns where nobody was measured before`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(24), to: "marks.csv")
    desk.does("measure import reading marks.csv")
    try desk.write(Rows.wide(9, from: 50), to: "more.csv")
    #expect(desk.does("measure import reading more.csv").err.contains("Nobody of this file was measured before."))
  }

  @Test func `takes all rows or none, unless told to skip`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12) + "P90,61,20\nP91,abc,\n", to: "marks.csv")
    let commits = try desk.commits()
    let answer = desk("measure import reading marks.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("2 rows of marks.csv cannot be read, so nothing was written."))
    #expect(answer.err.contains("  line 14: “61” is beyond the scale, which goes from 0 to 60."))
    #expect(try desk.commits() == commits)
    #expect(desk.names(in: "private").isEmpty)
    let skipped = desk.does("measure import reading marks.csv --skip-rejected")
    #expect(skipped.err.contains("24 new values"))
    #expect(skipped.err.contains("2 rows rejected:"))
  }
}
