import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `impact --pooled` {
  /// An enquiry that tries paired mentoring, with the score after of two groups of 30 with a spread of 10.
  private func add(
    _ name: String, after: Double?, to desk: Desk, design: String? = "matched", control: Bool = true,
    direction: String = "higher", intervention: String = "men.5"
  ) {
    desk.does("new \(name) --practice x --intervention \(intervention)")
    desk.does(
      "measure new score -e \(name) --title Score --direction \(direction) --treatment-group new"
        + (control ? " --control-group old" : "") + (design.map { " --design \($0)" } ?? ""))
    guard let after else { return }
    for (group, mean) in [("new", after)] + (control ? [("old", 50)] : []) {
      desk.does("measure record score -e \(name) --occasion before --group \(group) --n 30 --mean 48 --sd 10")
      desk.does("measure record score -e \(name) --occasion after --group \(group) --n 30 --mean \(mean) --sd 10")
    }
  }

  private func wide() -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    return desk
  }

  private func part(_ desk: Desk) throws -> [String: Any] {
    let all = try #require(try desk.json("impact --pooled --intervention men.5")["interventions"] as? [[String: Any]])
    return try #require(all.first)
  }

  @Test func `puts three enquiries of one design together, never those of another, and lists the rest with the reason`()
    throws
  {
    let desk = wide()
    add("one", after: 52, to: desk)
    add("two", after: 54, to: desk)
    add("three", after: 55, to: desk)
    add("lots", after: 58, to: desk, design: "randomised")
    add("alone", after: 52, to: desk, design: "one_group", control: false)
    add("undeclared", after: 52, to: desk, design: nil)
    add("waiting", after: nil, to: desk)
    add("other", after: 60, to: desk, intervention: "jpd.7")
    let found = try part(desk)
    let designs = try #require(found["designs"] as? [[String: Any]])
    #expect(designs.map { $0["design"] as? String } == ["randomised", "matched"], "the strongest first")
    let pooled = try #require(designs[1]["pooled"] as? [String: Any])
    // J(58) = 0.98701 times 0.2, 0.4 and 0.5, nearly the same weights.
    #expect(abs((pooled["estimate"] as? Double ?? 0) - 0.361) < 0.003)
    #expect(pooled["k"] as? Int == 3)
    #expect((designs[0]["pooled"] as? [String: Any])?["not_computed"] as? String == "studies_lt_3")
    let reasons = try #require(found["not_used"] as? [[String: Any]])
    #expect(
      reasons.map { "\($0["enquiry"] ?? "") \($0["reason"] ?? "")" }.sorted() == [
        "elm/paired-reading no_outcome", "elm/undeclared no_design", "elm/waiting no_result",
      ])
    #expect((found["without_comparison"] as? [[String: Any]])?.count == 1)
    let out = desk.does("impact --pooled --intervention men.5").out
    #expect(out.contains("8 enquiries: 4 with a comparison group, 1 without one, 3 that cannot be used."))
    #expect(
      out.contains(
        "With a matched comparison group\n  Together they did 0.36 standard deviations better than their comparison groups, 95% interval "
      ))
    #expect(out.contains("Fewer than three are listed, not put together"))
    #expect(out.contains("Without a comparison group: listed, never put together\n- elm/alone, Score: "))
    #expect(out.contains("- elm/waiting: no result is recorded yet"))
    #expect(!out.contains("elm/other"))
  }

  @Test func `turns effects round where lower is better, and says when nothing is settled`() throws {
    let desk = wide()
    for (name, mean) in [("one", 48.0), ("two", 50), ("three", 53)] {
      add(name, after: mean, to: desk, direction: "lower")
    }
    let designs = try #require(try part(desk)["designs"] as? [[String: Any]])
    let studies = try #require(designs.first?["studies"] as? [[String: Any]])
    let effects = Dictionary(
      uniqueKeysWithValues: studies.map { ($0["enquiry"] as? String ?? "", $0["g"] as? Double ?? 0) })
    #expect(effects["elm/one", default: 0] > 0.19)
    #expect(effects["elm/three", default: 0] < -0.29)
    #expect(desk.does("impact --pooled").out.contains("That does not settle whether it made a difference."))
  }

  @Test func `finds an intervention under each of its names, and shows each intervention where none is named`() throws {
    let desk = wide()
    add("one", after: 52, to: desk, intervention: "dsi.2")
    add("two", after: 52, to: desk, intervention: "jpd.7")
    let all = try #require(try desk.json("impact --pooled")["interventions"] as? [[String: Any]])
    #expect(all.map { $0["id"] as? String } == ["jpd.7", "men.5"])
    #expect(desk.does("impact --pooled --intervention dsi.2").out.contains("2 enquiries: 2 with a comparison group."))
    #expect(desk.does("impact --pooled --intervention men.1").err.contains("No enquiry of this folder tries men.1."))
  }

  @Test func `counts an enquiry once, by the outcome that its criteria name`() throws {
    let desk = wide()
    add("one", after: 52, to: desk)
    desk.does("measure new better -e one --title Better --design matched --treatment-group new --control-group old")
    for (group, mean) in [("new", 60), ("old", 50)] {
      desk.does("measure record better -e one --occasion after --group \(group) --n 30 --mean \(mean) --sd 10")
    }
    desk.does("edit enquiry one --add success='More of it'")
    let path = "enquiries/elm/one/enquiry.md"
    try desk.write(
      try desk.read(path).replacingOccurrences(of: "- More of it", with: "- text: More of it\n    measure: score"),
      to: path)
    let designs = try #require(try part(desk)["designs"] as? [[String: Any]])
    let studies = try #require(designs.first?["studies"] as? [[String: Any]])
    #expect(studies.map { $0["measure"] as? String } == ["score"])
    #expect(desk.does("impact --pooled").out.contains("elm/one, Score (one of 2 outcomes): +0.20"))
  }

  @Test func `says what the numbers are, and which groups began too far apart`() throws {
    let desk = wide()
    add("one", after: 52, to: desk)
    add("two", after: 54, to: desk)
    let out = desk.does("impact --pooled --intervention men.5").out
    #expect(out.contains("in standard deviations (Hedges’ g, 95% interval), not allowing for where they began"))
    #expect(!out.contains("too far for a fair comparison"))
    desk.does("measure record score -e two --occasion before --group new --n 30 --mean 44 --sd 10")
    let apart = desk.does("impact --pooled --intervention men.5").out
    #expect(apart.contains("; the groups began 0."), "\(apart)")
    #expect(apart.components(separatedBy: "too far for a fair comparison").count == 2)
  }
}
