/// A figure that was recorded, taken out or corrected: one row, by its key columns.
package struct FigureChange: Hashable, Sendable {
  package enum Statistic: String, Sendable, CaseIterable {
    case n, mean, sd, count, of, change
    case elapsedMonths = "elapsed_months"
    case moved, source, note
  }

  /// Whether a new value is the better one, by the direction of the measure.
  package enum Direction: String, Sendable { case better, worse, neither }

  package struct Value: Hashable, Sendable {
    package let statistic: Statistic
    /// As it is written; nil for what was not recorded.
    package var from: String?
    /// Nil for what is not recorded any more.
    package var to: String?
    package let direction: Direction
  }

  package var measure: Slug
  /// What the measure is called; nil where its definition cannot be read.
  package var title: String?
  package var unit: String?
  package var key: Figure.Key
  /// When its point of measurement was, as far as the definition or its name tells.
  package let days: ClosedRange<Day>?
  /// Whether it was worked out from the sums of rows, and not entered by hand.
  package let isFromRows: Bool
  /// What is different, in the order of the columns; of a new figure all that it says.
  package var values: [Value]
  /// Whether there was a figure before, and whether there is one now.
  package let wasThere: Bool
  package let isThere: Bool

  /// Why it is another value, where the figure got a note with it.
  package var note: String? { values.first { $0.statistic == .note }?.to }

  /// Nil where the two say the same.
  init?(from old: Figure?, to new: Figure?, of measure: Slug, defined definition: Measure?, isFromRows: Bool) {
    guard let key = (new ?? old)?.key else { return nil }
    let isJudged = old != nil && new != nil && definition?.judges(key) ?? false
    values = Statistic.allCases.compactMap { statistic in
      let (from, to) = (old?.text(of: statistic), new?.text(of: statistic))
      if from == to { return nil }
      let direction = isJudged ? definition?.direction(of: statistic, from: old, to: new) : nil
      return Value(statistic: statistic, from: from, to: to, direction: direction ?? .neither)
    }
    if values.isEmpty, old != nil, new != nil { return nil }
    self.measure = measure
    (title, unit) = (definition?.title, definition?.unit)
    self.key = key
    days = definition?.days(of: key.occasion)
    self.isFromRows = isFromRows
    (wasThere, isThere) = (old != nil, new != nil)
  }

  /// What is different between two tables of figures of a measure, in the order of the newer one.
  package static func between(
    _ old: [Figure], _ new: [Figure], of measure: Slug, defined definition: Measure?, isFromRows: Bool = false
  ) -> [FigureChange] {
    let before = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.key))
    let kept = new.compactMap {
      FigureChange(from: before[$0.key], to: $0, of: measure, defined: definition, isFromRows: isFromRows)
    }
    let gone = old.filter { !after.contains($0.key) }.compactMap {
      FigureChange(from: $0, to: nil, of: measure, defined: definition, isFromRows: isFromRows)
    }
    return kept + gone
  }
}

extension Figure {
  fileprivate func text(of statistic: FigureChange.Statistic) -> String? {
    switch statistic {
    case .n: n.map(String.init)
    case .mean: mean?.description
    case .sd: sd?.description
    case .count: count.map(String.init)
    case .of: of.map(String.init)
    case .change: change?.description
    case .elapsedMonths: elapsedMonths?.description
    case .moved: moved?.rawValue
    case .source: source
    case .note: note
    }
  }

  /// The share of those who said yes, as two numbers to be multiplied crosswise.
  fileprivate var share: (count: ExactNumber, of: ExactNumber)? {
    guard let count, let of, of > 0 else { return nil }
    return (ExactNumber(count), ExactNumber(of))
  }
}

extension Measure {
  /// Whether a higher figure can be better or worse at all: not at the start, and not of those it is compared with.
  fileprivate func judges(_ key: Figure.Key) -> Bool {
    let start = compare.first ?? occasions.first?.id ?? "before"
    if key.occasion == start || purpose != .outcome { return false }
    return key.group == nil
      || key.group != controlGroup && (treatmentGroups.isEmpty || treatmentGroups.contains(key.group ?? ""))
  }

  fileprivate func direction(
    of statistic: FigureChange.Statistic, from old: Figure?, to new: Figure?
  ) -> FigureChange.Direction {
    func told(_ from: ExactNumber?, _ to: ExactNumber?) -> FigureChange.Direction {
      guard let from, let to else { return .neither }
      if from.isLess(than: to) { return direction == .higherIsBetter ? .better : .worse }
      return to.isLess(than: from) ? (direction == .higherIsBetter ? .worse : .better) : .neither
    }
    switch statistic {
    case .mean: return told(old?.mean, new?.mean)
    case .change: return told(old?.change, new?.change)
    case .count:
      guard let one = old?.share, let other = new?.share else { return .neither }
      return told(one.count.multiplied(by: other.of), other.count.multiplied(by: one.of))
    case .moved:
      let steps: [Figure.Moved: Int] = [.down: -1, .same: 0, .up: 1]
      return told(
        old?.moved.flatMap { steps[$0] }.map { ExactNumber($0) },
        new?.moved.flatMap { steps[$0] }.map { ExactNumber($0) })
    case .n, .sd, .of, .elapsedMonths, .source, .note: return .neither
    }
  }
}
