import Git
import TestSupport
import Testing

@Suite(.scratch) struct HistoryTests {
  let folder = Scratch.current("repo")

  private func ids(
    _ repository: Repository, from start: String = "HEAD", firstParentOnly: Bool = false, _ paths: [String] = []
  ) throws -> [String] {
    var found: [String] = []
    try repository.history(from: repository.resolve(start), firstParentOnly: firstParentOnly, touching: paths) {
      found.append($0.id.hex)
      return .next
    }
    return found
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let outcome = try run("git", arguments, in: folder)
    try #require(outcome.status == 0, "\(outcome.error)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `history agrees with git log on generated histories`(seed: UInt64) throws {
    let repository = try Repository.scratch()
    var history = GeneratedHistory(seed: seed)
    try history.add(60, in: folder)
    for paths in [["a.md"], ["f"], ["f/"], ["f/g/c.md"], ["a.md", "h"], ["h/e é.md"], ["none"], []] {
      let expected = try lines(args(["log", "--date-order", "--format=%H", "--"] + paths))
      #expect(try ids(repository, paths) == expected, "\(paths)")
      let main = try lines(args(["log", "--first-parent", "--format=%H", "--"] + paths))
      #expect(try ids(repository, firstParentOnly: true, paths) == main, "\(paths), first parents")
    }
  }

  private func args(_ arguments: [String]) -> [String] { arguments }

  private func lines(_ arguments: [String]) throws -> [String] {
    let outcome = try run("git", arguments, in: folder)
    try #require(outcome.status == 0, "\(outcome.error)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func `a visitor may stop`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    let second = try #require(try repository.save("a.md", "2\n"))
    var seen = 0
    let end = try repository.history(from: second) { _ in
      seen += 1
      return .stop
    }
    #expect(end == .stopped)
    #expect(seen == 1)
  }

  @Test func `a shallow clone ends quietly and says so`() throws {
    let repository = try Repository.scratch()
    for number in 0..<5 { try repository.save("a.md", "\(number)\n") }
    try git("clone", "-q", "--depth", "3", "file://" + folder, "../shallow", in: folder)
    let shallow = try Repository(at: Scratch.current("shallow"), environment: cleanEnvironment)
    for firstParentOnly in [true, false] {
      var seen = 0
      let end = try shallow.history(
        from: shallow.resolve("HEAD"), firstParentOnly: firstParentOnly, touching: ["a.md"]
      ) { _ in
        seen += 1
        return .next
      }
      #expect(end == .shallow)
      #expect(seen == 3)
    }
    #expect(try repository.history(from: repository.resolve("HEAD")) { _ in .next } == .complete)
  }
}
