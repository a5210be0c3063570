/// As much of a record's text as there is room for, without its marks: whole sentences where one fits, else whole words.
struct Excerpt: Hashable {
  /// On one line; ends in `…` where more is said than fits.
  let text: String
  /// Whether something is left out.
  let isCut: Bool

  /// Nil where nothing is written.
  ///
  /// - Parameter room: what there is place for.
  init?(_ markdown: String?, in room: Room) {
    self.init(plain: markdown.map { RecordMarkdown(text: $0, headings: 4).plain }, in: room)
  }

  /// The same of text in which no sign is a mark, as a title.
  init?(plain text: String?, in room: Room) {
    let whole = PlainText.line(text ?? "")
    guard !whole.isEmpty else { return nil }
    let part = PrintedText.part(of: whole, lines: room.lines, size: room.size, width: room.width)
    isCut = !part.isAll
    if part.isAll {
      self.text = whole
    } else if let end = part.end {
      // Of whole sentences, unless they are far less than there is room for, as the number before a first one.
      let sentence = Excerpt.lastSentenceEnd(in: whole, upTo: end)
      let isEnough = sentence.map { whole[..<$0].utf8.count * 3 >= whole[..<end].utf8.count } ?? false
      self.text = whole[..<(isEnough ? sentence ?? end : end)] + " …"
    } else {
      // Of a word that fills all the room as much as there is place for.
      self.text = whole.prefix(room.characters) + " …"
    }
  }

  /// A place for text: so many lines of type of a size in a column of a width, in points.
  struct Room: Hashable {
    let lines: Int
    let width: Double
    var size = Room.usual

    /// The type of a spread, in points.
    static let usual = 9.5

    /// Of the widest signs.
    var characters: Int { max(1, Int(Double(lines) * width / size) - 2) }
  }

  /// Where a sentence ends and another one begins, after its mark.
  private static func lastSentenceEnd(in text: String, upTo limit: String.Index) -> String.Index? {
    let signs = text.unicodeScalars
    var index = limit
    while index > signs.startIndex {
      let before = signs.index(before: index)
      if signs[index] == " ", ".!?".unicodeScalars.contains(signs[before]), let next = text[index...].dropFirst().first,
        next.isUppercase || next.isNumber
      {
        return index
      }
      index = before
    }
    return nil
  }
}
