import Foundation
import Testing

/// `docs/checks.md` has every code that the sources have, and no other.
@Suite struct `The page of checks` {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A code is the first text in a call that makes a problem; or in a value that such a call takes apart.
  private static let patterns = [
    #"(?:refused|report|reportValue|problem|Problem)\(\s*(?:\.(?:error|warning|hint),|severity,|absence,)?\s*(?:\w+ \? )?"([a-z0-9_]+)"(?: : "([a-z0-9_]+)")?"#,
    #"\("([a-z]+_[a-z0-9_]+)", "“"#, #"keptForOneself = "([a-z_]+)""#,
  ]

  private func codes(in text: String, _ pattern: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern)
    return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).flatMap { match in
      (1..<match.numberOfRanges).compactMap { Range(match.range(at: $0), in: text).map { String(text[$0]) } }
    }
  }

  @Test func `lists every code`() throws {
    var known: Set<String> = []
    for room in ["Model", "Records", "Archive"] {
      let folder = Self.project.appendingPathComponent("Sources/\(room)")
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for pattern in Self.patterns { known.formUnion(try codes(in: text, pattern)) }
      }
    }
    let page = try String(contentsOf: Self.project.appendingPathComponent("docs/checks.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = Set(try rows.flatMap { try codes(in: String($0.split(separator: "|")[0]), "`([a-z0-9_]+)`") })
    #expect(known.count > 80)
    #expect(known.subtracting(listed).sorted() == [], "missing in docs/checks.md")
    #expect(listed.subtracting(known).sorted() == [], "no longer said")
    #expect(listed.isSuperset(of: Mistakes.all.map(\.code)))
  }
}
