import Model

/// The texts of the right page of an enquiry that take room from the lines to write on: as many as leave some.
struct RightPage {
  private let spread: SpreadRegion
  private let room: Room

  /// How much of each is told.
  private struct Room {
    /// Lines of what became of it since last time.
    let since: Int
    let actions: Int
    /// Entries about leading it, and lines of each.
    let entries: Int
    let lines: Int
    let questions: Int
  }

  /// From the usual one down to the least.
  private static let rooms = [
    Room(since: 4, actions: 4, entries: 2, lines: 3, questions: 3),
    Room(since: 3, actions: 3, entries: 2, lines: 2, questions: 3),
    Room(since: 2, actions: 2, entries: 1, lines: 2, questions: 2),
  ]

  /// The fewest lines that are of any use.
  private static let fewest = 3

  /// With as much room as the page has.
  init(of spread: SpreadRegion) {
    let pages = RightPage.rooms.lazy.map { RightPage(spread, $0) }
    self = pages.first { $0.left >= RightPage.fewest } ?? RightPage(spread, RightPage.rooms[RightPage.rooms.count - 1])
  }

  private init(_ spread: SpreadRegion, _ room: Room) {
    self.spread = spread
    self.room = room
  }

  private var enquiry: PackEnquiry { spread.enquiry }

  private var lastTime: SinceLastTime {
    SinceLastTime(meeting: spread.contents.meeting, alliance: spread.alliance, enquiry: enquiry)
  }

  // MARK: - Texts

  var since: String? {
    let told = lastTime.sentences.prefix(6).joined(separator: " ")
    return Excerpt(plain: told, in: Excerpt.Room(lines: room.since, width: SpreadText.pageWidth))?.text
  }

  /// In short; the page of all actions has them in full.
  var actions: ActionsRegion {
    let own = Array(lastTime.actions.prefix(room.actions))
    return ActionsRegion(meeting: spread.contents.meeting, actions: own, room: Excerpt.Room(lines: 1, width: 330))
  }

  /// The newest entries about leading it.
  var learning: [(text: String, messages: String)] {
    let frameworks = spread.contents.frameworks(of: enquiry)
    return enquiry.dossier.leadership.suffix(room.entries).map { entry in
      let messages = entry.codes.filter { $0.framework == .keyMessages }.map(frameworks.spoken)
      let text = Excerpt(entry.note.text, in: Excerpt.Room(lines: room.lines, width: SpreadText.pageWidth))?.text
      return (text ?? "no words recorded", messages.joined(separator: ", "))
    }
  }

  var questions: [ChallengeQuestion] { Array(ChallengeQuestion.all(of: enquiry).prefix(room.questions)) }

  // MARK: - Room

  var linesToWriteOn: Int { max(RightPage.fewest, left) }

  private var left: Int {
    PageRoom.linesToWriteOn(
      besides: [[.asks, .offers], [.next, .decisionNeeded]], of: enquiry,
      [since ?? ""] + actions.lines + learning.map { "\($0.text) \($0.messages)" }
        + questions.map { "\($0.text) (\($0.record))" } + [spread.alliance.name + enquiry.dossier.enquiry.title])
  }
}
