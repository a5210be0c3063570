import Git
import Testing

@testable import Archive

/// What of somebody else's folder is read; most names are judged by a glance, which must not let pass what a closer look refuses.
@Suite struct SourceRulesTests {
  private func isPlain(_ name: String) -> Bool {
    name.withCString { pointer in
      SourceRules.isPlain(UnsafeBufferPointer(start: pointer, count: name.utf8.count))
    }
  }

  private func fault(_ name: String) throws -> String? {
    let id = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    return SourceRules.fault(of: StoredEntry(name: Array(name.utf8), mode: .file, id: id))
  }

  @Test func `names of records need no closer look`() {
    for name in [
      "enquiries", "programme.yaml", "alliance.yaml", "enquiry.md", "2026-03-05-survey-7k3m9q2x.md", "evidence",
      "reading-age.figures.csv",
    ] {
      #expect(isPlain(name), "\(name)")
    }
  }

  @Test func `what a glance lets pass is refused by no closer look`() throws {
    let parts = [
      "", ".", "..", "git", ".git", "GIT~1", "git~2", "con", "CON", "com1", "lpt9", "nul", "aux", "CONIN$", "a", "-",
      "_", " ", "é", "\u{200C}", "\\",
      ":", "~", "\u{1B}", "md", String(repeating: "x", count: 250),
    ]
    for first in parts {
      for second in parts {
        for third in ["", ".md", ".", " "] {
          let name = first + second + third
          if name.isEmpty || name.contains("\0") { continue }
          if isPlain(name) { #expect(try fault(name) == nil, "\(name)") }
        }
      }
    }
    for name in [".git", "con.txt", "COM1", "a.", "a b", "a\\b", "é\u{200C}", "..", "."] {
      #expect(!isPlain(name), "\(name)")
    }
  }
}
