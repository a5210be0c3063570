import Model

/// How much of a page is taken, in points: so that the lines to write on fill a page, and spreads begin on even ones.
struct PageRoom {
  /// A4 less its margins.
  private static let height = 755.0
  /// Of the type of a spread.
  private static let line = 12.7
  /// Between two lines to write on.
  private static let rule = 18.5
  /// A heading with the space around it.
  private static let heading = 25.0

  /// Lines to write on, two beside each other, below the right page of an enquiry.
  ///
  /// - Parameters:
  ///   - pairs: texts that stand beside each other.
  ///   - paragraphs: texts of the whole width.
  static func linesToWriteOn(besides pairs: [[SpreadText]], of enquiry: PackEnquiry, _ paragraphs: [String]) -> Int {
    let beside = pairs.map { pair in
      pair.map { text in
        text.excerpt(of: enquiry).map { PrintedText.lines($0.text, size: text.room.size, width: text.room.width) } ?? 2
      }.max() ?? 0
    }
    let whole = paragraphs.map { PrintedText.lines($0, size: Excerpt.Room.usual, width: SpreadText.pageWidth - 16) }
    // Who has seen it takes a line of heads and up to three below.
    let lines = Double((beside + whole).reduce(0, +) + 4)
    let gaps = 4.0 * Double(whole.count)
    let agreed = 4 * 24.0 + heading
    return max(3, Int((height - 8 * heading - lines * line - gaps - agreed - 50) / rule))
  }

  /// How many pages come before the first spread: the cover, all at a glance, the actions.
  static func front(rows: Int, actions: Int) -> Int {
    1 + max(1, Int((Double(rows) / 8).rounded(.up))) + max(1, Int((Double(actions) / 20).rounded(.up)))
  }

  /// Lines to write on below the actions from last time.
  static func linesBelow(actions: Int) -> Int {
    max(0, Int((height - 90 - 34 * Double(actions)) / rule))
  }
}
