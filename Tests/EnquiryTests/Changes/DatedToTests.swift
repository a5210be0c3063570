import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What is dated until a day: the second clock of every reading command.
@Suite(.scratch) struct `What is dated until a day` {
  private static let place = Desk.place

  /// A start of September, an end of March that was recorded with it; a cycle that was opened, reviewed, and closed; entries of
  /// October, of February and without a day.
  private func desk() throws -> Desk {
    var desk = Desk.withEnquiry().later(days: 400)
    desk.width = 200
    desk.does("measure new reading-age --title 'Reading age' --scale continuous --unit months")
    desk.does("measure record reading-age --occasion before --school 'Elm School' --n 24 --mean 29")
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 31.4")
    try desk.write(
      try desk.read("\(Self.place)/measures/reading-age.yaml")
        + "occasions:\n  - id: before\n    date: 2026-09-10\n  - id: after\n    date: 2027-03-20\n",
      to: "\(Self.place)/measures/reading-age.yaml")
    desk.does("cycle new --period autumn-2026 --date 2026-09-07 --aim 'Try it.' --prediction 'They gain.'")
    desk.does("cycle review --went-well 'They like it.' --turned-out partly --date 2026-12-10")
    desk.does("cycle close --decision adapt --why 'It works.' --date 2027-01-15")
    desk.does("cycle new --period spring-2027 --date 2027-01-18 --aim 'Again.'")
    for (day, words) in [("2026-10-01", "Of October."), ("2027-02-01", "Of February."), ("undated", "Of no day.")] {
      desk.does("evidence add -m '\(words)' --date \(day)")
    }
    desk.does("leadership add -m 'Led in February.' --date 2027-02-02")
    desk.does("participation add --kind left --school 'Oak School' --date 2027-02-03")
    desk.does("save")
    return desk
  }

  @Test func `leaves out entries that are dated later, and says of the others whether they have a day`() throws {
    let desk = try desk()
    let seen = desk.does("evidence --dated-to 2026-12-31")
    #expect(seen.out.contains("Of October.") && !seen.out.contains("Of February."), "\(seen.seen)")
    #expect(seen.out.contains("not dated") && seen.out.contains("Of no day."), "\(seen.seen)")
    #expect(seen.err.contains("Dated until 31 December 2026; what has no date is as it is known."), "\(seen.seen)")
    #expect(!desk.does("leadership --dated-to 2027-02-01").out.contains("Led in February."))
    #expect(!desk.does("participation --dated-to 2027-02-02").out.contains("Oak School"))
    #expect(desk.does("participation --dated-to 2027-02-03").out.contains("Oak School"))
    let id = try #require(desk.does("participation").out.firstMatch(of: #/[0-9a-z]{8}\b(?=\n)/#)).output
    #expect(desk("show \(id) --dated-to 2027-02-02").code == 6)
    #expect(desk("show \(id) --dated-to 2027-02-03").code == 0)
  }

  @Test func `shows cycles as they stood by their dates`() throws {
    let desk = try desk()
    let cases: [(day: String, seen: String)] = [
      ("2026-09-06", "has no cycle yet"), ("2026-12-09", "open"), ("2026-12-10", "reviewed, not decided"),
      ("2027-01-15", "closed (adapt)"),
    ]
    for (day, words) in cases {
      let answer = desk.does("cycle --dated-to \(day)")
      #expect(answer.seen.contains(words), "\(day): \(answer.seen)")
      #expect(!answer.out.contains("Again."), "\(day): \(answer.seen)")
    }
    #expect(desk.does("cycle --dated-to 2027-01-18").out.contains("Again."))
    #expect(desk.does("list --dated-to 2026-09-06").out.contains("paired-reading  0 "))
    #expect(desk.does("list --dated-to 2026-09-07").out.contains("paired-reading  1 "))
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder)/\(Self.place)/cycles")
    let second = try #require(files.first { $0.hasPrefix("spring") }).dropLast(3).suffix(8)
    #expect(desk("show \(second) --dated-to 2027-01-17").code == 6)
    #expect(desk("show \(second) --dated-to 2027-01-18").code == 0)
    let shown = desk.does("show cycle 1 --dated-to 2026-12-31").out
    #expect(shown.contains("They like it.") && shown.contains("Turned out"), "\(shown)")
    #expect(!shown.contains("It works.") && !shown.contains("Decision") && !shown.contains("2027"), "\(shown)")
    let early = desk.does("show cycle 1 --dated-to 2026-12-01").out
    #expect(early.contains("They gain.") && !early.contains("They like it.") && !early.contains("Turned"), "\(early)")
    let whole = desk.does("show --dated-to 2026-12-01").out
    #expect(!whole.contains("They like it.") && whole.contains("CYCLE 1") && !whole.contains("CYCLE 2"), "\(whole)")
  }

  @Test func `counts a cycle that was decided with no day as closed at the end of its period`() throws {
    let desk = Desk.withEnquiry().later(days: 400)
    desk.does("cycle new --period autumn-2026 --date undated")
    desk.does("cycle close --decision adopt --date undated")
    #expect(desk.does("cycle").out.contains("closed (adopt)"))
    #expect(desk.does("cycle --dated-to autumn-2026").out.contains("closed (adopt)"))
    #expect(!desk.does("cycle --dated-to 2026-11-30").out.contains("adopt"))
    #expect(desk.does("cycle --dated-to summer-2026").err.contains("has no cycle yet"))
  }

  @Test func `compares nothing with a point of measurement that is later, and invents none`() throws {
    let desk = try desk()
    let then = desk.does("impact paired-reading --dated-to 2027-03-19")
    #expect(
      then.out.contains("There is no later point of measurement by 19 March 2027, so no change can be told."),
      "\(then.seen)")
    #expect(!then.out.contains("31.4") && !then.out.contains("changed by"), "\(then.seen)")
    #expect(desk.does("impact paired-reading --dated-to 2027-03-20").out.contains("31.4"))
    let before = desk.does("impact paired-reading --dated-to 2026-09-09").out
    #expect(before.contains("There is no point of measurement by 9 September 2026."), "\(before)")
    #expect(!desk.does("impact paired-reading --json --dated-to 2027-03-19").out.contains("31.4"))
    // What was worked out for a day is not kept in place of what is known now.
    #expect(desk.does("impact paired-reading --json").out.contains("31.4"))
    #expect(!desk.does("show measure reading-age --dated-to 2027-03-19").out.contains("31.4"))
    #expect(!desk.does("show measure reading-age --dated-to 2027-03-19").out.contains("2027"))
    #expect(desk.does("measure --dated-to 2027-03-19").out.contains("1 figure "))
  }

  @Test func `keeps what the definition asks to be compared, where another point is there`() throws {
    let desk = try desk()
    try desk.edit(
      "\(Self.place)/measures/reading-age.yaml", "  - id: after\n",
      "  - id: middle\n    date: 2026-12-01\n  - id: after\n")
    try desk.write(
      try desk.read("\(Self.place)/measures/reading-age.yaml") + "compare: [before, after]\n",
      to: "\(Self.place)/measures/reading-age.yaml")
    desk.does("measure record reading-age --occasion middle --school 'Elm School' --n 24 --mean 30.3")
    let seen = desk.does("impact paired-reading --dated-to 2027-01-01").out
    #expect(seen.contains("no later point of measurement by 1 January 2027"), "\(seen)")
  }

  @Test func `leaves sums of rows with the start alone where the end is later`() throws {
    for (scale, from, to) in [("continuous", "95", "99"), ("binary", "0", "1")] {
      var desk = Desk.withEnquiry().later(days: 400)
      desk.folder = Scratch.current("elm")
      desk.does("measure new \(scale) --scale \(scale)")
      let rows = (1...12).map { "P\($0),\($0 < 4 ? from : to),\(to)\n" }.joined()
      try desk.write("participant,2026-09-10,2027-03-20\n" + rows, to: "../\(scale).csv")
      desk.does("measure import \(scale) ../\(scale).csv --school 'Elm School' --no-input")
      let seen = desk.does("impact --measure \(scale) --dated-to 2027-01-01").seen
      #expect(seen.contains("no later point of measurement by 1 January 2027"), "\(seen)")
      #expect(!desk.does("impact --measure \(scale)").seen.contains("no later point"))
      try FileManager.default.removeItem(atPath: desk.folder)
    }
  }

  @Test func `counts what is late as on that day`() throws {
    let desk = try desk()
    #expect(desk.does("due --dated-to 2026-12-09").err.contains("Nothing is due"))
    let undecided = desk.does("due --dated-to 2027-01-14").out
    #expect(undecided.contains("cycle 1") || undecided.contains("Cycle 1"), "\(undecided)")
    #expect(desk.does("status --dated-to 2026-12-31").out.contains("reviewed, not decided"))
    let page = desk.does("handover --dated-to 2026-12-31").out
    #expect(page.contains("HANDOVER of elm/paired-reading, 31 December 2026"), "\(page)")
    #expect(!page.contains("Oak School: left") && !page.contains("It works."), "\(page)")
  }

  @Test func `goes with what was known, and with what is saved`() throws {
    let desk = try desk()
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "29", "28.5")
    desk.later(days: 5).does("save -m x")
    let known = desk.later(days: 6).does("measure --as-of HEAD~1 --dated-to autumn-2026")
    #expect(known.err.contains("As known at") && known.err.contains("Dated until "), "\(known.seen)")
    let then = desk.later(days: 6).does("show measure reading-age --as-of HEAD~1 --dated-to autumn-2026").out
    #expect(then.contains("29") && !then.contains("28.5") && !then.contains("31.4"), "\(then)")
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "28.5", "28.1")
    #expect(desk.does("show measure reading-age --committed --dated-to autumn-2026").out.contains("28.5"))
    #expect(desk.does("show measure reading-age --dated-to autumn-2026").out.contains("28.1"))
  }

  @Test func `takes the words for days that others take, a period by its last day, and says in JSON which`() throws {
    let desk = try desk()
    for (words, day) in [
      ("autumn-2026", "2026-12-31"), ("yesterday", "2027-12-19"), ("5 march 2027", "2027-03-05"),
    ] {
      for line in ["status", "list", "evidence", "cycle", "measure", "due", "impact", "show", "handover", "detect"] {
        guard line != "detect" else { continue }
        let json = try desk.json("\(line) --dated-to '\(words)'")
        #expect(json["dated_to"] as? String == day, "\(line) --dated-to '\(words)'")
      }
    }
    #expect(try desk.json("status")["dated_to"] == nil)
    let known = try desk.json("status --as-of HEAD~1")["known"] as? [String: Any]
    #expect(known?["commit"] as? String == String(try desk.git("rev-parse", "HEAD~1").dropLast()))
  }

  @Test func `is told where it has no meaning, or no day`() throws {
    let desk = Desk.withEnquiry()
    let check = desk("check --dated-to 2026-10-01")
    #expect(check.code == 64 && check.err.contains("looks at all records whatever their dates"), "\(check.seen)")
    #expect(desk("status --dated-to never").code == Failure.Code.usage.rawValue)
    #expect(desk("history --dated-to 2026-10-01").code == 64)
  }

  @Test func `leaves out of a pack what is later, and says so in it`() throws {
    let desk = try desk()
    desk.does("cluster new north --alliance elm")
    let pack = desk.does("pack north --meeting 2027-04-01 --dated-to 2026-12-31 -o -").out
    #expect(pack.contains("Only what is dated until 31 December 2026"), "\(pack.suffix(3000))")
    #expect(!pack.contains("31.4") && !pack.contains("It works."))
    #expect(desk.does("pack north --meeting 2027-04-01 -o -").out.contains("31.4"))
  }

  @Test func `tells of a plan what was fixed by then`() throws {
    let desk = try desk()
    desk.does("plan lock --after-results")
    #expect(desk.does("plan").out.contains("fixed"))
    let seen = desk.does("plan --dated-to 2027-01-01").out
    #expect(!seen.contains("fixed on"), "\(seen)")
  }
}

/// What is kept on this machine alone is no part of what was saved.
@Suite(.scratch) struct `What was saved` {
  @Test func `is checked without what lies about in the folder now`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("participant,before,after\nP1,3,4\nP2,5,6\n", to: "sent.csv")
    try desk.write("x\n", to: "private/notes.md")
    _ = try desk.git("add", "-f", "private/notes.md")
    #expect(desk("check").out.contains("sent.csv") && desk("check").out.contains("private/notes.md"))
    for option in ["--committed", "--as-of HEAD"] {
      let told = desk("check \(option)")
      #expect(told.code == 0 && !told.seen.contains("sent.csv"), "\(option): \(told.seen)")
    }
    try desk.commitByHand("all")
    #expect(desk("check --committed").out.contains("sent.csv"))
    #expect(desk("check --committed").out.contains("private/notes.md"))
    #expect(desk("check --as-of HEAD~1").code == 0)
    #expect(desk("check --as-of HEAD").out.contains("private/notes.md"))
  }

  @Test func `has nothing of what is kept for oneself, and a handover says so`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'For me.' --share me --date 2026-10-02")
    let id = String(try desk.onlyFile(in: "private/elm/paired-reading/evidence").dropLast(3).suffix(8))
    #expect(desk.does("handover").out.contains("1 of this enquiry, on this machine alone"))
    for option in ["--as-of HEAD", "--committed"] {
      let page = desk.does("handover \(option)").out
      #expect(page.contains("left out here"), "\(page)")
      #expect(!page.contains("1 of this enquiry"), "\(page)")
      #expect(try desk.json("handover \(option)")["place"].flatMap { ($0 as? [String: Any])?["private"] } == nil)
      for line in ["show", "evidence", "log list", "participation", "list --search 'For me.'", "status"] {
        #expect(!desk.does("\(line) \(option)").out.contains("For me."), "\(line) \(option)")
      }
      #expect(desk("show \(id) \(option)").code == 6)
      #expect(!desk.does("list --search 'For me.' \(option)").out.contains("paired-reading"))
    }
    #expect(desk.does("evidence --dated-to 2026-10-02").out.contains("For me."))
    #expect(!desk.does("evidence --dated-to 2026-10-01").out.contains("For me."))
    #expect(desk("show \(id) --dated-to 2026-10-01").code == 6)
    _ = try desk.git("clone", "-q", "--bare", desk.folder, "../bare.git")
    var bare = desk
    bare.folder = Scratch.current("bare.git")
    #expect(bare.does("handover").out.contains("left out here"))
  }
}
