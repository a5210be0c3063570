/// A JSON value whose keys keep their order, so that a schema reads from what matters to what does not.
indirect enum SchemaJSON: Hashable {
  case text(String)
  case whole(Int)
  case truth(Bool)
  case nothing
  case list([SchemaJSON])
  case object([Pair])

  struct Pair: Hashable {
    let key: String
    let value: SchemaJSON

    init(_ key: String, _ value: SchemaJSON) {
      self.key = key
      self.value = value
    }
  }

  static func texts(_ texts: [String]) -> SchemaJSON { .list(texts.map { .text($0) }) }

  /// With two blanks for each level, and lists of words on one line.
  func written(_ margin: String = "") -> String {
    let inner = margin + "  "
    switch self {
    case .text(let text): return SchemaJSON.quoted(text)
    case .whole(let number): return String(number)
    case .truth(let truth): return String(truth)
    case .nothing: return "null"
    case .list(let items):
      if items.allSatisfy(\.isScalar) { return "[" + items.map { $0.written() }.joined(separator: ", ") + "]" }
      return "[\n" + items.map { inner + $0.written(inner) }.joined(separator: ",\n") + "\n\(margin)]"
    case .object(let pairs):
      if pairs.isEmpty { return "{}" }
      let lines = pairs.map { "\(inner)\(SchemaJSON.quoted($0.key)): \($0.value.written(inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .text, .whole, .truth, .nothing: true
    case .list, .object: false
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
