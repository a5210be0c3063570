internal import ArgumentParser
internal import Foundation

/// A command of the program: options as properties, and one function that makes its report.
protocol Act: ParsableCommand {
  var shared: SharedOptions { get }

  /// Does the work of the command.
  func perform(in context: Context) throws -> any Report
}

extension Act {
  /// Never used: ``Program`` runs acts itself, so that tests can give them a world of their own.
  func run() throws {}

  /// The work, done where `-C` says.
  func report(in context: Context) throws -> any Report { try perform(in: entered(context)) }

  /// The world where `-C` says.
  func entered(_ context: Context) -> Context { shared.directory.map(context.entering) ?? context }
}

/// What a command has to say: a value that prints as text and as JSON.
protocol Report {
  /// What stands on standard output: what was asked for.
  func text(_ page: Page) -> String
  /// What stands on standard error: what was changed, what to do next.
  func talk(_ page: Page) -> String
  /// The kind of the JSON document: `list` for `enquiry.list/1`.
  var kind: String { get }
  /// The keys of the JSON document, without `schema`.
  var json: [String: JSON] { get }
  /// The JSON document.
  func document() throws -> String
  var exitCode: Int32 { get }
}

extension Report {
  func text(_ page: Page) -> String { "" }
  func talk(_ page: Page) -> String { "" }
  var exitCode: Int32 { 0 }
  func document() throws -> String { try JSON.document(kind, json) }
}

/// A JSON value that is put together by hand, with the keys of the files.
indirect enum JSON: Encodable {
  case text(String)
  case number(Double)
  case count(Int)
  case truth(Bool)
  case list([JSON])
  case object([String: JSON])
  /// A value that encodes itself.
  case value(any Encodable & Sendable)

  /// A text that may be absent; absent keys are left out of an object.
  static func maybe(_ text: String?) -> JSON? { text.map { .text($0) } }

  static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text): try text.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .count(let count): try count.encode(to: encoder)
    case .truth(let truth): try truth.encode(to: encoder)
    case .list(let list): try list.encode(to: encoder)
    case .object(let object): try object.encode(to: encoder)
    case .value(let value): try value.encode(to: encoder)
    }
  }

  /// The document as text, keys in order of the alphabet.
  static func document(_ kind: String, _ keys: [String: JSON]) throws -> String {
    try written(JSON.object(keys.merging(["schema": .text("enquiry.\(kind)/1")]) { _, schema in schema }))
  }

  /// A document whose keys are those of a value that encodes itself as an object.
  static func document(_ kind: String, beside value: any Encodable & Sendable) throws -> String {
    try written(Titled(schema: "enquiry.\(kind)/1", value: value))
  }

  private static func written(_ whole: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(whole), as: UTF8.self)
  }

  private struct Titled: Encodable {
    let schema: String
    let value: any Encodable & Sendable

    enum Key: CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(schema, forKey: .schema)
      try value.encode(to: encoder)
    }
  }
}
