extension Summary {
  /// Adds rows up, exactly, school by school: everybody, each group, each subgroup, and each subgroup inside each group.
  ///
  /// Columns of subgroups are never crossed with each other. Strata that nobody is in have no row. Rows stand in the order of
  /// their keys and sums without zeros at their end, so that the order of the observations changes nothing. Before small
  /// cells are pooled: nothing of it is meant to leave the machine as it is.
  package init(of observations: Observations, measure: Measure, origin: Origin = Origin()) throws(Unsummable) {
    switch measure.scale {
    case .continuous:
      rows = .sums(try SumMaking(observations, measure: measure, origin: origin).rows)
    case .binary, .likert:
      rows = .moves(MoveMaking(observations, measure: measure, origin: origin).rows)
    case .series:
      rows = .points(try PointMaking(observations, origin: origin).rows)
    }
  }

  /// Why rows cannot be added up, as a sentence.
  package enum Unsummable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The exact sum would need more than 38 digits.
    case tooLarge
    /// Two summaries of different scales, as sums of values and counts of answers.
    case differentScales

    package var description: String {
      switch self {
      case .tooLarge:
        """
        The values are too large, or have too many decimals, to be added up exactly. Round them to the decimals that the \
        test really gives.
        """
      case .differentScales:
        "The two summaries are of different scales, so that they cannot be added up. Import the rows of both again."
      }
    }
  }
}

extension Measure {
  /// What is compared, in the order of the occasions: the two of `compare`, else the first occasion against each later one.
  ///
  /// `recorded` are the occasions with values, in their order. An end that nobody was measured at is nil; there is always one
  /// comparison, except where nothing was recorded.
  package func comparisons(of recorded: [String]) -> [(from: String, to: String?)] {
    if compare.count == 2 {
      return recorded.isEmpty ? [] : [(compare[0], recorded.contains(compare[1]) ? compare[1] : nil)]
    }
    var order = occasions.map(\.id)
    for occasion in recorded where !order.contains(occasion) { order.append(occasion) }
    guard let first = order.first, !recorded.isEmpty else { return [] }
    let later = order.dropFirst().filter(recorded.contains)
    return later.isEmpty ? [(first, nil)] : later.map { (first, $0) }
  }

  /// The keys of a summary's comparisons, or of a series' points, in the order of the definition.
  package func spans(of observations: Observations) -> [Summary.Span] {
    if scale == .series { return observations.recorded.map { Summary.Span(from: $0, to: nil) } }
    return comparisons(of: observations.recorded).map { Summary.Span(from: $0.from, to: $0.to) }
  }

  /// The start that an occasion would be compared with; nil where it may be a start itself.
  ///
  /// It is a later one by `compare`, by the order of the definition, or by its name, as `after`.
  package func start(before occasion: String) -> String? {
    if compare.count == 2 { return compare[1] == occasion ? compare[0] : nil }
    if let first = occasions.first?.id { return first == occasion ? nil : first }
    return (OccasionNames.usualStep(occasion) ?? 0) > 0 ? "before" : nil
  }
}

extension Summary.Key: Comparable {
  /// School, group, column, subgroup, start, end; what is not named first.
  package static func < (one: Summary.Key, other: Summary.Key) -> Bool {
    let (first, second) = (one.parts, other.parts)
    for (left, right) in zip(first, second) where left != right {
      guard let left else { return true }
      guard let right else { return false }
      return left < right
    }
    return false
  }

  private var parts: [String?] { [school, group, subgroupBy, subgroup, from, to] }
}
