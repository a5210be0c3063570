internal import Model

/// The three-way merge of a record: its keys, and the text below them.
struct RecordMerge {
  let kind: RecordKind

  /// The merged record; nil where a version cannot be read, or the result could not be.
  func merged(
    _ bases: [SourceText?], _ ours: SourceText, _ theirs: SourceText,
    _ answer: @escaping (MergeQuestion) -> MergeAnswer?
  ) -> MergedText? {
    // Where a record was not there, nothing stood in it.
    let there = Versions(bases: bases.compactMap(\.self), ours: ours, theirs: theirs)
    let read = there.map { text in (try? TextMarks.plain(text)).flatMap { WrittenRecord($0) } }
    guard let mine = read.ours, let yours = read.theirs, read.bases.allSatisfy({ $0 != nil }) else { return nil }
    let absent = bases.filter { $0 == nil }.map { _ in WrittenRecord() }
    let isNew = there.bases.isEmpty
    let inquiry = MergeInquiry(answer)
    let merged = record(
      Versions(bases: isNew ? [] : read.bases.compactMap(\.self) + absent, ours: mine, theirs: yours), inquiry)
    let bytes = TextMarks(there.map { TextMarks(of: $0) }).applied(to: merged.bytes)
    guard holds(bytes, merged, path: ours.path) else { return nil }
    return MergedText(bytes: bytes, questions: inquiry.open)
  }

  private func record(_ versions: Versions<WrittenRecord>, _ inquiry: MergeInquiry) -> WrittenRecord {
    let keys = KeyMerge(inquiry)
    var record = WrittenRecord()
    record.opening = versions.map(\.opening).settled
    record.root = keys.root(versions.map(\.root), .root(kind))
    record.end = keys.above(versions.map(\.end))
    record.end = keys.missing(keys.takeHomeless(), in: record.end.compactMap(\.comment)) + record.end
    record.closing = versions.map(\.closing).settled
    record.body = BodyMerge(inquiry: inquiry, headings: kind.headings).body(versions.map(\.body))
    return record
  }

  /// Whether the bytes read as what was merged: they may have become too many, or stand too deep.
  private func holds(_ bytes: [UInt8], _ record: WrittenRecord, path: String) -> Bool {
    let text = try? TextMarks.plain(SourceText(path: path, bytes: bytes))
    guard let read = text.flatMap({ WrittenRecord($0) }) else { return false }
    return read.root.meaning(.root(kind)) == record.root.meaning(.root(kind))
  }
}
