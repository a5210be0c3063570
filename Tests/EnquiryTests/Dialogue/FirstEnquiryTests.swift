import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `docs/first-enquiry.md` is a whole first term by prompts alone: what is typed there is typed, and what is said is said.
@Suite(.scratch) struct `The first enquiry` {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/first-enquiry.md")

  /// A command with what is typed at its prompts.
  private struct Session {
    var command: String
    var keys: [ScriptedTeletype.Keys] = []
  }

  @Test func `is what docs/first-enquiry.md shows; RECORD_SNAPSHOTS=1 writes it anew`() throws {
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    var desk = Desk()
    desk.environment = cleanEnvironment.filter { !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER") }
    var real: [String] = []
    var isConsole = false
    var session: Session?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") || line.hasPrefix("$ ") {
        real += session.map { said($0, &desk) } ?? []
        session = nil
      }
      if line.hasPrefix("```") { isConsole = line == "```console" }
      if line.hasPrefix("$ ") { session = Session(command: String(line.dropFirst(2))) }
      if line.hasPrefix("```") || line.hasPrefix("$ ") || !isConsole { real.append(line) }
      if let answer = Self.answer(line) { session?.keys.append(answer.isEmpty ? .enter : .line(answer)) }
    }
    let text = real.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try Data(text.utf8).write(to: Self.file) }
    #expect(text == page, "look at it, then run with RECORD_SNAPSHOTS=1")
    #expect(try desk.git("fsck", "--full").isEmpty)
    #expect(desk("check").seen == "")
    #expect(try desk.commits() == 10)
  }

  /// What stands after a prompt; nil for a line that is none.
  static func answer(_ line: String) -> String? {
    guard
      let end = line.hasPrefix(">") ? line.startIndex : line.range(of: "] >").map({ line.index(after: $0.lowerBound) })
    else { return nil }
    return String(line[end...].drop { $0 == " " }.dropFirst()).trimmingCharacters(in: .whitespaces)
  }

  private func said(_ session: Session, _ desk: inout Desk) -> [String] {
    let words = Desk.words(session.command)
    if words[0] == "cd" {
      desk.folder = URL(fileURLWithPath: desk.folder).appendingPathComponent(words[1]).path
      return []
    }
    let terminal = ScriptedTeletype(session.keys)
    let answer = desk.run(Array(words.dropFirst()), on: terminal)
    #expect(answer.code == 0 && terminal.keys.isEmpty, "\(session.command)\n\(answer.seen)")
    // The scratch folder's own path is nobody's business.
    let plain = answer.seen.replacingOccurrences(of: Scratch.current.path, with: "…")
    return plain.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
