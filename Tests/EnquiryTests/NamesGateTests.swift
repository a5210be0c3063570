import Foundation
import Records
import TestSupport
import Testing

@testable import enquiry

/// Words that go into commits and are no text of a record.
@Suite(.scratch) struct `Messages, names and signatures` {
  private func desk() throws -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    try desk.write(
      "school,name,code\nElm School,\"Begum, Asha\",k4vq7d2m\n", to: "private/codes/elm/paired-reading.csv")
    return desk
  }

  @Test(arguments: ["Asha Begum moved up", "AB in 7C moved up", "A123456789012", "for lead@elm.sch.uk"])
  func `of a save are looked through, and saved with a reason`(message: String) throws {
    let desk = try desk()
    let path = "enquiries/elm/alliance.yaml"
    try desk.write(try desk.read(path) + "# seen\n", to: path)
    let before = try desk.commits()
    let answer = desk.run(["save", "-m", message])
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(answer.err.contains("would stand in the history"))
    #expect(try desk.commits() == before)
    #expect(desk.run(["save", "-m", message, "--not-identifiers", "made up"]).code == 0)
    #expect(try desk.git("log", "-1", "--format=%B").contains("Not-Identifiers: made up"))
  }

  @Test(arguments: [
    "alliance new oak --name 'Friends of Asha Begum'", "alliance new asha-begum", "alliance new a123456789012",
    "cluster new asha-begum --alliance elm", "cluster new north --name 'AB in 7C' --alliance elm",
    "new asha-begum --practice x", "new ab-7c --practice x", "measure new asha-begum",
    "new x --title 'With Asha Begum'",
  ])
  func `of new things are looked through, with the code books of everybody below`(command: String) throws {
    let desk = try desk()
    let before = try desk.commits()
    let answer = desk(command)
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain").isEmpty)
  }

  @Test func `of another enquiry of the alliance are known by whole names, forenames only in their own`() throws {
    let desk = try desk()
    desk.does("new talk --practice talk")
    #expect(desk("log -m 'We saw Asha Begum read.' -e talk").code == 5)
    #expect(!desk.does("log -m 'Asha read.' -e talk").err.contains("forename"))
    #expect(desk.does("log -m 'Asha read.' -e paired-reading").err.contains("forename"))
  }

  @Test(arguments: ["--sign 'Asha Begum, Elm School'", "--sign 'Mrs Khan'", "--name 'AB in 7C'", "--sign a@elm.sch.uk"])
  func `of a new folder are looked through before anything is made`(flags: String) throws {
    let desk = Desk(Scratch.current.path)
    let answer = desk("init new \(flags)")
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/new"))
    let sign = flags.contains("--sign") ? "" : " --sign 'project lead, Elm School'"
    desk.does("init new \(flags)\(sign) --not-identifiers 'made up'")
  }
}

/// Names and codes of the code book, in what a newcomer wrote.
@Suite(.scratch) struct `Surnames and codes of the code book` {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(
      """
      school,name,code
      Elm School,Hartley,heg9bc22
      Elm School,Isla Pemberton,b4jj118n
      Elm School,"Nuttall, Tom",q7m2x9k4
      Elm School,Amy Entwistle,t5v8w1z3
      Elm School,Iqbal,c3d4e5f6
      Elm School,Joe Young,n2p3r4s5

      """, to: "private/codes/elm/paired-reading.csv")
    return desk
  }

  private static let named = [
    "Hartley was off on Thursday.", "We saw hartley's brother.", "Nuttall cried; Entwistle hit Iqbal",
    "Today PEMBERTON read.", "Isla Pemberton read.",
  ]
  private static let coded = ["Pupil q7m2x9k4 gained most", "Q7M2X9K4 left", "It was (heg9bc22)."]

  @Test(arguments: named + coded) func `are refused in a note, with the words that are meant`(words: String) throws {
    let desk = try desk()
    let before = try desk.commits()
    let answer = desk.run(["log", "-m", words])
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(answer.err.contains("“") && !answer.err.contains("enquiries/"), "\(answer.seen)")
    #expect(try desk.commits() == before)
  }

  @Test func `are quoted and come with other advice than the code`() throws {
    let desk = try desk()
    #expect(desk("log -m 'Hartley left.'").err.contains("“Hartley” stands in the code book."))
    #expect(desk("log -m 'A q7m2x9k4 left.'").err.contains("“q7m2x9k4” is the code of a participant."))
    #expect(desk("log -m 'Hartley left.'").err.contains("Leave the pupil out, or write “a pupil in year 7”."))
    #expect(desk("log -m 'JB in 7C left.'").err.contains("“JB in 7C” looks like initials with a class."))
  }

  @Test(arguments: ["Hartley left", "q7m2x9k4 left"]) func `are refused in the message of a save`(words: String) throws
  {
    let desk = try desk()
    let path = "enquiries/elm/alliance.yaml"
    try desk.write(try desk.read(path) + "# seen\n", to: path)
    let answer = desk.run(["save", "-m", words])
    #expect(answer.code == 5, "\(answer.seen)")
  }

  @Test(arguments: [["mh", "--title", "Hartley's score"], ["hartley"], ["q7m2x9k4"]])
  func `are refused in titles and short names`(words: [String]) throws {
    let desk = try desk()
    #expect(desk.run(["measure", "new"] + words).code == 5)
  }

  @Test func `that schools gave are known from the rows`() throws {
    let desk = try desk()
    try desk.write(Rows.wide(12).replacingOccurrences(of: "P", with: "ELM-P"), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(desk("log -m 'Pupil elm-p03 gained most.'").code == 5)
  }

  @Test(arguments: [
    "Young cried at noon.", "Some Young pupils read more.", "The young ones read.", "Isla read.",
    "We went to Hartley Primary.", "Nobody was off.",
    "On 2026-11-20 12345 words.",
  ])
  func `that are ordinary words, forenames or schools are let through`(words: String) throws {
    let desk = try desk()
    let answer = desk.run(["log", "-m", words])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(
      answer.err.contains("warning") == (words.hasPrefix("Young cried") || words.hasPrefix("Isla")), "\(answer.seen)")
  }

  @Test func `are found by check in what came in by other ways`() throws {
    let desk = try desk()
    desk.does("log -m 'Seen in class.'")
    let path = try desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")
    try desk.write(try desk.read(path) + "\nHartley left.\nSo did q7m2x9k4.\n", to: path)
    #expect(desk("save").code == 5)
    _ = try desk.git("commit", "-qam", "by hand")
    let answer = desk("check")
    #expect(answer.out.contains("This name stands in the code book."), "\(answer.seen)")
    #expect(answer.out.contains("This is the code of a participant."))
    #expect(!answer.out.contains("Hartley"))
  }
}

@Suite(.scratch) struct `Files that are put into the folder by hand` {
  private static let files = "enquiries/elm/paired-reading/files"

  private func desk(_ name: String, _ bytes: [UInt8]) throws -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    let folder = "\(desk.folder)/\(Self.files)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    return desk
  }

  @Test(
    arguments: [
      ("wall.jpg", Pictures.photograph, "This picture says where it was taken."),
      ("wall.heic", Array("\0\0\0\u{18}ftypheic".utf8), "HEIC picture"),
      ("wall.jpg", Array(Pictures.photograph.prefix(80)), "cut off or spoiled"),
      ("marks.xlsx", Array("PK\u{3}\u{4}".utf8), "cannot look into this file"),
      (
        "names.csv", Array("reader,score\nAsha Begum,3\nTom Reed,4\nSophie Lee,5\nJack Fox,1\n".utf8), "look like names"
      ),
      ("marks.csv", Array("participant,score\nP01,3\n".utf8), "one a row"),
    ] as [(String, [UInt8], String)])
  func `are not saved where they tell of somebody, and say what to do`(name: String, bytes: [UInt8], words: String)
    throws
  {
    let desk = try desk(name, bytes)
    let before = try desk.commits()
    let answer = desk("save")
    #expect(answer.code != 0)
    #expect(answer.err.contains(words), "\(answer.seen)")
    #expect(try desk.commits() == before)
    #expect(FileManager.default.fileExists(atPath: "\(desk.folder)/\(Self.files)/\(name)"))
  }

  @Test func `are saved where they tell nothing, or with a reason`() throws {
    let clean = try #require(try? PictureMetadata.removed(from: Pictures.photograph)).bytes
    let desk = try desk("wall.jpg", clean)
    try desk.write("term,pupils\nautumn,30\nspring,31\n", to: "\(Self.files)/counts.csv")
    desk.does("save")
    try Data("PK\u{3}\u{4}".utf8).write(to: URL(fileURLWithPath: "\(desk.folder)/\(Self.files)/sums.xlsx"))
    desk.does("save --not-identifiers 'sums of the trust, no people'")
  }
}
