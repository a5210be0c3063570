import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Pushes that are made to do harm: nothing is written outside, nothing hangs, and it is said why they are refused.
@Suite("A hostile push", .scratch)
struct HostilePushTests {
  private static let names: [(name: String, words: String)] = [
    ("..", "leads out of its folder"), (".", "leads out of its folder"), ("a/../../b", "leads out of its folder"),
    ("/etc/x", "leads out of its folder"), (".git", "is taken for .git"), (".GiT", "is taken for .git"),
    (".g\u{200C}it", "is taken for .git"), ("git~1", "is taken for .git"), (".git. .", "is taken for .git"),
    (".git::$INDEX_ALLOCATION", "is taken for .git"), ("..\\x", "has a backslash"), ("CON", "is the name of a device"),
    ("aux.md", "is the name of a device"), ("a\u{1B}[2Jb", "has characters that cannot be seen"),
    ("a\u{202E}b", "has characters that cannot be seen"), ("a\nb", "has characters that cannot be seen"),
    ("x:y", "cannot be written on Windows"), ("x.", "cannot be written on Windows"),
  ]

  @Test(arguments: names) func `is refused for a name`(name: String, words: String) throws {
    let server = try Server.begun()
    let blob = try server.object("blob", Array("x\n".utf8))
    try server.commit(lines: [("100644", Array(name.utf8), blob)])
    let answer = try server.refuses("main", saying: "This name \(words)")
    #expect(answer.all.utf8.allSatisfy { $0 == 0x0A || $0 == 0x0D || $0 >= 0x20 } || name.contains("\u{1B}"))
    #expect(!answer.lines.joined().unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) })
  }

  @Test func `is refused for links, other repositories and names that fall into one`() throws {
    let server = try Server.begun()
    let blob = try server.object("blob", Array("/etc/passwd".utf8))
    try server.commit(lines: [("120000", Array("link".utf8), blob)])
    try server.refuses("main", saying: "link", "This is a link to another file.")
    try server.goes("git reset -q --soft origin/main")
    let commit = String(try server.desk.git("rev-parse", "HEAD").prefix(40))
    try server.commit(lines: [("160000", Array("sub".utf8), commit)])
    try server.refuses("main", saying: "sub", "This is another repository within this one.")
    try server.goes("git reset -q --soft origin/main")
    try server.commit(lines: [("100644", Array("Notes.md".utf8), blob), ("100644", Array("notes.md".utf8), blob)])
    try server.refuses("main", saying: "differs from this one in capitals alone")
    try server.goes("git reset -q --soft origin/main")
    try server.commit(lines: [("100644", [0xFF, 0xFE], blob)])
    try server.refuses("main", saying: "is not UTF-8")
  }

  @Test(.ends) func `is refused for what is too large, too deep or too much`() throws {
    let server = try Server.begun(unpackLimit: 1)
    try Data(count: 21 << 20).write(to: URL(fileURLWithPath: server.desk.folder + "/large.bin"))
    try server.commit([:])
    try server.refuses("main", saying: "large.bin", "This file has 21 MB, and 20 are the most.")
    try server.goes("git reset -q --hard origin/main")
    var tree = try server.object("tree", [])
    let empty = try server.object("blob", [])
    tree = try server.tree((0..<10).map { ("100644", "f\($0)", empty) })
    for _ in 0..<10 { let inner = tree; tree = try server.tree((0..<10).map { ("40000", "d\($0)", inner) }) }
    try server.commit(lines: [("40000", Array("bomb".utf8), tree)])
    try server.refuses("main", saying: "more than 500000 new files and folders")
    try server.goes("git reset -q --soft origin/main")
    for _ in 0..<60 { let inner = tree; tree = try server.tree([("40000", "d", inner)]) }
    try server.commit(lines: [("40000", Array("deep".utf8), tree)])
    try server.refuses("main", saying: "Folders are nested more than 24 deep.")
    try server.goes("git reset -q --soft origin/main")
    let message = String(repeating: "All work and no play. ", count: 60_000)
    try TextFile("message", message).write(below: Scratch.current.path)
    try server.goes("git commit -q --allow-empty -F ../message")
    try server.refuses("main", saying: "A commit or tag has 1 MB of text")
  }

  @Test(.ends) func `is refused for keys that are made to blow up, and for lines without end`() throws {
    let server = try Server.begun()
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for letter in "bcdefghi" {
      let last = UnicodeScalar((letter.unicodeScalars.first?.value ?? 98) - 1).map(String.init) ?? "a"
      bomb += "\(letter): &\(letter) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
    }
    try server.commit([Server.entry("aaaaaaaa"): "---\nschema: enquiry/1\n\(bomb)---\n\nRead.\n"])
    try server.refuses("main", saying: Server.entry("aaaaaaaa"))
    try server.goes("git reset -q --hard origin/main")
    let line = String(repeating: "7a ", count: 30_000)
    try server.commit([
      Server.entry("bbbbbbbb"): Server.note(line),
      Server.entry("cccccccc"): Server.note(String(repeating: "9", count: 90_000)),
    ])
    try server.takes("main")
  }

  @Test func `tells the first ten things and counts the others, in lines that fit behind “remote: ”`() throws {
    let server = try Server.begun()
    let long = String(repeating: "long-", count: 30)
    var files = [
      "\(Server.enquiry)/files/\(long).md": "Pupil \(Server.upn).\n",
      "\(long)/\(long)/\(long)/marks.csv": "upn,score\n\(Server.upn),3\n",
    ]
    for number in 10..<50 { files[Server.entry("aaaaaa\(number)")] = Server.note("Pupil \(Server.upn).") }
    try server.commit(files)
    let answer = try server.refuses("main", saying: "42 things are wrong", "And 32 more.")
    #expect(answer.lines.count < 80)
    for line in answer.lines { #expect(line.count <= 68, "\(line)") }
    #expect(answer.lines.allSatisfy { !$0.contains("\u{1B}") })
  }
}

extension Server {
  /// Stores a folder.
  func tree(_ lines: [(mode: String, name: String, id: String)]) throws -> String {
    try object("tree", lines.flatMap { Self.line($0.mode, Array($0.name.utf8), $0.id) })
  }
}
