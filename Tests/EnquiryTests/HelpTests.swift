import ArgumentParser
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `The help` {
  @Test func `is what it was; RECORD_SNAPSHOTS=1 records it anew`() throws {
    var pages: [String] = []
    func add(_ command: any ParsableCommand.Type, _ path: [String]) {
      let answer = Desk().run(path + ["--help"])
      #expect(answer.code == 0 && answer.err.isEmpty)
      pages.append("$ enquiry \((path + ["--help"]).joined(separator: " "))\n\(answer.out)")
      let groups = command.configuration.groupedSubcommands.flatMap(\.subcommands)
      for child in command.configuration.ungroupedSubcommands + groups {
        add(child, path + [child.configuration.commandName ?? "?"])
      }
    }
    add(EnquiryCommand.self, [])
    let text = pages.joined(separator: "\n")
    #expect(!text.contains("?]"))
    try expectSnapshot(text, "help.txt")
  }

  @Test(arguments: [
    "toolkit", "toolkit show men.5", "list", "status", "show", "cycle", "measure", "log list", "impact", "history",
    "diff", "diff HEAD~1 HEAD", "history age", "history cycle 1",
    "check", "due", "handover", "cycle --all", "evidence --all", "show cycle 1", "show age", "meeting", "checkin",
    "action", "digest",
  ])
  func `every command that reads prints JSON with a schema`(command: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --mean 3 --occasion before")
    desk.does("cycle new --period autumn-2013")
    desk.does("log -m x --learned y")
    let json = try desk.json(command)
    #expect((json["schema"] as? String)?.hasPrefix("enquiry.") == true)
    #expect((json["schema"] as? String)?.hasSuffix("/1") == true)
    #expect(desk.does(command + " --json").err.isEmpty)
  }

  @Test(arguments: ["show nobody", "impact nobody", "list -C /nonexistent", "pack nobody", "toolkit show x.1"])
  func `on error standard output stays empty`(command: String) {
    let answer = Desk.withEnquiry()(command + " --json")
    #expect(answer.code != 0)
    #expect(answer.out.isEmpty && !answer.err.isEmpty)
  }
}
