import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// The round of a cluster: a meeting is called, pages are agreed, it is recorded, and its note is sent.
@Suite(.scratch) struct `A meeting` {
  static let path = "enquiries/clusters/north/meetings/2026-11-12.md"

  /// Two alliances in a cluster, an enquiry each.
  private func desk() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("alliance new oak --name 'Oak Alliance' --lead-school 'Oak School'")
    desk.does("new maths --alliance oak --practice 'number talk'")
    desk.does(
      "cluster new north --name 'North cluster' --alliance oak --alliance elm --facilitator 'facilitator, North'")
    return desk
  }

  private func minutes(_ desk: Desk, _ line: String) throws -> [Int] {
    let agenda = try #require(try desk.json(line)["agenda"] as? [[String: Any]])
    return agenda.compactMap { $0["minutes"] as? Int }
  }

  @Test(arguments: [60, 61, 97, 120, 240])
  func `has an agenda whose whole minutes add up to its length`(length: Int) throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-12 --starts 13:30 --minutes \(length)")
    let parts = try minutes(desk, "meeting show")
    #expect(parts.reduce(0, +) == length)
    #expect(parts[1] == parts[2], "each enquiry gets the same time")
    let text = try desk.read(Self.path)
    let about = try #require(text.split(separator: "\n").first { $0.contains("warm and cool") })
    let steps = about.matches(of: /[0-9]+/).compactMap { Int($0.output) }
    #expect(steps.reduce(0, +) == parts[1], "\(about)")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `says kindly how long it would have to be, and how many enquiries fit`() {
    let answer = desk()("meeting new north --date 2026-11-12 --minutes 50")
    #expect(answer.code == 64)
    #expect(answer.spoken.contains("2 enquiries and the rest of the agenda do not fit into 50 minutes"))
    #expect(answer.spoken.contains("55 minutes would do: --minutes 55. Or choose one of them: --enquiry maths"))
    #expect(answer.out.isEmpty)
  }

  @Test func `takes its layout from the folder's own template`() throws {
    let desk = desk()
    try desk.write(
      "schema: enquiry/1\nminutes: 40\nparts:\n  - item: \"{alliance}: {title}\"\n    of_each_enquiry: true\n"
        + "  - item: Tea\n    minutes: 10\n", to: "templates/meeting/agenda.yaml")
    desk.does("meeting new --date 2026-11-12")
    let agenda = try #require(try desk.json("meeting show")["agenda"] as? [[String: Any]])
    #expect(
      agenda.map { $0["item"] as? String } == [
        "Oak Alliance: Number talk", "Elm Alliance: Daily paired reading", "Tea",
      ])
    #expect(agenda.compactMap { $0["minutes"] as? Int } == [15, 15, 10])
    try desk.write("schema: enquiry/1\nparts:\n  - item: Tea\n", to: "templates/meeting/agenda.yaml")
    let answer = desk("meeting new --date 2026-11-13")
    #expect(answer.err.contains("templates/meeting/agenda.yaml:3:"), "\(answer.err)")
  }

  @Test func `keeps what was said in one commit with its actions, and adds below what was there`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-12")
    let before = try desk.commits()
    desk.does(
      """
      meeting record --warm maths='They talk.' --cool paired-reading='How do you know?' --decided 'Meet again.' \
      --present 'headteacher, Oak School' --action 'Send slides=project lead, Oak School=27 november' \
      --action 'Book a room' --next 2027-03-04
      """)
    #expect(try desk.commits() == before + 1)
    desk.does("meeting record -e maths --warm 'All of them.' --decided 'And at Oak School.'")
    desk.does("meeting record -e maths --warm 'All of them.' --present 'headteacher, Oak School'")
    #expect(try desk.commits() == before + 2)
    let text = try desk.read(Self.path)
    #expect(text.contains("warm: \"They talk.\\nAll of them.\""))
    #expect(
      text.contains("- Meet again.\n\n- And at Oak School.") || text.contains("- Meet again.\n- And at Oak School."))
    let actions = try #require(try desk.json("action list --alliance oak --open")["actions"] as? [[String: Any]])
    #expect(actions.map { $0["what"] as? String } == ["Send slides"])
    #expect(actions.first?["agreed"] as? String == "2026-11-12")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `refuses a person's number or name, and saves nothing`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-12")
    let before = try desk.commits()
    for line in [
      "meeting record --warm maths='Pupil A123456789012 moved up.'",
      "checkin add -a oak -m 'Call 07700 900123 about AB in 7C.'", "action add 'Write to a.b@elm.sch.uk'",
    ] {
      #expect(desk(line).code == 5, "\(line)")
    }
    #expect(try desk.commits() == before)
  }

  @Test func `has a note without anything of a check-in, in every format`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-12 --starts 13:30")
    desk.does("checkin add -a oak -m 'Between us: the rota is failing.' --ask 'A hall'")
    desk.does(
      "meeting record --warm maths='<script>x</script> **They** talk.' --action 'Send slides=project lead=27 november'")
    let names = ["note.md", "note.html", "note.txt", "note.json"]
    for name in names { desk.does("meeting show -o \(name)") }
    for name in names {
      let text = try desk.read(name)
      #expect(text.contains("talk.") && !text.contains("rota") && !text.contains("A hall"), "\(name)")
    }
    #expect(try desk.read("note.html").contains("&lt;script&gt;"))
    #expect(try !desk.read("note.html").contains("<script"))
    #expect(try desk.read("note.md").contains("\\<script\\>x\\</script\\> \\*\\*They\\*\\*"))
    #expect(try desk.read("note.json") == desk.does("meeting show --json").out)
    #expect(desk("meeting show -o enquiries/note.md").code == 64)
  }

  @Test func `that git could not merge is told with its place, and hides no other`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-05")
    desk.does("meeting new --date 2026-11-12 --place Hall")
    let text = try desk.read(Self.path)
    try desk.write(
      text.replacing("place: Hall\n", with: "<<<<<<< HEAD\nplace: Hall\n=======\nplace: Gym\n>>>>>>> theirs\n"),
      to: Self.path)
    #expect(desk("check").out.hasPrefix("\(Self.path):5:1: error: git could not merge these lines"))
    #expect(desk("meeting show --date 2026-11-12").err.contains("Mend the file, then look again."))
    let list = desk.does("meeting")
    #expect(list.out.contains("5 November 2026") && list.err.contains("\(Self.path):5:1"))
    #expect(desk("save").code == 1)
  }

  @Test func `is found by its day, or is the one that is near`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-12")
    desk.does("meeting new --date 2026-11-19")
    desk.does("meeting agree -e maths --role 'headteacher, Oak School'")
    #expect(try desk.read("enquiries/clusters/north/meetings/2026-11-19.md").contains("date: 2026-11-15"))
    #expect(try !desk.read(Self.path).contains("agreed"))
    #expect(
      desk("meeting show --date 2026-11-13").spoken.contains("It meets or met on 12 November 2026 and 19 November"))
    #expect(desk("meeting record --date 2026-11-19 --decided x").spoken.contains("is still to come."))
  }

  @Test func `of an earlier day is what a reader of that day sees, and its actions were open`() throws {
    let desk = desk()
    desk.does("meeting new --date 2026-11-05")
    desk.does("meeting new --date 2026-11-12")
    desk.does("meeting record --date 2026-11-05 --action 'Send slides'")
    let actions = try #require(try desk.json("action list")["actions"] as? [[String: Any]])
    let id = try #require(actions.first?["id"] as? String)
    desk.does("action done \(id) -m 'Sent.' --date 2026-11-10")
    #expect(desk.does("action list --open").err.contains("No action is as you asked."))
    let then = try #require(try desk.json("action --open --dated-to 2026-11-08")["actions"] as? [[String: Any]])
    #expect(then.count == 1 && then.first?["outcome"] == nil)
    #expect(try #require(try desk.json("action --dated-to 2026-11-01")["actions"] as? [Any]).isEmpty)
    #expect(try #require(try desk.json("meeting --dated-to 2026-11-08")["meetings"] as? [Any]).count == 1)
    #expect(!desk.does("show \(id) --dated-to 2026-11-08").out.contains("Sent."))
    #expect(desk.does("show \(id)").out.contains("Sent."))
    let told = desk.does("history \(id)").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("done 10 November 2026; outcome Sent."))
    desk.does("edit \(id) --set 'what=Send the slides'")
    #expect(desk.does("diff HEAD~1").out.contains("action"))
  }
}

@Suite(.scratch) struct `The call list of a cluster` {
  @Test func `has one entry an alliance, the longest silence first, with what to ask`() throws {
    let desk = Desk.withEnquiry()
    desk.does("alliance new oak --name 'Oak Alliance'")
    desk.does("alliance new ash --name 'Ash Alliance'")
    desk.does("cluster new north --alliance elm --alliance oak --alliance ash")
    desk.does("log -m x --date 2026-11-01")
    desk.does("checkin add -a oak -m 'Well.' --ask 'A hall' --date 2026-10-01")
    desk.does("action add 'Send slides' -a oak --due 2026-11-01 --date 2026-10-01")
    let answer = desk.does("due --cluster north")
    let calls = try #require(try desk.json("due --cluster north")["calls"] as? [[String: Any]])
    #expect(calls.map { $0["alliance"] as? String } == ["ash", "oak", "elm"])
    let asks = try #require(calls[1]["ask"] as? [[String: Any]]).compactMap { $0["what"] as? String }
    #expect(asks == ["no_enquiry", "late_action", "asked"])
    #expect(answer.err.contains("For the facilitator's eyes only"))
    #expect(answer.out.contains("last heard of on 1 October 2026, 6 weeks ago"))
  }
}

@Suite(.scratch) struct `A digest` {
  @Test func `tells what was saved since, as far as it is shared, for one school, in six lines`() throws {
    var desk = Desk.withEnquiry()
    desk.does("alliance new oak --name 'Oak Alliance' --lead-school 'Oak School'")
    desk.does("new maths --alliance oak --practice 'number talk' --school 'Oak School' --school 'Yew School'")
    desk.now.seconds += 2 * 86_400
    desk.does("log -e maths -m 'They talk in pairs.' --date 2026-10-01 --share cluster")
    desk.does("log -e maths -m 'Team only.' --learned 'Keep this.'")
    desk.does("log -e paired-reading -m 'Elm alone.' --share cluster")
    desk.does("evidence add -e maths -m 'At Yew.' --school 'Yew School' --share cluster")
    let note = desk.does("digest --school oak")
    #expect(note.out.contains("for Oak School:"))
    #expect(note.out.contains("“They talk in pairs.”") && !note.out.contains("pairs.”."))
    for word in ["Team only", "Keep this", "Elm alone", "At Yew", "new enquiry"] { #expect(!note.out.contains(word)) }
    #expect(desk.does("digest --school oak --audience team").out.contains("Team only."))
    for number in 1...7 { desk.does("evidence add -e maths -m 'Note \(number).' --share cluster") }
    let lines = desk.does("digest --school oak").out.split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(lines.count == 6 && lines.last == "- And 3 more things were written down.")
    desk.now.seconds += 3 * 86_400
    #expect(desk.does("digest").err.contains("Nothing that the cluster may read was recorded since"))
    #expect(desk.does("digest --since 2026-11-15").out.contains("a new enquiry"))
  }
}
