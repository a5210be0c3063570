import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct ChangesTests {
  let folder = Scratch.current("repo")

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `changes are what git status says`(seed: UInt64) throws {
    let repository = try Repository.scratch()
    var dice = Dice(state: seed)
    let names = (0..<30).map { "\(["a", "b c", "é/d"][$0 % 3])/\($0).md" }
    for name in names.prefix(24) { try TextFile(name, name).write(below: folder) }
    try TextFile(".gitignore", "ignored*\n").write(below: folder)
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "x", in: folder)
    try TextFile("a/ignored.md", "").write(below: folder)
    for name in names where dice.below(2) == 0 {
      for isStaged in [true, false] where dice.below(2) == 0 {
        if dice.below(3) == 0 {
          _ = try run("rm", ["-f", name], in: folder)
        } else {
          try TextFile(name, "changed \(isStaged)").write(below: folder)
        }
        if isStaged { _ = try run("git", ["add", "-A", name], in: folder) }
      }
    }
    let index = try Data(contentsOf: URL(fileURLWithPath: folder + "/.git/index"))
    for prefixes in [[], ["a"], ["é"], ["b c", "a/0.md"], ["none"]] {
      let found = try repository.changes(below: prefixes)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/.git/index")) == index, "nothing is written")
      let arguments = [
        "--no-optional-locks", "-c", "core.quotePath=false", "status", "--porcelain", "-z", "-uall", "--no-renames",
        "--",
      ]
      let status = try run("git", arguments + prefixes, in: folder).output.split(separator: "\0").map(String.init)
      #expect(found.flatMap(porcelain).sorted() == status.sorted())
    }
  }

  /// The lines of `git status --porcelain` for a change; two where what was staged for removal is there again.
  private func porcelain(_ change: Change) -> [String] {
    func letter(_ kind: Change.Kind?) -> String {
      switch kind {
      case nil, .untracked: " "
      case .added: "A"
      case .deleted: "D"
      case .modified: "M"
      default: "!"
      }
    }
    let isTracked = change.staged != nil || change.working != .untracked
    let tracked = isTracked ? [letter(change.staged) + letter(change.working) + " " + change.path] : []
    return tracked + (change.working == .untracked ? ["?? \(change.path)"] : [])
  }

  @Test func `the staged and the working version are told apart`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try TextFile("a.md", "2\n").write(below: folder)
    try git("add", "a.md", in: folder)
    try TextFile("a.md", "3\n").write(below: folder)
    try TextFile("new.md", "new\n").write(below: folder)
    try git("add", "-N", "new.md", in: folder)
    #expect(try repository.workingFile("a.md")?.text == "3\n")
    #expect(try repository.stagedBlob("a.md") == Repository.blobID(Array("2\n")))
    #expect(try repository.stagedBlob("new.md") == nil)
    #expect(try repository.workingFile("none/none.md") == nil)
    let error = #expect(throws: GitError.self) { try repository.workingFile("a.md", limit: 1) }
    #expect(error?.code == .tooLarge)
  }

  @Test func `a folder without a commit has only new files`() throws {
    let repository = try Repository.scratch()
    try TextFile("a/b.md", "1\n").write(below: folder)
    #expect(try repository.changes().map(\.path) == ["a/b.md"])
  }
}
