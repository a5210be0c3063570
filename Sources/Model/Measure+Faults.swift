extension Measure {
  /// What cannot be in a definition, because two of its keys contradict each other.
  package enum Fault: Hashable, Sendable {
    /// The lowest possible value is not below the highest.
    case noRoom(low: ExactNumber, high: ExactNumber)
    /// Every answer would count as agreeing, or none.
    case topBox(agreeing: Int, levels: Int)

    /// The key that is wrong.
    package var key: String {
      switch self {
      case .noRoom: "scale_max"
      case .topBox: "top_box"
      }
    }

    package var message: String {
      switch self {
      case .noRoom(let low, let high): "The highest possible value, \(high), is not above the lowest, \(low)."
      case .topBox(0, let levels): "None of the \(levels) levels would count as agreeing."
      case .topBox(_, let levels):
        "All of the \(levels) levels would count as agreeing, so that everybody always agrees."
      }
    }

    package var remedy: String {
      switch self {
      case .noRoom: "Write the two ends of the scale, as 0 and 40; leave out one that is not known."
      case .topBox(_, let levels): "Write how many of the best levels count, as \(Measure.usualTopBox(of: levels))."
      }
    }
  }

  /// All that cannot be in this definition.
  package var faults: [Fault] {
    var faults: [Fault] = []
    if let low = scaleMin, let high = scaleMax, low.double >= high.double {
      faults.append(.noRoom(low: low, high: high))
    }
    if scale == .likert, likertLevels.count > 1, let agreeing = levelsThatAgree, !(1..<likertLevels.count ~= agreeing) {
      faults.append(.topBox(agreeing: agreeing, levels: likertLevels.count))
    }
    return faults
  }

  /// How many of so many levels usually count as agreeing: two of four or five, three of seven.
  package static func usualTopBox(of levels: Int) -> Int { max(1, levels / 2) }

  /// How many of the levels count as agreeing; nil where the definition does not say.
  private var levelsThatAgree: Int? {
    switch topBox {
    case .best(let count): min(count, likertLevels.count)
    case .atLeast(let bound): likertLevels.count { Double($0) >= bound.double }
    case .atMost(let bound): likertLevels.count { Double($0) <= bound.double }
    case nil: nil
    }
  }
}
