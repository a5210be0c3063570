package import Model

extension RowTable {
  /// The rows in columns, for the arithmetic; nil when anything is wrong with a row.
  package func observations(_ mapping: RowMapping, of measure: Measure) -> RowReading<Observations> {
    let reading = rows(mapping, of: measure)
    return RowReading(
      value: reading.hasErrors ? nil : reading.value.map { Observations($0, of: measure) }, problems: reading.problems,
      more: reading.more, rejected: reading.rejected, newOccasions: reading.newOccasions)
  }
}
