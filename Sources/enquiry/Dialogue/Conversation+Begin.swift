internal import Model
internal import Records

extension Conversation {
  /// Offers what was begun before.
  ///
  /// - Returns: the index of the question to begin with.
  mutating func begin() throws -> Int {
    let found: Draft?
    do { found = try keeper.read() } catch {
      say("")
      say(error)
      return firstOpen
    }
    guard let found else { return firstOpen }
    let day = Day(iso: found.begun) ?? context.today
    let when = day == context.today ? "earlier today" : "on \(day.spoken)"
    say("")
    say(context.page.wrapped("You began this \(when) and stopped \(place(found.at, in: found))."))
    guard try terminal.agrees("Go on with it? [Y/n] > ", say: say) else {
      say(context.page.wrapped("It is kept in \(try keeper.putAside())."))
      return firstOpen
    }
    begun = day
    take(found)
    return dialogue.questions.firstIndex { $0.key == found.at && $0.isAsked(answers) }
      ?? (found.at == Draft.summary ? dialogue.questions.count : firstOpen)
  }

  private var firstOpen: Int {
    dialogue.questions.firstIndex { isShown($0) && !answers.holds($0.key) } ?? dialogue.questions.count
  }

  private func place(_ key: String, in draft: Draft) -> String {
    let known = Answers(draft.answers)
    let asked = dialogue.questions.filter { !$0.isQuiet && $0.isAsked(known) }
    guard let index = asked.firstIndex(where: { $0.key == key }) else { return "before it was saved" }
    return "at question \(asked[...index].count { !$0.isPart })"
  }

  private mutating func take(_ draft: Draft) {
    let keys = Set(dialogue.questions.map(\.key))
    leftOver = draft.answers.filter { !keys.contains($0.key) }
    answers = Answers(draft.answers.filter { keys.contains($0.key) })
    typed = draft.typed
    resumedAt = draft.at
    let before = dialogue.questions.filter { $0.key != draft.at && answers.holds($0.key) }
    if !before.isEmpty { say(recap(before)) }
  }
}
