import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Whatever of git's files is damaged: a command comes back, and says what it always says, or what is damaged and how to
/// mend it. `script/damage` does the same with every file.
@Suite(.scratch) struct `In a damaged folder` {
  private static let commands = ["status", "list", "history", "diff HEAD~1", "check", "show paired-reading"]

  private struct Seen: Equatable, Sendable {
    let code: Int32
    let text: String
  }

  private static func see(_ line: String, in folder: String) -> Seen? {
    var desk = Desk(folder)
    desk.width = 2000
    let ready = desk
    return answer {
      let answer = ready(line)
      return Seen(code: answer.code, text: answer.seen)
    }
  }

  private func object(_ name: String, _ desk: Desk) throws -> String {
    let id = try desk.git("rev-parse", name)
    return ".git/objects/\(id.prefix(2))/\(id.dropLast().dropFirst(2))"
  }

  @Test(arguments: ["HEAD", "HEAD^{tree}", "HEAD:enquiries/elm/paired-reading/enquiry.md", "HEAD~1:enquiries"])
  func `a damaged object is named by every command that needs it`(name: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'They met.'")
    try expectNamed(try object(name, desk), in: desk)
  }

  @Test(arguments: [".git/HEAD", ".git/refs/heads/main", ".git/index"])
  func `a damaged file of git's is named by every command`(path: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m 'They met.'")
    try expectNamed(path, in: desk)
  }

  private func expectNamed(_ path: String, in desk: Desk) throws {
    let place = "\(desk.folder)/\(path)"
    let sound = try fileBytes(place)
    let before = Self.commands.map { Self.see($0, in: desk.folder) }
    for (how, damaged) in damagedVersions(of: sound, lengths: 2, flips: 3) {
      try overwrite(place, damaged)
      for (line, before) in zip(Self.commands, before) {
        guard let seen = Self.see(line, in: desk.folder) else {
          Issue.record("\(path) \(how): \(line) has no end")
          continue
        }
        if seen == before { continue }
        let isNamed = seen.text.contains(place) && seen.code != 0 || seen.text.contains("enquiry doctor")
        #expect(isNamed, "\(path) \(how): \(line)\n\(seen.text)")
      }
    }
    try overwrite(place, sound)
    #expect(Self.commands.map { Self.see($0, in: desk.folder) } == before)
  }

  @Test func `the doctor tells of all that is damaged at once`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 2000
    desk.does("evidence add -m 'They met.'")
    let paths = try [
      object("HEAD~1", desk), object("HEAD:enquiries/programme.yaml", desk), object("HEAD:enquiries/elm", desk),
      ".git/index",
    ]
    for path in paths { try overwrite("\(desk.folder)/\(path)", Array("x".utf8)) }
    let answer = desk("doctor")
    #expect(answer.code == 1)
    for path in paths { #expect(answer.out.contains(path), "\(path)\n\(answer.seen)") }
    #expect(answer.out.contains("git hash-object -w --no-filters enquiries/programme.yaml"), "\(answer.seen)")
  }

  @Test func `results that were kept and are damaged are worked out again`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age --title Age --scale continuous")
    for occasion in ["before", "after"] {
      desk.does("measure record age --occasion \(occasion) --mean 30 --sd 5 --n 20")
    }
    let before = desk.does("impact paired-reading --json").out
    let path = "\(desk.folder)/.git/enquiry/impact/elm/paired-reading"
    for (how, damaged) in damagedVersions(of: try fileBytes(path), lengths: 10, flips: 20) {
      try overwrite(path, damaged)
      #expect(desk.does("impact paired-reading --json").out == before, "\(how)")
    }
  }

  @Test func `what is saved over a damaged object can be read again`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 2000
    let programme = "enquiries/programme.yaml"
    let text = try desk.read(programme)
    try desk.write(text + "# seen\n", to: programme)
    desk.does("save -m 'A note'")
    let path = try object("HEAD~1:\(programme)", desk)
    let sound = try fileBytes("\(desk.folder)/\(path)")
    try overwrite("\(desk.folder)/\(path)", Array(sound.prefix(12)))
    try desk.write(text, to: programme)
    desk.does("save -m 'No note'")
    #expect(try desk.git("show", "HEAD:\(programme)") == text)
    _ = try desk.git("fsck", "--full", "--strict")
  }
}
