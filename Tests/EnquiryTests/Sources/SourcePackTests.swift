import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A pack of a cluster whose alliances are read from sources: each at its own commit, which the pack names and keeps.
@Suite("Packs from sources", .scratch)
struct SourcePackTests {
  private func begun() throws -> (Alliances, Desk) {
    let alliances = try Alliances(["elm", "oak"])
    let desk = alliances.facilitator
    desk.does("cluster new north --name North --alliance elm --alliance oak")
    return (alliances, desk)
  }

  private func commit(of name: String, _ desk: Desk) throws -> String {
    try desk.git("rev-parse", "refs/sources/\(name)/head").trimmingCharacters(in: .newlines)
  }

  private func share(_ words: String, _ name: String, _ alliances: Alliances) throws {
    try alliances.desk(name).does("evidence add --kind survey --share cluster -m '\(words)'")
    try alliances.desk(name).does("share --yes")
  }

  @Test("The colophon names each source at its commit; for the public without its name")
  func colophon() throws {
    let (_, desk) = try begun()
    let pack = desk.does("pack north -o -  --format md").out
    for name in ["elm", "oak"] {
      #expect(pack.contains("\(name) as of 15 November 2026 (\(try commit(of: name, desk).prefix(7)))"))
    }
    let open = desk.does("pack north --audience public -o - --format md").out
    #expect(!open.contains("elm as of"))
    #expect(open.contains("as of 15 November 2026 (\(try commit(of: "elm", desk).prefix(7)))"))
  }

  @Test("An issued pack keeps the commits of its sources, also when their histories are written anew and git tidies up")
  func kept() throws {
    let (alliances, desk) = try begun()
    let first = try (commit(of: "elm", desk), commit(of: "oak", desk))
    desk.does("pack north --issue --meeting 2026-12-03 -o pack.html")
    let record = try desk.read("enquiries/clusters/north/packs/2026-12-03-cluster.yaml")
    #expect(record.contains("  - name: elm\n    commit: \(first.0)\n  - name: oak\n    commit: \(first.1)\n"))
    try share("Later words.", "elm", alliances)
    desk.does("source fetch")
    #expect(desk.does("show elm/paired-reading").out.contains("Later words."))
    let then = desk.does("show elm/paired-reading --as-of pack/north/2026-12-03/cluster").out
    #expect(!then.contains("Later words.") && then.contains("A survey for the cluster at elm."))
    desk.does("source remove elm")
    _ = try desk.git("reflog", "expire", "--expire=now", "--all")
    _ = try desk.git("gc", "-q", "--prune=now")
    #expect(try desk.git("cat-file", "-t", first.0) == "commit\n")
    let again = desk.does("pack north --as-of pack/north/2026-12-03/cluster --meeting 2026-12-03 -o - --format md").out
    #expect(again.contains("elm as of 15 November 2026 (\(first.0.prefix(7)))"))
  }

  @Test("The same commits of the same sources give the same bytes")
  func sameBytes() throws {
    let (_, desk) = try begun()
    let once = desk.does("pack north -o -").out
    #expect(desk.does("pack north -o -").out == once)
  }

  @Test("A figure that an alliance corrected since the last pack is told as corrected")
  func corrected() throws {
    let desk = try issued(before: "--mean 100 --n 30", after: "--mean 101 --n 30").facilitator
    let pack = desk.does("pack north --meeting 2027-03-04 -o - --format md").out
    #expect(
      pack.contains("100") && pack.contains("101") && pack.contains("Figures that changed since the last pack"),
      "\(pack)")
  }

  @Test("The page that goes to an alliance before the meeting names no command of the facilitator's folder")
  func prepared() throws {
    let (_, desk) = try begun()
    desk.does("meeting new north --date 2026-12-03")
    desk.does("meeting prepare north -o pages")
    let pages = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/pages")
    #expect(pages.count == 2)
    for page in pages {
      let text = try desk.read("pages/" + page)
      #expect(text.contains("Tell the facilitator which role has looked at it"), "\(page)")
      #expect(!text.contains("meeting agree"), "\(page)")
    }
  }

  @Test("What a facilitator shares has nothing of the sources, nor where they are")
  func notSharedOn() throws {
    let (_, desk) = try begun()
    desk.does("share --yes")
    let files = try desk.git("ls-tree", "-r", "--name-only", "shared/cluster")
    #expect(files == ".gitattributes\n.gitignore\nenquiries/clusters/north/cluster.yaml\nenquiries/programme.yaml\n")
    #expect(!(try desk.git("show", "shared/cluster:enquiries/programme.yaml")).contains("shared.git"))
  }

  @Test("A server that has none of the sources lets the facilitator's folder in")
  func pushed() throws {
    let (_, desk) = try begun()
    try git("init", "-q", "--bare", "-b", "main", Scratch.current("server.git"))
    let program = Desk.program
    try TextFile("hooks/pre-receive", "#!/bin/sh\nexec '\(program)' check --pushed\n", isExecutable: true)
      .write(below: Scratch.current("server.git"))
    _ = try desk.git("push", "-q", Scratch.current("server.git"), "main")
  }

  @Test("No pack is issued while an alliance of the cluster is not here; a draft says so")
  func notFetched() throws {
    let (_, desk) = try begun()
    _ = try desk.git("update-ref", "-d", "refs/sources/elm/head")
    let draft = desk.does("pack north -o -")
    #expect(draft.spoken.contains("The alliance “elm” is not here, and elm is not read."))
    let issue = desk("pack north --issue --meeting 2026-12-03 -o pack.html")
    #expect(issue.code == 1)
    #expect(issue.spoken.contains("No pack is issued. The alliance “elm” is not here"))
    #expect(desk("pack north --issue --meeting 2026-12-03 --source oak").code == 64)
    #expect(try desk.git("tag") == "")
  }

  @Test("What is not shared is not known: no pack says that every entry is shown")
  func onlyWhatIsShared() throws {
    let (_, desk) = try begun()
    for audience in ["cluster", "public"] {
      let pack = desk.does("pack north -o - --format md --audience \(audience)").out
      #expect(!pack.contains("Every log entry is shown."))
      #expect(pack.contains("of its logs only what it shares is known here"))
    }
  }

  /// A cluster whose alliance had some figures when a pack was issued of it, and has others now.
  private func issued(before: String, after: String) throws -> Alliances {
    let alliances = try Alliances(["elm"])
    let elm = try alliances.desk("elm")
    elm.does("measure new reading --title 'Reading age' --scale continuous --unit months")
    elm.does("measure record reading --occasion before \(before)")
    elm.does("share --yes")
    let desk = alliances.facilitator
    desk.does("source fetch")
    desk.does("cluster new north --name North --alliance elm")
    desk.does("pack north --issue --meeting 2026-12-03 -o pack.html")
    elm.does("measure record reading --occasion before \(after)")
    elm.does("share --yes")
    desk.does("source fetch")
    return alliances
  }

  /// Two of 40 people left since the pack.
  private func smallGroup() throws -> (Alliances, Desk) {
    let alliances = try issued(before: "--mean 100 --n 40", after: "--mean 104.5 --n 38")
    return (alliances, alliances.facilitator)
  }

  private static let guarded = "since only a few people came or went"

  @Test(
    "Figures beside which an earlier pack gives a few people away are not shown, whatever the alliance is called here")
  func guarded() throws {
    let (_, desk) = try smallGroup()
    let pack = "pack north --meeting 2027-01-10 -o - --format md"
    #expect(desk.does(pack).out.contains(Self.guarded))
    desk.does("alliance new ash --name Ash")
    _ = try desk.git("mv", "enquiries/ash", "enquiries/elm")
    desk.does("save")
    try desk.write(
      "schema: enquiry/1\nname: North\nalliances: [elm-elm]\n", to: "enquiries/clusters/north/cluster.yaml")
    desk.does("save")
    let again = desk.does(pack).out
    #expect(again.contains(Self.guarded) && !again.contains("104.5"))
  }

  @Test("A copy that lacks what an earlier pack was made of says that it cannot guard small groups, and issues none")
  func unguarded() throws {
    let (alliances, desk) = try smallGroup()
    let elm = try alliances.desk("elm")
    _ = try elm.git("update-ref", "-d", "refs/heads/shared/cluster")
    _ = try elm.git("update-ref", "-d", "refs/remotes/shared/shared/cluster")
    try git("update-ref", "-d", "refs/heads/shared/cluster", in: Scratch.current("elm-shared.git"))
    elm.does("share --yes")
    try git("gc", "-q", "--prune=now", in: Scratch.current("elm-shared.git"))
    try git("clone", "-q", "--no-local", desk.folder, Scratch.current("copy"))
    var copy = desk
    copy.folder = Scratch.current("copy")
    copy.does("source fetch")
    let words = "whether figures of this one give a small group away beside it cannot be seen"
    #expect(copy.does("pack north --meeting 2027-01-10 -o -").spoken.contains(words))
    let issue = copy("pack north --issue --meeting 2027-01-10 -o pack.html")
    #expect(issue.code == 1)
    #expect(issue.spoken.contains("No pack is issued. The pack of 3 December 2026 was made of elm at"))
    #expect(copy.does("list --as-of pack/north/2026-12-03/cluster").spoken.contains("which is not here"))
    _ = try copy.git("fetch", "-q", desk.folder, "refs/sources/*:refs/sources/*", "--force")
    #expect(copy.does("pack north --meeting 2027-01-10 -o - --format md").out.contains(Self.guarded))
  }
}
