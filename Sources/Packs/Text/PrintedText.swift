/// How much room text takes on paper, in the face that packs are printed in: Arial, or one with its widths.
enum PrintedText {
  /// How many lines a text takes; 0 for none.
  ///
  /// - Parameters:
  ///   - size: of the type, in points.
  ///   - width: of the column, in points.
  static func lines(_ text: String, size: Double, width: Double) -> Int {
    var column = Column(room: width / (size * slack))
    for scalar in text.unicodeScalars { column.set(scalar) }
    return column.ended.lines
  }

  /// How much of a text has room on so many lines.
  ///
  /// - Returns: whether all of it has, and the end of the last word after which a blank and `…` have room, too; nil where
  ///   not even one word has.
  static func part(of text: String, lines: Int, size: Double, width: Double) -> (isAll: Bool, end: String.Index?) {
    var column = Column(room: width / (size * slack))
    var end: String.Index?
    var previous: Unicode.Scalar = " "
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == " ", previous != " " {
        let place = column.ended
        if place.lines > lines { return (false, end) }
        if column.hasRoomAfter(place, for: Column.ellipsis, on: lines) { end = index }
      }
      column.set(scalar)
      previous = scalar
    }
    return (column.ended.lines <= lines, end)
  }

  /// Lines are broken a little earlier in one program than in another.
  static let slack = 1.03
}

/// A column while words are set into it.
private struct Column {
  /// Its width, in ems.
  let room: Double
  /// Where the last whole word ended: on which line, and how far into it.
  private var place: (lines: Int, used: Double) = (0, .infinity)
  private var word = 0.0

  init(room: Double) { self.room = room }

  mutating func set(_ scalar: Unicode.Scalar) {
    let isBlank = scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    if isBlank {
      place = ended
      word = 0
    } else {
      word += Column.advance(of: scalar)
    }
  }

  /// Where it ends with the word that is being set.
  var ended: (lines: Int, used: Double) {
    guard word > 0 else { return place }
    if place.used + Column.blank + word <= room { return (place.lines, place.used + Column.blank + word) }
    // A word wider than the column goes on below itself.
    let more = max(1, (word / room).rounded(.up))
    return (place.lines + Int(more), word - (more - 1) * room)
  }

  func hasRoomAfter(_ place: (lines: Int, used: Double), for width: Double, on lines: Int) -> Bool {
    place.lines < lines || place.lines == lines && place.used + Column.blank + width <= room
  }

  static let ellipsis = 1.0
  private static let blank = 0.278

  /// In ems.
  private static func advance(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 32..<127: Double(widths[Int(scalar.value) - 32]) / 1000
    // Marks that stand on a letter, and what joins signs to one.
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
    case 0x80..<0x800: scalar.properties.isAlphabetic ? 0.6 : 1
    case 0x2018...0x201D, 0x2013: 0.556
    default: 1
    }
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
