extension Identifiers {
  /// Something in a text that tells who somebody is.
  package struct Sighting: Hashable, Sendable {
    package enum Ground: Hashable, Sendable {
      /// By its form.
      case form
      /// A name of the code book.
      case codeBook
      /// Somebody's code.
      case code
      /// No more than a forename of the code book, which many people have.
      case forename
      /// A surname of the code book that is an ordinary word, the name of a school, or stands behind a title.
      case ordinaryWord
      /// Of somebody who was forgotten: their name or their code.
      case forgotten
    }

    package var kind: Kind
    /// Counted from 1; columns in characters.
    package var line: Int
    package var column: Int
    /// What the text says there: for the person who wrote it, in no file.
    package var words: String
    package var ground = Ground.form

    package var isForenameOnly: Bool { ground == .forename }
    /// Whether it may well be something else.
    package var isDoubtful: Bool { ground == .forename || ground == .ordinaryWord }

    /// As `“Hartley” stands in the code book`.
    package var sentence: String {
      switch ground {
      case .form: "“\(words)” looks like \(kind.singular)"
      case .codeBook, .forename, .ordinaryWord: "“\(words)” stands in the code book"
      case .code: "“\(words)” is the code of a participant"
      case .forgotten: "“\(words)” is a name or code that was forgotten"
      }
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

  /// The first thing in a text that tells who somebody is, and may hardly be something else; nil for none.
  package static func sureSighting(in text: some StringProtocol, book: NameBook = NameBook()) -> Sighting? {
    sightings(in: text, book: book).first { !$0.isDoubtful }
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
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == " " || $0 == "\t" || !$0.isASCII && SpokenName.isBlank($0) })
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

  /// What stands between strokes, points and other signs, each for itself: `Tom/Asha`, `T.Reed`, `Reed,Tom`.
  var pieces: [ProseWord] {
    if text.allSatisfy(ProseWord.isOfName) { return [self] }
    var pieces: [ProseWord] = []
    var rest = text[...]
    while let begin = rest.firstIndex(where: ProseWord.isOfName) {
      let piece = rest[begin...].prefix(while: ProseWord.isOfName)
      let behind = rest[piece.endIndex...].prefix { !ProseWord.isOfName($0) }
      pieces.append(
        ProseWord(
          text: String(piece), column: column + text.distance(from: text.startIndex, to: begin),
          before: pieces.isEmpty ? before : "", after: behind.endIndex == text.endIndex ? behind + after : behind))
      rest = rest[behind.endIndex...]
    }
    return pieces
  }

  /// Letters, figures, apostrophes and hyphens, with what only says where a word may be broken.
  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "'`´’‘ʼ′-‐‑".contains(character)
      || "\u{AD}\u{200C}\u{200D}\u{2060}".contains(character)
  }

  /// `tel:07700900123`, `DOB:03/05/2014`: the word and what it is of.
  var behindColon: [ProseWord] {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex, !isLink else { return [self] }
    let (head, rest) = (text[..<colon], text[text.index(after: colon)...])
    guard head.allSatisfy({ $0.isLetter || "-.".contains($0) }),
      rest.contains(where: { $0.isNumber || $0 == "@" })
    else { return [self] }
    return [
      ProseWord(text: String(head), column: column, before: before, after: ":"),
      ProseWord(
        text: String(rest), column: column + text.distance(from: text.startIndex, to: rest.startIndex), before: "",
        after: after),
    ]
  }

  /// In an address of the web digits are no number of anybody.
  var isLink: Bool { text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("doi") || text.hasPrefix("10.") }
}
