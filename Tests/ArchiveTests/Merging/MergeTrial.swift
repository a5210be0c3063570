import Git
import Model
import TestSupport

@testable import Archive

/// A few people who work on clones of one folder, and merge with each other in any order until all have the same.
struct MergeTrial {
  let seed: Int
  private var dice: SplitMix
  private var clones: [Clone] = []
  private let twin: Clone
  private let reader = FolderReader()
  /// What did not hold.
  private(set) var faults: [String] = []
  private(set) var counts = Counts()

  /// What happened, so that a test can tell whether it looked at anything.
  struct Counts: CustomStringConvertible {
    /// Merges that had to be made, those of several bases, what was asked in them.
    var merges = 0
    var crossed = 0
    var asked = 0
    /// Merges that could not be made, as two alliances got one name.
    var refused = 0

    static func += (sum: inout Counts, one: Counts) {
      sum.merges += one.merges
      sum.crossed += one.crossed
      sum.asked += one.asked
      sum.refused += one.refused
    }

    var description: String {
      "\(merges) merges, \(crossed) of several bases, \(asked) questions, \(refused) refused"
    }
  }

  /// - Parameter isPlain: with working folders, and fetched from each other by plain git.
  init(seed: Int, isPlain: Bool) throws {
    self.seed = seed
    dice = SplitMix(seed: UInt64(seed))
    let folder = Scratch.current("\(seed)")
    let files = MadeFolder.files.mapValues { Array($0.utf8) }
    let first = try Clone.first(folder + "/0", files, isBare: !isPlain)
    clones = [first]
    for number in 1...1 + dice.below(4) { clones.append(try first.clone(folder + "/\(number)", isBare: !isPlain)) }
    twin = try isPlain ? Clone.beside(clones, folder + "/twin") : first.clone(folder + "/twin", isBare: true)
  }

  mutating func run() throws {
    let hot = [
      "7k3m9q2x", "reading.", "enquiry.md", "alliance.yaml", "evidence/", "/clusters/", "toolkit", "plan.lock",
      "programme", "README", "participation", "codings", "packs", "cycles",
    ]
    let chosen = (0..<2 + dice.below(2)).map { _ in dice.pick(hot) }
    for _ in 0..<2 + dice.below(2) {
      for clone in clones { try work(clone, chosen) }
      for _ in clones {
        let (one, other) = (dice.pick(clones), dice.pick(clones))
        try meet(one, other, isMutual: dice.once(in: 2))
        if !faults.isEmpty || counts.refused > 0 { return }
      }
    }
    try mergeUntilQuiet()
    if faults.isEmpty, counts.refused == 0 { try lookAtEnd() }
  }

  private mutating func moment() -> Int64 { 915_148_800 + Int64(dice.below(3_187_296_000)) }

  private mutating func work(_ clone: Clone, _ hot: [String]) throws {
    for _ in 0..<dice.below(3) {
      let files = try reader.contents(clone.head, in: clone)
      var editor = Editor(files, hot: hot, SplitMix(seed: dice.next()))
      for _ in 0...dice.below(4) { editor.work() }
      if editor.files != files { try clone.save(editor.files, "Work", since: files, at: moment()) }
    }
  }

  /// One merges what the other one has; both do where it is mutual, neither knowing of the other's merge.
  private mutating func meet(_ one: Clone, _ other: Clone, isMutual: Bool) throws {
    if one === other { return }
    let before = try (one.head, other.head)
    try merge(before.1, of: other, into: one)
    if isMutual, faults.isEmpty, counts.refused == 0 { try merge(before.0, of: one, into: other) }
  }

  private mutating func mergeUntilQuiet() throws {
    for _ in 0..<200 {
      let heads = try clones.map { try $0.head }
      if Set(heads).count == 1 || !faults.isEmpty || counts.refused > 0 { return }
      try meet(dice.pick(clones), dice.pick(clones), isMutual: false)
    }
    faults.append("is not quiet after 200 merges")
  }

  private mutating func lookAtEnd() throws {
    let trees = try Set(clones.map { try $0.tree($0.head) })
    if trees.count != 1 { faults.append("the clones differ at the end") }
    for clone in clones {
      if clone.repository.workDirectory != nil {
        let status = try git("status", "--porcelain", in: clone.folder)
        if !status.isEmpty { faults.append("git status: \(status)") }
      }
    }
    let check = try TestSupport.run("git", ["fsck", "--strict", "--no-dangling"], in: clones[0].folder)
    if check.status != 0 || check.error.contains("error") { faults.append("git fsck: \(check.error)") }
  }

  // MARK: - One merge

  private mutating func merge(_ theirs: ObjectID, of other: Clone, into clone: Clone) throws {
    try clone.fetch(other)
    let ours = try clone.head
    let laws = MergeLaws(clone: clone, twin: twin, reader: reader, ours: ours, theirs: theirs, moment: moment())
    let found = try laws.merge()
    counts.merges += found.isMerge ? 1 : 0
    counts.crossed += found.bases > 1 ? 1 : 0
    counts.asked += found.questions
    counts.refused += found.isRefused ? 1 : 0
    faults += found.faults.map { fault in
      "\(ours.hex.prefix(10)) \(clone.folder.suffix(2)) merges \(theirs.hex.prefix(10)), \(found.bases) bases: \(fault)"
    }
  }
}
