import Model

/// Answers questions by rules that do not depend on whose side is ours.
struct Rulebook {
  /// Whether the commit here comes before the other one, where nothing else tells the sides apart.
  let isOursFirst: Bool
  /// Whether values of one's own are given, too.
  var givesValues = true

  func answer(_ question: OpenQuestion) -> MergeAnswer {
    let coin = question.id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    switch question.topic {
    case .field(let field):
      if field.allowsBoth, coin % 3 == 0 { return .both }
      if field.allowsValue, givesValues, coin % 5 == 0 { return .value("settled \(coin)") }
      return first(field.ours ?? "", field.theirs ?? "")
    case .name(_, _, let ours, let theirs): return first(ours, theirs)
    case .gone(_, let isOurs): return isOurs == (coin % 2 == 0) ? .ours : .theirs
    case .sameName: return .value("named-\(coin)")
    case .together(let collision):
      let isForOurs: Bool
      if case .leftAndMeasured = collision.kind { isForOurs = !collision.isOurs } else { isForOurs = isOursFirst }
      let answer: MergeAnswer = isForOurs ? .ours : .theirs
      return coin % 3 == 0 && question.choices.contains(answer) ? answer : .both
    }
  }

  private func first(_ ours: String, _ theirs: String) -> MergeAnswer {
    if ours == theirs { return isOursFirst ? .ours : .theirs }
    return ours.utf8.lexicographicallyPrecedes(theirs.utf8) ? .ours : .theirs
  }

  /// The same answer, given from the other side.
  static func swapped(_ answer: MergeAnswer) -> MergeAnswer {
    switch answer {
    case .ours: .theirs
    case .theirs: .ours
    case .both, .value: answer
    }
  }
}
