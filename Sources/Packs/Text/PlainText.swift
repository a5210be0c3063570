/// Text from records without what could mislead a reader or slip past an escape.
///
/// What reads a page may go by visible characters, for which `"` with a combining accent is another sign: such a cluster is
/// reduced to its first sign here, at the one door that all texts go through (``Value``).
enum PlainText {
  /// Without control and bidirectional characters; every line end is `\n`.
  static func cleaned(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": scalars.append("\n")
      case "\n": if previous != "\r" { scalars.append("\n") }
      case _ where !isUnwanted(scalar): scalars.append(scalar)
      default: break
      }
      previous = scalar
    }
    let text = String(scalars)
    return mayBeJoined(scalars) ? String(text.map(reduced)) : text
  }

  /// A sign that is as it should be wherever it stands: of ASCII, and no control.
  private static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x09 }

  /// Whether a sign that means something beside ASCII stands next to one that could join it.
  private static func mayBeJoined(_ scalars: String.UnicodeScalarView) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if !scalar.isASCII && special.contains(previous) || !previous.isASCII && special.contains(scalar) { return true }
      previous = scalar
    }
    return false
  }

  /// The same on one line.
  static func line(_ text: String) -> String {
    let text = cleaned(text)
    return isLine(text) ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether it is one line of ASCII already, with single blanks between its words only.
  private static func isLine(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x80, byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// Escaped for HTML and SVG, sign by sign.
  static func escaped(_ text: String) -> String {
    let text = cleaned(text)
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let special: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  private static func isWhole(_ character: Character) -> Bool {
    character.unicodeScalars.count == 1 || !character.unicodeScalars.contains(where: special.contains)
  }

  private static func reduced(_ character: Character) -> Character {
    guard !isWhole(character), let sign = character.unicodeScalars.first(where: special.contains) else {
      return character
    }
    return Character(sign)
  }

  /// Controls, direction overrides, byte order marks, annotations, tags, and what is no character at all.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xFDD0...0xFDEF, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
