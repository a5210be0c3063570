import Foundation
import TestSupport
import Testing

/// `forget`: in every spelling, at the right school, and so that no import brings it back.
@Suite(.scratch) struct `Forgetting somebody` {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv --school 'Elm School'")
    return desk
  }

  private func store(_ desk: Desk) throws -> String {
    let files = try #require(FileManager.default.enumerator(atPath: desk.folder + "/private")).compactMap {
      $0 as? String
    }
    return files.compactMap { text(of: "\(desk.folder)/private/\($0)") }.joined()
  }

  @Test func `takes the code in all spellings`() throws {
    let desk = try desk()
    try desk.write("participant,before,after\np03,23,29\n", to: "../more.csv")
    desk.does("measure import reading ../more.csv --school 'Elm School' --take file")
    desk.does("forget participant p03 --yes")
    #expect(try !store(desk).lowercased().contains("p03"))
  }

  @Test func `asks whose code it is where several schools have it`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("edit paired-reading --add schools='Ash School' --add schools='Elm School'")
    desk.does("measure new reading --scale continuous")
    for school in ["Ash School", "Elm School"] {
      try desk.write(Rows.wide(12), to: "../marks.csv")
      desk.does("measure import reading ../marks.csv --school '\(school)' --other-pupils")
    }
    let answer = desk("forget participant P03 --yes")
    #expect(answer.code == 64)
    #expect(answer.err.contains("“P03” stands at several schools: Ash School and Elm School. Nothing was removed."))
    desk.does("forget participant P03 --school 'elm school' --yes")
    #expect(try store(desk).contains("P03,Ash School,"))
    #expect(try !store(desk).contains("P03,Elm School,"))
    desk.types("forget participant P04", ["2", "forget"])
    #expect(try store(desk).contains("P04,Ash School,"))
    #expect(try !store(desk).contains("P04,Elm School,"))
  }

  @Test func `removes nothing where saving is not possible`() throws {
    let desk = try desk()
    try desk.write("", to: ".git/index.lock")
    #expect(desk("forget participant P03 --yes").code == 1)
    #expect(desk("forget rows reading --yes").code == 1)
    #expect(try store(desk).contains("P03"))
    try FileManager.default.removeItem(atPath: desk.folder + "/.git/index.lock")
    desk.does("forget participant P03 --yes")
    #expect(try !store(desk).contains("P03"))
  }

  @Test func `is not undone by the next import`() throws {
    let desk = try desk()
    let summary = try desk.summary()
    desk.does("forget participant P03 --yes")
    #expect(try desk.summary() == summary)
    let rest = Rows.wide(12).split(separator: "\n").filter { !$0.hasPrefix("P03") }.joined(separator: "\n") + "\n"
    try desk.write(rest, to: "../marks.csv")
    let again = desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(again.err.contains("These sums stay as they were committed"), "\(again.seen)")
    #expect(!again.err.contains("--publish"), "\(again.seen)")
    let wanted = desk.does("measure import reading ../marks.csv --school 'Elm School' --publish")
    #expect(wanted.err.contains("somebody was forgotten since"), "\(wanted.seen)")
    #expect(try desk.summary() == summary)
    // One comes as one went: as many people, but others.
    try desk.write(Rows.wide(1, from: 40), to: "../one.csv")
    desk.does("measure import reading ../one.csv --school 'Elm School'")
    #expect(try desk.summary() == summary)
    try desk.write(Rows.wide(8, from: 50), to: "../many.csv")
    desk.does("measure import reading ../many.csv --school 'Elm School'")
    #expect(try desk.summary().contains(",20,"))
  }

  @Test func `updates the sums of every definition when rows go`() throws {
    let desk = try desk()
    desk.does("measure revise reading --instrument 'another test' --reason 'the old one was too easy'")
    desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(try desk.summary().split(separator: "\n").count == 3)
    desk.does("forget rows reading --yes")
    #expect(text(of: "\(desk.folder)/\(Rows.measures)/reading.summary.csv") == nil)
    #expect(desk.names(in: Rows.batches).isEmpty)
  }

  @Test func `leaves no bare heading anywhere, and nobody is reminded of what had to go`() throws {
    let desk = try desk()
    desk.does("cluster new north --name 'North cluster' --alliance elm")
    desk.does("cycle new --aim x --prediction y")
    desk.does("forget rows reading --yes")
    #expect(try desk.read("\(Rows.measures)/reading.yaml").contains("rows_forgotten: 2026-11-15\n"))
    let sentence = "Its rows were forgotten on 15 November 2026; nothing is recorded for it now."
    for line in ["impact", "impact --detail", "impact --by school", "impact --measure reading"] {
      #expect(desk.does(line).out.contains("(reading)\n\(sentence)"), "\(line)")
    }
    for line in ["measure", "show paired-reading", "handover paired-reading"] {
      #expect(desk.does(line).out.contains("rows forgotten on 15 November 2026"), "\(line)")
    }
    desk.does("pack north --meeting 2027-07-08 -o pack-north-2027-07-08.md")
    let pack = try desk.read("pack-north-2027-07-08.md")
    #expect(!pack.contains("#### Reading") && pack.contains("Reading: nothing can be shown yet."), "\(pack)")
    #expect(desk.does("due").seen == "Nothing is due.\n")
    #expect(!desk.does("status").out.contains("measure record"))
    #expect(desk("check").seen == "")
    // New figures bring everything back.
    desk.does("measure record reading --occasion before --n 9 --mean 20")
    #expect(desk.does("impact").out.contains("nothing is recorded for the later point"))
    #expect(desk.does("measure").out.contains("1 figure"))
  }

  @Test func `takes codes out of the code book that nothing uses any more`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    desk.does("measure new spelling --scale continuous")
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr"]
    func rows(_ names: some Sequence<String>) -> String { "Name,before\n" + names.map { "\($0),20\n" }.joined() }
    try desk.write(rows(names), to: "../all.csv")
    try desk.write(rows(names.prefix(2)), to: "../two.csv")
    desk.does("measure import reading ../all.csv --code-column Name")
    desk.does("measure import spelling ../two.csv --code-column Name")
    let answer = desk.does("forget rows reading --yes")
    #expect(answer.err.contains("5 lines of the code book"), "\(answer.seen)")
    let book = try desk.read("private/codes/elm/paired-reading.csv")
    #expect(book.contains("Asha Begum") && book.contains("Tom Reed") && !book.contains("Sam Fox"))
  }
}

/// What somebody is called by, and what else speaks of them.
@Suite(.scratch) struct `Forgetting somebody of the code book` {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(
      "school,name,code\nElm School,Isla Pemberton,b4jj118n\nElm School,Amelia Hartley,heg9bc22\n"
        + "Elm School,Isla Reed,k4vq7d2m\n", to: "private/codes/elm/paired-reading.csv")
    return desk
  }

  @Test(arguments: ["Isla Pemberton", "pemberton, isla", "Pemberton"])
  func `finds them by their name, and says their code`(name: String) throws {
    let desk = try desk()
    let answer = desk.run(["forget", "participant", name, "--yes"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("is b4jj118n (Isla Pemberton, Elm School)."))
    let book = try desk.read("private/codes/elm/paired-reading.csv")
    #expect(!book.contains("Pemberton") && book.contains("Hartley") && book.contains("Reed"))
  }

  @Test func `removes nothing where several are called so, or nobody`() throws {
    let desk = try desk()
    let answer = desk("forget participant Isla --yes")
    #expect(answer.code == 64)
    #expect(answer.err.contains("b4jj118n (Isla Pemberton, Elm School) and k4vq7d2m"), "\(answer.seen)")
    #expect(desk("forget participant Nobody --yes").code == 6)
    #expect(try desk.read("private/codes/elm/paired-reading.csv").contains("Isla Reed"))
  }

  @Test func `names what else here has their name or code, which stays`() throws {
    let desk = try desk()
    let picture = "private/files/elm/paired-reading/k4vq7d2n/Amelia Hartley reading.jpg"
    try desk.write("x", to: picture)
    let own = "private/elm/paired-reading/evidence/own.md"
    try desk.write("Hartley's book.\n", to: own)
    let drafts = ["private/drafts/evidence-add.json", "private/drafts/log.json.old"]
    for draft in drafts { try desk.write("{\"answers\":{\"text\":[\"Hartley read\"]}}\n", to: draft) }
    try desk.write("Another text.\n", to: "private/elm/paired-reading/evidence/other.md")
    desk.does("log -m 'heg9bc22 read.' --not-identifiers 'made up'")
    let note = try desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")
    for flag in ["--dry-run", "--yes"] {
      let answer = desk.does("forget participant heg9bc22 \(flag)")
      for path in [picture, own, note] + drafts {
        #expect(answer.seen.contains("  \(path)\n"), "\(path): \(answer.seen)")
      }
      #expect(!answer.seen.contains("other.md"))
    }
    #expect(FileManager.default.fileExists(atPath: "\(desk.folder)/\(picture)"))
  }
}

@Suite(.scratch) struct `Files about people in the folder` {
  @Test func `are pointed out after an import, by check and by the doctor`() throws {
    var desk = Desk.withMeasure()
    desk.width = 400
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr"]
    try desk.write("Pupil name,before\n" + names.map { "\($0),20\n" }.joined(), to: "sent/export.csv")
    let answer = desk.does("measure import reading sent/export.csv --code-column 'Pupil name'")
    #expect(
      answer.err.contains("Now delete or move away sent/export.csv: it holds names and what they scored"),
      "\(answer.seen)")
    let check = desk("check")
    #expect(check.code == 0)
    #expect(check.out.contains("sent/export.csv"), "\(check.seen)")
    #expect(!check.seen.contains("Asha"))
    #expect(desk("doctor --json").out.contains("people_in_folder"))
    _ = try desk.git("add", "sent")
    _ = try desk.git("commit", "-qm", "by hand")
    #expect(desk("check").code != 0)
    #expect(desk("doctor --json").out.contains("people_in_git"))
    let handover = desk.does("handover paired-reading")
    #expect(
      handover.out.contains("7 rows about people (reading) and the code book with 7 names, on this machine alone"))
    #expect(handover.out.contains("private/codes/elm/paired-reading.csv"))
  }

  @Test func `may lie elsewhere, and tables about nobody anywhere`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "../marks.csv")
    #expect(!desk.does("measure import reading ../marks.csv").err.contains("Now delete"))
    try desk.write("term,visits\nautumn,4\nspring,5\n", to: "visits.csv")
    #expect(!desk("check").out.contains("visits.csv"))
  }
}
