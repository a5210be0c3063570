import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What was changed when, told from real repositories.
@Suite(.scratch) struct `history` {
  private static let place = Desk.place

  private func changes(_ desk: Desk, _ line: String) throws -> [[[String: Any]]] {
    let commits = try #require(try desk.json(line)["commits"] as? [[String: Any]])
    return commits.map { $0["changes"] as? [[String: Any]] ?? [] }
  }

  @Test func `is dated sentences in words of the field, the newest first`() throws {
    let desk = Desk.withFigures()
    desk.later(days: 1).does(
      "measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 34.1 --note 're-marked papers'")
    desk.later(days: 2).does("cycle new --period autumn-2026 --prediction 'They will gain.'")
    desk.later(days: 3).does("cycle close --decision adapt --why 'It works.'")
    desk.later(days: 3).does("evidence add --kind survey -m 'Nine of twelve pairs like it.'")
    let seen = desk.seen("history paired-reading")
    #expect(
      seen == """
        0000000  18 November 2026, project lead, Elm School: survey of 18 November 2026
                 (\(try id(desk, "evidence"))) added: “Nine of twelve pairs like it.”
        0000000  18 November 2026, project lead, Elm School: cycle of autumn 2026,
                 closed 18 November 2026; decision adapt; why this decision “It works.”
        0000000  17 November 2026, project lead, Elm School: cycle of autumn 2026 begun;
                 prediction “They will gain.”
        0000000  16 November 2026, project lead, Elm School: Reading age, Elm School,
                 mean after 31.4 → 34.1 months, better (re-marked papers)
        0000000  15 November 2026, project lead, Elm School: Reading age, Elm School,
                 after recorded: 24 people, mean 31.4 months
        0000000  15 November 2026, project lead, Elm School: Reading age, Elm School,
                 before recorded: 24 people, mean 29 months
        0000000  15 November 2026, project lead, Elm School: Reading age (reading-age)
                 defined
        0000000  15 November 2026, project lead, Elm School: the enquiry “Daily paired
                 reading” is new

        """)
  }

  private func id(_ desk: Desk, _ folder: String) throws -> String {
    String(try desk.onlyFile(in: "\(Self.place)/\(folder)").dropLast(3).suffix(8))
  }

  @Test func `of what plain git saved is read from what was saved, not from the message, and names nobody`() throws {
    let desk = Desk.withFigures()
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "30.1")
    try desk.edit("\(Self.place)/enquiry.md", "year 7 pupils", "year 8 pupils")
    try desk.commitByHand("Nothing to see here")
    #expect(
      desk.seen("history paired-reading --limit 1") == """
        0000000  20 November 2026:
                 - the enquiry, for whom “year 7 pupils” → “year 8 pupils”
                 - Reading age, Elm School, mean after 31.4 → 30.1 months, worse
        There is more; see it with --limit 4.

        """)
  }

  @Test func `of everything names the enquiry, and tells of the first commit what it began with`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m x")
    let seen = desk.wide.seen("history")
    #expect(seen.contains("paired-reading, evidence of 15 November 2026"))
    #expect(seen.contains("the programme added"), "\(seen)")
  }

  @Test(arguments: [true, false])
  func `follows an enquiry whose folder got another name, saved or not`(isSaved: Bool) throws {
    let desk = Desk.withFigures()
    _ = try desk.git("mv", Self.place, "enquiries/elm/reading")
    try desk.edit("enquiries/elm/reading/enquiry.md", "year 7 pupils", "year 8 pupils")
    if isSaved {
      try desk.commitByHand("Rename")
      desk.does("log -e reading -m 'Said later.'")
    }
    let kinds = try changes(desk, "history reading").map { $0.compactMap { $0["change"] as? String } }
    let since = [["added"], ["added"], ["added"], ["begun"]]
    #expect(kinds == (isSaved ? [["added"], ["renamed", "changed"]] + since : since))
    if isSaved {
      #expect(desk.seen("history reading").contains("is called elm/reading now (it was elm/paired-reading)"))
    }
  }

  @Test func `does not take another enquiry for one whose name it took over`() throws {
    let desk = Desk.withEnquiry()
    _ = try desk.git("mv", Self.place, "enquiries/elm/reading")
    try desk.commitByHand("Rename")
    desk.does("new paired-reading --practice 'something else'")
    desk.does("log -e paired-reading -m 'Of the new one.'")
    #expect(try changes(desk, "history paired-reading").count == 2)
    #expect(try changes(desk, "history reading").count == 2)
  }

  @Test(arguments: ["old", "elm/old", "-e old"])
  func `of an enquiry that is there no longer can be read by its name`(name: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("new old --practice 'number talks'")
    desk.does("log -e old -m 'Seen.'")
    _ = try desk.git("rm", "-rq", "enquiries/elm/old")
    try desk.commitByHand("gone")
    let kinds = try changes(desk, "history \(name)").map { $0.compactMap { $0["change"] as? String } }
    #expect(kinds == [["ended"], ["added"], ["begun"]])
    #expect(desk("history never").code == 6)
  }

  @Test func `of one record follows it when its file gets another name`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'Seen in class.' --date 2026-11-02")
    desk.does("evidence add -m 'Another one.'")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder)/\(Self.place)/evidence")
        .first { $0.hasPrefix("2026-11-02") })
    let id = String(name.dropLast(3).suffix(8))
    desk.does("edit \(id) --date 2026-11-03")
    let seen = desk.seen("history \(id)")
    #expect(
      seen == """
        0000000  15 November 2026, project lead, Elm School: evidence of 3 November 2026
                 (\(id)), date 2 November 2026 → 3 November 2026
        0000000  15 November 2026, project lead, Elm School: evidence of 2 November 2026
                 (\(id)) added: “Seen in class.”

        """)
    #expect(try desk.json("history \(id)")["record"] as? String == id)
  }

  @Test func `of a measure has its definition and its figures, and nothing else`() throws {
    let desk = Desk.withFigures()
    desk.does("log -m x")
    #expect(try changes(desk, "history measure reading-age").count == 3)
    #expect(try changes(desk, "history reading-age -e paired-reading").count == 3)
  }

  @Test func `tells of a merge what came in since its first parent, and says that it is one`() throws {
    let desk = Desk.withFigures()
    _ = try desk.git("checkout", "-qb", "side")
    try desk.edit("\(Self.place)/enquiry.md", "year 7 pupils", "year 8 pupils")
    try desk.commitByHand("side")
    _ = try desk.git("checkout", "-q", "-")
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "33")
    try desk.commitByHand("main")
    let when = ["GIT_AUTHOR_DATE": "2026-11-21T10:00:00Z", "GIT_COMMITTER_DATE": "2026-11-21T10:00:00Z"]
    try TestSupport.git("merge", "-q", "--no-edit", "side", in: desk.folder, with: when)
    let told = desk.wide.seen("history paired-reading --limit 3")
    #expect(
      told.hasPrefix(
        "0000000  21 November 2026, a merge: the enquiry, for whom “year 7 pupils” → “year 8 pupils”"),
      "\(told)")
    #expect(try #require(try desk.json("history")["commits"] as? [[String: Any]]).first?["merge"] as? Bool == true)
  }

  @Test func `caps what one commit changed, and says how to see all`() throws {
    let desk = Desk.withEnquiry()
    for number in 1...8 {
      try desk.write(
        "---\nschema: enquiry/1\n---\nNote \(number).\n", to: "\(Self.place)/leadership/undated-0000000\(number).md")
    }
    desk.does("save")
    let seen = desk.seen("history --limit 1")
    #expect(seen.contains("- and 3 more\n"))
    #expect(seen.contains("enquiry diff 0000000~1 0000000"))
  }

  @Test func `goes on over a record that cannot be read, and says which`() throws {
    let desk = Desk.withEnquiry()
    let text = try desk.read("\(Self.place)/enquiry.md")
    try desk.write("---\nschema: enquiry/1\ntitle: Maths: fluency\n---\n", to: "\(Self.place)/enquiry.md")
    try desk.commitByHand("break", at: "2026-11-16T10:00:00Z")
    try desk.write(text.replacing("year 7", with: "year 8"), to: "\(Self.place)/enquiry.md")
    try desk.commitByHand("mend", at: "2026-11-17T10:00:00Z")
    let lines = desk.seen("history paired-reading").split(separator: "0000000  ").map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(lines.count == 3)
    #expect(lines[0].contains("the version before cannot be read"), "\(lines)")
    #expect(lines[1].contains("this version cannot be read"), "\(lines)")
    #expect(lines[1].contains("line 3"), "\(lines)")
    #expect(lines[2].contains("is new"))
  }

  @Test func `goes on over what is damaged in git itself, and says so of the commits it bears on`() throws {
    let desk = Desk.withFigures()
    desk.later(days: 1).does("log -m x")
    for (object, commit) in [("HEAD~2:\(Self.place)/measures", 2), ("HEAD~4^{tree}", 4)] {
      let id = try desk.git("rev-parse", object).trimmingCharacters(in: .whitespacesAndNewlines)
      let path = "\(desk.folder)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      try Data("damaged \(commit)".utf8).write(to: URL(fileURLWithPath: path))
    }
    let seen = desk.wide.seen("history paired-reading")
    #expect(seen.hasPrefix("0000000  16 November 2026"), "\(seen)")
    #expect(seen.contains("what this changed cannot be told. Could not read folder 0000000"), "\(seen)")
    #expect(try desk.json("history")["commits"] as? [Any] != nil)
  }

  @Test func `tells comments and order apart from what is recorded`() throws {
    let desk = Desk.withEnquiry()
    try desk.edit("\(Self.place)/enquiry.md", "schema: enquiry/1\n", "schema: enquiry/1  # ours\n")
    desk.does("save")
    #expect(desk.wide.seen("history --limit 1").contains("the enquiry: layout and comments only"))
  }

  @Test func `shows the lines that were changed, as git does`() throws {
    let desk = Desk.withFigures()
    try desk.edit("\(Self.place)/measures/reading-age.figures.csv", "31.4", "33")
    desk.does("save")
    let ours = desk.does("history --limit 1 --patch").out
    let theirs = try desk.git("show", "--format=", "--no-color", "HEAD")
    let lines = { (text: String) in text.split(separator: "\n").filter { "+-@".contains($0.first ?? " ") } }
    #expect(!lines(theirs).isEmpty)
    #expect(lines(theirs).allSatisfy { ours.contains($0) }, "\(ours)\n\(theirs)")
    let commits = try #require(try desk.json("history --limit 1 --patch")["commits"] as? [[String: Any]])
    #expect((commits.first?["patch"] as? String)?.contains("+after,,,,Elm School,,24,33,") == true, "\(commits)")
  }

  @Test func `of a shallow clone says where it ends, and takes nothing for new`() throws {
    let desk = Desk.withFigures()
    desk.later(days: 1).does("log -m x")
    try TestSupport.git("clone", "-q", "--depth", "2", "file://\(desk.folder)", Scratch.current("copy"))
    var copy = desk
    copy.folder = Scratch.current("copy")
    let seen = copy.wide.seen("history paired-reading")
    #expect(seen.contains("what this changed cannot be told, since"), "\(seen)")
    #expect(!seen.contains("is new"))
    #expect(seen.contains("git fetch --unshallow"))
    #expect(try copy.json("history")["cut_off"] as? Bool == true)
    #expect(copy("history nobody").code == 6)
    #expect(copy("diff 2014-03-04").spoken.contains("cloned without its older history"))
  }

  @Test func `gives changes as data`() throws {
    let desk = Desk.withFigures()
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 25 --mean 30")
    let change = try #require(try changes(desk, "history reading-age").first?.first)
    #expect(change["record"] as? String == "figures")
    #expect(change["change"] as? String == "changed")
    #expect(change["school"] as? String == "Elm School")
    let values = try #require(change["values"] as? [[String: Any]])
    #expect(values.map { $0["statistic"] as? String } == ["n", "mean"])
    #expect(values[1]["from"] as? Double == 31.4)
    #expect(values[1]["to"] as? Double == 30)
    #expect(values[1]["direction"] as? String == "worse")
  }

  @Test func `names nothing that was kept for oneself`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'For me.' --share me")
    #expect(!desk.does("history --json").out.contains("For me."))
  }
}
