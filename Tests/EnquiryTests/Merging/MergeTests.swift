import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What two people who saved apart find when they merge.
@Suite("Merging", .scratch)
struct MergeTests {
  private static let plan = Apart.plan
  private static let figures = "\(Apart.plan)/measures/reading.figures.csv"

  @Test("Two people who each add an entry keep both")
  func bothAdd() throws {
    let apart = try Apart {
      $0.does("leadership add -m 'Decided to start with two tutor groups.'")
    } there: {
      $0.does("leadership add -m 'Asked the library for longer hours.'")
    }
    let answer = apart.desk.does("merge there")
    #expect(answer.spoken.contains("Asked the library"))
    try apart.isSound()
    #expect(try apart.desk.git("log", "-1", "--format=%P").split(separator: " ").count == 2)
    let list = apart.desk.does("leadership").out
    #expect(list.contains("two tutor groups") && list.contains("longer hours"))
    try apart.isSameFromTheOtherSide()
    #expect(apart.desk.does("merge there").err.contains("is here already"))
    #expect(Apart.other(apart.desk).does("check").seen == "")
  }

  @Test("An entry that was deleted and written anew under the same title keeps both histories")
  func deletedAndRecreated() throws {
    let desk = Desk.withMeasure()
    desk.does("leadership add -m 'Two tutor groups first.' --date 2026-11-10")
    let old = try desk.onlyFile(in: "\(Self.plan)/leadership")
    let apart = try Apart(from: desk) { desk in
      _ = try desk.git("rm", "-q", old)
      _ = try desk.git("commit", "-q", "-m", "Take it out")
      desk.does("leadership add -m 'Two tutor groups first.' --date 2026-11-10")
    } there: {
      $0.does("evidence add --kind survey -m 'Pupils like it.'")
    }
    apart.desk.does("merge there")
    let new = try apart.desk.onlyFile(in: "\(Self.plan)/leadership")
    #expect(new != old)
    #expect(try apart.desk.git("log", "--format=%s", "--", old).contains("Take it out"))
    #expect(!(try apart.desk.git("log", "--format=%s", "--", new)).isEmpty)
    try apart.isSound()
  }

  @Test("Entries appended by both to one log stand there once each, in the order of their days")
  func appended() throws {
    let apart = try Apart {
      $0.does("leadership add -m 'One.' --date 2026-11-01")
      $0.does("leadership add -m 'Three.' --date 2026-11-03")
    } there: {
      $0.does("leadership add -m 'Two.' --date 2026-11-02")
    }
    apart.desk.does("merge there")
    let list = apart.desk.does("leadership").out
    let places = ["One.", "Two.", "Three."].map { list.ranges(of: $0) }
    #expect(places.allSatisfy { $0.count == 1 })
    let starts = places.compactMap { $0.first?.lowerBound }
    #expect(starts == starts.sorted() || starts == starts.sorted().reversed())
  }

  @Test("A number that both recorded otherwise is asked for, with who said it when, and nothing changes until then")
  func sameNumber() throws {
    let apart = try Apart {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31.4")
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 34.1")
    }
    let before = try apart.tree()
    let answer = apart.desk("merge there")
    #expect(answer.code == 4)
    #expect(
      answer.out.split(separator: "\n").map(String.init).suffix(2) == [
        "  ours    mean 31.4 (project lead, Elm School, 15 November 2026)",
        "  theirs  mean 34.1 (head of English, Oak School, 16 November 2026)",
      ], "\(answer.out)")
    #expect(try apart.tree() == before)
    try apart.isSound()
    let id = try apart.onlyID()
    #expect(apart.desk("resolve \(id) --take many").err.contains("“many” is no number"))
    apart.desk.does("resolve \(id) --take 33")
    #expect(try apart.desk.read(Self.figures).contains(",24,33,"))
    #expect(try apart.desk.git("log", "-1", "--format=%B").contains("Decided: "))
    #expect(apart.desk("resolve").err.contains("No merge is waiting"))
    try apart.isSound()
  }

  @Test("A record that one edited and the other deleted is asked about, and neither is lost before")
  func editedAndDeleted() throws {
    let desk = Desk.withMeasure()
    desk.does("leadership add -m 'Two tutor groups first.' --date 2026-11-10")
    let path = try desk.onlyFile(in: "\(Self.plan)/leadership")
    let apart = try Apart(from: desk) { desk in
      try desk.write(try desk.read(path) + "\nAnd one more.\n", to: path)
      desk.does("save")
    } there: { desk in
      _ = try desk.git("rm", "-q", path)
      _ = try desk.git("commit", "-q", "-m", "Take it out")
    }
    #expect(try apart.questions().first?.contains("was taken out on one side and changed on the other") == true)
    #expect(try apart.desk.read(path).contains("one more"))
    apart.desk.does("resolve \(try apart.onlyID()) --take ours")
    #expect(try apart.desk.read(path).contains("one more"))
  }

  @Test("What one side wrote inside of an enquiry that the other renamed goes to its new place")
  func renamed() throws {
    let apart = try Apart { desk in
      _ = try desk.git("mv", Self.plan, "enquiries/elm/daily-reading")
      _ = try desk.git("commit", "-q", "-m", "Another name")
    } there: { desk in
      desk.does("leadership add -m 'Two tutor groups first.' -e paired-reading --date 2026-11-14")
      try desk.write(
        try desk.read("\(Self.plan)/enquiry.md").replacing("## Notes", with: "## Notes\n\nThe hall is free."),
        to: "\(Self.plan)/enquiry.md")
      desk.does("save")
    }
    apart.desk.does("merge there")
    #expect(try apart.desk.read("enquiries/elm/daily-reading/enquiry.md").contains("The hall is free."))
    _ = try apart.desk.onlyFile(in: "enquiries/elm/daily-reading/leadership")
    #expect(!FileManager.default.fileExists(atPath: apart.desk.folder + "/" + Self.plan))
    try apart.isSound()
    try apart.isSameFromTheOtherSide()
  }

  @Test("“consent: withdrawn” of a record that was deleted does not turn up in a new one")
  func consentStaysWhereItWas() throws {
    let desk = Desk.withMeasure()
    let lines =
      "---\nschema: enquiry/1\nschool: Elm School\n---\n\n" + (1...20).map { "Line \($0) of the form.\n" }.joined()
    let (old, new) = (
      "\(Self.plan)/evidence/2026-11-01-survey-aaaaaaaa.md", "\(Self.plan)/evidence/2026-11-02-survey-bbbbbbbb.md"
    )
    try desk.write(lines, to: old)
    desk.does("save")
    let apart = try Apart(from: desk) { desk in
      _ = try desk.git("mv", old, new)
      _ = try desk.git("commit", "-q", "-m", "One out, a like one in")
    } there: { desk in
      try desk.write(lines.replacing("school: Elm School", with: "school: Elm School\nconsent: withdrawn"), to: old)
      desk.does("save")
    }
    _ = try apart.questions()
    apart.desk.does("resolve \(try apart.onlyID()) --take theirs")
    #expect(try apart.desk.read(old).contains("consent: withdrawn"))
    #expect(!(try apart.desk.read(new).contains("consent")))
  }

  @Test("Histories that crossed are merged without a value being picked")
  func crissCross() throws {
    let apart = try Apart { desk in
      desk.does("leadership add -m 'Here.'")
      try Self.retitle(desk, "Reading at noon")
    } there: { desk in
      desk.does("leadership add -m 'There.'")
    }
    let desk = apart.desk
    _ = try desk.git("branch", "crossed")
    desk.does("merge there")
    _ = try desk.git("checkout", "-q", "there")
    let other = Apart.other(desk)
    other.does("merge crossed")
    try Self.retitle(other, "Reading at night")
    _ = try desk.git("checkout", "-q", "main")
    try Self.retitle(desk, "Reading at dawn")
    #expect(try desk.git("merge-base", "--all", "main", "there").split(separator: "\n").count == 2)
    #expect(try apart.questions() == ["the enquiry elm/paired-reading, title"])
    desk.does("resolve \(try apart.onlyID()) --take theirs")
    #expect(try desk.read("\(Self.plan)/enquiry.md").contains("title: Reading at night"))
    try apart.isSound()
  }

  @Test("The same path that both added merges with nothing before it")
  func emptyBase() throws {
    let path = "enquiries/clusters/north/cluster.yaml"
    func text(_ facilitator: String, _ note: String) -> String {
      "schema: enquiry/1\nname: North\nfacilitator: \(facilitator)\nalliances:\n  - elm\n\(note)"
    }
    let apart = try Apart { desk in
      try desk.write(text("adviser", "note: Meets at noon.\n"), to: path)
      desk.does("save")
    } there: { desk in
      try desk.write(text("consultant", ""), to: path)
      desk.does("save")
    }
    #expect(try apart.questions() == ["cluster north, facilitator"])
    apart.desk.does("resolve \(try apart.onlyID()) --take ours")
    #expect(try apart.desk.read(path) == text("adviser", "note: Meets at noon.\n"))
  }

  private static func retitle(_ desk: Desk, _ title: String) throws {
    let path = "\(plan)/enquiry.md"
    let lines = try desk.read(path).split(separator: "\n", omittingEmptySubsequences: false)
    try desk.write(
      lines.map { $0.hasPrefix("title:") ? "title: \(title)" : String($0) }.joined(separator: "\n"), to: path)
    desk.does("save")
  }
}
