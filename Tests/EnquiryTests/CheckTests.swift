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
      #expect(answer.out.hasPrefix("\(mistake.place): "))
      #expect(["1 error.", "1 warning.", "1 hint."].contains(answer.err.trimmingCharacters(in: .newlines)))
      try unmake([mistake], in: desk)
      let wrong = mistake.wrong.count > 100 ? mistake.wrong.prefix(60) + "…" : mistake.wrong[...]
      let shown = wrong.split(separator: "\n", omittingEmptySubsequences: false).map { "| " + $0 }
      let input = "\(mistake.path)\n\(shown.joined(separator: "\n"))"
      gallery.append(
        "## \(mistake.code)\n\(input)\n$ enquiry check\n\(answer.seen.trimmingCharacters(in: .newlines))\n(exit code \(answer.code))"
      )
    }
    try expectSnapshot(
      gallery.joined(separator: "\n\n").replacingOccurrences(of: "\u{0}", with: "␀")
        .replacingOccurrences(of: "\r", with: "␍") + "\n", "check-gallery.txt")
  }

  @Test func `tells once what repeats, and all of it as JSON`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 80
    let folder = "enquiries/elm/paired-reading"
    for number in 10..<30 {
      try desk.write(
        "---\nschema: enquiry/1\nschool: Elm Scool\nmeasures: [age\(number)]\n---\n\nSeen.\n",
        to: "\(folder)/evidence/2026-10-05-survey-e00000\(number).md")
    }
    let answer = desk("check")
    #expect(answer.code == 3)
    #expect(answer.err == "\n20 errors, 20 hints.\n")
    // Errors stand before hints; three of each in full, and the places of the others.
    #expect(answer.out.components(separatedBy: "error: This enquiry has no measure").count == 4)
    #expect(answer.out.components(separatedBy: "hint: “Elm Scool” is not").count == 4)
    let running = answer.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(running.components(separatedBy: "and 17 more like this: \(folder)/evidence").count == 3)
    let places = try found(by: desk).map { $0.components(separatedBy: " at ")[1] }
    #expect(places.count == 40 && Set(places).count == 40)
    for place in places { #expect(answer.out.contains(place), "\(place)") }
  }

  @Test func `of one enquiry tells what is in its folder`() throws {
    let desk = Desk.withEnquiry()
    desk.does("new spelling --practice x")
    for slug in ["paired-reading", "spelling"] {
      try desk.write("---\nschema: enquiry/1\ntitle: x\nown: y\n---\n", to: "enquiries/elm/\(slug)/enquiry.md")
    }
    try desk.write("schema: enquiry/1\nname: Elm\nown: y\n", to: "enquiries/elm/alliance.yaml")
    #expect(try found(by: desk).count == 3)
    #expect(try found(by: desk, "check spelling --json") == ["unknown_key at enquiries/elm/spelling/enquiry.md:4:1"])
    #expect(desk("check -e spelling").out == desk("check spelling").out)
    #expect(desk("check speling").code == 6)
  }

  @Test func `hints alone do not fail, nor do warnings`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("Seen.\n", to: "enquiries/elm/paired-reading/evidence/monday.md")
    #expect(desk.does("check").err == "\n1 warning.\n")
  }
}
