package import Model

/// One change to one field of a record, applied to the text as it stands.
///
/// The law: every byte outside the lines of the field stays, be it a comment, the order of keys, quoting, a blank line, a
/// line end, a byte order mark, an unknown key or the missing last line end.
package struct RecordEdit: Sendable, Hashable {
  /// What is changed: two edits of different fields never touch the same lines.
  package enum Field: Sendable, Hashable {
    /// A key, or a path to a value further in: `theory_of_change.outputs.0.measures`, items counted from 0.
    case key(String)
    case section(Heading)
    /// A heading by its words, whether the program knows it or not.
    case heading(String)
    /// The text of a record without headings: a log entry.
    case body
  }

  package enum Change: Sendable, Hashable {
    /// The key's value becomes this one.
    case set(YAMLValue)
    /// The list under the key gets one more item, below the others.
    case add(YAMLValue)
    /// The list under the key loses an item, counted from 0.
    case remove(Int)
    /// The text is written; below what is there already, as a paragraph of its own.
    case write(String)
    /// The key or the heading itself gets another name; what stands under it stays.
    case rename(String)
    /// The one word that is the value is spelt like this, in the quoting that stood there.
    case spell(String)
  }

  package let field: Field
  package let change: Change

  package static func set(_ key: String, _ value: YAMLValue) -> RecordEdit {
    RecordEdit(field: .key(key), change: .set(value))
  }

  package static func add(_ item: YAMLValue, to key: String) -> RecordEdit {
    RecordEdit(field: .key(key), change: .add(item))
  }

  package static func remove(item: Int, from key: String) -> RecordEdit {
    RecordEdit(field: .key(key), change: .remove(item))
  }

  /// The key stays and holds nothing.
  package static func clear(_ key: String) -> RecordEdit { .set(key, .list([])) }

  package static func write(_ text: String, under heading: Heading) -> RecordEdit {
    RecordEdit(field: .section(heading), change: .write(text))
  }

  package static func rename(_ field: Field, to name: String) -> RecordEdit {
    RecordEdit(field: field, change: .rename(name))
  }

  package static func spell(_ key: String, as word: String) -> RecordEdit {
    RecordEdit(field: .key(key), change: .spell(word))
  }

  package static func write(_ text: String) -> RecordEdit { RecordEdit(field: .body, change: .write(text)) }
}

extension SourceText {
  /// The text after some edits, one after the other.
  ///
  /// - Parameter kind: what the record is: its keys say where a new one goes, and what one word stands for.
  /// - Throws: ``RecordError`` when the text cannot be read or the field cannot be found in it.
  package func applying(_ edits: [RecordEdit], as kind: RecordKind) throws(RecordError) -> SourceText {
    var text = self
    for edit in edits {
      let matter = try FrontMatter(text)
      let replacement =
        switch (edit.field, edit.change) {
        case (.key(let key), .set(let value)): try matter.setting(key, to: value, in: kind)
        case (.key(let key), .add(let item)): try matter.adding(item, to: key, in: kind)
        case (.key(let key), .remove(let item)): try matter.removing(item: item, from: key, in: kind)
        case (.section(let heading), .write(let words)): matter.writing(words, under: heading)
        case (.body, .write(let words)): matter.writing(words)
        case (.key(let key), .write(let words)): try matter.setting(key, to: .text(words), in: kind)
        case (.key(let key), .rename(let name)): matter.renaming(key, to: name)
        case (.key(let key), .spell(let word)): matter.spelling(key, as: word)
        case (.heading(let words), .rename(let name)): matter.renaming(heading: words, to: name)
        case (.section, _), (.heading, _), (.body, _): nil as TextReplacement?
        }
      if let replacement { text = try text.replacing(replacement) }
    }
    return text
  }

  /// The bytes that a field has now, to tell whether two versions of a file agree on it; nil when it is absent.
  ///
  /// Of a value in a list the whole list: by its number alone an item could be another one in each version.
  package func bytes(of field: RecordEdit.Field) throws(RecordError) -> [UInt8]? {
    let matter = try FrontMatter(self)
    switch field {
    case .key(let key):
      let place = KeyPath(key).steps.prefix { Int($0) == nil }.joined(separator: ".")
      return matter.root?.value(at: KeyPath(place)).map { Array(bytes[$0.range]) }
    case .heading(let words):
      return matter.headingLines.first { $0.words == words }.map { Array(bytes[$0.line]) }
    case .section(let heading): return matter.section(heading).map { Array(string($0.written).utf8) }
    case .body: return Array(string(matter.body).utf8)
    }
  }

  func replacing(_ replacement: TextReplacement) throws(RecordError) -> SourceText {
    let end = String(decoding: lineEnd, as: UTF8.self)
    let lines = replacement.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    return try SourceText(
      path: path,
      bytes: Array(bytes[..<replacement.range.lowerBound]) + Array(lines.utf8)
        + Array(bytes[replacement.range.upperBound...]))
  }
}

/// Some bytes of a text and what shall stand there, with `\n` for the text's own line end.
struct TextReplacement {
  let range: Range<Int>
  let text: String
}
