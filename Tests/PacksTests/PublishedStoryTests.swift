import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// The exact sentences of the published sample: a change of words is a change of this file.
struct PublishedStoryTests {
  private let anyway = "What would have happened anyway is not known: there is no comparison group in the figures."
  private let noStart = "Where it started and where it ended is not known: the starting level is not recorded."

  @Test func `paired reading`() throws {
    let measure = try Measure.made(.continuous, [.ageEquivalent, .selectedForLowScore]) {
      $0.title = "Reading age"
      $0.unit = "months"
      $0.people = "pupils"
      $0.source = "NCTL 2015, Table 1"
    }
    let story = story(
      measure,
      [
        .change("after", "27", elapsed: "7"),
        Figure.change("after", "24", elapsed: "7").of("pupil_premium", "yes"),
      ])
    #expect(story.title == "Reading age")
    #expect(story.standing == nil)
    #expect(
      story.headlines == [
        "Reading age rose by 27 months in 7 months: 3.9 for every month.",
        "This is not the EEF’s “months of progress”.",
        "For pupil premium pupils it rose by 24 months in 7 months: 3.4 for every month.",
        "Pupil premium pupils gained 3 months less than all pupils. They are among “all pupils” themselves, so the "
          + "distance to the other pupils is larger.",
      ])
    #expect(
      story.notComputed == [
        anyway, noStart,
        "There is no confidence interval for the change: how many pupils were measured and how far their gains spread are "
          + "not recorded.",
        "The distance between pupil premium pupils and the other pupils is not known: how many there are of each is not "
          + "recorded.",
      ])
    #expect(
      story.cautions == [
        "Without a comparison group we cannot tell this change from normal progress, practice at the test, or low scores "
          + "drifting back towards average.",
        "These pupils were chosen because they scored low, so part of any rise is expected anyway: very low scores tend "
          + "to be followed by higher ones.",
        "How many pupils stand behind the figures is not recorded.",
        "Months on an age scale are not even steps: a month at one age is not the same amount of learning as at another.",
        "Comparing some pupils with all of them, themselves included, makes the distance to the others look smaller than "
          + "it is.",
      ])
    #expect(story.table.columns == ["Who", "Change"])
    #expect(
      story.table.rows == [
        ["All pupils", "+27 months in 7 months"], ["Pupil premium pupils", "+24 months in 7 months"],
      ])
    #expect(story.sources == ["NCTL 2015, Table 1"])
    let chart = try #require(story.charts.first)
    #expect(story.charts.count == 1)
    #expect(
      chart.title
        == "Reading age: all pupils up by 27 months, pupil premium pupils up by 24 months on average; 7 months would be "
        + "normal progress"
    )
    #expect(chart.table.rows == [["All pupils", "+27 months"], ["Pupil premium pupils", "+24 months"]])
    #expect(
      chart.description
        == "Changes from the first point to the last. Normal progress would be 7 months. All pupils: change +27 months. "
        + "Pupil premium pupils: change +24 months.")
  }

  @Test func `maths fluency`() throws {
    let measure = try Measure.made(.binary, [.selfReport, .matched, .matchingAssumed]) {
      $0.title = "Confident in teaching mathematical problem solving"
      $0.people = "teachers"
    }
    let story = story(measure, [.count("before", 1, of: 16), .count("after", 16, of: 16)])
    #expect(
      story.headlines == [
        "1 of 16 teachers before, 16 of 16 after: +94 percentage points (95% confidence interval 64 to 99).",
        "Of the teachers, 15 moved to yes and none moved away.",
        "This takes it that the same 16 teachers answered both times, which is not recorded.",
      ])
    #expect(story.notComputed == [anyway])
    #expect(
      story.cautions == [
        "Without a comparison group we cannot tell this change from what would have happened anyway.",
        "Only 16 teachers: one or two of them could change this result.",
        "This is what teachers said about themselves, not what was observed.",
        "That the same teachers answered both times is taken for granted; it is not recorded.",
      ])
    #expect(story.table.rows == [["All teachers", "1 of 16", "16 of 16"]])
    let chart = try #require(story.charts.first)
    #expect(chart.title == "Confident in teaching mathematical problem solving: from 1 of 16 to 16 of 16")
    #expect(
      chart.table.rows == [
        [
          "All teachers", "1 of 16 (95% confidence interval 1% to 28%)",
          "16 of 16 (95% confidence interval 81% to 100%)",
        ]
      ])
  }

  @Test func `coaching network: prior evidence stays apart from results`() throws {
    let measure = try Measure.made(.binary, [.otherInterventions]) {
      $0.title = "Pupils at level 4 or above"
      $0.people = "pupils"
      $0.purpose = .priorEvidence
    }
    var row = Figure.change("after", "19")
    row.note = "average across the three main supported schools"
    let story = story(measure, [row])
    #expect(story.standing == "Prior evidence: known before this enquiry, not its result")
    #expect(
      story.headlines == [
        "Pupils at level 4 or above: +19 percentage points."
      ])
    #expect(story.notes == ["Average across the three main supported schools."])
    #expect(
      story.notComputed == [
        anyway, noStart,
        "There is no confidence interval for the change: how many pupils were measured and how many said yes at each "
          + "point are not recorded.",
      ])
    #expect(
      story.cautions == [
        "Without a comparison group we cannot tell this change from what would have happened anyway.",
        "How many pupils stand behind the figures is not recorded.",
        "Other things were done at the same time, so the change cannot be put down to this work alone.",
      ])
    #expect(story.table.rows == [["All pupils", "+19 percentage points"]])
  }

  @Test func `number readers: the difference to last year’s cohort leads`() throws {
    let measure = try Measure.made(.continuous, [.ordinal]) {
      $0.title = "Reading level"
      $0.people = "pupils"
      $0.unit = "sub-levels"
      $0.design = .previousCohort
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "parallel-cohort"
    }
    let story = story(
      measure, [.change("after", "2", group: "target"), .change("after", "0", group: "parallel-cohort")])
    #expect(
      story.headlines == [
        "The target group gained 2 sub-levels more, compared with last year’s cohort.",
        "Reading level, the target group: up by 2 sub-levels on average.",
        "Reading level, the parallel cohort: no change.",
      ])
    #expect(
      story.cautions == [
        "How many pupils stand behind the figures is not recorded.",
        "The steps of this scale are not of equal size, so averages of them are rough.",
        "The comparison is with an earlier year’s pupils: other things may have changed between the years.",
      ])
    #expect(!story.notComputed.contains(anyway))
  }

  @Test(arguments: [
    (Figure.Moved.up, Measure.Direction.higherIsBetter, "up, as hoped"),
    (.down, .lowerIsBetter, "down, as hoped"),
    (.up, .lowerIsBetter, "up, which was not hoped for"),
    (.same, .higherIsBetter, "the same as before"),
  ])
  func `differentiation: a direction and no number`(moved: Figure.Moved, direction: Measure.Direction, words: String)
    throws
  {
    let measure = try Measure.made(.binary) {
      $0.title = "Pupils who feel challenged"
      $0.direction = direction
    }
    let story = story(measure, [.at("after") { $0.moved = moved }])
    #expect(story.headlines == ["Pupils who feel challenged: \(words). Only the direction is recorded."])
    #expect(story.notComputed == ["No number can be computed: only the direction is recorded."])
    #expect(story.cautions.contains("Only the direction was reported: how much it moved cannot be said."))
    #expect(story.charts.isEmpty)
  }

  private func story(_ measure: Measure, _ figures: [Figure]) -> ImpactStory {
    ImpactStory(of: MeasureImpact(of: measure, figures: figures), figures: figures)
  }
}
