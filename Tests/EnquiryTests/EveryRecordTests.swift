import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What the method captures besides the six answers: added by name, never asked for.
@Suite(.scratch) struct `What is added by name` {
  private let place = "enquiries/elm/paired-reading"

  @Test func `to a plan stands in its file, each in one commit and in the order of the format`() throws {
    let desk = Desk.withEnquiry()
    desk.does(
      """
      plan edit --focus 'Transition and support for literacy' --priority 'Reading in every subject' --strand goals \
      --sponsor 'headteacher, Elm School' --champion 'deputy head, Oak School' --risk 'Rooms are full=book them early' \
      --cost 'Training for mentors' --cover-days 6 --money 500 --concurrent 'a new phonics scheme'
      """)
    desk.does("plan edit --risk 'Mentors leave' --champion 'deputy head, Ash School'")
    let text = try desk.read("\(place)/enquiry.md")
    #expect(
      text.contains(
        """
        focus: transition_literacy
        priorities:
          - Reading in every subject
        strands:
          - goals
        sponsor: headteacher, Elm School
        champions:
          - deputy head, Oak School
          - deputy head, Ash School
        interventions:
          - men.5
        schools:
        risks:
          - risk: Rooms are full
            response: book them early
          - Mentors leave
        costs:
          - item: Training for mentors
            cover_days: 6
            money: 500
        concurrent:
          - a new phonics scheme
        ---
        """))
    let shown = desk.does("plan").out
    #expect(shown.contains("Costs           Training for mentors: 6 days of cover, £500"))
    #expect(shown.contains("Focus           Transition and support for literacy (transition_literacy)"))
    #expect(try desk.git("status", "--short").isEmpty)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `to a theory of change is tied to measures and to evidence for and against`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age")
    desk.does("theory add outputs -m 'Twelve pairs read daily.' --measure reading-age")
    desk.does("theory add assumptions -m 'Mentors can be trained in a day.'")
    desk.does("evidence add -m 'A day was too short.'")
    desk.does("evidence add -m 'Most were ready after a day.'")
    let ids = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/\(place)/evidence").map {
      String($0.dropLast(3).suffix(8))
    }
    let before = try desk.read("\(place)/enquiry.md")
    desk.does("theory link assumptions 1 --against \(ids[0].prefix(5)) --for \(ids[1])")
    let stages = try #require(try desk.json("theory")["theory_of_change"] as? [String: [[String: Any]]])
    #expect(stages["assumptions"]?.first?["evidence_against"] as? [String] == [ids[0]])
    #expect(stages["assumptions"]?.first?["evidence_for"] as? [String] == [ids[1]])
    #expect(stages["outputs"]?.first?["measures"] as? [String] == ["reading-age"])
    // Only the statement's own lines are other ones.
    let after = try desk.read("\(place)/enquiry.md")
    let line = "    - Mentors can be trained in a day.\n"
    let parts = before.components(separatedBy: line)
    #expect(parts.count == 2 && after.hasPrefix(parts[0]) && after.hasSuffix(parts[1]))
    desk.does("theory link assumptions 1 --for \(ids[1])")
    #expect(try desk.read("\(place)/enquiry.md") == after, "the same tie again changes nothing")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `to entries are ids of frameworks, by id, by title, in any spelling`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age")
    desk.does(
      """
      evidence add -m x --measure reading-age --claim MC3 --guskey Use --beneficiary schools-other --no-still-felt
      """)
    let evidence = try #require(try desk.json("evidence")["evidence"] as? [[String: Any]]).first
    #expect(evidence?["claims"] as? [String] == ["mc3"])
    #expect(evidence?["guskey"] as? [String] == ["use"])
    #expect(evidence?["beneficiaries"] as? [String] == ["schools_other"])
    #expect(evidence?["still_felt"] as? Bool == false)
    #expect(evidence?["measures"] as? [String] == ["reading-age"])
    desk.does(
      """
      leadership add -m y --key-message km3 --key-message km12 --behaviour Humility --challenge objectivity \
      --response 'asked somebody from outside'
      """)
    let leadership = try #require(try desk.json("leadership")["leadership"] as? [[String: Any]]).first
    #expect(leadership?["key_messages"] as? [String] == ["km3", "km12"])
    #expect(leadership?["behaviours"] as? [String] == ["humility"])
    #expect(leadership?["challenge"] as? String == "objectivity")
    #expect(leadership?["response"] as? String == "asked somebody from outside")
  }

  @Test func `who joined is on the list of schools, and why somebody left is for those it was meant for`() throws {
    let desk = Desk.withEnquiry()
    desk.does("participation add --kind joined --school 'Oak School' -m 'They asked to.' --date 2026-09-10")
    desk.does("participation add --kind left --school 'Oak School' -m 'The head fell ill.' --share me")
    desk.does(
      "participation add --kind adapted -m 'Twice a week instead of four times.' --element core --group 'year 8'")
    #expect(try desk.read("\(place)/enquiry.md").contains("schools:\n  - Oak School\n"))
    let listed = desk.does("participation").out
    #expect(listed.contains("10 September 2026 · joined · Oak School · for the team"))
    #expect(listed.contains("left · Oak School · for you only"))
    #expect(listed.contains("adapted the practice (core) · year 8"))
    #expect(try !desk.git("grep", "-I", "-c", "Oak", "HEAD").isEmpty)
    #expect(try run("git", ["grep", "ill", "HEAD"], in: desk.folder).output.isEmpty)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `a decision to stop says what it frees; what lasts is named with its factor`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --period autumn-2026-to-spring-2027 --prediction 'Most read daily.'")
    desk.does("cycle review --happened 'Half did.' --turned-out partly --learned 'Rooms matter.'")
    desk.does(
      """
      cycle close --decision stop --why 'Too dear.' --frees 'Two hours a week.' --carries-over 'The books.' \
      --sustain 'expertise=two mentors a school' --sustain resources
      """)
    let text = try desk.read(try desk.onlyFile(in: "\(place)/cycles"))
    #expect(text.contains("turned_out: partly\n"))
    #expect(
      text.contains(
        "sustainability:\n  - factor: expertise\n    note: two mentors a school\n  - factor: resources\n"))
    #expect(text.contains("## What this frees\n\nTwo hours a week.\n"))
    #expect(text.contains("## What carries over\n\nThe books.\n"))
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `a changed measure keeps its figures apart and its reason in the record`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age --unit months --instrument 'Old test'")
    desk.does("measure record reading-age --occasion before --n 24 --mean 100 --sd 9")
    desk.does("measure revise reading-age --reason 'The test was withdrawn.' --instrument 'New test' --date 2026-11-02")
    desk.does("measure record reading-age --occasion after --n 24 --mean 110 --sd 9")
    let figures = try desk.read("\(place)/measures/reading-age.figures.csv")
    #expect(figures.contains("after,,,,,2,24,110,9"))
    #expect(figures.contains("before,,,,,,24,100,9"))
    let definition = try desk.read("\(place)/measures/reading-age.yaml")
    #expect(
      definition.contains(
        "revisions:\n  - definition: \"2\"\n    date: 2026-11-02\n    reason: The test was withdrawn.\n"))
    let said = desk.does("impact").out
    #expect(!said.contains("rose by"), "\(said)")
    desk.does("measure record reading-age --occasion before --definition 1 --n 25 --mean 100")
    #expect(try desk.read("\(place)/measures/reading-age.figures.csv").contains("before,,,,,,25,100,9"))
    desk.does("measure revise reading-age --reason 'Again.' --unit points")
    #expect(try desk.read("\(place)/measures/reading-age.yaml").contains("definition: \"3\"\n"))
  }

  @Test func `codings of others' entries are records of their own, in a scheme of one's own too`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      """
      schema: enquiry/1
      id: our-scheme
      title: Our scheme
      entries:
        - id: first
          title: The first idea

      """, to: "enquiries/frameworks/our-scheme.yaml")
    desk.does("save")
    desk.does("leadership add -m 'Rooms matter.' --code our-scheme/first")
    let entry = try desk.onlyFile(in: "\(place)/leadership")
    let before = try desk.read(entry)
    #expect(before.contains("codes:\n  - our-scheme/first\n"))
    let id = String(entry.dropLast(3).suffix(8))
    desk.does(
      "coding add \(id.prefix(5)) --code km9 --code our-scheme/first --role 'researcher' -m 'Priorities first.'")
    #expect(try desk.read(entry) == before)
    let codings = try #require(try desk.json("coding --code km9")["codings"] as? [[String: Any]])
    #expect(codings.first?["codes"] as? [String] == ["key-messages/km9", "our-scheme/first"])
    #expect(codings.first?["entry"] as? String == id)
    #expect(codings.first?["role"] as? String == "researcher")
    // An entry of another folder is known by its whole id alone.
    desk.does("coding add 0123abcd --code km1")
    #expect(desk("coding add 0123abc --code km1").code == 6)
    #expect(desk.does("framework").out.contains("our-scheme"))
  }

  @Test func `a framework of the folder adds to a shipped one and puts its words in place of ours`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      """
      schema: enquiry/1
      id: key-messages
      title: Key messages, and one of ours
      entries:
        - id: km3
          title: Plan less, plan better
        - id: km14
          title: Eat together

      """, to: "enquiries/frameworks/key-messages.yaml")
    let entries = try #require(try desk.json("framework show key-messages")["entries"] as? [[String: Any]])
    #expect(entries.count == 14)
    #expect(entries[2]["title"] as? String == "Plan less, plan better")
    #expect(entries[13]["id"] as? String == "km14")
    desk.does("leadership add -m x --key-message km14")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test(
    arguments: [
      ("key-messages", 13), ("claims", 8), ("behaviours", 10), ("challenges", 6), ("focus-areas", 6), ("guskey", 5),
      ("beneficiaries", 5), ("sustainability", 7), ("theory-of-change", 7), ("strands", 3),
    ])
  func `ships with every entry of every framework`(id: String, count: Int) throws {
    let desk = Desk.withEnquiry()
    let framework = try desk.json("framework show \(id)")
    let entries = try #require(framework["entries"] as? [[String: Any]])
    #expect(entries.count == count)
    #expect(Set(entries.compactMap { $0["id"] as? String }).count == count)
    #expect(framework["source"] != nil)
    #expect(entries.allSatisfy { $0["about"] != nil })
  }
}
