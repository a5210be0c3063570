/// A chart of single values and moving ranges: what the process does by itself, and the points beyond (specification section 7).
///
/// Limits from fewer than 10 points are not worth printing.
package struct XmR: Tabulated {
  /// The mean of the points that the limits are made from, in the measure's unit.
  package let mean: Double
  /// The mean of |xᵢ − xᵢ₋₁| over the same points.
  package let meanMovingRange: Double
  /// How many points the limits are made from.
  package let baseCount: Int
  package let outside: [OutsidePoint]
  package let rangesAboveLimit: [MovingRange]
  /// Rows of 8 points or more on one side of the mean; a point on it breaks a row.
  package let longRuns: [PointRun]

  /// A point beyond the natural limits.
  package struct OutsidePoint: Tabulated {
    package let occasion: String
    package let value: Double
    package let isAbove: Bool

    package var fields: [Field] {
      [
        Field("date", .text(occasion)), Field("value", .number(value)),
        Field("side", .text(isAbove ? "above" : "below")),
      ]
    }
  }

  /// A step from one point to the next, by the occasion that it ends at.
  package struct MovingRange: Tabulated {
    package let occasion: String
    package let range: Double

    package var fields: [Field] { [Field("date", .text(occasion)), Field("range", .number(range))] }
  }

  /// Limits from all points.
  package static func chart(of points: [SeriesPoint]) -> Computed<XmR> {
    chart(of: points.recorded, base: points.recorded)
  }

  /// Limits from `base`, by which all points are judged; two points of it are the fewest.
  static func chart(of points: [RecordedPoint], base: [RecordedPoint]) -> Computed<XmR> {
    guard base.count >= 2 else { return .notComputed(base.isEmpty ? .noBaselinePoints : .nBelowTwo) }
    let chart = XmR(points: points, base: base)
    return [chart.upperLimit, chart.lowerLimit, chart.rangeLimit].allSatisfy(\.isFinite)
      ? .value(chart) : .notComputed(.outOfRange)
  }

  private init(points: [RecordedPoint], base: [RecordedPoint]) {
    let count = Double(base.count)
    let mean = base.reduce(0) { $0 + $1.value } / count
    let meanRange = XmR.ranges(base).reduce(0) { $0 + $1.range } / (count - 1)
    let low = FloatNoise.removed(from: mean - XmR.limitFactor * meanRange)
    let high = FloatNoise.removed(from: mean + XmR.limitFactor * meanRange)
    let widest = FloatNoise.removed(from: XmR.rangeFactor * meanRange)
    self.mean = mean
    meanMovingRange = meanRange
    baseCount = base.count
    outside = points.filter { $0.compared > high || $0.compared < low }.map {
      OutsidePoint(occasion: $0.occasion, value: $0.value, isAbove: $0.compared > high)
    }
    rangesAboveLimit = XmR.ranges(points).filter { FloatNoise.removed(from: $0.range) > widest }
    longRuns = PointRun.sides(of: points, line: mean, lineBreaks: true).filter { $0.points >= 8 }
  }

  /// X̄ ± 2.66·mR̄: the natural limits of the process.
  package var upperLimit: Double { mean + XmR.limitFactor * meanMovingRange }
  package var lowerLimit: Double { mean - XmR.limitFactor * meanMovingRange }
  /// 3.267·mR̄: the most that a step from point to point should be.
  package var rangeLimit: Double { XmR.rangeFactor * meanMovingRange }

  package var fields: [Field] {
    [
      Field("mean", .number(mean)),
      Field("mean_moving_range", .number(meanMovingRange)),
      Field("unpl", .number(upperLimit)),
      Field("lnpl", .number(lowerLimit)),
      Field("url", .number(rangeLimit)),
      Field("n_base", .count(baseCount)),
      Field("outside", outside),
      Field("ranges_above_url", rangesAboveLimit),
      Field("runs_of_8", longRuns),
    ]
  }

  /// What a single point gives: it is its own mean, and has no moving range.
  static func fields(ofOne point: Double) -> [Field] {
    let missing = ["mean_moving_range", "unpl", "lnpl", "url", "outside", "ranges_above_url", "runs_of_8"].map {
      Field($0, .missing(.nBelowTwo))
    }
    return [Field("mean", .number(point))] + missing.prefix(4) + [Field("n_base", .count(1))] + missing.dropFirst(4)
  }

  /// 3/1.128 and D4, rounded as everybody rounds them.
  private static let limitFactor = 2.66
  private static let rangeFactor = 3.267

  private static func ranges(_ points: [RecordedPoint]) -> [MovingRange] {
    zip(points, points.dropFirst()).map { MovingRange(occasion: $1.occasion, range: ($1.value - $0.value).magnitude) }
  }
}
