package import Model

/// A key of a record: what it is called, what may stand there, and what it means.
///
/// One description for all who ask: the order in which keys are written, the options of `edit`, the JSON Schemas, the merge.
package struct RecordKey: Sendable, Hashable {
  /// What may stand as a value.
  package indirect enum Shape: Sendable, Hashable {
    case text
    /// `2014-03-05`.
    case day
    case number
    /// A number, or a share as `80%`.
    case amount
    /// A whole number, at least this.
    case whole(Int)
    /// `>=3` or `<=2`.
    case bound
    /// `true` or `false`.
    case flag
    /// One of these words.
    case choice([String])
    /// `enquiry/1`.
    case schema
    /// 8 characters that name a record.
    case entryID
    /// The short name of an alliance, a measure or a framework.
    case slug
    /// An enquiry by its alliance and its short name, as `elm/paired-reading`.
    case enquiry
    /// `13:30`.
    case time
    /// `#1f4e79`.
    case colour
    /// An id of this framework.
    case code(Slug)
    /// An id of a framework of one's own, as `our-scheme/first`.
    case ownCode
    case list(Shape)
    case map([RecordKey])
    /// Any of these.
    case either([Shape])

    /// What may stand in the list that stands here; itself where there is none.
    package var ofValue: Shape {
      if case .list(let shape) = self { shape.ofValue } else { self }
    }

    /// The keys of the map that stands here, or in the list that stands here.
    package var inner: [RecordKey] {
      switch self {
      case .map(let keys): keys
      case .list(let shape): shape.inner
      case .either(let shapes): shapes.flatMap(\.inner)
      default: []
      }
    }
  }

  package let name: String
  package let shape: Shape
  package let isRequired: Bool
  /// What it means, a phrase.
  package let about: String
  /// What its items are to each other, where it holds several values.
  package let items: Items

  init(_ name: String, _ shape: Shape, _ about: String, isRequired: Bool = false, items: Items = .set) {
    self.name = name
    self.shape = shape
    self.about = about
    self.isRequired = isRequired
    self.items = items
  }

  /// Whether it holds several values.
  package var isList: Bool {
    if case .list = shape { true } else { false }
  }

  /// Whether a list may stand there, also where one value may stand alone.
  package var takesSeveral: Bool {
    guard case .either(let shapes) = shape else { return isList }
    return shapes.contains { if case .list = $0 { true } else { false } }
  }

  /// The value of one word that a person gives for this key, or for one item of its list.
  ///
  /// Words of people are text; what has a form of its own is written as it is, so that the reader tells what is wrong.
  package func value(_ word: String) -> YAMLValue { Self.value(word, shape) }

  private static func value(_ word: String, _ shape: Shape) -> YAMLValue {
    switch shape {
    case .list(let item): value(word, item)
    // Other readers take 13:30 for a number, and a # for the beginning of a comment.
    case .text, .map, .time, .colour: .text(word)
    case .either(let shapes): shapes.contains(.text) ? .text(word) : value(word, shapes.first ?? .text)
    case .day, .number, .amount, .whole, .bound, .flag, .choice, .schema, .entryID, .slug, .enquiry, .code, .ownCode:
      // Only a word may stand without quotes.
      YAMLValue.isPlain(word) ? .token(word) : .text(word)
    }
  }
}

extension RecordKey {
  // Keys that several kinds of records have.
  static let schema = RecordKey("schema", .schema, "The format: enquiry/1.")
  static let source = RecordKey("source", .text, "Where a published fact comes from.")
  static let attribution = RecordKey(
    "attribution", .text, "How it was tied to this place when the source does not say so.")

  static func share(_ usual: Share, from narrowest: Share) -> RecordKey {
    RecordKey(
      "share", .choice(Share.allCases.filter { $0 >= narrowest }.map(\.rawValue)),
      "Who may read it; \(usual.rawValue) when it does not say.")
  }

  static func coded(_ key: CodedKey, _ about: String) -> RecordKey {
    RecordKey(key.key, key.isList ? .list(.code(key.framework)) : .code(key.framework), about)
  }

  static let codes = RecordKey("codes", .list(.ownCode), "Ids of frameworks of one's own, as our-scheme/first.")
}
