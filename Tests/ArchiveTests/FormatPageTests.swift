import Archive
import Foundation
import Model
import Records
import Testing

/// docs/format.md says what the files hold: these tests hold it to that.
@Suite struct `The page about the format` {
  private let sections: [(heading: String, text: String)]

  init() throws {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/format.md").standardized
    let page = try String(contentsOf: place, encoding: .utf8)
    sections = page.components(separatedBy: "\n## ").dropFirst().map { part in
      (part.prefix { $0 != "\n" }.description, part)
    }
  }

  /// The part about a kind of record, by the name of its files.
  private func section(_ kind: RecordKind) throws -> String {
    let file = Layout.pattern(of: kind).split(separator: "/").suffix(2).joined(separator: "/")
    let found = sections.first { heading, _ in
      let pattern = heading.replacing(/<[^>]*>/, with: "*").replacing(/\*(-\*)+/, with: "*")
      return file == pattern || file.hasSuffix("/" + pattern)
    }
    return try #require(found, "no part about \(file)").text
  }

  /// The keys in the first cells of the tables: of the first table, and of all that follow it.
  private func keys(in section: String) -> (top: [String], inner: [String]) {
    var tables: [[String]] = []
    for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("| key |") { tables.append([]) }
      guard line.hasPrefix("| `"), let cell = line.split(separator: "|").first, !tables.isEmpty else { continue }
      tables[tables.count - 1] += cell.split(separator: "`").filter { $0.contains(/[a-z]/) }.map(String.init)
    }
    return (tables.first ?? [], Array(tables.dropFirst().joined()))
  }

  private func names(further keys: [RecordKey]) -> Set<String> {
    Set(keys.flatMap { key in key.shape.inner.map(\.name) + Array(names(further: key.shape.inner)) })
  }

  @Test(arguments: RecordKind.allCases)
  func `names every key of a kind and no other`(kind: RecordKind) throws {
    let section = try section(kind)
    let (top, inner) = keys(in: section)
    #expect(top.sorted() == kind.keys.map(\.name).sorted())
    let further = names(further: kind.keys)
    #expect(inner.allSatisfy(further.contains), "\(Set(inner).subtracting(further))")
    let words = Set(section.split(separator: "`").map(String.init))
    // Schools are the same in two kinds of records and described once.
    let elsewhere: Set<String> = kind == .enquiry ? Set(names(further: RecordKind.alliance.keys)) : []
    let missing = further.subtracting(words).subtracting(elsewhere)
    #expect(missing.isEmpty, "\(missing)")
    for key in kind.keys where key.isRequired {
      #expect(section.contains(try Regex("\\| `\(key.name)`[^|]*\\| \\*required")), "\(key.name) is required")
    }
  }

  @Test func `names every heading`() {
    for heading in Heading.allCases {
      #expect(sections.contains { $0.text.contains("`## \(heading.rawValue)`") }, "\(heading.rawValue)")
    }
  }

  @Test func `names every word that may be chosen`() throws {
    for kind in RecordKind.allCases {
      let section = try section(kind)
      for key in kind.keys {
        guard case .choice(let words) = key.shape else { continue }
        for word in words { #expect(section.contains("`\(word)`"), "\(kind) \(key.name) \(word)") }
      }
    }
  }

  @Test func `names every column of figures`() throws {
    let section = try #require(sections.first { $0.heading.hasSuffix("figures.csv") }).text
    for column in Figure.columns { #expect(section.contains("`\(column)`"), "\(column)") }
  }

  @Test func `has examples that are read without an error`() throws {
    let page = sections.map(\.text).joined(separator: "\n## ")
    let examples = page.matches(of: /```[a-z]+ (enquiries\/[^\n]+)\n((?:[^`]|`[^`])*?)```/)
    #expect(examples.count >= 12)
    for example in examples {
      let (path, text) = (String(example.1), String(example.2))
      #expect(RecordCheck.errors(path, Array(text.utf8)) == [], "\(path)")
      guard let kind = Layout.location(of: path)?.kind else { continue }
      let root = try FrontMatter(SourceText(path: path, text: text)).root
      guard case .map(let entries, _)? = root?.content else { continue }
      #expect(entries.allSatisfy { entry in kind.keys.contains { $0.name == entry.key } }, "\(path)")
    }
  }
}
