import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Two people's work in one folder, brought together by plain git alone, and what `check` says of it.
struct PlainMerge: Sendable, CustomTestStringConvertible {
  /// How git merges.
  enum Way: Sendable {
    /// Text, with marks where it cannot: what a git host does, too.
    case text
    /// Both sides' lines.
    case union
    /// Without looking for what was renamed, as where too much was.
    case withoutRenames
  }

  static let enquiry = "enquiries/elm/paired-reading"
  static let cluster = "enquiries/clusters/north"

  let title: String
  let way: Way
  let ours: @Sendable (Desk) throws -> Void
  let theirs: @Sendable (Desk) throws -> Void
  /// What somebody makes of the conflicts.
  let byHand: @Sendable (Desk) throws -> Void
  /// `code at place` of all problems.
  let found: [String]

  init(
    _ title: String, _ way: Way, found: [String], ours: @escaping @Sendable (Desk) throws -> Void,
    theirs: @escaping @Sendable (Desk) throws -> Void, byHand: @escaping @Sendable (Desk) throws -> Void = { _ in }
  ) {
    (self.title, self.way, self.found) = (title, way, found)
    (self.ours, self.theirs, self.byHand) = (ours, theirs, byHand)
  }

  var testDescription: String { title }

  /// The folder after the merge, with nothing left for git to ask.
  ///
  /// - Parameter isCommitted: whether the merge is committed as it stands then.
  func desk(isCommitted: Bool = true) throws -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    for (path, text) in Self.folder { try desk.write(text, to: path) }
    desk.does("save")
    #expect(desk.does("check").seen.isEmpty)
    // Whatever this clone is set up for.
    try desk.write("* merge=\(way == .union ? "union" : "text")\n", to: ".git/info/attributes")
    _ = try desk.git("checkout", "-q", "-b", "theirs")
    try theirs(desk)
    try commit(desk, "theirs")
    _ = try desk.git("checkout", "-q", "main")
    try ours(desk)
    try commit(desk, "ours")
    let strategy = way == .withoutRenames ? ["-s", "resolve"] : []
    _ = try run("git", ["merge", "-q", "--no-edit"] + strategy + ["theirs"], in: desk.folder)
    try byHand(desk)
    if isCommitted { try commit(desk, "merged") }
    return desk
  }

  private func commit(_ desk: Desk, _ message: String) throws {
    _ = try desk.git("add", "-A")
    _ = try desk.git("commit", "-q", "--allow-empty", "-m", message)
  }

  static func problems(_ desk: Desk) throws -> [String] {
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(desk("check --json").out.utf8)) as? [String: Any])
    let problems = try #require(whole["problems"] as? [[String: Any]])
    // What the merge itself did to records is told beside them, and has tests of its own.
    return problems.filter { $0["code"] as? String != "merge_changed_record" }.map { problem in
      "\(problem["code"] ?? "") at \(problem["path"] ?? ""):\(problem["line"] ?? 0)"
    }
  }

  private static let folder: [String: String] = [
    "\(enquiry)/enquiry.md": """
    ---
    schema: enquiry/1
    id: 7hm4tyxw
    title: Daily paired reading
    outcome: reading age
    interventions:
      - men.5
    schools:
      - Elm School
      - Ash School
    success:
      - text: More pupils read at their age
        measure: reading-age
    ---

    ## Why this, and what supports it

    Pupils read aloud to each other for ten minutes a day.

    They like it.

    ## Notes

    None yet.

    """,
    "\(enquiry)/measures/reading-age.yaml":
      "schema: enquiry/1\ntitle: Reading age\nscale: continuous\noccasions:\n  - id: before\n    date: 2026-09-14\n"
      + "  - id: after\n    date: 2026-10-20\n",
    "\(enquiry)/measures/reading-age.figures.csv":
      "occasion,school,n,mean,sd\nbefore,Elm School,24,28.1,9.8\nafter,Elm School,24,31,9.1\n",
    "\(enquiry)/measures/minutes.yaml": "schema: enquiry/1\ntitle: Minutes read\nscale: series\n",
    "\(enquiry)/measures/minutes.summary.csv":
      "school,group,subgroup_by,subgroup,occasion,definition,batches,n,sum\nAsh School,,,,2026-09-14,,aaaaaaaa,30,270\n"
      + "Elm School,,,,2026-09-14,,bbbbbbbb,24,200\n",
    "\(enquiry)/cycles/autumn-2026-c0000001.md":
      "---\nschema: enquiry/1\nopened: 2026-09-12\n---\n\n## Aim\n\nTo try it.\n\n## What happened\n\nMuch.\n",
    "\(enquiry)/evidence/2026-10-05-observation-e0000001.md":
      "---\nschema: enquiry/1\nrole: head\ncycle: c0000001\n---\n\nSeen in class.\n",
    "\(cluster)/cluster.yaml": "schema: enquiry/1\nname: North\nalliances:\n  - elm\n",
    "\(cluster)/meetings/2026-11-02.md":
      "---\nschema: enquiry/1\nminutes: 60\nagreed:\n  - enquiry: elm/paired-reading\n    role: project lead\n"
      + "    date: 2026-10-20\n---\n\n## Decisions\n\nGo on.\n",
  ]
}

extension Desk {
  /// Puts other words in the place of some that stand in a file.
  func change(_ path: String, _ words: String, _ others: String) throws {
    let text = try read(path)
    try #require(text.contains(words), "\(words) is not in \(path)")
    try write(text.replacing(words, with: others), to: path)
  }

  func add(_ words: String, to path: String) throws { try write(try read(path) + words, to: path) }

  /// Takes lines out of a file that begin so.
  func takeOut(_ beginnings: [String], from path: String) throws {
    let lines = try read(path).split(separator: "\n", omittingEmptySubsequences: false)
    try write(lines.filter { line in !beginnings.contains { line.hasPrefix($0) } }.joined(separator: "\n"), to: path)
  }
}
