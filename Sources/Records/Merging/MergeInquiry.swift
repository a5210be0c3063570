internal import Model

/// Asks what a merge cannot decide, and keeps what stays open.
final class MergeInquiry {
  private let answer: (MergeQuestion) -> MergeAnswer?
  private(set) var open: [MergeQuestion] = []
  /// How often each spot was asked about.
  private var numbers: [MergeQuestion.Spot: Int] = [:]

  init(_ answer: @escaping (MergeQuestion) -> MergeAnswer?) { self.answer = answer }

  /// What a person decided; nil where that is open, also where the decision does not fit the question.
  func ask(
    _ spot: MergeQuestion.Spot, base: String?, ours: String?, theirs: String?, allowsBoth: Bool = false,
    allowsValue: Bool = true
  ) -> MergeAnswer? {
    let number = numbers[spot, default: 0]
    numbers[spot] = number + 1
    let question = MergeQuestion(
      spot, number: number, base: base, ours: ours, theirs: theirs, allowsBoth: allowsBoth, allowsValue: allowsValue)
    switch answer(question) {
    case .both? where !allowsBoth: break
    case .value? where !allowsValue: break
    case let decided?: return decided
    case nil: break
    }
    open.append(question)
    return nil
  }
}
