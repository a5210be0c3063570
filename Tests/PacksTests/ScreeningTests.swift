import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// What gives a small group away although it is not shown, case by case.
@Suite struct `Small groups that other figures give back` {
  private func measured(_ figures: [Figure], _ name: String = "m", sensitive: Bool = false) throws -> MeasuredFigures {
    var measure = try Measure.made(.continuous) { $0.people = "pupils" }
    measure.id = try #require(Slug(name))
    if sensitive { measure.marks = [.sensitive] }
    (measure.scaleMin, measure.scaleMax) = (ExactNumber(0), ExactNumber(50))
    return MeasuredFigures(measure: measure, figures: figures)
  }

  private func shown(
    _ figures: [Figure], _ audience: PackAudience = .cluster, sensitive: Bool = false
  ) throws -> [Figure] {
    SmallGroups(try measured(figures, sensitive: sensitive), audience: audience).shown
  }

  private func of(_ n: Int, _ occasion: String = "before", mean: String = "31.4", sd: String? = nil) -> Figure {
    .mean(occasion, mean, sd: sd, n: n)
  }

  @Test(arguments: [PackAudience.school, .research]) func `are shown to the school itself and to researchers`(
    _ audience: PackAudience
  ) throws {
    #expect(try shown([of(3), of(2).of("send", "yes")], audience).count == 2)
    #expect(try shown([of(20, mean: "50"), .count("before", 1, of: 3)], audience, sensitive: true).count == 2)
  }

  @Test func `audiences see what is shared so far`() {
    #expect(PackAudience.allCases.map(\.share) == [.team, .cluster, .public, .cluster])
    #expect(PackAudience.allCases.map(\.fewest) == [nil, 6, 10, nil])
    #expect(PackAudience.allCases.filter(\.usesPseudonyms) == [.public, .research])
    #expect(Share.allCases.map { PackAudience(reading: $0) } == [.school, .school, .cluster, .public])
  }

  @Test func `a part that was not recorded is the total without the others`() throws {
    #expect(try shown([of(24), of(20).of("send", "no")]) == [of(24)])
    #expect(try shown([of(26), of(20).of("send", "no")]).count == 2)
    #expect(try shown([of(26), of(20).of("send", "no")], .public) == [of(26)])
  }

  @Test func `answers of a part that was not recorded are those of the total without the others`() throws {
    let all = Figure.count("before", 20, of: 60)
    #expect(try shown([all, Figure.count("before", 12, of: 40).of("send", "no")]).count == 2)
    #expect(try shown([all, Figure.count("before", 19, of: 40).of("send", "no")]) == [all])
  }

  @Test func `groups by school and pupil group are told where they add up`() throws {
    func cell(_ n: Int, _ school: String, _ value: String) -> Figure {
      var figure = of(n).of("send", value)
      figure.school = school
      return figure
    }
    let margins = [of(80), of(30).of("send", "yes"), of(50).of("send", "no")]
    let cells = [cell(14, "Elm", "yes"), cell(16, "Oak", "yes"), cell(22, "Elm", "no"), cell(28, "Oak", "no")]
    #expect(try shown(margins + cells).count == 7)
    #expect(try shown(margins + cells.dropLast()) == margins)
    let told = SmallGroups(try measured(margins + cells.dropLast()), audience: .cluster).withheld
    #expect(told == ["The figures by school and send: too few to show (groups under 6 are left out)."])
  }

  @Test func `a mark nearly within another one is left out, girls and free meals are not`() throws {
    func columns(_ one: (String, String), _ other: (String, String)) -> [Figure] {
      let first = [of(16).of(one.0, one.1), of(44).of(one.0, "no")]
      return [of(60)] + first + [of(13).of(other.0, other.1), of(47).of(other.0, "no")]
    }
    #expect(try shown(columns(("premium", "yes"), ("fsm", "yes"))).count == 3)
    #expect(try shown(columns(("sex", "girls"), ("fsm", "yes"))).count == 5)
    #expect(try shown(columns(("sex", "girls"), ("fsm", "yes")), .public).count == 3)
  }

  @Test func `averages at the end of the scale, and with no spread, tell of everybody`() throws {
    #expect(try shown([of(20, mean: "49.9")], sensitive: true).isEmpty)
    #expect(try shown([of(20, mean: "0.1")], sensitive: true).isEmpty)
    #expect(try shown([of(20, mean: "30", sd: "0.2")], sensitive: true).isEmpty)
    #expect(try shown([of(20, mean: "30", sd: "4.2")], sensitive: true).count == 1)
    #expect(try shown([of(20, mean: "49.9")]).count == 1)
    #expect(try shown([of(60), of(20, mean: "50").of("send", "yes")]) == [of(60)])
  }

  @Test func `what was published elsewhere stays, and what it would betray goes`() throws {
    var published = of(20).of("send", "no")
    published.source = "A report, Table 1"
    #expect(try shown([of(24), published]) == [published])
    var total = of(24)
    total.source = "A report, Table 1"
    #expect(try shown([total, of(20).of("send", "no")]) == [total])
  }

  @Test func `parts of no recorded size are not for everybody`() throws {
    let part = Figure.mean("before", "31.4", school: "Elm School")
    #expect(try shown([of(40), part], .cluster).count == 2)
    let groups = SmallGroups(try measured([of(40), part]), audience: .public)
    #expect(groups.shown == [of(40)])
    #expect(
      groups.withheld == ["The figures by school: not shown, since how many people they are about is not recorded."])
  }

  @Test func `of pupils measured twice go in both, where they are nearly as many`() throws {
    func sheet(_ name: String, _ yes: Int, _ no: Int) throws -> MeasuredFigures {
      try measured([of(yes + no), of(yes).of("send", "yes"), of(no).of("send", "no")], name)
    }
    let measures = [try sheet("reading", 5, 21), try sheet("spelling", 6, 22), try sheet("maths", 30, 70)]
    #expect(SmallGroups.all(of: measures, for: .cluster).map(\.shown.count) == [1, 1, 3])
    var hidden = measures
    hidden[0].measure.share = .team
    #expect(SmallGroups.all(of: hidden, for: .cluster).map(\.shown.count)[1] == 3, "nobody sees the other")
  }

  @Test func `the few who came since an earlier pack are what both packs tell together`() throws {
    func later(
      _ now: [Figure], after then: [Figure], for audience: PackAudience = .cluster, sensitive: Bool = false
    ) throws -> SmallGroups {
      let packs = [EarlierPack(for: audience, measures: [try measured(then, sensitive: sensitive)])]
      return try #require(
        SmallGroups.all(of: [measured(now, sensitive: sensitive)], for: .cluster, after: packs).first)
    }
    let few = try later([of(26)], after: [of(24)])
    #expect(few.shown.isEmpty)
    #expect(
      few.withheld == [
        "The figures: not shown, since only a few people came or went since an earlier pack, and both packs together would tell of them."
      ])
    #expect(try later([of(30)], after: [of(24)]).shown.count == 1)
    #expect(try later([of(24, mean: "33")], after: [of(24)]).shown.count == 1)
    #expect(try later([of(26)], after: [of(5)]).shown.count == 1, "the earlier one was not shown")
    #expect(try later([of(26)], after: [of(24)], for: .public).shown.isEmpty, "those of the cluster read both")
    #expect(try later([of(26)], after: [of(24)], for: .school).shown.count == 1, "who sees all is told nothing by it")
    let (then, now) = (Figure.count("before", 20, of: 40), Figure.count("before", 21, of: 47))
    #expect(try later([now], after: [then], sensitive: true).shown.isEmpty, "one of the seven who came")
    #expect(try later([now], after: [then]).shown.count == 1)
    var school = of(20)
    school.school = "Elm School"
    #expect(try later([of(60), school], after: [of(24)]).shown == [of(60)], "four of another school were there")
  }

  @Test func `sums beside an earlier pack lose the comparison with a few more people, not the rest`() throws {
    func people(_ after: Int, of all: Int) -> Observations {
      let rows = Array(repeating: Int32(-1), count: all)
      func values(_ some: Range<Int>, _ start: Int64) -> [Observations.Value] {
        (0..<all).map {
          some.contains($0) ? Observations.Value(mantissa: start + Int64($0 % 9), places: 0) : .missing
        }
      }
      return Observations(
        occasions: ["before", "after"], groups: [], schools: [], group: rows, school: rows, subgroups: [],
        values: [values(0..<all, 20), values(0..<after, 25)])
    }
    let measure = try Measure.made(.continuous)
    func known(_ after: Int, of all: Int) throws -> MeasuredFigures {
      MeasuredFigures(measure: measure, summary: try Summary(of: people(after, of: all), measure: measure))
    }
    func told(_ now: MeasuredFigures, after then: MeasuredFigures) throws -> SmallGroups {
      try #require(
        SmallGroups.all(of: [now], for: .cluster, after: [EarlierPack(for: .cluster, measures: [then])]).first)
    }
    let start = try known(0, of: 30)
    #expect(try told(try known(27, of: 30), after: start).withheld.isEmpty, "of a start alone no average was told")
    let result = try told(try known(30, of: 30), after: try known(27, of: 30))
    #expect(result.summary == nil)
    #expect(result.withheld.map { $0.hasPrefix("The figures after: not shown") } == [true], "\(result.withheld)")
    #expect(try told(try known(36, of: 36), after: try known(27, of: 30)).summary != nil)
  }
}
