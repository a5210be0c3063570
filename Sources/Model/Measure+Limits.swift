extension Measure {
  /// The ends of the scale as far as they are known; of answers the lowest and the highest level.
  package var ends: (low: ExactNumber?, high: ExactNumber?) {
    guard scale == .likert, let low = likertLevels.first, let high = likertLevels.last else {
      return (scaleMin, scaleMax)
    }
    return (ExactNumber(low), ExactNumber(high))
  }

  /// `from 0 to 40`, `from 0 up`, `up to 40`; nil where neither end is known, and for a scale without room, which says nothing.
  package var limits: String? {
    switch ends {
    case (let least?, let most?): least.double < most.double ? "from \(least) to \(most)" : nil
    case (let least?, nil): "from \(least) up"
    case (nil, let most?): "up to \(most)"
    case (nil, nil): nil
    }
  }

  /// How far it is from one end of the scale to the other; nil where an end is not known, and for a scale without room.
  package var room: Double? {
    guard let low = ends.low, let high = ends.high, low.double < high.double else { return nil }
    return high.double - low.double
  }

  /// The scale in words, where a value lies beyond it; nil where it does not.
  package func limits(passedBy value: ExactNumber) -> String? {
    let isBelow = ends.low.map { value.double < $0.double } ?? false
    let isAbove = ends.high.map { value.double > $0.double } ?? false
    return isBelow || isAbove ? limits : nil
  }

  /// The largest standard deviation (divisor n − 1) that values on the scale can have: half of them at either end, as near as
  /// their mean allows it.
  ///
  /// - Parameters:
  ///   - mean: rounded as it is written; nil where it is not known.
  ///   - people: how many values there are; nil for as few as there could be.
  /// - Returns: nil where an end of the scale is not known.
  package func largestSpread(mean: ExactNumber?, of people: Int?) -> Double? {
    guard room != nil, let low = ends.low?.double, let high = ends.high?.double else { return nil }
    let middle = (low + high) / 2
    let slack = mean?.halfStep ?? 0
    let nearest = mean.map { min(max(middle, $0.double - slack), $0.double + slack) } ?? middle
    let n = Double(max(people ?? 2, 2))
    return (max(0, (high - nearest) * (nearest - low)) * n / (n - 1)).squareRoot()
  }
}

extension Measure {
  /// What to say of a standard deviation that no values on the scale can have.
  package func tooWide(_ figure: Figure) -> String? {
    guard aggregate != .sum, scale != .binary, let sd = figure.sd, let limits,
      let most = largestSpread(mean: figure.mean, of: figure.n), sd.double - sd.halfStep > most
    else { return nil }
    // Rounded down, so that what is refused is always more than what is said.
    let hundredths = (most * 100).rounded(.down)
    let spoken = hundredths < 1e15 ? ExactNumber(mantissa: Int128(hundredths), places: 2).description : "\(most)"
    let mean = figure.mean.map { " with a mean of \($0)" } ?? ""
    return "A standard deviation of \(sd) cannot be: values \(limits)\(mean) have one of \(spoken) at most."
  }
}

extension ExactNumber {
  /// Half of one in the last place that is written: by so much rounding can have moved it.
  package var halfStep: Double { ExactNumber(mantissa: 5, places: places + 1).double }
}
