import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What the doctor says about plain git's merging, and sets up.
@Suite("The doctor and plain git", .scratch)
struct MergeSetupTests {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    _ = try desk.git("remote", "add", "origin", "https://git.example.org/elm.git")
    return desk
  }

  private func codes(_ desk: Desk) throws -> [String] {
    let answer = desk("doctor --json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    return try #require(json["findings"] as? [[String: Any]]).compactMap { $0["code"] as? String }
  }

  @Test func `a folder that init made is well, and its trial leaves nothing`() throws {
    let desk = try desk()
    #expect(try codes(desk) == [])
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/.git/enquiry")
    #expect(!left.contains { $0.hasPrefix("trial") }, "\(left)")
    #expect(try desk.git("status", "--porcelain").isEmpty)
  }

  @Test func `a clone is told of, set up, and then well`() throws {
    let desk = try desk()
    _ = try desk.git("clone", "-q", ".", "../clone")
    var clone = desk
    clone.folder = Scratch.current("clone")
    _ = try clone.git("remote", "set-url", "origin", "https://git.example.org/elm.git")
    #expect(try codes(clone) == ["merge_driver_missing"])
    let tried = clone("doctor --fix --dry-run")
    #expect(tried.code == 1 && tried.spoken.contains("would be told"), "\(tried.seen)")
    #expect(try codes(clone) == ["merge_driver_missing"])
    let fixed = clone.does("doctor --fix")
    #expect(fixed.spoken.contains("is told now") && fixed.spoken.hasSuffix("All is well."), "\(fixed.seen)")
    #expect(clone.does("doctor --fix").spoken.contains("is told already"))
    #expect(try clone.git("config", "merge.renames") == "false\n")
    #expect(try clone.commits() == desk.commits())
  }

  @Test(arguments: ["enquiries/** merge=union", "*.yaml -merge", "* binary"])
  func `a line below the folder's own that has git merge otherwise is told of and overruled`(line: String) throws {
    let desk = try desk()
    let text = try desk.read(".gitattributes") + "# by hand\n\(line)\n"
    try desk.write(text, to: ".gitattributes")
    let answer = desk("doctor")
    let seen = answer.seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(seen.contains("line 3 of .gitattributes says “\(line)”"), "\(seen)")
    #expect(desk("doctor --fix").seen.contains("enquiry save"))
    _ = try desk.git("commit", "-qam", "By hand")
    #expect(try codes(desk) == ["merge_driver_unused"])
    desk.does("doctor --fix")
    #expect(try desk.read(".gitattributes") == text + "enquiries/** -text merge=enquiry\n")
    #expect(try codes(desk) == [])
  }

  @Test func `a missing line is saved`() throws {
    let desk = try desk()
    try desk.write("*.md text\n", to: ".gitattributes")
    _ = try desk.git("commit", "-qam", "By hand")
    #expect(try codes(desk) == ["merge_driver_unused"])
    desk.does("doctor --fix")
    #expect(try desk.read(".gitattributes") == "*.md text\nenquiries/** -text merge=enquiry\n")
    #expect(try desk.git("log", "-1", "--format=%s") == "Have git merge records by what they say\n")
  }

  @Test func `attributes of this machine, or of a deeper folder, are named and left`() throws {
    let desk = try desk()
    try desk.write("* merge=union\n", to: ".git/info/attributes")
    let answer = desk("doctor --fix")
    let seen = answer.seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(answer.code == 1 && seen.contains("line 1 of .git/info/attributes says “* merge=union”"), "\(seen)")
    try FileManager.default.removeItem(atPath: desk.folder + "/.git/info/attributes")
    try desk.write("*.csv merge=union\n", to: "enquiries/elm/.gitattributes")
    desk.does("measure record reading --occasion before --mean 31.4 --sd 5 --n 24")
    #expect(try codes(desk) == ["merge_driver_unused"])
    #expect(desk("doctor").seen.contains("enquiries/elm/.gitattributes"))
  }

  @Test(arguments: ["false", "true", "/nowhere/enquiry %O", "kill -9 $$"])
  func `a driver that does not merge is found out`(driver: String) throws {
    let desk = try desk()
    _ = try desk.git("config", "merge.enquiry.driver", driver)
    #expect(try codes(desk) == ["merge_driver_fails"])
    desk.does("doctor --fix")
  }

  @Test func `renames are told of, wherever they are configured`() throws {
    let desk = try desk()
    _ = try desk.git("config", "--unset", "merge.renames")
    #expect(try codes(desk) == ["merge_renames"])
    desk.does("doctor --fix")
  }

  @Test func `the trial runs no hooks, signs nothing and stays in its place`() throws {
    let desk = try desk()
    for hook in ["post-checkout", "post-merge", "pre-merge-commit", "commit-msg", "reference-transaction"] {
      try TextFile(".git/hooks/\(hook)", "#!/bin/sh\ntouch '\(desk.folder)/hooked'\nexit 1\n", isExecutable: true)
        .write(below: desk.folder)
    }
    for setting in [
      "core.worktree=\(desk.folder)", "core.hooksPath=\(desk.folder)/.git/hooks", "commit.gpgSign=true",
      "core.sparseCheckout=true", "merge.ff=only", "core.autocrlf=true", "init.defaultBranch=theirs",
      "merge.conflictStyle=diff3",
    ] {
      let (key, value) = (setting.prefix { $0 != "=" }, setting.drop { $0 != "=" }.dropFirst())
      _ = try desk.git("config", String(key), String(value))
    }
    let before = try desk.read("enquiries/programme.yaml")
    #expect(try codes(desk) == [])
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/hooked"))
    #expect(try desk.read("enquiries/programme.yaml") == before)
  }

  @Test func `a linked working tree and a subfolder are well too`() throws {
    let desk = try desk()
    _ = try desk.git("worktree", "add", "-q", "-b", "other", "../linked é")
    var linked = desk
    linked.folder = Scratch.current("linked é")
    #expect(try codes(linked) == [])
    var deep = desk
    deep.folder = Scratch.current("all")
    try FileManager.default.createDirectory(atPath: deep.folder, withIntermediateDirectories: true)
    _ = try deep.git("init", "-q")
    _ = deep.run(["init", "schools/elm é", "--name", "Elm", "--sign", "project lead, Elm School"])
    deep.folder += "/schools/elm é"
    _ = try deep.git("remote", "add", "origin", "https://git.example.org/elm.git")
    #expect(try codes(deep) == [])
  }

  @Test func `a program that is found by its short name is called by it`() throws {
    var desk = try desk()
    let folder = Scratch.current("bin")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder + "/enquiry", withDestinationPath: Desk.program)
    desk.environment["PATH"] = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    #expect(desk.does("doctor --fix").spoken.contains("is told now"))
    #expect(try desk.git("config", "merge.enquiry.driver").hasPrefix("enquiry merge-driver "))
    #expect(try codes(desk) == [])
  }

  @Test func `a git that hangs is ended, with all that it started`() throws {
    let place = Scratch.current("slow")
    try TextFile(
      "slow", "#!/bin/sh\nsh -c 'sleep 30; touch \(place.dropLast(4))late' &\nsleep 30\n", isExecutable: true
    )
    .write(below: Scratch.current.path)
    let run = GitRun(place, in: Scratch.current.path, environment: ["PATH": "/usr/bin:/bin"], limit: 0.3)
    #expect(run("merge") == .tooLong)
  }
}
