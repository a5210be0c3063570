import Foundation
import Git
import TestSupport
import Testing

@testable import Archive

/// The history of some paths, found by what is kept of which commit changed what.
@Suite(.scratch) struct `Changes that are kept` {
  private let folder = Scratch.current("repo")
  private static let names = [
    "enquiries/programme.yaml", "enquiries/elm/alliance.yaml", "enquiries/elm/paired/enquiry.md",
    "enquiries/elm/paired/evidence/a.md", "enquiries/elm/paired-reading/enquiry.md", "enquiries/oak/paired/enquiry.md",
    "enquiries/oak", "README.md",
  ]
  private static let paths = [
    ["enquiries"], ["enquiries/elm"], ["enquiries/elm/paired"], ["enquiries/elm/paired", "enquiries/oak/paired"],
    ["enquiries/elm/paired/evidence"], ["enquiries/programme.yaml"], ["enquiries/none/none"], ["README.md"], [],
  ]

  private func opened() throws -> Workspace {
    Workspace(repository: try Repository(at: folder, environment: cleanEnvironment), prefix: "")
  }

  private func made() throws {
    _ = try Repository.create(at: folder, environment: cleanEnvironment)
  }

  private var file: URL { URL(fileURLWithPath: folder + "/.git/enquiry/changes/all") }

  /// What is found for all paths is what `git log` finds.
  private func agrees(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let workspace = try opened()
    let head = try #require(try workspace.repository.head().commit)
    let known = try KeptChanges.of(workspace, upTo: head)
    for paths in Self.paths {
      var found: [String] = []
      let end = try known.history(from: head, touching: paths, in: workspace.repository) {
        found.append($0.id.hex)
        return .next
      }
      let outcome = try run("git", ["log", "--date-order", "--format=%H", "--"] + paths, in: folder)
      let expected = outcome.output.split(separator: "\n").map(String.init)
      #expect(found == expected, "\(paths)", sourceLocation: sourceLocation)
      #expect(end == (workspace.repository.isShallow ? .shallow : .complete), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `tell what git log tells, also when more is saved`(seed: UInt64) throws {
    try made()
    var history = GeneratedHistory(seed: seed, names: Self.names)
    for _ in 0..<3 {
      try history.add(30, in: folder)
      try agrees()
    }
  }

  @Test func `are appended to and not written anew`() throws {
    try made()
    var history = GeneratedHistory(seed: 3, names: Self.names)
    try history.add(30, in: folder)
    try agrees()
    let before = try Data(contentsOf: file)
    try git("commit", "-q", "--allow-empty", "-m", "more", in: folder)
    try agrees()
    let after = try Data(contentsOf: file)
    #expect(after.count > before.count)
    #expect(after.prefix(before.count) == before)
    try agrees()
    #expect(try Data(contentsOf: file) == after)
  }

  @Test func `are made anew for another history`() throws {
    try made()
    var history = GeneratedHistory(seed: 5, names: Self.names)
    try history.add(40, in: folder)
    try agrees()
    let all = try Data(contentsOf: file).count
    try git("reset", "-q", "--hard", "HEAD~3", in: folder)
    try git("commit", "-q", "--allow-empty", "-m", "another", in: folder)
    try agrees()
    #expect(try Data(contentsOf: file).count < all)
  }

  @Test func `are found again where the file is damaged, cut off or of others`() throws {
    try made()
    var history = GeneratedHistory(seed: 7, names: Self.names)
    try history.add(20, in: folder)
    try agrees()
    try git("commit", "-q", "--allow-empty", "-m", "more", in: folder)
    try agrees()
    let whole = try Data(contentsOf: file)
    var dice = Dice(state: 1)
    for _ in 0..<25 {
      var damaged = whole
      damaged[dice.below(whole.count)] ^= UInt8(1 << dice.below(8))
      try damaged.write(to: file)
      try agrees()
      try whole.prefix(dice.below(whole.count)).write(to: file)
      try agrees()
    }
    try Data("something else".utf8).write(to: file)
    try agrees()
  }

  @Test func `of a shallow clone are made anew once the rest is there`() throws {
    try made()
    for number in 0..<6 {
      try TextFile("enquiries/elm/paired/enquiry.md", "\(number)\n").write(below: folder)
      try git("add", ".", in: folder)
      try git("commit", "-q", "-m", "x", in: folder)
    }
    try git("clone", "-q", "--depth", "3", "file://" + folder, "../shallow", in: folder)
    func count() throws -> (Int, HistoryEnd) {
      let shallow = try Repository(at: Scratch.current("shallow"), environment: cleanEnvironment)
      let workspace = Workspace(repository: shallow, prefix: "")
      let head = try #require(try shallow.head().commit)
      var count = 0
      let end = try KeptChanges.of(workspace, upTo: head).history(
        from: head, touching: ["enquiries/elm/paired"], in: shallow
      ) { _ in
        count += 1
        return .next
      }
      return (count, end)
    }
    #expect(try count() == (3, .shallow))
    #expect(try count() == (3, .shallow))
    try git("fetch", "-q", "--unshallow", in: Scratch.current("shallow"))
    #expect(try count() == (6, .complete))
  }
}
