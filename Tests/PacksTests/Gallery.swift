@testable import Packs

/// Charts of every kind, to look at.
enum Gallery {
  private typealias Point = FigureChart.Point
  private typealias Series = FigureChart.Series

  static var charts: [(name: String, chart: FigureChart)] {
    [
      ("six-groups", shares), ("fall", changes([-12.5, 4, 0, -3], expected: 2)), ("scores", scores),
      ("large", changes([1_250_000_000, -48_000_000_000], expected: nil)), ("none", noneAndAll),
      ("one", changes([0.4], expected: 0.1)),
    ]
  }

  private static var shares: FigureChart {
    let names = [
      "all", "pupil premium", "pupils with special educational needs and disabilities in all schools",
      "Elm School", "Oak School", "The school that has a rather long name of its own",
    ]
    let series = names.enumerated().map { index, name in
      let before = Double(12 + index * 9)
      let after = Double(40 + index * 10)
      return Series(
        label: name,
        points: [
          Point(label: "before", value: before, text: "\(Int(before)) of 100", low: before - 9, high: before + 11),
          Point(label: "after", value: after, text: "\(Int(after)) of 100", low: after - 10, high: after + 9),
        ])
    }
    return FigureChart(
      kind: .beforeAfter, unit: "% of pupils who enjoy reading", axisMin: 0, axisMax: 100, expected: nil,
      series: series,
      summary: "")
  }

  private static var scores: FigureChart {
    FigureChart(
      kind: .beforeAfter, unit: "standardised score", axisMin: nil, axisMax: nil, expected: nil,
      series: [
        Series(
          label: "all",
          points: [
            Point(label: "September 2013", value: 94.2, text: "94.2 (31 pupils)", low: 91.8, high: 96.6),
            Point(label: "December 2013", value: 96, text: "96.0 (31 pupils)", low: 93.2, high: 98.8),
            Point(label: "July 2014", value: 99.1, text: "99.1 (29 pupils)", low: 96.5, high: 101.7),
          ])
      ], summary: "")
  }

  private static var noneAndAll: FigureChart {
    FigureChart(
      kind: .beforeAfter, unit: "% of teachers", axisMin: 0, axisMax: 100, expected: nil,
      series: [
        Series(
          label: "all",
          points: [
            Point(label: "before", value: 0, text: "none of 12", low: 0, high: 24.3),
            Point(label: "after", value: 100, text: "all 12", low: 75.8, high: 100),
          ])
      ], summary: "")
  }

  private static func changes(_ values: [Double], expected: Double?) -> FigureChart {
    let series = values.enumerated().map { index, value in
      Series(
        label: "group \(index + 1)",
        points: [
          Point(
            label: "change", value: value, text: "changed by \(ChartNumber.label(value))",
            low: value - value.magnitude / 2 - 0.2, high: value + value.magnitude / 2 + 0.2)
        ])
    }
    return FigureChart(
      kind: .change, unit: "points", axisMin: nil, axisMax: nil, expected: expected, series: series, summary: "")
  }
}
