import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct RemoteConnectionTests {
  private let folder = Scratch.current("repo")
  private let server = Scratch.current("Elm's server é.git")
  private let main = "refs/heads/main"

  private var options: RemoteOptions {
    var options = RemoteOptions(environment: cleanEnvironment.merging(["PATH": path]) { $1 })
    options.patience = 5
    return options
  }

  private var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

  /// A server with one commit, by plain git.
  private func served() throws -> ObjectID {
    try git("init", "-q", "--bare", "-b", "main", server)
    let repository = try Repository.scratch("other")
    let commit = try #require(try repository.save("a.md", "1\n"))
    try git("push", "-q", server, "main", in: Scratch.current("other"))
    return commit
  }

  private func hook(_ name: String, _ script: String) throws {
    try TextFile("hooks/\(name)", "#!/bin/sh\n\(script)\n", isExecutable: true).write(below: server)
  }

  /// The ways to one server: its folder, and ssh, for which a shell stands in that runs what ssh would run there.
  private func ways() throws -> [(RemoteAddress, RemoteOptions)] {
    try TextFile(
      "ssh", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$0.log\"\nfor last; do :; done\nexec sh -c \"$last\"\n",
      isExecutable: true
    ).write(below: Scratch.current.path)
    var through = options
    through.environment["GIT_SSH"] = Scratch.current("ssh")
    return [
      (try RemoteAddress(server), options),
      (try RemoteAddress("file://\(server.replacingOccurrences(of: " ", with: "%20"))"), options),
      (try RemoteAddress("git@host:\(server)"), through),
    ]
  }

  @Test func `a branch is fetched, by a folder and by ssh, with all that leads to it`() throws {
    let commit = try served()
    for (number, (address, options)) in try ways().enumerated() {
      let repository = try Repository.scratch("repo\(number)")
      let connection = try RemoteConnection(repository, to: address, .fetch, options)
      let listing = try connection.listing()
      #expect(listing.references == [main: commit])
      #expect(listing.usualBranch == main)
      try connection.download([main])
      connection.close()
      try repository.moveReference("refs/remotes/origin/main", from: nil, to: commit, "fetch")
      #expect(try repository.target(of: "refs/remotes/origin/main") == commit)
      try git("fsck", "--full", "--strict", in: Scratch.current("repo\(number)"))
    }
  }

  @Test func `an address of the web that the person's configuration replaces by a folder is read from there`() throws {
    let commit = try served()
    let repository = try Repository.scratch("repo")
    try git("config", "url.\(server).insteadOf", "https://elm.example/elm.git", in: folder)
    let connection = try RemoteConnection(
      repository, to: RemoteAddress("https://elm.example/elm.git"), .fetch, options)
    #expect(try connection.listing().references == [main: commit])
  }

  @Test func `a commit is pushed, by a folder and by ssh, and the hooks there run`() throws {
    _ = try served()
    for (number, (address, options)) in try ways().enumerated() {
      try git("clone", "-q", server, "work\(number)")
      let work = Scratch.current("work\(number)")
      let repository = try Repository(at: work, environment: cleanEnvironment)
      let commit = try #require(try repository.save("n\(number).md", "x\n"))
      try hook("post-receive", "touch \"$PWD/ran\(number)\"\necho heard >&2")
      let connection = try RemoteConnection(repository, to: address, .push, options)
      #expect(try connection.push([(main, main)]) == [main: nil])
      connection.close()
      #expect(try git("rev-parse", "main", in: server) == commit.hex + "\n")
      #expect(FileManager.default.fileExists(atPath: "\(server)/ran\(number)"))
      #expect(connection.said.contains("heard"))
      try git("fsck", "--full", "--strict", in: server)
    }
  }

  @Test func `what a hook refuses is not said to be pushed`() throws {
    _ = try served()
    try git("clone", "-q", server, "work")
    let repository = try Repository(at: Scratch.current("work"), environment: cleanEnvironment)
    try repository.save("b.md", "x\n")
    try hook("pre-receive", "echo 'Not in the holidays.' >&2\nexit 1")
    let connection = try RemoteConnection(repository, to: RemoteAddress(server), .push, options)
    #expect(try connection.push([(main, main)]) == [main: "pre-receive hook declined"])
    #expect(connection.said.contains("Not in the holidays."))
  }

  @Test func `of two who push at once one is told no`() throws {
    _ = try served()
    for name in ["one", "two"] { try git("clone", "-q", server, name) }
    let repositories = try ["one", "two"].map {
      try Repository(at: Scratch.current($0), environment: cleanEnvironment)
    }
    let commits = try repositories.enumerated().map { try $1.save("n\($0).md", "x\n") }
    let connections = try repositories.map { repository in
      let connection = try RemoteConnection(repository, to: RemoteAddress(server), .push, options)
      _ = try connection.listing()
      return connection
    }
    #expect(try connections[0].push([(main, main)]) == [main: nil])
    let late = try connections[1].push([(main, main)])
    #expect(late[main] != .some(nil))
    #expect(try git("rev-parse", "main", in: server) == (commits[0]?.hex ?? "") + "\n")
  }

  @Test func `what is more than may come is given up, in bytes and in objects, and no half of a pack is left`() throws {
    _ = try served()
    let other = try Repository(at: Scratch.current("other"), environment: cleanEnvironment)
    var noise = SplitMix(seed: 1)
    let large = (0..<40_000).map { _ in String(noise.next(), radix: 36) }.joined()
    let commit = try #require(try other.save("large.txt", large))
    try git("push", "-q", server, "main", in: Scratch.current("other"))
    for (number, most) in [Most(bytes: 100_000, objects: 100), Most(bytes: 10 << 20, objects: 3)].enumerated() {
      let repository = try Repository.scratch("repo\(number)")
      var options = options
      options.most = most
      let connection = try RemoteConnection(repository, to: RemoteAddress(server), .fetch, options)
      let error = #expect(throws: GitError.self) { try connection.download([main]) }
      #expect(error?.code == .tooLarge)
      connection.close()
      let folder = Scratch.current("repo\(number)")
      #expect(try run("git", ["cat-file", "-e", commit.hex], in: folder).status != 0)
      let packs = folder + "/.git/objects/pack"
      #expect(try FileManager.default.contentsOfDirectory(atPath: packs) == [])
    }
  }

  @Test func `what is not there says so in git's words`() throws {
    let repository = try Repository.scratch()
    let error = #expect(throws: GitError.self) {
      try RemoteConnection(repository, to: RemoteAddress(server), .fetch, options)
    }
    #expect(error?.code == .endedByServer)
    guard case .said(let words)? = error?.detail else {
      Issue.record("nothing said: \(String(describing: error))")
      return
    }
    #expect(words.contains("does not appear to be a git repository"))
  }

  @Test func `a server that says nothing is given up`() throws {
    let repository = try Repository.scratch()
    var options = options
    options.patience = 1
    options.environment["GIT_SSH_COMMAND"] = "sleep 60; :"
    let begun = ContinuousClock.now
    let error = #expect(throws: GitError.self) {
      try RemoteConnection(repository, to: RemoteAddress("host:elm.git"), .fetch, options)
    }
    #expect(error?.code == .tooLong)
    // Until it was given up, and until the process was ended; far from a minute.
    #expect(ContinuousClock.now - begun < .seconds(20))
  }

  @Test func `ssh gets the path as one word, and asks nobody where it must not`() throws {
    _ = try served()
    let (address, options) = try ways()[2]
    let repository = try Repository.scratch()
    _ = try RemoteConnection(repository, to: address, .fetch, options).listing()
    let words = try String(contentsOfFile: Scratch.current("ssh.log"), encoding: .utf8).split(separator: "\n")
    #expect(words.last == "git-upload-pack '\(server.replacingOccurrences(of: "'", with: "'\\''"))'")
    #expect(words.dropLast().last == "git@host")
    var settings = self.options
    settings.environment["GIT_SSH_COMMAND"] = "/usr/bin/ssh -F none"
    let command = try ServiceCommand(
      .uploadPack, at: RemoteAddress("ssh://host:2222/x"), from: "/", settings: repository.configuration(),
      environment: settings.environment, asks: false, patience: 7)
    #expect(
      command?.arguments.suffix(7)
        == ["-o", "ConnectTimeout=7", "-o", "BatchMode=yes", "-p", "2222", "host", "git-upload-pack '/x'"].suffix(7))
  }

  @Test func `a truncated object in somebody else's folder ends the fetch, and never hangs`() throws {
    let commit = try served()
    let blob = try git("rev-parse", "\(commit.hex):a.md", in: server).prefix(40)
    let file = "\(server)/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
    let repository = try Repository.scratch()
    let connection = try RemoteConnection(repository, to: RemoteAddress(server), .fetch, options)
    #expect(throws: GitError.self) { try connection.download([main]) }
  }
}
