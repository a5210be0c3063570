import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A facilitator reads several alliances, each from what it shares, beside a folder of the facilitator's own.
@Suite("Sources", .scratch)
struct SourceTests {
  @Test("Five alliances with histories of their own are read together: list, status, due, show, impact, pack")
  func five() throws {
    let five = try Alliances()
    let desk = five.facilitator
    let listed = try desk.json("list")
    let rows = try #require(listed["enquiries"] as? [[String: Any]])
    #expect(rows.compactMap { $0["alliance"] as? String } == Alliances.all.sorted())
    #expect(rows.allSatisfy { $0["source"] as? String == $0["alliance"] as? String })
    #expect(desk.does("status").out.components(separatedBy: "as of 15 November 2026").count == 6)
    #expect(!desk.does("status").out.contains("enquiry cycle"), "what others do is no command here")
    #expect(desk.does("due").out.contains("fir/paired-reading: Reading in pairs at fir (from fir, as of"))
    #expect(desk.does("show oak/paired-reading").out.contains("A survey for the cluster at oak."))
    #expect(try desk.json("impact yew/paired-reading")["enquiry"] as? String == "yew/paired-reading")
    desk.does("cluster new north --name North --alliance \(Alliances.all.joined(separator: " --alliance "))")
    #expect(desk.does("check").out == "")
    let pack = desk.does("pack north -o -").out
    for name in Alliances.all { #expect(pack.contains("reading in pairs at \(name)"), "\(name)") }
    #expect(desk.does("due --cluster north").out.components(separatedBy: "Alliance · ").count == 6)
  }

  @Test("What an alliance keeps for its team, or one person for himself, is in no object of the facilitator's")
  func nothingElse() throws {
    let five = try Alliances()
    let desk = five.facilitator
    desk.does("cluster new north --name North --alliance \(Alliances.all.joined(separator: " --alliance "))")
    desk.does("pack north --issue --meeting 2026-12-03 -o pack.html")
    let objects = try desk.git("cat-file", "--batch-all-objects", "--batch")
    #expect(objects.contains("A survey for the cluster at ash."))
    #expect(!objects.contains("Zebras"))
    let files = try run("grep", ["-rl", "Zebras", desk.folder]).output
    #expect(files == "")
    try git("fsck", "--full", "--strict", in: desk.folder)
  }

  @Test("Each source has one ref, and nothing of it stands in the working folder")
  func onlyRefs() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    let refs = try desk.git("for-each-ref", "--format=%(refname)", "refs/sources")
    #expect(refs == "refs/sources/elm/head\nrefs/sources/oak/head\n")
    #expect(try desk.git("ls-files") == ".gitattributes\n.gitignore\nenquiries/programme.yaml\n")
    #expect(try desk.git("status", "--porcelain") == "")
  }

  @Test("An enquiry that two sources have is named with its alliance, or with its source")
  func sameEnquiry() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    let answer = desk("show paired-reading")
    #expect(answer.code == 6)
    #expect(answer.spoken.contains("could be elm/paired-reading or oak/paired-reading"))
    #expect(desk.does("show paired-reading --source oak").out.contains("at oak"))
    #expect(desk.does("list --source elm").out.components(separatedBy: "paired-reading").count == 2)
    #expect(desk.does("list --source here").spoken.contains("There is no enquiry yet"))
    #expect(desk("list --source ahs").spoken.contains("There is no source “ahs”."))
  }

  @Test("Two alliances of one short name are told apart by their sources, and the first keeps its name")
  func sameAlliance() throws {
    let alliances = try Alliances(["elm"])
    let desk = alliances.facilitator
    let twin = desk.does("source add north ../elm-shared.git")
    #expect(twin.spoken.contains("Its alliance “elm” is called “north-elm” here, since another one is “elm”."))
    #expect(desk.does("list").out.contains("  elm/paired-reading"))
    #expect(desk.does("list").out.contains("north-elm/paired-reading"))
    #expect(desk.does("history north-elm/paired-reading").out.contains("in north"))
    desk.does("source remove north")
    #expect(desk.does("list").out.contains("  elm/paired-reading"))
    #expect(desk("show north-elm/paired-reading").code == 6)
  }

  @Test("An alliance of the folder itself keeps its name beside one of a source")
  func ownName() throws {
    let desk = try Alliances(["elm"]).facilitator
    desk.does("source remove elm")
    desk.does("alliance new elm --name 'Our own'")
    desk.does("new reading --alliance elm --practice reading --outcome 'reading age' --for-whom 'year 7'")
    desk.does("source add far ../elm-shared.git")
    let list = desk.does("list").out
    #expect(list.contains("elm/reading") && list.contains("far-elm/paired-reading"))
    desk.does("cycle new -e elm/reading --aim 'Begin.'")
  }

  @Test("What is read from a source cannot be changed here, and the way is told")
  func readOnly() throws {
    let desk = try Alliances(["elm"]).facilitator
    let before = try desk.git("rev-parse", "HEAD")
    for line in [
      "log -e elm/paired-reading -m Words.", "cycle close -e paired-reading --decision adapt --why Words.",
      "new another --alliance elm --practice reading --outcome age --for-whom all", "alliance new elm --name Elm",
      "edit elm/paired-reading --set title=Other", "check --fix paired-reading",
    ] {
      let answer = desk(line)
      #expect(answer.code == 1, "\(line)\n\(answer.seen)")
      #expect(
        answer.spoken.contains("“elm” is read from the source “elm”, and is changed where it is kept."), "\(line)")
    }
    #expect(try desk.git("rev-parse", "HEAD") == before)
    #expect(try desk.git("status", "--porcelain") == "")
  }

  @Test("A fetch takes what is new and says so; a source that cannot be reached hides no other")
  func fetch() throws {
    let alliances = try Alliances(["elm", "oak"])
    let desk = alliances.facilitator
    #expect(desk.does("source fetch").spoken.contains("elm: nothing new since 15 November 2026 (1 enquiry)."))
    try alliances.desk("oak").does("evidence add --kind survey --share cluster -m 'Newer words.'")
    try alliances.desk("oak").does("share --yes")
    try FileManager.default.removeItem(atPath: Scratch.current("elm-shared.git"))
    let answer = desk("source fetch")
    #expect(answer.code == 1)
    #expect(answer.spoken.contains("elm: There is no repository at"))
    #expect(answer.spoken.contains("oak: as of 15 November 2026, 1 enquiry."))
    #expect(desk.does("show oak/paired-reading").out.contains("Newer words."))
    #expect(desk.does("show elm/paired-reading").out.contains("A survey for the cluster at elm."))
  }

  @Test("A source whose history was written anew is a loud warning, and what was there is kept")
  func rewritten() throws {
    let alliances = try Alliances(["elm"])
    let desk = alliances.facilitator
    let before = try desk.git("rev-parse", "refs/sources/elm/head").trimmingCharacters(in: .newlines)
    let elm = try alliances.desk("elm")
    _ = try elm.git("update-ref", "-d", "refs/heads/shared/cluster")
    _ = try elm.git("update-ref", "-d", "refs/remotes/shared/shared/cluster")
    try git("update-ref", "-d", "refs/heads/shared/cluster", in: Scratch.current("elm-shared.git"))
    elm.does("evidence add --kind survey --share cluster -m 'Written anew.'")
    elm.does("share --yes")
    let answer = desk.does("source fetch")
    #expect(answer.spoken.contains("elm: as of 15 November 2026, 1 enquiry. WARNING: its history was written anew."))
    let kept = try desk.git("for-each-ref", "--format=%(objectname) %(refname)", "refs/sources/elm/kept")
    #expect(kept == "\(before) refs/sources/elm/kept/\(before.prefix(7))\n")
    #expect(desk.does("show paired-reading").out.contains("Written anew."))
  }

  @Test("A folder that was never fetched here is said to be missing, and what it may hold is no error")
  func neverFetched() throws {
    let desk = try Alliances(["elm"]).facilitator
    desk.does("cluster new north --name North --alliance elm")
    _ = try desk.git("update-ref", "-d", "refs/sources/elm/head")
    let answer = desk.does("list")
    #expect(answer.spoken.contains("elm is not here, and not among what is shown: enquiry source fetch"))
    #expect(desk.does("check").out.contains("There is no alliance “elm”."))
    desk.does("source fetch")
    #expect(desk.does("check").out == "")
  }
}
