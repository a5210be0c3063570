import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Plain `git push` into a repository on a server, whose hook is the program that was built.
@Suite("A push to a server", .scratch)
struct PushTests {
  @Test(arguments: [1, 100]) func `is taken without a word where all is well`(unpackLimit: Int) throws {
    let server = try Server.begun(unpackLimit: unpackLimit)
    server.desk.does("log -m 'Read aloud in class.' -e paired-reading")
    try server.takes("main")
    server.desk.does("measure new reading --title Reading --scale continuous")
    _ = try server.desk.git("checkout", "-q", "-b", "other")
    server.desk.does("log -m 'Asked the library.' -e paired-reading")
    try server.takes("other")
    try server.takes("main", "other")
    _ = try server.desk.git("tag", "-a", "-m", "The first term", "term-1")
    try server.takes("term-1")
    #expect(try git("fsck", "--strict", in: server.folder).isEmpty)
  }

  @Test func `is refused for what a later commit took out again, and the way that it tells leads on`() throws {
    let server = try Server.begun()
    let path = Server.entry("aaaaaaaa")
    let first = try server.commit([path: Server.note("Pupil \(Server.upn) moved up.")])
    try server.commit([path: Server.note("One pupil moved up.")])
    let answer = try server.refuses(
      "main", saying: "This push is refused, and nothing of it is kept: 1 thing is wrong.", "\(path), line 5",
      "This looks like a UPN.", "Leave the pupil out", "In commit \(first.prefix(7)).")
    #expect(!answer.all.contains(Server.upn))
    let way = try #require(answer.lines.first { $0.hasPrefix("git reset") })
    try server.goes(way)
    #expect(try server.desk.read(path).contains("One pupil"))
    server.desk.does("save")
    try server.takes("main")
  }

  @Test func `that is the first of all is refused alike, and the way that it tells leads on`() throws {
    let server = try Server()
    let path = Server.entry("aaaaaaaa")
    try server.commit([path: Server.note("Ring 01632 960001.")])
    let answer = try server.refuses("main", saying: "This looks like a telephone number.")
    let way = try #require(answer.lines.first { $0.hasPrefix("git update-ref") })
    try server.goes(way)
    try server.desk.write(Server.note("Ring the school."), to: path)
    server.desk.does("save")
    try server.takes("main")
  }

  @Test(arguments: [
    ("marks.csv", "participant,before,after\nP01,3,4\n", "The column “participant”"),
    ("data/old/MARKS.CSV", "Pupil Name;Score\nAsha Begum;3\nTom Reed;4\n", "“Pupil Name”"),
    ("enquiries/elm/paired-reading/measures/raw.csv", "who,score\nA123456789012,3\nB123456789012,4\n", "UPN"),
    ("enquiries/elm/paired-reading/files/k4vq7d2m-1.csv", "who,score\nasha.begum@elm.example,3\n", "e-mail"),
    (
      "private/elm/paired-reading/leadership/undated-00000001.md", "---\nschema: enquiry/1\nshare: me\n---\nx\n",
      "private/"
    ),
    ("Private/notes.md", "x\n", "private/"),
  ])
  func `is refused for rows about people and for what is private`(path: String, text: String, words: String) throws {
    let server = try Server.begun()
    try server.commit([path: text])
    _ = try server.desk.git("rm", "-q", "-r", path)
    _ = try server.desk.git("commit", "-q", "-m", "Take it out")
    try server.refuses("main", saying: words)
    // Nor on a branch of its own, without anything else.
    _ = try server.desk.git("checkout", "-q", "--orphan", "data")
    _ = try server.desk.git("rm", "-q", "-r", "-f", ".")
    try server.commit([path: text])
    try server.refuses("data", saying: words)
  }

  @Test func `is refused for rows in another encoding`() throws {
    let server = try Server.begun()
    let rows = "pupil,score\nAsha,3\n".data(using: .utf16LittleEndian) ?? Data()
    try (Data([0xFF, 0xFE]) + rows).write(to: URL(fileURLWithPath: server.desk.folder + "/marks.csv"))
    try server.commit([:])
    try server.refuses("main", saying: "The column “pupil” looks like a list of people")
  }

  @Test func `is refused for what came in beside the main line`() throws {
    let server = try Server.begun()
    let path = Server.entry("aaaaaaaa")
    _ = try server.desk.git("checkout", "-q", "-b", "there")
    let bad = try server.commit([path: Server.note("Pupil \(Server.upn).")])
    _ = try server.desk.git("rm", "-q", path)
    _ = try server.desk.git("commit", "-q", "-m", "Out")
    _ = try server.desk.git("checkout", "-q", "main")
    try server.commit([Server.entry("bbbbbbbb"): Server.note("Read.")])
    _ = try server.desk.git("merge", "-q", "--no-edit", "there")
    try server.refuses("main", saying: "In commit \(bad.prefix(7)).")
    try server.refuses("main:refs/heads/new", saying: "This looks like a UPN.")
    try server.refuses("main:refs/tags/new", saying: "This looks like a UPN.")
    try server.refuses("main:refs/notes/new", saying: "This looks like a UPN.")
  }

  @Test func `is refused for messages, and for names of branches, tags and files`() throws {
    let server = try Server.begun()
    try server.commit([:], "Pupil \(Server.upn) moved up")
    try server.refuses("main", saying: "message of commit", "what looks like a UPN")
    _ = try server.desk.git("reset", "-q", "--hard", "origin/main")
    try server.refuses("main:refs/heads/\(Server.upn)", saying: "The name of this branch or tag looks like a UPN.")
    _ = try server.desk.git("tag", "-a", "-m", "For \(Server.upn)", "term")
    try server.refuses("term", saying: "The message of this tag has what looks like a UPN.")
    try server.commit(["\(Server.enquiry)/files/\(Server.upn).txt": "x\n"])
    try server.refuses("main", saying: "UPN")
    _ = try server.desk.git("reset", "-q", "--hard", "origin/main")
    try server.commit([:], "Merge what we have\n\nSigned-off-by: Ada Lovelace <ada@elm.example>")
    try server.takes("main")
  }

  @Test func `is taken where somebody said why it is none, in words that name nobody`() throws {
    let server = try Server.begun()
    server.desk.does("log -m 'Ring 01632 960001.' -e paired-reading --not-identifiers 'the number of the school'")
    try server.takes("main")
    let text = [Server.entry("aaaaaaaa"): Server.note("Ring 01632 960002.")]
    try server.commit(text, "Note\n\nNot-Identifiers: ask \(Server.upn)")
    try server.refuses("main", saying: "message of commit")
    // Rows have no excuse.
    _ = try server.desk.git("reset", "-q", "--hard", "origin/main")
    try server.commit(["marks.csv": "upn,score\n\(Server.upn),3\n"], "Note\n\nNot-Identifiers: made up")
    try server.refuses("main", saying: "marks.csv")
  }

  @Test func `is not blamed for what stood there before, also where it is moved`() throws {
    let server = try Server()
    let path = Server.entry("aaaaaaaa")
    try server.commit([path: Server.note("Pupil \(Server.upn) moved up.")])
    try server.withoutHook { try server.takes("main") }
    try server.commit([path: Server.note("Pupil \(Server.upn) moved up.\n\nIn May.")])
    try server.takes("main")
    _ = try server.desk.git("mv", Server.enquiry, "enquiries/elm/reading-in-pairs")
    try server.commit([:])
    try server.takes("main")
    try server.commit([
      "enquiries/elm/reading-in-pairs/evidence/2026-11-02-survey-aaaaaaaa.md":
        "---\nschema: enquiry/1\n---\n\(Server.upn) again\n"
    ])
    try server.refuses("main", saying: "This looks like a UPN.")
  }

  @Test func `is refused where it rewrites or deletes what is there`() throws {
    let server = try Server.begun()
    let cluster = "refs/tags/pack/north/2026-11-19/cluster"
    try server.takes("HEAD~1:refs/heads/old", "HEAD:\(cluster)")
    _ = try server.desk.git("commit", "-q", "--amend", "-m", "Otherwise")
    try server.refuses("--force", "main", saying: "What was here before is not part of what is pushed.", "git fetch")
    try server.refuses("--force", "HEAD:\(cluster)", saying: "This tag says what an issued pack was made of")
    try server.refuses("--delete", cluster, saying: "stays where it is")
    try server.refuses("--delete", "old", saying: "A branch with records is not deleted by a push.")
    // One wrong branch, and nothing of the push is taken.
    try server.refuses("HEAD:refs/heads/fine", ":old", saying: "1 thing is wrong")
    let blob = try server.desk.git("hash-object", "-w", ".gitignore").prefix(40)
    try server.refuses("\(blob):refs/tags/notes", saying: "This names no commit.")
  }

  @Test func `is refused for records that it breaks, and not for those that were broken`() throws {
    let server = try Server()
    let (old, new) = (Server.entry("aaaaaaaa"), Server.entry("bbbbbbbb"))
    try server.commit([old: "---\nschema: enquiry/1\ncycle: 00000000\n---\n\nRead.\n"])
    try server.withoutHook { try server.takes("main") }
    try server.commit([new: Server.note("Read."), old: "---\nschema: enquiry/1\ncycle: 00000000\n---\n\nRead on.\n"])
    try server.takes("main")
    try server.commit([new: "---\nschema: enquiry/1\ntitle: a: b\n---\n\nRead.\n"])
    let answer = try server.refuses("main", saying: "\(new), line 3", "1 thing is wrong", "Put it right, save")
    #expect(!answer.all.contains("git reset"))
    try server.commit([
      new: Server.note("Read."), Server.enquiry + "/measures/age.figures.csv": "occasion,n\nbefore,3\n",
    ])
    try server.refuses("main", saying: "These figures belong to no measure.")
    _ = try server.desk.git("rm", "-q", "\(Server.enquiry)/measures/age.figures.csv", "enquiries/elm/alliance.yaml")
    try server.commit([:])
    try server.takes("main")
  }
}
