/// How much room text takes on paper, in the face that packs are printed in: Arial, or one with its widths.
enum PrintedText {
  /// How many lines a text takes; 0 for none.
  ///
  /// - Parameters:
  ///   - size: of the type, in points.
  ///   - width: of the column, in points.
  static func lines(_ text: String, size: Double, width: Double) -> Int {
    let room = width / (size * slack)
    let blank = advance(of: " ")
    var lines = 0
    var used = Double.infinity
    for word in text.split(whereSeparator: \.isWhitespace) {
      let length = word.reduce(0) { $0 + advance(of: $1) }
      if used + blank + length <= room {
        used += blank + length
      } else {
        // A word wider than the column goes on below itself.
        let more = max(1, (length / room).rounded(.up))
        lines += Int(more)
        used = length - (more - 1) * room
      }
    }
    return lines
  }

  /// Lines are broken a little earlier in one program than in another.
  private static let slack = 1.03

  /// In ems.
  private static func advance(of character: Character) -> Double {
    guard let code = character.asciiValue, code >= 32, code < 127 else {
      return character.isLetter && character.utf8.count < 3 ? 0.6 : 1
    }
    return Double(widths[Int(code) - 32]) / 1000
  }

  /// Of the signs from the blank to `~`, in thousandths of an em.
  private static let widths: [UInt16] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
