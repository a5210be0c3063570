import Model
import Packs
import TestSupport
import Testing

@Suite struct `Small groups` {
  private func figure(
    _ n: Int? = nil, count: Int? = nil, of: Int? = nil, by column: String? = nil, _ value: String? = nil,
    school: String? = nil, source: String? = nil
  ) -> Figure {
    var figure = Figure(occasion: "before")
    (figure.n, figure.count, figure.of, figure.source, figure.school) = (n, count, of, source, school)
    (figure.subgroupBy, figure.subgroup) = (column, value)
    return figure
  }

  private func groups(_ figures: [Figure], _ audience: Share = .cluster, sensitive: Bool = false) throws -> SmallGroups
  {
    var measure = Measure(id: try #require(Slug("age")), title: "Age", scale: .continuous)
    if sensitive { measure.marks = [.sensitive] }
    return SmallGroups(MeasuredFigures(measure: measure, figures: figures), audience: audience)
  }

  @Test func `of 6 and more are shown to the cluster, of 10 and more to the public`() throws {
    #expect(try groups([figure(6)]).shown.count == 1)
    #expect(try groups([figure(5)]).shown.isEmpty)
    #expect(try groups([figure(5)]).withheld == ["The figures: too few to show (groups under 6 are left out)."])
    #expect(try groups([figure(9)], .public).shown.isEmpty)
    #expect(try groups([figure(10)], .public).shown.count == 1)
    #expect(try groups([figure(count: 2, of: 5)]).shown.isEmpty)
  }

  @Test func `take the whole of their breakdown with them, and leave the total`() throws {
    let figures = [
      figure(24), figure(4, by: "pupil_premium", "yes"), figure(20, by: "pupil_premium", "no"),
      figure(12, by: "sex", "f"),
      figure(12, by: "sex", "m"),
    ]
    let groups = try groups(figures)
    #expect(groups.shown == [figures[0], figures[3], figures[4]])
    #expect(groups.withheld == ["The figures by pupil premium: too few to show (groups under 6 are left out)."])
    #expect(try self.groups([figure(24), figure(3, school: "Elm"), figure(21, school: "Oak")]).shown.count == 1)
  }

  @Test func `few, nobody and everybody tell as much of pupil groups and sensitive measures`() throws {
    for count in [0, 3, 5, 25, 30] {
      let row = figure(count: count, of: 30, by: "send", "yes")
      #expect(try groups([row]).shown.isEmpty, "\(count)")
      #expect(try groups([figure(count: count, of: 30)]).shown.count == 1)
      #expect(try groups([figure(count: count, of: 30)], sensitive: true).shown.isEmpty)
    }
    #expect(try groups([figure(count: 12, of: 30, by: "send", "yes")]).shown.count == 1)
  }

  @Test func `that were published elsewhere are exempt`() throws {
    #expect(try groups([figure(3, source: "A report, Table 1")]).shown.count == 1)
  }

  @Test func `sums of rows follow the same limits, all schools together`() throws {
    let measure = try Measure.made(.continuous)
    func sums(_ school: String, _ n: Int, subgroup: String? = nil) -> Summary.Sums {
      var sums = Summary.Sums(
        key: Summary.Key(
          school: school, subgroupBy: subgroup.map { _ in "pp" }, subgroup: subgroup, from: "before", to: "after"))
      (sums.nFrom, sums.nTo, sums.n) = (n, n, n)
      return sums
    }
    func shown(_ all: [Summary.Sums], _ audience: Share) -> SmallGroups {
      SmallGroups(MeasuredFigures(measure: measure, summary: Summary(.sums(all))), audience: audience)
    }
    let schools = [sums("Elm", 4), sums("Oak", 5)]
    #expect(shown(schools, .cluster).summary != nil)
    #expect(shown(schools, .public).summary == nil)
    #expect(shown(schools, .public).withheld == ["The figures: too few to show (groups under 10 are left out)."])
    let parts = [sums("Elm", 20), sums("Elm", 17, subgroup: "no"), sums("Elm", 3, subgroup: "yes")]
    let told = shown(parts, .cluster)
    #expect(told.summary == Summary(.sums([parts[0]])))
    #expect(told.withheld == ["The figures by pp: too few to show (groups under 6 are left out)."])
  }
}
