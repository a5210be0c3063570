import Foundation
import TestSupport
import Testing

@testable import enquiry

/// The README's walk-through is real: every command is run, and what it says is what stands there.
@Suite(.scratch) struct `The README` {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("README.md")

  @Test func `shows what the program really says; RECORD_SNAPSHOTS=1 writes it anew`() throws {
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    var desk = Desk()
    desk.environment = cleanEnvironment.filter { !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER") }
    // The doctor looks for git.
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    var isConsole = false
    var file: (name: String, text: String)?
    var real: [String] = []
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        // A file that is filled in between two commands.
        if let file { try TextFile(file.name, file.text).write(below: desk.folder) }
        file = line.hasPrefix("```csv ") ? (String(line.dropFirst(7)), "") : nil
        real.append(line)
      } else if !isConsole {
        if file != nil { file?.text += line + "\n" }
        real.append(line)
      } else if line.hasPrefix("$ ") {
        real.append(line)
        real += try said(String(line.dropFirst(2)), &desk)
      }
    }
    let text = real.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(text == readme, "look at it, then run with RECORD_SNAPSHOTS=1")
  }

  private func said(_ line: String, _ desk: inout Desk) throws -> [String] {
    if line.hasPrefix("cd ") {
      desk.folder = URL(fileURLWithPath: desk.folder).appendingPathComponent(String(line.dropFirst(3))).path
      return []
    }
    let words = Desk.words(line)
    let seen =
      words[0] == "git"
      ? try run("git", Array(words.dropFirst()), in: desk.folder).output : desk.run(Array(words.dropFirst())).seen
    // The scratch folder's own path is nobody's business.
    let plain = seen.replacingOccurrences(of: Scratch.current.path, with: "…")
    return plain.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
