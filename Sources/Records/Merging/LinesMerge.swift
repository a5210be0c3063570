internal import Model

/// The three-way merge of a text without a form that we know, line by line.
struct LinesMerge {
  func merged(
    _ bases: [SourceText?], _ ours: SourceText, _ theirs: SourceText,
    _ answer: @escaping (MergeQuestion) -> MergeAnswer?
  ) -> MergedText? {
    let there = Versions(bases: bases.compactMap(\.self), ours: ours, theirs: theirs)
    let plain = there.map { try? TextMarks.plain($0) }
    guard let mine = plain.ours, let yours = plain.theirs else { return nil }
    let inquiry = MergeInquiry(answer)
    let texts = Versions(bases: plain.bases.compactMap(\.self), ours: mine, theirs: yours)
      .map { SpacedText([LineText](of: $0.bytes[...])) }
    let merge = SpacedTextMerge(texts, hasBase: texts.bases.count == bases.count)
    let merged = merge.merged { inquiry.lines($0, of: texts, .text(nil)) }
    let bytes = merged.all.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    return MergedText(
      bytes: TextMarks(there.map { TextMarks(of: $0) }).applied(to: bytes), questions: inquiry.open)
  }
}
