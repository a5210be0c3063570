import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Run charts and XmR charts.
struct SeriesTests {
  private func points(_ values: [Double?], from first: String = "2024-01-01") throws -> [SeriesPoint] {
    let start = try #require(Day(iso: first))
    return try values.enumerated().map { index, value in
      SeriesPoint(occasion: try #require(start.adding(days: index)).description, value: value)
    }
  }

  @Test func `the small series, each with what its chart shows`() throws {
    let series = try ReferenceData.edgeCase("run_charts").list("series")
    #expect(series.count == 6)
    for one in series {
      let values = try #require(one["values"] as? [Double])
      let points = try points(values.map(Optional.some))
      let chart = RunChart(points: points, centre: try #require(Median.of(values).value))
      let why = try one.text("why")
      try expectSame(chart.fields, try one.part("expected").part("run_chart"), why)
      try expectSame(try #require(XmR.chart(of: points).value).fields, try one.part("expected").part("xmr"), why)
      #expect((chart.isUnusual.reason == .fewerThanTenPoints) == (chart.usefulCount < 10))
    }
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
  func `all fields of the Nile`() throws {
    let file = try #require(ReferenceData.shared).appending(path: "nile/observations.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let points = rows.map { SeriesPoint(occasion: String($0[3]), value: Double($0[4])) }
    let series = SeriesImpact(
      points: points.reversed(), interventionDate: Day(iso: "1899-01-01"), interventionEnd: nil)
    try expectSame(series.fields, try ReferenceData.expected("nile", "series", "all"), "nile")
    #expect(series.isFrozen && series.shownChart == series.frozenChart)
    guard case .unusualRuns(let longest, let limit, let crossings, let fewest) = series.headline else {
      Issue.record("no headline")
      return
    }
    #expect(longest.start == "1897-01-01" && longest.points == 67 && limit == 10 && crossings == 14 && fewest == 41)
  }

  @Test(arguments: [
    (9, nil, ["FEW_POINTS", "NO_INTERVENTION_DATE"]), (9, "2024-01-06", ["FEW_BASELINE_POINTS"]),
    (12, "2024-01-06", ["FEW_BASELINE_POINTS"]), (12, "2024-01-11", []), (12, nil, ["NO_INTERVENTION_DATE"]),
  ])
  func `a short series is named once: by its start where the work began, else as a whole`(
    count: Int, start: String?, codes: [String]
  ) throws {
    let days = (1...count).map { "2024-01-\($0 < 10 ? "0" : "")\($0)" }
    let rows: [ReferenceRows.Row] = days.enumerated().map { ("u", "", "", $1, "\($0 % 3)") }
    let measure = try Measure.made(.series) { $0.interventionDate = start.flatMap { Day(iso: $0) } }
    let impact = MeasureImpact(of: MeasuredFigures(measure: measure, rows: ReferenceRows.observations(rows)))
    #expect(impact.codes(.all) == codes)
  }

  /// Every expected key is there with its value; nulls have reasons. More keys may be there.
  private func expectSame(_ fields: [Field], _ expected: [String: Any], _ label: String) throws {
    for (key, wanted) in expected {
      let field = try #require(fields.first { $0.key == key }, "\(label): \(key)")
      switch field.value {
      case .flag(let flag): #expect(flag == wanted as? Bool, "\(label): \(key)")
      case .count(let count): #expect(count == wanted as? Int, "\(label): \(key)")
      case .number(let number): #expect(isClose(number, try #require(wanted as? Double)), "\(label): \(key) \(number)")
      case .text(let text): #expect(text == wanted as? String, "\(label): \(key)")
      case .nested(let parts): try expectSame(parts, try #require(wanted as? [String: Any]), "\(label): \(key)")
      case .list(let parts):
        let list = try #require(wanted as? [[String: Any]])
        #expect(parts.count == list.count, "\(label): \(key)")
        for (part, one) in zip(parts, list) { try expectSame(part, one, "\(label): \(key)") }
      case .counts, .interval, .missing: Issue.record("\(label): \(key) is \(field.value)")
      }
    }
  }

  @Test func `a series without points, with one, and with all alike`() throws {
    let day = Day(iso: "2024-01-05")
    let empty = SeriesImpact(points: try points([nil, nil]), interventionDate: day, interventionEnd: nil)
    #expect(empty.missingCount == 2 && empty.chartOfAll.reason == .notRecorded && empty.headline == nil)
    #expect(empty.frozenChart.reason == .noBaselinePoints && empty.duringMedian.reason == .noPointsDuring)
    let one = SeriesImpact(points: try points([3]), interventionDate: nil, interventionEnd: nil)
    #expect(one.limitsOfAll.reason == .nBelowTwo && one.chartOfAll.value?.usefulCount == 0)
    #expect(!one.fields.contains { $0.key == "n_baseline" })
    let alike = SeriesImpact(
      points: try points([Double?](repeating: 0.1, count: 30)), interventionDate: day, interventionEnd: nil)
    #expect(alike.limitsOfAll.value?.outside.isEmpty == true && alike.limitsOfAll.value?.longRuns.isEmpty == true)
    #expect(alike.headline == nil && alike.chartOfAll.value?.longestRun == nil)
    let huge = SeriesImpact(points: try points([1e308, -1e308, 1e308]), interventionDate: nil, interventionEnd: nil)
    #expect(huge.limitsOfAll.reason == .outOfRange)
    let none = SeriesImpact(points: try points([.nan, .infinity]), interventionDate: nil, interventionEnd: nil)
    #expect(none.missingCount == 2)
  }

  @Test func `missing occasions are dropped, and the intervention ends before its end`() throws {
    let series = SeriesImpact(
      points: try points([1, nil, 3, 4, 5, 6, nil]), interventionDate: Day(iso: "2024-01-03"),
      interventionEnd: Day(iso: "2024-01-05"))
    #expect(series.baselineCount == 1 && series.missingCount == 2)
    #expect(series.duringMedian.value == 3.5)
    #expect(series.frozenChart.value?.pointCount == 5 && series.frozenChart.value?.centre == 1)
    #expect(!series.isFrozen && series.shownChart == series.chartOfAll)
  }

  @Test func `up to twenty useful points a shift is the headline, above that the rarer signs`() throws {
    let calm: [Double?] = [5, 7, 4, 6, 5, 8, 4, 7, 5, 6]
    let day = Day(iso: "2024-01-11")
    let short = SeriesImpact(
      points: try points(calm + [9, 9, 8, 9, 10, 9]), interventionDate: day, interventionEnd: nil)
    guard case .shift(let run) = short.headline else {
      Issue.record("no shift: \(String(describing: short.headline))")
      return
    }
    #expect(run.points == 7 && run.kind == .above && run.end == "2024-01-16")
    // Six in a row among many points are nothing: chance makes them.
    let long = SeriesImpact(
      points: try points(calm + [9, 9, 8, 9, 10, 9, 4, 7, 3, 8, 4, 7, 4, 8, 5, 9]), interventionDate: day,
      interventionEnd: nil)
    #expect(try #require(long.shownChart.value).shifts.count == 1 && long.headline == nil)
    // What happened before the intervention is no sign of it.
    let early = SeriesImpact(
      points: try points([1, 2, 1, 2, 1, 2, 1.5, 9, 8, 9, 8, 9, 8, 5, 1, 9, 1, 9]),
      interventionDate: Day(iso: "2024-01-15"),
      interventionEnd: nil)
    #expect(try #require(early.shownChart.value).shifts.isEmpty == false)
    #expect(early.headline == nil)
  }

  @Test func `a trend alone is never a headline`() throws {
    let series = SeriesImpact(
      points: try points([5, 7, 5, 7, 5, 7, 4, 5, 6, 7, 8, 5]), interventionDate: nil, interventionEnd: nil)
    #expect(series.chartOfAll.value?.trends.count == 1 && series.headline == nil)
  }

  @Test func `moving or stretching a series moves and stretches its chart, and no more`() throws {
    var generator = SplitMix(seed: 21)
    for _ in 0..<60 {
      let values = (0..<Int.random(in: 2...40, using: &generator)).map { _ in
        Double(Int.random(in: 0...9, using: &generator))
      }
      let plain = try points(values.map(Optional.some))
      let moved = try points(values.map { -4 * $0 + 100 })
      let one = RunChart(points: plain, centre: try #require(Median.of(values).value))
      let other = RunChart(points: moved, centre: -4 * one.centre + 100)
      #expect(one.runs.map(\.points) == other.runs.map(\.points) && one.aboveCount == other.belowCount)
      #expect(one.trends.map(\.start) == other.trends.map(\.start))
      #expect(one.runs.reduce(0) { $0 + $1.points } == one.usefulCount)
      let (limits, stretched) = (try #require(XmR.chart(of: plain).value), try #require(XmR.chart(of: moved).value))
      #expect(isClose(stretched.upperLimit, -4 * limits.lowerLimit + 100))
      #expect(limits.outside.map(\.occasion) == stretched.outside.map(\.occasion))
    }
  }

  @Test func `the chance of runs adds up, and agrees with all arrangements of a few points`() {
    for above in 0...6 {
      for below in 0...6 where above + below > 0 {
        var counts: [Int: Int] = [:]
        let n = above + below
        for bits in 0..<(1 << n) where bits.nonzeroBitCount == above {
          counts[1 + (1..<n).count { (bits >> $0 & 1) != (bits >> ($0 - 1) & 1) }, default: 0] += 1
        }
        let all = Double(counts.values.reduce(0, +))
        for runs in 1...n {
          let tails = RunCount(above: above, below: below).tails(runs)
          let low = Double(counts.filter { $0.key <= runs }.values.reduce(0, +)) / all
          let high = Double(counts.filter { $0.key >= runs }.values.reduce(0, +)) / all
          if above > 0, below > 0 {
            #expect((tails.low - low).magnitude < 1e-12 && (tails.high - high).magnitude < 1e-12)
          }
        }
      }
    }
  }
}
