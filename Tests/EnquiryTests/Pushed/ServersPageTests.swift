import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `docs/servers.md` shows a push as it is refused.
@Suite("The page on servers", .scratch)
struct ServersPageTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/servers.md")

  @Test func `shows what a person sees`() throws {
    let server = try Server.begun()
    try server.commit([
      "\(Server.enquiry)/evidence/2026-11-02-survey-4k7d2m9q.md": Server.note("Pupil \(Server.upn) moved up."),
      "marks.csv": "participant,before,after\nP01,3,4\n",
    ])
    let answer = try server.push("main")
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let shown = page.split(separator: "\n", omittingEmptySubsequences: false).filter { $0.hasPrefix("remote:") }
    let said = answer.all.split(separator: "\n").filter { $0.hasPrefix("remote:") }.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    #expect(said.joined(separator: "\n") == shown.joined(separator: "\n"))
  }
}
