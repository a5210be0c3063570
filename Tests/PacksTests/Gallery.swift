import Impact
import Model
import TestSupport

@testable import Packs

/// Charts of every kind from whole records, to look at and to test what they say.
enum Gallery {
  static func charts() throws -> [(name: String, chart: Chart)] {
    let measures = try measures().flatMap { name, measured in
      of(measured).enumerated().map { ("\(name)-\($0 + 1)", $1) }
    }
    let reference = ReferenceRows.shared == nil ? [] : try fromReferenceData()
    return measures + reference + [
      ("timeline", try timeline()), ("long-timeline", try longTimeline()), ("triangulation", try triangulation()),
    ]
  }

  static func of(_ measured: MeasuredFigures) -> [Chart] {
    ImpactStory(of: MeasureImpact(of: measured), from: measured).charts
  }

  static func of(_ measure: Measure, _ figures: [Figure]) -> [Chart] {
    of(MeasuredFigures(measure: measure, figures: figures))
  }

  // MARK: - Measures

  private static func measures() throws -> [(String, MeasuredFigures)] {
    [
      ("confidence", try confidence()), ("reading-age", try readingAge()), ("sub-levels", try subLevels()),
      ("scores", try scores()), ("three-points", try threePoints()), ("gap", try gap()), ("likert", try likert()),
      ("groups", try manyGroups()), ("attendance", try attendance()),
    ]
  }

  static func confidence() throws -> MeasuredFigures {
    let measure = try Measure.made(.binary, [.selfReport, .matched, .matchingAssumed]) {
      $0.title = "Confident in teaching problem solving"
      $0.people = "teachers"
    }
    return MeasuredFigures(measure: measure, figures: [.count("before", 1, of: 16), .count("after", 16, of: 16)])
  }

  static func readingAge() throws -> MeasuredFigures {
    let measure = try Measure.made(.continuous, [.ageEquivalent]) {
      $0.title = "Reading age"
      $0.unit = "months"
      $0.people = "pupils"
    }
    let figures = [
      Figure.change("after", "27", elapsed: "7"),
      Figure.change("after", "24", elapsed: "7").of("pupil_premium", "yes"),
    ]
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private static func subLevels() throws -> MeasuredFigures {
    let measure = try Measure.made(.continuous, [.ordinal]) {
      $0.title = "Reading sub-levels"
      $0.unit = "sub-levels"
      $0.people = "pupils"
      $0.design = .previousCohort
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "parallel-cohort"
    }
    let figures = [
      Figure.change("after", "2", group: "target"), .change("after", "0", group: "parallel-cohort"),
    ]
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private static func scores() throws -> MeasuredFigures {
    let measure = try Measure.made(.continuous) {
      $0.title = "Maths test"
      $0.unit = "points"
      $0.people = "pupils"
      $0.verb = "scored"
      $0.design = .matched
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "Oak School"
    }
    let figures: [Figure] = [
      .mean("before", "24.1", sd: "5.1", n: 24, group: "target"),
      .mean("after", "31.2", sd: "5.6", n: 24, group: "target"),
      .mean("before", "23.9", sd: "4.9", n: 22, group: "Oak School"),
      .mean("after", "28.0", sd: "5.3", n: 22, group: "Oak School"),
    ]
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private static func threePoints() throws -> MeasuredFigures {
    let measure = try Measure.made(.continuous) {
      $0.title = "Standardised score"
      $0.people = "pupils"
      $0.occasions = [
        .init(id: "before", label: "September 2013"), .init(id: "mid", label: "December 2013"),
        .init(id: "after", label: "July 2014"),
      ]
    }
    let figures: [Figure] = [.mean("before", "94.2"), .mean("mid", "96.0"), .mean("after", "99.1")]
    return MeasuredFigures(measure: measure, figures: figures)
  }

  static func gap() throws -> MeasuredFigures {
    let measure = try Measure.made(.continuous) {
      $0.title = "Spelling test"
      $0.unit = "points"
      $0.people = "pupils"
      $0.focusSubgroup = "pupil_premium=yes"
      $0.referenceSubgroup = "pupil_premium=no"
    }
    let figures = [
      Figure.mean("before", "29.6", sd: "5.2", n: 64), .mean("after", "32.9", sd: "5.0", n: 64),
      Figure.mean("before", "26.3", sd: "5.0", n: 24).of("pupil_premium", "yes"),
      Figure.mean("after", "31.0", sd: "4.8", n: 24).of("pupil_premium", "yes"),
      Figure.mean("before", "31.4", sd: "5.4", n: 40).of("pupil_premium", "no"),
      Figure.mean("after", "34.2", sd: "5.1", n: 40).of("pupil_premium", "no"),
    ]
    return MeasuredFigures(measure: measure, figures: figures)
  }

  static func likert() throws -> MeasuredFigures {
    let measure = try Measure.made(.likert) {
      $0.title = "I know what to do when I am stuck"
      $0.people = "pupils"
      $0.likertLevels = [1, 2, 3, 4, 5]
    }
    let paths = [(1, 2, 2), (1, 3, 3), (2, 2, 2), (2, 4, 5), (3, 3, 4), (3, 4, 6), (4, 4, 4), (4, 5, 3), (5, 5, 1)]
    var rows: [[String]] = []
    for (from, to, count) in paths {
      for index in 0..<count {
        let name = "p\(from)\(to)\(index)"
        rows += [[name, "", "", "before", "\(from)"], [name, "", "", "after", "\(to)"]]
      }
    }
    return try ReferenceRows.of(rows, measure)
  }

  private static func manyGroups() throws -> MeasuredFigures {
    let measure = try Measure.made(.binary) {
      $0.title = "Enjoy reading"
      $0.people = "pupils"
    }
    var figures: [Figure] = [.count("before", 60, of: 144), .count("after", 97, of: 144)]
    let names = [
      "Elm", "Oak", "Ash", "Ysgol Llanfairpwllgwyngyll", "Szkoła Żółwi", "مدرسة", "Birch", "Willow",
      "A school with a name that goes on for very long indeed", "Hazel", "Rowan 🌳",
    ]
    for (index, name) in names.enumerated() {
      figures.append(.count("before", 3 + index % 4, of: 12).of("house", name))
      figures.append(.count("after", 6 + (index * 5) % 7, of: 12).of("house", name))
    }
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private static func attendance() throws -> MeasuredFigures {
    let measure = try Measure.made(.series) {
      $0.title = "Late to lessons"
      $0.unit = "late marks a week"
      $0.direction = .lowerIsBetter
      $0.interventionDate = Day(iso: "2014-01-06")
    }
    let values = [41, 38, 44, 40, 37, 43, 39, 42, 45, 38, 36, 40, 33, 31, 34, 29, 30, 27, 31, 28, 26, 29]
    var day = try found(Day(iso: "2013-09-09"))
    let rows = values.enumerated().map { index, value -> [String] in
      defer { day = day.adding(days: index == 6 || index == 13 ? 14 : 7) ?? day }
      return ["school", "", "", day.description, "\(value)"]
    }
    return try ReferenceRows.of(rows, measure)
  }

  // MARK: - Reference data

  private static func fromReferenceData() throws -> [(String, Chart)] {
    try (groupSets() + otherSets()).flatMap { name, measure in
      of(try ReferenceRows.of(name, measure)).enumerated().map { ("\(name)-\($0 + 1)", $1) }
    }
  }

  private static func groupSets() throws -> [(String, Measure)] {
    let weight = try Measure.made(.continuous) {
      $0.title = "Weight"
      $0.people = "people"
      $0.unit = "lb"
      $0.treatmentGroups = ["CBT", "FT"]
      $0.controlGroup = "Cont"
    }
    let sleep = try Measure.made(.continuous) {
      $0.title = "Sleep"
      $0.people = "patients"
      $0.unit = "hours"
    }
    let status = try Measure.made(.binary) {
      $0.title = "Good status"
      $0.people = "patients"
      $0.treatmentGroups = ["active"]
      $0.controlGroup = "placebo"
      $0.focusSubgroup = "centre1"
      $0.referenceSubgroup = "centre2"
    }
    return [("anorexia", weight), ("sleep", sleep), ("respiratory", status)]
  }

  private static func otherSets() throws -> [(String, Measure)] {
    let sai = try Measure.made(.likert) {
      $0.title = "I feel confident"
      $0.people = "students"
      $0.likertLevels = [1, 2, 3, 4]
      $0.topBox = .atLeast(ExactNumber(3))
    }
    let nile = try Measure.made(.series) {
      $0.title = "Flow of the Nile"
      $0.interventionDate = Day(iso: "1899-01-01")
    }
    let maths = try Measure.made(.continuous) {
      $0.title = "Maths"
      $0.unit = "logits"
      $0.people = "pupils"
      $0.focusSubgroup = "lowinc75plus"
      $0.referenceSubgroup = "below75"
    }
    return [("sai_confident", sai), ("nile", nile), ("egsingle_maths", maths)]
  }

  // MARK: - Cycles and witnesses

  static func timeline() throws -> Chart {
    let cycles = try [
      ("c0000001", "autumn-2013", "2013-09-16", "2013-12-12", Cycle.Decision.adapt),
      ("c0000002", "spring-2014", "2014-01-13", "2014-03-27", .switch),
      ("c0000003", "summer-2014", "2014-04-28", nil, nil),
    ].enumerated().map { index, given -> (number: Int, cycle: Cycle) in
      var cycle = Cycle(id: Sample.id(given.0), period: try found(Period(given.1)))
      cycle.opened = Day(iso: given.2)
      cycle.closed = given.3.flatMap { Day(iso: $0) }
      cycle.decision = given.4
      return (index + 1, cycle)
    }
    return try found(Chart.timeline(of: cycles, calendar: .english, meeting: Day(iso: "2014-06-12")))
  }

  /// Three years, a cycle of no known time among them.
  private static func longTimeline() throws -> Chart {
    let periods = ["autumn-2012", "year-1", "spring-2013", "autumn-2013-to-spring-2014", "summer-2014", "autumn-2014"]
    let cycles = try periods.enumerated().map { index, period -> (number: Int, cycle: Cycle) in
      var cycle = Cycle(id: Sample.id("c000000\(index + 1)"), period: try found(Period(period)))
      cycle.decision = index < 5 ? .adapt : nil
      return (index + 1, cycle)
    }
    return try found(Chart.timeline(of: cycles, calendar: .english, meeting: Day(iso: "2014-11-20")))
  }

  static func triangulation() throws -> Chart {
    var test = try gap().measure
    test.level = .pupil
    var survey = try confidence().measure
    survey.ratedBy = "the teachers themselves"
    survey.id = Sample.slug("survey")
    let entries = [
      entry("e0000001", .observation, on: ["survey"]), entry("e0000002", .observation, on: ["survey"]),
      entry("e0000003", .learningLog, on: []), entry("e0000004", .survey, on: []),
      entry("e0000005", .focusGroup, on: ["m"], role: "Year 6 pupils"),
    ]
    return try found(Chart.triangulation(of: [test, survey], evidence: entries))
  }

  static func entry(
    _ id: String, _ kind: EvidenceEntry.Kind, on measures: [String], role: String? = nil
  ) -> EvidenceEntry {
    var note = LogNote(id: Sample.id(id), date: nil, share: .cluster, text: "")
    note.role = role
    return EvidenceEntry(note: note, kind: kind, measures: measures)
  }

  struct Missing: Error {}

  /// The value, outside of a test.
  private static func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }
}
