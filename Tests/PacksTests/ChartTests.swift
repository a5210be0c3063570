import Testing

@testable import Packs

struct ChartTests {
  private typealias Point = FigureChart.Point
  private typealias Series = FigureChart.Series

  private static let labels = [
    "all", "pupil premium", "pupils with special educational needs and disabilities in all of the schools",
    "Ll", String(repeating: "W", count: 60), "−",
  ]

  private static let values: [[Double]] = [
    [0, 0], [-12.5, 27], [1e-9, 2e-9], [1e12, -9e17], [6.25, 100], [-3, -3], [101, 104], [.nan, .infinity],
  ]

  private func chart(_ kind: FigureChart.Kind, count: Int, values: [Double], expected: Double?) -> FigureChart {
    let series = (0..<count).map { index in
      let points = values.prefix(kind == .change ? 1 : 2).enumerated().map { place, value in
        Point(
          label: place == 0 ? "before" : "after, at the end of the second cycle", value: value,
          text: "\(value) of a thousand and one pupils (per cent)", low: value - 5, high: value + 5)
      }
      return Series(label: ChartTests.labels[index], points: points)
    }
    return FigureChart(
      kind: kind, unit: "months of reading age in all of the months between", axisMin: nil, axisMax: nil,
      expected: expected, series: series, summary: "")
  }

  @Test(arguments: 1...6, values) func `puts no label on another and none outside`(_ count: Int, _ values: [Double]) {
    for kind in [FigureChart.Kind.change, .beforeAfter] {
      for expected in [nil, 7.0] {
        let layout = ChartLayout(chart(kind, count: count, values: values, expected: expected))
        for (index, text) in layout.texts.enumerated() {
          #expect(text.left >= -0.01 && text.left + text.width <= ChartLayout.width + 0.01, "\(text)")
          #expect(text.y >= 0 && text.y + text.height <= layout.height, "\(text)")
          for other in layout.texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text.lines) \(other.lines)") }
        }
      }
    }
  }

  @Test(arguments: 1...6, values) func `draws every mark clear of the words and inside`(
    _ count: Int, _ values: [Double]
  ) {
    for kind in [FigureChart.Kind.change, .beforeAfter] {
      let layout = ChartLayout(chart(kind, count: count, values: values, expected: 7))
      for case .track(let x, let y, let width, let height) in layout.marks {
        #expect(x >= 0 && x + width <= ChartLayout.width && y + height <= layout.height)
        #expect(layout.texts.allSatisfy { $0.y >= y + height || $0.y + $0.height <= y })
      }
      for case .bar(let x, _, let width, _, _) in layout.marks {
        #expect(width >= 0 && x >= 0 && x + width <= ChartLayout.width)
      }
      for case .whisker(let from, let to, _, _) in layout.marks {
        #expect(from >= 0 && to <= ChartLayout.width && from <= to)
      }
    }
  }

  @Test func `draws a fall to the left of nought and a rise to its right`() {
    func bar(_ value: Double) -> (x: Double, end: Double)? {
      for case .bar(let x, _, let width, _, _) in ChartLayout(
        chart(.change, count: 1, values: [value], expected: nil)
      ).marks {
        return (x, x + width)
      }
      return nil
    }
    func zero(_ value: Double) -> Double? {
      for case .zero(let x, _, _) in ChartLayout(chart(.change, count: 1, values: [value], expected: nil)).marks {
        return x
      }
      return nil
    }
    #expect(bar(-10)?.end == zero(-10))
    #expect(bar(10)?.x == zero(10))
    #expect(bar(0) == nil, "nought is a dot")
  }

  @Test func `says what before and after, the interval and the mark are without colour`() {
    let layout = ChartLayout(chart(.beforeAfter, count: 1, values: [6, 100], expected: nil))
    let filled = layout.marks.compactMap { mark -> Bool? in
      if case .bar(_, _, _, _, let filled) = mark { filled } else { nil }
    }
    #expect(filled == [false, true])
    #expect(layout.texts.flatMap(\.lines).contains("95% interval"))
    let change = ChartLayout(chart(.change, count: 1, values: [27], expected: 7))
    #expect(change.texts.flatMap(\.lines).contains("normal progress: 7"))
  }

  @Test func `uses dots where a bar from nought would mislead`() {
    let layout = ChartLayout(chart(.beforeAfter, count: 1, values: [101, 104], expected: nil))
    #expect(layout.marks.contains { if case .dot = $0 { true } else { false } })
    #expect(!layout.marks.contains { if case .bar = $0 { true } else { false } })
  }

  @Test func `writes a picture with a name and a description`() {
    let layout = ChartLayout(chart(.change, count: 1, values: [27], expected: 7))
    let svg = ChartDrawing(layout: layout, title: "A <b>", summary: "One & all", id: "a/b/c").svg
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title:a/b/c desc:a/b/c\""))
    #expect(svg.contains("<title id=\"title:a/b/c\">A &lt;b&gt;</title>"))
    #expect(svg.contains("<desc id=\"desc:a/b/c\">One &amp; all</desc>"))
    #expect(PageCheck(svg).faults == [] && !svg.contains("style=") && !svg.contains("nan") && !svg.contains("inf"))
  }

  @Test(arguments: [
    (0, "0"), (-0.001, "0"), (12.5, "12.5"), (-3, "-3"), (1.005, "1"), (0.126, "0.13"), (123_456.789, "123456.79"),
  ])
  func `writes coordinates with two places at most`(_ number: Double, _ text: String) {
    #expect(ChartNumber.coordinate(number) == text)
  }

  @Test(arguments: [
    (7, "7"), (-12.5, "−12.5"), (2000, "2,000"), (1_234_567, "1,234,567"), (0.05, "0.05"), (1.2e21, "1.2e21"),
    (-1e15, "−1e15"), (-2000.5, "−2,000.5"),
  ])
  func `writes numbers of the axis in no locale`(_ number: Double, _ text: String) {
    #expect(ChartNumber.label(number) == text)
  }

  @Test func `keeps the ends that a scale has`() {
    let scale = ChartScale(values: [6, 100, 28], axisMin: 0, axisMax: 100, fromZero: false)
    #expect(scale.low == 0 && scale.high == 100)
    #expect(scale.ticks == scale.ticks.sorted() && scale.ticks.first == 0 && scale.ticks.last == 100)
    let over = ChartScale(values: [6, 104], axisMin: 0, axisMax: 100, fromZero: false)
    #expect(over.high == 104)
  }
}
