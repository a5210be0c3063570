package import Model

/// The three-way merge of one file, as text: what one side changed is taken, what both changed alike is taken once, and what both
/// changed differently is a question.
///
/// It does not matter which side is ours: the text and the questions are the same.
package struct TextMerge {
  /// How a file merges.
  package enum Form: Hashable, Sendable {
    /// Keys and text of a record.
    case record(RecordKind)
    /// `measures/<id>.figures.csv`
    case figures
    /// `measures/<id>.summary.csv`
    case summary
    /// Text without a form that we know, line by line.
    case lines
    /// Only right as a whole.
    case whole
  }

  package let form: Form
  /// The versions that both sides started from; nil for one in which the file is not there. Several where history crossed.
  package let bases: [SourceText?]

  package init(_ form: Form, bases: [SourceText?]) {
    self.form = form
    self.bases = bases
  }

  /// What the two versions come to.
  ///
  /// - Parameter answer: what a person decided about a question; nil where it is open.
  package func merge(
    _ ours: SourceText, _ theirs: SourceText, answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }
  ) -> MergedText {
    if ours.bytes == theirs.bytes { return MergedText(bytes: ours.bytes) }
    if let base = common {
      if base == ours.bytes { return MergedText(bytes: theirs.bytes) }
      if base == theirs.bytes { return MergedText(bytes: ours.bytes) }
    }
    let merged = withoutActuallyEscaping(answer) { parts(ours, theirs, $0) }
    return merged ?? whole(ours, theirs, answer)
  }

  /// What the parts of the two versions come to; nil where the file is only right as a whole, or a version cannot be read.
  private func parts(
    _ ours: SourceText, _ theirs: SourceText, _ answer: @escaping (MergeQuestion) -> MergeAnswer?
  ) -> MergedText? {
    switch form {
    case .record(.pack), .whole: return nil
    case .record(.lock) where bases.allSatisfy { $0 == nil }: return nil
    case .record(let kind): return RecordMerge(kind: kind).merged(bases, ours, theirs, answer)
    case .lines: return LinesMerge().merged(bases, ours, theirs, answer)
    case .figures: return FiguresMerge(ours, theirs, bases: bases)?.merged(answer)
    case .summary: return SummaryMerge(ours, theirs, bases: bases)?.merged(answer)
    }
  }

  /// The bytes that all bases have; nil where they differ or the file is in none.
  private var common: [UInt8]? {
    guard let first = bases.first, let first else { return nil }
    return bases.allSatisfy { $0?.bytes == first.bytes } ? first.bytes : nil
  }

  /// One version or the other.
  private func whole(
    _ ours: SourceText, _ theirs: SourceText, _ answer: (MergeQuestion) -> MergeAnswer?
  ) -> MergedText {
    let question = MergeQuestion(
      .whole, base: bases.first.flatMap { $0 } == nil ? nil : "", ours: "", theirs: "", allowsValue: false)
    switch answer(question) {
    case .ours?: return MergedText(bytes: ours.bytes)
    case .theirs?: return MergedText(bytes: theirs.bytes)
    case .both?, .value?, nil:
      return MergedText(
        bytes: min(ours.text, theirs.text) == ours.text ? ours.bytes : theirs.bytes, questions: [question])
    }
  }
}

/// What a merge of one file came to.
package struct MergedText: Hashable, Sendable {
  /// The file; where questions are open, a text that both sides would make, of which nothing is to be saved.
  package var bytes: [UInt8]
  /// What is open, in the order of the file.
  package var questions: [MergeQuestion]

  package init(bytes: [UInt8], questions: [MergeQuestion] = []) {
    self.bytes = bytes
    self.questions = questions
  }
}
