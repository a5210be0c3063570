import Model

/// From whose point of view something was seen: four that can speak against each other.
enum Witness: CaseIterable, Hashable {
  case pupils, teachers, observer, outside

  /// As a heading says it.
  var spoken: String {
    switch self {
    case .pupils: "pupils"
    case .teachers: "teachers themselves"
    case .observer: "an observer or mentor"
    case .outside: "outside view"
    }
  }

  /// "Seen by …"
  var seenBy: String { self == .outside ? "somebody from outside" : spoken }

  /// "Nothing yet from …"
  var missing: String { self == .outside ? "outside" : spoken }

  /// Who judged a measure: as the record says it, else those who spoke about themselves, else those whose work was marked.
  ///
  /// Nil where the record does not say.
  init?(of measure: Measure) {
    if let named = measure.ratedBy.flatMap(Witness.init(named:)) {
      self = named
      return
    }
    switch measure.level {
    case .pupil?: self = .pupils
    case .teacher? where measure.marks.contains(.selfReport): self = .teachers
    case .teacher?, .school?, .alliance?, nil: return nil
    }
  }

  /// Who saw what an entry tells: by its kind, where that says it, else by the role of the person.
  ///
  /// Nil where neither says it, as of a survey by nobody named.
  init?(of entry: EvidenceEntry) {
    switch entry.kind {
    case .workSample, .assessment: self = .pupils
    case .learningLog: self = .teachers
    case .observation, .headteacherFeedback: self = .observer
    case .externalReport: self = .outside
    case .survey, .interview, .focusGroup, .other:
      guard let named = entry.note.role.flatMap(Witness.init(named:)) else { return nil }
      self = named
    }
  }

  /// By the words for a person, those that are surest first: a `mentor teacher` is a mentor.
  ///
  /// Who leads an enquiry writes down what others said, and is no witness.
  private init?(named words: String) {
    let words = words.lowercased().split { !$0.isLetter }
    let found = Witness.known.first { known in
      words.contains { word in known.beginnings.contains(where: word.hasPrefix) }
    }
    guard let found else { return nil }
    self = found.witness
  }

  /// How words begin that name a witness.
  private static let known: [(witness: Witness, beginnings: [String])] = [
    (.pupils, ["pupil", "student", "child"]),
    (
      .outside,
      [
        "inspect", "ofsted", "estyn", "authority", "university", "outside", "external", "research", "parent", "carer",
        "governor", "consultant", "advis", "moderator", "facilitator",
      ]
    ),
    (.observer, ["observ", "mentor", "coach", "head"]),
    (.teachers, ["teach", "themselves", "tutor", "trainee", "staff", "assistant", "practitioner", "participant"]),
  ]
}
