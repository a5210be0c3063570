import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// Whether a success criterion is met: of these people by what was seen, of others by the interval.
struct SuccessVerdictTests {
  private func verdict(
    _ aim: SuccessCriterion.Aim, _ amount: String, _ measure: Measure, _ figures: [Figure],
    claim: SuccessCriterion.Claim = .these
  ) throws -> SuccessVerdict {
    let amount = try #require(SuccessCriterion.Amount(amount))
    let criterion = SuccessCriterion(
      "It works", measure: measure.id.text, threshold: .init(aim, amount), claim: claim)
    return SuccessVerdict(of: criterion, by: [measure.id: MeasureImpact(of: measure, figures: figures)])
  }

  private func teachers() throws -> Measure { try .made(.binary, [.matched]) { $0.people = "teachers" } }
  private let all = [Figure.count("before", 1, of: 16), .count("after", 16, of: 16)]
  private let ten = [Figure.count("before", 1, of: 16), .count("after", 10, of: 16)]

  @Test func `80% of our teachers: what was observed decides`() throws {
    let met = try verdict(.atLeast, "80%", try teachers(), all)
    #expect(met.standing == .met && met.sentence == "“It works”: met: 16 of 16.")
    let missed = try verdict(.atLeast, "80%", try teachers(), ten)
    #expect(missed.sentence == "“It works”: not met: 10 of 16; 80% would be 13.")
    #expect(try verdict(.atLeast, "12", try teachers(), all).standing == .met)
    #expect(try verdict(.atMost, "12", try teachers(), all).standing == .notMet)
  }

  @Test func `exactly enough is enough`() throws {
    let measure = try teachers()
    #expect(try verdict(.atLeast, "80%", measure, [.count("after", 8, of: 10)]).standing == .met)
    #expect(try verdict(.atLeast, "70%", measure, [.count("after", 7, of: 10)]).standing == .met)
  }

  @Test func `beyond those measured the interval decides, and one that holds the aim decides nothing`() throws {
    let wide = try verdict(.atLeast, "80%", try teachers(), ten, claim: .wider)
    #expect(wide.standing == .notMet || wide.standing == .cannotTell)
    #expect(
      wide.sentence
        == "“It works”: cannot tell beyond those measured: 10 of 16 (95% confidence interval 39 to 82%), and 80% lies "
        + "inside.")
    #expect(try verdict(.atLeast, "80%", try teachers(), all, claim: .wider).standing == .met)
    let change = try verdict(.riseOf, "60", try teachers(), all, claim: .wider)
    #expect(
      change.sentence
        == "“It works”: met: +94 percentage points (95% confidence interval 64 to 99).")
  }

  @Test func `a change in the unit, a level, a fall`() throws {
    let measure = try Measure.made(.continuous, [.matched]) { $0.unit = "points" }
    let figures = [Figure.mean("before", "31.4", n: 24), .mean("after", "34.1", n: 24)]
    #expect(
      try verdict(.riseOf, "5", measure, figures).sentence
        == "“It works”: not met: up by 2.7 points; the aim was 5 points.")
    #expect(try verdict(.riseOf, "2.7", measure, figures).standing == .met)
    #expect(
      try verdict(.atLeast, "34", measure, figures).sentence
        == "“It works”: met: on average 34.1 points; the aim was 34 points.")
    #expect(try verdict(.fallOf, "1", measure, figures).standing == .notMet)
    #expect(
      try verdict(.riseOf, "5", measure, figures, claim: .wider).sentence
        == "“It works”: cannot tell beyond those measured: up by 2.7 points, without a confidence interval.")
    let spread = [Figure.mean("before", "31.4", sd: "5", n: 24), .mean("after", "34.1", sd: "5", n: 24)]
    #expect(
      try verdict(.atLeast, "30", measure, spread, claim: .wider).sentence
        == "“It works”: met: on average 34.1 points (95% confidence interval 32.0 to 36.2).")
    #expect(try verdict(.atLeast, "33", measure, spread, claim: .wider).standing == .cannotTell)
  }

  @Test func `a gap that should narrow`() throws {
    let measure = try Measure.made(.continuous) {
      $0.focusSubgroup = "yes"
      $0.referenceSubgroup = "no"
      $0.unit = "points"
    }
    let figures = [
      Figure.mean("before", "28", n: 12).of("pp", "yes"), Figure.mean("after", "32", n: 12).of("pp", "yes"),
      Figure.mean("before", "33", n: 18).of("pp", "no"), Figure.mean("after", "35", n: 18).of("pp", "no"),
    ]
    #expect(
      try verdict(.narrowTo, "3", measure, figures).sentence == "“It works”: met: the gap is 3 points; the aim was 3.")
    #expect(try verdict(.narrowTo, "2", measure, figures).standing == .notMet)
    let turned = figures.map { figure in
      var figure = figure
      if figure.occasion == "after", figure.subgroup == "yes" { figure.mean = ExactNumber(50) }
      return figure
    }
    #expect(
      try verdict(.narrowTo, "3", measure, turned).sentence
        == "“It works”: not met: the gap has turned round and is 15 points; the aim was 3.")
    #expect(
      try verdict(.narrowTo, "2", try teachers(), all).words
        == "cannot tell: “A measure” does not give a gap at the end")
  }

  @Test func `the treatment group is asked where there is a comparison group`() throws {
    let measure = try Measure.made(.continuous) {
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "others"
    }
    let verdict = try verdict(
      .riseOf, "2", measure, [.change("after", "2", group: "target"), .change("after", "0", group: "others")])
    #expect(verdict.standing == .met)
  }

  @Test func `without a threshold people judge, and without figures nobody does`() throws {
    let measure = try teachers()
    let impact = [measure.id: MeasureImpact(of: measure, figures: all)]
    #expect(SuccessVerdict(of: SuccessCriterion("It shows"), by: impact).sentence == "“It shows”: for people to judge.")
    #expect(
      SuccessVerdict(of: SuccessCriterion("It shows", measure: "m"), by: impact).sentence
        == "“It shows”: for people to judge, by “A measure”.")
    let empty = [measure.id: MeasureImpact(of: measure, figures: [])]
    let threshold = SuccessCriterion.Threshold(.atLeast, try #require(SuccessCriterion.Amount("80 %")))
    let criterion = SuccessCriterion("It shows", measure: "m", threshold: threshold)
    #expect(SuccessVerdict(of: criterion, by: empty).sentence == "“It shows”: not measured yet, by “A measure”.")
    #expect(SuccessVerdict(of: criterion, by: [:]).sentence == "“It shows”: not measured yet.")
  }
}
