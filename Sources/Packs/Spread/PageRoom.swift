import Model

/// How much of a page is taken, in points: so that the lines to write on fill a page, and spreads begin on even ones.
struct PageRoom {
  /// A4 less its margins.
  static let height = 755.0
  /// Of the type of a spread.
  static let line = 12.0
  /// Between two lines to write on.
  static let rule = 18.5

  /// Lines to write on beside each other below the right page of an enquiry: at least four.
  static func linesToWriteOn(_ enquiry: PackEnquiry, since: Int, learning: Int, questions: Int) -> Int {
    func lines(_ text: SpreadText) -> Int {
      guard let words = text.excerpt(of: enquiry)?.text else { return 2 }
      return PrintedText.lines(words, size: text.room.size, width: text.room.width)
    }
    let pairs = max(lines(.asks), lines(.offers)) + max(lines(.next), lines(.decisionNeeded))
    let heads = 8 * 22.0
    let used = heads + line * (Double(pairs + since + learning) + 4 + 1.4 * Double(questions))
    let agreed = 4 * 24.0 + 20
    return max(4, Int((height - used - agreed - 60) / rule))
  }

  /// How many pages come before the first spread: the cover, all at a glance, the actions.
  static func front(rows: Int, actions: Int) -> Int {
    1 + max(1, Int((Double(rows) / 9).rounded(.up))) + max(1, Int((Double(actions) / 22).rounded(.up)))
  }
}
