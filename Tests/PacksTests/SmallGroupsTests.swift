import Impact
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

  private func groups(_ figures: [Figure], _ audience: PackAudience = .cluster, sensitive: Bool = false) throws
    -> SmallGroups
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
    func shown(_ all: [Summary.Sums], _ audience: PackAudience) -> SmallGroups {
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

  private func moves(
    _ paths: [(from: Int?, to: Int?, n: Int)], subgroup: String? = nil, school: String? = nil
  ) -> [Summary.Move] {
    let key = Summary.Key(
      school: school, subgroupBy: subgroup.map { _ in "pp" }, subgroup: subgroup, from: "before", to: "after")
    func level(_ value: Int?) -> Summary.Move.Level { value.map { .level(ExactNumber($0)) } ?? .absent }
    return paths.map { Summary.Move(key: key, from: level($0.from), to: level($0.to), n: $0.n) }
  }

  private func isShown(
    _ moves: [Summary.Move], _ scale: Measure.Scale = .binary, sensitive: Bool = true
  ) throws -> Bool {
    let measure = try Measure.made(scale) {
      if sensitive { $0.marks = [.sensitive] }
      if scale == .likert { $0.likertLevels = [1, 2, 3, 4] }
    }
    return SmallGroups(MeasuredFigures(measure: measure, summary: Summary(.moves(moves))), audience: .cluster).summary
      .map { $0 == Summary(.moves(moves)) } ?? false
  }

  @Test func `answers in rows: a few, nobody and everybody are hidden of sensitive measures, though nobody has no row`()
    throws
  {
    #expect(try isShown(moves([(0, 0, 10), (0, 1, 10), (1, 1, 10)])))
    #expect(try !isShown(moves([(1, 1, 20)])), "20 of 20 said yes")
    #expect(try !isShown(moves([(0, 0, 20)])), "0 of 20 said yes")
    #expect(try !isShown(moves([(0, 0, 3), (1, 1, 17)])))
    #expect(try isShown(moves([(1, 1, 20)]), sensitive: false))
    #expect(try isShown(moves([(0, 0, 10), (1, 1, 10)])), "that nobody moved tells of nobody")
  }

  @Test func `few who moved are hidden of sensitive measures and pupil groups`() throws {
    #expect(try !isShown(moves([(0, 0, 20), (0, 1, 2), (1, 1, 20)])))
    #expect(try isShown(moves([(0, 0, 20), (0, 1, 2), (1, 1, 20)]), sensitive: false))
    let all = moves([(0, 0, 40), (0, 1, 20), (1, 1, 40)])
    let few = moves([(0, 0, 20), (0, 1, 2), (1, 1, 20)], subgroup: "yes")
    #expect(try !isShown(all + few, sensitive: false))
    let many = moves([(0, 0, 20), (0, 1, 12), (1, 1, 20)], subgroup: "yes")
    #expect(try isShown(all + many, sensitive: false))
    let schools = moves([(0, 0, 10), (0, 1, 3), (1, 1, 10)], school: "Elm")
    #expect(try isShown(schools + moves([(0, 0, 10), (0, 1, 3), (1, 1, 10)], school: "Oak")), "schools add up")
  }

  @Test func `top answers of nobody or everybody are hidden, each level being given by many`() throws {
    #expect(try !isShown(moves([(1, 1, 20), (2, 2, 20)]), .likert), "nobody gave a top answer")
    #expect(try !isShown(moves([(3, 3, 20), (4, 4, 20)]), .likert), "everybody did")
    #expect(try isShown(moves([(1, 1, 20), (4, 4, 20)]), .likert))
    #expect(try !isShown(moves([(1, 1, 20), (4, 4, 20), (1, 2, 3)]), .likert))
  }

  @Test func `few who went up, down, or stood at an end of the scale are not told of pupil groups, their average is`()
    throws
  {
    let measure = try Measure.made(.continuous)
    func told(_ up: Int, _ same: Int, _ down: Int, atMax: Int? = nil) throws -> (moves: Bool, withheld: [String]) {
      var all = Summary.Sums(key: Summary.Key(from: "before", to: "after"))
      (all.nFrom, all.nTo, all.n, all.up, all.same, all.down) = (60, 60, 60, 57, 2, 1)
      all.take(sums: (600, 780), squares: (7200, 11400), product: 8700)
      var part = Summary.Sums(key: Summary.Key(subgroupBy: "pp", subgroup: "yes", from: "before", to: "after"))
      let n = up + same + down
      (part.nFrom, part.nTo, part.n, part.up, part.same, part.down) = (n, n, n, up, same, down)
      part.atMaxTo = atMax
      part.take(sums: (200, 260), squares: (2400, 3800), product: 2900)
      let groups = SmallGroups(
        MeasuredFigures(measure: measure, summary: Summary(.sums([all, part]))), audience: .cluster)
      guard case .sums(let sums)? = groups.summary?.rows, sums.count == 2, sums[0] == all else {
        Issue.record("the averages are not shown")
        return (false, [])
      }
      #expect(sums[1].n == n)
      #expect(sums[1].hidesMoves == (sums[1] != part) && (!sums[1].hidesMoves || sums[1].up + sums[1].down == 0))
      #expect(!sums[1].hidesMoves || sums[1].atMaxTo == nil)
      return (!sums[1].hidesMoves, groups.withheld)
    }
    #expect(try told(10, 0, 10) == (true, []))
    #expect(try told(10, 0, 10, atMax: 0).moves)
    let few = "Who went up and down, by pp: too few to show (groups under 6 are left out)."
    #expect(try told(17, 3, 0) == (false, [few]))
    #expect(try !told(20, 0, 0).moves, "everybody went up")
    #expect(try !told(10, 0, 10, atMax: 2).moves)
    #expect(try told(10, 0, 10, atMax: 8).moves)
  }

  @Test func `a sensitive measure of values is told without who moved`() throws {
    let measure = try Measure.made(.continuous) { $0.marks = [.sensitive] }
    var all = Summary.Sums(key: Summary.Key(from: "before", to: "after"))
    (all.nFrom, all.nTo, all.n, all.up, all.same, all.down) = (20, 20, 20, 17, 2, 1)
    all.take(sums: (200, 260), squares: (2400, 3800), product: 2900)
    let groups = SmallGroups(MeasuredFigures(measure: measure, summary: Summary(.sums([all]))), audience: .cluster)
    let shown = MeasuredFigures(measure: measure, summary: groups.summary)
    let story = ImpactStory(of: MeasureImpact(of: shown), from: shown)
    #expect(story.headlines[0].contains("higher after (13.0) than before (10.0)"), "\(story.headlines)")
    #expect(!story.headlines[0].contains("went up"))
  }
}

extension Summary.Sums {
  fileprivate mutating func take(sums: (Int, Int), squares: (Int, Int), product: Int) {
    (sumFrom, sumTo) = (ExactNumber(sums.0), ExactNumber(sums.1))
    (sumsqFrom, sumsqTo, sumProduct) = (ExactNumber(squares.0), ExactNumber(squares.1), ExactNumber(product))
  }
}
