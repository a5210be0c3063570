import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `check` {
  /// A desk in the folder of ``Mistakes``, with nothing wrong and everything saved.
  private func deskWithNothingWrong() throws -> Desk {
    var desk = Desk()
    desk.does("init oak --name 'Oak programme' --sign 'project lead, Oak School'")
    desk.folder = Scratch.current("oak")
    desk.environment = cleanEnvironment.filter { !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER") }
    desk.width = 400
    for (path, text) in Mistakes.folder { try desk.write(text, to: path) }
    desk.does("save")
    return desk
  }

  private func make(_ mistakes: [Mistakes.Mistake], in desk: Desk) throws {
    for mistake in mistakes {
      guard let right = mistake.right else {
        try desk.write(mistake.wrong, to: mistake.path)
        continue
      }
      let text = try desk.read(mistake.path)
      let range = try #require(text.range(of: right), "\(mistake)")
      try desk.write(text.replacingCharacters(in: range, with: mistake.wrong), to: mistake.path)
    }
  }

  private func unmake(_ mistakes: [Mistakes.Mistake], in desk: Desk) throws {
    for mistake in mistakes {
      if let text = Mistakes.folder[mistake.path] ?? (mistake.path == ".gitignore" ? "/private/\n" : nil) {
        try desk.write(text, to: mistake.path)
      } else {
        try FileManager.default.removeItem(atPath: desk.folder + "/" + mistake.path)
        // git keeps no empty folders, and the program asks nobody about them.
      }
    }
  }

  /// `code at path:line:column` of every problem.
  private func found(by desk: Desk, _ line: String = "check --json") throws -> [String] {
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(desk(line).out.utf8)) as? [String: Any])
    let problems = try #require(whole["problems"] as? [[String: Any]])
    return problems.map { problem in
      "\(problem["code"] ?? "") at \(problem["path"] ?? ""):\(problem["line"] ?? 0):\(problem["column"] ?? 0)"
    }
  }

  @Test func `tells every one of many mistakes in one folder at its place, and is silent when they are mended`() throws
  {
    let desk = try deskWithNothingWrong()
    let before = desk.does("check")
    #expect(before.seen.isEmpty)
    try make(Mistakes.all, in: desk)
    let found = try found(by: desk).sorted()
    #expect(Set(Mistakes.all.map(\.code)).count >= 40)
    let missing = Mistakes.all.map(\.description).filter { !found.contains($0) }
    #expect(missing.isEmpty)
    #expect(desk("check").code == 3)
    let text = desk("check").out
    let untold = Mistakes.all.map(\.place).filter { !text.contains($0) }
    #expect(untold.isEmpty)
    try unmake(Mistakes.all, in: desk)
    #expect(desk.does("check").seen.isEmpty)
  }

  /// One mistake, one message: the smallest input and the exact text, in `Snapshots/check-gallery.txt`.
  @Test func `has a gallery of what it says; RECORD_SNAPSHOTS=1 records it anew`() throws {
    let desk = try deskWithNothingWrong()
    var gallery: [String] = []
    for mistake in Mistakes.all {
      try make([mistake], in: desk)
      let answer = desk("check")
      let found = try found(by: desk)
      #expect(found == [mistake.description])
      try unmake([mistake], in: desk)
      let wrong = mistake.wrong.count > 100 ? mistake.wrong.prefix(60) + "…" : mistake.wrong[...]
      let shown = wrong.split(separator: "\n", omittingEmptySubsequences: false).map { "| " + $0 }
      let input = "\(mistake.path)\n\(shown.joined(separator: "\n"))"
      gallery.append(
        "## \(mistake.code)\n\(input)\n$ enquiry check\n\(answer.seen.trimmingCharacters(in: .newlines))\n(exit code \(answer.code))"
      )
    }
    try expectSnapshot(
      gallery.joined(separator: "\n\n").replacingOccurrences(of: "\u{0}", with: "␀") + "\n", "check-gallery.txt")
  }
}
