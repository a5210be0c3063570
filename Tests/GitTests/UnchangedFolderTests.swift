import Foundation
import TestSupport
import Testing

@testable import Git

/// What is kept so that a look at thousands of files is quick is believed while nothing differs, and no longer.
@Suite(.scratch) struct UnchangedFolderTests {
  private let folder = Scratch.current("repo")

  /// 300 files in ten folders of `a`, saved.
  private func filled() throws -> Repository {
    let repository = try Repository.scratch()
    for number in 0..<300 { try TextFile("a/\(number % 10)/\(number).md", "\(number)\n").write(below: folder) }
    for name in ["b.md", "a/long/folder name/é.md"] { try TextFile(name, name).write(below: folder) }
    try git("add", "-A", in: folder)
    try git("commit", "-qm", "x", in: folder)
    return repository
  }

  /// A look some time after all of it was written.
  private func look(_ repository: Repository) throws -> UnchangedFolder? {
    let commit = try #require(try repository.head().commit)
    return UnchangedFolder("a", in: repository, try repository.commit(commit).tree, now: time(nil) + 60)
  }

  private func shell(_ script: String) throws {
    let outcome = try run("sh", ["-ec", script], in: folder)
    #expect(outcome.status == 0, "\(script): \(outcome.error)")
  }

  @Test(arguments: [
    "printf x >> a/3/3.md",
    "touch -r a/3/3.md time; printf 9 | dd of=a/3/3.md conv=notrunc bs=1 2>/dev/null; touch -r time a/3/3.md",
    "rm a/3/3.md",
    "rm -r a/3",
    "printf x > 'a/long/folder name/new.md'",
    "mkdir a/new && printf x > a/new/new.md",
    "chmod +x a/3/3.md",
    "ln -sf 13.md a/3/3.md",
    "mv a/3 three && ln -s ../three a/3",
    "mv a/3/3.md a/4/3.md",
    ": > a/3/3.md",
    "printf x > a/3/3.md; git add a/3/3.md; printf '3\\n' > a/3/3.md",
    "git rm -q --cached a/3/3.md",
    "git update-ref HEAD $(git commit-tree -m y $(git hash-object -t tree -w /dev/null))",
  ])
  func `whatever is done by hand is found`(_ script: String) throws {
    let repository = try filled()
    try #require(try look(repository)).keep()
    #expect(try look(repository)?.isCertain() == true)
    try shell(script)
    #expect(try look(repository)?.isCertain() != true)
    let found = try repository.changes(below: ["a"])
    #expect(!found.isEmpty)
    let status = try run("git", ["status", "--porcelain", "-uall", "--no-renames", "--", "a"], in: folder).output
    let paths = Set(status.split(separator: "\n").map { $0.dropFirst(3) })
    #expect(Set(found.map(\.path)).count == paths.count, "\(found), git says \(status)")
  }

  @Test func `a file of which only the time is another is as it was`() throws {
    let repository = try filled()
    try #require(try look(repository)).keep()
    try shell("touch a/3/3.md a/4/4.md")
    #expect(try look(repository)?.isCertain() == true)
    #expect(try repository.changes(below: ["a"]).isEmpty)
  }

  @Test func `nothing is kept where there is more than git knows, or where all was written just now`() throws {
    let repository = try filled()
    #expect(try repository.changes(below: ["a"]).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder + "/.git/enquiry/unchanged"), "written just now")
    try TextFile(".git/info/exclude", "ignored*\n").write(below: folder)
    for name in ["a/3/ignored.md", "a/long/folder name/ignored/1.md"] {
      try TextFile(name, "").write(below: folder)
      try #require(try look(repository)).keep()
      #expect(try look(repository)?.isCertain() == false)
      try shell("rm '\(name)'")
    }
    try shell("mkdir a/empty")
    try #require(try look(repository)).keep()
    #expect(try look(repository)?.isCertain() == false)
    try shell("rm -r a/empty 'a/long/folder name/ignored'")
    try #require(try look(repository)).keep()
    #expect(try look(repository)?.isCertain() == true)
  }

  @Test(arguments: ["", "x", String(repeating: "x", count: 20)])
  func `what was kept and is damaged is not believed`(_ text: String) throws {
    let repository = try filled()
    try #require(try look(repository)).keep()
    try TextFile(".git/enquiry/unchanged", text).write(below: folder)
    #expect(try look(repository)?.isCertain() == false)
    #expect(try repository.changes(below: ["a"]).isEmpty)
  }

  @Test func `an index that is cut off or changed anywhere is read without harm`() throws {
    _ = try filled()
    let index = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/.git/index")))
    let whole = try #require(IndexEntries(index, below: "a"))
    #expect(whole.starts.count == 301 && whole.total == 302)
    #expect(whole.folders.map(\.path).count == 13)
    #expect(whole.folders.first?.path == "a" && whole.folders.first?.count == 11)
    #expect(whole.folders.last?.path == "a/long/folder name")
    for length in stride(from: 0, to: index.count, by: 97) {
      #expect(IndexEntries(Array(index[..<length]), below: "a") == nil)
    }
    try shell("git update-index --split-index; git update-index --assume-unchanged a/3/3.md")
    let split = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/.git/index")))
    #expect(IndexEntries(split, below: "a") == nil)
    var dice = Dice(state: 7)
    for _ in 0..<300 {
      var damaged = index
      damaged[Int(dice.below(damaged.count))] = UInt8(truncatingIfNeeded: dice.below(256))
      _ = IndexEntries(damaged, below: "a")
    }
  }
}
