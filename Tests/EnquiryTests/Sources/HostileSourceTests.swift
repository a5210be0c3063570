import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Sources that are made to do harm: nothing is written outside, nothing hangs, what is not read is told, and the rest is read.
@Suite("A hostile source", .scratch, .ends)
struct HostileSourceTests {
  @Test func `has names that lead elsewhere, that machines take for others, or that nobody sees: each is told`() throws
  {
    let source = try HostileSource()
    let names: [(name: String, told: String)] = [
      ("..", ".. leads out of its folder"), (".", ". leads out of its folder"),
      ("a/../../b", "a/../../b leads out of its folder"), ("/etc/x", "/etc/x leads out of its folder"),
      (".GiT", ".GiT is taken for .git"), (".g\u{200C}it", ".g<U+200C>it is taken for .git"),
      ("git~1", "git~1 is taken for .git"), ("..\\x", "..\\x has a backslash"),
      ("con.md", "con.md is the name of a device"), ("a\u{1B}[2Jb", "a<U+001B>[2Jb has characters that cannot"),
      ("a\u{9B}31mb", "a<U+009B>31mb has characters that cannot"),
      ("a\u{202E}b", "a<U+202E>b has characters that cannot"), ("--exec=x", "--exec=x begins with a hyphen"),
    ]
    let file = try source.file("Outside.\n")
    let folder = try source.tree([("100644", Array("enquiry.md".utf8), file)])
    try source.add(
      names.prefix(9).map { ("100644", Array($0.name.utf8), file) }, to: HostileSource.enquiry + "/evidence")
    try source.add(names.dropFirst(9).map { ("40000", Array($0.name.utf8), folder) }, to: "enquiries/elm")
    let told = try source.desk.json("source fetch")
    let row = try #require((told["sources"] as? [[String: Any]])?.first)
    let lines = try #require(row["not_read"] as? [[String: String]]).map { "\($0["path"] ?? "") \($0["reason"] ?? "")" }
    for (_, words) in names { #expect(lines.contains { $0.contains(words) }, "\(words) is not among \(lines)") }
    #expect(lines.count == names.count)
    try source.isRead(saying: "Not read: 13 files and folders.")
    for (_, words) in names {
      let path = words.prefix { $0 != " " }
      #expect(source.desk("check").out.contains("/\(path):1:1: error:"), "\(path)")
    }
  }

  @Test func `has links, repositories, and modes of nothing: each is told, none is followed`() throws {
    let source = try HostileSource()
    let target = try source.file("/etc/passwd")
    let commit = String(repeating: "1", count: 40)
    let evidence = HostileSource.enquiry + "/evidence"
    try source.add(
      [
        ("120000", Array("2026-11-02-survey-aaaaaaaa.md".utf8), target),
        ("160000", Array("2026-11-03-survey-bbbbbbbb.md".utf8), commit),
        ("100666", Array("2026-11-04-survey-cccccccc.md".utf8), target),
        ("0", Array("2026-11-05-survey-dddddddd.md".utf8), target),
        ("77777777777", Array("2026-11-06-survey-eeeeeeee.md".utf8), target),
      ], to: evidence)
    try source.add([("120000", Array("second".utf8), target)], to: "enquiries/elm")
    for place in ["enquiries/elm", "enquiries"] {
      try source.add([("77777777777", Array("third".utf8), target)], to: place)
    }
    try source.isRead(
      saying: "aaaaaaaa.md is a link to another file", "bbbbbbbb.md is another repository",
      "cccccccc.md is neither a file nor a folder", "dddddddd.md is neither a file nor a folder",
      "eeeeeeee.md is neither a file nor a folder",
      "enquiries/elm/second is a link to another file", "enquiries/elm/third is neither",
      "enquiries/third is neither")
    let check = source.desk("check").out
    for word in ["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"] { #expect(check.contains(word)) }
    #expect(!source.desk.does("show elm/paired-reading").out.contains("root:"))
  }

  @Test func `has one name twice, or two that nobody can tell apart: the first is read`() throws {
    let source = try HostileSource()
    let (one, other) = (try source.file(Server.note("The first.")), try source.file(Server.note("The second.")))
    let name = Array("2026-11-02-survey-aaaaaaaa.md".utf8)
    try source.add([("100644", name, one), ("100644", name, other)], to: HostileSource.enquiry + "/evidence")
    try source.add(
      [("100644", Array("caf\u{E9}".utf8), one), ("100644", Array("cafe\u{301}".utf8), other)], to: "enquiries/elm")
    try source.isRead(
      saying: "2026-11-02-survey-aaaaaaaa.md stands twice in its folder: the first is read",
      "cafe\u{301} stands twice in its folder")
    let shown = source.desk.does("show elm/paired-reading").out
    #expect(shown.contains("The first.") && !shown.contains("The second."))
  }

  @Test func `has folders ten thousand deep in all places: what stands too deep is told`() throws {
    let source = try HostileSource()
    let inner = try source.tree([("100644", Array("bottom.md".utf8), source.file("Bottom.\n"))])
    let deep = try source.nested(300, around: inner)
    for place in [HostileSource.enquiry, "enquiries/elm", "enquiries"] {
      try source.add([("40000", Array("deep".utf8), deep)], to: place)
    }
    try source.isRead(saying: "Not read: 3 files and folders.", "d/d/d/d stands deeper than records ever do")
    #expect(source.desk("check").out.contains("This stands deeper than records ever do; it is not read."))
  }

  @Test func `has a folder of more names than records ever have: it is told, and the rest is read`() throws {
    let source = try HostileSource()
    let file = try source.file(Server.note("One of many."))
    let wide = try source.tree(
      (0..<80_000).map { ("100644", Array("2026-11-02-survey-\(String($0 + 10_000_000)).md".utf8), file) })
    try source.add([("40000", Array("leadership".utf8), wide)])
    try source.isRead(saying: "paired-reading/leadership/ has more names than a folder of records ever has")
  }

  @Test func `has files of a few folders that stand for millions: it is refused, and in its past cut short`() throws {
    let source = try HostileSource()
    let before = try source.add([])
    var tree = try source.tree((0..<10).map { ("100644", Array("f\($0)".utf8), try source.file("Boom.\n")) })
    for _ in 0..<5 { tree = try source.tree((0..<10).map { ("40000", Array("d\($0)".utf8), tree) }) }
    try source.add([("40000", Array("bomb".utf8), tree)])
    try source.isRefused(saying: "it has more than 500000 files and folders")
    try source.commit(String(try git("rev-parse", "\(before)^{tree}", in: source.folder).prefix(40)))
    try source.isRead(saying: "elm: as of")
    let history = source.desk.does("history").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(history.contains("it touches more than 200000 files and folders"), "\(history)")
  }

  @Test func `has a file larger than attachments are: it is told, and not read`() throws {
    let source = try HostileSource()
    let film = try source.object("blob", [UInt8](repeating: 0, count: 21 << 20))
    try source.add(
      [("100644", Array("2026-11-02-survey-aaaaaaaa.md".utf8), film)], to: HostileSource.enquiry + "/evidence")
    try source.isRead(saying: "aaaaaaaa.md has 21 MB, and 20 are the most")
  }

  @Test func `has keys that blow up, nest without end, or are no text: each record is told by check`() throws {
    let source = try HostileSource()
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (letter, last) in zip("bcdefghi", "abcdefgh") {
      bomb += "\(letter): &\(letter) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
    }
    let texts = [
      "---\nschema: enquiry/1\n\(bomb)---\n\nText.\n",
      "---\nschema: enquiry/1\ncodes: \(String(repeating: "[", count: 60_000))\n---\n\nText.\n",
      "---\nschema: enquiry/1\ncodes: \(String(repeating: "{a: ", count: 10_000))\n---\n\nText.\n",
      String(repeating: "\0", count: 5_000),
    ]
    let names = texts.indices.map { "2026-11-02-survey-aaaaaaa\($0 + 2).md" }
    try source.add(
      zip(names, texts).map { ("100644", Array($0.utf8), try source.file($1)) }, to: HostileSource.enquiry + "/evidence"
    )
    try source.isRead(saying: "elm: as of")
    let check = source.desk("check")
    #expect(check.code == 3)
    for name in names { #expect(check.out.contains("\(name):"), "\(name)\n\(check.out)") }
  }
}
