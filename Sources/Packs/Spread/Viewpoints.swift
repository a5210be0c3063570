import Model

/// From which sides a result was looked at: what there is of each, and so what is missing.
struct Viewpoints: Hashable {
  enum Side: String, CaseIterable { case pupils, teachers, observers, outside }

  /// What was looked at from a side, in words, each once.
  private var seen: [Side: [String]] = [:]

  subscript(_ side: Side) -> [String] { seen[side] ?? [] }

  init(of enquiry: PackEnquiry) {
    let dossier = enquiry.dossier
    let levels = Dictionary(dossier.measures.map { ($0.measure.id.text, $0.measure.level) }) { first, _ in first }
    for (id, story) in enquiry.storiesInOrder where story.standing == nil && !story.headlines.isEmpty {
      guard let measure = dossier.measures.first(where: { $0.measure.id == id })?.measure else { continue }
      add(story.title, from: Viewpoints.side(of: measure))
    }
    let entries = dossier.evidence.map { entry in
      (side: Viewpoints.side(of: entry, levels), kind: entry.kind.spoken)
    }
    for side in Side.allCases {
      let kinds = entries.filter { $0.side == side }.map(\.kind)
      for kind in kinds.unique {
        let count = kinds.count { $0 == kind }
        add(count == 1 ? kind : "\(kind) (\(count))", from: side)
      }
    }
  }

  private mutating func add(_ words: String, from side: Side?) {
    guard let side, !(seen[side] ?? []).contains(words) else { return }
    seen[side, default: []].append(words)
  }

  /// Whose view a measure is: of those it is about, where they judged themselves or were tested.
  private static func side(of measure: Measure) -> Side? {
    let rater = (measure.ratedBy ?? "").lowercased()
    if !measure.marks.contains(.selfReport), let side = side(inWords: rater) { return side }
    switch measure.level {
    case .pupil: return .pupils
    case .teacher: return .teachers
    case .school, .alliance: return .observers
    case nil: return measure.marks.contains(.attainment) ? .pupils : side(inWords: rater)
    }
  }

  private static func side(of entry: EvidenceEntry, _ levels: [String: Measure.Level?]) -> Side? {
    switch entry.kind {
    case .observation, .headteacherFeedback: return .observers
    case .externalReport: return .outside
    case .workSample, .assessment: return .pupils
    case .survey, .interview, .focusGroup, .learningLog, .other:
      if let side = side(inWords: (entry.note.role ?? "").lowercased()) { return side }
      let level = entry.measures.lazy.compactMap { levels[$0] ?? nil }.first
      if let level { return level == .pupil ? .pupils : level == .teacher ? .teachers : .observers }
      return entry.kind == .other ? nil : .teachers
    }
  }

  private static func side(inWords words: String) -> Side? {
    func has(_ signs: [String]) -> Bool { signs.contains { words.contains($0) } }
    if has(["pupil", "student", "child"]) { return .pupils }
    if has(["inspect", "local authority", "university", "external", "ofsted"]) { return .outside }
    if has(["mentor", "observer", "head", "coach", "leader", "governor"]) { return .observers }
    return has(["teacher", "staff", "trainee", "tutor"]) ? .teachers : nil
  }
}
