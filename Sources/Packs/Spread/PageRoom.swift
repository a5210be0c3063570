import Model

/// How much of a page is taken, in points: so that the lines to write on fill it.
struct PageRoom {
  /// A4 less its margins.
  static let height = 755.0
  /// A column of two.
  static let half = 238.0
  /// Of the type of a spread.
  static let line = 12.7
  /// Between two lines to write on.
  static let rule = 18.5
  /// A heading with the space around it.
  static let heading = 25.0

  /// Lines to write on, two beside each other, below the right page of an enquiry; less than nought where it is too full.
  ///
  /// - Parameters:
  ///   - pairs: texts that stand beside each other.
  ///   - paragraphs: texts of the whole width.
  static func linesToWriteOn(besides pairs: [[SpreadText]], of enquiry: PackEnquiry, _ paragraphs: [String]) -> Int {
    let beside = pairs.map { pair in
      pair.map { text in
        text.excerpt(of: enquiry).map { PrintedText.lines($0.text, size: Excerpt.Room.usual, width: half) } ?? 2
      }.max() ?? 0
    }
    let whole = paragraphs.map { PrintedText.lines($0, size: Excerpt.Room.usual, width: SpreadText.pageWidth - 16) }
    // Who has seen it takes a line of heads and up to three below.
    let lines = Double((beside + whole).reduce(0, +) + 4)
    let gaps = 4.0 * Double(whole.count)
    let agreed = 4 * 24.0 + heading
    return Int((height - 8 * heading - lines * line - gaps - agreed - 50) / rule)
  }
}
