import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `The editor of --edit` {
  private static let enquiry = "enquiries/elm/paired-reading"

  /// A desk whose editor is a shell script; the file is its `$0`.
  private func desk(_ script: String) -> Desk {
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    desk.environment["EDITOR"] = "sh -c '\(script)'"
    return desk
  }

  private func drafts(_ desk: Desk) throws -> [String] {
    let place = desk.folder + "/private/drafts"
    return FileManager.default.fileExists(atPath: place)
      ? try FileManager.default.contentsOfDirectory(atPath: place).sorted() : []
  }

  @Test func `opens with the record as it would be saved, and saves what it becomes`() throws {
    let desk = desk("echo And more. >> \"$0\"")
    desk.does("evidence add -m 'Nine read.' --edit")
    let saved = try desk.read(desk.onlyFile(in: "\(Self.enquiry)/evidence"))
    #expect(saved == "---\nschema: enquiry/1\nshare: team\n---\n\nNine read.\nAnd more.\n")
    #expect(try drafts(desk).isEmpty)
    #expect(try desk.git("status", "--porcelain", "--", "enquiries").isEmpty)
  }

  @Test func `changes a record that was saved before, and refuses where it has edits by hand`() throws {
    let desk = desk("sed -i \"s/Rooms/Halls/\" \"$0\"")
    desk.does("cycle new")
    desk.does("cycle review --problems 'Rooms.' --edit")
    let path = try desk.onlyFile(in: "\(Self.enquiry)/cycles")
    #expect(try desk.read(path).contains("## Where there were problems\n\nHalls.\n"))
    #expect(try desk.git("show", "HEAD:\(path)") == desk.read(path))
    try desk.write(try desk.read(path) + "\nBy hand.\n", to: path)
    let answer = desk("cycle close --decision stop --edit")
    #expect(answer.code == 1 && answer.err.contains("Save your edits first: enquiry save"))
  }

  @Test func `says what cannot be read, opens again on a terminal, and loses nothing`() throws {
    let bad = desk(
      "if grep -q nobody \"$0\"; then sed -i \"s/nobody/team/\" \"$0\"; else sed -i \"s/team/nobody/\" \"$0\"; fi")
    let alone = bad("log -m 'Nine read.' --edit")
    #expect(alone.code == 1 && alone.err.contains("“nobody”"))
    let kept = try #require(try drafts(bad).first)
    #expect(alone.err.contains("Nothing is saved.\nYour text is kept in\nprivate/drafts/\(kept)."))
    #expect(try bad.read("private/drafts/\(kept)").contains("Nine read."))
    let again = bad.types("log -m 'Ten read.' --edit", [""])
    #expect(again.code == 0 && again.err.contains("Enter opens your editor again, n stops >"))
    #expect(bad.does("log list").out.contains("Ten read."))
    let stopped = bad.types("log -m 'Eleven read.' --edit", ["n"])
    #expect(stopped.code == 1 && stopped.err.contains("The record cannot be read yet; nothing is saved."))
    #expect(stopped.err.contains("Your text is kept in"))
  }

  @Test func `stops at an empty text, and keeps the text of an editor that fails`() throws {
    let empty = desk(": > \"$0\"")
    #expect(empty("log -m x --edit").err.contains("The text is empty; nothing is saved."))
    let failing = Desk(empty.folder)
    var killed = failing
    killed.environment = empty.environment
    killed.environment["EDITOR"] = "sh -c 'echo Half a thought. >> \"$0\"; kill -9 $$'"
    let answer = killed("log -m x --edit")
    #expect(answer.code == 1 && answer.err.contains("nothing was taken"))
    let kept = try #require(try drafts(killed).first)
    #expect(try killed.read("private/drafts/\(kept)").hasSuffix("x\nHalf a thought.\n"))
  }

  @Test func `comes after the questions, and to entries for oneself`() throws {
    let desk = desk("echo And more. >> \"$0\"")
    let answer = desk.types("log --edit", ["Nine read.", "", "me", ""])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(desk.does("log list").out.contains("Nine read. And more."))
    #expect(try desk.git("log", "--all", "--format=%s").contains("log") == false)
    #expect(try drafts(desk).isEmpty)
  }

  @Test func `does not share what is for oneself alone, nor saves it where others read it`() throws {
    let desk = desk("sed -i s/team/me/ \"$0\"")
    let answer = desk("log -m x --edit")
    #expect(answer.code == 1 && answer.err.contains("This entry would be for you alone."))
  }

  @Test func `opens for every act that has the flag`() {
    func look(at command: any ParsableCommand.Type, _ path: [String]) {
      let configuration = command.configuration
      let children = configuration.ungroupedSubcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
      for child in children { look(at: child, path + [child.configuration.commandName ?? "?"]) }
      guard children.isEmpty else { return }
      let hasFlag = Desk().run(path + ["--help"]).out.contains("\n  --edit ")
      #expect(hasFlag == (command is any Editable.Type), "\(path)")
    }
    look(at: EnquiryCommand.self, [])
  }
}
