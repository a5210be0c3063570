import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct IdentityTests {
  let folder = Scratch.current("repo")
  let nobody = ["HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"]

  private func opened(_ environment: [String: String]) throws -> Repository {
    try Repository.create(at: folder, environment: nobody.merging(environment) { $1 })
  }

  @Test func `nobody is guessed`() throws {
    let error = #expect(throws: GitError.self) { try opened([:]).author(now: now) }
    #expect(error?.code == .noAuthor)
    #expect(error?.detail == .setting("user.name"))
    #expect(
      error?.description == "Could not say who is the author: git does not know your user.name; set it with git config."
    )
    let empty = #expect(throws: GitError.self) { try opened(["GIT_AUTHOR_NAME": " "]).author(now: now) }
    #expect(empty?.detail == .setting("GIT_AUTHOR_NAME"))
  }

  @Test func `the environment comes before author, and author before user`() throws {
    let repository = try opened([:])
    try repository.set("user.name", "Project lead <x>\n")
    try repository.set("user.email", "lead@elm.example")
    #expect(try repository.author(now: now) == Signature(name: "Project lead x", email: "lead@elm.example", when: now))
    try repository.set("author.name", "Teacher")
    #expect(try repository.author(now: now).name == "Teacher")
    #expect(try repository.committer(now: now).name == "Project lead x")
    let given = try opened([
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "a@x", "GIT_AUTHOR_DATE": "2014-03-05T10:11:12+01:00",
    ])
    let author = Signature(name: "Ada", email: "a@x", when: Moment(seconds: 1_394_010_672, offsetMinutes: 60))
    #expect(try given.author(now: now) == author)
    #expect(try given.committer(now: now).when == now)
  }

  @Test func `configuration comes from where git takes it`() throws {
    try TextFile("home/.gitconfig", "[user]\n\tname = Home\n[Core \"Sub.Name\"]\n\tFlag\n").write(
      below: Scratch.current.path)
    try TextFile("xdg/git/config", "[user]\n\tname = Xdg\n\temail = xdg@x\n").write(below: Scratch.current.path)
    try TextFile("system", "[user]\n\tname = System\n\temail = s@x\n[a]\n\tb = 1\n\tb = 2\n").write(
      below: Scratch.current.path)
    try TextFile("global", "[user]\n\tname = Global\n[include]\n\tpath = more\n").write(below: Scratch.current.path)
    try TextFile("more", "[user]\n\temail = more@x\n").write(below: Scratch.current.path)
    var environment = [
      "HOME": Scratch.current("home"), "XDG_CONFIG_HOME": Scratch.current("xdg"),
      "GIT_CONFIG_SYSTEM": Scratch.current("system"),
    ]
    func configuration() throws -> Configuration {
      try Repository.create(at: folder, environment: environment).configuration()
    }
    var found = try configuration()
    #expect(found.string("USER.name") == "Home")
    #expect(found.string("user.email") == "xdg@x")
    #expect(found.string("core.Sub.Name.flag") == "true")
    #expect(found.string("core.sub.name.flag") == nil)
    #expect(found.strings("a.b") == ["1", "2"])
    environment["GIT_CONFIG_GLOBAL"] = Scratch.current("global")
    found = try configuration()
    #expect(found.string("user.name") == "Global")
    #expect(found.string("user.email") == "more@x")
    environment["GIT_CONFIG_NOSYSTEM"] = "yes"
    #expect(try configuration().string("a.b") == nil)
    environment.merge([
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Count",
    ]) { $1 }
    #expect(try configuration().string("user.name") == "Count")
    environment["GIT_CONFIG_COUNT"] = "2"
    let error = #expect(throws: GitError.self) { try configuration() }
    #expect(error?.detail == .setting("GIT_CONFIG_KEY_1"))
  }

  @Test(arguments: [
    "@1394014272 +0100", "1394014272 -0330", "2014-03-05T10:11:12Z", "2014-03-05T10:11:12+01:00",
    "2014-03-05 10:11:12 -0500", "Wed, 5 Mar 2014 10:11:12 +0530", "05 Mar 2014 10:11:12 +0000", "2016-02-29T23:59:59Z",
    "2099-12-31T23:59:59 +0000", "2000-03-01 00:00:00 +0000",
  ])
  func `a date is what git takes it for`(date: String) throws {
    let repository = try opened(["GIT_AUTHOR_DATE": date, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@x"])
    let moment = try repository.author(now: now).when
    let tree = try git("write-tree", in: folder).dropLast()
    let commit = try git("commit-tree", "-m", "x", String(tree), in: folder, with: ["GIT_AUTHOR_DATE": date]).dropLast()
    #expect(try git("log", "-1", "--format=%at", String(commit), in: folder) == "\(moment.seconds)\n")
    let parsed = try repository.commit(#require(ObjectID(hex: commit))).author.when
    #expect(parsed == moment)
  }

  @Test func `a day alone is noon, a missing zone that of now`() {
    let here = Moment(seconds: 0, offsetMinutes: 120)
    #expect(Moment(parsing: "2014-03-05", now: here) == Moment(seconds: 1_394_013_600, offsetMinutes: 120))
    #expect(Moment(parsing: "2014-03-05T12:00", now: here) == Moment(seconds: 1_394_013_600, offsetMinutes: 120))
    #expect(Moment(parsing: "@7", now: here) == Moment(seconds: 7, offsetMinutes: 120))
  }

  @Test(arguments: [
    "yesterday", "2014-02-29", "2014-13-01", "2014-3-5", "5", "20140305", "2014-03-05T25:00",
    "2014-03-05T10:11:12+9900",
    "2014-03-05T10", "-1 +0000", "٢٠١٤-03-05", "2014-03-05Tx", "Wed, 5 Foo 2014 10:11:12 +0000",
  ])
  func `a date that is none is refused by the name of its variable`(date: String) throws {
    let repository = try opened(["GIT_COMMITTER_DATE": date, "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@x"])
    let error = #expect(throws: GitError.self) { try repository.committer(now: now) }
    #expect(error?.code == .badDate)
    #expect(error?.detail == .setting("GIT_COMMITTER_DATE"))
  }
}
