import Model
import TestSupport
import Testing

/// Schools that are imported one after the other: history has every version.
@Suite struct `Small cells of several versions` {
  /// The versions of a summary, a school more each time.
  func versions(_ population: MadePeople, isAware: Bool = true) throws -> [(schools: Set<String>, summary: Summary)] {
    let schools = Set(population.people.map(\.school)).sorted().reversed()
    var earlier: Summary.EarlierVersion?
    var here: Set<String> = []
    var versions: [(Set<String>, Summary)] = []
    for school in schools {
      here.insert(school)
      var part = population
      part.people.removeAll { !here.contains($0.school) }
      let (summary, _) = try part.summary.withoutSmallCells(
        order: part.spans, overlaps: part.overlaps, since: isAware ? earlier : nil)
      earlier = Summary.EarlierVersion(committed: summary, rows: part.summary)
      versions.append((here, summary))
    }
    return versions
  }

  func few(_ population: MadePeople, isAware: Bool) throws -> [Int]? {
    let known = try versions(population, isAware: isAware).map { version in
      guard case .sums(let rows) = version.summary.rows else {
        return (committed: [Summary.Sums](), isThere: { (_: MadePeople.Person) in false })
      }
      return (committed: rows, isThere: { (person: MadePeople.Person) in version.schools.contains(person.school) })
    }
    for occasion in ["before", "mid", "after"] {
      if let few = SumsAttack(on: known, of: population, at: occasion, least: 6).few() { return few }
    }
    return nil
  }

  @Test func `cannot be had from all of them together`() throws {
    for seed in 0..<60 {
      let found = try few(MadePeople(seed: seed), isAware: true)
      #expect(found == nil, "seed \(seed): \(found ?? [])")
    }
  }

  @Test func `are found by the attack where each version is made by itself`() throws {
    #expect(try (0..<60).count { try few(MadePeople(seed: $0), isAware: false) != nil } > 3)
  }

  /// So many with pupil premium and without at each school.
  func population(_ schools: [(name: String, yes: Int, no: Int)]) -> MadePeople {
    var population = MadePeople(seed: 1)
    population.columns = ["pp"]
    population.spans = [Summary.Span(from: "before", to: "after")]
    population.people = schools.flatMap { school in
      (0..<school.yes + school.no).map { place in
        MadePeople.Person(
          school: school.name, group: nil, subgroups: ["pp": place < school.yes ? "yes" : "no"],
          values: ["before": 60 + place * 7 % 40, "after": 60 + place * 11 % 40])
      }
    }
    return population
  }

  func names(_ summary: Summary) -> [String?] {
    guard case .sums(let rows) = summary.rows else { return [] }
    return rows.filter { $0.key.subgroup == "yes" }.map(\.key.school)
  }

  @Test func `leave a small school's cell out where those it would join are known already`() throws {
    let steps = try versions(population([("Oak", 10, 14), ("Elm", 3, 20)]))
    #expect(steps.map { names($0.summary) } == [["Oak"], ["Oak"]])
    // Two small ones that come later make a pool of their own.
    let three = try versions(population([("Oak", 10, 14), ("Elm", 3, 20), ("Ash", 4, 20)]))
    #expect(names(three[2].summary) == ["Ash + Elm", "Oak"])
  }

  @Test func `stay together where one has grown`() throws {
    let before = population([("Ash", 5, 20), ("Fir", 6, 20)])
    let (first, _) = try before.summary.withoutSmallCells()
    #expect(names(first) == ["Ash + Fir"])
    let after = population([("Ash", 12, 20), ("Fir", 6, 20)])
    let (second, _) = try after.summary.withoutSmallCells(
      since: Summary.EarlierVersion(committed: first, rows: before.summary))
    #expect(names(second) == ["Ash + Fir"])
  }

  @Test func `end where one import of all ends when none is small`() throws {
    let all = population([("Oak", 10, 14), ("Elm", 8, 20), ("Ash", 7, 9)])
    #expect(try versions(all).last?.summary == all.summary.withoutSmallCells().summary)
  }
}
