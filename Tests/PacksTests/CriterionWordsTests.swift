import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// The words of a judged criterion: one sign for figure and interval, digits that tell, the group that is meant.
@Suite struct `What a criterion says` {
  private func verdict(
    _ aim: SuccessCriterion.Aim, _ amount: String, _ measured: MeasuredFigures, places: Int? = nil,
    claim: SuccessCriterion.Claim = .these
  ) throws -> SuccessVerdict {
    let threshold = SuccessCriterion.Threshold(aim, try #require(SuccessCriterion.Amount(amount)))
    let measure = measured.measure
    let criterion = SuccessCriterion("It works", measure: measure.id.text, threshold: threshold, claim: claim)
    return SuccessVerdict(
      of: criterion, by: [measure.id: MeasureImpact(of: measured)],
      places: places.map { [measure.id: $0] } ?? [:])
  }

  private func marks(_ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous) {
      $0.unit = "marks"
      $0.people = "pupils"
      change(&$0)
    }
  }

  /// Answers of people by group: how many say yes both times, move to yes, move away, and never do.
  private func answers(_ measure: Measure, _ groups: [(String, [Int])], levels: (no: String, yes: String) = ("0", "1"))
    throws -> MeasuredFigures
  {
    let pairs = [(levels.yes, levels.yes), (levels.no, levels.yes), (levels.yes, levels.no), (levels.no, levels.no)]
    var rows: [[String]] = []
    for (group, counts) in groups {
      for (pair, count) in zip(pairs, counts) {
        for _ in 0..<count {
          let code = "p\(rows.count)"
          rows += [[code, group, "", "before", pair.0], [code, group, "", "after", pair.1]]
        }
      }
    }
    return try ReferenceRows.of(rows, measure)
  }

  // MARK: - Signs

  @Test func `a fall in percentage points keeps the signs of its interval`() throws {
    let excluded = try Measure.made(.binary) { $0.direction = .lowerIsBetter }
    let rows = try answers(excluded, [("", [8, 1, 8, 23])])
    let wide = try verdict(.fallOf, "10", rows, claim: .wider)
    #expect(
      wide.words
        == "cannot tell beyond those measured: −18 percentage points (95% confidence interval −31 to −3), and a fall of 10 "
        + "lies inside")
    let rise = try verdict(.riseOf, "5", rows, claim: .wider)
    #expect(rise.words.contains("−18 percentage points (95% confidence interval −31 to −3); the aim was a rise of 5"))
    #expect(try verdict(.fallOf, "1", rows, claim: .wider).standing == .met)
  }

  @Test func `up and down read their interval in the same way`() throws {
    let measure = try marks()
    let changes = [-4, -3, -2, -3, -4, -2, -3, -3]
    let rows = try ReferenceRows.of(
      changes.enumerated().flatMap { index, change in
        [["p\(index)", "", "", "before", "\(20 + index)"], ["p\(index)", "", "", "after", "\(20 + index + change)"]]
      }, measure)
    #expect(
      try verdict(.fallOf, "1", rows, places: 1, claim: .wider).words
        == "met: down by 3.0 marks (95% confidence interval 2.4 to 3.6)")
    #expect(
      try verdict(.riseOf, "1", rows, places: 1, claim: .wider).words
        == "not met: down by 3.0 marks (95% confidence interval 2.4 to 3.6); the aim was a rise of 1 mark")
  }

  // MARK: - Digits

  @Test func `what just misses the aim has the digits to show it`() throws {
    let measure = try marks()
    let rows = try ReferenceRows.of(
      (0..<33).flatMap { index in
        [
          ["p\(index)", "", "", "before", "\(20 + index % 5)"],
          ["p\(index)", "", "", "after", "\(20 + index % 5 + (index == 0 ? 2 : 3))"],
        ]
      }, measure)
    #expect(
      try verdict(.riseOf, "3", rows, places: 1).words == "not met: up by 2.97 marks; the aim was 3 marks")
    #expect(
      try verdict(.riseOf, "2.97", rows, places: 1).words == "not met: up by 2.9697 marks; the aim was 2.97 marks")
  }

  // MARK: - Groups

  private func taught(_ peer: Double) throws -> MeasuredFigures {
    let measure = try marks {
      $0.treatmentGroups = ["coached", "peer"]
      $0.controlGroup = "taught"
    }
    let figures = [("coached", "55.8"), ("peer", "\(peer)"), ("taught", "50.4")].flatMap { group, end -> [Figure] in
      [Figure.mean("before", "48.2", sd: "9", n: 30, group: group), .mean("after", end, sd: "9", n: 30, group: group)]
    }
    return MeasuredFigures(measure: measure, figures: figures)
  }

  @Test func `of several treatment groups each is named and judged`() throws {
    #expect(
      try verdict(.atLeast, "55", try taught(55.6), places: 1).words
        == "met: the coached group: on average 55.8 marks; the peer group: on average 55.6 marks; the aim was 55 marks")
    let split = try verdict(.atLeast, "55.7", try taught(55.6), places: 1)
    #expect(split.standing == .notMet)
    #expect(
      split.words
        == "not met by all groups: the coached group: on average 55.8 marks, met; the peer group: on average 55.6 marks, "
        + "not met; the aim was 55.7 marks")
    #expect(
      try verdict(.aheadBy, "3", try taught(55.6), places: 1).words.contains("; the peer group is 5.2 marks ahead"))
  }

  // MARK: - Ahead in shares

  @Test func `groups that started apart are compared by their changes, not at the end alone`() throws {
    for scale in [Measure.Scale.binary, .likert] {
      let measure = try Measure.made(scale) {
        $0.treatmentGroups = ["mentored"]
        $0.controlGroup = "others"
        if scale == .likert { ($0.likertLevels, $0.topBox) = ([1, 2, 3, 4, 5], .best(2)) }
      }
      // 13 to 20 of 35, and 7 to 12 of 36: 20.0 less 13.9 points.
      let rows = try answers(
        measure, [("mentored", [10, 10, 3, 12]), ("others", [5, 7, 2, 22])],
        levels: scale == .likert ? ("1", "5") : ("0", "1"))
      let told = try verdict(.aheadBy, "10", rows)
      #expect(told.standing == .notMet)
      #expect(
        told.words.hasPrefix(
          "not met: the mentored group is 6 percentage points ahead of the others group, by how much each group changed "
            + "(95% confidence interval "), "\(told.words)")
      #expect(told.words.contains(" behind to "), "\(told.words)")
    }
  }

  @Test func `a plan that chose the end alone says where both started`() throws {
    let measure = try Measure.made(.binary) {
      $0.treatmentGroups = ["mentored"]
      $0.controlGroup = "others"
      $0.primaryAnalysis = .post
    }
    let rows = try answers(measure, [("mentored", [10, 10, 3, 12]), ("others", [5, 7, 2, 22])])
    #expect(try verdict(.aheadBy, "10", rows).words.contains(", at the end alone, from 37% and 19% (95%"))
  }

  // MARK: - Counts

  @Test func `a number of people is named as one, with what it asks and whether it can be`() throws {
    let expected = try Measure.made(.binary) { $0.people = "pupils" }
    let counts = MeasuredFigures(
      measure: expected, figures: [.count("before", 12, of: 40), .count("after", 29, of: 44)])
    #expect(try verdict(.atLeast, "30", counts).words == "not met: 29 of 44 (66%); the aim was 30 pupils")
    let levels = try Measure.made(.likert) {
      $0.people = "teachers"
      ($0.likertLevels, $0.topBox) = ([1, 2, 3, 4], .best(2))
    }
    let rows = try answers(levels, [("", [16, 0, 0, 0])], levels: ("1", "4"))
    #expect(try verdict(.atLeast, "3", rows).words == "met: 16 of 16; the aim was 3 teachers with a top answer")
    #expect(
      try verdict(.atLeast, "20", rows).words
        == "not met: 16 of 16; the aim was 20 teachers with a top answer, which can never be met with 16")
  }
}
