import Model
import TestSupport
import Testing

@testable import Impact

/// Which points of measurement stand against each other.
struct OccasionsTests {
  private func compared(_ figures: [Figure], _ change: (inout Measure) -> Void = { _ in }) throws -> [String] {
    Comparison.all(of: try .made(.continuous, [], change), figures: figures)
      .map { "\($0.from ?? "–") → \($0.to ?? "–")" }
  }

  private func at(_ occasions: String...) -> [Figure] { occasions.map { .mean($0, "1") } }

  @Test func `the first against each later one, the last of them the main one`() throws {
    #expect(try compared(at("autumn", "spring", "summer")) == ["autumn → spring", "autumn → summer"])
  }

  @Test func `before and baseline come first wherever they stand in the file`() throws {
    #expect(try compared(at("after", "before")) == ["before → after"])
    #expect(try compared(at("term-2", "baseline")) == ["baseline → term-2"])
  }

  @Test func `the definition's order wins, and compare wins over all`() throws {
    let order: (inout Measure) -> Void = { $0.occasions = ["spring", "autumn"].map { Measure.Occasion(id: $0) } }
    #expect(try compared(at("autumn", "spring"), order) == ["spring → autumn"])
    let pair: (inout Measure) -> Void = { $0.compare = ["spring", "autumn"] }
    #expect(try compared(at("autumn", "spring", "before"), pair) == ["spring → autumn"])
  }

  @Test func `a change given as such needs no start`() throws {
    #expect(try compared([.change("after", "27")]) == ["– → after"])
    #expect(try compared([.change("spring", "2"), .change("summer", "3")]) == ["– → spring", "– → summer"])
  }

  @Test func `a start alone waits for its end`() throws {
    #expect(try compared(at("before")) == ["before → –"])
    let planned: (inout Measure) -> Void = { $0.occasions = ["sept", "july"].map { Measure.Occasion(id: $0) } }
    #expect(try compared(at("sept"), planned) == ["sept → july"])
    #expect(try compared([]) == ["– → –"])
  }

  @Test func `three points: the last stands plainly, the middle one apart`() throws {
    let impact = MeasureImpact(
      of: try .made(.continuous, [.ageEquivalent]) { $0.elapsedMonths = ExactNumber(10) },
      figures: [.mean("before", "80"), .mean("mid", "84"), .mean("after", "100")])
    #expect(impact.main.results.paired[.all]?.change.value == 20)
    #expect(impact.main.results.ratio[.all]?.ratio.value == 2)
    #expect(impact.earlier.map(\.comparison.to) == ["mid"])
    #expect(impact.earlier[0].results.paired[.all]?.change.value == 4)
    // The definition's months are about the whole time; the middle point would need its own.
    #expect(impact.earlier[0].results.ratio[.all]?.ratio.reason == .notRecorded)
  }

  @Test func `a change across two definitions is refused, within one it is made`() throws {
    func row(_ occasion: String, _ mean: String, _ definition: String) -> Figure {
      var figure = Figure.mean(occasion, mean)
      figure.definition = definition
      return figure
    }
    let measure = try Measure.made(.continuous)
    let across = MeasureImpact(of: measure, figures: [row("before", "5", "a"), row("after", "9", "b")])
    #expect(across.main.results.paired[.all]?.change.reason == .definitionsDiffer)
    #expect(across.main.results.paired[.all]?.change.reason?.remedy == .useOneDefinition)
    #expect(across.main.results.paired[.all]?.meanBefore.value == 5)
    let both = [row("before", "5", "a"), row("before", "6", "b"), row("after", "9", "b")]
    #expect(MeasureImpact(of: measure, figures: both).main.results.paired[.all]?.change.value == 3)
  }

  @Test func `recording a row again replaces it`() throws {
    let figures = [Figure.mean("before", "5"), .mean("after", "9"), .mean("after", "7")]
    #expect(MeasureImpact(of: try .made(.continuous), figures: figures).main.results.paired[.all]?.change.value == 2)
  }
}
