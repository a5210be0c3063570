import Testing

@testable import Packs

struct ChartTests {
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

  @Test(
    arguments: [[0, 1e-9], [1e15, 9e15], [100.01, 100.04], [-3e-5, 2e-5], [0, 0.3], [1e9, 1e9 + 3]] as [[Double]])
  func `no two marks of an axis read alike`(_ values: [Double]) {
    let labels = ChartScale(values: values, fromZero: false).labels.map(\.text)
    #expect(Set(labels).count == labels.count, "\(labels)")
  }

  @Test func `keeps the ends that a scale has`() {
    let scale = ChartScale(values: [6, 100, 28], ends: ChartEnds(low: 0, high: 100), fromZero: false)
    #expect(scale.low == 0 && scale.high == 100)
    #expect(scale.ticks == scale.ticks.sorted() && scale.ticks.first == 0 && scale.ticks.last == 100)
    let over = ChartScale(values: [6, 104], ends: ChartEnds(low: 0, high: 100), fromZero: false)
    #expect(over.high == 104)
  }
}
