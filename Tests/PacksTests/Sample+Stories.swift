@testable import Packs

extension Sample {
  private typealias Point = FigureChart.Point
  private typealias Series = FigureChart.Series

  static var readingStory: ImpactStory {
    story(
      "Reading age",
      headlines: [
        "Reading age rose by 27 months in 7 months; 7 would be normal progress.",
        "Pupils eligible for the pupil premium rose by 24 months.",
      ],
      notComputed: ["An effect size: neither a starting mean nor a spread is recorded."],
      cautions: [
        "No comparison group: the change cannot be credited to what was tried.",
        "Chosen for weak reading: some of the rise would come from that alone.",
        "How many pupils were measured twice is not recorded.",
      ],
      table: FigureTable(
        columns: ["Group", "Change", "Over", "Pupils"],
        rows: [
          ["all", "27 months", "7 months", "not recorded"], ["pupil premium", "24 months", "7 months", "not recorded"],
        ]),
      chart: FigureChart(
        kind: .change, unit: "months of reading age in 7 months", axisMin: nil, axisMax: nil, expected: 7,
        series: [
          Series(label: "all", points: [Point(label: "change", value: 27, text: "+27 months")]),
          Series(label: "pupil premium", points: [Point(label: "change", value: 24, text: "+24 months")]),
        ], summary: "Both groups gained more than 20 months where 7 would be expected."))
  }

  static var subLevelStory: ImpactStory {
    story(
      "Reading sub-levels",
      headlines: [
        "The target group rose by 2 sub-levels on average; the parallel cohort a year before did not change."
      ],
      notComputed: ["An interval: the number of pupils is not recorded."],
      cautions: [
        "The comparison is with another year: other things may have changed.",
        "Sub-levels are not steps of equal size.",
      ],
      table: FigureTable(
        columns: ["Group", "Change", "Pupils"],
        rows: [
          ["target group", "+2 sub-levels", "not recorded"],
          ["parallel cohort, the year before", "no change", "not recorded"],
        ]),
      chart: FigureChart(
        kind: .change, unit: "sub-levels", axisMin: nil, axisMax: nil, expected: nil,
        series: [
          Series(label: "target group", points: [Point(label: "change", value: 2, text: "+2 sub-levels")]),
          Series(
            label: "parallel cohort, the year before", points: [Point(label: "change", value: 0, text: "no change")]),
        ], summary: "The target group gained two sub-levels, the cohort before it none."))
  }

  static var confidenceStory: ImpactStory {
    story(
      "Confidence in teaching problem solving",
      headlines: ["Teachers confident or very confident changed from 1 of 16 to 16 of 16."], notComputed: [],
      cautions: [
        "That the same 16 teachers answered both times is taken for granted.", "Teachers rated themselves.",
        "Fewer than 30 people: read the counts, not the percentages.",
      ],
      table: FigureTable(columns: ["Group", "Before", "After"], rows: [["all", "1 of 16 (6%)", "16 of 16 (100%)"]]),
      chart: FigureChart(
        kind: .beforeAfter, unit: "% of teachers", axisMin: 0, axisMax: 100, expected: nil,
        series: [
          Series(
            label: "all",
            points: [
              Point(label: "before", value: 6.25, text: "1 of 16 (6%)", low: 1.1, high: 28.3),
              Point(label: "after", value: 100, text: "16 of 16 (100%)", low: 80.6, high: 100),
            ])
        ], summary: "One of 16 teachers before, all 16 after."))
  }

  static var coachingStory: ImpactStory {
    story(
      "Pupils at level 4 or above", standing: "Prior evidence: known before this enquiry, not its result",
      headlines: ["Rose by 19 percentage points on average across three supported schools."],
      notComputed: ["Before and after: the starting level is not recorded."],
      cautions: ["Other interventions ran at the same time."],
      table: FigureTable(columns: ["Group", "Change"], rows: [["three supported schools", "+19 percentage points"]]),
      chart: nil)
  }

  static var directionStory: ImpactStory {
    story(
      "Pupils who feel challenged", headlines: ["More pupils feel challenged; how many is not recorded."],
      notComputed: ["The size of the change: only its direction is recorded."], cautions: [],
      table: FigureTable(columns: ["Group", "Direction"], rows: [["all", "up"]]), chart: nil)
  }

  static func story(
    _ title: String, standing: String? = nil, headlines: [String], notComputed: [String], cautions: [String],
    table: FigureTable, chart: FigureChart?
  ) -> ImpactStory {
    ImpactStory(
      title: title, standing: standing, headlines: headlines, notComputed: notComputed, cautions: cautions,
      table: table,
      chart: chart, sources: [report + ", table 1"])
  }
}
