import Model
import TestSupport
import Testing

@testable import Packs

/// What packs show of averages and counts, attacked with all sums that can be made of them.
@Suite struct `Sums that packs show` {
  static let scales: [Measure.Scale] = [.continuous, .binary, .likert, .series]
  static let audiences: [PackAudience] = [.cluster, .public]

  static func measure(_ scale: Measure.Scale, sensitive: Bool = false) throws -> Measure {
    try Measure.made(scale) {
      if scale == .likert { ($0.likertLevels, $0.topBox) = ([1, 2, 3, 4, 5], .best(2)) }
      if sensitive { $0.marks = [.sensitive] }
    }
  }

  private func few(_ shown: SmallGroups, of people: MadePeople, under least: Int) -> [Int]? {
    for occasion in ["before", "mid", "after"] {
      var reader = PackReader(of: people, at: occasion)
      reader.read(shown)
      if let few = reader.few(under: least) { return few }
    }
    return nil
  }

  @Test(arguments: audiences, scales) func `of rows leave nobody in a small group`(
    _ audience: PackAudience, _ scale: Measure.Scale
  ) throws {
    let least = try #require(audience.fewest)
    var told = 0
    for seed in 0..<30 {
      let people = MadePeople(seed: seed)
      let measured = try people.imported(try Self.measure(scale))
      let shown = SmallGroups(measured, audience: audience)
      let found = few(shown, of: people, under: least)
      #expect(found == nil, "seed \(seed): \(found ?? [])")
      told += shown.summary.map { Set($0.keys.map(\.who)).count > 1 } == true ? 1 : 0
    }
    #expect(told > 3, "\(told)")
  }

  @Test(arguments: audiences) func `of figures by hand leave nobody in a small group, though some are forgotten`(
    _ audience: PackAudience
  ) throws {
    let least = try #require(audience.fewest)
    var told = 0
    for seed in 0..<60 {
      let people = MadePeople(seed: seed)
      let measured = people.typed(
        try Self.measure(.continuous), forgetting: seed % 2 == 0 ? 0 : 0.2, seed: UInt64(seed))
      let shown = SmallGroups(measured, audience: audience)
      let found = few(shown, of: people, under: least)
      #expect(found == nil, "seed \(seed): \(found ?? [])")
      told += Set(shown.shown.map(\.who)).count > 1 ? 1 : 0
    }
    #expect(told > 15, "\(told)")
  }

  @Test(arguments: audiences) func `of figures by hand beside rows leave nobody in a small group`(
    _ audience: PackAudience
  ) throws {
    let least = try #require(audience.fewest)
    for seed in 0..<60 {
      let people = MadePeople(seed: seed)
      let measure = try Self.measure(.continuous)
      // Some of the last school were not there when somebody added up.
      let isTyped = { (person: MadePeople.Person) in person.school == "Ash" || (person.values["before"] ?? 0) % 5 > 0 }
      var measured = people.typed(measure, forgetting: 0.2, seed: UInt64(seed), isThere: isTyped)
      measured.summary = try people.imported(measure).summary
      let shown = SmallGroups(measured, audience: audience)
      for occasion in ["before", "mid", "after"] {
        var reader = PackReader(of: people, at: occasion)
        var byHand = shown
        byHand = SmallGroups(shown: byHand.shown, summary: nil, withheld: [])
        reader.read(byHand, isThere: isTyped)
        reader.read(SmallGroups(shown: [], summary: shown.summary, withheld: []))
        let found = reader.few(under: least)
        #expect(found == nil, "seed \(seed), \(occasion): \(found ?? [])")
      }
    }
  }

  @Test(arguments: audiences)
  func `of one pack after the other leave nobody in a small group`(
    _ audience: PackAudience
  ) throws {
    let least = try #require(audience.fewest)
    let measure = try Self.measure(.continuous)
    var again = 0
    for seed in 0..<60 {
      let people = MadePeople(seed: seed)
      let schools = Set(people.people.map(\.school)).sorted().reversed()
      var packs: [EarlierPack] = []
      var readers = ["before", "mid", "after"].map { PackReader(of: people, at: $0) }
      var here: Set<String> = []
      for school in schools {
        here.insert(school)
        let isThere = { [here] (person: MadePeople.Person) in here.contains(person.school) }
        let measured =
          seed % 2 == 0
          ? try people.imported(measure, isThere: isThere)
          : people.typed(measure, forgetting: 0.1, seed: UInt64(seed), isThere: isThere)
        let shown = try #require(SmallGroups.all(of: [measured], for: audience, after: packs).first)
        packs.append(EarlierPack(for: audience, measures: [measured]))
        for place in readers.indices { readers[place].read(shown, isThere: isThere) }
        again += packs.count > 1 && (shown.summary != nil || !shown.shown.isEmpty) ? 1 : 0
      }
      for reader in readers {
        let found = reader.few(under: least)
        #expect(found == nil, "seed \(seed), \(reader.occasion): \(found ?? [])")
      }
    }
    #expect(again > 15, "\(again)")
  }
}
