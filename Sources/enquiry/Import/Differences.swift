internal import Archive
internal import Model

/// Values of a file that differ from the stored ones: which are right, the person says.
struct Differences {
  let asked: ImportSteps.Asked
  let context: Context

  /// So many are listed; the others are counted.
  static let listed = 20

  /// The rows of the file that are taken in place of the stored ones.
  ///
  /// - Throws: ``Failure`` where nobody says which are right.
  func chosen(_ comparison: RowComparison) throws -> [ParticipantRow] {
    let all = comparison.differing
    if all.isEmpty || asked.side == .stored { return [] }
    if asked.side == .file { return all.map(\.row) }
    let count = all.count.counted("value")
    guard context.terminal != nil else {
      throw Failure(
        "\(count) of \(asked.file) \(all.count == 1 ? "differs" : "differ") from what is stored. Nothing was written.\n"
          + ([Differences.lines(all, on: context.page)] + swapped(comparison)).joined(separator: "\n"),
        hint: "Say which are right: --take file, or --take stored.")
    }
    context.talk(Differences.lines(all, on: context.page))
    for sentence in swapped(comparison) { context.talk(sentence) }
    let choices: [Question.Choice] = [
      .init(value: "file", label: "those of the file"), .init(value: "stored", label: "the stored ones stay"),
      .init(value: "each", label: "say it one by one"),
    ]
    let few = all.count == 1 ? Array(choices.dropLast()) : choices
    switch try context.choose("\(count) \(all.count == 1 ? "differs" : "differ"). What is right?", few) {
    case "file": return all.map(\.row)
    case "each": return try all.filter(isOfFile).map(\.row)
    default: return []
    }
  }

  private func swapped(_ comparison: RowComparison) -> [String] {
    comparison.swapSentence.map { [context.page.wrapped($0)] } ?? []
  }

  private func isOfFile(_ difference: RowComparison.Difference) throws -> Bool {
    let choices: [Question.Choice] = [
      .init(value: "file", label: "\(difference.after), of the file"),
      .init(value: "stored", label: "\(difference.before), as it is stored"),
    ]
    return try context.choose(difference.sentence, choices) == "file"
  }

  /// The first of them, one a line, and how many more there are.
  static func lines(_ all: [RowComparison.Difference], on page: Page) -> String {
    var lines = all.prefix(listed).map { page.wrapped($0.sentence, first: "  ", indent: 4) }
    if all.count > listed { lines.append("  and \(all.count - listed) more") }
    return lines.joined(separator: "\n")
  }
}

extension RowComparison.Difference {
  /// `P07 (Elm School), after: 31 is stored, 34 stands in the file.`
  var sentence: String {
    let who = row.participant.isEmpty ? "" : row.participant
    let school = row.school.map { who.isEmpty ? $0 : " (\($0))" } ?? ""
    let what = part == "value" ? row.occasion : part
    let place = [who + school, what].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(place): \(before) is stored, \(after) stands in the file."
  }
}

extension RowComparison {
  /// What must be said where cells of the file are empty now; nil where none is.
  var emptiedSentence: String? {
    if emptied.isEmpty { return nil }
    let cells = emptied.prefix(5).map { [$0.participant, $0.part].filter { !$0.isEmpty }.joined(separator: ", ") }
    let rest = emptied.count > 5 ? "; and \(emptied.count - 5) more" : ""
    return
      "\(emptied.count.counted("cell")) \(emptied.count == 1 ? "is" : "are") empty in the file where something is stored, "
      + "which stays as it was: \(cells.joined(separator: "; "))\(rest)."
  }

  /// What must be said where two columns were taken for each other; nil where they were not.
  var swapSentence: String? {
    guard let one = swapped.first, let other = swapped.last else { return nil }
    return
      "What the file gives as “\(one)” is stored as “\(other)”, and the other way round: the two columns seem to be "
      + "swapped. Look at the headings before you go on."
  }
}
