/// How wide text will be at most, in a face nobody knows yet: rather too wide than over its neighbour.
enum TextWidth {
  /// How much wider bold text is.
  static let strong = 1.12

  static func of(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size
  }

  /// Words on as many lines as they need; a word wider than a line is cut.
  static func wrapped(_ text: String, size: Double, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in PlainText.line(text).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if of(longer, size: size) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = cut(String(word), size: size, width: width)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func cut(_ word: String, size: Double, width: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, of(piece + String(character), size: size) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  /// In ems, after the widest of the usual system faces.
  private static func width(of character: Character) -> Double {
    guard let code = character.asciiValue.map(Character.init(ascii:)) else { return character == "−" ? 0.7 : 1 }
    if "iljtfr.,:;'|!()[] -".contains(code) { return 0.42 }
    if "mwMW%@".contains(code) { return 1 }
    return code.isUppercase ? 0.76 : 0.64
  }
}

extension Character {
  fileprivate init(ascii: UInt8) { self = Character(Unicode.Scalar(ascii)) }
}
