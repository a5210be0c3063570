internal import Git
internal import Model
internal import Records

/// What a file says, fact by fact, so that two versions can be held against each other without regard to layout: a key with its
/// value, an item of a list, a line of text, a row of figures.
struct RecordFacts {
  /// What a fact is about; two with one name in one version are the same one.
  struct Name: Hashable, Comparable {
    /// As people call it: `decision`, `“What went well”`, `after, Elm School`.
    let words: String
    /// What tells apart facts of one place that are there or not, as the items of a list.
    let item: String

    static func < (one: Name, other: Name) -> Bool { (one.words, one.item) < (other.words, other.item) }
  }

  private(set) var all: [Name: String] = [:]

  /// No facts, as of a file that is not there.
  init() {}

  /// - Throws: ``RecordError`` for what cannot be read.
  init(_ source: SourceText) throws(RecordError) {
    let location = Layout.location(of: source.path)
    switch location {
    case .figures: try addRows(source, key: Figure.columns.prefix(6).map { $0 })
    case .summary:
      for row in try RecordReader.summary(source).value?.rows ?? [] {
        put(row.content.key.schools.compactMap { $0 }.joined(separator: " + "), item: row.text, row.text)
      }
    case nil, .packPage: return
    default: try addContent(source)
    }
    all[Name(words: "the record", item: "")] = "is there"
  }

  private mutating func put(_ words: String, item: String = "", _ value: String) {
    all[Name(words: words, item: item)] = value
  }

  private mutating func addContent(_ source: SourceText) throws(RecordError) {
    let content = try RecordContent(source)
    for field in content.fields {
      let words = field.key.split { $0 == "." || $0 == "_" }.joined(separator: " ")
      guard field.isList else {
        put(words, field.values.joined(separator: "\n"))
        continue
      }
      for value in field.values { put(words, item: value, value) }
    }
    for section in content.prose.sections {
      let words = section.heading.map { "“\($0)”" } ?? "the text"
      for line in section.text.split(whereSeparator: \.isNewline).map(String.init) where !line.isEmpty {
        put(words, item: line, line)
      }
    }
  }

  private mutating func addRows(_ source: SourceText, key: [String]) throws(RecordError) {
    let table = try CSVTable(source)
    for row in table.rows {
      func cell(_ name: String) -> String? {
        guard let column = table.column(name), column < row.count, !row[column].text.isEmpty else { return nil }
        return row[column].text
      }
      let who = key.compactMap(cell).joined(separator: ", ")
      for name in table.header.map(\.text) where !key.contains(name) {
        if let text = cell(name) { put("\(who), \(name)", text) }
      }
    }
  }
}
