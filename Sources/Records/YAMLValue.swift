/// A value to be written into a record, in block style.
package indirect enum YAMLValue: Sendable, Hashable {
  /// Words of people: quoted where another reader could take them for something else.
  case text(String)
  /// A number, a day, an id, true or false: written as it is.
  case token(String)
  case list([YAMLValue])
  /// Keys in the order given; those without a value are left out by the maker.
  case map([Pair])

  package struct Pair: Sendable, Hashable {
    package let key: String
    package let value: YAMLValue

    package init(_ key: String, _ value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  var isScalar: Bool {
    switch self {
    case .text, .token: true
    case .list, .map: false
    }
  }

  /// Whether nothing is written for it.
  var isNothing: Bool { [.token(""), .list([]), .map([])].contains(self) }

  /// The maps and lists of a path with this value at its end.
  func below(_ steps: ArraySlice<String>) -> YAMLValue {
    steps.reversed().reduce(self) { value, step in
      Int(step) == nil ? .map([Pair(step, value)]) : .list([value])
    }
  }

  /// What stands after `key:`, from the blank or line end on, with `\n`; lists and maps are indented below the key.
  func afterColon(indent: Int) -> String {
    if isNothing { return "" }
    return isScalar ? " " + scalar : "\n" + lines(indent: indent + 2)
  }

  /// What stands after the colon or the dash of a slot.
  ///
  /// - Parameter kept: what stands there on the same line and stays, as a comment.
  func after(_ slot: ValueSlot, keeping kept: String) -> String {
    if isNothing { return kept }
    if isScalar { return " " + scalar + kept }
    let lines = lines(indent: slot.margin + 2)
    let isBare = kept.allSatisfy { $0 == " " || $0 == "\t" }
    return slot.isItem && isBare ? " " + lines.dropFirst(slot.margin + 2) : kept + "\n" + lines
  }

  /// The lines of a list or map at an indentation, without the last line end.
  func lines(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .text, .token: return margin + scalar
    case .list(let items): return items.map { $0.item(indent: indent) }.joined(separator: "\n")
    case .map(let pairs):
      return pairs.map { margin + $0.key + ":" + $0.value.afterColon(indent: indent) }.joined(separator: "\n")
    }
  }

  /// One item of a list, from its dash on: a map starts on the line of the dash.
  func item(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    if isScalar { return margin + "- " + scalar }
    return margin + "- " + lines(indent: indent + 2).dropFirst(indent + 2)
  }

  /// A scalar as it is written when nothing stood there before.
  var scalar: String {
    switch self {
    case .token(let token): token
    case .text(let text): YAMLValue.isPlain(text) && !YAMLValue.isAmbiguous(text) ? text : YAMLValue.doubleQuoted(text)
    case .list, .map: ""
    }
  }

  /// A scalar in the quoting that stood there, where the new text fits it.
  func scalar(like style: Node.ScalarStyle) -> String {
    guard case .text(let text) = self else { return scalar }
    switch style {
    case .singleQuoted where YAMLValue.isOneSafeLine(text):
      return "'" + text.doubling("'") + "'"
    case .doubleQuoted: return YAMLValue.doubleQuoted(text)
    default: return scalar
    }
  }

  // MARK: - In brackets and braces

  /// The value on one line, as it stands inside of brackets and braces.
  var flow: String { flow(like: .plain) }

  /// A scalar in the quoting that stood there, where the new text fits it.
  func flow(like style: Node.ScalarStyle) -> String {
    switch self {
    case .list(let items): return "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .map(let pairs): return "{" + pairs.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + "}"
    case .text(let words), .token(let words):
      let written = scalar(like: style)
      let indicators: Set<Unicode.Scalar> = [",", "[", "]", "{", "}", ":", "?"]
      let isSafe = written != words || !words.unicodeScalars.contains(where: indicators.contains)
      return isSafe ? written : YAMLValue.doubleQuoted(words)
    }
  }

  // MARK: - Quoting

  /// Whether a text reads back as itself without quotes.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, isOneSafeLine(text) else {
      return false
    }
    let indicators: Set<Unicode.Scalar> = [
      "-", "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "=", "<",
    ]
    // By scalars, as YAML reads: a mark that combines with the blank would hide it from a look by characters.
    let scalars = Array(text.unicodeScalars)
    let pairs = zip(scalars, scalars.dropFirst())
    return !indicators.contains(first) && first != " " && last != " " && last != ":"
      && !pairs.contains { ($0 == ":" && $1 == " ") || ($0 == " " && $1 == "#") } && !text.hasPrefix("...")
  }

  /// Whether another YAML reader could take plain text for a number, a day, a truth or nothing.
  static func isAmbiguous(_ text: String) -> Bool {
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", ".nan", ".inf"]
    if words.contains(text.lowercased()) { return true }
    guard let first = text.unicodeScalars.first else { return true }
    let numeric: Set<Unicode.Scalar> = [
      "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "+", "-", ".", ",", ":", "e", "E", "x", "o", "_", "T", "Z",
    ]
    return (("0"..."9").contains(first) || first == "+" || first == ".")
      && text.unicodeScalars.allSatisfy { numeric.contains($0) }
  }

  /// Whether a text stays on one line and holds no character that must be escaped.
  private static func isOneSafeLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        && !(0xFFFE...0xFFFF).contains(scalar.value)
    }
  }

  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if isOneSafeLine(String(scalar)) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          quoted += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - hex.count) + hex
        }
      }
    }
    return quoted + "\""
  }
}

extension String {
  /// The text with each of these scalars written twice, as quotation marks inside quotation marks are.
  func doubling(_ mark: Unicode.Scalar) -> String {
    var doubled = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == mark { doubled.append(mark) }
      doubled.append(scalar)
    }
    return String(doubled)
  }
}
