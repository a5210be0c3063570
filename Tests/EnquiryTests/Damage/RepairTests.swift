import Foundation
import TestSupport
import Testing

@testable import enquiry

/// The commands that are named for the repair are run as they stand; afterwards git finds nothing, and the program works.
@Suite(.scratch) struct `The repair that is named` {
  private func desk(sent: Bool = false) throws -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 4000
    desk.does("evidence add -m 'They met.'")
    if sent {
      _ = try desk.git("clone", "-q", "--bare", desk.folder, Scratch.current("other.git"))
      _ = try desk.git("remote", "add", "origin", Scratch.current("other.git"))
    }
    return desk
  }

  private func object(_ name: String, _ desk: Desk) throws -> String {
    let id = try desk.git("rev-parse", name)
    return "\(desk.folder)/.git/objects/\(id.prefix(2))/\(id.dropLast().dropFirst(2))"
  }

  private func halve(_ path: String) throws {
    let bytes = try fileBytes(path)
    try overwrite(path, Array(bytes.prefix(bytes.count / 2)))
  }

  private func quoted(_ path: String) -> String { Failure.quoted(path) }

  /// Runs the commands after they were found in what a command says.
  private func expectMended(
    _ desk: Desk, _ commands: String..., after line: String = "doctor", mayFail: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let said = desk(line)
    #expect(said.code != 0, sourceLocation: sourceLocation)
    for command in commands {
      let words = said.seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(command), "\(command)\n\(said.seen)", sourceLocation: sourceLocation)
      let outcome = try run("sh", ["-c", command], in: desk.folder)
      #expect(outcome.status == 0 || mayFail, "\(command)\n\(outcome.error)", sourceLocation: sourceLocation)
    }
    try expectWell(desk, sourceLocation: sourceLocation)
  }

  private func expectWell(_ desk: Desk, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let check = try run("git", ["fsck", "--full"], in: desk.folder)
    #expect(check.status == 0 && check.error.isEmpty, "\(check.error)", sourceLocation: sourceLocation)
    desk.does("status", sourceLocation: sourceLocation)
    desk.does("history", sourceLocation: sourceLocation)
    desk.does("evidence add -m 'They met again.'", sourceLocation: sourceLocation)
  }

  @Test func `of an object takes the file that still says it`() throws {
    let desk = try desk()
    let path = try object("HEAD:enquiries/programme.yaml", desk)
    try halve(path)
    try expectMended(desk, "rm -f \(quoted(path)) && git hash-object -w --no-filters enquiries/programme.yaml")
  }

  @Test(arguments: ["HEAD", "HEAD:enquiries/elm"])
  func `of an object gets it from where it was sent to`(name: String) throws {
    let desk = try desk(sent: true)
    let path = try object(name, desk)
    try halve(path)
    try expectMended(desk, "rm -f \(quoted(path)) && git fetch --refetch")
  }

  @Test(arguments: [("HEAD^{tree}", "tree"), ("HEAD", "commit")])
  func `of an object takes it from another copy`(name: String, kind: String) throws {
    let desk = try desk()
    let other = Scratch.current("copy")
    try FileManager.default.copyItem(atPath: desk.folder, toPath: other)
    let path = try object(name, desk)
    let id = try desk.git("rev-parse", name).dropLast()
    try halve(path)
    let command = "rm -f \(quoted(path)) && git -C OTHER cat-file \(kind) \(id) | git hash-object -t \(kind) -w --stdin"
    let said = desk("status")
    #expect(said.seen.contains(command), "\(command)\n\(said.seen)")
    let outcome = try run(
      "sh", ["-c", command.replacingOccurrences(of: "OTHER", with: quoted(other))], in: desk.folder)
    #expect(outcome.status == 0, "\(outcome.error)")
    try expectWell(desk)
  }

  @Test func `of an object that is packed, too, removes it`() throws {
    let desk = try desk()
    let path = try object("HEAD:enquiries/programme.yaml", desk)
    _ = try desk.git("repack", "-a", "-q")
    try halve(path)
    desk.does("status")
    try expectMended(desk, "rm -f \(quoted(path))")
  }

  private func pack(_ desk: Desk) throws -> String {
    _ = try desk.git("gc", "-q")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder)/.git/objects/pack")
    return "\(desk.folder)/.git/objects/pack/" + (try #require(names.first { $0.hasSuffix(".pack") }))
  }

  @Test func `of the list of a pack makes it again`() throws {
    let desk = try desk()
    let pack = try pack(desk)
    let list = pack.dropLast(5) + ".idx"
    try halve(String(list))
    try expectMended(
      desk, "rm -f \(quoted(String(list))) && git index-pack \(quoted(pack))", after: "status")
  }

  @Test func `of a pack saves what can be read of it, and gets the rest`() throws {
    let desk = try desk(sent: true)
    let pack = try pack(desk)
    try halve(pack)
    let list = String(pack.dropLast(5)) + ".idx"
    let moved = quoted(pack + ".damaged")
    try expectMended(
      desk, "mv \(quoted(pack)) \(moved) && rm -f \(quoted(list)) && git unpack-objects -r < \(moved)",
      "git fetch --refetch", after: "status", mayFail: true)
  }

  @Test func `of HEAD writes it anew`() throws {
    for damaged in ["", "ref: refs/heads/mai", "\0\0\0\0\0"] {
      let desk = try desk()
      try overwrite("\(desk.folder)/.git/HEAD", Array(damaged.utf8))
      try expectMended(desk, "echo 'ref: refs/heads/main' > \(quoted(desk.folder + "/.git/HEAD"))", after: "status")
      try FileManager.default.removeItem(atPath: desk.folder)
    }
  }

  @Test func `of a HEAD that is gone writes it anew`() throws {
    let desk = try desk()
    unlink("\(desk.folder)/.git/HEAD")
    try expectMended(desk, "echo 'ref: refs/heads/main' > \(quoted(desk.folder + "/.git/HEAD"))", after: "status")
  }

  @Test func `of a branch sets it to what its log names`() throws {
    let desk = try desk()
    let head = try desk.git("rev-parse", "HEAD").dropLast()
    let path = "\(desk.folder)/.git/refs/heads/main"
    try overwrite(path, [UInt8](repeating: 0, count: 41))
    let folder = quoted("\(desk.folder)/.git/refs/heads")
    try expectMended(desk, "mkdir -p \(folder) && echo \(head) > \(quoted(path))", after: "status")
  }

  @Test func `of the list of branches sets them to what their logs name`() throws {
    let desk = try desk()
    let head = try desk.git("rev-parse", "HEAD").dropLast()
    _ = try desk.git("pack-refs", "--all")
    let path = "\(desk.folder)/.git/packed-refs"
    try overwrite(path, [UInt8](repeating: 0, count: 100))
    try expectMended(
      desk, "mv \(quoted(path)) \(quoted(path + ".damaged")) && git update-ref refs/heads/main \(head)", after: "status"
    )
  }

  @Test func `of the list of branches is told, too, where none of them is read from it any more`() throws {
    let desk = try desk()
    _ = try desk.git("pack-refs", "--all")
    desk.does("evidence add -m 'They met later.'")
    let head = try desk.git("rev-parse", "HEAD").dropLast()
    let path = "\(desk.folder)/.git/packed-refs"
    try overwrite(path, try Array(fileBytes(path).prefix(40)))
    try expectMended(
      desk, "mv \(quoted(path)) \(quoted(path + ".damaged")) && git update-ref refs/heads/main \(head)", after: "list")
  }

  @Test func `of the index keeps the files`() throws {
    let desk = try desk()
    try desk.write(try desk.read("enquiries/programme.yaml") + "# by hand\n", to: "enquiries/programme.yaml")
    let path = "\(desk.folder)/.git/index"
    try halve(path)
    try expectMended(desk, "mv \(quoted(path)) \(quoted(path + ".damaged")) && git reset", after: "status")
    #expect(try desk.read("enquiries/programme.yaml").hasSuffix("# by hand\n"))
  }

  @Test func `of the settings makes new ones`() throws {
    let desk = try desk()
    let path = "\(desk.folder)/.git/config"
    try overwrite(path, [UInt8](repeating: 0, count: 90))
    try expectMended(
      desk, "mv \(quoted(path)) \(quoted(path + ".damaged")) && git init \(quoted(desk.folder))",
      "git config user.name \"project lead, Elm School\"", "git config user.email lead@elm.invalid", after: "status")
  }

  @Test func `of a missing folder makes it`() throws {
    let desk = try desk()
    _ = try desk.git("pack-refs", "--all")
    try FileManager.default.removeItem(atPath: "\(desk.folder)/.git/refs")
    try expectMended(desk, "mkdir \(quoted(desk.folder + "/.git/refs"))", after: "status")
  }

  @Test func `of the commit graph removes it`() throws {
    let desk = try desk()
    _ = try desk.git("commit-graph", "write", "--reachable")
    let path = "\(desk.folder)/.git/objects/info/commit-graph"
    try halve(path)
    desk.does("status")
    try expectMended(desk, "rm -f \(quoted(path))")
  }
}
