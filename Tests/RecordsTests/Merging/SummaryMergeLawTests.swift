import Model
import Records
import Testing

/// The laws of merging summaries, on made files that two machines wrote.
@Suite struct `Sums that two machines wrote` {
  private struct Case {
    let bases: [SourceText?]
    let ours: SourceText
    let theirs: SourceText
    let told: Comment

    init(_ seed: Int) throws {
      var dice = Dice(seed)
      let base = MadeSummary(&dice)
      let second = base.edited(&dice, 1 + dice.roll(3))
      let all: [SourceText?] = [try base.source, try second.source]
      bases = dice.pick([[all[0]], [all[0]], [all[0]], all, [], [nil], [nil, all[1]]])
      ours = try base.edited(&dice, dice.roll(4)).source
      theirs = try dice.pick([base, base, second]).edited(&dice, dice.roll(4)).source
      told = "seed \(seed)\n\((bases + [ours, theirs]).map { $0?.text ?? "(not there)" }.joined(separator: "\n|\n"))"
    }

    var merge: TextMerge { TextMerge(.summary, bases: bases) }

    func text(_ merged: MergedText) throws -> SourceText { try SourceText(path: ours.path, bytes: merged.bytes) }
  }

  /// What is merged as one: the rows of some schools by one definition, without what does not change a number.
  private typealias Sums = Set<SummaryTable.Content>

  /// Schools that stand together somewhere, slowly: sets are joined until no two share a school.
  private func units(_ versions: [SourceText]) throws -> Set<Set<String>> {
    var units = try Set(versions.flatMap { try rows($0).map(schools) })
    while let (one, other) = units.lazy.flatMap({ one in units.lazy.map { (one, $0) } })
      .first(where: { $0 != $1 && !$0.isDisjoint(with: $1) })
    {
      units.subtract([one, other])
      units.insert(one.union(other))
    }
    return units
  }

  private func schools(_ row: SummaryTable.Content) -> Set<String> {
    Set(row.key.schools.map { "\($0 ?? "")|\(row.origin.definition ?? "")" })
  }

  private func rows(_ source: SourceText) throws -> Sums {
    let reading = try RecordReader.summary(source)
    try #require(reading.problems.isEmpty, "\(reading.problems)")
    return Set(try #require(reading.value).rows.map { $0.content.reduced })
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are one side's or the other's, school by school`(seed: Int) throws {
    let made = try Case(seed)
    let merged = made.merge.merge(made.ours, made.theirs)
    let told: Comment = "\(made.told)\n=>\n\(String(decoding: merged.bytes, as: UTF8.self))"
    let all = try rows(made.text(merged))
    let versions = (made.bases.compactMap(\.self) + [made.ours, made.theirs])
    var open = 0
    for unit in try units(versions) {
      func part(_ source: SourceText?) throws -> Sums? {
        let part: Sums = try source.map { try rows($0).filter { !schools($0).isDisjoint(with: unit) } } ?? []
        return part.isEmpty ? nil : part
      }
      let (ours, theirs, found) = (try part(made.ours), try part(made.theirs), try part(made.text(merged)))
      let before = Set(try made.bases.map(part))
      let isKnown = before.count == 1
      let base = isKnown ? before.first ?? nil : nil
      if ours == theirs || (isKnown && base == theirs) {
        #expect(found == ours, told)
      } else if isKnown && base == ours {
        #expect(found == theirs, told)
      } else if base == nil, ours == nil || theirs == nil {
        #expect(found == ours ?? theirs, told)
      } else {
        open += 1
        #expect([ours, theirs].contains(found), told)
      }
    }
    #expect(merged.questions.count == open, told)
    // Nobody is counted alone and with others.
    let places = Dictionary(grouping: all, by: { schools($0).sorted() }).keys.flatMap(\.self)
    if open == 0 { #expect(places.count == Set(places).count, told) }
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are the same whichever side is ours, and merged again`(seed: Int) throws {
    let made = try Case(seed)
    let merged = made.merge.merge(made.ours, made.theirs)
    let other = TextMerge(.summary, bases: made.bases.reversed()).merge(made.theirs, made.ours)
    #expect(merged.bytes == other.bytes, made.told)
    #expect(merged.questions == other.questions.map(\.swapped), made.told)
    for answer in [MergeAnswer.ours, .theirs] {
      let answered = made.merge.merge(made.ours, made.theirs) { _ in answer }
      #expect(answered.questions.isEmpty, made.told)
    }
    guard merged.questions.isEmpty else { return }
    for side in [made.ours, made.theirs] {
      let again = made.merge.merge(try made.text(merged), side)
      #expect(again.bytes == merged.bytes && again.questions.isEmpty, made.told)
    }
  }
}

extension SummaryTable.Content {
  /// The same numbers without noughts at their end.
  fileprivate var reduced: SummaryTable.Content {
    switch self {
    case .sums(var sums):
      (sums.sumFromAll, sums.sumsqFromAll) = (sums.sumFromAll?.reduced, sums.sumsqFromAll?.reduced)
      return .sums(sums)
    case .move: return self
    case .point(var point):
      point.sum = point.sum.reduced
      return .point(point)
    }
  }
}
