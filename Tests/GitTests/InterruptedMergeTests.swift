import Foundation
import TestSupport
import Testing

@testable import Git

/// A merge as it stands between two of its steps, made by hand: both parents are there in the end, or none is.
@Suite(.scratch) struct `A merge that was interrupted` {
  private let folder = Scratch.current("repo")
  private let repository: Repository
  private let old: ObjectID
  private let theirs: ObjectID

  /// `side` changed `a.md`, made `run.sh` executable and added `new/b.md`; HEAD is before it.
  init() throws {
    repository = try Repository.scratch()
    try repository.save("a.md", "one\n")
    try repository.save("run.sh", "run\n")
    try git("checkout", "-qb", "side", in: folder)
    try TextFile("a.md", "two\n").write(below: folder)
    try TextFile("run.sh", "run\n", isExecutable: true).write(below: folder)
    try TextFile("new/b.md", "b\n").write(below: folder)
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "theirs", in: folder)
    theirs = try #require(try repository.head().commit)
    try git("checkout", "-q", "main", in: folder)
    old = try #require(try repository.head().commit)
  }

  /// What had come about when the process was killed.
  enum Reached: CaseIterable { case note, index, branch, branchWithOldIndex }

  /// Makes the merge, or the step to theirs, and takes back what was not reached.
  private func interrupt(_ reached: Reached, isStep: Bool) throws -> ObjectID {
    let index = folder + "/.git/index"
    let oldIndex = try Data(contentsOf: URL(fileURLWithPath: index))
    let tree = try repository.commit(theirs).tree
    let files = try ["a.md", "new/b.md", "run.sh"].map { path in
      let entry = try #require(try repository.entry(at: path, in: tree))
      return PlannedFile.take(entry.id, entry.mode, to: path)
    }
    let made = try repository.write(author: ada, committer: ada) { _ in
      isStep ? .fastForward(to: theirs, message: "merge side") : .merge([theirs], message: "Merge side", files: files)
    }
    let new = try #require(made)
    try putFilesBack()
    if reached != .branch, reached != .branchWithOldIndex {
      try git("update-ref", "refs/heads/main", old.hex, in: folder)
    }
    if reached == .note || reached == .branchWithOldIndex { try oldIndex.write(to: URL(fileURLWithPath: index)) }
    try journal(new).write(repository.gitDirectory)
    return new
  }

  private func putFilesBack() throws {
    try TextFile("a.md", "one\n").write(below: folder)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/run.sh")
    try FileManager.default.removeItem(atPath: folder + "/new/b.md")
    for (name, text) in [(".enquiry-0.tmp", "two\n"), ("new/.enquiry-1.tmp", "b\n"), (".enquiry-2.tmp", "run\n")] {
      try TextFile(name, text).write(below: folder)
    }
  }

  private func journal(_ new: ObjectID) throws -> Journal {
    func file(_ path: String, _ before: String?, _ after: String, _ mode: FileMode, _ number: Int) throws
      -> Journal.File
    {
      let edit = Journal.Edit(
        before: try before.map { try Repository.blobID(Array($0)) }, after: try Repository.blobID(Array(after)))
      return Journal.File(
        path: path, mode: mode, modeBefore: .file, staged: edit, working: edit, temporary: number)
    }
    return Journal(
      reference: "refs/heads/main", old: old, new: new, subject: "Merge side",
      files: [
        try file("a.md", "one\n", "two\n", .file, 0), try file("new/b.md", nil, "b\n", .file, 1),
        try file("run.sh", "run\n", "run\n", .executable, 2),
      ], folders: ["new"])
  }

  @Test(arguments: Reached.allCases, [false, true]) func `has both parents, or none`(_ reached: Reached, isStep: Bool)
    throws
  {
    let new = try interrupt(reached, isStep: isStep)
    let isFinished = reached == .branch || reached == .branchWithOldIndex
    let healed = try #require(try repository.heal())
    #expect(healed.outcome == (isFinished ? .finished : .takenBack) && healed.untouched.isEmpty)
    let parents = try git("log", "-1", "--format=%H %P", in: folder)
    let former = try git("rev-parse", "main~", in: folder)
    #expect(parents == (!isFinished || isStep ? "\(isFinished ? new : old) \(former)" : "\(new) \(old) \(theirs)\n"))
    #expect(text(of: folder + "/a.md") == (isFinished ? "two\n" : "one\n"))
    #expect(FileManager.default.isExecutableFile(atPath: folder + "/run.sh") == isFinished)
    #expect(FileManager.default.fileExists(atPath: folder + "/new/b.md") == isFinished)
    try git("update-index", "-q", "--refresh", in: folder)
    try expectSound(folder)
    #expect(try repository.heal() == nil)
  }

  @Test func `leaves alone what somebody has edited since`() throws {
    _ = try interrupt(.branch, isStep: false)
    try TextFile("a.md", "by hand\n").write(below: folder)
    #expect(try repository.heal()?.untouched == ["a.md"])
    try expectSound(folder, status: " M a.md\n")
  }

  @Test func `is noted with both modes, and notes of one mode are read as ever`() throws {
    let whole = try journal(theirs)
    try whole.write(repository.gitDirectory)
    #expect(try Journal.left(repository.gitDirectory) == whole)
    let lines = try #require(text(of: folder + "/.git/enquiry.journal")).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("file 100644>100755 ") } && lines.contains { $0.hasPrefix("file 100644 ") })
  }
}
