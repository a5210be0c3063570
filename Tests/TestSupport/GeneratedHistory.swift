/// A history with branches, merges, evil merges, deletions and clocks that go wrong, made by `git fast-import`.
package struct GeneratedHistory {
  private var dice: Dice
  private let names: [String]
  /// The files of each commit, by their paths.
  private var files: [[String: String]] = []

  package init(seed: UInt64, names: [String] = ["a.md", "f/b.md", "f/g/c.md", "f/g/d.md", "h/e é.md"]) {
    dice = Dice(state: seed)
    self.names = names
  }

  /// Makes so many more commits on `main` of the repository in a folder.
  package mutating func add(_ count: Int, in folder: String) throws {
    var stream = ""
    let known = files.count
    for number in known + 1...known + count { stream += commit(number, known) }
    try TextFile("stream", stream).write(below: folder)
    let marks = "--export-marks=.git/marks --import-marks-if-exists=.git/marks"
    let outcome = try run("sh", ["-c", "git fast-import --quiet --force \(marks) < stream && rm stream"], in: folder)
    guard outcome.status == 0 else { throw PlainGitFailure(description: outcome.error) }
  }

  private mutating func commit(_ number: Int, _ known: Int) -> String {
    var parents = number == 1 ? [] : [number - 1 - (dice.below(4) == 0 ? dice.below(min(6, number - 1)) : 0)]
    if number > 4, dice.below(3) == 0 { parents.append(number - 1 - dice.below(4)) }
    parents = parents.enumerated().filter { parents.firstIndex(of: $1) == $0 }.map(\.element)
    var tree = parents.first.map { files[$0 - 1] } ?? [:]
    // A merge takes some files from its second parent.
    if parents.count == 2 {
      for (name, text) in files[parents[1] - 1].sorted(by: { $0.key < $1.key }) where dice.below(2) == 0 {
        tree[name] = text
      }
    }
    for _ in 0..<dice.below(3) {
      let name = names[dice.below(names.count)]
      tree[name] = dice.below(6) == 0 ? nil : "\(dice.below(4))"
    }
    files.append(tree)
    let time = 1_000_000_000 + number * 10 + dice.below(40) - 20
    var stream = "commit refs/heads/main\nmark :\(number)\ncommitter Ben <b@x> \(time) +0000\ndata 1\nx\n"
    if let first = parents.first { stream += "from :\(first)\n" }
    for other in parents.dropFirst() { stream += "merge :\(other)\n" }
    stream += "deleteall\n"
    for (name, text) in tree.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \"\(name)\"\ndata \(text.utf8.count)\n\(text)\n"
    }
    return stream + "\n"
  }
}

/// Random numbers that are the same each time.
package struct Dice {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
