import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What is different between two states, in real repositories.
@Suite(.scratch) struct `diff` {
  private static let place = Desk.place

  private func kinds(_ desk: Desk, _ line: String) throws -> [String] {
    try #require(try desk.json(line)["changes"] as? [[String: Any]]).compactMap { $0["change"] as? String }
  }

  @Test func `without a state shows what was edited by hand and is not saved`() throws {
    let desk = Desk.withFigures()
    #expect(
      desk.seen("diff")
        == "From commit 0000000 of 15 November 2026 to the folder as it is now. Nothing is\ndifferent.\n")
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "33.8")
    try desk.edit("\(Self.place)/enquiry.md", "daily paired reading", "paired reading twice a week")
    #expect(
      desk.seen("diff") == """
        From commit 0000000 of 15 November 2026 to the folder as it is now.

        elm/paired-reading
        - the enquiry, practice “daily paired reading” → “paired reading twice a week”
        - Reading age, Elm School, mean after 31.4 → 33.8 months, better

        """)
  }

  @Test func `of a day takes what was known at its end, and prints the commit`() throws {
    let desk = Desk.withEnquiry()
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    try desk.commitByHand("a", at: "2026-11-18T23:59:00Z")
    try desk.edit("\(Self.place)/enquiry.md", "year 8", "year 9")
    try desk.commitByHand("b", at: "2026-11-20T09:00:00Z")
    let seen = desk.later(days: 10).seen("diff 2026-11-19")
    #expect(seen.hasPrefix("From the end of 19 November 2026 (commit 0000000 of 18 November 2026) to the"), "\(seen)")
    #expect(seen.contains("for whom “year 8 pupils” → “year 9 pupils”"))
    #expect(desk.later(days: 10).seen("diff 2026-11-18").contains("(commit 0000000 of 18 November 2026)"))
    #expect(desk.later(days: 10).wide.seen("diff 2026-11-17").contains("“year 7 pupils” → “year 9 pupils”"))
    #expect(desk.later(days: 10).seen("diff 'last thursday'").contains("year 9"))
    #expect(desk.seen("diff HEAD~2 HEAD~1").contains("“year 7 pupils” → “year 8 pupils”"))
    #expect(desk.seen("diff HEAD HEAD~1").contains("“year 9 pupils” → “year 8 pupils”"))
  }

  @Test func `of a day goes by the first commit on the main line that says so, however wrong the clocks`() throws {
    let desk = Desk.withEnquiry()
    for (words, date) in [("year 8", "2099-01-01T10:00:00Z"), ("year 9", "1999-01-01T10:00:00Z")] {
      try desk.edit("\(Self.place)/enquiry.md", words == "year 8" ? "year 7" : "year 8", words)
      try desk.commitByHand(words, at: date)
    }
    // The newest commit says 1999, which is before any day that is asked for.
    #expect(desk.later(days: 9).seen("diff 2026-11-20").contains("Nothing is"))
    try desk.edit("\(Self.place)/enquiry.md", "year 9", "year 10")
    try desk.commitByHand("later", at: "2026-11-23T10:00:00Z")
    #expect(desk.later(days: 9).seen("diff 2026-11-20").contains("“year 9 pupils” → “year 10 pupils”"))
    #expect(desk.later(days: 9).seen("history paired-reading").hasPrefix("0000000  23 November 2026"))
  }

  @Test func `exits with 1 for a difference only where it is asked to`() throws {
    let desk = Desk.withEnquiry()
    #expect(desk("diff --exit-code").code == 0)
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    #expect(desk("diff --exit-code").code == 1)
    #expect(desk("diff").code == 0)
    #expect(desk("diff -e paired-reading --exit-code --json").code == 1)
  }

  @Test func `of one enquiry leaves out the others, and knows one that is gone`() throws {
    let desk = Desk.withEnquiry()
    desk.does("new maths --practice 'number talks'")
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    #expect(try kinds(desk, "diff -e maths") == [])
    #expect(try kinds(desk, "diff -e elm/paired-reading") == ["changed"])
    try FileManager.default.removeItem(atPath: desk.folder + "/" + Self.place)
    #expect(try kinds(desk, "diff -e paired-reading") == ["ended"])
    let seen = desk.seen("diff")
    #expect(seen.contains("- the enquiry “Daily paired reading” is there no longer"), "\(seen)")
  }

  @Test func `pairs an enquiry that was renamed by hand, and tells what else was done`() throws {
    let desk = Desk.withFigures()
    try FileManager.default.moveItem(
      atPath: "\(desk.folder)/\(Self.place)", toPath: "\(desk.folder)/enquiries/elm/reading")
    #expect(try kinds(desk, "diff") == ["renamed"])
    try desk.edit("enquiries/elm/reading/measures/reading-age.figures.csv", "31.4", "33")
    #expect(try kinds(desk, "diff") == ["renamed", "changed"])
  }

  @Test func `says which file cannot be read, and shows the rest`() throws {
    let desk = Desk.withFigures()
    try desk.write("title: [open\n", to: "\(Self.place)/measures/reading-age.yaml")
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    #expect(try kinds(desk, "diff") == ["changed", "unreadable"])
  }

  @Test func `tells what was fixed of a plan and why it was amended`() throws {
    let desk = Desk.withFigures()
    desk.does("measure new trust --scale likert")
    desk.does("plan lock --after-results")
    desk.does("edit --set question='Does it help?'")
    desk.does("plan amend -m 'Said more plainly.'")
    let seen = desk.seen("diff HEAD~1")
    #expect(seen.contains("the fixed plan was amended (Said more plainly.)"), "\(seen)")
    #expect(desk.seen("diff HEAD~3").contains("the plan was fixed on 15 November 2026"))
  }

  @Test func `tells sums of rows as figures`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age --title Age --scale continuous")
    let rows = { (step: Int) in
      "participant,before,after\n" + (1...8).map { "P\($0),\(90 + $0),\(95 + step + $0)\n" }.joined()
    }
    try desk.write(rows(0), to: "../rows.csv")
    desk.does("measure import age ../rows.csv --school 'Elm School' --no-input")
    let seen = desk.seen("diff HEAD~1")
    #expect(seen.contains("- Age, Elm School, after recorded from rows: 8 people, mean 99.5"), "\(seen)")
    try desk.write(rows(2), to: "../rows.csv")
    desk.does("measure import age ../rows.csv --school 'Elm School' --no-input --take file")
    #expect(desk.seen("diff HEAD~1").contains("- Age, Elm School, mean after 99.5 → 101.5, better, from rows"))
  }

  @Test func `looks only into what differs, however many enquiries there are`() throws {
    let desk = Desk.withEnquiry()
    // Files that nobody can read would be noticed if they were looked at.
    for number in 1...20 {
      try desk.write("title: [open\n", to: "enquiries/elm/other-\(number)/enquiry.md")
    }
    try desk.commitByHand("others")
    try desk.edit("\(Self.place)/enquiry.md", "year 7", "year 8")
    #expect(try kinds(desk, "diff") == ["changed"])
  }
}
