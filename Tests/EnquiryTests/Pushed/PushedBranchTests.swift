import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Branches that are made for others, and what a server holds besides; the command by hand.
@Suite("What is pushed where", .scratch)
struct PushedBranchTests {
  /// A branch that shares no commit with `main`, with some of its files.
  private func share(_ server: Server, _ files: [String: String]) throws {
    _ = try server.desk.git("checkout", "-q", "--orphan", "shared/cluster")
    _ = try server.desk.git("commit", "-q", "-m", "What is shared")
    try server.commit(files, "Refresh")
  }

  @Test func `a branch for other alliances is taken, also where its records name what is not shared`() throws {
    let server = try Server.begun()
    let entry = "---\nschema: enquiry/1\nshare: cluster\ncycle: 00000000\n---\n\nRead.\n"
    try share(server, [Server.entry("aaaaaaaa"): entry])
    try server.takes("shared/cluster")
    try server.commit([Server.entry("aaaaaaaa"): entry + "On.\n"])
    try server.takes("shared/cluster")
    try server.commit([Server.entry("bbbbbbbb"): Server.note("For the team.")])
    try server.refuses("shared/cluster", saying: "This entry is for its own team")
  }

  @Test func `branches for other alliances and others have no commit in common, pushed apart or together`() throws {
    let server = try Server.begun()
    try server.refuses("main:refs/heads/shared/cluster", saying: "has commits of a branch that is not.")
    try share(server, [:])
    try server.takes("shared/cluster")
    try server.refuses("shared/cluster:refs/heads/other", saying: "made for other alliances")
    _ = try server.desk.git("checkout", "-q", "main")
    try server.goes("git merge -q --no-edit --allow-unrelated-histories -s ours shared/cluster")
    try server.refuses("main", saying: "made for other alliances")
    let empty = try Server("empty.git", desk: server.desk)
    try empty.refuses("main", "main:refs/heads/shared/cluster", saying: "has commits of a branch that is not.")
  }

  @Test func `what is no enquiry folder may be rewritten and deleted, and has links; rows are refused`() throws {
    let server = try Server.begun()
    _ = try server.desk.git("checkout", "-q", "--orphan", "site")
    _ = try server.desk.git("rm", "-q", "-r", "-f", ".")
    try FileManager.default.createSymbolicLink(
      atPath: server.desk.folder + "/link", withDestinationPath: "index.html")
    try server.commit(["index.html": "Ring 01632 960001.\n", "aux.md": "x\n"])
    try server.takes("site")
    _ = try server.desk.git("commit", "-q", "--amend", "-m", "Otherwise")
    try server.takes("--force", "site")
    try server.commit(["data/pupils.csv": "upn,score\n\(Server.upn),3\n"])
    try server.refuses("site", saying: "data/pupils.csv")
    try server.takes("--delete", "site")
  }

  @Test func `a folder further down is looked after, and what lies beside it is not`() throws {
    let server = try Server()
    _ = try server.desk.git("checkout", "-q", "--orphan", "all")
    _ = try server.desk.git("mv", "-k", "enquiries", "elm")
    try FileManager.default.createDirectory(
      atPath: server.desk.folder + "/schools/elm", withIntermediateDirectories: true)
    _ = try server.desk.git("mv", "elm", "schools/elm/enquiries")
    try server.commit(["src/mail.txt": "Ring 01632 960001.\n"])
    try server.takes("all")
    try server.commit(["schools/elm/\(Server.entry("aaaaaaaa"))": Server.note("Pupil \(Server.upn).")])
    try server.refuses("all", saying: "schools/elm/enquiries/elm/paired-reading/evidence/", "line 5")
    try server.goes("git reset -q --hard HEAD~1")
    try server.commit(["schools/elm/private/x.md": "x\n", "schools/elm/CON": "x\n"])
    try server.refuses("all", saying: "is the name of a device")
  }

  @Test func `a path with a colon is found, and what another repository lends`() throws {
    let server = try Server.begun("a:b \"c\" é.git", unpackLimit: 1)
    server.desk.does("log -m 'Read.' -e paired-reading")
    try server.takes("main")
    let other = Scratch.current("borrowing.git")
    try git("clone", "-q", "--bare", "--reference", server.folder, server.folder, other)
    try FileManager.default.copyItem(atPath: server.folder + "/hooks/pre-receive", toPath: other + "/hooks/pre-receive")
    try server.commit([Server.entry("aaaaaaaa"): Server.note("Pupil \(Server.upn).")])
    let answer = try run("git", ["push", other, "main"], in: server.desk.folder)
    #expect(answer.status != 0 && answer.error.contains("This looks like a UPN."), "\(answer.error)")
  }

  @Test func `nothing is saved while git holds back what is pushed`() throws {
    var desk = Desk.withEnquiry()
    desk.environment["GIT_OBJECT_DIRECTORY"] = Scratch.current("elsewhere")
    let answer = desk("log -m 'Read.' -e paired-reading")
    #expect(
      answer.code == 1 && answer.spoken.contains("nothing is saved before its hooks have ended"), "\(answer.seen)")
  }

  @Test func `by hand two commits are compared, whatever other branches have`() throws {
    let server = try Server.begun()
    let desk = server.desk
    #expect(desk("check --pushed HEAD~1 HEAD").code == 0)
    let bad = try server.commit([Server.entry("aaaaaaaa"): Server.note("Pupil \(Server.upn).")])
    _ = try desk.git("branch", "other")
    try server.commit([Server.entry("aaaaaaaa"): Server.note("One pupil.")])
    let answer = desk("check --pushed origin/main HEAD --json")
    #expect(answer.code == 5)
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    let findings = try #require(whole["findings"] as? [[String: Any]])
    #expect(whole["schema"] as? String == "enquiry.pushed/1" && whole["commits"] as? Int == 2)
    #expect(findings.count == 1 && findings[0]["commits"] as? [String] == [bad])
    #expect(findings[0]["code"] as? String == "identifier_in_text")
    #expect(desk("check --pushed \(String(repeating: "0", count: 40)) HEAD").code == 5)
    #expect(desk("check --pushed HEAD~1 HEAD").code == 0)
    try server.commit([Server.enquiry + "/measures/age.yaml": "a: b: c\n"])
    #expect(desk("check --pushed HEAD~1 HEAD").code == 3)
    #expect(desk("check --pushed nowhere HEAD").code == 6)
  }
}
