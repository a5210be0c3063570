import Model
import TestSupport
import Testing

@testable import Impact

/// What must hold of results from rows whatever the rows are, and known numbers.
struct CountedPropertyTests {
  private func rows(_ pairs: [(before: Int, after: Int)], groups: [String], group: [Int32], places: UInt8 = 0)
    -> Observations
  {
    func value(_ number: Int) -> Observations.Value { .init(mantissa: Int64(number), places: places) }
    return Observations(
      occasions: ["before", "after"], groups: groups, schools: [], group: group, school: group.map { _ in -1 },
      subgroups: [], values: [pairs.map { value($0.before) }, pairs.map { value($0.after) }])
  }

  private func impact(_ rows: Observations, _ change: (inout Measure) -> Void = { _ in }) throws -> MeasureImpact {
    var measure = try Measure.made(.continuous) { $0.controlGroup = "C" }
    change(&measure)
    return MeasureImpact(of: MeasuredFigures(measure: measure, rows: rows))
  }

  private func between(_ impact: MeasureImpact) throws -> GroupComparison {
    try #require(impact.main.results.between.entries.first?.result)
  }

  private func generated(_ random: inout SplitMix) -> (pairs: [(before: Int, after: Int)], group: [Int32]) {
    let n = Int.random(in: 8...60, using: &random)
    let pairs = (0..<n).map { _ in
      let start = Int.random(in: -400...400, using: &random)
      return (start, start / 2 + Int.random(in: -200...300, using: &random))
    }
    return (pairs, (0..<n).map { Int32($0 % 2) })
  }

  @Test func `moving or stretching the scale moves and stretches what it should, and nothing else`() throws {
    var random = SplitMix(seed: 21)
    for _ in 0..<20 {
      let (pairs, group) = generated(&random)
      let plain = try impact(rows(pairs, groups: ["C", "T"], group: group))
      let moved = try impact(rows(pairs.map { ($0.before + 777, $0.after + 777) }, groups: ["C", "T"], group: group))
      let stretched = try impact(rows(pairs, groups: ["C", "T"], group: group, places: 3))
      let (one, two) = (plain.main.results.paired[.all], moved.main.results.paired[.all])
      let three = stretched.main.results.paired[.all]
      #expect(one?.change == two?.change && one?.interval == two?.interval && one?.sdBefore == two?.sdBefore)
      #expect(one?.intervalOfDAverage == two?.intervalOfDAverage)
      #expect(isClose(three?.interval.value?.low, (one?.interval.value?.low ?? 0) / 1000))
      #expect(isClose(three?.dAverage.value, one?.dAverage.value ?? 0))
      let (a, b, c) = (try between(plain), try between(moved), try between(stretched))
      #expect(isClose(b.adjusted.value?.estimate, a.adjusted.value?.estimate ?? 0))
      #expect(isClose(c.adjusted.value?.estimate, (a.adjusted.value?.estimate ?? 0) / 1000))
      #expect(isClose(c.adjusted.value?.g.value, a.adjusted.value?.g.value ?? 0))
      #expect(a.dominance == c.dominance)
    }
  }

  @Test func `swapping the groups turns every difference round`() throws {
    var random = SplitMix(seed: 22)
    for _ in 0..<20 {
      let (pairs, group) = generated(&random)
      let there = try between(impact(rows(pairs, groups: ["C", "T"], group: group)))
      let back = try between(impact(rows(pairs, groups: ["C", "T"], group: group.map { 1 - $0 })))
      let (one, other) = (try #require(there.adjusted.value), try #require(back.adjusted.value))
      #expect(isClose(one.estimate, -other.estimate) && isClose(one.slope, other.slope))
      #expect(isClose(one.interval.value, [-(other.interval.value?.high ?? 0), -(other.interval.value?.low ?? 0)]))
      #expect(isClose(there.dominance.value?.delta.value, -(back.dominance.value?.delta.value ?? 0)))
      #expect(isClose(there.differenceInChanges.value?.estimate, -(back.differenceInChanges.value?.estimate ?? 0)))
    }
  }

  /// peers.md section 7, Fixture P; there with the approximate correction, here with the exact one where SPEC.md says so.
  @Test func `eight against eight, as computed elsewhere`() throws {
    let treated = [(88, 97), (92, 99), (95, 104), (90, 93), (101, 108), (97, 101), (85, 95), (94, 99)]
    let others = [(89, 92), (93, 97), (96, 97), (91, 95), (100, 105), (98, 100), (86, 86), (95, 99)]
    let group = treated.map { _ in Int32(1) } + others.map { _ in Int32(0) }
    let result = try between(impact(rows(treated + others, groups: ["C", "T"], group: group)))
    let did = try #require(result.differenceInChanges.value)
    #expect(isClose(did.estimate, 3.875) && isClose(did.se.value, 1.088700, 1e-6))
    #expect(isClose(did.df.value, 12.306182, 1e-6))
    #expect(isClose(did.interval.value?.low, 1.509455, 1e-6) && isClose(did.interval.value?.high, 6.240545, 1e-6))
    let adjusted = try #require(result.adjusted.value)
    #expect(isClose(adjusted.estimate, 3.857222, 1e-6) && isClose(adjusted.se.value, 1.131937, 1e-6))
    #expect(adjusted.df == 13)
    #expect(isClose(adjusted.interval.value?.low, 1.411822, 1e-6))
    #expect(isClose(adjusted.interval.value?.high, 6.302623, 1e-6))
    #expect(isClose(result.postEffect.value?.d.value, 0.593701, 1e-6))
    #expect(isClose(result.baselineEffect.value?.pooledSD.value, 4.909903, 1e-6))
    #expect(isClose(result.postEffect.value?.pooledSD.value, 5.263588, 1e-6))
    let morris = result.fields.first { $0.key == "d_ppc2" }?.value
    guard case .number(let effect)? = morris else {
      Issue.record("no d_ppc2")
      return
    }
    #expect(isClose(effect, 0.746173, 1e-6))
  }

  /// peers.md section 7: sixteen teachers on a scale of four answers.
  @Test func `sixteen teachers, from one confident to all`() throws {
    let before = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 3]
    let after = [3, 3, 3, 4, 3, 4, 3, 3, 3, 4, 3, 3, 4, 3, 3, 4]
    let observed = rows(
      zip(before, after).map { ($0, $1) }, groups: [], group: before.map { _ in -1 })
    var measure = try Measure.made(.likert) { $0.likertLevels = [1, 2, 3, 4] }
    let likert = try #require(
      MeasureImpact(of: MeasuredFigures(measure: measure, rows: observed)).main.results.likert[.all])
    #expect(likert.topBox.before.value?.yes == 1 && likert.topBox.after.value?.yes == 16)
    #expect(likert.improved.value == 16 && likert.same.value == 0 && likert.worsened.value == 0)
    #expect(likert.medianBefore.value == 2 && likert.medianAfter.value == 3)
    #expect(likert.topBox.paired.value?.noYes == 15 && likert.topBox.paired.value?.yesYes == 1)
    #expect(isClose(likert.topBox.paired.value?.mcNemar.pExact.value, 0.00006103515625))
    measure.direction = .lowerIsBetter
    let turned = MeasureImpact(of: MeasuredFigures(measure: measure, rows: observed)).main.results.likert[.all]
    #expect(turned?.topBox.before.value?.yes == 15 && turned?.worsened.value == 16)
  }

  @Test func `a gap is turned round where lower is better`() throws {
    let values = [(5, 4), (7, 5), (9, 6), (1, 1), (2, 1), (3, 3)]
    func gap(_ direction: Measure.Direction, _ sign: Int) throws -> SubgroupGap {
      var observed = rows(values.map { (sign * $0.0, sign * $0.1) }, groups: [], group: values.map { _ in -1 })
      observed.subgroups = [.init(name: "subgroup", values: ["f", "o"], member: [0, 0, 0, 1, 1, 1])]
      let impact = try impact(observed) {
        $0.direction = direction
        $0.focusSubgroup = "f"
        $0.referenceSubgroup = "o"
      }
      return try #require(impact.main.results.gap.entries.first?.result)
    }
    let (plain, turned) = (try gap(.lowerIsBetter, 1), try gap(.higherIsBetter, -1))
    #expect(plain.before.difference.value?.estimate == 5)
    #expect(plain == turned)
  }

  @Test func `while nobody was measured at the end nobody is lost; different people have no change of values`() throws {
    var observed = rows([(3, 4), (5, 6), (7, 9), (2, 2)], groups: [], group: [-1, -1, -1, -1])
    observed.values[1] = Array(repeating: .missing, count: 4)
    let started = try impact(observed) { $0.controlGroup = nil }
    #expect(started.codes(.all) == [] && started.reason("paired.all") == "not_recorded")
    #expect(started.main.results.summary[.all]?.before.mean.value == 4.25)
    observed.values[0][2...3] = [.missing, .missing]
    observed.values[1][2...3] = [.init(mantissa: 9, places: 0), .init(mantissa: 2, places: 0)]
    let others = try impact(observed) { $0.controlGroup = nil }
    #expect(
      others.codes(.all) == [
        "NO_COMPARISON", "VERY_SMALL_N", "ATTRITION_OVER_20", "JOINERS", "NO_PERCENT_CHANGE", "NO_MATCHED_PARTICIPANTS",
      ])
    let given: [[Int64?]] = [[1, 0, nil, nil], [nil, nil, 1, 1]]
    observed.values = given.map { column in
      column.map { value in value.map { Observations.Value(mantissa: $0, places: 0) } ?? .missing }
    }
    let answers = MeasureImpact(of: MeasuredFigures(measure: try .made(.binary), rows: observed))
    #expect(answers.main.results.binary[.all]?.toldChange.value == 50)
    #expect(answers.codes(.all).contains("NO_MATCHED_PARTICIPANTS") && answers.codes(.all).contains("NO_COMPARISON"))
  }

  @Test func `more lost from one group than from the other is named between them`() throws {
    func codes(_ lost: Int) throws -> [String] {
      let pairs = (0..<80).map { ($0 % 2 == 0 ? $0 : $0 - 1, $0 % 7) }
      var observed = rows(pairs, groups: ["C", "T"], group: (0..<80).map { Int32($0 % 2) })
      for person in 0..<lost { observed.values[1][2 * person] = .missing }
      let impact = try impact(observed)
      return impact.codes(.between(treatment: "T", control: "C", within: nil))
    }
    // Of forty two are five per cent.
    #expect(try !codes(2).contains("DIFFERENTIAL_ATTRITION"))
    #expect(try codes(3).contains("DIFFERENTIAL_ATTRITION"))
  }

  @Test func `cautions of counted people`() throws {
    var values = (0..<40).map { ($0, $0 + 3) }
    values.append((100, 100))
    var observed = rows(values, groups: [], group: values.map { _ in -1 })
    for person in 0..<9 { observed.values[1][person] = .missing }
    observed.values[0][40] = .missing
    let codes = try impact(observed) {
      $0.controlGroup = nil
      $0.ratioScale = true
      $0.scaleMin = ExactNumber(0)
      $0.scaleMax = ExactNumber(100)
      $0.direction = .lowerIsBetter
    }.codes(.all)
    #expect(codes == ["NO_COMPARISON", "ATTRITION_OVER_20", "JOINERS", "WRONG_DIRECTION"])
    let topped = (0..<30).map { ($0 < 5 ? 50 : 20, 50) }
    let ceiling = try impact(rows(topped, groups: [], group: topped.map { _ in -1 })) {
      $0.controlGroup = nil
      $0.ratioScale = true
      $0.scaleMax = ExactNumber(50)
    }.codes(.all)
    #expect(ceiling == ["NO_COMPARISON", "CEILING"])
  }
}
