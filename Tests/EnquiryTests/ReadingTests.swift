import Foundation
import Git
import Model
import TestSupport
import Testing

@testable import enquiry

extension Desk {
  /// Two alliances in a cluster with three enquiries, made over an autumn; the present is 20 February 2026.
  static func withProgramme() -> Desk {
    var desk = Desk.withEnquiry()
    desk.at("2025-09-10")
    desk.does("alliance new ash --name 'Ash Alliance' --lead-school 'Ash School'")
    desk.does("cluster new north --alliance ash --alliance elm --facilitator 'research associate'")
    desk.does("cycle new -e paired-reading --aim 'Train mentors in a day.'")
    desk.does("new study --alliance elm --practice 'lesson study' --outcome 'confidence' --school 'Élm School'")
    desk.does("measure new confidence --scale binary")
    desk.does("measure record confidence --occasion before --count 3 --of 12")
    desk.does("cycle new")
    desk.at("2025-12-01")
    desk.does("log -m 'Planned à trois.' --learned 'Book cover early.' --key-message km4 --school 'Elm School'")
    desk.does("evidence add -m 'Long ago.' --kind survey --date undated --share cluster")
    desk.does("cycle close --decision adapt")
    desk.does("evidence add -m 'Only for me.' --share me")
    desk.does("new spelling --alliance ash --practice journals --outcome 'spelling age'")
    desk.at("2026-02-20")
    return desk
  }

  private mutating func at(_ day: String) {
    guard let day = Day(iso: day) else { return }
    now = Moment(seconds: Int64(day.daysSince1970) * 86_400 + 36_000, offsetMinutes: 0)
  }

  /// The short names that a list gives.
  func slugs(_ line: String) throws -> [String] {
    try #require(json(line)["enquiries"] as? [[String: Any]]).compactMap { $0["slug"] as? String }
  }

  /// The first words of the entries of a log.
  func entries(_ line: String, _ log: String = "evidence") throws -> [String] {
    try #require(json(line)[log] as? [[String: Any]]).compactMap { $0["text"] as? String }
  }
}

@Suite(.scratch) struct `A list` {
  @Test func `of enquiries holds those that match everything asked for`() throws {
    let desk = Desk.withProgramme()
    for (filter, slugs) in [
      ("", ["spelling", "paired-reading", "study"]), ("--alliance elm", ["paired-reading", "study"]),
      ("--cluster north", ["spelling", "paired-reading", "study"]), ("--cluster north --alliance ash", ["spelling"]),
      ("--status new", ["spelling"]), ("--status open", ["paired-reading"]), ("--status closed", ["study"]),
      ("--status adapt --status new", ["spelling", "study"]), ("--status adopt", []), ("--since 2025-11-01", ["study"]),
      ("--since 'autumn 2025'", ["paired-reading", "study"]), ("--since 'this term'", []),
      ("--school 'elm'", ["study"]),
      ("--search 'A TROIS'", ["study"]), ("--search 'mentors'", ["paired-reading"]),
      ("--search 'only for me'", ["study"]), ("--search team", []),
    ] {
      #expect(try desk.slugs("list \(filter)") == slugs, "\(filter)")
    }
  }

  @Test func `that is empty because of what was asked for says so`() {
    let desk = Desk.withProgramme()
    #expect(desk.does("list --status adopt").seen == "None of the 3 enquiries matches all that you asked for.\n")
    #expect(desk.does("evidence --all --search unheard-of").err.contains("No entry of 3 enquiries matches"))
    #expect(desk.does("cycle --all --status stop").err.contains("No cycle of the 3 enquiries stands so."))
  }

  @Test func `of entries holds those that match`() throws {
    let desk = Desk.withProgramme()
    for (filter, texts) in [
      ("", ["Long ago.", "Planned à trois."]), ("--since 2025-11-01", ["Planned à trois."]),
      ("--until 'last term'", ["Planned à trois."]), ("--since 2026-01-01", []), ("--kind survey", ["Long ago."]),
      ("--school elm", ["Planned à trois."]), ("--share cluster", ["Long ago."]),
      ("--search 'a trois'", ["Planned à trois."]),
    ] {
      #expect(try desk.entries("evidence list -e study \(filter)") == texts, "\(filter)")
      #expect(try desk.entries("evidence list --all \(filter)") == texts, "\(filter)")
    }
  }

  @Test func `of reflections goes by key message, over all enquiries of a group`() throws {
    let desk = Desk.withProgramme()
    #expect(
      try desk.entries("leadership list --cluster north --key-message km4", "leadership") == ["Book cover early."])
    #expect(try desk.entries("leadership list --alliance ash", "leadership").isEmpty)
    #expect(try desk.entries("leadership list -e study --key-message km5", "leadership").isEmpty)
  }

  @Test func `says how many entries have no day, where days are asked for`() {
    let answer = Desk.withProgramme().does("evidence list -e study --since 2025-11-01")
    #expect(answer.err == "1 entry has no day and is left out.\n")
  }

  @Test func `shows what is kept for oneself to its owner, and counts it in JSON`() throws {
    let desk = Desk.withProgramme()
    for command in ["evidence list -e study", "show study"] {
      #expect(desk.does(command).out.contains("Only for me."))
      let json = desk.does(command + " --json").out
      #expect(!json.contains("Only for me."))
      #expect(json.contains("\"private\": 1"))
    }
    #expect(!desk.does("evidence list -e study --committed").out.contains("Only for me."))
  }

  @Test func `of cycles names the enquiry where there are several`() {
    let out = Desk.withProgramme().does("cycle list --all").out
    #expect(out.contains("elm/paired-reading  1  autumn 2025  open"))
    #expect(out.contains("elm/study           1  autumn 2025  closed (adapt)"))
  }
}

@Suite(.scratch) struct `What is due` {
  /// What is due, as `study no_next_cycle 2026-01-01`.
  private func due(_ desk: Desk, _ words: String = "") throws -> [String] {
    try #require(desk.json("due \(words)")["enquiries"] as? [[String: Any]]).flatMap { row in
      (row["due"] as? [[String: Any]] ?? []).map { item in
        [row["slug"], item["what"], item["since"]].compactMap { $0 as? String }.joined(separator: " ")
      }
    }
  }

  @Test func `comes by enquiry, the oldest first, each with since when`() throws {
    let desk = Desk.withProgramme()
    #expect(
      try due(desk) == [
        "paired-reading no_measure 2025-09-10", "paired-reading quiet_log 2025-09-10",
        "paired-reading no_review 2025-12-31", "study no_figure_after 2025-12-01", "study no_next_cycle 2026-01-01",
      ])
    #expect(try due(desk, "--alliance ash").isEmpty)
  }

  @Test func `goes away as it is done, by the command that stands with it`() throws {
    let desk = Desk.withProgramme()
    let rows = try #require(desk.json("due")["enquiries"] as? [[String: Any]])
    let items = rows.flatMap { $0["due"] as? [[String: Any]] ?? [] }
    // What a person adds to each: none needs a change of what is there.
    let more = [
      "no_measure": "", "quiet_log": " -m Seen.", "no_review": " --learned Much.",
      "no_figure_after": " --count 9 --of 12",
      "no_next_cycle": "",
    ]
    for item in items {
      let command = try #require(item["command"] as? String)
      let what = try #require(item["what"] as? String)
      desk.does(command.dropFirst("enquiry ".count) + (try #require(more[what])))
    }
    #expect(try due(desk) == ["paired-reading no_start 2025-09-10"])
  }

  @Test func `is nothing in a folder where all is well`() throws {
    let desk = Desk.withEnquiry()
    #expect(desk.does("due").seen == "Nothing is due.\n")
    desk.does("measure new age")
    desk.does("measure record age --occasion before --mean 3")
    desk.does("cycle new")
    #expect(try due(desk).isEmpty)
  }

  @Test func `leaves three weeks for a decision`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion before --mean 3")
    desk.does("cycle new --date 2026-09-01")
    desk.does("cycle review --learned Much. --date 2026-10-25")
    #expect(try due(desk).isEmpty)
    desk.does("cycle new --period 'last term' --date 2026-04-20")
    desk.does("cycle review 1 --learned Much. --date 2026-07-10")
    #expect(try due(desk).isEmpty, "the last open cycle is the one in which things stand")
    desk.does("cycle close 2 --decision stop")
    desk.does("measure record age --occasion after --mean 4")
    #expect(try due(desk) == ["paired-reading no_decision 2026-07-10"])
  }

  @Test func `goes by the programme's own terms`() throws {
    let desk = Desk.withProgramme()
    try desk.write(
      "schema: enquiry/1\nname: x\nterms:\n  - {id: autumn, starts: 1 September}\n  - {id: rest, starts: 1 March}\n",
      to: "enquiries/programme.yaml")
    #expect(try due(desk, "study") == ["study no_figure_after 2025-12-01"])
  }
}

@Suite(.scratch) struct `A status` {
  @Test func `has at most three steps an enquiry, what is late before what is natural`() throws {
    let desk = Desk.withProgramme()
    let rows = try #require(desk.json("status")["enquiries"] as? [[String: Any]])
    for row in rows { #expect((row["next"] as? [String] ?? []).count <= 3) }
    #expect(
      rows[0]["next"] as? [String] == [
        "say what you will measure: enquiry measure new spelling-age -e ash/spelling",
        "open the first cycle: enquiry cycle new -e ash/spelling",
      ])
    #expect(
      (rows[1]["next"] as? [String])?.last == "look back on cycle 1: enquiry cycle review 1 -e elm/paired-reading")
    #expect(rows.compactMap { $0["status"] as? String } == ["new", "open", "closed"])
  }

  @Test func `of many enquiries has a line and one step for each`() {
    let desk = Desk.withProgramme()
    for number in 1...5 { desk.does("new more-\(number) --alliance ash --practice x") }
    let answer = desk.does("status")
    #expect(answer.out.contains("8 enquiries: 6 with no cycle yet, 1 with an open cycle, 1 closed."))
    #expect(answer.out.split(separator: "\n").count { $0.hasPrefix("  > ") } == 8)
    #expect(desk.does("status --alliance elm").out.contains("  > look back on cycle 1"))
  }

  @Test func `breaks no command that is to be pasted`() {
    let desk = Desk.withProgramme()
    for line in (desk.does("status").out + desk.does("due").out).split(separator: "\n") {
      guard let command = line.firstRange(of: "enquiry ") else { continue }
      #expect(desk.run(Desk.words(String(line[command.upperBound...])) + ["--help"]).code == 0, "\(line)")
    }
  }
}

@Suite(.scratch) struct `Showing one record` {
  @Test func `finds it by its id's beginning, its short name, or its number`() throws {
    let desk = Desk.withProgramme()
    desk.does("use study")
    #expect(desk.does("show confidence").out.contains("OCCASION  COUNT  OF\nbefore    3      12\n"))
    #expect(desk.does("show cycle 1").out.hasPrefix("Cycle 1 "))
    #expect(desk.does("show cycle 1 -e paired-reading").out.contains("Aim\n  Train mentors in a day."))
    let entries = try #require(desk.json("leadership")["leadership"] as? [[String: Any]])
    let id = try #require(entries.first?["id"] as? String)
    for name in [id, String(id.prefix(6)), "leadership \(id)"] {
      let out = desk.does("show \(name) -e paired-reading").out
      #expect(out.contains("Book cover early.") && out.contains("Win over") == false)
      #expect(out.contains("File: enquiries/elm/study/leadership/2025-12-01-\(id).md"))
    }
    #expect(desk("show evidence \(id)").code == 6)
    #expect(desk.does("show alliance ash").out.contains("Ash School"))
    let enquiry = try #require(desk.json("show study")["enquiry"] as? [String: Any])
    #expect(desk.does("show \(try #require(enquiry["id"] as? String))").out.hasPrefix("LESSON STUDY"))
  }

  @Test func `has the keys of the file in JSON, and its path`() throws {
    let desk = Desk.withProgramme()
    let measure = try desk.json("show confidence -e study")
    #expect(measure["schema"] as? String == "enquiry.measure/1")
    #expect(measure["scale"] as? String == "binary")
    #expect(measure["path"] as? String == "enquiries/elm/study/measures/confidence.yaml")
    #expect((measure["figures"] as? [[String: Any]])?.first?["of"] as? Int == 12)
    let cycle = try desk.json("show cycle 1 -e study")
    #expect(cycle["decision"] as? String == "adapt" && cycle["number"] as? Int == 1)
    #expect(cycle["period"] as? String == "autumn-2025" && cycle["closed"] as? String == "2025-12-01")
  }

  @Test func `finds what is kept for oneself`() throws {
    let desk = Desk.withProgramme()
    let folder = "private/elm/study/evidence"
    let file = try desk.onlyFile(in: folder)
    let id = String(file.dropLast(3).suffix(8))
    let out = desk.does("show \(id)").out
    #expect(out.contains("for you only") && out.contains("Only for me.") && out.contains("File: \(file)"))
  }
}

@Suite(.scratch) struct `A handover` {
  @Test func `tells what the next person must know, and names nobody`() throws {
    let desk = Desk.withProgramme()
    _ = try desk.git("config", "user.name", "Ada Lovelace")
    _ = try desk.git("remote", "add", "origin", "https://ada:secret@example.org/elm.git")
    let answer = desk.does("handover study")
    let text = answer.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "HANDOVER of elm/study, 20 February 2026", "What difference does lesson study make to confidence?",
      "Elm Alliance, led by Elm School", "facilitator: research associate", "Élm School",
      "Cycle 1 (autumn 2025): closed (adapt)", "Confidence has no figure from afterwards",
      "1 of this enquiry, on this machine",
      "Sent to https://example.org/elm.git", "enquiry use elm/study",
    ] {
      #expect(text.contains(part), "\(part)\n\(answer.out)")
    }
    let json = desk.does("handover study --json").out
    for secret in ["Ada", "ada:", "secret", "Only for me"] {
      #expect(!answer.seen.contains(secret) && !json.contains(secret), "\(secret)")
    }
    #expect(
      answer.out.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("enquiry ") || $0.contains("/") })
  }
}
