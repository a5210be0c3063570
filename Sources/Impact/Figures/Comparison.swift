import Model

/// Two occasions to compare. Changes given as such may have no recorded start, and a start may wait for its end.
package struct Comparison: Hashable, Sendable {
  /// Nil when nothing was recorded at the start: only changes up to `to` are.
  package let from: String?
  /// Nil when nothing but a start was recorded.
  package let to: String?

  /// The comparisons that a measure asks for, the main one last.
  ///
  /// `compare` names one; else the first occasion stands against each later one. Occasions come in the definition's order,
  /// then as the figures have them, with `before` or `baseline` first; an
  /// occasion alone, if it is no start by its name or definition, is an end. Never empty.
  /// `counted` are the occasions that people were counted at, in their order; they come before those of figures.
  static func all(of measure: Measure, figures: [Figure], counted: [String] = []) -> [Comparison] {
    if measure.compare.count == 2 { return [Comparison(from: measure.compare[0], to: measure.compare[1])] }
    var order: [String] = []
    var known: Set<String> = []
    for id in measure.occasions.map(\.id) + counted + startsFirst(figures.map(\.occasion))
    where known.insert(id).inserted {
      order.append(id)
    }
    let recorded = Set(figures.map(\.occasion)).union(counted)
    guard let first = order.first else { return [Comparison(from: nil, to: nil)] }
    let opening = figures.filter { $0.occasion == first }
    if !opening.isEmpty, !counted.contains(first), opening.allSatisfy(\.isOnlyAChange) {
      return order.filter(recorded.contains).map { Comparison(from: nil, to: $0) }
    }
    if order.count == 1, counted.isEmpty, !conventionalStarts.contains(first), measure.occasions.isEmpty {
      return [Comparison(from: nil, to: first)]
    }
    let later = order.dropFirst().filter(recorded.contains)
    return later.isEmpty
      ? [Comparison(from: first, to: order.dropFirst().first)] : later.map { Comparison(from: first, to: $0) }
  }

  private static let conventionalStarts = ["before", "baseline"]

  private static func startsFirst(_ occasions: [String]) -> [String] {
    occasions.filter(conventionalStarts.contains) + occasions.filter { !conventionalStarts.contains($0) }
  }
}

extension Figure {
  /// A row that says how far something moved and not where it stood.
  fileprivate var isOnlyAChange: Bool { mean == nil && count == nil && (change != nil || moved != nil) }
}
