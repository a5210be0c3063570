import Foundation
import Git
import TestSupport
import Testing

/// Commits with several parents, and steps to a commit that is there.
@Suite(.scratch) struct MergeWriteTests {
  private let folder = Scratch.current("repo")
  private let repository: Repository
  private let start: ObjectID
  private let theirs: ObjectID

  /// `side` changed `a.md`, made `new/b.md` executable and new, removed `gone/c.md`, made `run.sh` executable; HEAD is before it.
  init() throws {
    repository = try Repository.scratch()
    for name in ["a.md", "gone/c.md", "run.sh", "other.md"] { try repository.save(name, "\(name)\n") }
    start = try #require(try repository.head().commit)
    try git("checkout", "-qb", "side", in: folder)
    try TextFile("a.md", "theirs\n").write(below: folder)
    try TextFile("new/b.md", "new\n", isExecutable: true).write(below: folder)
    try TextFile("run.sh", "run.sh\n", isExecutable: true).write(below: folder)
    try git("rm", "-q", "gone/c.md", in: folder)
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "theirs", in: folder)
    theirs = try #require(try repository.head().commit)
    try git("checkout", "-q", "main", in: folder)
  }

  /// What `side` did, as a plan.
  private func planned() throws -> [PlannedFile] {
    let tree = try repository.commit(theirs).tree
    return try ["a.md", "new/b.md", "run.sh"].map { path in
      let entry = try #require(try repository.entry(at: path, in: tree))
      return .take(entry.id, entry.mode, to: path)
    } + [.remove("gone/c.md")]
  }

  @discardableResult
  private func merge(_ files: [PlannedFile]) throws -> ObjectID? {
    try repository.write(author: ada, committer: ada) { _ in
      .merge([theirs], message: "Merge side", files: files)
    }
  }

  @discardableResult
  private func fastForward(to commit: ObjectID) throws -> ObjectID? {
    try repository.write(author: ada, committer: ada) { _ in
      .fastForward(to: commit, message: "merge side: Fast-forward")
    }
  }

  private func expectTheirs() throws {
    #expect(text(of: folder + "/a.md") == "theirs\n" && text(of: folder + "/new/b.md") == "new\n")
    #expect(!FileManager.default.fileExists(atPath: folder + "/gone"))
    #expect(FileManager.default.isExecutableFile(atPath: folder + "/run.sh"))
    #expect(FileManager.default.isExecutableFile(atPath: folder + "/new/b.md"))
    #expect(try git("diff", "--name-only", "side", in: folder) == "")
    try expectSound(folder)
  }

  @Test func `a merge has both parents and takes what is stored`() throws {
    let commit = try #require(try merge(planned()))
    #expect(try git("log", "-1", "--format=%H %P %s", in: folder) == "\(commit) \(start) \(theirs) Merge side\n")
    #expect(try git("reflog", "-1", "--format=%gs", in: folder) == "commit (merge): Merge side\n")
    try expectTheirs()
  }

  @Test func `a merge that changes no file has both parents too`() throws {
    let commit = try #require(try merge([]))
    #expect(try repository.commit(commit).parents == [start, theirs])
    #expect(try git("diff", "--name-only", "main~", in: folder) == "")
    try expectSound(folder)
  }

  @Test func `a merge writes new bytes, with the mode that it says`() throws {
    try merge([.write(Array("both\n"), to: "a.md", mode: .executable), .write(Array("x\n"), to: "x y/é.md")])
    #expect(try git("show", "HEAD:a.md", in: folder) == "both\n")
    #expect(try git("ls-tree", "HEAD", "a.md", in: folder).hasPrefix("100755"))
    #expect(FileManager.default.isExecutableFile(atPath: folder + "/a.md"))
    try expectSound(folder)
  }

  @Test func `several branches are merged at once, none of them twice`() throws {
    try git("branch", "third", "HEAD", in: folder)
    let third = try git("commit-tree", "-p", "main", "-m", "third", "main^{tree}", in: folder)
    let other = try #require(ObjectID(hex: third.dropLast()))
    #expect(throws: GitError.self) { try self.merge([], [theirs, theirs]) }
    #expect(throws: GitError.self) { try self.merge([], [start]) }
    #expect(throws: GitError.self) { try self.merge([], []) }
    let commit = try #require(try merge([], [theirs, other]))
    #expect(try repository.commit(commit).parents == [start, theirs, other])
    try expectSound(folder)
  }

  private func merge(_ files: [PlannedFile], _ parents: [ObjectID]) throws -> ObjectID? {
    try repository.write(author: ada, committer: ada) { _ in .merge(parents, message: "Merge", files: files) }
  }

  @Test(arguments: [false, true]) func `a fast-forward moves HEAD, and index and folder follow`(isDetached: Bool) throws
  {
    if isDetached { try git("checkout", "-q", "--detach", in: folder) }
    #expect(try fastForward(to: theirs) == theirs)
    #expect(try repository.head().commit == theirs)
    #expect(try git("rev-parse", "main", in: folder) == "\(isDetached ? start : theirs)\n")
    #expect(try git("reflog", "-1", "--format=%gs", in: folder) == "merge side: Fast-forward\n")
    try expectTheirs()
    #expect(try fastForward(to: theirs) == nil)
  }

  @Test func `a branch without a commit is moved too`() throws {
    try git("checkout", "-q", "--orphan", "fresh", in: folder)
    try git("rm", "-rfq", ".", in: folder)
    #expect(try fastForward(to: theirs) == theirs)
    #expect(try git("symbolic-ref", "HEAD", in: folder) == "refs/heads/fresh\n")
    try expectTheirs()
  }

  @Test func `only what has HEAD behind it is moved on to`() throws {
    try repository.save("ours.md", "ours\n")
    let error = #expect(throws: GitError.self) { try fastForward(to: theirs) }
    #expect(error?.code == .notFastForward)
    try expectSound(folder)
  }

  @Test func `a bare repository is merged and moved`() throws {
    try git("clone", "-q", "--bare", "repo", "bare.git", in: Scratch.current.path)
    let bare = try Repository(at: Scratch.current("bare.git"), environment: cleanEnvironment)
    let files = try planned()
    _ = try bare.write(author: ada, committer: ada) { _ in .merge([theirs], message: "Merge side", files: files) }
    #expect(try git("diff", "--name-only", "main", "side", in: bare.gitDirectory) == "")
    try git("update-ref", "refs/heads/main", start.hex, in: bare.gitDirectory)
    _ = try bare.write(author: ada, committer: ada) { _ in .fastForward(to: theirs, message: "merge side") }
    #expect(try bare.head().commit == theirs)
  }

  @Test func `hand edits of other files stay, staged or not`() throws {
    try TextFile("other.md", "staged\n").write(below: folder)
    try git("add", "other.md", in: folder)
    try TextFile("other.md", "working\n").write(below: folder)
    try TextFile("more.md", "new\n").write(below: folder)
    try merge(planned())
    try expectSound(folder, status: "MM other.md\n?? more.md\n")
    #expect(try git("show", ":other.md", in: folder) == "staged\n" && text(of: folder + "/other.md") == "working\n")
  }

  @Test(arguments: [false, true]) func `edited and unknown files are refused, all of them, before anything is written`(
    isStep: Bool
  ) throws {
    try TextFile("a.md", "by hand\n").write(below: folder)
    try TextFile("run.sh", "staged\n").write(below: folder)
    try git("add", "run.sh", in: folder)
    try TextFile("run.sh", "run.sh\n").write(below: folder)
    try FileManager.default.removeItem(atPath: folder + "/gone/c.md")
    try TextFile("gone/c.md", "edited\n").write(below: folder)
    try TextFile(".git/info/exclude", "new/\n").write(below: folder)
    try TextFile("new/b.md", "mine\n").write(below: folder)
    let files = try planned()
    let before = try run("find", [".", "-type", "f", "-printf", "%p %T@ %i\n"], in: folder).output
    let error = #expect(throws: GitError.self) { if isStep { try fastForward(to: theirs) } else { try merge(files) } }
    #expect(error?.code == .inTheWay)
    #expect(error?.detail == .inTheWay(edited: ["a.md", "gone/c.md", "run.sh"], unknown: ["new/b.md"]))
    #expect(try run("find", [".", "-type", "f", "-printf", "%p %T@ %i\n"], in: folder).output == before)
  }

  @Test func `a file on the way to a new one is refused`() throws {
    try TextFile("new", "a file\n").write(below: folder)
    let error = #expect(throws: GitError.self) { try fastForward(to: theirs) }
    #expect(error?.detail == .inTheWay(edited: [], unknown: ["new"]))
  }

  @Test func `a file that somebody deleted by hand is in the way of its change, not of its going`() throws {
    try FileManager.default.removeItem(atPath: folder + "/gone/c.md")
    try FileManager.default.removeItem(atPath: folder + "/a.md")
    let error = #expect(throws: GitError.self) { try fastForward(to: theirs) }
    #expect(error?.detail == .inTheWay(edited: ["a.md"], unknown: []))
  }

  @Test func `a file that is already what it becomes is not in the way`() throws {
    try TextFile("a.md", "theirs\n").write(below: folder)
    try git("add", "a.md", in: folder)
    try TextFile("new/b.md", "new\n", isExecutable: true).write(below: folder)
    try git("rm", "-q", "gone/c.md", in: folder)
    try fastForward(to: theirs)
    try expectTheirs()
  }

  @Test func `other line ends that git was told of are no edit`() throws {
    try git("config", "core.autocrlf", "true", in: folder)
    try TextFile("a.md", "a.md\r\n").write(below: folder)
    _ = try Repository(at: folder, environment: cleanEnvironment).write(author: ada, committer: ada) { _ in
      .fastForward(to: theirs, message: "merge side")
    }
    try expectTheirs()
  }

  @Test(arguments: ["link", "module"]) func `links and other repositories are not merged, and are named`(kind: String)
    throws
  {
    try git("checkout", "-q", "side", in: folder)
    let id = kind == "link" ? try git("rev-parse", "HEAD:a.md", in: folder) : try git("rev-parse", "HEAD", in: folder)
    let mode = kind == "link" ? "120000" : "160000"
    try git("update-index", "--add", "--cacheinfo", "\(mode),\(id.dropLast()),z/odd", in: folder)
    try git("commit", "-qm", "odd", in: folder)
    let odd = try #require(try repository.head().commit)
    try git("checkout", "-qf", "main", in: folder)
    let error = #expect(throws: GitError.self) { try fastForward(to: odd) }
    #expect(error?.code == .notAFile && error?.detail == .path("z/odd"))
    #expect(try repository.head().commit == start)
  }

  @Test func `what was left out of the folder on purpose stays out`() throws {
    try git("sparse-checkout", "set", "--no-cone", "/*", "!/a.md", "!/gone/", in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.md"))
    try fastForward(to: theirs)
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.md"))
    #expect(try git("ls-files", "-t", in: folder) == "S a.md\nH new/b.md\nH other.md\nH run.sh\n")
    try expectSound(folder)
  }

  @Test func `begins again where somebody saves meanwhile`() throws {
    var turns = 0
    let commit = try repository.write(author: ada, committer: ada) { session in
      turns += 1
      if turns == 1 {
        let other = try git("commit-tree", "-p", "main", "-m", "x", "main^{tree}", in: folder).dropLast()
        try git("update-ref", "refs/heads/main", String(other), in: folder)
      }
      return .merge([theirs], message: "Merge side", files: try planned())
    }
    let made = try #require(commit)
    #expect(turns == 2)
    #expect(try git("rev-list", "--count", "--first-parent", "main", in: folder) == "6\n")
    #expect(try repository.commit(made).parents.last == theirs)
    try expectTheirs()
  }
}
