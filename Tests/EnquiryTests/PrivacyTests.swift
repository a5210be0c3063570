import Foundation
import TestSupport
import Testing

/// Nobody is named, and what reached a file is found out.
@Suite(.scratch) struct `What tells who somebody is` {
  private static let enquiry = "enquiries/elm/paired-reading"

  @Test(arguments: [
    ("log -m 'Pupil A123456789012 moved up.'", "UPN"), ("evidence add -m 'AB in 7C read aloud.'", "initials"),
    ("leadership add -m 'Write to asha@example.org.'", "e-mail"), ("cycle new --aim 'Ring 01632 960001.'", "telephone"),
    ("log -m 'Fine.' --learned 'Asha B, 11C, was born on 12 March 2009.'", "name"),
  ])
  func `is refused before anything is saved`(command: String, word: String) throws {
    let desk = Desk.withEnquiry()
    let before = try desk.commits()
    let answer = desk(command)
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(answer.err.contains(word))
    #expect(!answer.seen.contains("enquiries/"))
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain") == "")
  }

  @Test func `is saved with a reason, which stands in the history`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'Ring 01632 960001.' --not-identifiers 'a number made up for films'")
    #expect(try desk.git("log", "-1", "--format=%B").contains("Not-Identifiers: a number made up for films"))
    desk.does("log -m 'Nothing to see.' --not-identifiers 'to be sure'")
    #expect(try !desk.git("log", "-1", "--format=%B").contains("Not-Identifiers"))
    #expect(desk("log -m x --not-identifiers ' '").code == 64)
  }

  @Test func `is a name of the code book, and a forename only worth a look`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      "school,name,code\nElm School,\"Begum, Asha\",k4vq7d2m\n", to: "private/codes/elm/paired-reading.csv")
    #expect(desk("log -m 'We saw asha begum read.'").code == 5)
    let answer = desk.does("log -m 'Asha read aloud.'")
    #expect(answer.err.contains("forename"))
    #expect(!answer.err.contains("Asha"))
  }

  @Test func `is refused in edits by hand, and check finds what came in another way`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'Seen in class.'")
    let path = try desk.onlyFile(in: "\(Self.enquiry)/evidence")
    try desk.write(try desk.read(path) + "\nA123456789012\n", to: path)
    #expect(desk("save").code == 5)
    _ = try desk.git("commit", "-qam", "by hand")
    let answer = desk("check")
    #expect(answer.code == 0)
    #expect(answer.out.contains("UPN"))
    // What stands there already is in nobody's way.
    try desk.write(try desk.read(path) + "\nMore.\n", to: path)
    desk.does("save")
  }
}

@Suite(.scratch) struct `What is forgotten` {
  private func desk() throws -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age --title 'Reading age' --scale continuous")
    let rows = (1...12).map { "P\($0 < 10 ? "0" : "")\($0),\(90 + $0),\(95 + $0 % 5)" }
    try desk.write((["participant,before,after"] + rows).joined(separator: "\n") + "\n", to: "rows.csv")
    desk.does("measure import reading-age rows.csv --school 'Elm School' --no-input")
    return desk
  }

  private func everything(below place: String) throws -> String {
    let files = try #require(FileManager.default.enumerator(atPath: place)).compactMap { $0 as? String }
    return files.compactMap { text(of: "\(place)/\($0)") }.joined()
  }

  @Test func `is a participant: the rows go, the committed sums stay, and it says so`() throws {
    let desk = try desk()
    let before = try desk.commits()
    let dry = desk.does("forget participant P03 --dry-run")
    #expect(dry.err.contains("2 rows"))
    #expect(try everything(below: desk.folder + "/private").contains("P03"))
    #expect(desk("forget participant P03").code == 64)
    let answer = desk.does("forget participant P03 --yes")
    #expect(answer.err.contains("stay as they were committed"))
    #expect(answer.err.contains("commit"))
    #expect(try !everything(below: desk.folder + "/private").contains("P03"))
    #expect(try desk.commits() == before)
    #expect(try desk.read("private/forgotten.csv").contains("a participant of elm/paired-reading"))
    #expect(desk("forget participant P03 --yes").code == 6)
  }

  @Test func `is every row of a measure, with the sums`() throws {
    let desk = try desk()
    let summary = "enquiries/elm/paired-reading/measures/reading-age.summary.csv"
    #expect(text(of: desk.folder + "/" + summary) != nil)
    desk.does("forget rows reading-age --yes")
    #expect(text(of: desk.folder + "/" + summary) == nil)
    #expect(try !everything(below: desk.folder + "/private").contains("P03"))
    #expect(try desk.git("log", "-1", "--format=%s").contains("Forget the rows of reading-age"))
  }

  @Test func `is an entry, in the folder or for oneself`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'Seen in class.'")
    let path = try desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")
    let id = String(path.dropLast(3).suffix(8))
    let answer = desk.does("forget entry \(id) --yes")
    #expect(answer.err.contains("1 commit"))
    #expect(text(of: desk.folder + "/" + path) == nil)
    desk.does("log -m 'For me.' --share me")
    let own = try desk.onlyFile(in: "private/elm/paired-reading/evidence")
    desk.does("forget entry \(own.dropLast(3).suffix(8)) --yes")
    #expect(text(of: desk.folder + "/" + own) == nil)
  }
}

@Suite(.scratch) struct `The doctor` {
  private func codes(_ desk: Desk) throws -> [String] {
    let answer = desk("doctor --json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(answer.code == (findings.isEmpty ? 0 : 1))
    return findings.compactMap { $0["code"] as? String }
  }

  @Test func `tells of a single copy, and of a second one on the same disk`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    #expect(try codes(desk) == ["single_copy"])
    _ = try desk.git("remote", "add", "origin", desk.folder + "/../other.git")
    _ = try desk.git("init", "-q", "--bare", "../other.git")
    #expect(try codes(desk) == ["same_disk"])
    _ = try desk.git("remote", "set-url", "origin", "https://git.example.org/elm.git")
    #expect(try codes(desk) == [])
    desk.environment["PATH"] = "/nowhere"
    #expect(try codes(desk) == ["git_missing"])
  }

  @Test func `tells of a synchronised folder, of open doors and of what git would take`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    _ = try desk.git("remote", "add", "origin", "https://git.example.org/elm.git")
    let cloud = Scratch.current("OneDrive - Elm School")
    try FileManager.default.createDirectory(atPath: cloud, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: desk.folder, toPath: cloud + "/elm")
    desk.folder = cloud + "/elm"
    #expect(try codes(desk) == ["cloud_folder"])
    try desk.write("x", to: "private/rows/x/x.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.folder + "/private")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: desk.folder + "/private/rows")
    try desk.write("", to: ".gitignore")
    #expect(try codes(desk) == ["cloud_folder", "private_readable", "private_not_ignored"])
  }
}
