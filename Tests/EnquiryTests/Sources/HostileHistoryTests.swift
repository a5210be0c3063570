import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Sources whose newest state is sound, and whose commits, past or stored objects are not.
@Suite("A source with a hostile past", .scratch, .ends)
struct HostileHistoryTests {
  private static let note = "Read in pairs at last."

  /// Commits a new sound entry.
  private func addEntry(_ source: HostileSource, head: String? = nil) throws {
    let file = try source.file(Server.note(Self.note))
    try source.add(
      [("100644", Array("2026-11-02-survey-aaaaaaaa.md".utf8), file)], to: HostileSource.enquiry + "/evidence",
      head: head)
  }

  @Test(arguments: [
    "author \u{1B}[31mAda\u{7}\u{9B}31m\u{202E} <a@\u{1B}]0;t\u{7}b> 1394014272 +0000\ncommitter Ada <a@b> 1394014272 +0000",
    "author no mail at all\ncommitter no mail at all", "author <> 1 -0000\ncommitter <> 99999999999999999999 +9999",
    "author Two <a@b> <c@d> 1394014272 +0000\ncommitter \u{1B} <\u{1B}> 9223372036854775807 +9999", "",
    "author A <a@b> -86400 +0000\ncommitter A <a@b> -9223372036854775808 -9999",
  ])
  func `names its authors in forms that are none: it is read, and so is what came before`(head: String) throws {
    let source = try HostileSource()
    try addEntry(source, head: head)
    try source.add([])
    try source.isRead(saying: "elm: as of")
    #expect(source.desk.does("show elm/paired-reading").out.contains(Self.note))
    #expect(source.desk.does("history elm/paired-reading").out.contains("survey"))
  }

  @Test func `lacks an object that it names: it is said to be damaged, and what was read before stays`() throws {
    let source = try HostileSource()
    try addEntry(source)
    let blob = try source.file(Server.note(Self.note))
    let path = source.folder + "/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    let whole = try fileBytes(path)
    for bytes in [Array(whole.prefix(30)), [], Array("\u{1B}[31mgarbage".utf8), nil] {
      try FileManager.default.removeItem(atPath: path)
      if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
      try source.isRefused(saying: "is damaged, and could not be sent.", "git fsck --full")
      if bytes == nil { try Data().write(to: URL(fileURLWithPath: path)) }
    }
    try FileManager.default.removeItem(atPath: path)
    try Data(whole).write(to: URL(fileURLWithPath: path))
    try source.isRead(saying: "elm: as of")
    #expect(source.desk.does("show elm/paired-reading").out.contains(Self.note))
  }

  @Test func `had folders that are missing, no folders, or dangerous: each commit is told of, and the others are`()
    throws
  {
    let source = try HostileSource()
    let sound = String(try git("rev-parse", "\(HostileSource.branch)^{tree}", in: source.folder).prefix(40))
    let file = try source.file("Outside.\n")
    for tree in [String(repeating: "5", count: 40), file, try source.object("tree", Array("garbage".utf8))] {
      try source.commit(tree)
    }
    try source.commit(sound)
    try source.add(
      [("40000", Array("..".utf8), source.tree([("100644", Array(".git".utf8), file)]))], to: "enquiries/elm")
    try source.commit(sound)
    // git sends nothing that is not there: but whoever fetches by other means has what is no history.
    let desk = source.desk
    try FileManager.default.createDirectory(
      atPath: desk.folder + "/.git/objects/info", withIntermediateDirectories: true)
    try TextFile("info/alternates", source.folder + "/objects\n").write(below: desk.folder + "/.git/objects")
    _ = try desk.git(
      "update-ref", "refs/heads/foreign",
      git("rev-parse", HostileSource.branch, in: source.folder).trimmingCharacters(in: .newlines))
    desk.does("source remove elm")
    desk.does("source add odd --branch foreign")
    let history = desk.does("history")
    #expect(history.out.contains("cannot be told"), "\(history.seen)")
    #expect(!history.out.contains("root:") && history.out.contains("in odd"))
    for line in ["list", "status", "due", "show elm/paired-reading", "history elm/paired-reading", "check"] {
      let answer = desk(line)
      #expect(answer.code == 0, "\(line)\n\(answer.seen)")
    }
  }

  @Test func `has a hundred refs with names that steer terminals: only the one that is read comes here`() throws {
    let source = try HostileSource()
    try addEntry(source)
    let tip = try git("rev-parse", HostileSource.branch, in: source.folder).trimmingCharacters(in: .newlines)
    let lines = (0..<100).map { "\(tip) refs/heads/\u{202E}--upload-pack=x\($0)\n" }.joined()
    try TextFile("packed-refs", "# pack-refs with: peeled fully-peeled \n" + lines).write(below: source.folder)
    try source.isRead(saying: "elm: as of")
    #expect(try source.desk.git("for-each-ref", "--format=%(refname)", "refs/sources") == "refs/sources/elm/head\n")
    let other = source.desk("source add other ../elm-shared.git --branch none")
    #expect(other.code == 6 && !other.seen.contains("\u{202E}"), "\(other.seen)")
  }
}
