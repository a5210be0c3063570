extension Identifiers {
  /// Something in a text that tells who somebody is: what it looks like and where, not what it says.
  package struct Sighting: Hashable, Sendable {
    package var kind: Kind
    /// Counted from 1; columns in characters.
    package var line: Int
    package var column: Int
    /// Whether it is no more than a forename, which many people have.
    package var isForenameOnly = false

    package init(kind: Kind, line: Int, column: Int, isForenameOnly: Bool = false) {
      (self.kind, self.line, self.column, self.isForenameOnly) = (kind, line, column, isForenameOnly)
    }
  }

  /// What a text says of somebody. Names in general cannot be known: only those of the book, and those with a class.
  ///
  /// - Parameter book: the names that stand for codes.
  package static func sightings(in text: some StringProtocol, book: NameBook = NameBook()) -> [Sighting] {
    var found: [Sighting] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let isTelling = line.utf8.contains { $0.isDigit || $0 == 0x40 }
      if !isTelling, book.isEmpty { continue }
      let words = ProseWord.words(of: line)
      if isTelling { found += ProseLine(words).sightings(at: number) }
      found += book.sightings(in: words, at: number)
    }
    return found
  }
}

/// A word of a line of prose, without the punctuation around it.
struct ProseWord {
  let text: String
  /// Its first character, counted from 1.
  let column: Int
  /// What stands before and after it up to the blanks: `(`, `,`.
  let before: Substring
  let after: Substring

  static func words(of line: some StringProtocol) -> [ProseWord] {
    var words: [ProseWord] = []
    var column = 1
    for piece in line.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" })
    {
      let piece = Substring(piece)
      let isPart = { (character: Character) in character.isLetter || character.isNumber || character == "+" }
      if let first = piece.firstIndex(where: isPart), let last = piece.lastIndex(where: isPart) {
        words.append(
          ProseWord(
            text: String(piece[first...last]), column: column + piece.distance(from: piece.startIndex, to: first),
            before: piece[..<first], after: piece[piece.index(after: last)...]))
      }
      column += piece.count + 1
    }
    return words
  }

  /// In an address of the web digits are no number of anybody.
  var isLink: Bool { text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("doi") || text.hasPrefix("10.") }
}
