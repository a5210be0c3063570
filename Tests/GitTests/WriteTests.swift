import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct WriteTests {
  let folder = Scratch.current("repo")

  @Test func `the first write makes the first commit of the branch`() throws {
    let repository = try Repository.scratch()
    #expect(try repository.head() == .unborn(branch: "refs/heads/main"))
    let commit = try #require(try repository.save("enquiries/élan/a b.md", "one\n"))
    #expect(try repository.head() == .branch(name: "refs/heads/main", commit: commit))
    #expect(try git("show", "HEAD:enquiries/élan/a b.md", in: folder) == "one\n")
    #expect(text(of: folder + "/enquiries/élan/a b.md") == "one\n")
    #expect(
      try git("log", "--format=%an %ae %at %s", in: folder)
        == "Ada ada@school.example 1394014272 Save enquiries/élan/a b.md\n")
    try expectSound(folder)
  }

  @Test func `every write leaves fsck and status clean`() throws {
    let repository = try Repository.scratch()
    for number in 0..<12 {
      try repository.save("a/\(number % 4)/x.md", "text \(number)\n")
      try expectSound(folder)
    }
    try repository.save("a/1/x.md", nil)
    try expectSound(folder)
    #expect(try git("rev-list", "--count", "HEAD", in: folder) == "13\n")
    #expect(!FileManager.default.fileExists(atPath: folder + "/a/1"))
    #expect(try git("ls-tree", "-r", "--name-only", "HEAD", in: folder) == "a/0/x.md\na/2/x.md\na/3/x.md\n")
    #expect(try git("ls-tree", "HEAD:a", in: folder).split(separator: "\n").count == 3)
  }

  @Test func `the last file may go`() throws {
    let repository = try Repository.scratch()
    try repository.save("a/b/c.md", "x\n")
    try repository.save("a/b/c.md", nil)
    try expectSound(folder)
    #expect(try git("rev-parse", "HEAD^{tree}", in: folder) == "4b825dc642cb6eb9a060e54bf8d69288fbee4904\n")
  }

  @Test func `nothing to change makes no commit and touches nothing`() throws {
    let repository = try Repository.scratch()
    let first = try repository.save("a.md", "x\n")
    let before = try run("find", [".", "-type", "f", "-printf", "%p %T@ %i\n"], in: folder).output
    #expect(try repository.save("a.md", "x\n") == nil)
    #expect(try repository.save("not/there.md", nil) == nil)
    #expect(try repository.write(author: ada, committer: ada) { _ in nil } == nil)
    #expect(try repository.head().commit == first)
    let after = try run("find", [".", "-type", "f", "-printf", "%p %T@ %i\n"], in: folder).output
    #expect(before == after)
  }

  @Test func `staged and unstaged edits of other files survive`() throws {
    let repository = try Repository.scratch()
    for name in ["ours.md", "staged.md", "working.md", "both.md", "gone.md"] { try repository.save(name, "\(name)\n") }
    try TextFile("staged.md", "staged\n").write(below: folder)
    try TextFile("both.md", "staged\n").write(below: folder)
    try git("add", "staged.md", "both.md", in: folder)
    try git("rm", "-q", "gone.md", in: folder)
    try TextFile("working.md", "working\n").write(below: folder)
    try TextFile("both.md", "working\n").write(below: folder)
    try TextFile("new one.md", "new\n").write(below: folder)
    let staged = try git("diff", "--cached", in: folder)
    let working = try git("diff", in: folder)
    try repository.save("ours.md", "changed\n")
    try repository.save("z/new.md", "new\n")
    #expect(try git("diff", "--cached", in: folder) == staged)
    #expect(try git("diff", in: folder) == working)
    try expectSound(folder, status: "MM both.md\nD  gone.md\nM  staged.md\n M working.md\n?? \"new one.md\"\n")
  }

  @Test func `staged and unstaged edits of another place of the same file survive`() throws {
    let repository = try Repository.scratch()
    let lines = (1...20).map { "line \($0)\n" }.joined()
    try repository.save("a.md", lines)
    let staged = lines.replacingOccurrences(of: "line 1\n", with: "staged\n")
    try TextFile("a.md", staged).write(below: folder)
    try git("add", "a.md", in: folder)
    try TextFile("a.md", staged.replacingOccurrences(of: "line 20\n", with: "by hand\n")).write(below: folder)
    try repository.edit("a.md") { $0.replacingOccurrences(of: "line 10\n", with: "ours\n") }
    #expect(try git("show", "HEAD:a.md", in: folder) == lines.replacingOccurrences(of: "line 10\n", with: "ours\n"))
    #expect(try git("diff", "--cached", "-U0", in: folder).hasSuffix("@@ -1 +1 @@\n-line 1\n+staged\n"))
    #expect(try git("diff", "-U0", in: folder).hasSuffix("@@ -20 +20 @@ line 19\n-line 20\n+by hand\n"))
    try expectSound(folder, status: "MM a.md\n")
  }

  @Test func `a detached HEAD moves itself and no branch`() throws {
    let repository = try Repository.scratch()
    let first = try #require(try repository.save("a.md", "1\n"))
    try git("checkout", "-q", "--detach", in: folder)
    let second = try #require(try repository.save("a.md", "2\n"))
    #expect(try repository.head() == .detached(second))
    #expect(try git("rev-parse", "main", in: folder) == "\(first)\n")
    try expectSound(folder)
  }

  @Test func `a bare repository takes commits`() throws {
    let repository = try Repository.createBare(at: folder, environment: cleanEnvironment)
    try repository.save("a/b.md", "1\n")
    try repository.edit("a/b.md") { $0 + "2\n" }
    #expect(try git("show", "main:a/b.md", in: folder) == "1\n2\n")
    #expect(try repository.changes() == [])
    #expect(try repository.workingFile("a/b.md") == nil)
    #expect(try git("fsck", "--full", "--strict", in: folder) == "")
  }

  @Test func `a linked working tree has its own index and branch`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try git("worktree", "add", "-q", "-b", "other", "../linked é", in: folder)
    let linkedFolder = Scratch.current("linked é")
    let linked = try Repository(at: linkedFolder, environment: cleanEnvironment)
    #expect(linked.commonDirectory == repository.gitDirectory)
    try linked.save("a.md", "2\n")
    try expectSound(linkedFolder)
    try expectSound(folder)
    #expect(text(of: folder + "/a.md") == "1\n")
    #expect(try git("show", "other:a.md", in: folder) == "2\n")
  }

  @Test func `a plan may leave the folder or the index as they are`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    _ = try repository.write(author: ada, committer: ada) { _ in
      CommitPlan(
        message: "Only HEAD",
        files: [PlannedFile("a.md", committed: .write(Array("2\n")), staged: .keep, working: .keep)])
    }
    try expectSound(folder, status: "M  a.md\n")
  }

  @Test func `the executable bit stays`() throws {
    let repository = try Repository.scratch()
    try TextFile("run.sh", "1\n", isExecutable: true).write(below: folder)
    try git("add", "run.sh", in: folder)
    try git("commit", "-qm", "x", in: folder)
    try repository.save("run.sh", "2\n")
    #expect(try git("ls-tree", "HEAD", in: folder).hasPrefix("100755"))
    #expect(FileManager.default.isExecutableFile(atPath: folder + "/run.sh"))
    try expectSound(folder)
  }

  @Test func `a folder takes the place of nothing and a file never of a folder`() throws {
    let repository = try Repository.scratch()
    try repository.save("a/b.md", "1\n")
    for path in ["a", "a/b.md/c.md"] {
      #expect(throws: GitError.self) { try repository.save(path, "2\n") }
    }
    try expectSound(folder)
  }

  @Test(arguments: [
    "../x", "/etc/x", ".git/config", "a/.GIT/x", "a//b", "a/./b", "", "a/", ".g\u{200C}it/x", "GIT~1/x", ".git. ./x",
    ".git::$x/y",
  ])
  func `a path out of the folder is refused`(path: String) throws {
    let repository = try Repository.scratch()
    let error = #expect(throws: GitError.self) { try repository.save(path, "x") }
    #expect(error?.code == .badPath)
    #expect(throws: GitError.self) { try repository.workingFile(path) }
  }

  @Test func `symbolic links are refused, at the end and on the way`() throws {
    let repository = try Repository.scratch()
    try TextFile("outside/secret.md", "secret\n").write(below: Scratch.current.path)
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.md", withDestinationPath: "../outside/secret.md")
    try FileManager.default.createSymbolicLink(atPath: folder + "/way", withDestinationPath: "../outside")
    for path in ["link.md", "way/secret.md", "way/new.md"] {
      let error = #expect(throws: GitError.self) { try repository.save(path, "x\n") }
      #expect(error?.code == .notAFile, "\(path)")
      #expect(throws: GitError.self) { try repository.workingFile(path) }
    }
    #expect(text(of: Scratch.current("outside/secret.md")) == "secret\n")
    #expect(text(of: Scratch.current("outside/new.md")) == nil)
  }

  @Test func `an edit within the same second and of the same size is seen by git`() throws {
    let repository = try Repository.scratch()
    for round in 0..<20 {
      try repository.save("a.md", "one\n\(round)")
      try TextFile("a.md", "two\n\(round)").write(below: folder)
      try repository.save("b.md", "b\(round)")
      #expect(try git("status", "--porcelain", in: folder) == " M a.md\n")
      #expect(try repository.changes().map(\.path) == ["a.md"])
    }
  }

  @Test func `an edit within the same second is still seen after a later write of ours`() throws {
    let repository = try Repository.scratch()
    for round in 0..<3 {
      try repository.save("a.md", "one\n\(round)")
      try TextFile("a.md", "two\n\(round)").write(below: folder)
      // Into the next second, where the new index would no longer make the entry suspicious.
      usleep(1_100_000)
      try repository.save("b.md", "b\(round)")
      #expect(try git("status", "--porcelain", in: folder) == " M a.md\n")
      #expect(try repository.changes().map(\.path) == ["a.md"])
    }
  }

  @Test func `an editor that saves while we write is not overwritten`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "one\n")
    var calls = 0
    _ = try repository.write(author: ada, committer: ada) { session in
      calls += 1
      let text = try #require(try session.versions(of: "a.md").working).text
      if calls == 1 { try TextFile("a.md", "by hand\n").write(below: folder) }
      return CommitPlan(message: "Add", files: [.write(Array(text + "ours\n"), to: "a.md")])
    }
    #expect(calls == 2)
    #expect(text(of: folder + "/a.md") == "by hand\nours\n")
    try expectSound(folder)
  }

  @Test func `a subfolder of a larger repository is like any other`() throws {
    let repository = try Repository.scratch()
    try repository.save("code/main.c", "int main;\n")
    let inner = try #require(try Repository.discover(from: folder + "/code", environment: cleanEnvironment))
    try inner.save("code/enquiries/a.md", "1\n")
    #expect(try git("log", "-1", "--format=", "--name-only", in: folder) == "code/enquiries/a.md\n")
    try expectSound(folder)
  }

  @Test func `an untracked file in the way is shown to the caller`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try TextFile("b.md", "by hand\n").write(below: folder)
    let commit = try repository.write(author: ada, committer: ada) { session in
      let versions = try session.versions(of: "b.md")
      #expect(versions == FileVersions(committed: nil, staged: nil, working: Array("by hand\n")))
      #expect(versions.isEditedByHand)
      return nil
    }
    #expect(commit == nil)
    #expect(text(of: folder + "/b.md") == "by hand\n")
  }

  @Test func `a file left out by sparse checkout is no hand edit`() throws {
    let repository = try Repository.scratch()
    try repository.save("a/b.md", "1\n")
    try repository.save("c/d.md", "1\n")
    try git("sparse-checkout", "set", "--no-cone", "/c/", in: folder)
    #expect(text(of: folder + "/a/b.md") == nil)
    _ = try repository.write(author: ada, committer: ada) { session in
      let versions = try session.versions(of: "a/b.md")
      #expect(!versions.isEditedByHand)
      return nil
    }
  }

  @Test func `a file that cannot be put in its place is reported with its commit, and put there once it can be`() throws
  {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try repository.save("b.md", "1\n")
    let mount = try run("mount", ["--bind", "a.md", "a.md"], in: folder)
    guard mount.status == 0 else { try Test.cancel("nothing can be mounted here: \(mount.error)") }
    var isMounted = true
    func unmount() {
      if isMounted { do { _ = try run("umount", ["-l", "a.md"], in: folder) } catch { Issue.record(error) } }
      isMounted = false
    }
    defer { unmount() }
    let error = #expect(throws: GitError.self) {
      _ = try repository.write(author: ada, committer: ada) { _ in
        CommitPlan(message: "Both", files: [.write(Array("2\n"), to: "a.md"), .write(Array("2\n"), to: "b.md")])
      }
    }
    #expect(error?.code == .savedButNotCheckedOut)
    let saved = try #require(try repository.head().commit)
    #expect(error?.detail == .commit(saved))
    #expect(try git("show", "HEAD:a.md", in: folder) == "2\n")
    #expect(text(of: folder + "/a.md") == "1\n")
    #expect(text(of: folder + "/b.md") == "2\n")
    #expect(try git("status", "--porcelain", in: folder) == " M a.md\n")
    unmount()
    #expect(try repository.heal()?.outcome == .finished)
    #expect(text(of: folder + "/a.md") == "2\n")
    try expectSound(folder)
  }
}
