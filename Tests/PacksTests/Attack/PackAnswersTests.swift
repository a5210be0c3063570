import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// What packs tell of answers, attacked with every table of whole numbers that fits all that is told.
@Suite struct `Answers that packs tell` {
  typealias Part = AnswersReader.Part

  /// Pupils in one school, with what became of each answer.
  struct Pupils {
    var counts: [[Int]]

    init(seed: Int) {
      var dice = SplitMix(seed: UInt64(seed) &* 977 &+ 5)
      let likely =
        [
          [6, 2, 5, 5, 1, 1, 0, 1], [1, 0, 9, 3, 0, 0, 0, 0], [4, 1, 1, 8, 0, 1, 1, 0], [9, 1, 1, 1, 0, 0, 0, 0],
          [5, 0, 5, 5, 0, 0, 0, 0], [5, 0, 5, 5, 2, 0, 0, 0],
        ].randomElement(using: &dice) ?? []
      // Small classes, and year groups of which all can be told.
      let scale = [1, 1, 4, 9].randomElement(using: &dice) ?? 1
      let sizes = [
        scale * Int.random(in: 2...16, using: &dice), scale * Int.random(in: 4...24, using: &dice),
        [0, 0, 0, 2].randomElement(using: &dice) ?? 0,
      ]
      counts = sizes.map { size in
        var counts = Array(repeating: 0, count: likely.count)
        for _ in 0..<size {
          var left = Int.random(in: 0..<likely.reduce(0, +), using: &dice)
          for (path, weight) in likely.enumerated() {
            left -= weight
            if left < 0 {
              counts[path] += 1
              break
            }
          }
        }
        return counts
      }
    }

    func count(_ part: Part, where isIn: ((from: Bool?, to: Bool?)) -> Bool) -> Int {
      AnswersReader.paths.indices.filter { isIn(AnswersReader.paths[$0]) }.reduce(0) { $0 + counts[part.rawValue][$1] }
    }

    func observations(_ measure: Measure) -> Observations {
      var member: [Int32] = []
      var (before, after): ([Observations.Value], [Observations.Value]) = ([], [])
      func value(_ isYes: Bool?) -> Observations.Value {
        let answers: (yes: Int64, no: Int64) = measure.scale == .likert ? (4, 2) : (1, 0)
        return isYes.map { Observations.Value(mantissa: $0 ? answers.yes : answers.no, places: 0) } ?? .missing
      }
      for part in Part.allCases {
        for (path, count) in zip(AnswersReader.paths, counts[part.rawValue]) {
          member += Array(repeating: part == .premium ? 1 : part == .others ? 0 : -1, count: count)
          before += Array(repeating: value(path.from), count: count)
          after += Array(repeating: value(path.to), count: count)
        }
      }
      let nobody = Array(repeating: Int32(-1), count: member.count)
      return Observations(
        occasions: ["before", "after"], groups: [], schools: [], group: nobody, school: nobody,
        subgroups: [Observations.Column(name: "pp", values: ["no", "yes"], member: member)], values: [before, after])
    }
  }

  /// What a pack for these readers must not give away of a part of the pupils: as the design says it.
  private func secrets(_ pupils: Pupils, _ least: Int) -> [(name: String, cells: [Int], value: Int)] {
    var secrets: [(String, [Int], Int)] = []
    for part in Part.allCases {
      func add(_ name: String, of isIn: (((from: Bool?, to: Bool?)) -> Bool), yes: (((from: Bool?, to: Bool?)) -> Bool))
      {
        let (people, count) = (pupils.count(part, where: isIn), pupils.count(part, where: yes))
        guard people > 0 else { return }
        if people < least { secrets.append(("\(part) \(name)", AnswersReader.cells([part], where: isIn), people)) }
        if people < least || count < least || people - count < least {
          secrets.append(("\(part) \(name), yes", AnswersReader.cells([part], where: yes), count))
        }
      }
      let isBoth = { (path: (from: Bool?, to: Bool?)) in path.from != nil && path.to != nil }
      add("before", of: { $0.from != nil }) { $0.from == true }
      add("after", of: { $0.to != nil }) { $0.to == true }
      add("both, at the start", of: isBoth) { isBoth($0) && $0.from == true }
      add("both, at the end", of: isBoth) { isBoth($0) && $0.to == true }
    }
    return secrets
  }

  private func story(_ measured: MeasuredFigures, _ audience: PackAudience, column: Bool) throws -> ImpactStory {
    var measured = measured
    if !column, case .moves(let moves)? = measured.summary?.rows {
      measured.summary = Summary(.moves(moves.filter { $0.key.subgroup == nil }))
    }
    var enquiry = Enquiry(
      name: EnquiryName(alliance: try #require(Slug("elm")), slug: try #require(Slug("reading"))), title: "Reading")
    enquiry.practice = "reading"
    let told = PackEnquiry(telling: Dossier(enquiry: enquiry, measures: [measured]), to: audience)
    return try #require(told.stories[measured.measure.id])
  }

  @Test(arguments: [PackAudience.cluster, .public], [Measure.Scale.binary, .likert])
  func `leave three numbers or more for all that is hidden, or as many as the total leaves`(
    _ audience: PackAudience, _ scale: Measure.Scale
  ) throws {
    let least = try #require(audience.fewest)
    var measure = try `Sums that packs show`.measure(scale)
    (measure.people, measure.focusSubgroup, measure.referenceSubgroup) = ("pupils", "pp=yes", "pp=no")
    var (attacked, told) = (0, 0)
    for seed in 0..<150 {
      let pupils = Pupils(seed: seed)
      let summary = try Summary(of: pupils.observations(measure), measure: measure).withoutSmallCells().summary
      let measured = MeasuredFigures(measure: measure, summary: summary)
      var reader = AnswersReader(most: 400)
      reader.read(try story(measured, audience, column: true))
      #expect(reader.tables.isConsistent, "seed \(seed): misread")
      var total = AnswersReader(most: 400)
      total.read(try story(measured, audience, column: false))
      told += reader.tables.facts.count > total.tables.facts.count ? 1 : 0
      for secret in secrets(pupils, least) where !total.tables.facts.isEmpty {
        attacked += 1
        let values = reader.tables.values(of: secret.cells)
        guard values.count < 3 else { continue }
        #expect(values.count >= total.tables.values(of: secret.cells).count, "seed \(seed): \(secret) \(values)")
      }
    }
    #expect(attacked > 1000 && told > 3, "\(attacked) hidden numbers, \(told) stories of parts")
  }
}
