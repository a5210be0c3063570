import Model

/// The texts of a spread that people wrote, each cut to the room it has on the page.
enum SpreadText: String, CaseIterable {
  case why, wentWell = "well"
  case notEffective = "not_effective"
  case problems, asks, offers, next
  case decisionNeeded = "decision"

  /// On paper, in points: A4 less its margins.
  static let pageWidth = 504.0
  static let third = 155.0

  /// - Parameter page: how far the left page is shortened.
  func room(on page: LeftRoom = .usual) -> Excerpt.Room {
    switch self {
    case .why: Excerpt.Room(lines: page.why, width: SpreadText.pageWidth)
    case .wentWell, .notEffective, .problems: Excerpt.Room(lines: page.thirds, width: SpreadText.third)
    case .asks, .offers, .next, .decisionNeeded: Excerpt.Room(lines: 4, width: PageRoom.half)
    }
  }

  /// As it was written; nil where nothing was.
  func written(in enquiry: PackEnquiry) -> String? {
    let cycle = enquiry.latestCycle?.cycle
    switch self {
    case .why: return enquiry.dossier.enquiry.prose[.background]
    case .wentWell: return cycle?.prose[.wentWell]
    case .notEffective: return cycle?.prose[.notEffective]
    case .problems: return cycle?.prose[.problems]
    case .asks: return enquiry.lastWritten(.asks)
    case .offers: return enquiry.lastWritten(.offers)
    case .next: return SpreadText.proposed(enquiry)
    case .decisionNeeded: return cycle?.prose[.decisionNeeded]
    }
  }

  func excerpt(of enquiry: PackEnquiry, in page: LeftRoom = .usual) -> Excerpt? {
    Excerpt(written(in: enquiry), in: room(on: page))
  }

  var value: (PackEnquiry) -> Value { { .text(orAbsent: self.excerpt(of: $0)?.text) } }

  /// What comes next, as the cycle that is looked back on says it; else the aim of one that was opened since.
  private static func proposed(_ enquiry: PackEnquiry) -> String? {
    guard let latest = enquiry.latestCycle else { return nil }
    if let next = latest.cycle.prose[.next] ?? latest.cycle.prose[.carriesOver] { return next }
    return enquiry.cycles.last.flatMap { $0.number > latest.number ? $0.cycle.prose[.aim] : nil }
  }

  /// Those of an enquiry that had to be cut, with all of their words.
  static func cut(of enquiry: PackEnquiry, on page: LeftRoom) -> [(text: SpreadText, written: String)] {
    allCases.compactMap { text in
      guard let written = text.written(in: enquiry), Excerpt(written, in: text.room(on: page))?.isCut == true else {
        return nil
      }
      return (text, written)
    }
  }
}

extension PackEnquiry {
  /// What stands under a heading in the newest cycle that has it.
  fileprivate func lastWritten(_ heading: Heading) -> String? {
    cycles.lazy.reversed().compactMap { $0.cycle.prose[heading] }.first
  }
}
