import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// One source that is not as it should be harms no other, and nothing comes here that was not asked for.
@Suite("Sources that are not as they should be", .scratch)
struct SourceCareTests {
  private func refs(_ desk: Desk) throws -> String {
    try desk.git("for-each-ref", "--format=%(refname)", "refs/sources")
  }

  @Test("A folder that the source does not have hides no other source, and can be mended")
  func wrongFolder() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    let programme = "enquiries/programme.yaml"
    let sound = try desk.read(programme)
    try desk.write(sound.replacing("  - name: elm\n", with: "  - name: elm\n    folder: nowhere\n"), to: programme)
    let list = desk.does("list")
    #expect(list.out.contains("oak/paired-reading") && !list.out.contains("elm/"))
    #expect(list.spoken.contains("elm is not among what is shown, since it cannot be read: it has no folder nowhere."))
    #expect(desk.does("source list").out.contains("elm     cannot be read"))
    desk.does("save")
    let fetched = desk("source fetch")
    #expect(fetched.code == 1)
    #expect(fetched.spoken.contains("oak: nothing new since"))
    try desk.write(sound, to: programme)
    desk.does("save")
    #expect(desk.does("list").out.contains("elm/paired-reading"))
    desk.does("source remove elm")
  }

  @Test("A ref of a source that leads nowhere hides no other, and the next fetch mends it")
  func lostHead() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    try desk.write(String(repeating: "5", count: 40) + "\n", to: ".git/refs/sources/elm/head")
    #expect(desk.does("list").out.contains("oak/paired-reading"))
    desk.does("source fetch")
    #expect(desk.does("list").out.contains("elm/paired-reading"))
  }

  @Test("What was only tried, or could not be added, leaves nothing here")
  func notAdded() throws {
    let desk = try Alliances(["elm", "oak"]).facilitator
    desk.does("source remove elm")
    #expect(desk.does("source add elm ../elm-shared.git --dry-run").spoken.contains("nothing was"))
    #expect(try refs(desk) == "refs/sources/oak/head\n")
    try desk.write(
      try desk.read("enquiries/programme.yaml").replacing("oak", with: "elder"), to: "enquiries/programme.yaml")
    #expect(desk("source add elm ../elm-shared.git").code != 0)
    #expect(try refs(desk) == "refs/sources/oak/head\n")
  }

  @Test("A path is saved as it counts from the folder, so that whoever has both can use it")
  func relativePath() throws {
    let desk = try Alliances(["elm"]).facilitator
    #expect(try desk.read("enquiries/programme.yaml").contains("    url: ../elm-shared.git\n"))
    #expect(desk.does("source fetch").spoken.contains("elm: nothing new"))
  }

  @Test(
    "A password or a token in an address is refused, also when it is written by hand",
    arguments: [
      "https://u:secretpw@host.example/elm.git", "https://ghp_0123456789abcdefghij@host.example/elm.git",
      "http://0123456789abcdef0123456789abcdef@host.example/elm.git",
    ])
  func secrets(_ url: String) throws {
    let desk = try Alliances(["elm"]).facilitator
    #expect(desk("source add tok \(url)").code == 5)
    let programme = try desk.read("enquiries/programme.yaml")
    try desk.write(programme.replacing("../elm-shared.git", with: url), to: "enquiries/programme.yaml")
    #expect(desk("check").out.contains("There is a password in this address"))
    #expect(desk("save").code != 0)
    #expect(try desk.git("log", "-p").contains(url) == false)
  }

  @Test("What cannot be an address is told by check, with its line")
  func noAddress() throws {
    let desk = try Alliances(["elm"]).facilitator
    let programme = try desk.read("enquiries/programme.yaml")
    for url in ["ext::sh -c true", "--upload-pack=touch", "git://host/elm.git"] {
      try desk.write(programme.replacing("../elm-shared.git", with: "\"\(url)\""), to: "enquiries/programme.yaml")
      #expect(desk("check").out.contains("This cannot be used as an address"), "\(url)")
    }
  }

  @Test("A day is read of each source as it was on that day, also where a pack was issued of the same commit")
  func dayBeforePack() throws {
    let alliances = try Alliances(["elm", "oak"])
    var desk = alliances.facilitator
    desk.does("cluster new north --name North --alliance elm")
    desk.now = Moment(seconds: desk.now.seconds + 20 * 86_400, offsetMinutes: 0)
    var elm = try alliances.desk("elm")
    elm.now = Moment(seconds: elm.now.seconds + 15 * 86_400, offsetMinutes: 0)
    elm.does("evidence add --kind survey --share cluster -m 'Newer words.'")
    elm.does("share --yes")
    desk.does("source fetch")
    desk.does("pack north --issue --meeting 2026-12-10 -o pack.html")
    let day = desk.does("show elm/paired-reading --as-of 2026-11-20")
    #expect(!day.out.contains("Newer words.") && day.out.contains("A survey for the cluster at elm."))
    let list = desk.does("list --as-of 2026-11-20")
    #expect(list.out.contains("oak/paired-reading") && !list.spoken.contains("is not"))
    #expect(desk.does("show elm/paired-reading --as-of pack/north/2026-12-10/cluster").out.contains("Newer words."))
  }
}
