/// A JSON value that is put together by hand, with the keys of the files.
enum JSON: Sendable {
  case text(String)
  /// A number that is a number: infinite and undefined ones are written as `null`.
  case number(Double)
  case count(Int)
  case truth(Bool)
  case null
  case list([JSON])
  /// Written in order of the keys' bytes.
  case object([String: JSON])
  /// Written in the order given; a key given twice stands twice.
  case fields([JSONField])
  /// Written already, for the depth at which it stands: ``written(at:)-swift.method``.
  case written(ArraySlice<UInt8>)

  /// A text that may be absent; absent keys are left out of an object.
  static func maybe(_ text: String?) -> JSON? { text.map { .text($0) } }

  static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

  /// The document as text, without a line end: the same bytes on every machine.
  ///
  /// Our own, since a thousand measures are some ten megabytes, for which the library's encoder takes seconds.
  ///
  /// - Returns: its pieces in order, since what was written beforehand is copied nowhere.
  static func document(_ kind: String, _ keys: [String: JSON]) -> [ArraySlice<UInt8>] {
    let whole = JSON.object(keys.merging(["schema": .text("enquiry.\(kind)/1")]) { _, schema in schema })
    return whole.pieces(at: 0)
  }

  /// The same, written beforehand, for ``written``: large parts of one document can be written by several threads.
  ///
  /// - Parameter depth: how many objects and lists it will stand in.
  func written(at depth: Int) -> [UInt8] { Array(pieces(at: depth).joined()) }

  private func pieces(at depth: Int) -> [ArraySlice<UInt8>] {
    var writer = JSONWriter(depth: depth)
    writer.write(self)
    return writer.all
  }
}

/// A key of an object with its value.
struct JSONField: Sendable {
  let key: String
  let value: JSON

  init(_ key: String, _ value: JSON) { (self.key, self.value) = (key, value) }
}

/// Writes JSON as indented UTF-8.
private struct JSONWriter {
  private var bytes: [UInt8] = []
  private var depth: Int
  /// What comes before ``bytes``.
  private var pieces: [ArraySlice<UInt8>] = []

  var all: [ArraySlice<UInt8>] { pieces + [bytes[...]] }

  init(depth: Int) { self.depth = depth }

  mutating func write(_ value: JSON) {
    switch value {
    case .text(let text): write(text)
    case .number(let number): write(number)
    case .count(let count): bytes += String(count).utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .list(let list): write(list)
    case .fields(let fields): write(fields)
    case .object(let object):
      let keys = object.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      write(keys.map { JSONField($0, object[$0] ?? .null) })
    case .written(let written):
      pieces += [bytes[...], written]
      bytes = []
    }
  }

  private mutating func write(_ fields: [JSONField]) {
    enclosed("{", "}", fields) { writer, field in
      writer.write(field.key)
      writer.bytes += ": ".utf8
      writer.write(field.value)
    }
  }

  /// A list of plain values stands on one line, as intervals do.
  private mutating func write(_ list: [JSON]) {
    guard list.allSatisfy(\.isPlain) else { return enclosed("[", "]", list) { $0.write($1) } }
    bytes.append(UInt8(ascii: "["))
    for (index, item) in list.enumerated() {
      if index > 0 { bytes += ", ".utf8 }
      write(item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func enclosed<Item>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { newLine() }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// The shortest decimal that reads back as the same number; whole numbers without a point.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return bytes += "null".utf8 }
    bytes += number.description.utf8
    if bytes.last == UInt8(ascii: "0"), bytes[bytes.count - 2] == UInt8(ascii: ".") { bytes.removeLast(2) }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    if text.utf8.allSatisfy(JSONWriter.isPlain) { return bytes += text.utf8 }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case _ where Plain.isControl(scalar) || Plain.turnsDirection(scalar):
        let hex = String(scalar.value, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  /// Whether a byte never is, or begins, what is written otherwise: controls of two bytes begin with C2, marks of direction with E2
  /// or EF.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2, 0xEF: false
    default: true
    }
  }
}

extension JSON {
  fileprivate var isPlain: Bool {
    switch self {
    case .text, .number, .count, .truth, .null: true
    case .list, .object, .fields, .written: false
    }
  }
}
