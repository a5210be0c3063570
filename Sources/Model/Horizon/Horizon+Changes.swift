extension Horizon {
  /// A change as far as it is of something dated until that day, or not dated; nil where nothing of it is.
  package func cut(_ change: RecordedChange) -> RecordedChange? {
    guard shows(change.record.day) else { return nil }
    switch change.what {
    case .figure(let figure): return shows(figure.days) ? change : nil
    case .added(let content?) where [.cycle, .action].contains(change.record.kind): return added(content, change.record)
    case .changed(let fields):
      let kept = fields.filter { shows($0.day) }
      return kept.isEmpty && !fields.isEmpty ? nil : RecordedChange(change.record, .changed(kept))
    case .plan(.fixed(let day)): return shows(day) ? change : nil
    case .plan(.amended(let amendment)): return shows(amendment.date) ? change : nil
    default: return change
    }
  }

  /// A new cycle or action without the steps that were taken later.
  private func added(_ content: RecordContent, _ record: RecordMark) -> RecordedChange? {
    guard shows(content.begun(record.kind)) else { return nil }
    var kept = content
    kept.fields.removeAll { !shows(content.day(of: .key($0.key), in: record.kind)) }
    kept.prose = Prose(
      sections: content.prose.sections.filter { shows(content.day(of: .text($0.heading), in: record.kind)) })
    return RecordedChange(record, .added(kept))
  }
}
