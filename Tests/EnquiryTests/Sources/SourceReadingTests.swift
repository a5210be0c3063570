import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What each command makes of sources: whose it is, as of when, and in the terms of whoever keeps it.
@Suite("Reading sources", .scratch)
struct SourceReadingTests {
  @Test("History of all folders comes by time, and says which source each save is of")
  func history() throws {
    let alliances = try Alliances(["elm", "oak"])
    var oak = try alliances.desk("oak")
    oak.now = Moment(seconds: 1_794_787_200, offsetMinutes: 0)
    oak.does("evidence add --kind survey --share cluster -m 'A day later.'")
    oak.does("share --yes")
    let desk = alliances.facilitator
    desk.does("source fetch")
    let lines = desk.does("history").out.split(separator: "\n").filter { $0.contains("November") }
    #expect(lines.first?.contains("in oak, 16 November 2026") == true, "\(lines)")
    #expect(lines.contains { $0.contains("in elm, 15 November 2026") })
    #expect(lines.contains { $0.contains("15 November 2026, facilitator, North cluster") })
    #expect(desk.does("history --limit 1").out.contains("in oak"))
    #expect(!desk.does("history --source elm").out.contains("in oak"))
    #expect(!desk.does("history --source here").out.contains("in "))
    let commits = try #require(try desk.json("history elm/paired-reading")["commits"] as? [[String: Any]])
    #expect(commits.first?["source"] as? String == "elm")
  }

  @Test("Check tells what is wrong in a source with its name before the path, and nothing of it twice")
  func check() throws {
    let alliances = try Alliances(["elm", "oak"])
    let elm = try alliances.desk("elm")
    let path = try elm.onlyFile(in: "enquiries/elm/paired-reading/cycles")
    let broken = Scratch.current("broken")
    try git("clone", "-q", "-b", "shared/cluster", Scratch.current("elm-shared.git"), broken)
    try (try #require(text(of: "\(broken)/\(path)")).replacingOccurrences(of: "opened:", with: "opnd:"))
      .write(toFile: "\(broken)/\(path)", atomically: true, encoding: .utf8)
    try git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "by hand", in: broken)
    try git("push", "-q", in: broken)
    let desk = alliances.facilitator
    desk.does("source fetch")
    let answer = desk("check")
    #expect(answer.out.contains("elm:\(path):"), "\(answer.seen)")
    #expect(
      answer.out.components(separatedBy: "opnd").count
        == desk("check --source elm").out.components(separatedBy: "opnd").count)
    #expect(desk.does("check --source oak").out == "")
    #expect(desk.does("check --source here").out == "")
    #expect(desk("check elm/paired-reading").out.contains("elm:\(path):"))
  }

  @Test("Cycles of a source go by its own terms")
  func terms() throws {
    let alliances = try Alliances(["elm"])
    let elm = try alliances.desk("elm")
    try elm.write(
      try elm.read("enquiries/programme.yaml")
        + "terms:\n  - id: spring\n    starts: 08-15\n  - id: summer\n    starts: 01-05\n",
      to: "enquiries/programme.yaml")
    elm.does("save")
    elm.does("cycle close --decision adapt --why 'It went well.'")
    elm.does("cycle new --period spring-2027 --aim Second.")
    elm.does("share --yes")
    let desk = alliances.facilitator
    desk.does("source fetch")
    #expect(
      desk.does("status paired-reading").out.contains(
        elm.does("status paired-reading").out.split(separator: ";")[0].split(separator: "\n").last ?? "none"))
  }

  @Test("What was known on a day is read of each source as it was on that day")
  func asOf() throws {
    let alliances = try Alliances(["elm"])
    var elm = try alliances.desk("elm")
    elm.now = Moment(seconds: 1_794_700_800 + 10 * 86_400, offsetMinutes: 0)
    elm.does("evidence add --kind survey --share cluster -m 'Ten days later.'")
    elm.does("share --yes")
    let desk = alliances.facilitator
    desk.does("source fetch")
    #expect(desk.does("show paired-reading").out.contains("Ten days later."))
    #expect(!desk.does("show paired-reading --as-of 2026-11-16").out.contains("Ten days later."))
    #expect(!desk.does("show paired-reading --dated-to 2026-11-16").out.contains("Ten days later."))
  }

  @Test("What is kept of standings gives what reading anew gives, also after a source changed or went")
  func standings() throws {
    let alliances = try Alliances(["elm", "oak"])
    let desk = alliances.facilitator
    func fresh() throws -> String {
      try FileManager.default.removeItem(atPath: desk.folder + "/.git/enquiry/standings")
      return desk.does("status --json").out
    }
    let first = desk.does("status --json").out
    #expect(try fresh() == first)
    #expect(desk.does("status --source oak --json").out != first)
    #expect(desk.does("status --json").out == first)
    try alliances.desk("oak").does("cycle close --decision adapt --why 'It went well.'")
    try alliances.desk("oak").does("share --yes")
    desk.does("source fetch")
    let second = desk.does("status --json").out
    #expect(second != first)
    #expect(try fresh() == second)
    desk.does("source remove oak")
    let third = desk.does("status --json").out
    #expect(!third.contains("oak"))
    #expect(try fresh() == third)
  }

  @Test("A toolkit of an alliance's own is known where its enquiry is read")
  func toolkit() throws {
    let alliances = try Alliances(["elm"])
    let elm = try alliances.desk("elm")
    let own = """
      schema: enquiry/1
      title: Ours
      strands:
        - id: our
          title: Our own
          dimensions:
            - id: wlk
              title: Walking
              interventions:
                - id: wlk.1
                  title: Walking talks
                - id: men.5
                  title: Older ones beside younger ones

      """
    try elm.write(own, to: "enquiries/toolkit/ours.yaml")
    elm.does("save")
    elm.does("edit paired-reading --add interventions=wlk.1 --add interventions=men.5")
    elm.does("share --yes")
    let desk = alliances.facilitator
    desk.does("source fetch")
    #expect(desk.does("show paired-reading").out.contains("Walking talks"))
    #expect(desk.does("show paired-reading").out.contains("Older ones beside younger ones"))
    #expect(desk.does("pack --enquiry paired-reading -o - --format md").out.contains("Older ones beside younger ones"))
    #expect(desk.does("check").out == "")
  }

  @Test("A digest and the difference since a pack tell what alliances shared since")
  func changes() throws {
    let alliances = try Alliances(["elm"])
    var desk = alliances.facilitator
    desk.does("cluster new north --name North --alliance elm")
    desk.does("pack north --issue --meeting 2026-12-03 -o pack.html")
    var elm = try alliances.desk("elm")
    (elm.now, desk.now) = (
      Moment(seconds: elm.now.seconds + 864_000, offsetMinutes: 0),
      Moment(seconds: elm.now.seconds + 950_400, offsetMinutes: 0)
    )
    elm.does("evidence add --kind survey --share cluster -m 'Newer words.'")
    elm.does("share --yes")
    desk.does("source fetch")
    #expect(desk.does("diff --since-pack north").out.contains("Newer words."))
    #expect(desk.does("digest --since 2026-11-20").out.contains("survey"))
    #expect(desk.does("digest --since 2026-11-26").out == "")
  }

  @Test("What alliances took on, calls with them and the call list are shown of one source, or of those kept here")
  func ofOneSource() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    desk.does("alliance new here --name 'Kept here'")
    desk.does("cluster new north --name North --alliance elm --alliance oak")
    for name in ["elm", "oak"] {
      desk.does("action add 'Slides of \(name).' -a \(name) --cluster north")
      desk.does("checkin add -a \(name) -m 'A call with \(name).'")
    }
    desk.does("action add 'Book a room.' --cluster north")
    for (command, words) in [("action", "Slides of"), ("checkin", "A call with")] {
      let ofElm = desk.does("\(command) list --source elm").out
      #expect(ofElm.contains("\(words) elm.") && !ofElm.contains("\(words) oak."))
      let all = desk.does("\(command) list").out
      #expect(all.contains("\(words) elm.") && all.contains("\(words) oak."))
      let ofHere = desk.does("\(command) list --source here").out
      #expect(!ofHere.contains("\(words) elm.") && !ofHere.contains("\(words) oak."))
    }
    #expect(desk.does("due --cluster north --source elm").out.contains("elm"))
    #expect(!desk.does("due --cluster north --source elm").out.contains("oak"))
    let none = desk.does("due --cluster north --source here")
    #expect(none.spoken.contains("No alliance of north is among what is read here."))
    #expect(desk("action list --source elk").code != 0)
  }

  @Test("A branch of this repository, and another branch of another one, are read as sources")
  func branches() throws {
    let alliances = try Alliances(["elm"])
    let desk = alliances.facilitator
    let elm = try alliances.desk("elm")
    try git("fetch", "-q", elm.folder, "shared/cluster:refs/heads/from-elm", in: desk.folder)
    desk.does("source add near --branch from-elm")
    #expect(desk.does("show paired-reading --source near").out.contains("A survey for the cluster at elm."))
    let all = desk.does("source add whole \"\(elm.folder)\" --branch main")
    #expect(all.spoken.contains("whole: as of 15 November 2026, 1 enquiry."))
    #expect(desk.does("show paired-reading --source whole").out.contains("Zebras of the team"))
    let list = desk.does("source list").out
    #expect(list.contains("near") && list.contains("branch from-elm") && list.contains("branch main"))
    #expect(desk("source add more ../elm-shared.git --branch none").spoken.contains("There is no branch none"))
    #expect(
      desk("source add more \"\(elm.folder)\" --folder deeper --branch main").spoken.contains("it has no folder deeper")
    )
  }

  @Test("Notes of the facilitator's own about an enquiry of a source stay on this machine, and are shown to him")
  func ownNotes() throws {
    let desk = try Alliances(["elm"]).facilitator
    desk.does("evidence add -e elm/paired-reading --share me -m 'Ask about the survey.'")
    #expect(desk.does("show elm/paired-reading").out.contains("Ask about the survey."))
    #expect(try desk.git("status", "--porcelain") == "")
  }
}
