/// What records may name where others read them: measures, entries and cycles of an enquiry that are shared as far.
///
/// A name goes only with what it names: also one of something that is not there any more, or on another machine, says nothing to
/// others.
package struct SharedNames: Hashable, Sendable {
  /// In the place of a reason that is given for something else, too.
  package static let keptReason = "The reason is kept by the team: it is also about what is not shared."

  private let measures: Set<String>
  private let entries: Set<String>
  private let withheldEntries: Set<String>
  private let cycles: Set<String>

  package init(of dossier: Dossier, with audience: Share) {
    let notes = dossier.logNotes
    measures = Set(dossier.measures.filter { $0.measure.share >= audience }.map(\.measure.id.text))
    entries = Set(notes.filter { $0.share >= audience }.map(\.id.text))
    withheldEntries = Set(notes.filter { $0.share < audience }.map(\.id.text))
    cycles = Set(dossier.cycles.filter { $0.share >= audience && !$0.isUnreadable }.map(\.id.text))
  }

  package func names(measure id: String) -> Bool { measures.contains(id) }

  package func names(cycle id: String) -> Bool { cycles.contains(id) }

  /// An id may be written short.
  package func names(entry id: String) -> Bool {
    entries.contains { $0.hasPrefix(id) } && !withheldEntries.contains { $0.hasPrefix(id) }
  }

  /// A change of a plan as others may read it; nil where it is about a measure that is not shared. Of a criterion its words
  /// go, without the measure and how much of it would be enough.
  package func told(_ change: PlanChange) -> PlanChange? {
    if let measure = change.measure, !names(measure: measure) { return nil }
    let isOfLock = change.subject == .lock
    // The file of the plan names all its measures by their short names, and tells what became of them.
    if isOfLock, ["measures", "amendments", "earlier"].contains(change.key) { return nil }
    guard change.subject == .success || isOfLock && change.key == "success" else { return change }
    var told = change
    (told.from, told.to) = (change.from.map(criterion), change.to.map(criterion))
    return told
  }

  /// `Most agree` of `Most agree (trust: at least 80%)`.
  private func criterion(_ written: String) -> String {
    guard written.hasSuffix(")"), let open = written.ranges(of: " (").last else { return written }
    let name = written[open.upperBound...].prefix { $0 != ":" && $0 != ")" }
    guard Slug(name) != nil, !names(measure: String(name)) else { return written }
    return String(written[..<open.lowerBound])
  }
}

extension Dossier {
  /// What all entries of its logs have.
  package var logNotes: [LogNote] { evidence.map(\.note) + leadership.map(\.note) + participation.map(\.note) }
}
