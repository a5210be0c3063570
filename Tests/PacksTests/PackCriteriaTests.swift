import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// Success criteria in a pack: judged where the pack shows the figures, else with the reason.
@Suite struct `Criteria in a pack` {
  private func verdicts(_ figures: [Figure], share: Share = .cluster, _ change: (inout Measure) -> Void = { _ in })
    throws -> [String]
  {
    var dossier = Dossier(enquiry: Sample.enquiry("elm", "reading", "Reading"))
    var measure = try Measure.made(.continuous) {
      $0.title = "Reading test"
      $0.people = "pupils"
      $0.unit = "points"
      $0.focusSubgroup = "yes"
      $0.referenceSubgroup = "no"
      change(&$0)
    }
    measure.share = share
    dossier.measures = [MeasuredFigures(measure: measure, figures: figures)]
    func criterion(_ text: String, _ aim: SuccessCriterion.Aim?, _ amount: Int) -> SuccessCriterion {
      SuccessCriterion(text, measure: "m", threshold: aim.map { .init($0, .init(ExactNumber(amount))) })
    }
    dossier.enquiry.success = [
      criterion("It rises", .riseOf, 2), criterion("The gap narrows", .narrowTo, 3), criterion("They read", nil, 0),
    ]
    return PackEnquiry(telling: dossier, to: .cluster).shared(with: .cluster).verdicts.map(\.sentence)
  }

  private let total = [Figure.mean("before", "31.4", n: 24), .mean("after", "34.1", n: 24)]

  private func parts(_ few: Int) -> [Figure] {
    [
      .mean("before", "28", n: few).of("pp", "yes"), .mean("after", "32", n: few).of("pp", "yes"),
      .mean("before", "32", n: 20).of("pp", "no"), .mean("after", "34", n: 20).of("pp", "no"),
    ]
  }

  @Test func `a criterion on everybody is judged, though a pupil group is too small to be shown`() throws {
    let told = try verdicts(total + parts(4))
    #expect(told[0] == "“It rises”: met: up by 2.7 points; the aim was 2 points.")
    #expect(told[1] == "“The gap narrows”: not judged here: it takes figures of too few pupils to be shown.")
    #expect(told[2] == "“They read”: for people to judge, by “Reading test”.")
    #expect(!told.joined().contains("32"))
    #expect(try verdicts(total + parts(8))[1] == "“The gap narrows”: met: the gap is 2.0 points; the aim was 3.")
  }

  @Test func `where all is too small nothing is judged, and it says why`() throws {
    let told = try verdicts([.mean("before", "31.4", n: 4), .mean("after", "34.1", n: 4)])
    #expect(told[0] == "“It rises”: not judged here: it takes figures of too few pupils to be shown.")
    #expect(told[2] == "“They read”: for people to judge, by “Reading test”.")
  }

  @Test func `of a measure that is not shared nothing is said but that`() throws {
    let told = try verdicts(total, share: .team)
    #expect(told[0] == "“It rises”: not judged here: its measure is not shared with those who read this.")
    #expect(told[2] == "“They read”: for people to judge.")
    #expect(!told.joined().contains("Reading test") && !told.joined().contains("2.7"))
  }

  @Test func `schools that are too small take the total of schools with them, and what rests on it`() throws {
    let schools = [("Elm School", 20), ("Oak School", 4)].flatMap { school, n in
      [Figure.mean("before", "30", n: n, school: school), .mean("after", "33", n: n, school: school)]
    }
    #expect(try verdicts(schools)[0].contains("not judged here: it takes figures of too few pupils"))
    let large = schools.map { figure in
      var figure = figure
      figure.n = 20
      return figure
    }
    #expect(try verdicts(large)[0].contains("met: up by 3.0 points"))
  }
}
