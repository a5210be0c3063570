import RealModule

/// A series about its middle line, and the signs that chance alone does not make (specification section 7).
package struct RunChart: Tabulated {
  /// The line, in the measure's unit.
  package let centre: Double
  package let pointCount: Int
  /// Points above and below the line; the others are on it.
  package let aboveCount: Int
  package let belowCount: Int
  /// The rows of points on one side, one after the other.
  package let runs: [PointRun]
  /// 5 points or more, the first included, that all rise or all fall. On noise of 50 points one in two charts has one.
  package let trends: [PointRun]

  /// `points` in their order; those without a value are passed over.
  package init(points: [SeriesPoint], centre: Double) { self.init(recorded: points.recorded, centre: centre) }

  init(recorded points: [RecordedPoint], centre: Double) {
    let line = FloatNoise.removed(from: centre)
    self.centre = centre
    pointCount = points.count
    aboveCount = points.count { $0.compared > line }
    belowCount = points.count { $0.compared < line }
    runs = PointRun.sides(of: points, line: centre, lineBreaks: false)
    trends = PointRun.trends(of: points).filter { $0.points >= 5 }
  }

  /// Points that are not on the line.
  package var usefulCount: Int { aboveCount + belowCount }

  /// How often the series crosses the line.
  package var crossings: Int { max(0, runs.count - 1) }

  /// The row with the most points, the latest of equals; nil when all points are on the line.
  package var longestRun: PointRun? { runs.reversed().max { $0.points < $1.points } }

  /// Rows of 6 useful points or more.
  package var shifts: [PointRun] { runs.filter { $0.points >= 6 } }

  // MARK: - What chance would make of as many points

  /// P(so few runs or fewer), P(so many or more), by chance: from 10 useful points on.
  package var runTails: Computed<[Double]> {
    told {
      let tails = RunCount(above: aboveCount, below: belowCount).tails(runs.count)
      return [tails.low, tails.high]
    }
  }

  /// round(log₂(useful) + 3): a longer row is a sign (Anhøj and Olesen 2014).
  package var longestRunLimit: Computed<Int> {
    told { Int((Double.log2(Double(usefulCount)) + 3).rounded()) }
  }

  /// The 5% point of Bin(useful − 1, ½): fewer crossings are a sign.
  package var fewestCrossings: Computed<Int> {
    told { HalfBinomial(n: usefulCount - 1).lowerQuantile(0.05) }
  }

  /// A row longer than its limit, or fewer crossings than theirs.
  package var isUnusual: Computed<Bool> {
    longestRunLimit.with(fewestCrossings) { limit, fewest in
      .value((longestRun?.points ?? 0) > limit || crossings < fewest)
    }
  }

  private func told<Value>(_ compute: () -> Value) -> Computed<Value> {
    usefulCount >= 10 ? .value(compute()) : .notComputed(.fewerThanTenPoints)
  }

  package var fields: [Field] {
    [
      Field("centre", .number(centre)),
      Field("n_points", .count(pointCount)),
      Field("n_on_centre", .count(pointCount - usefulCount)),
      Field("n_useful", .count(usefulCount)),
      Field("n_above", .count(aboveCount)),
      Field("n_below", .count(belowCount)),
      Field("n_runs", .count(runs.count)),
      Field("crossings", .count(crossings)),
      Field("longest_run", .count(longestRun?.points ?? 0)),
      Field("shifts", shifts),
      Field("trends", trends),
      Field("p_runs_low", runTails.map { $0[0] }),
      Field("p_runs_high", runTails.map { $0[1] }),
      Field("too_few_runs", runTails.map { $0[0] <= 0.025 }),
      Field("too_many_runs", runTails.map { $0[1] <= 0.025 }),
      Field("anhoej_longest_run_limit", longestRunLimit),
      Field("anhoej_min_crossings", fewestCrossings),
      Field("anhoej_signal", isUnusual),
    ]
  }
}
