import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Pooled effects against metafor, detectable effects against pwr and exact t of R (`script/reference/synthesis.R`).
struct SynthesisTests {
  private func rows(_ list: String) throws -> [[String: Any]] { try ReferenceData.rows("synthesis.json", list) }

  private func studies(_ g: [Double], _ variances: [Double]) throws -> [StudyEffect] {
    try zip(g, variances).enumerated().map { index, pair in
      try #require(StudyEffect(id: "study-\(index)", g: pair.0, variance: pair.1, design: .randomised))
    }
  }

  // MARK: - Pooled effects

  @Test func `random effects as metafor has them`() throws {
    for row in try rows("pooled") {
      let pooled = try #require(PooledEffect.of(try studies(try row.pair("g"), try row.pair("variance"))).value)
      let label = try row.text("name")
      for field in pooled.fields {
        switch field.value {
        case .number(let number): #expect(isClose(number, try row.number(field.key)), "\(label) \(field.key)")
        case .interval(let interval): #expect(isClose(interval, try row.pair(field.key)), "\(label) \(field.key)")
        case .count(let count): #expect(count == (try row.pair("g").count))
        default: Issue.record("\(label) \(field.key): \(field.value)")
        }
      }
    }
  }

  @Test func `the golden pool`() throws {
    let pooled = try #require(PooledEffect.of(try studies([0.1, 0.3, 0.35, 0.6], [0.03, 0.02, 0.05, 0.04])).value)
    #expect(isWithin(5e-7, pooled.estimate, 0.317838) && isWithin(5e-7, pooled.tauSquared, 0.006585))
    #expect(isWithin(5e-5, pooled.interval.value?.low, 0.0040) && isWithin(5e-5, pooled.interval.value?.high, 0.6317))
    #expect(isWithin(5e-7, pooled.q, 3.607143) && isWithin(5e-3, pooled.iSquared, 16.83))
  }

  @Test func `designs are never mixed, and one or two studies are listed`() throws {
    let designs: [Measure.Design] = [.oneGroup, .randomised, .oneGroup, .randomised, .randomised, .matched]
    let all = try designs.enumerated().map { index, design in
      try #require(StudyEffect(id: "\(index)", g: Double(index) / 10, variance: 0.02, design: design))
    }
    let syntheses = PooledEffect.byDesign(all)
    #expect(syntheses.map(\.design) == [.oneGroup, .randomised, .matched])
    #expect(syntheses.map(\.studies.count) == [2, 3, 1])
    #expect(syntheses.map(\.pooled.reason) == [.fewerThanThreeStudies, nil, .fewerThanThreeStudies])
    #expect(PooledEffect.of(all).reason == .designsDiffer)
    #expect(PooledEffect.of([]).reason == .fewerThanThreeStudies && PooledEffect.byDesign([]).isEmpty)
  }

  @Test func `studies that cannot be weighed are no studies`() {
    for (g, variance) in [
      (Double.nan, 1.0), (.infinity, 1), (1, 0), (1, -1), (1, .infinity), (1, .leastNonzeroMagnitude),
    ] {
      #expect(StudyEffect(id: "x", g: g, variance: variance, design: .matched) == nil)
    }
  }

  @Test func `order changes nothing, moving all moves the pool, agreement never makes it certain`() throws {
    var generator = SplitMix(seed: 31)
    for _ in 0..<50 {
      let count = Int.random(in: 3...9, using: &generator)
      let g = (0..<count).map { _ in Double.random(in: -1...2, using: &generator) }
      let v = (0..<count).map { _ in Double.random(in: 0.005...0.3, using: &generator) }
      let pooled = try #require(PooledEffect.of(try studies(g, v)).value)
      let turned = try #require(PooledEffect.of(try studies(g.reversed(), v.reversed())).value)
      #expect(isClose(pooled.estimate, turned.estimate) && isClose(pooled.tauSquared, turned.tauSquared))
      let moved = try #require(PooledEffect.of(try studies(g.map { $0 + 3 }, v)).value)
      #expect(isClose(moved.estimate, pooled.estimate + 3) && isClose(moved.iSquared, pooled.iSquared, 1e-6))
      #expect(pooled.estimate >= g.min() ?? 0 && pooled.estimate <= g.max() ?? 0)
      let (plain, cautious) = (try #require(pooled.interval.value), try #require(pooled.cautiousInterval.value))
      #expect(cautious.low <= plain.low && plain.high <= cautious.high)
    }
    let same = try #require(PooledEffect.of(try studies([0.4, 0.4, 0.4], [0.01, 0.02, 0.04])).value)
    #expect(same.tauSquared == 0 && same.iSquared == 0)
    #expect(isClose(same.interval.value, [0.4, 0.4]))
    #expect(try #require(same.cautiousInterval.value).low < 0.1)
  }

  // MARK: - What a design could find

  @Test func `two groups, with an earlier test and with whole classes`() throws {
    for row in try rows("groups") {
      let clusters = (row["k_t"] as? Int).map { count in
        PlannedClusters(
          treatment: count, control: row["k_c"] as? Int ?? 0, alikeness: row["rho"] as? Double ?? .nan)
      }
      let plan = PlannedGroups(
        treatment: try row.count("n_t"), control: try row.count("n_c"), correlation: row["r"] as? Double,
        clusters: clusters)
      let found = try #require(DetectableEffect.ofGroups(plan, sd: 15, power: try row.number("power")).value)
      #expect(isClose(found.effect.value, try row.number("effect"), 1e-8), "\(row)")
      #expect(found.df == row["df"] as? Double)
      #expect(isClose(found.designEffect, try row.number("design_effect")))
      #expect(isClose(found.inUnits.value, try row.number("effect") * 15, 1e-8))
    }
  }

  @Test func `one group measured twice`() throws {
    for row in try rows("change") {
      let found = try #require(
        DetectableEffect.ofChange(
          n: try row.count("n"), correlation: try row.number("r"), power: try row.number("power")
        ).value)
      #expect(isClose(found.dz, try row.number("d_z"), 1e-8), "\(row)")
      #expect(isClose(found.effect.value, try row.number("effect"), 1e-8), "\(row)")
      #expect(found.inUnits.reason == .notRecorded)
    }
  }

  /// The smallest net rise by the formula, solved by R; the power of the mid-p test itself, counted out over all tables that
  /// could arise, is near what was asked for.
  @Test func `answers of the same people before and after`() throws {
    for row in try rows("same_people") {
      let rise = DetectableShare.riseOfSamePeople(
        n: try row.count("n"), from: try row.number("start"), leaving: row["leaving"] as? Double,
        power: try row.number("power"))
      #expect(isClose(rise.value, try row.number("rise_pp"), 1e-8), "\(row)")
      let counted = try row.number("mid_p_power") - row.number("power")
      #expect(-0.01 < counted && counted < 0.1, "\(row)")
      let needed = PeopleNeeded.forSamePeople(
        from: try row.number("start"), to: try row.number("start") + (rise.value ?? .nan) / 100 + 1e-9,
        leaving: row["leaving"] as? Double, power: try row.number("power"))
      #expect(needed.value?.each == (try row.count("n")), "\(row)")
    }
  }

  @Test func `shares of two groups`() throws {
    for row in try rows("shares") {
      let plan = PlannedGroups(treatment: try row.count("n_t"), control: try row.count("n_c"))
      let found = try #require(
        DetectableShare.ofGroups(plan, from: try row.number("start"), power: try row.number("power")).value)
      for (actual, expected) in [(found.rise, row["rise_pp"]), (found.fall, row["fall_pp"])] {
        if let number = expected as? Double {
          #expect(isClose(actual.value, number, 1e-8), "\(row)")
        } else {
          #expect(actual.reason == .notDetectable)
        }
      }
    }
  }

  @Test func `how many people are needed`() throws {
    for row in try rows("needed") {
      let needed: Computed<PeopleNeeded>
      switch try row.text("kind") {
      case "groups":
        needed = PeopleNeeded.inGroups(effect: try row.number("effect"), correlation: row["r"] as? Double)
      case "change":
        needed = PeopleNeeded.forChange(effect: -(try row.number("effect")), correlation: try row.number("r"))
      case "shares": needed = PeopleNeeded.forShares(from: try row.number("start"), to: try row.number("end"))
      default:
        needed = PeopleNeeded.inClusters(
          effect: try row.number("effect"), size: try row.count("size"), alikeness: try row.number("rho"))
        #expect(needed.value?.clustersEach == row["clusters_each"] as? Int)
      }
      #expect(needed.value?.each == row["n_each"] as? Int, "\(row)")
    }
  }

  @Test func `people needed and effects found undo each other`() throws {
    for effect in [0.15, 0.4, 0.8, 2] {
      for r in [nil, 0.3, 0.8] {
        let n = try #require(PeopleNeeded.inGroups(effect: effect, correlation: r).value).each
        func smallest(_ n: Int) -> Double {
          let plan = PlannedGroups(treatment: n, control: n, correlation: r)
          return DetectableEffect.ofGroups(plan).flatMap(\.effect).value ?? .infinity
        }
        #expect(smallest(n) <= effect)
        if n > 2 { #expect(smallest(n - 1) > effect) }
      }
    }
  }

  @Test func `more people, a better test and fewer alike find less`() throws {
    func effect(_ n: Int, r: Double? = nil, rho: Double? = nil) -> Double {
      let clusters = rho.map { PlannedClusters(treatment: 6, control: 6, alikeness: $0) }
      let plan = PlannedGroups(treatment: n, control: n, correlation: r, clusters: clusters)
      return DetectableEffect.ofGroups(plan).flatMap(\.effect).value ?? .nan
    }
    #expect(effect(40) < effect(30) && effect(30, r: 0.8) < effect(30, r: 0.5))
    #expect(effect(120, rho: 0) < effect(120, rho: 0.1) && effect(120, rho: 0.1) < effect(120, rho: 0.2))
    #expect(effect(30, r: -0.8) == effect(30, r: 0.8))
  }

  @Test func `impossible plans have reasons`() {
    let one = PlannedGroups(treatment: 1, control: 30)
    #expect(DetectableEffect.ofGroups(one).reason == .groupNBelowTwo)
    #expect(
      DetectableEffect.ofGroups(PlannedGroups(treatment: 9, control: 9, correlation: 1)).reason == .inconsistentFigures)
    let lonely = PlannedClusters(treatment: 1, control: 4, alikeness: 0.2)
    #expect(
      DetectableEffect.ofGroups(PlannedGroups(treatment: 30, control: 30, clusters: lonely)).reason == .groupNBelowTwo)
    let unlike = PlannedClusters(treatment: 4, control: 4, alikeness: .nan)
    let plan = PlannedGroups(treatment: 30, control: 30, clusters: unlike)
    #expect(DetectableEffect.ofGroups(plan).reason == .inconsistentFigures)
    for power in [0, 0.05, 1, .nan] {
      #expect(DetectableEffect.ofChange(n: 9, power: power).reason == .inconsistentFigures)
      #expect(PeopleNeeded.inGroups(effect: 1, power: power).reason == .inconsistentFigures)
    }
    #expect(DetectableEffect.ofChange(n: 1).reason == .nBelowTwo)
    #expect(DetectableEffect.ofChange(n: 9).value?.effect.reason == .notRecorded)
    #expect(PeopleNeeded.inGroups(effect: 0).reason == .notDetectable)
    #expect(PeopleNeeded.inGroups(effect: .nan).reason == .notDetectable)
    #expect(PeopleNeeded.forShares(from: 0.4, to: 0.4).reason == .notDetectable)
    #expect(PeopleNeeded.forShares(from: 0.4, to: 1.4).reason == .inconsistentFigures)
    #expect(PeopleNeeded.forChange(effect: 0.3, correlation: 1).reason == .inconsistentFigures)
    #expect(PeopleNeeded.inClusters(effect: 0.3, size: 0, alikeness: 0.1).reason == .inconsistentFigures)
    #expect(DetectableShare.riseOfSamePeople(n: 9, from: 0.9, leaving: 0.05).reason == .notDetectable)
    #expect(DetectableShare.riseOfSamePeople(n: 9, from: 0.1, leaving: 0.2).reason == .inconsistentFigures)
    #expect(DetectableShare.riseOfSamePeople(n: 9, from: 1, leaving: nil).reason == .notDetectable)
    #expect(PeopleNeeded.forSamePeople(from: 0.4, to: 0.4, leaving: nil).reason == .notDetectable)
    let everybody = DetectableShare.ofGroups(PlannedGroups(treatment: 50, control: 50), from: 1)
    #expect(everybody.value?.rise.reason == .notDetectable && everybody.value?.fall.value != nil)
  }
}
