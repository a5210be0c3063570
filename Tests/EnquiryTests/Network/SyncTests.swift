import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// Sending what was saved, and receiving what others did.
@Suite("Sending and receiving", .scratch)
struct SyncTests {
  @Test(
    "The first time a folder is sent whole; a colleague copies it with its history, and each gets what the other saves")
  func firstTime() throws {
    let shared = try Shared()
    let first = shared.desk.does("sync --to \"\(shared.server)\"")
    #expect(first.spoken.contains("Sent everything that is saved here to"))
    let head = try git("rev-parse", "HEAD", in: shared.desk.folder)
    #expect(try shared.tip() == head)
    let other = shared.colleague("oak")
    #expect(try git("rev-parse", "HEAD", in: other.folder) == head)
    #expect(other.does("list").out.contains("paired-reading"))
    other.does("leadership add -m 'Asked the library for longer hours.'")
    #expect(other.does("sync").spoken.hasPrefix("Sent 1 save to"))
    shared.desk.does("evidence add --kind observation -m 'Pupils chose longer books.'")
    let both = shared.desk.does("sync")
    #expect(both.spoken.contains("Received 1 save from"))
    #expect(both.spoken.contains("Asked the library for longer hours."))
    #expect(both.spoken.contains("Sent 2 saves to"))
    other.does("sync")
    #expect(other.does("evidence").out.contains("Pupils chose longer books."))
    #expect(other.does("sync").spoken.hasPrefix("Nothing new here or at"))
    #expect(
      try git("rev-parse", "HEAD^{tree}", in: other.folder) == git("rev-parse", "HEAD^{tree}", in: shared.desk.folder))
    try shared.isSound(other)
    try shared.isSound(shared.desk)
  }

  @Test("With nothing new at a folder only git's service there is started, once")
  func nothingNew() throws {
    var shared = try Shared.begun()
    let tools = Scratch.current("tools")
    let real = try run("sh", ["-c", "command -v git"]).output.trimmingCharacters(in: .newlines)
    let script = "#!/bin/sh\nsleep 0.1\necho \"$1 $(ulimit -v)\" >> \"$0.log\"\nexec \(real) \"$@\"\n"
    try TextFile("git", script, isExecutable: true).write(below: tools)
    shared.desk.environment["PATH"] = "\(tools):\(shared.desk.environment["PATH"] ?? "")"
    shared.desk.does("sync")
    try shared.desk.write("Written by hand.", to: "enquiries/elm/paired-reading/files/notes.txt")
    #expect(shared.desk.does("sync").spoken.contains("1 file was edited by hand and is not saved yet"))
    let started = try String(contentsOfFile: tools + "/git.log", encoding: .utf8)
    #expect(started == String(repeating: "upload-pack \(4 << 20)\n", count: 2))
  }

  @Test("What is asked stops the sending; answered, it goes")
  func asked() throws {
    let shared = try Shared.begun()
    let other = shared.colleague("oak")
    let plan = "enquiries/elm/paired-reading/enquiry.md"
    for (desk, word) in [(shared.desk, "evenings"), (other, "mornings")] {
      let text = try desk.read(plan)
      try desk.write(text.replacingOccurrences(of: "for_whom: year 7 pupils", with: "for_whom: \(word)"), to: plan)
      desk.does("save -m 'Said when.'")
    }
    other.does("sync")
    let before = try git("rev-parse", "HEAD", in: shared.desk.folder)
    let stopped = shared.desk("sync --no-input")
    #expect(stopped.code == 4)
    #expect(stopped.out.contains("mornings") && stopped.out.contains("evenings"))
    #expect(stopped.spoken.contains("Next: then send it: enquiry sync"))
    #expect(try git("rev-parse", "HEAD", in: shared.desk.folder) == before)
    let id = try #require(stopped.out.split(separator: " ").first)
    shared.desk.does("resolve \(id) --take theirs")
    #expect(shared.desk.does("sync").spoken.contains("Sent 2 saves"))
    #expect(try shared.desk.read(plan).contains("mornings"))
    #expect(try shared.tip() == git("rev-parse", "HEAD", in: shared.desk.folder))
  }

  @Test("What a server refuses is told in its own words, without what would steer the terminal, and stays saved here")
  func refused() throws {
    let shared = try Shared.begun()
    try shared.hook(
      "pre-receive", "printf '\\033[31mNot in the\\007 holidays.\\033[0m\\n\\033]0;owned\\007ask Jo\\n' >&2; exit 1")
    let before = try shared.tip()
    shared.desk.does("evidence add --kind observation -m 'Pupils chose longer books.'")
    let answer = shared.desk("sync")
    #expect(answer.code == 1 && answer.out == "")
    #expect(answer.err.contains("  | Not in the holidays.\n") && answer.err.contains("  | ask Jo\n"))
    #expect(!answer.err.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(try shared.tip() == before)
    #expect(shared.desk.does("evidence").out.contains("Pupils chose longer books."))
    try shared.hook("pre-receive", "exit 0")
    #expect(shared.desk.does("sync").spoken.contains("Sent 1 save"))
    try shared.isSound(shared.desk)
  }

  @Test(
    "A history that was written anew there is told loudly, also when plain git fetched it before, and nothing of it is lost"
  )
  func rewritten() throws {
    let shared = try Shared.begun()
    let other = shared.colleague("oak")
    other.does("leadership add -m 'Asked the library for longer hours.'")
    other.does("sync")
    shared.desk.does("sync")
    let known = try shared.tip()
    try git("commit", "-q", "--amend", "-m", "Other words", in: other.folder, with: ["GIT_AUTHOR_NAME": "x"])
    try git("push", "-qf", "origin", "main", in: other.folder)
    try git("fetch", "-q", in: shared.desk.folder)
    let answer = shared.desk("sync")
    #expect(answer.code == 1)
    #expect(answer.err.contains("WARNING: the history at"))
    #expect(answer.spoken.contains("1 save that was there is gone from it."))
    let kept = try git("for-each-ref", "--format=%(objectname)", "refs/enquiry/kept/", in: shared.desk.folder)
    #expect(kept == known)
    #expect(shared.desk("sync").code == 1)
    #expect(shared.desk.does("sync --merge-rewritten").spoken.contains("Sent"))
    #expect(
      try git("merge-base", "--is-ancestor", known.trimmingCharacters(in: .newlines), "main", in: shared.server) == "")
    try shared.isSound(shared.desk)
  }

  @Test("Without a server everything else works, and sync says what it could not do")
  func offline() throws {
    let shared = try Shared.begun()
    try FileManager.default.moveItem(atPath: shared.server, toPath: shared.server + ".gone")
    shared.desk.does("evidence add --kind observation -m 'Pupils chose longer books.'")
    #expect(shared.desk.does("status").seen.contains("1 save"))
    let answer = shared.desk("sync")
    #expect(answer.code == 1)
    #expect(answer.spoken.contains("There is no repository at"))
    #expect(answer.spoken.contains("Everything that was saved here is still saved."))
    try FileManager.default.moveItem(atPath: shared.server + ".gone", toPath: shared.server)
    shared.desk.does("sync")
    try shared.isSound(shared.desk)
  }

  @Test("A server that says nothing is given up in time")
  func silent() throws {
    let shared = try Shared()
    var desk = shared.desk
    desk.environment["GIT_SSH_COMMAND"] = "sleep 60; :"
    let begun = ContinuousClock.now
    let answer = desk("sync --to git@elm.example:elm.git --patience 1 --no-input")
    #expect(answer.code == 1)
    #expect(answer.spoken.contains("elm.example was given up: it said nothing for 1 second."))
    #expect(ContinuousClock.now - begun < .seconds(20))
    #expect(try git("remote", in: desk.folder) == "", "nothing is remembered of a server that never answered")
  }

  @Test("Status says how much waits to be sent, and what came of the last look")
  func status() throws {
    let shared = try Shared.begun()
    #expect(!shared.desk.does("status").seen.contains("not sent"))
    shared.desk.does("evidence add --kind observation -m 'Pupils chose longer books.'")
    shared.desk.does("leadership add -m 'Asked the library for longer hours.'")
    #expect(shared.desk.does("status").err.contains("2 saves are not sent yet: enquiry sync"))
    let json = shared.desk.does("status --json").out
    #expect(json.contains("\"ahead\": 2") && json.contains("\"behind\": 0"))
    let other = shared.colleague("oak")
    other.does("leadership add -m 'Another.'")
    other.does("sync")
    try git("fetch", "-q", in: shared.desk.folder)
    #expect(shared.desk.does("status").err.contains("2 saves are not sent yet, and 1 came in: enquiry sync"))
  }

  @Test("Edits by hand that are not saved are told, and not sent")
  func unsaved() throws {
    let shared = try Shared.begun()
    try shared.desk.write(
      try shared.desk.read("enquiries/programme.yaml") + "# Mine.\n", to: "enquiries/programme.yaml")
    #expect(shared.desk.does("sync").spoken.contains("1 file was edited by hand and is not saved yet, so not sent"))
  }

  @Test("A dry run says what would come and go, and changes nothing")
  func dryRun() throws {
    let shared = try Shared.begun()
    let other = shared.colleague("oak")
    other.does("leadership add -m 'Another.'")
    other.does("sync")
    shared.desk.does("evidence add --kind observation -m 'Pupils chose longer books.'")
    let before = (try shared.tip(), try git("rev-parse", "HEAD", in: shared.desk.folder))
    let answer = shared.desk.does("sync --dry-run")
    #expect(answer.spoken.contains("1 save would come from") && answer.spoken.contains("1 save would go there"))
    #expect(try shared.tip() == before.0)
    #expect(try git("rev-parse", "HEAD", in: shared.desk.folder) == before.1)
  }

  @Test("A dry run of the first time remembers nothing")
  func firstDryRun() throws {
    let shared = try Shared()
    let answer = shared.desk.does("sync --to \"\(shared.server)\" --dry-run")
    #expect(answer.spoken.contains("everything that is saved here would go there"))
    #expect(try git("remote", in: shared.desk.folder) == "")
    #expect(try git("for-each-ref", in: shared.server) == "")
  }

  @Test("The tag of an issued pack goes with it, and comes to colleagues")
  func packTags() throws {
    let shared = try Shared.begun()
    try git("tag", "pack/river/2026-11-20/cluster", in: shared.desk.folder)
    shared.desk.does("sync")
    #expect(try shared.tip("pack/river/2026-11-20/cluster") == shared.tip())
    let other = shared.colleague("oak")
    #expect(try git("tag", in: other.folder) == "pack/river/2026-11-20/cluster\n")
    #expect(shared.desk.does("sync").spoken.hasPrefix("Nothing new"))
  }

  @Test("Three people who send at once, again and again, lose nothing")
  func atOnce() async throws {
    let shared = try Shared.begun()
    let desks = (0..<3).map { shared.colleague("desk\($0)", sign: "teacher \($0), Oak School") }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, desk) in desks.enumerated() {
        group.addTask {
          for turn in 0..<4 {
            for words in [["leadership", "add", "-m", "Entry \(number) \(turn)."], ["sync", "--no-input"]] {
              let outcome = try run(Desk.program, words, in: desk.folder, with: ["PATH": path])
              #expect(outcome.status == 0, "\(words): \(outcome.output)\(outcome.error)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try git("ls-tree", "-r", "--name-only", "main", in: shared.server).split(separator: "\n")
      .filter { $0.contains("/leadership/") }
    #expect(entries.count == 12)
    for desk in desks { desk.does("sync") }
    for desk in desks { desk.does("sync") }
    #expect(Set(try desks.map { try git("rev-parse", "HEAD^{tree}", in: $0.folder) }).count == 1)
    try shared.isSound(desks[0])
  }

  @Test("An address is refused that no transport takes, and one that hides a command")
  func badAddress() throws {
    let shared = try Shared()
    for address in ["ext::sh -c touch", "git://elm.example/elm", "ssh://-oProxyCommand=x/elm", "ftp://elm.example/x"] {
      let answer = shared.desk.run(["sync", "--to", address])
      #expect(answer.code == 64, "\(address)")
      #expect(answer.spoken.contains("cannot be used as an address"))
    }
    let none = shared.desk("sync")
    #expect(none.code == 1 && none.spoken.contains("This folder is sent nowhere yet."))
  }

  @Test("Where nothing is to be copied, nothing is left behind")
  func nothingToCopy() throws {
    let shared = try Shared()
    var desk = shared.desk
    desk.folder = Scratch.current.path
    let empty = desk("init oak --from \"\(shared.server)\" --sign 'head, Oak School'")
    #expect(empty.code == 1 && empty.spoken.contains("Nothing is at"))
    #expect(!FileManager.default.fileExists(atPath: Scratch.current("oak")))
    let missing = desk("init oak --from file:///nowhere/at/all --sign 'head, Oak School'")
    #expect(missing.code == 1 && missing.spoken.contains("There is no repository at file:///nowhere/at/all."))
    #expect(!FileManager.default.fileExists(atPath: Scratch.current("oak")))
  }
}
