import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What was issued, and is otherwise now: restated, or come late.
@Suite(.scratch) struct `A difference to an earlier day` {
  private static let place = Desk.place

  /// Figures of 10 September and 14 November 2026, saved on the 15th; a cycle that is open.
  private func desk() throws -> Desk {
    let desk = Desk.withFigures()
    try desk.write(
      try desk.read("\(Self.place)/measures/reading-age.yaml")
        + "occasions:\n  - id: before\n    date: 2026-09-10\n  - id: after\n    date: 2026-11-14\n  - id: end\n    date: 2026-11-18\n",
      to: "\(Self.place)/measures/reading-age.yaml")
    desk.does("cycle new --period autumn-2026 --date 2026-09-07 --aim 'Try it.'")
    desk.does("evidence add -m 'Seen.' --date 2026-11-12")
    desk.does("save")
    return desk
  }

  private func timings(_ desk: Desk, _ line: String) throws -> [String] {
    let changes = try #require(try desk.json(line)["changes"] as? [[String: Any]])
    return changes.map { change in
      let name = change["occasion"] as? String ?? change["record"] as? String ?? ""
      return "\(name): \(change["timing"] as? String ?? "-")"
    }
  }

  @Test func `marks a figure that is another one as restated, and one that was absent as late`() throws {
    let desk = try desk().later(days: 5)
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 34.1 --note 're-marked'")
    desk.does("measure record reading-age --occasion before --school 'Oak School' --n 12 --mean 28")
    desk.does("measure record reading-age --occasion end --school 'Elm School' --n 24 --mean 35")
    #expect(Set(try timings(desk, "diff 2026-11-15")) == ["end: -", "after: restated", "before: late"])
    let seen = desk.wide.seen("diff 2026-11-15")
    #expect(seen.contains("mean after 31.4 → 34.1 months, better (re-marked), restated\n"), "\(seen)")
    #expect(seen.contains("12 people, mean 28 months, came late\n"), "\(seen)")
    #expect(
      seen.contains(
        "Restated: dated by 15 November 2026, and not as it was recorded then. Came late: dated by 15 November 2026, and not recorded then."
      ), "\(seen)")
    #expect(try desk.json("diff 2026-11-15")["issued"] as? String == "2026-11-15")
  }

  @Test func `marks entries and the steps of cycles by their days`() throws {
    let desk = try desk().later(days: 5)
    let id = String(try desk.onlyFile(in: "\(Self.place)/evidence").dropLast(3).suffix(8))
    desk.does("edit \(id) --set school='Elm School'")
    desk.does("evidence add -m 'Of then.' --date 2026-11-13")
    desk.does("evidence add -m 'Of later.' --date 2026-11-19")
    desk.does("evidence add -m 'Of no day.' --date undated")
    desk.does("cycle review --went-well 'They like it.' --date 2026-11-14")
    let told = desk.wide.seen("diff 2026-11-15")
    let lines = told.split(separator: "\n").map(String.init)
    func line(_ words: String) -> String { lines.first { $0.contains(words) } ?? "" }
    #expect(line(id).hasSuffix("restated"), "\(told)")
    #expect(line("Of then.").hasSuffix(", came late"), "\(told)")
    #expect(line("Of later.").hasSuffix("“Of later.”"), "\(told)")
    #expect(line("Of no day.").hasSuffix("“Of no day.”"), "\(told)")
    #expect(line("They like it.").hasSuffix(", came late"), "\(told)")
    let dated = desk.wide.seen("diff 2026-11-15 --dated-to 2026-11-15")
    #expect(!dated.contains("Of later.") && dated.contains("Of then.") && dated.contains("Of no day."), "\(dated)")
  }

  @Test func `does not call late what is of a day that is not over yet, and marks nothing without a state`() throws {
    let desk = try desk()
    desk.does("evidence add -m 'Of today.'")
    #expect(!desk.wide.seen("diff HEAD~1").contains("late"))
    #expect(desk.later(days: 1).wide.seen("diff HEAD~1").contains("“Of today.”, came late"))
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "33")
    #expect(!desk.later(days: 1).wide.seen("diff").contains("restated"))
  }
}

/// What is new since the last pack.
@Suite(.scratch) struct `Since the last pack` {
  private static let place = Desk.place

  private func desk() throws -> Desk {
    let desk = Desk.withFigures()
    desk.does("alliance new oak --name 'Oak Alliance'")
    desk.does("new maths --alliance oak --practice 'number talks'")
    desk.does("cluster new north --alliance elm")
    return desk
  }

  private func tag(_ desk: Desk, _ name: String, _ commit: String = "HEAD") throws {
    _ = try desk.git("tag", name, commit)
  }

  @Test func `is told from the newest one of the cluster, by the day of its meeting`() throws {
    let desk = try desk()
    try tag(desk, "pack/north/2026-11-01/cluster", "HEAD~1")
    try tag(desk, "pack/north/2026-11-16/public")
    try tag(desk, "pack/north/2026-11-16/cluster")
    try tag(desk, "pack/north/not-a-day/cluster", "HEAD~2")
    let later = desk.later(days: 5)
    later.does("measure record -e paired-reading reading-age --occasion after --school 'Elm School' --n 24 --mean 34.1")
    later.does("evidence add -e paired-reading -m 'Of then.' --date 2026-11-16")
    later.does("log -e maths -m 'Of another cluster.'")
    let seen = later.wide.seen("diff --since-pack")
    #expect(
      seen.hasPrefix(
        "From the pack of north for 16 November 2026 (commit 0000000 of 15 November 2026) to the folder as it is now."),
      "\(seen)")
    #expect(seen.contains("31.4 → 34.1"))
    #expect(seen.contains("“Of then.”, came late"), "\(seen)")
    #expect(!seen.contains("Of another cluster."), "\(seen)")
    for line in ["diff --since-pack north", "diff --since-pack -e paired-reading"] {
      #expect(later.wide.seen(line).contains("31.4 → 34.1"), "\(line): \(later.wide.seen(line))")
    }
    let pack = try #require(try later.json("diff --since-pack")["pack"] as? [String: Any])
    #expect(pack["tag"] as? String == "pack/north/2026-11-16/cluster")
    #expect(pack["apart"] as? Bool == false)
    #expect(later("diff --since-pack --exit-code").code == 1)
  }

  @Test func `goes back to what both have, where the pack was made of something apart`() throws {
    let desk = try desk()
    _ = try desk.git("checkout", "-qb", "side")
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    try desk.commitByHand("side")
    try tag(desk, "pack/north/2026-11-16/cluster")
    _ = try desk.git("checkout", "-q", "-")
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "33")
    let seen = desk.later(days: 9).wide.seen("diff --since-pack north")
    #expect(seen.contains("which was made of what is not in the history of this folder; so from commit"), "\(seen)")
    #expect(seen.contains("31.4 → 33") && !seen.contains("year 8"), "\(seen)")
    let pack = try #require(try desk.json("diff --since-pack")["pack"] as? [String: Any])
    #expect(pack["apart"] as? Bool == true)
  }

  @Test func `is refused with the remedy where there is none, or it cannot be told which`() throws {
    let desk = try desk()
    let none = desk("diff --since-pack")
    #expect(none.code == 6 && none.spoken.contains("No pack of north was issued yet"), "\(none.seen)")
    #expect(desk("diff --since-pack nroth").spoken.contains("north"))
    #expect(desk("diff --since-pack -e maths").spoken.contains("No pack was issued yet"))
    #expect(desk("diff HEAD --since-pack north").code == 64)
    desk.does("cluster new south --alliance oak")
    try tag(desk, "pack/north/2026-11-16/cluster")
    try tag(desk, "pack/south/2026-11-16/cluster")
    #expect(desk("diff --since-pack").spoken.contains("Since the pack of which cluster: north or south?"))
    desk.does("diff --since-pack -e maths")
    _ = try desk.git("checkout", "-q", "--orphan", "other")
    try desk.commitByHand("other")
    let apart = desk("diff --since-pack north")
    #expect(apart.code == 6 && apart.spoken.contains("nothing in common"), "\(apart.seen)")
    // A shallow clone knows the tag and not what it stands on.
    _ = try desk.git("checkout", "-q", "-f", "main")
    desk.later(days: 1).does("log -e maths -m x")
    _ = try desk.git("clone", "-q", "--depth", "1", "--no-tags", "file://\(desk.folder)", "../shallow")
    var shallow = desk
    shallow.folder = Scratch.current("shallow")
    #expect(shallow("diff --since-pack north").code == 6)
  }
}
