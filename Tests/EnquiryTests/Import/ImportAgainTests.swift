import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure import` after something was cut short, and over sums that history has already.
@Suite(.scratch) struct `Importing rows again` {
  @Test func `keeps rows whose sums are saved although a file could not be put in its place`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let path = "\(Rows.measures)/reading.summary.csv"
    let mount = try run("mount", ["--bind", path, path], in: desk.folder)
    guard mount.status == 0 else { try Test.cancel("nothing can be mounted here: \(mount.error)") }
    defer {
      do { _ = try run("umount", ["-l", path], in: desk.folder) } catch { Issue.record(error) }
    }
    try desk.write(Rows.wide(12, from: 20), to: "../more.csv")
    let answer = desk("measure import reading ../more.csv")
    #expect(answer.code != 0)
    let batches = desk.names(in: Rows.batches)
    #expect(batches.count == 2)
    let id = try #require(batches.last).dropFirst(5).prefix(8)
    #expect(try desk.git("show", "HEAD:\(path)").contains(id))
  }

  @Test func `adds up rows whose commit is missing`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let summary = try desk.summary()
    _ = try desk.git("reset", "-q", "--hard", "HEAD~1")
    let answer = desk.does("measure import reading ../marks.csv")
    #expect(answer.err.contains("The sums of rows stored earlier were not in the record yet; they are now."))
    #expect(try desk.summary() == summary)
    #expect(try desk.git("status", "--porcelain").isEmpty)
    #expect(try desk.read("\(Rows.measures)/reading.yaml").contains("occasions:\n  - before\n  - after\n"))
    #expect(desk.names(in: Rows.batches).count == 1)
    #expect(desk.does("measure import reading ../marks.csv").err.contains("Nothing to do."))
  }

  @Test func `knows rows without a school again among those that stand together`() throws {
    let desk = Desk.withMeasure()
    func file(_ value: Int) -> String {
      let people = (1...4).map { "Q\($0),Elm School" } + (5...8).map { "Q\($0)," }
      let rows = people.enumerated().flatMap { ["\($1),before,\(20 + $0)", "\($1),after,\(value + $0)"] }
      return (["participant,school,occasion,value"] + rows).joined(separator: "\n") + "\n"
    }
    try desk.write(file(24), to: "../one.csv")
    desk.does("measure import reading ../one.csv")
    #expect(try desk.summary().contains("\nElm School + no school,"))
    try desk.write(file(30), to: "../two.csv")
    desk.does("measure import reading ../two.csv --take file")
    #expect(try desk.summary().split(separator: "\n").count == 2)
    #expect(desk.does("check").code == 0)
  }

  @Test func `refuses a school whose name reads as several`() throws {
    let desk = Desk.withEnquiry()
    desk.does("edit paired-reading --add schools='Ash + Elm'")
    desk.does("measure new reading --scale continuous")
    try desk.write(Rows.long(8, school: "Ash + Elm"), to: "../marks.csv")
    let answer = desk("measure import reading ../marks.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("A school cannot be called “Ash + Elm” here"), "\(answer.seen)")
    #expect(desk.names(in: "private").isEmpty)
  }

  /// A desk with the rows of twelve people, and their committed sums.
  private func imported() throws -> (Desk, String) {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    return (desk, try desk.summary())
  }

  @Test func `holds sums back that a few people change, until six have`() throws {
    let (desk, summary) = try imported()
    try desk.write(Rows.wide(2, from: 50), to: "../late.csv")
    let sentence = "These sums stay as they were committed, since they differ by fewer than 6 people"
    #expect(desk.does("measure import reading ../late.csv --dry-run").err.contains(sentence))
    #expect(desk.names(in: Rows.batches).count == 1)
    let held = desk.does("measure import reading ../late.csv")
    #expect(held.err.contains(sentence) && held.err.contains("with --publish"), "\(held.seen)")
    #expect(try desk.summary() == summary)
    let told = "reading: the rows of 2 people on this machine have changed or gone since these sums were committed."
    #expect(desk.does("impact").err.contains(told))
    #expect(!desk.does("impact --committed").err.contains(told))
    #expect(desk.names(in: Rows.batches).count == 2)
    // The same file again, and three more: still too few.
    #expect(desk.does("measure import reading ../late.csv").err.contains(sentence))
    try desk.write(Rows.wide(3, from: 60), to: "../later.csv")
    desk.does("measure import reading ../later.csv")
    #expect(try desk.summary() == summary)
    try desk.write(Rows.wide(1, from: 70), to: "../last.csv")
    let last = desk.does("measure import reading ../last.csv")
    #expect(!last.err.contains("stay as they were"))
    #expect(try desk.summary().contains(",18,"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/private/waiting/elm/paired-reading/reading.txt"))
  }

  @Test func `writes sums of a few now where the person says so`() throws {
    let (desk, summary) = try imported()
    try desk.write("participant,before,after\nP01,21,40\n", to: "../one.csv")
    desk.does("measure import reading ../one.csv --take file")
    #expect(try desk.summary() == summary)
    let now = desk.does("measure import reading ../one.csv --publish")
    #expect(now.err.contains("changes the sums by 1 person: who compares the two versions"), "\(now.seen)")
    #expect(try desk.summary() != summary)
    #expect(desk.does("measure import reading ../one.csv").err.contains("Nothing to do"))
    try desk.write(Rows.wide(12, gain: 9), to: "../all.csv")
    let all = desk.does("measure import reading ../all.csv --take file")
    #expect(!all.err.contains("git's history"), "\(all.seen)")
  }

  @Test(arguments: [("1", true), ("2", false)])
  func `is asked on a terminal whether sums of a few shall wait`(answer: String, waits: Bool) throws {
    let (desk, summary) = try imported()
    try desk.write(Rows.wide(2, from: 50), to: "../late.csv")
    let asked = desk.types("measure import reading ../late.csv", ["y", .line(answer)])
    #expect(asked.code == 0 && asked.err.contains("by fewer than 6 people"), "\(asked.seen)")
    #expect(try (desk.summary() == summary) == waits)
    #expect(desk.names(in: Rows.batches).count == 2)
  }

  @Test func `takes one school in two spellings for one`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.long(8, school: "elm school"), to: "../one.csv")
    desk.does("measure import reading ../one.csv")
    let batch = "\(Rows.batches)/\(try #require(desk.names(in: Rows.batches).first))"
    // As rows of an earlier spelling of the school's name are.
    try desk.write(try desk.read(batch).replacing(",Elm School,", with: ",ELM School,"), to: batch)
    try desk.write(Rows.long(8, school: "Elm School", from: 30), to: "../two.csv")
    desk.does("measure import reading ../two.csv")
    #expect(try desk.summary().split(separator: "\n").count == 2)
    let ids = desk.names(in: Rows.batches).map { String($0.dropFirst(5).prefix(8)) }.sorted()
    #expect(try desk.summary().contains(",\(ids.joined(separator: " ")),"))
  }

  @Test func `clears what a killed write has left, and the doctor tells of it`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let left = "\(Rows.batches)/.0002-7k3m9q2x.csv.\(UUID().uuidString)"
    try desk.write("P07", to: left)
    #expect(desk("doctor").out.contains(left))
    try desk.write(Rows.wide(12, from: 20), to: "../more.csv")
    desk.does("measure import reading ../more.csv")
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/" + left))
    try desk.write("P07", to: left)
    desk.does("forget participant P01 --yes")
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/" + left))
  }

  @Test func `saves whatever needs no store, however it is named`() throws {
    let desk = Desk.withEnquiry()
    let programme = try desk.read("enquiries/programme.yaml")
    for (place, code) in [("somewhere", "store_nowhere"), (desk.folder + "/enquiries", "store_in_folder")] {
      try desk.write(programme + "private_store: \"\(place)\"\n", to: "enquiries/programme.yaml")
      desk.does("save")
      desk.does("log -m 'Seen in class.'")
      let answer = desk("doctor --json")
      #expect(answer.out.contains(code), "\(answer.seen)")
    }
  }
}
