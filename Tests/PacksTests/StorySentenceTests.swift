import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// The exact sentences for what schools record by themselves.
struct StorySentenceTests {
  private func test(_ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous) {
      $0.title = "Maths test"
      $0.people = "pupils"
      $0.verb = "scored"
      $0.unit = "points"
      change(&$0)
    }
  }

  private func story(_ measure: Measure, _ figures: [Figure]) -> ImpactStory {
    ImpactStory(of: MeasureImpact(of: measure, figures: figures), figures: figures)
  }

  @Test func `averages of the same pupils, and of different numbers of them`() throws {
    let before = Figure.mean("before", "31.4", sd: "5.2", n: 24)
    let same = story(try test { $0.marks = [.matched] }, [before, .mean("after", "34.1", sd: "5.9", n: 24)])
    #expect(same.headlines == ["On average the 24 pupils scored 2.7 points higher after (34.1) than before (31.4)."])
    let other = story(try test(), [before, .mean("after", "34.1", sd: "5.9", n: 22)])
    #expect(
      other.headlines == [
        "On average pupils scored 2.7 points higher after (34.1, 22 pupils) than before (31.4, 24 pupils)."
      ])
    #expect(
      other.notComputed.last
        == "There is no confidence interval for the change: averages do not show how far the changes of single pupils "
        + "spread. That takes both results of each.")
    #expect(!(other.headlines + other.cautions).contains { $0.contains("effect size") })
    let silent = story(try test { $0.verb = nil }, [before, .mean("after", "34.1", sd: "5.9", n: 22)])
    #expect(
      silent.headlines
        == [
          "On average pupils changed by 2.7 points, higher after (34.1, 22 pupils) than before (31.4, 24 pupils)."
        ])
  }

  @Test func `a gap that narrowed, closed, or was never there`() throws {
    let measure = try test {
      $0.focusSubgroup = "yes"
      $0.referenceSubgroup = "no"
    }
    func figures(_ means: [String]) -> [Figure] {
      [
        Figure.mean("before", means[0], n: 12).of("pupil_premium", "yes"),
        Figure.mean("after", means[1], n: 12).of("pupil_premium", "yes"),
        Figure.mean("before", means[2], n: 18).of("pupil_premium", "no"),
        Figure.mean("after", means[3], n: 18).of("pupil_premium", "no"),
      ]
    }
    func gap(_ means: [String]) -> String? {
      story(measure, figures(means)).headlines.first { $0.contains("before and") }
    }
    #expect(
      gap(["28.0", "32.1", "33.1", "35.3"])
        == "Pupil premium pupils were 5.1 points behind other pupils before and 3.2 points behind them after: the gap "
        + "narrowed by 1.9 points.")
    #expect(
      gap(["28", "36", "33", "35"])
        == "Pupil premium pupils were 5 points behind other pupils before and 1 point ahead of them after: the gap closed "
        + "and reversed.")
    #expect(
      gap(["33", "36", "33", "35"])
        == "Pupil premium pupils were level with other pupils before and 1 point ahead of them after: there was no gap to "
        + "close.")
  }

  @Test func `two groups: the difference, how sure it is, and where they began`() throws {
    let measure = try test {
      $0.controlGroup = "Oak School"
      $0.treatmentGroups = ["target"]
    }
    let story = story(
      measure,
      [
        .mean("before", "31.4", sd: "5.2", n: 24, group: "target"),
        .mean("after", "36.1", sd: "5.9", n: 24, group: "target"),
        .mean("before", "30.9", sd: "5.0", n: 26, group: "Oak School"),
        .mean("after", "32.0", sd: "5.5", n: 26, group: "Oak School"),
      ])
    #expect(
      story.headlines.prefix(3) == [
        "The target group gained 3.6 points more, compared with Oak School.",
        "Average before → after: target 31.4 → 36.1 (24); Oak School 30.9 → 32.0 (26).",
        "Afterwards the target group was 4.1 points ahead, compared with Oak School (95% confidence interval 0.8 to 7.4), an effect "
          + "size of 0.71 (0.14 to 1.27), not allowing for where each began.",
      ])
    #expect(
      story.cautions.prefix(2) == [
        "Only 24 pupils in the smallest group: one or two of them could change this result.",
        "The groups started 0.10 standard deviations apart: use the adjusted difference, which takes both results of each pupil.",
      ])
  }

  @Test func `a group that fell less than the other did not gain`() throws {
    let measure = try test {
      $0.controlGroup = "others"
      $0.treatmentGroups = ["target"]
    }
    let story = story(measure, [.change("after", "-1", group: "target"), .change("after", "-3", group: "others")])
    #expect(story.headlines.first == "The target group did better by 2 points, compared with the others group.")
  }

  @Test func `behind, seen from behind: the interval turns with the sentence`() throws {
    let measure = try test {
      $0.controlGroup = "others"
      $0.treatmentGroups = ["target"]
    }
    let story = story(
      measure,
      [
        .mean("after", "32.0", sd: "5.5", n: 26, group: "target"),
        .mean("after", "36.1", sd: "5.9", n: 24, group: "others"),
      ])
    #expect(
      story.headlines.first
        == "Afterwards the target group was 4.1 points behind, compared with the others group (95% confidence interval 0.8 to 7.4), an "
        + "effect size of \u{2212}0.71 (\u{2212}1.27 to \u{2212}0.14), not allowing for where each began.")
  }

  @Test func `lower is better, and said so`() throws {
    let absence = try test {
      $0.title = "Days of absence"
      $0.verb = "missed"
      $0.unit = "days"
      $0.direction = .lowerIsBetter
    }
    let less = story(absence, [.mean("before", "6.2", n: 40), .mean("after", "4.1", n: 40)])
    #expect(
      less.headlines == [
        "On average pupils missed 2.1 days less after (4.1, 40 pupils) than before (6.2, 40 pupils). Lower is better here: "
          + "this is an improvement."
      ])
    let more = story(absence, [.mean("before", "4.1", n: 40), .mean("after", "6.2", n: 40)])
    #expect(more.headlines[0].hasSuffix("this is a change for the worse."))
    #expect(more.cautions.contains("The measure moved in the unwanted direction."))
  }

  @Test func `one pupil, and no change at all`() throws {
    let measure = try test { $0.marks = [.matched] }
    let one = story(measure, [.mean("before", "5", n: 1), .mean("after", "9", n: 1)])
    #expect(one.headlines == ["The one pupil scored 4 points higher after (9) than before (5)."])
    #expect(one.notComputed.contains("There is no confidence interval for the change: that takes two pupils or more."))
    #expect(one.cautions.contains("Only 1 pupil: this says nothing about others."))
    let none = story(measure, [.mean("before", "5.5", n: 31), .mean("after", "5.5", n: 31)])
    #expect(none.headlines == ["On average the 31 pupils scored the same after as before (5.5): no change."])
  }

  @Test func `from thirty on percentages stand beside the counts, from a hundred on with a decimal`() throws {
    let measure = try Measure.made(.binary) { $0.people = "classes" }
    let small = story(measure, [.count("before", 10, of: 40), .count("after", 20, of: 40)])
    #expect(
      small.headlines == [
        "10 of 40 classes (25%) before, 20 of 40 (50%) after: +25 percentage points (95% confidence interval 4 to 43).",
        "The interval is worked out as if different classes had been asked each time.",
      ])
    let large = story(measure, [.count("before", 50, of: 111), .count("after", 58, of: 111)])
    #expect(
      large.headlines == [
        "50 of 111 classes (45.0%) before, 58 of 111 (52.3%) after: +7.2 percentage points (95% confidence interval "
          + "\u{2212}5.9 to 19.9).",
        "The interval is worked out as if different classes had been asked each time.",
      ])
    #expect(large.cautions.last == "The figures also fit with no real change or difference at all.")
  }

  @Test func `three points: the whole way first, then the way to the middle`() throws {
    let measure = try Measure.made(.binary) {
      $0.people = "teachers"
      $0.occasions = [.init(id: "before"), .init(id: "mid", label: "spring 2014"), .init(id: "after")]
    }
    let figures = [Figure.count("before", 4, of: 16), .count("mid", 8, of: 16), .count("after", 12, of: 16)]
    let story = story(measure, figures)
    #expect(
      story.headlines == [
        "4 of 16 teachers before, 12 of 16 after: +50 percentage points (95% confidence interval 15 to 71).",
        "The interval is worked out as if different teachers had been asked each time.",
        "4 of 16 teachers before, 8 of 16 (spring 2014): +25 percentage points (95% confidence interval \u{2212}8 to 52).",
      ])
    #expect(story.charts.first?.table.columns == ["Who", "Before", "Spring 2014", "After"])
    #expect(story.table.columns == ["Who", "Before", "Spring 2014", "After"])
  }

  @Test func `months on an age scale say how many were measured, and where they stood`() throws {
    let measure = try Measure.made(.continuous, [.ageEquivalent, .matched]) {
      $0.title = "Spelling age"
      $0.unit = "months"
      $0.people = "pupils"
      $0.elapsedMonths = ExactNumber(8)
    }
    let rose = story(measure, [.mean("before", "94.2", n: 21), .mean("after", "98.2", n: 21)])
    #expect(
      rose.headlines == [
        "Spelling age rose by 4.0 months in 8 months (21 pupils): 0.5 for every month.",
        "This is not the EEF’s “months of progress”.",
        "The average was 94.2 months before and 98.2 months after.",
      ])
    #expect(rose.cautions.contains("That is less than a month for every month: slower than normal progress."))
    let fell = story(measure, [.change("after", "-2")])
    #expect(
      fell.headlines == ["Spelling age fell by 2 months in 8 months.", "This is not the EEF’s “months of progress”."])
  }

  @Test func `an average of answers is no headline`() throws {
    let measure = try Measure.made(.likert) { $0.people = "teachers" }
    let story = story(measure, [.mean("before", "2.8", n: 40), .mean("after", "3.1", n: 40)])
    #expect(story.headlines.isEmpty)
    #expect(story.notComputed.first?.hasPrefix("An average of answers is not told as a result") == true)
  }

  @Test func `a school with one point only is left out, and said so`() throws {
    let measure = try Measure.made(.binary) { $0.people = "pupils" }
    let story = story(
      measure,
      [
        .count("before", 10, of: 40, school: "Elm School"), .count("after", 20, of: 40, school: "Elm School"),
        .count("after", 20, of: 40, school: "Oak School"),
      ])
    #expect(story.headlines[0].hasPrefix("10 of 40 pupils (25%) before, 20 of 40 (50%) after"))
    #expect(story.cautions.last == "1 school has figures at one point only and is left out of the change.")
    #expect(story.table.rows == [["Elm School", "10 of 40", "20 of 40"], ["Oak School", "not recorded", "20 of 40"]])
  }

  @Test func `one measured so far, and two definitions`() throws {
    let started = story(try test(), [.mean("before", "31.4", n: 24)])
    #expect(started.headlines.isEmpty)
    #expect(started.notComputed == ["There is no change to tell yet: nothing is recorded for the later point."])
    #expect(started.cautions.isEmpty)
    var revised = Figure.mean("after", "61", n: 24)
    revised.definition = "v2"
    let changed = story(try test(), [.mean("before", "31.4", n: 24), revised])
    #expect(changed.headlines.isEmpty)
    #expect(
      changed.notComputed == [
        "Figures taken by different definitions of the measure are not compared: record them by one definition."
      ])
    #expect(changed.table.rows.map { $0[0] } == ["All pupils", "All pupils, by v2"])
  }

  @Test func `no sentence has words that schools do not use, and none is left open`() throws {
    let measure = try test {
      $0.marks = [.ordinal, .selfReport, .clustered, .ageEquivalent, .selectedForLowScore, .otherInterventions]
      $0.controlGroup = "control-2013"
      $0.focusSubgroup = "yes"
    }
    let story = story(
      measure,
      [
        .mean("before", "3", sd: "1", n: 5, group: "a"), .mean("after", "2", sd: "1", n: 5, group: "a"),
        .mean("before", "3", sd: "1", n: 5), .mean("after", "2", sd: "1", n: 5),
        Figure.mean("before", "3", sd: "1", n: 5).of("send", "yes"),
        Figure.mean("after", "9", sd: "1", n: 5).of("send", "yes"),
      ])
    let sentences = story.headlines + story.notComputed + story.cautions
    for sentence in sentences {
      #expect(sentence.hasSuffix(".") || sentence.hasSuffix(".)"), "\(sentence)")
      for word in ["subgroup", "occasion", "stratum", "nil", "nan", "Optional", "months of progress' "] {
        #expect(!sentence.contains(word), "\(sentence)")
      }
    }
  }
}
