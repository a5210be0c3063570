import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// Averages and spreads of a pupil group whose ups and downs are held back, attacked with every way to change by whole steps.
@Suite struct `Ups and downs that averages tell` {
  /// A sum of changes and of their squares.
  struct Moment: Hashable {
    var sum: Int
    var squares: Int
  }

  /// What so many changes of one to six steps upwards may come to, by how many they are.
  static let reachable: [Set<Moment>] = {
    var sets: [Set<Moment>] = [[Moment(sum: 0, squares: 0)]]
    for _ in 1...12 {
      var next: Set<Moment> = []
      for known in sets[sets.count - 1] {
        for step in 1...6 where known.squares + step * step <= 48 {
          next.insert(Moment(sum: known.sum + step, squares: known.squares + step * step))
        }
      }
      sets.append(next)
    }
    return sets
  }()

  /// How many numbers up, down and neither may be; each until there are three.
  static func ways(_ people: Int, _ told: Moment) -> (up: Set<Int>, down: Set<Int>, same: Set<Int>) {
    var ways = (up: Set<Int>(), down: Set<Int>(), same: Set<Int>())
    for up in 0...people {
      for down in 0...(people - up) {
        let fits = reachable[up].contains { one in
          reachable[down].contains(Moment(sum: one.sum - told.sum, squares: told.squares - one.squares))
        }
        guard fits else { continue }
        ways.up.insert(up)
        ways.down.insert(down)
        ways.same.insert(people - up - down)
      }
      if [ways.up, ways.down, ways.same].allSatisfy({ $0.count > 2 }) { break }
    }
    return ways
  }

  /// The changes of the pupils in the group, and as many of others, on a scale without ends.
  private func measured(_ changes: [Int], _ measure: Measure) throws -> MeasuredFigures {
    let others = (0..<30).map { [-3, 5, 0, 2, -1, 4, 1][$0 % 7] }
    let all = changes + others
    let before = all.indices.map { 40 + $0 * 7 % 23 }
    let observations = Observations(
      occasions: ["before", "after"], groups: [], schools: [], group: all.map { _ in -1 }, school: all.map { _ in -1 },
      subgroups: [
        Observations.Column(
          name: "pp", values: ["no", "yes"], member: all.indices.map { $0 < changes.count ? 1 : 0 })
      ],
      values: [before, zip(before, all).map { $0 + $1 }].map { values in
        values.map { Observations.Value(mantissa: Int64($0), places: 0) }
      })
    return MeasuredFigures(measure: measure, summary: try Summary(of: observations, measure: measure))
  }

  @Test(arguments: [PackAudience.cluster, .public]) func `leave three numbers or more`(_ audience: PackAudience) throws
  {
    let least = try #require(audience.fewest)
    let measure = try Measure.made(.continuous)
    let group = Stratum.subgroup(Subgroup(column: "pp", value: "yes"))
    var (told, attacked) = (0, 0)
    for seed in 0..<500 {
      var dice = SplitMix(seed: UInt64(seed))
      let likely = [[0, 1], [0, 0, 0, 1], [1, 1, 2], [-1, 0, 1, 2], [2], [2, 2, 2, 3], [-2, 0, 2], [0]][seed % 8]
      let changes = (0..<Int.random(in: least...12, using: &dice)).map { _ in likely.randomElement(using: &dice) ?? 0 }
      let measured = try measured(changes, measure)
      let groups = SmallGroups(measured, audience: audience)
      let impact = MeasureImpact(of: MeasuredFigures(measure: measure, summary: groups.summary))
      guard let paired = impact.main.results.paired[group], paired.nUp.value == nil,
        let people = paired.n.value, let mean = paired.change.value, let spread = paired.sdChange.value
      else { continue }
      told += 1
      let sum = Int((mean * Double(people)).rounded())
      let squares = Int((spread * spread * Double(people - 1) + mean * mean * Double(people)).rounded())
      guard squares <= 48 else { continue }
      attacked += 1
      let ways = Self.ways(people, Moment(sum: sum, squares: squares))
      #expect(
        [ways.up, ways.down, ways.same].allSatisfy { $0.count > 2 }, "seed \(seed): \(changes.sorted()) leaves \(ways)")
    }
    #expect(told > 10 && attacked > 5, "\(told) told, \(attacked) attacked")
  }
}
