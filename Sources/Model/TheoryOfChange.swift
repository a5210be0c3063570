/// How an enquiry is meant to work: a chain of seven stages, each a few statements.
package struct TheoryOfChange: Hashable, Sendable {
  /// The stages in their order; the raw values are the keys of the record and the ids of the framework.
  package enum Stage: String, Sendable, CaseIterable {
    case assumptions, inputs, enablers, outputs
    case intermediateOutcomes = "intermediate_outcomes"
    case longTermOutcomes = "long_term_outcomes"
    case impact

    /// As people say it: `intermediate outcomes`.
    package var spoken: String { rawValue.split(separator: "_").joined(separator: " ") }
  }

  /// One statement of a stage, with what it is tied to.
  package struct Statement: Hashable, Sendable {
    package var text: String
    /// Ids of the enquiry's measures that show it.
    package var measures: [String]
    /// Ids of entries of the logs that speak for it, and against it.
    package var evidenceFor: [String]
    package var evidenceAgainst: [String]

    package init(
      text: String, measures: [String] = [], evidenceFor: [String] = [], evidenceAgainst: [String] = []
    ) {
      self.text = text
      self.measures = measures
      self.evidenceFor = evidenceFor
      self.evidenceAgainst = evidenceAgainst
    }
  }

  private var statements: [Stage: [Statement]] = [:]

  package init() {}

  package subscript(_ stage: Stage) -> [Statement] {
    get { statements[stage] ?? [] }
    set { statements[stage] = newValue.isEmpty ? nil : newValue }
  }

  package var isEmpty: Bool { statements.isEmpty }
}
