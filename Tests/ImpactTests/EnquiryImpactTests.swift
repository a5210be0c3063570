import Impact
import Model
import TestSupport
import Testing

@Suite struct `An enquiry with many results` {
  private func measured(_ id: String, _ purpose: Measure.Purpose = .outcome, groups: [String?] = [nil]) throws
    -> MeasuredFigures
  {
    var measure = try Measure.made(.continuous)
    measure.id = try #require(Slug(id))
    measure.purpose = purpose
    let figures = groups.flatMap { group -> [Figure] in
      [Figure.mean("before", "5", n: 40), Figure.mean("after", "6", n: 40)].map { figure in
        var figure = figure
        figure.group = group
        return figure
      }
    }
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private func codes(_ measured: [MeasuredFigures]) -> [Bool] {
    EnquiryImpact(of: measured).measures.map { $0.allCodes.contains("MULTIPLE_MEASURES") }
  }

  @Test func `says so from three on, of its outcomes`() throws {
    #expect(codes([try measured("a"), try measured("b")]) == [false, false])
    #expect(codes([try measured("a"), try measured("b"), try measured("c")]) == [true, true, true])
    #expect(codes([try measured("a"), try measured("b", groups: ["x", "y"])]) == [true, true])
    let prior = try measured("p", .priorEvidence)
    #expect(codes([try measured("a"), try measured("b"), prior]) == [false, false, false])
    #expect(codes([try measured("a", groups: ["x", "y", "z"]), prior]) == [true, false])
  }
}
