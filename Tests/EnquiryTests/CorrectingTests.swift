import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `A record that is corrected` {
  private let place = "enquiries/elm/paired-reading"

  @Test func `changes the lines of its keys and no other byte`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'It works.' --school 'Elm School'")
    let path = try desk.onlyFile(in: "\(place)/evidence")
    let text = try desk.read(path).replacingOccurrences(of: "school:", with: "# where\nschool:")
    try desk.write(text, to: path)
    desk.does("save")
    let id = String(path.dropLast(3).suffix(8))
    desk.does("edit \(id.prefix(4)) --set role='deputy head, Oak School' --set school='Oak School'")
    #expect(
      try desk.read(path)
        == text.replacingOccurrences(of: "Elm School", with: "Oak School\nrole: deputy head, Oak School"))
    #expect(try desk.git("status", "--short").isEmpty)
  }

  @Test func `gets another day and another kind as another name, with its history`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'It works.'")
    let path = try desk.onlyFile(in: "\(place)/evidence")
    let id = String(path.dropLast(3).suffix(8))
    desk.does("edit \(id) --date 2026-11-02 --kind survey")
    #expect(try desk.onlyFile(in: "\(place)/evidence") == "\(place)/evidence/2026-11-02-survey-\(id).md")
    #expect(
      try desk.git("log", "--follow", "--format=%s", "\(place)/evidence/2026-11-02-survey-\(id).md").split(
        separator: "\n"
      ).count == 2)
    #expect(try desk.git("status", "--short").isEmpty)
  }

  @Test func `that only you could read can be shared, and one that was shared cannot be taken back`() throws {
    let desk = Desk.withEnquiry()
    desk.does("leadership add -m 'Candid.' --share me")
    let path = try desk.onlyFile(in: "private/elm/paired-reading/leadership")
    let id = String(path.dropLast(3).suffix(8))
    let commits = try desk.commits()
    desk.does("edit \(id) --add key_messages=km3")
    #expect(try desk.commits() == commits)
    #expect(try desk.read(path).contains("key_messages:\n  - km3\n"))
    desk.does("edit \(id) --share cluster")
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/" + path))
    let shared = try desk.onlyFile(in: "\(place)/leadership")
    #expect(try desk.read(shared).contains("share: cluster\n"))
    #expect(try desk.read(shared).hasSuffix("\nCandid.\n"))
    #expect(desk("edit \(id) --share me").code == 5)
  }

  @Test func `that was edited by hand meanwhile is left as it is`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'It works.' --role lead")
    let path = try desk.onlyFile(in: "\(place)/evidence")
    let id = String(path.dropLast(3).suffix(8))
    let edited = try desk.read(path).replacingOccurrences(of: "role: lead", with: "role: head")
    try desk.write(edited, to: path)
    #expect(desk("edit \(id) --set role=governor").code == 1)
    #expect(desk("edit \(id) --date 2026-11-02").code == 1)
    #expect(try desk.read(path) == edited)
  }

  @Test func `keeps a plan readable: what the reader would refuse is not saved`() throws {
    let desk = Desk.withEnquiry()
    let before = try desk.read("\(place)/enquiry.md")
    #expect(desk("edit --set id=12345678").code == 64)
    #expect(desk("edit --set dose.minutes_per_day=ten").code == 1)
    #expect(try desk.read("\(place)/enquiry.md") == before)
    desk.does("edit --set dose.minutes_per_day=10 --set dose.days_per_week=4 --set success=a --set success=b")
    desk.does("edit paired-reading --add success=c --clear period")
    #expect(try desk.read("\(place)/enquiry.md").contains("success:\n  - a\n  - b\n  - c\n"))
  }

  @Test func `gets another period as another name; only a cycle has one`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --period 'autumn 2026' --aim x")
    desk.does("edit cycle 1 --period 'spring 2027'")
    #expect(try desk.onlyFile(in: "\(place)/cycles").contains("/spring-2027-"))
    #expect(desk("edit --period autumn-2026").code == 64)
  }

  @Test func `may be an alliance or a cluster`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cluster new north")
    desk.does("edit cluster north --add alliances=elm --set facilitator='facilitator, North'")
    desk.does("edit alliance elm --add schools='Oak School'")
    #expect(try desk.read("enquiries/clusters/north/cluster.yaml").contains("alliances:\n  - elm\n"))
    #expect(try desk.read("enquiries/elm/alliance.yaml").hasSuffix("  - Elm School\n  - Oak School\n"))
  }

  @Test func `is not given a list in brackets, but told how lists are written`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    let before = try desk.read("\(place)/enquiry.md")
    let set = desk("edit --set 'success=[all read on time, nobody falls behind]'")
    #expect(set.code == 64 && set.err.contains("“success” is a list, whose items are given one by one."), "\(set.seen)")
    #expect(set.err.contains("--set success='all read on time' --set success='nobody falls behind'"), "\(set.seen)")
    #expect(set.err.contains("--add success=…"), "\(set.seen)")
    #expect(desk("edit --add 'success=[a]'").err.contains("--add success=a"))
    #expect(desk("edit --set 'success=[]'").err.contains("--clear success"))
    #expect(try desk.read("\(place)/enquiry.md") == before)
    desk.does("edit --set 'title=[a]'")
    #expect(try desk.read("\(place)/enquiry.md").contains("title: \"[a]\"\n"))
  }

  @Test func `keeps words that look like numbers or truths as text, and refuses what is none where one is wanted`()
    throws
  {
    var desk = Desk.withMeasure("--scale likert --likert-levels 5")
    desk.width = 400
    let path = "\(place)/measures/reading.yaml"
    desk.does("edit measure reading --set note=true --set unit=12 --set clustered=true --set elapsed_months=7.5")
    let text = try desk.read(path)
    #expect(text.contains("note: \"true\"\n") && text.contains("unit: \"12\"\n"), "\(text)")
    #expect(text.contains("clustered: true\n") && text.contains("elapsed_months: 7.5\n"), "\(text)")
    for words in ["clustered=yes", "clustered=[true]", "elapsed_months=seven", "elapsed_months=[7]", "scale_max=1,204"]
    {
      #expect(desk("edit measure reading --set '\(words)'").code != 0, "\(words)")
    }
    #expect(try desk.read(path) == text)
    let levels = desk("edit measure reading --set 'likert_levels=[1, 3, 5]'")
    #expect(
      levels.err.contains("--set likert_levels=1 --set likert_levels=3 --set likert_levels=5"), "\(levels.seen)")
    desk.does("edit measure reading --set likert_levels=1 --set likert_levels=3 --set likert_levels=5")
    #expect(try desk.read(path).contains("likert_levels:\n  - 1\n  - 3\n  - 5\n"))
    desk.does("edit measure reading --set likert_levels=4")
    #expect(try desk.read(path).contains("likert_levels: 4\n"))
    let twice = desk("edit measure reading --set note=a --set note=b")
    #expect(twice.code == 64 && twice.err.contains("“note” holds one value, and two are given."), "\(twice.seen)")
  }

  @Test(arguments: ["measures=nope", "cycle=zzzzzzzz", "claims=mc99", "codes=our/none"])
  func `is refused what check would refuse afterwards`(assignment: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m x")
    let path = try desk.onlyFile(in: "\(place)/evidence")
    let before = try desk.read(path)
    #expect(desk("edit \(path.dropLast(3).suffix(8)) --set \(assignment)").code != 0)
    #expect(try desk.read(path) == before)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `in an item of a list that was edited by hand is left as it is`() throws {
    let desk = Desk.withEnquiry()
    desk.does("plan edit --success one --success two")
    let text = try desk.read("\(place)/enquiry.md")
    for edited in [("- one\n", "- by hand\n"), ("- one\n", "- first\n  - one\n"), ("- one\n  - two", "- two\n  - one")]
    {
      let hand = text.replacingOccurrences(of: edited.0, with: edited.1)
      try desk.write(hand, to: "\(place)/enquiry.md")
      #expect(desk("edit --set success.1.text=PROGRAM").code == 1)
      #expect(desk("edit --set success.1=PROGRAM").code == 1)
      #expect(try desk.read("\(place)/enquiry.md") == hand)
    }
  }

  @Test func `in private stays private whatever it says of its readers`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m SECRET --share me")
    let path = try desk.onlyFile(in: "private/elm/paired-reading/evidence")
    #expect(desk("edit \(path.dropLast(3).suffix(8)) --set share=team").code == 64)
    try desk.write(try desk.read(path).replacingOccurrences(of: "share: me", with: "share: cluster"), to: path)
    #expect(!desk.does("evidence --json").out.contains("SECRET"))
    #expect(desk.does("evidence").out.contains("for you only"))
  }

  @Test func `for oneself is named by no record that others read`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m SECRET --share me")
    let path = try desk.onlyFile(in: "private/elm/paired-reading/evidence")
    let id = path.dropLast(3).suffix(8)
    #expect(desk("coding add \(id) --code km3").code == 5)
    #expect(desk("theory add assumptions -m x --for \(id)").code == 6)
  }

  @Test func `for oneself under a slip of a file's name is not saved for others`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      "---\nschema: enquiry/1\nshare: me\n---\nSECRET\n", to: "\(place)/evidence/2026-10-03-servey-7k3m9q2x.md")
    #expect(desk("save").code == 5)
    #expect(try desk.git("rev-list", "--count", "HEAD").hasPrefix("3"))
  }

  @Test func `by an id is not taken for another whose title reads so`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      """
      schema: enquiry/1
      id: own
      title: Own
      entries:
        - id: talk
          title: Choice
        - id: choice
          title: Pupils choose
        - id: first-idea
          title: First

      """, to: "enquiries/frameworks/own.yaml")
    desk.does("save")
    desk.does("evidence add -m x --code own/choice --code First-Idea")
    let text = try desk.read(try desk.onlyFile(in: "\(place)/evidence"))
    #expect(text.contains("codes:\n  - own/choice\n  - own/first-idea\n"))
  }
}

@Suite(.scratch) struct `What a person wrote` {
  @Test func `under a heading of their own is shown with the enquiry`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --aim x")
    let path = try desk.onlyFile(in: "enquiries/elm/paired-reading/cycles")
    try desk.write(try desk.read(path) + "\n## What tutors said\n\nMore of it.\n", to: path)
    #expect(desk.does("show").out.contains("What tutors said\n    More of it."))
  }

  @Test func `beginning with a hash is read as it was typed`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --aim '# tutors'")
    #expect(desk.does("show cycle 1").out.contains("  # tutors"))
    #expect(!desk.does("show").out.contains("\\#"))
  }

  @Test func `as a figure is named when another takes its place`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion before --n 24 --mean 103.5 --sd 9.8")
    let again = desk.does("measure record age --occasion before --n 30 --mean 99")
    #expect(again.err.contains("Before this, it was: n 24, mean 103.5, sd 9.8."))
  }

  @Test func `is tied to is shown in words, and an enquiry is found by a key message`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("evidence add -m Seen. --measure age --guskey use --still-felt")
    desk.does("leadership add -m Learned. --key-message km3 --challenge objectivity --response 'asked a governor'")
    desk.does("cycle new --intervention men.5")
    desk.does("cycle close --decision adopt --sustain 'expertise=two mentors'")
    let shown = desk.does("show").out
    for words in [
      "Bears on: age", "Still felt at a later look.", "Leadership key messages: ", "(km3)",
      "What was done: asked a governor",
      "Decision: make it usual practice (adopt)", "It rests on: ", ": two mentors", "Tried: Students mentor",
    ] {
      #expect(shown.contains(words), "\(words) in\n\(shown)")
    }
    #expect(desk.does("list --key-message km3").out.contains("paired-reading"))
    #expect(desk.does("list --key-message km4").out.isEmpty)
    #expect(desk.does("log list --key-message km3").out.contains("Learned."))
    #expect(!desk.does("log list --key-message km3").out.contains("Seen."))
    #expect(desk("list --key-message km99").code == 6)
  }
}
