import Model

/// What was taken on, as a table in the order of the days by which it is due.
struct ActionsRegion {
  let meeting: PackMeeting
  let actions: [Action]
  /// How much of each there is place for; nil for all.
  var room: Excerpt.Room?

  /// An action in words.
  struct Row {
    let what, who, due, state: String
  }

  var value: Value {
    .section(
      rows.map {
        .fields(["what": .text($0.what), "who": .text($0.who), "due": .text($0.due), "state": .text($0.state)])
      })
  }

  var rows: [Row] {
    actions.map {
      Row(
        what: short(Wording.phrase($0.what)), who: short($0.ownerSpoken ?? "nobody named yet"),
        due: $0.due?.spoken ?? "no day set",
        state: state(of: $0))
    }
  }

  /// Each on a line of its own, as a spread tells them.
  var lines: [String] { rows.map { "\($0.what) (\($0.who); \($0.due)): \($0.state)" } }

  private func short(_ words: String) -> String {
    room.flatMap { Excerpt(plain: words, in: $0)?.text } ?? words
  }

  private func state(of action: Action) -> String {
    if let done = action.done { return "done on \(done.spoken)" }
    guard let due = action.due, let date = meeting.date, due < date else { return "open" }
    return "open, was due before this meeting"
  }
}
