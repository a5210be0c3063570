package import Model

/// What was recorded lately, a sentence each, for somebody who has two minutes: no ids, no numbers that a group could be too small
/// for, nobody's name.
package enum DigestStory {
  /// Nil for what is not worth a sentence: layout, what cannot be read, what was taken out again.
  ///
  /// - Parameter title: of its enquiry; nil for what is of none.
  package static func sentence(_ change: RecordedChange, title: String?) -> String? {
    guard let words = words(change) else { return nil }
    let said = (title.map { "\(PlainText.line($0)): " } ?? "") + (title == nil ? Wording.capitalised(words) : words)
    return said + ([".”", "!”", "?”", "…”", "….", "…"].contains { said.hasSuffix($0) } ? "" : ".")
  }

  private static func words(_ change: RecordedChange) -> String? {
    let record = change.record
    switch change.what {
    case .begun: return "a new enquiry"
    case .figure: return "\(FieldWords.short(record.title ?? record.name)) has new figures"
    case .plan(.fixed): return "the plan was fixed"
    case .plan(.amended(let amendment)):
      return "the fixed plan was amended" + (amendment.reason.isEmpty ? "" : " (\(FieldWords.short(amendment.reason)))")
    case .plan: return "another plan took over"
    case .added(let content?): return added(record, content)
    case .changed(let fields): return changed(record, fields)
    case .added(nil), .ended, .renamed, .removed, .layout, .unreadable: return nil
    }
  }

  private static func added(_ record: RecordMark, _ content: RecordContent) -> String? {
    let said = RecordWords.beginning(of: content).map { ": “\($0)”" } ?? ""
    let school = content["school"].map { " at \(FieldWords.short($0))" } ?? ""
    switch record.kind {
    case .evidence:
      let kind = record.word.flatMap { EvidenceEntry.Kind(rawValue: $0) }
      return "\(kind == .other ? nil : kind?.spoken, default: "an observation")\(school)\(said)"
    case .leadership: return "learned about leading it\(said)"
    case .participation: return participation(record, content, said)
    case .cycle: return "a new cycle was opened" + aim(content)
    case .measure: return "\(FieldWords.short(content["title"] ?? record.name)) will be measured"
    case .meeting: return "a meeting of the cluster\(record.day.map { " on \($0.spoken)" } ?? "") was called"
    case .checkIn: return "a check-in with \(record.word ?? "the alliance")\(said)"
    case .action:
      let who = [content["owner"], content["school"]].compactMap { $0 }.joined(separator: ", ")
      let due = content["due"].flatMap { Day(iso: $0) }.map { ", by \($0.spoken)" } ?? ""
      return "taken on: “\(FieldWords.short(content["what"] ?? ""))”" + (who.isEmpty ? "" : " (\(who))") + due
    default: return nil
    }
  }

  private static func participation(_ record: RecordMark, _ content: RecordContent, _ said: String) -> String {
    let who = [content["group"], content["role"], content["school"]].compactMap { $0 }.first.map(FieldWords.short)
    let kind = record.word.flatMap { ParticipationEntry.Kind(rawValue: $0) }
    return [who ?? (kind == .adapted ? nil : "somebody"), kind?.spoken].compactMap { $0 }.joined(separator: " ") + said
  }

  private static func aim(_ content: RecordContent) -> String {
    content.prose[.aim].map { ", to find out: “\(FieldWords.short($0))”" } ?? ""
  }

  private static func changed(_ record: RecordMark, _ fields: [FieldChange]) -> String? {
    func value(_ key: String) -> String? { fields.first { $0.place == .key(key) }?.to.first }
    switch record.kind {
    case .cycle:
      if let decision = value("decision").flatMap({ Cycle.Decision(rawValue: $0) }) {
        return "the cycle was closed: \(decision.words)"
      }
      let texts = fields.filter { if case .text = $0.place { !$0.to.isEmpty } else { false } }.prefix(2)
      let words = texts.map { FieldWords.phrase($0) }.joined(separator: "; ")
      return words.isEmpty ? nil : "looked back: \(words)"
    case .action:
      return value("done") == nil ? nil : "done" + (value("outcome").map { ": “\(FieldWords.short($0))”" } ?? "")
    case .meeting: return "the meeting\(record.day.map { " of \($0.spoken)" } ?? "") has new notes"
    case .evidence, .leadership, .participation, .checkIn: return "an entry was corrected"
    case .enquiry:
      return "the plan was changed: " + fields.prefix(2).map { FieldWords.phrase($0) }.joined(separator: "; ")
    case .measure: return "\(FieldWords.short(record.title ?? record.name)) is defined otherwise"
    default: return nil
    }
  }
}
