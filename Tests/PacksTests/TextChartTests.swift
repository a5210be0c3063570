import Testing

@testable import Packs

/// Pictures in characters: exact, since every character is seen.
struct TextChartTests {
  private let groups = [
    TextChart.Estimate(label: "FT", value: 8, low: 4, high: 12, text: "+8.0"),
    TextChart.Estimate(label: "CBT", value: 2, low: -2, high: 6, text: "+2.0"),
  ]

  @Test func `groups side by side on one scale, nought marked`() throws {
    let chart = try #require(TextChart.estimates(groups, width: 44, marks: .unicode))
    #expect(
      chart.lines == [
        "FT        │        ├────────●────────┤  +8.0",
        "CBT  ├────│───●────────┤                +2.0",
      ])
  }

  @Test func `the same in plain characters`() throws {
    let chart = try #require(TextChart.estimates(groups, width: 44, marks: .plain))
    #expect(chart.lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
  }

  @Test func `before and after, the end filled`() throws {
    let move = TextChart.Move(label: "all pupils", before: 31.4, after: 34.1, text: "31.4 → 34.1")
    let chart = try #require(TextChart.moves([move], axis: (0, 50), width: 70, marks: .unicode))
    #expect(chart.lines.count == 1)
    #expect(chart.lines[0].hasPrefix("all pupils  "))
    #expect(chart.lines[0].contains("○──●") || chart.lines[0].contains("○─●"))
    let plain = try #require(TextChart.moves([move], axis: (0, 50), width: 70, marks: .plain))
    #expect(plain.lines[0].hasSuffix("31.4 -> 34.1"))
  }

  @Test func `a run chart has its middle, where the work began, and both ends of time`() throws {
    let values: [Double] = [5, 7, 6, 8, 7, 12, 13, 11, 14, 12, 13, 15]
    let run = TextChart.Run(
      values: values, centre: 11.5, startsAt: 5, ends: ("Sep 2013", "Aug 2014"), labels: ("15", "middle 11.5", "5"))
    let chart = try #require(TextChart.run(run, width: 80, marks: .unicode))
    #expect(chart.lines.count == 9)
    #expect(chart.lines.filter { $0.contains("middle 11.5") }.count == 1)
    #expect(chart.lines.last?.contains("the work begins") == true)
    #expect(chart.lines.joined().filter { $0 == "●" }.count == 12)
  }

  @Test func `more points than columns, all of them drawn in no more than the width`() throws {
    let values = (0..<300).map { Double($0 % 7) }
    let run = TextChart.Run(
      values: values, centre: 3, startsAt: nil, ends: ("1", "300"), labels: ("6", "3", "0"))
    let chart = try #require(TextChart.run(run, width: 40, marks: .plain))
    #expect(chart.lines.allSatisfy { $0.count <= 40 })
    #expect(chart.lines.count == 8)
  }

  @Test(arguments: [20, 30, 40, 60, 80, 100])
  func `nothing is wider than the page; where there is no room there is no picture`(width: Int) {
    let long =
      groups + [
        .init(label: String(repeating: "long name ", count: 8), value: 1e6, low: nil, high: nil, text: "+1000000")
      ]
    for marks in [TextChart.Marks.unicode, .plain] {
      if let chart = TextChart.estimates(long, width: width, marks: marks) {
        #expect(chart.lines.allSatisfy { $0.count <= width })
      }
    }
  }

  @Test func `what cannot be drawn is not`() {
    let nowhere = TextChart.Estimate(label: "a", value: .infinity, low: nil, high: nil, text: "")
    #expect(TextChart.estimates([nowhere], width: 80, marks: .unicode) == nil)
    #expect(TextChart.estimates([], width: 80, marks: .unicode) == nil)
    let still = TextChart.Estimate(label: "a", value: 0, low: 0, high: 0, text: "0")
    #expect(TextChart.estimates([still], width: 80, marks: .unicode)?.lines.count == 1)
    let one = TextChart.Run(values: [1], centre: 1, startsAt: nil, ends: ("", ""), labels: ("", "", ""))
    #expect(TextChart.run(one, width: 80, marks: .unicode) == nil)
  }
}

@Suite struct `A run chart in few rows` {
  @Test(arguments: [3, 4, 5, 6, 7])
  func `no point that is off the middle is drawn on it`(rows: Int) throws {
    let values: [Double] = [55.3, 49, 49.5, 54, 48.9, 46, 44, 49.1, 38.9, 47, 45, 49.2]
    let run = TextChart.Run(
      values: values, centre: 49.2, startsAt: 5, ends: ("1", "12"), labels: ("55.3", "middle 49.2", "38.9"))
    let chart = try #require(TextChart.run(run, width: 80, rows: rows, marks: .unicode))
    let middle = try #require(chart.lines.firstIndex { $0.contains("middle") })
    func dots(_ lines: some Collection<String>) -> Int { lines.joined().count { $0 == "●" } }
    #expect(dots(chart.lines[..<middle]) == values.count { $0 > 49.2 }, "\(chart.lines)")
    #expect(dots([chart.lines[middle]]) == 1)
    #expect(dots(chart.lines[(middle + 1)...]) == values.count { $0 < 49.2 })
  }
}
