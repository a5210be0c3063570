@testable import Packs

extension Sample {
  private typealias Row = IntervalPicture.Row

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
      chart: chart(
        "Reading age: up by 27 months on average, where 7 months would be normal progress",
        [
          Row(label: "All pupils", text: "+27 months", value: 27),
          Row(label: "Pupil premium pupils", text: "+24 months", value: 24),
        ], isChange: true))
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
      chart: chart(
        "Reading sub-levels: the target group gained 2 sub-levels more than last year’s cohort",
        [Row(label: "The target group", text: "+2 sub-levels", value: 2)], isChange: true))
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
      chart: chart(
        "Confident teachers: from 1 of 16 to 16 of 16",
        [
          Row(label: "Before", text: "1 of 16", value: 6.25, low: 1.1, high: 28.3, role: .before),
          Row(label: "After", text: "16 of 16", value: 100, low: 80.6, high: 100),
        ], isChange: false))
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
    table: FigureTable, chart: Chart?
  ) -> ImpactStory {
    ImpactStory(
      title: title, standing: standing, headlines: headlines, notComputed: notComputed, cautions: cautions,
      table: table, charts: [chart].compactMap(\.self), sources: [report + ", table 1"])
  }

  private static func chart(_ title: String, _ rows: [Row], isChange: Bool) -> Chart? {
    Chart(
      title: title, opening: "Changes.",
      table: FigureTable(columns: ["Who", "Value"], rows: rows.map { [$0.label, $0.text] }),
      picture: .intervals(
        IntervalPicture(panels: [IntervalPicture.Panel(rows: rows)], unit: "", nought: isChange ? "no change" : nil)))
  }
}
