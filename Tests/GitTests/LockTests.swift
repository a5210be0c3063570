import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct LockTests {
  let folder = Scratch.current("repo")

  @Test func `a lock of another git is waited for and then named`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    for lock in ["index.lock", "refs/heads/main.lock"] {
      try TextFile(".git/\(lock)", "").write(below: folder)
      let start = ContinuousClock.now
      let error = #expect(throws: GitError.self) {
        try repository.save("b/new.md", "2\n", patience: .milliseconds(200))
      }
      #expect(error?.code == .locked)
      #expect(error?.detail == .path(repository.gitDirectory + "/\(lock)"))
      #expect(ContinuousClock.now - start >= .milliseconds(200))
      #expect(FileManager.default.fileExists(atPath: folder + "/.git/\(lock)"), "it is not ours to remove")
      try FileManager.default.removeItem(atPath: folder + "/.git/\(lock)")
      try expectSound(folder)
      #expect(!FileManager.default.fileExists(atPath: folder + "/b"))
    }
    try repository.save("a.md", "2\n")
    try expectSound(folder)
  }

  @Test func `a lock that goes away in time is no failure`() async throws {
    let folder = folder
    let lock = folder + "/.git/index.lock"
    try Repository.scratch().save("a.md", "1\n")
    try Data().write(to: URL(fileURLWithPath: lock))
    let opener = Thread {
      usleep(300_000)
      unlink(lock)
    }
    opener.start()
    try Repository(at: folder, environment: cleanEnvironment).save("a.md", "2\n")
    try expectSound(folder)
  }

  @Test func `what a killed write left is cleared by the next`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try TextFile(".git/index.lock", "held by enquiry, process 4711\n").write(below: folder)
    try TextFile(".git/index.enquiry", "half an ind").write(below: folder)
    try TextFile(".git/index.enquiry.lock", "half an ind").write(below: folder)
    try TextFile(".enquiry-0.tmp", "half a fi").write(below: folder)
    try repository.save("a.md", "2\n")
    try expectSound(folder)
  }

  @Test func `a lock says whose it is the moment it exists, so that a power cut leaves none that nobody may clear`()
    throws
  {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    let lock = folder + "/.git/index.lock"
    let now = Moment(seconds: 1_394_014_272, offsetMinutes: 0)
    _ = try repository.write(author: repository.author(now: now), committer: repository.committer(now: now)) { _ in
      // A link's target is written with its name; the bytes of a file may come later, or never.
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: lock)
      #expect(target.hasPrefix("held by enquiry, process "))
      #expect(try run("git", ["add", "a.md"], in: folder).error.contains("index.lock': File exists"))
      return nil
    }
    try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: "held by enquiry, process 4711")
    try repository.save("a.md", "2\n")
    try expectSound(folder)
    try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: "somebody@elsewhere.4711")
    let error = #expect(throws: GitError.self) { try repository.save("a.md", "3\n", patience: .zero) }
    #expect(error?.code == .locked)
  }

  @Test func `a lock of ours that cannot be cleared is told of, and not tried for ever`() throws {
    guard geteuid() != 0 else { try Test.cancel("root may delete everywhere") }
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/.git/index.lock", withDestinationPath: "held by enquiry, process 4711")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder + "/.git")
    defer {
      do { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder + "/.git") } catch {
        Issue.record(error)
      }
    }
    #expect(throws: GitError.self) { try repository.heal() }
  }

  @Test func `our own lock held by another process is waited for and then named`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    holder.arguments = ["flock", folder + "/.git/enquiry.lock", "sleep", "5"]
    try holder.run()
    defer { holder.terminate() }
    usleep(200_000)
    let error = #expect(throws: GitError.self) { try repository.save("a.md", "2\n", patience: .milliseconds(200)) }
    #expect(error?.code == .locked)
    #expect(error?.detail == .path(repository.gitDirectory + "/enquiry.lock"))
  }

  @Test func `a merge in progress is refused`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try git("checkout", "-qb", "side", in: folder)
    try repository.save("a.md", "side\n")
    try git("checkout", "-q", "main", in: folder)
    try repository.save("a.md", "main\n")
    #expect(throws: PlainGitFailure.self) { try git("merge", "side", in: folder) }
    #expect(repository.operationInProgress == .merge)
    var error = #expect(throws: GitError.self) { try repository.save("b.md", "2\n") }
    #expect(error?.code == .operationInProgress)
    #expect(error?.detail == .operation(.merge))
    // Without the note of the merge its conflicts still stand in the index.
    try FileManager.default.removeItem(atPath: folder + "/.git/MERGE_HEAD")
    error = #expect(throws: GitError.self) { try repository.save("b.md", "2\n") }
    #expect(error?.code == .conflict)
    #expect(try repository.changes().map(\.staged) == [.conflicted])
    try expectSound(folder, status: "UU a.md\n")
  }

  @Test func `a damaged, split or sparse index is refused and left alone`() throws {
    let repository = try Repository.scratch()
    try repository.save("a/b/c.md", "1\n")
    let index = folder + "/.git/index"
    let good = try Data(contentsOf: URL(fileURLWithPath: index))
    for bad in [Data(), good.prefix(40), good.dropLast(3)] {
      try bad.write(to: URL(fileURLWithPath: index))
      let error = #expect(throws: GitError.self) { try repository.save("a/b/c.md", "2\n") }
      #expect(error?.code == .indexUnreadable)
      #expect(try Data(contentsOf: URL(fileURLWithPath: index)) == bad)
    }
    try good.write(to: URL(fileURLWithPath: index))
    try git("update-index", "--split-index", in: folder)
    let error = #expect(throws: GitError.self) { try repository.save("a/b/c.md", "2\n") }
    #expect(error?.code == .indexUnreadable)
    try git("update-index", "--no-split-index", in: folder)
    try repository.save("a/b/c.md", "2\n")
    try expectSound(folder)
  }

  @Test func `an error of the caller leaves everything as it was`() throws {
    struct Refusal: Error {}
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    #expect(throws: Refusal.self) {
      _ = try repository.write(author: ada, committer: ada) { session in
        _ = try session.versions(of: "a.md")
        throw Refusal()
      }
    }
    try expectSound(folder)
  }
}
