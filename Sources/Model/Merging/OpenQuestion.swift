/// Something that a merge leaves to a person: what it is about, what each side says, and who said it when.
package struct OpenQuestion: Hashable, Sendable {
  /// What the two sides do not agree on.
  package enum Topic: Hashable, Sendable {
    /// A place in a record that both changed.
    case field(MergeQuestion)
    /// What the name of a record's file says: its day, its kind, its period, or the short name of an enquiry or an alliance.
    case name(NamePart, base: String?, ours: String, theirs: String)
    /// One side took out what the other changed or added to.
    case gone(Scope, isOurs: Bool)
    /// Two things that were begun apart have one short name; ``MergeAnswer/value(_:)`` gives theirs another.
    case sameName(String)
    /// Each side alone is right, and together they contradict each other.
    case together(Collision)
  }

  /// What a part of a name is.
  package enum NamePart: String, Hashable, Sendable {
    case date, kind, period, entry, alliance
    case shortName = "short name"
    case enquiry
  }

  /// How much was taken out.
  package enum Scope: String, Hashable, Sendable { case record, measure, enquiry }

  /// Who said it, and when.
  package struct Teller: Hashable, Sendable {
    /// How the person signs, as "project lead, Elm School"; nil for one who did not choose a role.
    package let role: String?
    package let day: Day

    package init(role: String?, day: Day) {
      self.role = role
      self.day = day
    }
  }

  /// By which it is answered: the same on both sides, and as long as the question is the same.
  package let id: String
  package let record: RecordMark
  package let topic: Topic
  package var ours: Teller?
  package var theirs: Teller?

  package init(id: String, record: RecordMark, topic: Topic, ours: Teller? = nil, theirs: Teller? = nil) {
    self.id = id
    self.record = record
    self.topic = topic
    self.ours = ours
    self.theirs = theirs
  }
}

extension OpenQuestion {
  /// What it may be answered with, in the order in which it is offered; a value beside them where ``allowsValue``.
  package var choices: [MergeAnswer] {
    switch topic {
    case .field(let question): question.allowsBoth ? [.ours, .theirs, .both] : [.ours, .theirs]
    case .name, .gone: [.ours, .theirs]
    case .sameName: []
    case .together(let collision): collision.choices
    }
  }

  /// Whether something else than the choices can be given.
  package var allowsValue: Bool {
    switch topic {
    case .field(let question): question.allowsValue
    case .name(let part, _, _, _): part == .date
    case .gone, .together: false
    case .sameName: true
    }
  }
}
