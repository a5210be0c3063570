import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `Sharing with the cluster` {
  private let place = "enquiries/elm/paired-reading"

  private func id(of kind: String, in desk: Desk, holding word: String) throws -> String {
    let folder = "\(place)/\(kind)"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/" + folder).first {
        try desk.read("\(folder)/\($0)").contains(word)
      })
    return String(name.dropLast(3).suffix(8))
  }

  private func paths(_ desk: Desk) throws -> [String] {
    try desk.git("ls-tree", "-r", "--full-tree", "--name-only", "shared/cluster").split(separator: "\n").map(
      String.init)
  }

  private func chain(_ desk: Desk) throws -> [String] {
    try desk.git("log", "--format=%s", "shared/cluster").split(separator: "\n").map(String.init)
  }

  @Test func `shows what goes and what stays, and asks`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'for us'")
    desk.does("leadership add -m 'for all' --share cluster")
    let no = desk.types("share", [.line("n")])
    #expect(no.code == 1)
    #expect(no.spoken.contains("goes: the plan, 1 leadership entry stays here: 1 evidence entry"))
    #expect(try desk.git("branch", "--list", "shared/*").isEmpty)
    let yes = desk.types("share", [.line("y")])
    #expect(yes.code == 0)
    #expect(yes.spoken.contains("Shared 4 records with the cluster, on the branch shared/cluster."))
    #expect(
      try paths(desk).filter { $0.hasPrefix(place) }.map { $0.split(separator: "/")[3] } == [
        "enquiry.md", "leadership",
      ])
  }

  @Test func `without a terminal waits for --yes, and a dry run writes nothing`() throws {
    let desk = Desk.withEnquiry()
    #expect(desk("share --no-input").code == 64)
    let dry = desk.does("share --dry-run")
    #expect(dry.out.contains("elm/paired-reading: Daily paired reading\n  goes: the plan\n"))
    #expect(try desk.git("branch", "--list", "shared/*").isEmpty)
  }

  @Test func `begins a history of its own, each refresh on the last, and leaves HEAD, index and files alone`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("a draft\n", to: "draft.txt")
    _ = try desk.git("add", "draft.txt")
    let before = try (desk.git("rev-parse", "HEAD"), desk.git("ls-files", "-s"), desk.git("status", "--short"))
    desk.does("share --yes")
    #expect(try desk.git("rev-list", "--parents", "shared/cluster").split(separator: " ").count == 1)
    #expect(try run("git", ["merge-base", "HEAD", "shared/cluster"], in: desk.folder).status == 1)
    let after = try (desk.git("rev-parse", "HEAD"), desk.git("ls-files", "-s"), desk.git("status", "--short"))
    #expect(before == after)
    #expect(
      try desk.git("log", "-1", "--format=%an %ae|%cn|%B", "shared/cluster").hasPrefix(
        "project lead, Elm School project-lead-elm-school@enquiry.invalid|project lead, Elm School|"
          + "Share with the cluster\n\nAction: share"))
    desk.does("evidence add -m 'second' --share cluster")
    desk.does("share --yes")
    #expect(try chain(desk) == ["Share with the cluster: 1 new", "Share with the cluster"])
    #expect(try desk.git("fsck", "--strict", "--no-dangling").isEmpty)
    #expect(try desk.git("for-each-ref", "--format=%(refname)").contains("refs/heads/shared/cluster"))
  }

  @Test func `makes no commit where nothing is new, also when something that stays is`() throws {
    let desk = Desk.withEnquiry()
    desk.does("share --yes")
    let tip = try desk.git("rev-parse", "shared/cluster")
    desk.does("evidence add -m 'for us'")
    let answer = desk.does("share")
    #expect(answer.spoken.contains("Nothing new to share"))
    #expect(try desk.git("rev-parse", "shared/cluster") == tip)
    #expect(try desk.json("share")["changed"] as? Bool == false)
  }

  @Test func `tells of what is withdrawn that the history of the branch still holds it`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'a word too much' --share cluster")
    desk.does("share --yes")
    desk.does("edit \(try id(of: "evidence", in: desk, holding: "too much")) --share team")
    let answer = desk.does("share --yes")
    #expect(answer.err.contains("  withdrawn: 1 evidence entry\n  stays here: 1 evidence entry\n"))
    #expect(answer.spoken.contains("The history of the branch still holds it, and whoever fetched it has it."))
    #expect(try paths(desk).allSatisfy { !$0.contains("/evidence/") })
    #expect(try desk.git("show", "shared/cluster~1:\(place)/evidence").contains("other"))
  }

  @Test func `shares what is saved alone, and says that edits by hand do not go`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(try desk.read("\(place)/enquiry.md") + "\nNot saved.\n", to: "\(place)/enquiry.md")
    let answer = desk.does("share --yes")
    #expect(answer.spoken.contains("Edits by hand in 1 file are not saved, and do not go."))
    #expect(try !desk.git("show", "shared/cluster:\(place)/enquiry.md").contains("Not saved"))
  }

  @Test func `knows an enquiry that was renamed, and whose records stay the same`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'seen' --share cluster")
    desk.does("share --yes")
    _ = try desk.git("mv", place, "enquiries/elm/reading-in-pairs")
    _ = try desk.git("commit", "-q", "-m", "Rename")
    let told = try #require((try desk.json("share --dry-run")["enquiries"] as? [[String: Any]])?.first)
    #expect(told["former"] as? String == "elm/paired-reading")
    for key in ["new", "changed", "withdrawn"] { #expect((told[key] as? [String: Int])?.isEmpty == true, "\(key)") }
    desk.does("share --yes")
    #expect(try paths(desk).allSatisfy { !$0.hasPrefix(place) })
  }

  @Test func `of two alliances in one folder keeps both, and tells of each`() throws {
    let desk = Desk.withEnquiry()
    desk.does("alliance new oak --name 'Oak Alliance'")
    desk.does("new paired-reading --alliance oak --practice 'reading to parents'")
    desk.does("share --yes")
    #expect(try paths(desk).filter { $0.hasSuffix("enquiry.md") }.count == 2)
    desk.does("evidence add -e oak/paired-reading -m 'seen' --share public")
    let answer = desk.does("share --yes")
    #expect(answer.err.contains("oak/paired-reading: Reading to parents\n"))
    #expect(answer.spoken.contains("1 enquiry is as shared last."))
    _ = try desk.git("rm", "-q", "-r", "enquiries/oak/paired-reading")
    _ = try desk.git("commit", "-q", "-m", "Gone")
    #expect(
      desk.does("share --yes").err.contains(
        "oak/paired-reading\n  goes: nothing\n  withdrawn: the plan, 1 evidence entry\n"))
  }

  @Test func `from a folder further down stands at the top of the branch, and names no folder above it`() throws {
    var desk = Desk(Scratch.current("repository"))
    try git("init", "-q", "-b", "main", desk.folder)
    desk.does("init schools/oak-merger --name 'Elm programme' --sign 'project lead, Elm School'")
    desk.folder += "/schools/oak-merger"
    desk.does("alliance new elm --name 'Elm Alliance'")
    desk.does("share --yes")
    #expect(
      try paths(desk) == [".gitattributes", ".gitignore", "enquiries/elm/alliance.yaml", "enquiries/programme.yaml"])
    #expect(try !desk.git("log", "-p", "shared/cluster").contains("oak-merger"))
    desk.folder = Scratch.current("repository")
    desk.does("init other --name 'Oak programme' --sign 'project lead, Oak School'")
    desk.folder += "/other"
    #expect(desk("share --yes").spoken.contains("holds what another enquiry folder of this repository shares"))
  }

  @Test func `goes on from what a colleague shared in another copy`() throws {
    let desk = Desk.withEnquiry()
    try git("clone", "-q", "--bare", desk.folder, Scratch.current("server.git"))
    _ = try desk.git("remote", "add", "origin", Scratch.current("server.git"))
    desk.does("share --yes")
    _ = try desk.git("push", "-q", "origin", "shared/cluster")
    var other = desk
    other.folder = Scratch.current("other")
    try git("clone", "-q", Scratch.current("server.git"), other.folder)
    _ = try other.git("config", "user.name", "literacy lead, Oak School")
    _ = try other.git("config", "user.email", "literacy-lead@enquiry.invalid")
    #expect(other.does("share").spoken.contains("Nothing new to share"))
    other.does("evidence add -m 'seen elsewhere' --share cluster")
    other.does("share --yes")
    _ = try other.git("push", "-q", "origin", "HEAD", "shared/cluster")
    desk.does("evidence add -m 'seen here' --share cluster")
    desk.does("share --yes")
    _ = try desk.git("fetch", "-q")
    desk.does("share --yes")
    #expect(try desk.git("log", "--format=%H", "--max-parents=0", "shared/cluster").split(separator: "\n").count == 1)
    #expect(try desk.git("merge-base", "--is-ancestor", "origin/shared/cluster", "shared/cluster").isEmpty)
  }

  @Test func `of many enquiries tells of the first twelve, and adds up the others`() throws {
    let desk = Desk.withEnquiry()
    let plan = try desk.read("\(place)/enquiry.md")
    for number in 1...13 {
      let copy = plan.replacing(/id: .*/, with: "id: c000\(1000 + number)")
      try desk.write(copy, to: "enquiries/elm/copy-\(number)/enquiry.md")
    }
    desk.does("save")
    let told = desk.does("share --yes").err
    #expect(told.contains("2 more enquiries\n  goes: 2 plans\n"))
    #expect(told.components(separatedBy: "goes: the plan\n").count == 13)
    try desk.write(plan.replacing(/id: .*/, with: "id: c0002000"), to: "enquiries/elm/new/enquiry.md")
    desk.does("save")
    #expect(
      desk.does("share --yes").err.contains("elm/new: Daily paired reading (new)\n  goes: the plan\n\n14 enquiries are")
    )
  }

  @Test func `keeps in git's settings whether it goes with sending and receiving`() throws {
    let desk = Desk.withEnquiry()
    desk.does("share --yes --with-sync")
    #expect(try desk.git("config", "enquiry.share") == "sync\n")
    #expect(try desk.json("share")["with_sync"] as? Bool == true)
    desk.does("share --not-with-sync")
    #expect(try desk.json("share")["with_sync"] as? Bool == false)
  }

  @Test func `leaves figures of a few people here, as packs do`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age --scale continuous")
    desk.does("measure record reading-age --occasion before --n 24 --mean 90")
    desk.does("measure record reading-age --occasion before --n 3 --mean 61.7 --subgroup-by pp --subgroup yes")
    let answer = desk.does("share --yes")
    #expect(answer.spoken.contains("stays here, too: 1 figure of small groups"))
    #expect(try !desk.git("log", "-p", "shared/cluster").contains("61.7"))
  }

  @Test func `of a file that cannot be read takes nothing, and says so`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'seen' --share cluster")
    let path = try desk.onlyFile(in: "\(place)/evidence")
    try desk.write("---\nshare: cluster\nrole: a: b\n---\nseen\n", to: path)
    _ = try desk.git("commit", "-q", "-a", "-m", "By hand")
    let answer = desk.does("share --yes")
    #expect(answer.spoken.contains("cannot be read: 1 file"))
    #expect(try !paths(desk).contains(path))
  }

  @Test func `of a folder that was never saved has nothing to share`() throws {
    let desk = Desk()
    try git("init", "-q", desk.folder)
    try desk.write("schema: enquiry/1\nname: Elm programme\n", to: "enquiries/programme.yaml")
    #expect(desk("share --yes").spoken.contains("Nothing is saved here yet"))
  }
}
