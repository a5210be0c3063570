package import Model

/// Entries of one enquiry's logs.
package struct LogEntries: Sendable {
  package var evidence: [EvidenceEntry] = []
  package var leadership: [LeadershipEntry] = []

  package init() {}

  package var count: Int { evidence.count + leadership.count }
}

extension Snapshot {
  /// Which log: the folder of the enquiry that holds it.
  package enum Log: String, Sendable, CaseIterable { case evidence, leadership }

  /// The entries of an enquiry's logs, those kept for oneself among them.
  ///
  /// - Parameter isWanted: asked by the name of each file; what is not wanted is not read.
  package func entries(
    of name: EnquiryName, in logs: [Log], where isWanted: (Layout.Location) -> Bool
  ) throws -> Loaded<LogEntries> {
    var loaded = Loaded(LogEntries())
    let own = try ownEntries(of: name)
    loaded.problems = own.problems
    if logs.contains(.evidence) {
      let shared = try evidence(of: name, where: isWanted)
      let mine = own.value.evidence.filter { isWanted(.evidence(name, $0.note.date, $0.kind, $0.note.id)) }
      loaded.value.evidence = (shared.value + mine).sorted { LogNote.isInOrder($0.note, $1.note) }
      loaded.problems += shared.problems
    }
    if logs.contains(.leadership) {
      let shared = try leadership(of: name, where: isWanted)
      let mine = own.value.leadership.filter { isWanted(.leadership(name, $0.note.date, $0.note.id)) }
      loaded.value.leadership = (shared.value + mine).sorted { LogNote.isInOrder($0.note, $1.note) }
      loaded.problems += shared.problems
    }
    return loaded
  }
}
