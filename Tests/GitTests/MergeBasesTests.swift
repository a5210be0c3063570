import Git
import TestSupport
import Testing

@Suite(.scratch) struct MergeBasesTests {
  private let folder = Scratch.current("repo")

  @Test(arguments: 1...8) func `are those of plain git, also where clocks go wrong`(seed: Int) throws {
    let repository = try Repository.scratch()
    var dice = Dice(state: UInt64(seed))
    let commits = try crossedHistory(of: 40, &dice, isSkewed: seed.isMultiple(of: 2))
    for _ in 0..<25 {
      let (one, other) = (commits[dice.below(40)], commits[dice.below(40)])
      let known = try run("git", ["merge-base", "--all", one.hex, other.hex], in: folder)
      let bases = try repository.mergeBases(one, other)
      #expect(bases.map(\.hex) == known.output.split(separator: "\n").map(String.init).sorted(), "\(one) \(other)")
      #expect(try repository.mergeBases(other, one) == bases)
      let isAncestor = try run("git", ["merge-base", "--is-ancestor", one.hex, other.hex], in: folder).status == 0
      #expect(try repository.isAncestor(one, of: other) == isAncestor)
    }
  }

  @Test func `a commit that is missing is told, not taken for none`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    let second = try #require(try repository.save("a.md", "2\n"))
    let missing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    #expect(throws: GitError.self) { try repository.mergeBases(second, missing) }
    try git("branch", "side", in: folder)
    let third = try #require(try repository.save("a.md", "3\n"))
    try git("checkout", "-q", "side", in: folder)
    let side = try #require(try repository.save("b.md", "1\n"))
    _ = try run("rm", ["-f", ".git/objects/\(second.hex.prefix(2))/\(second.hex.dropFirst(2))"], in: folder)
    let error = #expect(throws: GitError.self) {
      try Repository(at: folder, environment: cleanEnvironment).mergeBases(third, side)
    }
    #expect(error?.message.contains(second.hex) == true, "\(String(describing: error))")
  }

  @Test func `a history that was cut off says so`() throws {
    let repository = try Repository.scratch()
    for number in 0..<4 { try repository.save("a.md", "\(number)\n") }
    try git("checkout", "-qb", "side", "main~", in: folder)
    try repository.save("b.md", "1\n")
    try git("clone", "-q", "--depth", "1", "--no-single-branch", "file://\(folder)", "cut", in: Scratch.current.path)
    let cut = try Repository(at: Scratch.current("cut"), environment: cleanEnvironment)
    let (one, other) = (try cut.resolve("origin/main"), try cut.resolve("origin/side"))
    let error = #expect(throws: GitError.self) { try cut.mergeBases(one, other) }
    #expect(error?.code == .cutOff)
    try git("fetch", "-q", "--unshallow", in: cut.gitDirectory)
    let whole = try Repository(at: Scratch.current("cut"), environment: cleanEnvironment)
    #expect(try whole.mergeBases(one, other) == [try repository.resolve("main~")])
  }

  /// Commits of the empty tree with up to three parents each, a few of them with none.
  private func crossedHistory(of count: Int, _ dice: inout Dice, isSkewed: Bool) throws -> [ObjectID] {
    var stream = ""
    for number in 1...count {
      let time = 1_000_000_000 + (isSkewed ? dice.below(900_000_000) : number * 60)
      stream +=
        "commit refs/heads/c\(number)\nmark :\(number)\ncommitter Ben <b@x> \(time) +0000\ndata 2\n\(number % 10)\n\n"
      guard number > 1, dice.below(15) > 0 else { continue }
      let parents = Set((0...dice.below(3)).map { _ in number - 1 - dice.below(min(7, number - 1)) })
      for (position, parent) in parents.sorted().enumerated() {
        stream += "\(position == 0 ? "from" : "merge") :\(parent)\n"
      }
    }
    try TextFile("stream", stream).write(below: folder)
    let outcome = try run("sh", ["-c", "git fast-import --quiet --export-marks=.git/marks < stream"], in: folder)
    try #require(outcome.status == 0, "\(outcome.error)")
    let marks = try #require(text(of: folder + "/.git/marks")).split(separator: "\n").map { $0.split(separator: " ") }
    return (1...count).compactMap { number in
      marks.first { $0[0] == ":\(number)" }.flatMap { ObjectID(hex: $0[1]) }
    }
  }
}
