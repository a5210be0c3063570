import Foundation
import TestSupport
import Testing

@Suite(.scratch) struct `A folder of the first format` {
  /// The records as version 0.1.0 wrote them, in a repository of their own.
  private func desk() throws -> Desk {
    let written = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("FirstFormat")
    let folder = Scratch.current("first")
    try FileManager.default.copyItem(atPath: written.path, toPath: folder)
    let desk = Desk(folder)
    _ = try desk.git("init", "-q", "-b", "main")
    _ = try desk.git("add", "-A")
    _ = try desk.git("-c", "user.name=lead", "-c", "user.email=lead@localhost", "commit", "-q", "-m", "As it was")
    return desk
  }

  @Test func `is read without an error`() throws {
    let answer = try desk()("check")
    #expect(answer.code == 0, "\(answer.seen)")
  }

  @Test func `needs no upgrade and stays byte for byte`() throws {
    let desk = try desk()
    let answer = desk.does("upgrade")
    #expect(answer.err.contains("Nothing needs"))
    #expect(try desk.git("status", "--porcelain").isEmpty)
    #expect(try desk.commits() == 1)
  }

  @Test func `gets the line that says its format, and no other byte`() throws {
    let desk = try desk()
    let path = "enquiries/camden/maths-fluency/enquiry.md"
    let plain = try desk.read(path)
    let older = plain.replacing("schema: enquiry/1\n", with: "# ours\r\n").replacing("\n---\n", with: "\n---\n")
    try desk.write(older, to: path)
    try desk.write("name: [broken\n", to: "enquiries/learn/alliance.yaml")
    _ = try desk.git("add", "-A")
    _ = try desk.git("-c", "user.name=lead", "-c", "user.email=lead@localhost", "commit", "-q", "-m", "By hand")
    let shown = desk.does("upgrade --dry-run")
    #expect(shown.err.contains("+ schema: enquiry/1"))
    #expect(try desk.commits() == 2)
    let answer = desk.does("upgrade")
    #expect(answer.err.contains("Moved 1 record to the format enquiry/1."))
    #expect(answer.err.contains("enquiries/learn/alliance.yaml cannot be read and was left as it is"))
    #expect(try desk.commits() == 3)
    let after = try desk.read(path)
    let line = try #require(after.firstRange(of: "schema: enquiry/1"))
    #expect(Array((after[..<line.lowerBound] + after[line.upperBound...].dropFirst()).utf8) == Array(older.utf8))
    #expect(try desk.git("status", "--porcelain").isEmpty)
    #expect(desk.does("upgrade").err.contains("Nothing needs"))
  }

  @Test func `of a newer format is refused as a whole, with its files`() throws {
    let desk = try desk()
    let path = "enquiries/camden/alliance.yaml"
    try desk.write(try desk.read(path).replacing("enquiry/1", with: "enquiry/2"), to: path)
    try desk.write("name: No schema\n", to: "enquiries/learn/alliance.yaml")
    let answer = desk("upgrade")
    #expect(answer.code == 1)
    #expect(answer.err.contains("enquiries/camden/alliance.yaml:1:9"), "\(answer.err)")
    #expect(answer.err.contains("Install a newer version of enquiry"))
    #expect(try desk.read("enquiries/learn/alliance.yaml") == "name: No schema\n")
  }
}
