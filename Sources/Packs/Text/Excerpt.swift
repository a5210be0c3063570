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
    guard let markdown else { return nil }
    let whole = PlainText.line(RecordMarkdown(text: markdown, headings: 4).plain)
    guard !whole.isEmpty else { return nil }
    if room.holds(whole) {
      (text, isCut) = (whole, false)
      return
    }
    isCut = true
    let ends = Excerpt.sentenceEnds(whole)
    if let end = ends.last(where: { room.holds(String(whole[..<$0]) + " …") }) {
      text = String(whole[..<end]) + " …"
      return
    }
    var kept = ""
    for word in whole.split(separator: " ") {
      let longer = kept.isEmpty ? String(word) : kept + " " + word
      guard room.holds(longer + " …") else { break }
      kept = longer
    }
    // Of a word that fills all the room as much as there is place for.
    text = (kept.isEmpty ? String(whole.prefix(room.characters)) : kept) + " …"
  }

  /// A place for text: so many lines of type of a size in a column of a width, in points.
  struct Room: Hashable {
    let lines: Int
    let width: Double
    var size = Room.usual

    /// The type of a spread, in points.
    static let usual = 9.5

    func holds(_ text: String) -> Bool { PrintedText.lines(text, size: size, width: width) <= lines }

    /// Of the widest signs.
    var characters: Int { max(1, Int(Double(lines) * width / size) - 2) }
  }

  /// Where a sentence ends and another one begins, after its mark.
  private static func sentenceEnds(_ text: String) -> [String.Index] {
    var ends: [String.Index] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if ".!?".contains(text[index]), next < text.endIndex, text[next] == " " {
        let after = text.index(after: next)
        if after < text.endIndex, text[after].isUppercase || text[after].isNumber { ends.append(next) }
      }
      index = next
    }
    return ends
  }
}
