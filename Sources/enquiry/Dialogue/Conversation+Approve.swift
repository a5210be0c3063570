internal import Model
internal import Records

extension Conversation {
  /// Shows what will be saved.
  ///
  /// - Returns: the index of a question whose answer is to be changed; nil to save.
  mutating func approve() throws -> Int? {
    let rows = dialogue.questions.indices.filter { dialogue.questions[$0].isAsked(answers) }
    say("\nThis will be saved:")
    say(recap(rows.map { dialogue.questions[$0] }, numbered: true))
    while true {
      let line = try line("Save it? [Y/n/number to change] > ", at: Draft.summary).trimmingBlanks.lowercased()
      if ["", "y", "yes"].contains(line) { return nil }
      if ["n", "no"].contains(line) {
        keep(at: Draft.summary)
        throw Stopped(isKept: true)
      }
      if line == "<", let last = rows.last(where: { isShown(dialogue.questions[$0]) }) { return last }
      if let number = Int(line), rows.indices.contains(number - 1) { return rows[number - 1] }
      say(
        "Type y to save, n to stop, or \(Question.numbers(rows.count)) to change \(rows.count == 1 ? "the" : "that") answer."
      )
    }
  }

  /// Answers with what they answer.
  func recap(_ questions: [Question], numbered: Bool = false) -> String {
    let width = 4 + (questions.map(\.label.count).max() ?? 0)
    return questions.enumerated().map { index, question in
      let items = answers.holds(question.key) ? answers.list(question.key) : question.usual(answers).map { [$0] } ?? []
      let spoken = items.map { question.spoken($0, answers) }.joined(separator: "\n")
      let number = numbered ? "\(index + 1)  ".leftPadded(to: 5) : "  "
      return context.page.field(
        number + question.label, spoken.isEmpty ? "no answer" : spoken, labelWidth: width + (numbered ? 3 : 0))
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
