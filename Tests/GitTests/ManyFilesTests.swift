import Foundation
import Git
import TestSupport
import Testing

/// Writes of so many files that their objects go into one pack, and the disk is flushed once.
@Suite(.scratch) struct ManyFilesTests {
  private let folder = Scratch.current("repo")

  private func files(_ text: String, _ count: Int = 120) -> [PlannedFile] {
    (0..<count).map { .write(Array("\(text) \($0)\n"), to: "f\($0 % 7)/é \($0).md") }
  }

  private func packs() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/.git/objects/pack").count { $0.hasSuffix(".pack") }
  }

  @Test func `are packed, and read like any other`() throws {
    let repository = try Repository.scratch()
    _ = try repository.write(author: ada, committer: ada) { _ in CommitPlan(message: "Many", files: files("one")) }
    #expect(try packs() == 1)
    #expect(try git("ls-files", in: folder).split(separator: "\n").count == 120)
    #expect(try git("show", "HEAD:f3/é 101.md", in: folder) == "one 101\n")
    try expectSound(folder)
    _ = try repository.write(author: ada, committer: ada) { _ in CommitPlan(message: "Few", files: files("two", 8)) }
    #expect(try packs() == 1)
    // What lies in the pack already is not stored again.
    _ = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(message: "Back", files: files("one", 100) + [.write(Array("new\n"), to: "new.md")])
    }
    #expect(try packs() == 1)
    try expectSound(folder)
  }

  @Test func `replace what is damaged`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "one 5\n")
    let blob = try git("rev-parse", "HEAD:a.md", in: folder).dropLast()
    let file = folder + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    _ = try run("sh", ["-c", "chmod u+w \"$1\"; head -c 10 \"$1\" > x; cat x > \"$1\"; rm x", "sh", file], in: folder)
    _ = try repository.write(author: ada, committer: ada) { _ in CommitPlan(message: "Many", files: files("one")) }
    try expectSound(folder)
  }

  @Test func `with empty and large files among them are whole`() throws {
    let repository = try Repository.scratch()
    var large = [UInt8](repeating: 0, count: 3_000_001)
    var dice = Dice(state: 7)
    for place in large.indices { large[place] = UInt8(dice.below(256)) }
    let odd: [PlannedFile] = [.write([], to: "empty"), .write(large, to: "large"), .write([0], to: "f0/zero")]
    _ = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(message: "Many", files: files("one") + odd)
    }
    #expect(try repository.workingFile("large") == large)
    #expect(try git("cat-file", "-s", "HEAD:large", in: folder) == "3000001\n")
    #expect(try git("cat-file", "-s", "HEAD:empty", in: folder) == "0\n")
    try expectSound(folder)
  }

  @Test func `are taken from a branch, each with its mode`() throws {
    let repository = try Repository.scratch()
    _ = try repository.write(author: ada, committer: ada) { _ in CommitPlan(message: "Many", files: files("one")) }
    try git("checkout", "-qb", "side", in: folder)
    try run(
      "sh", ["-c", "for f in f*/*; do echo x >> \"$f\"; done; chmod +x f1/*; rm -r f2; mkdir n; echo n > n/n"],
      in: folder
    )
    .expectSuccess()
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "theirs", in: folder)
    let theirs = try #require(try repository.head().commit)
    try git("checkout", "-q", "main", in: folder)
    _ = try repository.write(author: ada, committer: ada) { _ in .fastForward(to: theirs, message: "merge side") }
    #expect(try git("diff", "--stat", "side", in: folder) == "")
    try expectSound(folder)
  }

  @Test func `two ways to write an é are two files`() throws {
    let repository = try Repository.scratch()
    let (one, other) = ("f/r\u{E9}union.md", "f/re\u{301}union.md")
    _ = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(message: "Both", files: [.write(Array("1\n"), to: one), .write(Array("2\n"), to: other)])
    }
    #expect(text(of: folder + "/" + one) == "1\n" && text(of: folder + "/" + other) == "2\n")
    try expectSound(folder)
    _ = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(message: "One", files: [.remove(one), .write(Array("3\n"), to: other)])
    }
    #expect(text(of: folder + "/" + one) == nil && text(of: folder + "/" + other) == "3\n")
    #expect(try git("ls-tree", "-r", "--name-only", "-z", "HEAD", in: folder) == other + "\0")
    try expectSound(folder)
  }

  @Test func `a name that was a file may be planned as a folder, and is refused while the file is there`() throws {
    let repository = try Repository.scratch()
    try repository.save("a", "file\n")
    let error = #expect(throws: GitError.self) {
      try repository.write(author: ada, committer: ada) { _ in
        CommitPlan(message: "Folder", files: [.write(Array("x\n"), to: "a/b.md"), .remove("a")])
      }
    }
    #expect(error?.code == .notAFile)
    try expectSound(folder)
    let files: [PlannedFile] = [.write(Array("x\n"), to: "a/b.md"), .remove("a")]
    for (number, files) in [files, files.reversed()].enumerated() {
      let bare = try Repository.createBare(at: Scratch.current("bare\(number)"), environment: cleanEnvironment)
      try bare.save("a", "file\n")
      _ = try bare.write(author: ada, committer: ada) { _ in CommitPlan(message: "Folder", files: files) }
      #expect(try git("ls-tree", "-r", "--name-only", "main", in: bare.gitDirectory) == "a/b.md\n")
    }
  }
}

extension Outcome {
  fileprivate func expectSuccess() throws { try #require(status == 0, "\(error)") }
}
