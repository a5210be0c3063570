import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// The shape of the JSON, which follows from the fields of each result.
struct EncodingTests {
  private func json(_ measure: Measure, _ figures: [Figure]) throws -> [String: Any] {
    let data = try JSONEncoder().encode(MeasureImpact(of: measure, figures: figures))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `results, reasons and warnings of a ratio gain`() throws {
    let measure = try Measure.made(.continuous, [.ageEquivalent])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(MeasureImpact(of: measure, figures: [.change("after", "27", elapsed: "7")]))
    #expect(
      String(decoding: data, as: UTF8.self) == """
        {"not_computed":{"ratio.all.ratio_gain_ci":"needs_individual_data","reported.all.before":"not_recorded",\
        "reported.all.change_ci":"needs_individual_data","reported.all.n":"not_recorded"},\
        "results":{"ratio":{"all":{"elapsed_months":7,"extra_months":20,"gain":27,"ratio_gain":3.857142857142857,\
        "ratio_gain_ci":null}},"reported":{"all":{"before":null,"change":27,"change_ci":null,"n":null}}},\
        "warnings":{"all":["NO_COMPARISON","N_UNKNOWN","AGE_EQUIVALENT_SCALE"]}}
        """)
  }

  @Test func `every null has its reason, and every reason its null`() throws {
    let measure = try Measure.made(.binary, [.matched]) { $0.controlGroup = "c" }
    let figures = [
      Figure.count("before", 1, of: 16, group: "t"), .count("after", 16, of: 16, group: "t"),
      .count("after", 8, of: 16, group: "c"),
    ]
    let object = try json(measure, figures)
    var nulls: Set<String> = []
    func walk(_ node: Any, _ path: String) {
      if node is NSNull { nulls.insert(path) }
      for (key, value) in node as? [String: Any] ?? [:] { walk(value, path.isEmpty ? key : "\(path).\(key)") }
    }
    walk(try object.part("results"), "")
    #expect(nulls == Set(try object.part("not_computed").keys))
    #expect(!nulls.isEmpty)
    let paired = try object.part("results").part("binary").part("group:t").part("paired")
    #expect(try paired.count("no_yes") == 15)
    #expect(try object.part("warnings").keys.contains("between:t_vs_c"))
  }

  @Test func `purpose is written when it is not an outcome, comparisons when there are several`() throws {
    #expect(try json(try .made(.binary), [.change("after", "19")])["purpose"] == nil)
    let prior = try Measure.made(.binary) { $0.purpose = .priorEvidence }
    #expect(try json(prior, [.change("after", "19")])["purpose"] as? String == "prior_evidence")
    let three = try json(try .made(.continuous), [.mean("before", "1"), .mean("mid", "2"), .mean("after", "4")])
    #expect(three["from"] as? String == "before" && three["to"] as? String == "after")
    let earlier = try #require(three["comparisons"] as? [[String: Any]])
    #expect(earlier.map { $0["to"] as? String } == ["mid"])
    #expect(try earlier[0].part("results").part("paired").part("all").number("mean_change") == 1)
  }

  @Test func `several columns of subgroups name their column in the key`() throws {
    let figures = [
      Figure.change("after", "1").of("pupil_premium", "yes"), Figure.change("after", "2").of("send", "yes"),
    ]
    let keys = try json(try .made(.continuous), figures).part("results").part("reported").keys
    #expect(Set(keys) == ["subgroup:pupil_premium=yes", "subgroup:send=yes"])
  }

  @Test func `names that look alike keep their results apart`() throws {
    let figures = [
      Figure.change("after", "1").of("pp", "yes"), Figure.at("after") { $0.subgroup = "yes" },
      Figure.at("after") { $0.subgroup = "pp=yes" },
    ]
    let keys = try json(try .made(.continuous), figures).part("results").part("reported").keys
    #expect(Set(keys) == ["subgroup:pp=yes", "subgroup:yes", "subgroup:pp=yes#2"])
  }

  @Test func `a series by hand says that it needs its own chart`() throws {
    let object = try json(try .made(.series), [.mean("2014-01", "5"), .mean("2014-02", "6")])
    #expect(try object.part("not_computed") as? [String: String] == ["series.all": "needs_series_data"])
  }
}
