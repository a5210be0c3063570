package import Model

extension RowTable {
  /// The rows in columns, for the arithmetic; nil when anything is wrong with a row.
  ///
  /// A file without faults is never made into rows: its bytes are walked once.
  package func observations(_ mapping: RowMapping, of measure: Measure) -> RowReading<Observations> {
    var conventions = RowConventions(self, mapping)
    var outcome = gathered(mapping, measure, conventions)
    if case .undecided = outcome {
      if let open = conventions.decide(self, mapping, measure) { return RowReading(value: nil, problems: [open]) }
      outcome = gathered(mapping, measure, conventions)
    }
    if case .done(let observations, let new) = outcome { return RowReading(value: observations, newOccasions: new) }
    let reading = rows(mapping, of: measure)
    return RowReading(
      value: reading.hasErrors ? nil : reading.value.map { Observations($0, of: measure) }, problems: reading.problems,
      more: reading.more, rejected: reading.rejected, newOccasions: reading.newOccasions)
  }

  private func gathered(_ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions) -> RowGatherer.Outcome
  {
    var gatherer = RowGatherer(self, mapping, measure, conventions)
    return gatherer.gather()
  }
}
