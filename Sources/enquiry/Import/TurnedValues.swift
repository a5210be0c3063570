internal import Foundation
internal import Model
internal import Packs

/// Values that went the wrong way for nearly everybody and far, as they do where two columns are taken for each other.
///
/// A small fall, or one of most, is a result like others and nobody's business here.
struct TurnedValues {
  /// The two points of measurement.
  let from: String
  let to: String
  let sentence: String

  /// So few prove nothing.
  private static let leastPairs = 6
  /// How far, in standard deviations of the values.
  private static let far = 0.5

  /// - Parameter rows: those that are new.
  init?(_ rows: [ParticipantRow], of measure: Measure) {
    guard measure.scale != .series, let (from, to) = TurnedValues.compared(rows, measure) else { return nil }
    var pairs: [ParticipantRow.Person: (from: Double?, to: Double?)] = [:]
    for row in rows {
      if row.occasion == from { pairs[row.person, default: (nil, nil)].from = row.value?.double }
      if row.occasion == to { pairs[row.person, default: (nil, nil)].to = row.value?.double }
    }
    let (before, after) = TurnedValues.both(pairs.values)
    let sign: Double = measure.direction == .higherIsBetter ? 1 : -1
    let turned = zip(before, after).count { ($1 - $0) * sign < 0 }
    guard before.count >= Self.leastPairs, turned * 10 >= before.count * 9 else { return nil }
    let change = Self.mean(after) - Self.mean(before)
    let spread = ((Self.variance(before) + Self.variance(after)) / 2).squareRoot()
    guard abs(change) >= Self.far * spread else { return nil }
    (self.from, self.to) = (from, to)
    let isFall = measure.direction == .higherIsBetter
    let number = { NumberText.fixed($0, places: 1) }
    sentence =
      "\(turned == before.count ? "All" : "\(turned) of") \(before.count) have a \(isFall ? "lower" : "higher") value at "
      + "\(to) than at \(from) (\(number(Self.mean(before))) to \(number(Self.mean(after))) on average), although "
      + "\(isFall ? "higher" : "lower") is better for \(measure.id). Are the two columns exchanged?"
  }

  /// The two that the definition compares, else the first two in time.
  private static func compared(_ rows: [ParticipantRow], _ measure: Measure) -> (String, String)? {
    if measure.compare.count == 2 { return (measure.compare[0], measure.compare[1]) }
    let names = rows.map(\.occasion).unique
    let order = OccasionNames(of: measure).order(of: names).map { names[$0] }
    return order.count > 1 ? (order[0], order[1]) : nil
  }

  /// The values of everybody who has both, in a fixed order of no meaning.
  private static func both(_ pairs: some Collection<(from: Double?, to: Double?)>) -> ([Double], [Double]) {
    let whole = pairs.compactMap { pair in pair.from.flatMap { from in pair.to.map { (from, $0) } } }
      .sorted { $0 < $1 }
    return (whole.map(\.0), whole.map(\.1))
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static func variance(_ values: [Double]) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1))
  }
}
