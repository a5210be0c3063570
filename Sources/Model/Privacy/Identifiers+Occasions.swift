extension Identifiers {
  /// What the id of a point of measurement looks like: it goes into the record, so a table that is turned on its side
  /// would bring its people there. Days, terms and tests are none.
  package static func kind(ofOccasion id: String) -> Kind? {
    guard let kind = kind(ofCell: id, as: .participant) else { return nil }
    switch kind {
    case .dateOfBirth, .uln: return nil
    case .name: return isPerson(id) ? .name : nil
    // `AB 7C` is somebody, `DC 2` the second time that something was looked at.
    case .initials: return isOfClass(id) ? .initials : nil
    default: return kind
    }
  }

  private static func isPerson(_ id: String) -> Bool {
    let words = id.split { !$0.isLetter && $0 != "'" && $0 != "’" && $0 != "-" }
    let folded = words.map(\.folded)
    if folded.contains(where: NameLists.forenames.contains) { return true }
    if let first = folded.first, NameLists.titles.contains(first) { return true }
    if folded.contains(where: { NameLists.labels.contains($0) || times.contains($0) || isMonth($0) }) { return false }
    return words.count > 1 && words.allSatisfy { $0.first?.isUppercase == true } && words.contains { $0.count > 1 }
  }

  private static func isOfClass(_ id: String) -> Bool {
    let words = id.split { !$0.isLetter && !$0.isNumber }
    let isKnown = words.first.map { NameLists.abbreviations.contains(String($0)) } ?? false
    return !isKnown && words.last?.last?.isLetter == true
  }

  private static func isMonth(_ word: String) -> Bool {
    Day.months.contains { $0.lowercased() == word || $0.lowercased().prefix(3) == word }
  }

  /// Words for times and for what is done at them.
  private static let times: Set<String> = [
    "mid", "middle", "point", "week", "month", "day", "time", "wave", "round", "visit", "session", "occasion", "final",
    "initial", "interim", "mock", "mocks", "exam", "exams", "quiz", "assessment", "check", "survey", "measurement",
    "winter", "entry", "exit", "pre", "post", "follow", "up", "delayed", "repeat", "review", "data", "capture", "score",
    "scores", "mark", "marks", "result", "results", "cycle", "unit", "step", "easter", "christmas", "half",
  ]
}
