import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What somebody met who used the prompts for the first time.
@Suite(.scratch) struct `Somebody new to the prompts` {
  private static let enquiry = "enquiries/elm/paired-reading"
  private static let long = "Nine of twelve pairs read on four days or more."

  // MARK: - Old answers

  @Test func `types over a short old answer, which is in the brackets and not in the line`() throws {
    let desk = Desk()
    let keys: [ScriptedTeletype.Keys] = [
      "Elm", "<", .more("Elm programme"), "lead, Elm School", "1", .more("?"), "", "",
    ]
    let answer = desk.types("init elm", keys)
    #expect(answer.code == 0 && answer.err.contains("Made the enquiry folder “Elm programme” in elm."))
    #expect(answer.err.contains("[Elm] > Elm programme\n"))
    #expect(answer.err.contains("[Elm programme] > ?\n  It stands at the head of status and packs;"))
  }

  @Test func `gets help, goes back and opens the editor behind a long old answer`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    desk.environment["EDITOR"] = "sh -c 'echo And more. >> \"$0\"'"
    let keys: [ScriptedTeletype.Keys] = [
      .line(Self.long), "Ask.", "<", "<", .more("?"), .more("<"), .more("!"), "", "",
    ]
    let answer = desk.types("log", keys)
    #expect(answer.code == 0 && answer.err.contains("> \(Self.long)?\n  What was seen, by whom, where."))
    #expect(answer.err.contains("> \(Self.long)<\nThis is the first question.\n"))
    let saved = try desk.read(desk.onlyFile(in: "\(Self.enquiry)/evidence"))
    #expect(saved.hasSuffix("\n\(Self.long)And more.\n") || saved.hasSuffix("\n\(Self.long)\nAnd more.\n"), "\(saved)")
  }

  @Test func `types a new answer after a short one was refused, and mends a long one`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new safe --scale binary")
    let record = desk.types("measure record", ["", "seventeen", .more("7"), "28", ""])
    #expect(record.code == 0 && record.err.contains("is no number for this."), "\(record.seen)")
    #expect(record.err.contains("\n> 7\n"))
    let sentence = "seventeen of all the pupils who were asked in May"
    let long = desk.types("measure record", ["", .line(sentence), .more("?"), .more("!"), "", .interrupt("")])
    #expect(long.err.contains("> \(sentence)?\n  A whole number."))
  }

  @Test func `keeps several short answers with Enter, and adds to them after a stop`() throws {
    let desk = Desk()
    desk.does("init elm --name Elm --sign 'lead, Elm School'")
    let elm = Desk(Scratch.current("elm"))
    let keys: [ScriptedTeletype.Keys] = ["Elm", "Elm School", "Oak School; Ash School", "", "3", "", ""]
    let answer = elm.types("alliance new", keys)
    #expect(answer.err.contains("[Oak School; Ash School] >\n"))
    #expect(try elm.read("enquiries/elm/alliance.yaml").contains("Ash School"))
    #expect(elm.types("alliance new", ["Yew", "Yew School", "Fir School", .interrupt("Bee")]).code == 1)
    let resumed = elm.types("alliance new", ["y", .more("ch School"), "", ""])
    #expect(resumed.err.contains("So far: Fir School\n> Beech School\n>\n"), "\(resumed.seen)")
    #expect(try elm.read("enquiries/yew/alliance.yaml").contains("Fir School"))
  }

  @Test func `is told that a semicolon parts answers`() {
    let said = Desk.withEnquiry().types("alliance new", ["Oak", "", .interrupt("")]).err
    #expect(said.contains("One a line, or with ; between them. Enter\n        alone ends.\n"), "\(said)")
  }

  // MARK: - What is offered

  @Test func `is offered the readers of the entry written last, not of the one with the highest id`() throws {
    let desk = Desk.withEnquiry()
    for (age, share) in [(30, "cluster"), (10, "me"), (50, "public")] {
      let before = try files(desk)
      desk.does("evidence add -m x --share \(share) --kind survey --school '\(share)'")
      let new = try #require(try files(desk).subtracting(before).first)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_794_700_000 - Double(age))], ofItemAtPath: new)
    }
    let said = desk.types("evidence add", ["Seen.", "", "", "", ""]).err
    #expect(said.contains("\n[me] >") && said.contains("[you only] >"), "\(said)")
  }

  @Test func `is offered the fewest readers where all entries came with a clone`() throws {
    let desk = Desk.withEnquiry()
    for share in ["public", "team", "cluster"] { desk.does("leadership add -m x --share \(share)") }
    for file in try files(desk) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_794_700_000)], ofItemAtPath: file)
    }
    #expect(desk.types("leadership add", ["Learned.", "", ""]).err.contains("[the team] >"))
  }

  private func files(_ desk: Desk) throws -> Set<String> {
    let names = try FileManager.default.subpathsOfDirectory(atPath: desk.folder)
    return Set(names.filter { $0.hasSuffix(".md") && !$0.hasSuffix("enquiry.md") }.map { desk.folder + "/" + $0 })
  }

  // MARK: - The day

  @Test(arguments: [
    ("log", ["Nine read.", "", ""]), ("evidence add", ["Nine read.", "", "", ""]), ("leadership add", ["Ask.", ""]),
    ("participation add", ["left", "Oak School", "", ""]),
  ])
  func `sees the day before it is saved, and keeps it when going on with a draft later`(act: String, keys: [String])
    throws
  {
    var desk = Desk.withEnquiry()
    let typed = keys.map { $0.isEmpty ? ScriptedTeletype.Keys.enter : .line($0) }
    let stopped = desk.types("\(act) --date yesterday", typed + [.interrupt("")])
    #expect(stopped.err.contains("  When ") && stopped.err.contains("14 November 2026"), "\(stopped.seen)")
    desk.now = Moment(seconds: desk.now.seconds + 3 * 86_400, offsetMinutes: 0)
    let saved = desk.types(act, ["y", ""])
    #expect(saved.code == 0 && saved.err.contains("on 14 November"), "\(saved.seen)")
  }

  @Test func `goes on with a draft that was begun on another day, on that day`() {
    var desk = Desk.withEnquiry()
    desk.types("log", [.interrupt("Nine")])
    desk.now = Moment(seconds: desk.now.seconds + 3 * 86_400, offsetMinutes: 0)
    let saved = desk.types("log", ["y", .more(" read."), "", "", ""])
    #expect(saved.code == 0 && saved.err.contains("on 15 November"), "\(saved.seen)")
    #expect(desk.types("log", [.interrupt("")]).err.hasSuffix("\nNothing is saved.\n"))
  }

  @Test func `changes the day in the summary in plain words, and not to one to come`() {
    let desk = Desk.withEnquiry()
    let saved = desk.types("log", ["Nine read.", "", "", "4", "tomorrow", "fryday", "last friday", ""])
    #expect(saved.err.contains("16 November 2026 is in the future.") && saved.err.contains("“fryday” is no day."))
    #expect(saved.code == 0 && saved.err.contains("on 13 November 2026"), "\(saved.seen)")
    #expect(desk.types("log --date tomorrow", []).err.contains("is in the future"))
  }

  // MARK: - The toolkit

  @Test func `answers with a toolkit id and gets a question that reads well`() throws {
    let desk = Desk.withEnquiry()
    let said = desk.types("new", ["men.5", "", "attendance", "", "", "", ""])
    #expect(said.code == 0, "\(said.seen)")
    #expect(
      said.err.replacingOccurrences(of: "\n", with: " ").contains(
        "What difference does “Students mentor and coach each other” make to attendance?"), "\(said.seen)")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/enquiries/elm")
    let name = try #require(names.first { $0.hasPrefix("students") }, "\(names)")
    let record = try desk.read("enquiries/elm/\(name)/enquiry.md")
    #expect(record.contains("title: Students mentor and coach each other\n"), "\(record)")
    #expect(record.contains("men.5"))
  }

  // MARK: - The editor

  @Test func `is offered the text that could not be read the last time`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    desk.environment["EDITOR"] = "sed -i -e 's/^title: .*/title: Better/' -e 's/^schema: .*/schema: [/'"
    #expect(desk.types("edit", ["n"]).code == 1)
    let draft = desk.folder + "/private/drafts/elm-paired-reading-enquiry.md"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(desk.now.seconds - 86_400))], ofItemAtPath: draft)
    desk.environment["EDITOR"] = "sed -i 's/^schema: .*/schema: enquiry\\/1/'"
    #expect(desk.types("edit", [.interrupt("")]).code == 1)
    let saved = desk.types("edit", [""])
    #expect(saved.err.contains("Go on with the text that you edited on 14 November 2026? [Y/n] >"), "\(saved.seen)")
    #expect(saved.code == 0, "\(saved.seen)")
    #expect(try desk.read("\(Self.enquiry)/enquiry.md").contains("title: Better\n"))
  }

  @Test func `is not offered a text that would take back what was saved since`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    desk.environment["EDITOR"] = "sed -i -e 's/^schema: .*/schema: [/'"
    #expect(desk.types("edit", ["n"]).code == 1)
    desk.does("edit --set outcome=attendance")
    desk.environment["EDITOR"] = "sed -i 's/^title: .*/title: Better/'"
    let saved = desk.types("edit", [])
    #expect(saved.err.contains("The record was changed since you edited it."), "\(saved.seen)")
    #expect(saved.err.contains("An earlier text of yours is kept in"))
    let text = try desk.read("\(Self.enquiry)/enquiry.md")
    #expect(text.contains("outcome: attendance\n") && text.contains("title: Better\n"))
  }

  // MARK: - Figures

  @Test func `sees the figure that is recorded already, and keeps what Enter takes`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion before --n 24 --mean 103.5")
    let said = desk.types("measure record --occasion before", ["", "104", "", "1", "after", "2", "9", ""])
    #expect(
      said.err.contains("\nIt is recorded already: 24 people, 103.5 on average. What you change takes its\nplace.\n"),
      "\(said.seen)")
    #expect(said.err.contains("[24] >") && said.err.contains("[103.5] > 104"))
    #expect(said.err.contains("  1  Measured  before\n"), "\(said.seen)")
    #expect(try desk.read("\(Self.enquiry)/measures/age.figures.csv").contains("after,,,,,,9,104,"), "\(said.seen)")
    let again = desk.types("measure record", ["before", "", "", "7", ""])
    #expect(
      try desk.read("\(Self.enquiry)/measures/age.figures.csv").contains("before,,,,,,24,103.5,7,"), "\(again.seen)")
  }
}
