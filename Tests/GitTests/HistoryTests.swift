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

  /// A history with branches, merges, evil merges, deletions, chmods and clocks that go wrong, made by fast-import.
  private func makeHistory(seed: UInt64, commits: Int) throws {
    var dice = Dice(state: seed)
    var stream = ""
    var files: [[String: String]] = []
    for number in 1...commits {
      var parents = number == 1 ? [] : [number - 1 - (dice.below(4) == 0 ? dice.below(min(6, number - 1)) : 0)]
      if number > 4, dice.below(3) == 0 { parents.append(number - 1 - dice.below(4)) }
      parents = parents.enumerated().filter { parents.firstIndex(of: $1) == $0 }.map(\.element)
      var tree = parents.first.map { files[$0 - 1] } ?? [:]
      // A merge takes some files from its second parent.
      if parents.count == 2 { for (name, text) in files[parents[1] - 1] where dice.below(2) == 0 { tree[name] = text } }
      for _ in 0..<dice.below(3) {
        let name = ["a.md", "f/b.md", "f/g/c.md", "f/g/d.md", "h/e é.md"][dice.below(5)]
        tree[name] = dice.below(6) == 0 ? nil : "\(dice.below(4))"
      }
      files.append(tree)
      let time = 1_000_000_000 + number * 10 + dice.below(40) - 20
      stream += "commit refs/heads/main\nmark :\(number)\ncommitter Ben <b@x> \(time) +0000\ndata 1\nx\n"
      if let first = parents.first { stream += "from :\(first)\n" }
      for other in parents.dropFirst() { stream += "merge :\(other)\n" }
      stream += "deleteall\n"
      for (name, text) in tree.sorted(by: { $0.key < $1.key }) {
        stream += "M 100644 inline \"\(name)\"\ndata \(text.utf8.count)\n\(text)\n"
      }
      stream += "\n"
    }
    try TextFile("stream", stream).write(below: folder)
    let outcome = try run("sh", ["-c", "git fast-import --quiet --force < stream"], in: folder)
    try #require(outcome.status == 0, "\(outcome.error)")
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `history agrees with git log on generated histories`(seed: UInt64) throws {
    let repository = try Repository.scratch()
    try makeHistory(seed: seed, commits: 60)
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

/// Random numbers that are the same each time.
struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
