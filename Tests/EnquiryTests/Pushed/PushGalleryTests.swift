import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What is found in what is pushed, as people read it. Recorded in `Snapshots/push-gallery.txt`.
@Suite("The gallery of pushes", .scratch)
struct PushGalleryTests {
  private struct Exhibit: Sendable {
    let title: String
    let command: String
    let before: @Sendable (Desk) throws -> Void

    init(_ title: String, _ command: String, before: @escaping @Sendable (Desk) throws -> Void = { _ in }) {
      (self.title, self.command, self.before) = (title, command, before)
    }
  }

  /// A commit by somebody who saves by plain git.
  private static func saved(_ files: [String: String], _ desk: Desk) throws {
    for (path, text) in files { try desk.write(text, to: path) }
    _ = try desk.git("add", "-f", "-A", ".")
    _ = try desk.git("commit", "-q", "-m", "By hand")
  }

  private static let nothing = String(repeating: "0", count: 40)

  private static let exhibits: [Exhibit] = [
    Exhibit("a push with a pupil's number, and rows about people", "check --pushed HEAD~1 HEAD") { desk in
      try saved(
        [
          "\(Server.enquiry)/evidence/2026-11-02-survey-4k7d2m9q.md":
            "---\nschema: enquiry/1\n---\n\nPupil A123456789012.\n",
          "marks.csv": "participant,before\nP01,3\n", "private/notes.md": "x\n",
        ], desk)
    },
    Exhibit("a push that breaks a record", "check --pushed HEAD~1 HEAD") { desk in
      try saved(["\(Server.enquiry)/measures/age.yaml": "schema: enquiry/1\ntitle: a: b\n"], desk)
    },
    Exhibit("a push that deletes a branch", "check --pushed HEAD \(nothing) refs/heads/main"),
    Exhibit("a push that rewrites history", "check --pushed HEAD there refs/heads/main") { desk in
      _ = try desk.git("branch", "-m", "main")
      _ = try desk.git("checkout", "-q", "--orphan", "there")
      _ = try desk.git("commit", "-q", "-m", "Anew")
      _ = try desk.git("checkout", "-q", "main")
    },
    Exhibit("a push of names that lead elsewhere", "check --pushed HEAD~1 HEAD") { desk in
      try saved(["con.md": "x\n", "Notes.md": "x\n", "notes.md": "x\n"], desk)
    },
    Exhibit("a push that moves what an issued pack was made of", "check --pushed HEAD~1 HEAD refs/tags/pack/north/x"),
  ]

  @Test func `is what it was; RECORD_SNAPSHOTS=1 records it anew`() throws {
    var pages: [String] = []
    for exhibit in Self.exhibits {
      let desk = Desk.withEnquiry()
      try exhibit.before(desk)
      let answer = desk(exhibit.command)
      #expect([3, 5].contains(answer.code) && answer.err.isEmpty, "\(exhibit.title): \(answer.seen)")
      pages.append("## \(exhibit.title)\n$ enquiry \(exhibit.command)\n\(answer.out)(exit code \(answer.code))\n")
      try FileManager.default.removeItem(atPath: desk.folder)
    }
    try expectSnapshot(pages.joined(separator: "\n"), "push-gallery.txt")
  }
}
