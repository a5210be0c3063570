import Impact

extension MeasureImpact {
  /// The codes of one stratum's cautions, in order.
  func codes(_ stratum: Stratum) -> [String] { main.cautions(of: stratum).map(\.code.rawValue) }

  /// All codes of all strata.
  var allCodes: Set<String> { Set(main.cautions.flatMap { $0.cautions.map(\.code.rawValue) }) }

  /// The reason at a dotted path below `results`.
  func reason(_ path: String) -> String? { main.results.notComputed.first { $0.path == path }?.reason.rawValue }
}
