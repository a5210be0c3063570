import Model
import TestSupport
import Testing

@testable import Impact

/// What must hold whatever the numbers are.
struct SymmetryTests {
  @Test func `swapping the groups turns every sign and mirrors every interval`() throws {
    var generator = SplitMix(seed: 3)
    for _ in 0..<200 {
      let samples = (0..<2).map { _ in
        Sample(
          n: .random(in: 2...60, using: &generator), mean: .random(in: -9...9, using: &generator),
          sd: .random(in: 0.1...5, using: &generator))
      }
      let one = Difference(samples[0], minus: samples[1])
      let other = Difference(samples[1], minus: samples[0])
      #expect(isClose(one.estimate, -other.estimate))
      #expect(isClose(one.p.value, other.p.value ?? 0))
      #expect(isClose(one.interval.value, [-(other.interval.value?.high ?? 0), -(other.interval.value?.low ?? 0)]))
      let effects = [
        StandardisedDifference(treatment: samples[0], control: samples[1]),
        StandardisedDifference(treatment: samples[1], control: samples[0]),
      ]
      #expect(isClose(effects[0].g.value, -(effects[1].g.value ?? 0)))
    }
  }

  @Test func `shares: swapping the sides mirrors Newcombe, and intervals hold their estimate`() throws {
    for n in [1, 2, 7, 16] {
      for first in 0...n {
        for second in 0...n {
          let (one, two) = (try #require(Proportion(yes: first, of: n)), try #require(Proportion(yes: second, of: n)))
          let there = try #require(Newcombe.unpaired(from: one, to: two).value)
          let back = try #require(Newcombe.unpaired(from: two, to: one).value)
          #expect(isClose(there.low, -back.high) && isClose(there.high, -back.low))
          #expect(there.low <= two.share - one.share && two.share - one.share <= there.high)
          #expect(there.low >= -1 && there.high <= 1)
          #expect(one.wilson.low <= one.share && one.share <= one.wilson.high)
        }
      }
    }
  }

  @Test func `a fixed table has the margins it was made of`() throws {
    for n in 1...12 {
      for first in 0...n {
        for second in 0...n {
          let (one, two) = (try #require(Proportion(yes: first, of: n)), try #require(Proportion(yes: second, of: n)))
          let table = PairedTable(before: one, after: two)
          let isFixed = [0, n].contains(first) || [0, n].contains(second)
          #expect((table != nil) == isFixed)
          guard let table else { continue }
          #expect(table.before.value == one && table.after.value == two && table.n == n)
          #expect([table.yesYes, table.noYes, table.yesNo, table.noNo].allSatisfy { $0 >= 0 })
        }
      }
    }
  }

  @Test func `turning a scale round turns the gap with it`() throws {
    func gap(_ direction: Measure.Direction, _ sign: String) throws -> SubgroupGap? {
      let measure = try Measure.made(.continuous) {
        $0.direction = direction
        $0.focusSubgroup = "yes"
        $0.referenceSubgroup = "no"
      }
      let figures = [
        Figure.mean("before", sign + "3", sd: "1", n: 9).of("pp", "yes"),
        Figure.mean("after", sign + "5", sd: "1", n: 9).of("pp", "yes"),
        Figure.mean("before", sign + "6", sd: "1", n: 9).of("pp", "no"),
        Figure.mean("after", sign + "7", sd: "1", n: 9).of("pp", "no"),
      ]
      return MeasureImpact(of: measure, figures: figures).main.results.gap.entries.first?.result
    }
    let plain = try #require(try gap(.higherIsBetter, ""))
    let turned = try #require(try gap(.lowerIsBetter, "-"))
    #expect(plain.before.difference.value?.estimate == 3)
    #expect(plain.change.value?.estimate == -1)
    #expect(isClose(plain.percentClosed.value, 100.0 / 3))
    #expect(turned.before.difference == plain.before.difference)
    #expect(turned.after.g == plain.after.g)
    #expect(turned.change == plain.change)
  }
}
