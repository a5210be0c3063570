import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// Which charts a measure has, and what they say: no more than the design of the study lets words say.
struct ChartStoryTests {
  private func titles(_ measured: MeasuredFigures) -> [String] { Gallery.of(measured).map(\.title) }

  private func scores(_ design: Measure.Design?, _ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous) {
      $0.title = "Maths test"
      $0.unit = "points"
      $0.people = "pupils"
      $0.design = design
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "Oak School"
      change(&$0)
    }
  }

  /// Rows of two groups, one that moves by 6 to 8 and one by 1 to 3.
  private func rows(_ measure: Measure, gain: Int = 6) throws -> MeasuredFigures {
    var rows: [[String]] = []
    for index in 0..<40 {
      let isTarget = index < 20
      let start = 20 + index % 10
      let end = start + (isTarget ? gain : 1) + index % 3
      let group = isTarget ? "target" : "Oak School"
      rows.append(["p\(index)", group, "", "before", "\(start)"])
      rows.append(["p\(index)", group, "", "after", "\(end)"])
    }
    return try ReferenceRows.of(rows, measure)
  }

  // MARK: - What is said

  @Test func `one group: from where to where`() throws {
    #expect(titles(try Gallery.confidence()) == ["Confident in teaching problem solving: from 1 of 16 to 16 of 16"])
  }

  @Test func `months on an age scale stand beside normal progress`() throws {
    let chart = try #require(Gallery.of(try Gallery.readingAge()).first)
    guard case .intervals(let picture) = chart.picture else {
      Issue.record("no changes")
      return
    }
    #expect(picture.expected == IntervalPicture.Expected(value: 7, label: "normal progress: 7 months"))
    #expect(picture.rows.map(\.value) == [27, 24] && picture.rows.map(\.role) == [.focus, .other])
    #expect(chart.layout(.half).texts.contains { $0.lines == ["normal progress: 7 months"] })
  }

  @Test func `groups that are compared: the difference leads, then where they stood`() throws {
    let charts = Gallery.of(try rows(scores(.matched)))
    #expect(charts.count == 2)
    #expect(
      charts[0].title
        == "Maths test: the target group 5.0 points ahead of similar pupils (Oak School), allowing for the start")
    #expect(
      charts[0].table.columns == [
        "Group", "Difference from similar pupils (Oak School)", "95% confidence interval", "Worked out",
      ])
    #expect(charts[1].title == "Maths test: target from 24.5 to 31.5, Oak School from 24.5 to 26.5 points")
  }

  @Test(arguments: [Measure.Design.oneGroup, .previousCohort, .convenience, .matched, .randomised, nil])
  func `no title claims more than a comparison, whatever the design`(_ design: Measure.Design?) throws {
    let charts = Gallery.of(try rows(scores(design)))
    #expect(!charts.isEmpty)
    for chart in charts {
      let words = "\(chart.title) \(chart.description)".lowercased()
      for claim in ["impact", "led to", "because", "caused", "effect", "due to", "months of progress"] {
        #expect(!words.contains(claim), "\(chart.title)")
      }
    }
    #expect(charts[0].title.contains("last year’s cohort") == (design == .previousCohort))
    #expect(charts[0].title.contains("similar pupils") == (design == .matched))
  }

  @Test func `an interval with nought in it is said`() throws {
    let title = try #require(titles(try rows(scores(nil), gain: 1)).first)
    #expect(title.contains("level with") || title.contains("no clear difference"))
    let still = try ReferenceRows.of(
      (0..<12).flatMap {
        [["p\($0)", "", "", "before", "5"], ["p\($0)", "", "", "after", $0 % 3 == 0 ? "3" : "6.5"]]
      },
      try scores(nil) {
        $0.treatmentGroups = []
        $0.controlGroup = nil
      })
    #expect(titles(still).first?.hasSuffix("; the figures also fit with no change") == true)
  }

  @Test func `answers of two groups are told by their counts`() throws {
    let measure = try Measure.made(.binary) {
      $0.title = "Enjoy reading"
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "Oak School"
    }
    let figures: [Figure] = [
      .count("before", 5, of: 24, group: "target"), .count("after", 18, of: 24, group: "target"),
      .count("before", 6, of: 22, group: "Oak School"), .count("after", 8, of: 22, group: "Oak School"),
    ]
    let told = titles(MeasuredFigures(measure: measure, figures: figures))
    #expect(
      told == [
        "Enjoy reading afterwards: 18 of 24 in the target group, 8 of 22 in Oak School",
        "Enjoy reading: target from 5 of 24 to 18 of 24, Oak School from 6 of 22 to 8 of 22",
      ])
  }

  @Test func `a gap before and after, and the groups it is between`() throws {
    let charts = Gallery.of(try Gallery.gap())
    let last = try #require(charts.last)
    #expect(
      last.title
        == "Spelling test: pupil premium pupils 5.1 points behind other pupils before, 3.2 points behind after")
    #expect(
      last.table.rows == [
        ["Before", "26.3", "31.4", "5.1 points behind"], ["After", "31.0", "34.2", "3.2 points behind"],
      ])
  }

  @Test func `answers of a scale: every count is written, and the top ones are added up`() throws {
    let chart = try #require(Gallery.of(try Gallery.likert()).first)
    #expect(chart.title == "I know what to do when I am stuck: top answers from 8 of 30 to 19 of 30")
    #expect(
      chart.table.rows == [
        ["Before", "5", "7", "10", "7", "1", "8 of 30"], ["After", "0", "4", "7", "15", "4", "19 of 30"],
      ])
    let written = chart.layout(.half).texts.flatMap(\.lines)
    for count in ["5", "7", "10", "1", "4", "15", "8 of 30", "19 of 30"] { #expect(written.contains(count)) }
    #expect(!written.contains("0"), "what nobody answered is no part of a bar")
  }

  @Test func `a series: its middle, the row that is no chance, and where the work began`() throws {
    let charts = try Gallery.charts()
    let chart = try #require(charts.first { $0.name == "attendance-1" }?.chart)
    #expect(
      chart.title
        == "Late to lessons: 10 points in a row below the earlier middle value (39) since 9 December 2013: unlikely to be chance"
    )
    #expect(chart.description.contains("Lower is better here: this is an improvement."))
    #expect(chart.description.contains("The work began on 6 January 2014."))
    let written = chart.layout(.half).texts.flatMap(\.lines)
    #expect(
      written.contains("the work begins, 6 January 2014") && written.contains("late marks a week; lower is better"))
  }

  // MARK: - What is drawn

  @Test func `every chart says all its values in words and has them as a table with heads`() throws {
    for (name, chart) in try Gallery.charts() {
      #expect(!chart.title.isEmpty && !chart.title.hasSuffix("."), "\(name)")
      #expect(chart.table.rows.allSatisfy { $0.count == chart.table.columns.count }, "\(name)")
      for cell in chart.table.rows.joined() { #expect(chart.description.contains(cell), "\(name): \(cell)") }
      let svg = chart.svg(id: name)
      #expect(PageCheck(svg).faults == [] && !svg.contains("style="), "\(name)")
      #expect(svg.contains("role=\"img\" aria-labelledby=\"title:\(name) desc:\(name)\""))
    }
  }

  @Test func `the one colour is the page’s, or the one that is given`() throws {
    let chart = try #require(Gallery.of(try Gallery.confidence()).first)
    #expect(chart.svg(id: "a").contains("class=\"accent-line accent-fill\" fill=\"#0f5c68\""))
    #expect(chart.svg(id: "a", accent: Colour("#7a1f4d")).contains("fill=\"#7a1f4d\""))
    #expect(PageCheck(chart.svg(id: "a b\"c")).faults == [])
  }

  @Test func `where lower is better the lowest answers are the top ones, and stand out`() throws {
    var measured = try Gallery.likert()
    measured.measure.direction = .lowerIsBetter
    let chart = try #require(Gallery.of(measured).first)
    #expect(chart.title.contains("lowest answers from 12 of 30 to 4 of 30"))
    let boxes = chart.layout(.half).marks.compactMap { if case .box(_, let fill) = $0 { fill } else { nil } }
    let fills = boxes.prefix(5)
    #expect(fills.first == .towardsTop(.full) && fills.last == .awayFromTop(.full))
  }

  @Test func `nothing to see is no chart, and nobody is counted of nobody`() throws {
    let measure = try Measure.made(.binary)
    #expect(Gallery.of(measure, []).isEmpty)
    #expect(Gallery.of(measure, [.count("before", 0, of: 0), .count("after", 0, of: 0)]).isEmpty)
    #expect(Gallery.of(try .made(.continuous), [.mean("before", "4")]).isEmpty)
    #expect(Gallery.of(try .made(.series), []).isEmpty)
    #expect(Chart.timeline(of: [], calendar: .english, meeting: Day(iso: "2014-01-01")) == nil)
    let someTime = Cycle(id: Sample.id("c0000001"), period: .unknown)
    #expect(Chart.timeline(of: [(1, someTime)], calendar: .english, meeting: Day(iso: "2014-01-01")) == nil)
    #expect(Chart.triangulation(of: [], evidence: []) == nil)
  }

  @Test func `what readers may not see is in no chart`() throws {
    let measured = try Gallery.confidence()
    let story = ImpactStory(of: MeasureImpact(of: measured), from: measured)
    #expect(story.beside(["The figures: too few to show."], isAllWithheld: true).charts.isEmpty)
    #expect(story.beside([], isAllWithheld: false).charts == story.charts)
  }
}
