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
    let plain = merged.bytes
    let bytes = TextMarks(there.map { TextMarks(of: $0) }).applied(to: plain)
    guard bytes.count <= SourceText.limit, holds(plain, merged.root, path: ours.path) else { return nil }
    return MergedText(bytes: bytes, questions: inquiry.open)
  }

  private func record(_ versions: Versions<WrittenRecord>, _ inquiry: MergeInquiry) -> WrittenRecord {
    let keys = KeyMerge(inquiry, versions)
    var record = WrittenRecord()
    record.opening = versions.map(\.opening).settled
    record.root = keys.root(versions.map(\.root), .root(kind))
    record.end = keys.above(versions.map(\.end))
    record.end = keys.missing(keys.takeHomeless(), in: record.end.compactMap(\.comment)) + record.end
    record.closing = versions.map(\.closing).settled
    record.body =
      versions.map(\.body).untouched
      ?? BodyMerge(inquiry: inquiry, headings: kind.headings).body(versions.map(\.sections)).bytes[...]
    return record
  }

  /// Whether a text reads as what was merged: the keys may have become too many, or stand too deep.
  private func holds(_ plain: [UInt8], _ root: WrittenValue, path: String) -> Bool {
    guard let text = try? SourceText(path: path, bytes: plain), let matter = try? FrontMatter(text) else {
      return false
    }
    return matter.root.map(root.isRead) ?? root.isVacant
  }
}

extension WrittenValue {
  /// Whether a value was read as this one.
  fileprivate func isRead(as node: Node) -> Bool {
    switch (content, node.content) {
    case (.scalar(let text), .scalar(let read, _)): return !node.isEmpty && text.utf8.elementsEqual(read.utf8)
    case (.list(let parts), .list(let items, _)):
      return parts.count == items.count && zip(parts, items).allSatisfy { $0.value.isRead(as: $1) }
    case (.map(let parts), .map(let entries, _)):
      return parts.count == entries.count
        && zip(parts, entries).allSatisfy { $0.key == $1.key && $0.value.isRead(as: $1.value) }
    default: return isVacant && node.isVacant
    }
  }
}
