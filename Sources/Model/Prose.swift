/// What people wrote under a record's headings: Markdown, without the front matter.
package struct Prose: Hashable, Sendable {
  /// The text under one heading, without blank lines around it; nothing written gives an empty text.
  package struct Section: Hashable, Sendable {
    /// The heading's words, or nil for what stands before the first one.
    package let heading: String?
    package let text: String

    package init(heading: String?, text: String) {
      self.heading = heading
      self.text = text
    }
  }

  package let sections: [Section]

  package init(sections: [Section] = []) { self.sections = sections }

  /// What was written under a heading; nil when it is absent or empty.
  package subscript(_ heading: Heading) -> String? {
    let found = sections.filter { $0.heading?.lowercased() == heading.rawValue.lowercased() && !$0.text.isEmpty }
    return found.isEmpty ? nil : found.map(\.text).joined(separator: "\n\n")
  }

  /// What stands before the first heading; nil when there is nothing.
  package var opening: String? {
    sections.first { $0.heading == nil && !$0.text.isEmpty }?.text
  }
}

/// The fixed headings of records: where the program looks for what people wrote.
package enum Heading: String, Sendable, CaseIterable {
  case background = "Why this, and what supports it"
  case notes = "Notes"
  case aim = "Aim"
  case prediction = "Prediction"
  case happened = "What happened"
  case wentWell = "What went well"
  case notEffective = "What was not effective"
  case problems = "Where there were problems"
  case learned = "What we learned"
  case why = "Why this decision"
  case freed = "What this frees"
  case carriesOver = "What carries over"
  case next = "What comes next"
  case decisionNeeded = "Decision needed from heads"
  case asks = "What we ask of others"
  case offers = "What we offer"
  case decisions = "Decisions"
  case themes = "Themes"
}

extension Heading {
  /// Those of `enquiry.md`.
  package static let ofPlan: [Heading] = [.background, .notes]
  /// Those of a cycle, in the order in which they stand.
  package static let ofCycle = allCases.filter { !ofPlan.contains($0) && !ofMeeting.contains($0) }
  /// Those of a meeting.
  package static let ofMeeting: [Heading] = [.decisions, .themes]
}
