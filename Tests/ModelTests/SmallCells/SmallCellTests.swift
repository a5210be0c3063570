import Model
import TestSupport
import Testing

@Suite struct `Small cells` {
  @Test func `cannot be had by adding up and taking away what is committed`() throws {
    var told = 0
    for seed in 0..<60 {
      let population = MadePeople(seed: seed)
      guard case .sums(let rows) = try population.summary.withoutSmallCells().summary.rows else { continue }
      for occasion in ["before", "mid", "after"] {
        let few = SumsAttack(on: rows, of: population, at: occasion, least: 6).few()
        #expect(few == nil, "seed \(seed), \(occasion): \(few ?? [])")
      }
      told += rows.isEmpty ? 0 : 1
    }
    #expect(told > 40)
  }

  @Test func `cannot be had either where the rows tell who is in two columns at once, and more is told`() throws {
    var (more, fewer) = (0, 0)
    for seed in 0..<60 {
      let population = MadePeople(seed: seed)
      let (summary, _) = try population.summary.withoutSmallCells(overlaps: population.overlaps)
      guard case .sums(let rows) = summary.rows, population.columns.count == 2,
        case .sums(let blind) = try population.summary.withoutSmallCells().summary.rows
      else { continue }
      for occasion in ["before", "mid", "after"] {
        let few = SumsAttack(on: rows, of: population, at: occasion, least: 6).few()
        #expect(few == nil, "seed \(seed), \(occasion): \(few ?? [])")
      }
      more += rows.count > blind.count ? 1 : 0
      fewer += rows.count < blind.count ? 1 : 0
    }
    #expect(more > fewer)
  }

  /// One school: how many are in both columns, in pupil premium alone, in special needs alone, in neither.
  func twoColumns(_ both: Int, _ premium: Int, _ needs: Int, _ neither: Int) -> MadePeople {
    let parts = [("yes", "yes", both), ("yes", "no", premium), ("no", "yes", needs), ("no", "no", neither)]
    var population = MadePeople(seed: 1)
    population.columns = ["pp", "sen"]
    population.spans = [Summary.Span(from: "before", to: "after")]
    population.people = parts.flatMap { pp, sen, n in
      (0..<n).map { place in
        let start = 60 + place * 7 % 40
        return MadePeople.Person(
          school: "Elm", group: nil, subgroups: ["pp": pp, "sen": sen],
          values: ["before": start, "after": start + place % 5])
      }
    }
    return population
  }

  @Test func `are not looked for between two columns that merely overlap`() throws {
    let population = twoColumns(2, 8, 4, 16)
    let (summary, notes) = try population.summary.withoutSmallCells(overlaps: population.overlaps)
    guard case .sums(let rows) = summary.rows else { return }
    #expect(Set(rows.map(\.key.subgroupBy)) == [nil, "pp", "sen"])
    #expect(notes.isEmpty)
    #expect(rows.count == 5)
  }

  @Test func `between a column and one within it leave the second out, by name`() throws {
    let population = twoColumns(8, 3, 0, 20)
    let (summary, notes) = try population.summary.withoutSmallCells(overlaps: population.overlaps)
    guard case .sums(let rows) = summary.rows else { return }
    #expect(Set(rows.map(\.key.subgroupBy)) == [nil, "pp"])
    #expect(
      notes == [
        .columnLeftOut(schools: ["Elm"], column: "sen", beside: "pp", Summary.Span(from: "before", to: "after"))
      ])
  }

  @Test(arguments: [["before", "mid", "after"], ["p1", "p2", "p3"], ["c", "b", "a"]])
  func `between comparisons leave out the step, never the whole, whatever the points are called`(
    names: [String]
  ) throws {
    var population = twoColumns(40, 0, 0, 0)
    population.columns = []
    population.spans = [Summary.Span(from: names[0], to: names[1]), Summary.Span(from: names[0], to: names[2])]
    for place in population.people.indices {
      let absent = [3: 1, 9: 2, 17: 2, 21: 0][place]
      population.people[place].values = [:]
      for (time, name) in names.enumerated() where time != absent {
        population.people[place].values[name] = 60 + place * 7 % 40 + time
      }
    }
    // The rows of a summary stand in the order of their names.
    let summary = Summary(.sums(population.sums.sorted { $0.key < $1.key }))
    let (kept, notes) = try summary.withoutSmallCells(order: population.spans)
    guard case .sums(let rows) = kept.rows else { return }
    #expect(rows.map(\.key.to) == [names[2]])
    #expect(notes == [.comparisonLeftOut(schools: ["Elm"], population.spans[0], beside: population.spans[1])])
  }

  @Test func `are found by the attack where nothing is done about them`() throws {
    let found = (0..<20).count { seed in
      let population = MadePeople(seed: seed)
      return ["before", "after"].contains {
        SumsAttack(on: population.sums, of: population, at: $0, least: 6).few() != nil
      }
    }
    #expect(found > 15)
  }

  func sums(_ school: String?, _ n: Int, group: String? = nil, subgroup: String? = nil, left: Int = 0) -> Summary.Sums {
    var row = Summary.Sums(
      key: Summary.Key(school: school, group: group, subgroup: subgroup, from: "before", to: "after"))
    (row.nFrom, row.nTo, row.n) = (n + left, n, n)
    (row.sumFromAll, row.sumsqFromAll, row.atMinFrom, row.atMaxFrom) = (ExactNumber(n), ExactNumber(n), 0, 0)
    (row.sumToAll, row.sumsqToAll, row.atMinTo, row.atMaxTo) = (ExactNumber(n), ExactNumber(n), 0, 0)
    (row.sumFrom, row.sumTo, row.up) = (ExactNumber(n), ExactNumber(n), n)
    (row.sumsqFrom, row.sumsqTo, row.sumProduct) = (ExactNumber(n), ExactNumber(n), ExactNumber(n))
    return row
  }

  func committed(_ rows: [Summary.Sums]) throws -> [Summary.Sums] {
    guard case .sums(let rows) = try Summary(.sums(rows)).withoutSmallCells().summary.rows else { return [] }
    return rows
  }

  @Test func `are pooled with the smallest school that helps, and the names say so`() throws {
    let rows = try committed([sums("Elm", 4), sums("Oak", 30), sums("Ash", 9)])
    #expect(rows.map(\.key.school) == ["Ash + Elm", "Oak"])
    #expect(rows.map(\.n) == [13, 30])
    #expect(rows[0].sumFrom == ExactNumber(13))
  }

  @Test func `of a single school leave nothing behind, and the notes say which`() throws {
    let (summary, notes) = try Summary(.sums([sums("Elm", 5)])).withoutSmallCells()
    #expect(summary == Summary(.sums([])))
    #expect(notes == [.leftOut(schools: ["Elm"], .everybody, Summary.Span(from: "before", to: "after"))])
    #expect(try committed([sums(nil, 6)]).map(\.n) == [6])
  }

  @Test func `are those without a pupil group, too, which a total minus the rest would give`() throws {
    let rows = [sums("Elm", 20), sums("Elm", 9, subgroup: "yes"), sums("Elm", 8, subgroup: "no")]
    #expect(try committed(rows).map(\.key.subgroup) == [nil])
    let complete = [sums("Elm", 17), sums("Elm", 9, subgroup: "yes"), sums("Elm", 8, subgroup: "no")]
    #expect(try committed(complete).count == 3)
  }

  @Test func `are the few who left, so that what all had is withheld`() throws {
    let row = try committed([sums("Elm", 20, left: 2)])[0]
    #expect(row.sumFromAll == nil && row.sumsqFromAll == nil && row.atMinFrom == nil && row.atMaxFrom == nil)
    #expect(row.sumToAll == ExactNumber(20) && row.atMinTo == 0)
    #expect(row.nFrom == 22)
    #expect(try committed([sums("Elm", 20, left: 6)])[0].sumFromAll != nil)
  }

  @Test func `of schools and alliances are no people's`() throws {
    let summary = Summary(.sums([sums("Elm", 3)]))
    #expect(try summary.withoutSmallCells(participantsArePeople: false).summary == summary)
  }

  @Test func `of answers are whole cells, not the few who changed theirs`() throws {
    let key = Summary.Key(school: "Elm", from: "before", to: "after")
    let (no, yes) = (Summary.Move.Level.level(.zero), Summary.Move.Level.level(ExactNumber(1)))
    let moves = [
      Summary.Move(key: key, from: no, to: yes, n: 3), Summary.Move(key: key, from: yes, to: yes, n: 9),
      Summary.Move(key: key, from: yes, to: .absent, n: 1), Summary.Move(key: key, from: no, to: .absent, n: 1),
    ]
    guard case .moves(let rows) = try Summary(.moves(moves)).withoutSmallCells().summary.rows else { return }
    #expect(rows.map(\.n) == [3, 9, 2])
    #expect(rows.map(\.from) == [no, yes, .withheld])
    #expect(try Summary(.moves([moves[0]])).withoutSmallCells().summary == Summary(.moves([])))
  }

  @Test func `of a series are pooled point by point`() throws {
    func point(_ school: String, _ occasion: String, _ n: Int) -> Summary.Point {
      Summary.Point(key: Summary.Key(school: school, from: occasion, to: nil), n: n, sum: ExactNumber(n))
    }
    let points = [point("Ash", "1", 9), point("Elm", "1", 2), point("Ash", "2", 9), point("Elm", "3", 3)]
    guard case .points(let rows) = try Summary(.points(points)).withoutSmallCells().summary.rows else { return }
    #expect(rows.map(\.key.school) == ["Ash + Elm", "Ash"])
    #expect(rows.map(\.n) == [11, 9])
  }

  @Test func `between two versions of a summary keep the earlier one until more have come or gone`() throws {
    let earlier = Summary(.sums([sums("Ash", 20), sums("Elm", 30)]))
    let (summary, held) = Summary(.sums([sums("Ash", 19), sums("Elm", 36)])).holdingBackFewChanges(since: earlier)
    #expect(held == [["Ash"]])
    #expect(summary == Summary(.sums([sums("Elm", 36), sums("Ash", 20)])))
    let pooled = Summary(.sums([sums("Ash + Elm", 49)])).holdingBackFewChanges(since: earlier)
    #expect(pooled.summary == earlier)
    #expect(Summary(.sums([sums("Ash", 26)])).holdingBackFewChanges(since: earlier).held.isEmpty)
  }

  @Test func `that stand together in one margin only keep every row when somebody is forgotten`() throws {
    for seed in 0..<40 {
      var population = MadePeople(seed: seed)
      let (earlier, _) = try population.summary.withoutSmallCells()
      guard case .sums(let old) = earlier.rows, !old.isEmpty else { continue }
      let gone = population.people.remove(at: seed % population.people.count)
      let (now, _) = try population.summary.withoutSmallCells()
      guard case .sums(let kept) = now.holdingBackFewChanges(since: earlier, changed: 1).summary.rows else { continue }
      let touched = old.filter { $0.key.schools.contains(gone.school) }
      #expect(touched.allSatisfy(kept.contains), "seed \(seed)")
      #expect(kept.filter { $0.key.schools.contains(gone.school) }.count == touched.count, "seed \(seed)")
    }
  }

  @Test func `of a pool in one margin count as changed by few although the whole schools stand alone`() throws {
    func rows(_ fir: Int) -> [Summary.Sums] {
      [sums("Ash", 30), sums("Fir", 20 + fir), sums("Ash + Fir", 6 + fir, subgroup: "yes")]
    }
    let earlier = Summary(.sums(rows(5)))
    let (summary, held) = Summary(.sums(rows(4))).holdingBackFewChanges(since: earlier)
    #expect(summary == earlier)
    #expect(held == [["Ash", "Ash + Fir", "Fir"]])
    // Gone in one school, come in another: the pool is the same size, its schools are not.
    let apart = [sums("Ash", 20), sums("Fir", 21), sums("Ash + Fir", 11, subgroup: "yes")]
    let moved = [sums("Ash", 17), sums("Fir", 24), sums("Ash + Fir", 11, subgroup: "yes")]
    #expect(
      Summary(.sums(moved)).holdingBackFewChanges(since: Summary(.sums(apart))).summary == Summary(.sums(apart)))
  }
}
