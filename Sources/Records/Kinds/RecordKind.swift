package import Model

/// The kinds of records: their keys, and the skeleton that a new one starts from.
package enum RecordKind: String, Sendable, CaseIterable {
  case programme, alliance, cluster, enquiry, cycle, evidence, leadership, participation, coding, measure
  case framework, toolkit
  case meeting
  case checkIn = "check_in"
  case action
  /// A pack that was issued.
  case pack
  /// What schools and alliances are called where a pack goes to people who need not know them.
  case pseudonyms
  /// What was fixed of a plan.
  case lock

  /// A key by its name, as `risks`, or by its place, as `theory_of_change.outputs`; nil when there is none.
  package func key(_ name: String) -> RecordKey? {
    var keys = self.keys
    var found: RecordKey?
    for step in name.split(separator: ".") {
      guard let key = keys.first(where: { $0.name == step }) else { return nil }
      found = key
      keys = key.shape.inner
    }
    return found
  }

  /// The ending of its files: Markdown where people write, YAML where all is keys.
  package var ending: String {
    switch self {
    case .programme, .alliance, .cluster, .measure, .framework, .toolkit, .lock, .pack, .pseudonyms: "yaml"
    case .enquiry, .cycle, .evidence, .leadership, .participation, .coding, .meeting, .checkIn, .action: "md"
    }
  }

  /// The template that a new record starts from, below `templates/`; nil for what is not made by a command.
  package var skeleton: String? {
    switch self {
    case .framework, .toolkit, .lock: nil
    default: "records/\(rawValue).\(ending)"
    }
  }

  /// The keys that the program reads and writes, in the order in which they stand.
  package var keys: [RecordKey] {
    switch self {
    case .programme: Self.programmeKeys
    case .alliance: Self.allianceKeys
    case .cluster: Self.clusterKeys
    case .enquiry: Self.enquiryKeys
    case .cycle: Self.cycleKeys
    case .evidence: Self.evidenceKeys
    case .leadership: Self.leadershipKeys
    case .participation: Self.participationKeys
    case .coding: Self.codingKeys
    case .measure: Self.measureKeys
    case .framework: Self.frameworkKeys
    case .toolkit: Self.toolkitKeys
    case .lock: Self.lockKeys
    case .meeting: Self.meetingKeys
    case .checkIn: Self.checkInKeys
    case .action: Self.actionKeys
    case .pack: Self.packKeys
    case .pseudonyms: Self.pseudonymKeys
    }
  }

  /// The fixed headings under which people write, in their order; none where the whole text is one.
  package var headings: [Heading] {
    switch self {
    case .enquiry: Heading.ofPlan
    case .cycle: Heading.ofCycle
    case .meeting: Heading.ofMeeting
    default: []
    }
  }
}
