import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct ReadTests {
  let folder = Scratch.current("repo")

  @Test func `an id is forty digits and nothing else`() throws {
    let hex = "0123456789abcdef0123456789abcdef01234567"
    let id = try #require(ObjectID(hex: hex.uppercased()))
    #expect(id.hex == hex)
    #expect(id.short == "0123456")
    for bad in ["", String(hex.dropLast()), hex + "0", "g" + hex.dropFirst(), "é" + hex.dropFirst(2)] {
      #expect(ObjectID(hex: bad) == nil)
    }
    #expect(ObjectID(bytes: id.bytes) == id && id.bytes.count == 20 && id.bytes[1] == 0x23)
    #expect(ObjectID(bytes: id.bytes.dropLast()) == nil)
    let later = try #require(ObjectID(hex: "0123456789abcdef0123456789abcdef01234568"))
    #expect(id < later)
  }

  @Test func `trees, entries and files are what git says`() throws {
    let repository = try Repository.scratch()
    try Folder("f") {
      TextFile("a b.md", "text\n")
      TextFile("run.sh", "#!\n", isExecutable: true)
      Folder("g") { TextFile("é.md", "é\n") }
    }.write(below: folder)
    try FileManager.default.createSymbolicLink(atPath: folder + "/f/link", withDestinationPath: "a b.md")
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "x", in: folder)
    let tree = try repository.commit(repository.resolve("main")).tree
    let entries = try repository.tree(#require(try repository.entry(at: "f", in: tree)).id)
    #expect(entries.map(\.name) == ["a b.md", "g", "link", "run.sh"])
    #expect(entries.map(\.mode) == [.file, .directory, .symbolicLink, .executable])
    let id = try #require(try repository.entry(at: "f/g/é.md", in: tree)).id
    #expect(try repository.blob(id, limit: 3).text == "é\n")
    let error = #expect(throws: GitError.self) { try repository.blob(id, limit: 2) }
    #expect(error?.code == .tooLarge)
    for path in ["none", "f/a b.md/c", "f/none/x"] { #expect(try repository.entry(at: path, in: tree) == nil) }
    var walked: [String] = []
    try repository.walk(tree) {
      walked.append($0.path + ($0.isPlainFile ? "" : " (no file)"))
      return .next
    }
    #expect(walked == ["f/a b.md", "f/g/é.md", "f/link (no file)", "f/run.sh"])
    for (path, expected) in [("f/g", ["f/g/é.md"]), ("f/run.sh", ["f/run.sh"]), ("none", [])] {
      var found: [String] = []
      try repository.walk(tree, below: path) {
        found.append($0.path)
        return .next
      }
      #expect(found == expected)
    }
    let deep = #expect(throws: GitError.self) { try repository.walk(tree, maximumDepth: 2) { _ in .next } }
    #expect(deep?.code == .tooDeep)
  }

  @Test func `the files of a folder are read in one go, without links, folders and what is too large`() throws {
    let repository = try Repository.scratch()
    try Folder("f") {
      TextFile("a.md", "text\n")
      TextFile("empty.md", "")
      TextFile("long.md", "123456")
      TextFile("just.md", "12345")
      Folder("g") { TextFile("x.md", "x") }
    }.write(below: folder)
    try FileManager.default.createSymbolicLink(atPath: folder + "/f/link.md", withDestinationPath: "a.md")
    try FileManager.default.createSymbolicLink(atPath: folder + "/away", withDestinationPath: "f")
    #expect(mkfifo(folder + "/f/pipe", 0o600) == 0)
    let files = try #require(try repository.workingFiles(in: "f", limit: 5))
    #expect(files.mapValues(\.text) == ["a.md": "text\n", "empty.md": "", "just.md": "12345"])
    #expect(try repository.workingFiles(in: "none", limit: 5) == nil)
    let error = #expect(throws: GitError.self) { try repository.workingFiles(in: "away", limit: 5) }
    #expect(error?.code == .notAFile)
  }

  @Test func `a revision is what git takes it for`() throws {
    let repository = try Repository.scratch()
    let first = try #require(try repository.save("a.md", "1\n"))
    let second = try #require(try repository.save("a.md", "2\n"))
    try git("tag", "-am", "issued", "issued", "HEAD~1", in: folder)
    for (revision, id) in [
      ("main", second), ("main~1", first), ("issued", first), (String(first.hex.prefix(9)), first),
    ] {
      #expect(try repository.resolve(revision) == id)
    }
    let tag = try #require(ObjectID(hex: git("rev-parse", "issued", in: folder).dropLast()))
    #expect(try repository.peelToCommit(tag) == first)
    let error = #expect(throws: GitError.self) { try repository.resolve("nothing") }
    #expect(error?.code == .notFound)
    #expect(error?.description == "Could not find the commit nothing: revspec 'nothing' not found.")
  }

  @Test func `a message has a subject, a body and trailers`() throws {
    let repository = try Repository.scratch()
    func commit(_ message: String) throws -> Commit {
      let id = try repository.write(author: ada, committer: ada) { _ in
        CommitPlan(message: message, files: [.write(Array(message), to: "a.md")])
      }
      return try repository.commit(#require(id))
    }
    let full = try commit(
      "Log it\n\nWhy: because.\nReally.\n\nMore\n\nEnquiry: reading\nRecord: 7f\n  more\nRecord: 8\n")
    #expect(full.subject == "Log it")
    #expect(full.body == "Why: because.\nReally.\n\nMore")
    #expect(full.trailers.map { "\($0.key)=\($0.value)" } == ["Enquiry=reading", "Record=7f more", "Record=8"])
    let prose = try commit("Note: x\n\nSee: this\nand that")
    #expect(prose.trailers.isEmpty)
    #expect(prose.body == "See: this\nand that")
    #expect(try commit("Only: subject").trailers.isEmpty)
    #expect(try commit("A\r\n\r\nB\r\n\r\nKey: c").trailers.map(\.value) == ["c"])
    #expect(full.author == ada)
  }

  @Test func `a repository is found upwards, but not above a ceiling`() throws {
    let repository = try Repository.scratch()
    try TextFile("a/b/c.md", "").write(below: folder)
    let below = folder + "/a/b"
    #expect(try Repository.discover(from: below)?.workDirectory == repository.workDirectory)
    #expect(try Repository.discover(from: below, ceilings: [folder]) == nil)
    #expect(try Repository.discover(from: folder, ceilings: [folder])?.gitDirectory == repository.gitDirectory)
    #expect(try Repository.discover(from: Scratch.current.path, ceilings: [Scratch.current.path]) == nil)
    #expect(repository.workDirectory == folder)
    let error = #expect(throws: GitError.self) { try Repository(at: Scratch.current("none")) }
    #expect(error?.code == .notFound)
  }

  @Test func `making a repository keeps one that is there`() throws {
    let repository = try Repository.create(at: folder, initialBranch: "trunk", environment: cleanEnvironment)
    let commit = try repository.save("a.md", "1\n")
    let again = try Repository.create(at: folder, environment: cleanEnvironment)
    #expect(try again.head() == .branch(name: "refs/heads/trunk", commit: try #require(commit)))
    try expectSound(folder)
    #expect(try Repository.createBare(at: Scratch.current("bare")).isBare)
  }

  @Test func `a repository of another user is refused unless it is declared safe`() throws {
    let repository = try Repository.scratch()
    let chown = try run("chown", ["-R", "4711", folder])
    guard chown.status == 0 else { try Test.cancel("only root can give files away") }
    let error = #expect(throws: GitError.self) { try Repository(at: folder, environment: cleanEnvironment) }
    #expect(error?.code == .owner)
    #expect(throws: GitError.self) { try Repository.discover(from: folder, environment: cleanEnvironment) }
    for value in ["*", folder, Scratch.current.path + "/*"] {
      let settings = [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": value,
      ]
      let environment = cleanEnvironment.merging(settings) { $1 }
      #expect(try Repository(at: folder, environment: environment).gitDirectory == repository.gitDirectory)
    }
    // What the repository says about itself does not count.
    try TextFile(".git/config", "[safe]\n\tdirectory = *\n").write(below: folder)
    #expect(throws: GitError.self) { try Repository(at: folder, environment: cleanEnvironment) }
  }

  @Test func `a name of an object is said with all its noughts`() throws {
    let digits = "00000000000000ff0123456789abcdef0000000a"
    let id = try #require(ObjectID(hex: digits))
    #expect(id.hex == digits && id.short == "0000000")
    #expect(ObjectID(hex: String(digits.reversed()))?.short == "a000000")
  }
}
