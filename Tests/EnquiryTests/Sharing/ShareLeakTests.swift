import Foundation
import TestSupport
import Testing

/// What is shared less far than the cluster is in no object of the branch, whatever was shared, withdrawn and renamed before.
@Suite(.scratch) struct `Every object of the branch that goes to the cluster` {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `holds what is shared so far, and no word of what is not`(seed: UInt64) throws {
    var desk = Desk()
    desk.folder = Scratch.current("folder")
    try git("init", "-q", "-b", "main", desk.folder)
    _ = try desk.git("config", "user.name", "project lead")
    let made = MadeSharing(seed: seed)
    for (path, text) in made.files { try desk.write(text, to: path) }
    try desk.write("s3cr staged by force\n", to: "private/notes.md")
    _ = try desk.git("add", "-A", "-f")
    _ = try desk.git("commit", "-q", "-m", "s3cr in a message")
    desk.does("share --yes")
    let words = try objects(of: desk)
    for (id, text) in words { #expect(!text.contains("s3cr"), "seed \(seed): \(id)\n\(text)") }
    let all = words.map(\.text).joined()
    let missing = made.open.filter { !all.contains($0) }
    #expect(missing.isEmpty, "seed \(seed): \(missing.sorted())")
    try expectWhole(desk, seed)
  }

  /// The objects of a clone that took this branch alone, with what each says.
  private func objects(of desk: Desk) throws -> [(id: String, text: String)] {
    let clone = Scratch.current("clone")
    try git("clone", "-q", "--single-branch", "--branch", "shared/cluster", "file://" + escaped(desk.folder), clone)
    #expect(try git("fsck", "--strict", in: clone).isEmpty)
    return try git("cat-file", "--batch-all-objects", "--batch-check", in: clone).split(separator: "\n").map { line in
      let id = String(line.prefix(40))
      let kind = line.split(separator: " ")[1]
      return (id, try git("cat-file", kind == "blob" ? "blob" : "-p", id, in: clone))
    }
  }

  private func escaped(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  /// The clone is an enquiry folder without errors, and all that reads does.
  private func expectWhole(_ desk: Desk, _ seed: UInt64) throws {
    var clone = desk
    clone.folder = Scratch.current("clone")
    let answer = clone("check --json")
    let document = try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
    let problems = document?["problems"] as? [[String: Any]] ?? []
    let errors = problems.filter { $0["severity"] as? String == "error" }
    #expect(errors.isEmpty, "seed \(seed): \(errors)")
    #expect(!problems.isEmpty || answer.code == 0)
    for line in ["list", "status", "due", "pack north -o -", "show alliance-0/enquiry-0"] { clone.does(line) }
  }
}
