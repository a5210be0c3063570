import Model
import Records

/// Short texts that come together.
enum MergeExamples {
  static func text(_ kind: RecordKind, _ text: String) throws -> SourceText {
    try SourceText(path: "a." + kind.ending, text: text)
  }

  /// The merged text with the questions that are open, which must be the same from either side.
  static func merged(
    _ kind: RecordKind, bases: [String?], _ ours: String, _ theirs: String,
    answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }
  ) throws -> (text: String, questions: [MergeQuestion]) {
    let merge = TextMerge(.record(kind), bases: try bases.map { try $0.map { try text(kind, $0) } })
    let merged = merge.merge(try text(kind, ours), try text(kind, theirs), answer: answer)
    return (String(decoding: merged.bytes, as: UTF8.self), merged.questions)
  }

  static func merged(
    _ kind: RecordKind, _ base: String, _ ours: String, _ theirs: String,
    answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }
  ) throws -> (text: String, questions: [MergeQuestion]) {
    try merged(kind, bases: [base], ours, theirs, answer: answer)
  }
}
