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

  /// In ems, after the widest of the usual system faces; a sign that a face does not know as one is drawn part by part.
  private static func width(of character: Character) -> Double {
    if let code = character.asciiValue { return ascii[Int(code)] }
    return character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static let ascii: [Double] = (UInt8(0)..<128).map { code in
    let sign = Character(Unicode.Scalar(code))
    if "iljtfr.,:;'|!()[] -".contains(sign) { return 0.42 }
    if "mwMW%@".contains(sign) { return 1 }
    if "+=<>~#&^".contains(sign) { return 0.84 }
    return sign.isUppercase ? 0.79 : 0.64
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200D: return 0
    case 0..<0x80: return ascii[Int(scalar.value)]
    case 0xC6, 0xE6, 0x132, 0x133, 0x152, 0x153, 0x174, 0x175: return 1.05
    case 0xC0...0x17F: return scalar.properties.isUppercase ? 0.84 : 0.66
    case 0x2018, 0x2019, 0xB7: return 0.42
    case 0x201C, 0x201D, 0x2013: return 0.56
    case 0x2190...0x2193, 0x2212: return 0.84
    case 0x2600...0x27BF, 0x1F000...0x1FBFF: return 1.4
    default: return 1.05
    }
  }
}
