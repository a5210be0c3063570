import Model
import TestSupport
import Testing

@testable import Packs

/// The table by which the design decides the wording: a test a row.
struct DesignWordsTests {
  private func words(_ ground: DesignWords.Ground, _ losses: DesignWords.Losses? = nil) -> DesignWords {
    DesignWords(ground, people: "pupils", losses: losses)
  }

  @Test func `after only, one group: was, no standardised number, no months`() {
    let row = words(.afterOnly)
    #expect(row.verb == "was" && row.standardised == .none && row.months == .refused)
  }

  @Test func `one group before and after: changed by, a standardised change, no months`() {
    let row = words(.oneGroup)
    #expect(row.verb == "changed by" && row.standardised == .change && row.months == .refused)
    #expect(!row.saysLedTo)
  }

  @Test func `last year’s cohort: compared with it, an effect size, months with their weakness`() {
    let row = words(.previousCohort)
    #expect(row.verb == "compared with last year’s cohort" && row.standardised == .effectSize)
    #expect(row.months == .flagged("last year’s cohort may have differed in other ways"))
    #expect(row.others("the parallel cohort") == "last year’s cohort")
  }

  @Test func `a group at hand: compared with, an effect size, months with their weakness`() {
    let row = words(.convenience)
    #expect(row.verb == "compared with" && row.standardised == .effectSize)
    #expect(row.months == .flagged("the groups may have differed in other ways from the start"))
    #expect(row.others("Oak School") == "Oak School")
  }

  @Test func `a matched group: compared with similar pupils, an effect size, months`() {
    let row = words(.matched)
    #expect(row.verb == "compared with similar pupils" && row.standardised == .effectSize && row.months == .given)
    #expect(row.others("Oak School") == "similar pupils (Oak School)")
  }

  @Test(arguments: [(20.0, 5.0, true), (20.1, 5.0, false), (20.0, 5.1, false), (0, 0, true)])
  func `chosen by lot: led to, and months, while few were lost`(overall: Double, differential: Double, isFew: Bool) {
    let row = words(.randomised, .init(overall: overall, differential: differential))
    #expect(row.verb == (isFew ? "led to" : "compared with") && row.standardised == .effectSize)
    let lost = "so many were lost, or so many more of one group, that the groups may no longer be alike"
    #expect(row.months == (isFew ? .given : .flagged(lost)))
    #expect(words(.randomised).verb == "compared with", "what was lost is not known")
  }

  @Test func `of no declared design: compared with, an effect size, no months until it is declared`() {
    let row = words(.undeclared)
    #expect(row.verb == "compared with" && row.standardised == .effectSize)
    #expect(row.months == .refused && row.opening.isEmpty)
  }

  @Test(arguments: DesignWords.Ground.allCases.filter { $0 != .randomised })
  func `nothing else is ever said to have led to a result`(ground: DesignWords.Ground) {
    #expect(words(ground, .init(overall: 0, differential: 0)).verb != "led to")
  }

  @Test func `a declared design holds as far as the figures carry it`() throws {
    let measure = try Measure.made(.continuous) { $0.design = .randomised }
    #expect(DesignWords(measure, hasStart: true, hasComparison: true).ground == .randomised)
    #expect(DesignWords(measure, hasStart: true, hasComparison: false).ground == .oneGroup)
    #expect(DesignWords(measure, hasStart: false, hasComparison: false).ground == .afterOnly)
    let undeclared = try Measure.made(.continuous)
    #expect(DesignWords(undeclared, hasStart: true, hasComparison: true).ground == .undeclared)
  }
}
