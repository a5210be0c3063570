import Foundation
import TestSupport
import Testing

@testable import Git

/// What a crash leaves, made by hand: the folder as it stands between two steps of a save.
@Suite(.scratch) struct `A save that was interrupted` {
  private let folder = Scratch.current("repo")
  private let repository: Repository
  private let old: ObjectID
  private let new: ObjectID
  private let journal: Journal
  private let oldIndex: Data

  /// Changes `a.md`, makes `new/é b.md`, removes `gone/c.md`; then HEAD, index and folder are put back to before it.
  init() throws {
    repository = try Repository.scratch()
    try repository.save("a.md", "one\n")
    old = try #require(try repository.save("gone/c.md", "c\n"))
    let index = folder + "/.git/index"
    oldIndex = try Data(contentsOf: URL(fileURLWithPath: index))
    let commit = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(
        message: "Save all\n\nmore",
        files: [.write(Array("two\n"), to: "a.md"), .write(Array("b\n"), to: "new/é b.md"), .remove("gone/c.md")])
    }
    new = try #require(commit)
    func blob(_ text: String) throws -> ObjectID { try Repository.blobID(Array(text)) }
    func file(_ path: String, _ before: String?, _ after: String?, _ temporary: Int?) throws -> Journal.File {
      let edit = Journal.Edit(before: try before.map(blob), after: try after.map(blob))
      return Journal.File(path: path, mode: .file, staged: edit, working: edit, temporary: temporary)
    }
    journal = Journal(
      reference: "refs/heads/main", old: old, new: new, subject: "Save all",
      files: [
        try file("a.md", "one\n", "two\n", 0), try file("new/é b.md", nil, "b\n", 1),
        try file("gone/c.md", "c\n", nil, nil),
      ], folders: ["new"])
    try TextFile("a.md", "one\n").write(below: folder)
    try TextFile("gone/c.md", "c\n").write(below: folder)
    try FileManager.default.removeItem(atPath: folder + "/new/é b.md")
    try TextFile(".enquiry-0.tmp", "two\n").write(below: folder)
    try TextFile("new/.enquiry-1.tmp", "b\n").write(below: folder)
    try journal.write(repository.gitDirectory)
  }

  private func moveBranchBack() throws { _ = try git("update-ref", "refs/heads/main", old.hex, in: folder) }
  private func putOldIndexBack() throws { try oldIndex.write(to: URL(fileURLWithPath: folder + "/.git/index")) }

  /// The files were written anew here, so that the index has other times of them.
  private func expectClean(status: String = "") throws {
    _ = try git("update-index", "-q", "--refresh", in: folder)
    try expectSound(folder, status: status)
  }

  @Test func `before its branch moved is taken back, index and drafts`() throws {
    try moveBranchBack()
    let healed = try #require(try repository.heal())
    #expect(healed == HealedSave(outcome: .takenBack, subject: "Save all", commit: new, untouched: []))
    #expect(text(of: folder + "/a.md") == "one\n")
    #expect(!FileManager.default.fileExists(atPath: folder + "/new"))
    try expectClean()
    #expect(try repository.heal() == nil)
  }

  @Test func `before its index was there is taken back too`() throws {
    try moveBranchBack()
    try putOldIndexBack()
    #expect(try repository.heal()?.outcome == .takenBack)
    try expectClean()
  }

  @Test(arguments: [false, true]) func `after its branch moved is finished`(isIndexOld: Bool) throws {
    if isIndexOld { try putOldIndexBack() }
    let healed = try #require(try repository.heal())
    #expect(healed == HealedSave(outcome: .finished, subject: "Save all", commit: new, untouched: []))
    #expect(text(of: folder + "/a.md") == "two\n" && text(of: folder + "/new/é b.md") == "b\n")
    #expect(!FileManager.default.fileExists(atPath: folder + "/gone"))
    try expectClean()
  }

  @Test func `is finished from the commit where the files beside are lost`() throws {
    try FileManager.default.removeItem(atPath: folder + "/.enquiry-0.tmp")
    try TextFile("new/.enquiry-1.tmp", "half").write(below: folder)
    #expect(try repository.heal()?.outcome == .finished)
    try expectClean()
  }

  @Test func `leaves alone what somebody has edited since`() throws {
    try TextFile("a.md", "by hand\n").write(below: folder)
    #expect(try repository.heal()?.untouched == ["a.md"])
    #expect(text(of: folder + "/a.md") == "by hand\n" && text(of: folder + "/new/é b.md") == "b\n")
    try expectClean(status: " M a.md\n")
  }

  @Test func `and committed over by plain git counts, and what that commit changed stays`() throws {
    _ = try git("-c", "user.name=Bea", "-c", "user.email=bea@school.example", "commit", "-qam", "mine", in: folder)
    #expect(try repository.heal()?.outcome == .finished)
    #expect(text(of: folder + "/a.md") == "one\n")
    let files = try git("ls-tree", "-r", "-z", "--name-only", "HEAD", in: folder)
    #expect(files.contains("a.md"))
    try expectSound(folder, status: try git("status", "--porcelain", "-uall", in: folder))
  }

  @Test func `is healed by the next save, which then goes on`() throws {
    try moveBranchBack()
    try repository.save("d.md", "d\n")
    #expect(try git("ls-tree", "-r", "--name-only", "HEAD", in: folder) == "a.md\nd.md\ngone/c.md\n")
    try expectClean()
  }

  @Test(arguments: [true, false]) func `leaves no lock on the branch`(saysCommit: Bool) throws {
    try moveBranchBack()
    try TextFile(".git/refs/heads/main.lock", saysCommit ? new.hex + "\n" : "").write(below: folder)
    #expect(try repository.heal(patience: .milliseconds(100))?.outcome == .takenBack)
    #expect(!FileManager.default.fileExists(atPath: folder + "/.git/refs/heads/main.lock"))
  }

  @Test func `whose note is damaged in any byte is told, and nothing is touched`() throws {
    let path = folder + "/.git/enquiry.journal"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x10
      #expect(try Journal(Array(damaged)) == nil)
      #expect(try Journal(Array(whole[..<place])) == nil)
    }
    try whole.prefix(100).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: GitError.self) { try repository.heal() }
    #expect(error?.code == .journalUnreadable && error?.detail == .path(repository.gitDirectory + "/enquiry.journal"))
    #expect(throws: GitError.self) { try repository.save("d.md", "d\n") }
    #expect(text(of: folder + "/a.md") == "one\n")
  }

  @Test func `is noted with any path`() throws {
    let edit = Journal.Edit(before: nil, after: new)
    let odd = Journal(
      reference: "refs/heads/é", old: nil, new: new, subject: "100% \u{7F}“é”",
      files: [Journal.File(path: "a b%20/\n é=-", mode: .executable, staged: nil, working: edit, temporary: 3)],
      folders: ["a b%20"])
    try odd.write(repository.gitDirectory)
    #expect(try Journal.left(repository.gitDirectory) == odd)
  }

  @Test func `waits while another process is saving`() throws {
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    holder.arguments = ["flock", folder + "/.git/enquiry.lock", "sleep", "5"]
    try holder.run()
    while try run("flock", ["-n", folder + "/.git/enquiry.lock", "true"], in: folder).status == 0 { usleep(10_000) }
    #expect(try repository.heal() == nil)
    holder.terminate()
    holder.waitUntilExit()
  }
}
