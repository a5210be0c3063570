import Model
import Records
import Testing

/// The laws of merging figures, on made files that two people worked on.
@Suite struct `Figures that two people worked on` {
  private struct Case {
    let bases: [SourceText?]
    let ours: SourceText
    let theirs: SourceText
    let told: Comment

    init(_ seed: Int) throws {
      var dice = Dice(seed)
      let base = MadeFigures(&dice)
      let second = base.edited(&dice, 1 + dice.roll(3))
      let all: [SourceText?] = [try base.source, try second.source]
      bases = dice.pick([[all[0]], [all[0]], [all[0]], all, [], [nil], [nil, all[1]]])
      ours = try base.edited(&dice, dice.roll(5)).source
      theirs = try dice.pick([base, base, second]).edited(&dice, dice.roll(5)).source
      let texts = (bases + [ours, theirs]).map { $0?.text ?? "(not there)" }
      told = "seed \(seed)\n\(texts.joined(separator: "\n|\n"))"
    }

    /// Whether rows are known by which of a key they are, which another that is gone changes.
    var hasDoubles: Bool {
      get throws {
        try (bases + [ours, theirs]).compactMap(\.self).contains { source in
          try SlowFiguresMerge.read(source).keys.contains { $0.number > 0 }
        }
      }
    }

    func merge(_ answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }) -> MergedText {
      TextMerge(.figures, bases: bases).merge(ours, theirs, answer: answer)
    }

    func again(_ merged: MergedText, with other: SourceText) throws -> MergedText {
      TextMerge(.figures, bases: bases).merge(try text(merged), other)
    }

    func text(_ merged: MergedText) throws -> SourceText { try SourceText(path: ours.path, bytes: merged.bytes) }
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are what the definition makes of them`(seed: Int) throws {
    let made = try Case(seed)
    let merged = made.merge()
    let slow = try SlowFiguresMerge(
      bases: made.bases.map { try $0.map(SlowFiguresMerge.read) }, SlowFiguresMerge.read(made.ours),
      SlowFiguresMerge.read(made.theirs))
    let told: Comment = "\(made.told)\n=>\n\(String(decoding: merged.bytes, as: UTF8.self))"
    let rows = try SlowFiguresMerge.read(made.text(merged))
    #expect(Set(rows.keys) == Set(slow.choices.keys), told)
    for (name, row) in rows { #expect(slow.choices[name]?.contains(row) ?? false, told) }
    let asked = merged.questions.compactMap { question in
      if case .figure(let key) = question.spot { SlowFiguresMerge.Name(key: key, number: question.number) } else { nil }
    }
    #expect(asked.count == merged.questions.count && Set(asked) == Set(slow.open.keys), told)
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are the same whichever side is ours`(seed: Int) throws {
    let made = try Case(seed)
    let merged = made.merge()
    let other = TextMerge(.figures, bases: made.bases).merge(made.theirs, made.ours)
    #expect(merged.bytes == other.bytes, made.told)
    #expect(merged.questions == other.questions.map(\.swapped), made.told)
    let turned = TextMerge(.figures, bases: made.bases.reversed()).merge(made.ours, made.theirs)
    #expect(merged.bytes == turned.bytes, made.told)
    #expect(merged.questions == turned.questions, made.told)
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `stay as they are when they are merged again`(seed: Int) throws {
    let made = try Case(seed)
    let merged = made.merge()
    let own = TextMerge(.figures, bases: made.bases)
    #expect(own.merge(made.ours, made.ours).bytes == made.ours.bytes, made.told)
    guard merged.questions.isEmpty, try !made.hasDoubles else { return }
    for side in [made.ours, made.theirs] {
      let again = try made.again(merged, with: side)
      #expect(again.bytes == merged.bytes, made.told)
      #expect(again.questions.isEmpty, made.told)
    }
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are as the one who answers says`(seed: Int) throws {
    let made = try Case(seed)
    let questions = made.merge().questions
    guard !questions.isEmpty else { return }
    var dice = Dice(seed + 1)
    var answers: [MergeQuestion: MergeAnswer] = [:]
    for question in questions where !dice.once(in: 3) { answers[question] = dice.pick([.ours, .theirs]) }
    let merged = made.merge { answers[$0] }
    // The others stay as they were, under their numbers.
    #expect(merged.questions == questions.filter { answers[$0] == nil }, made.told)
    let rows = try SlowFiguresMerge.read(made.text(merged))
    let sides = try [SlowFiguresMerge.read(made.ours), SlowFiguresMerge.read(made.theirs)]
    if try made.hasDoubles { return }
    for (question, answer) in answers {
      guard case .figure(let key) = question.spot else { continue }
      let name = SlowFiguresMerge.Name(key: key, number: 0)
      #expect(rows[name] == sides[answer == .ours ? 0 : 1][name], made.told)
    }
  }

  @Test(arguments: MergeSeeds.usually(250))
  func `are written as one of them wrote them`(seed: Int) throws {
    let made = try Case(seed)
    let merged = try made.text(made.merge())
    let tables = try [made.ours, made.theirs].map(CSVTable.init)
    let headers = try ([merged] + [made.ours, made.theirs] + made.bases.compactMap(\.self)).map { source in
      try CSVTable(source).header.map(\.text.trimmingBlanks)
    }
    // Other columns need other commas.
    guard Set(headers).count == 1 else { return }
    let known = Set(
      zip([made.ours, made.theirs], tables).flatMap { source, table in table.rows.map { lines($0, source) } })
    for row in try CSVTable(merged).rows { #expect(known.contains(lines(row, merged)), made.told) }
    guard made.bases.count == 1, let base = made.bases[0] else { return }
    guard [base, made.ours, made.theirs].allSatisfy({ $0.text.contains(where: \.isNewline) }) else { return }
    // What only one side changed is that side's.
    for property in [\SourceText.start, \.lineEnd.count] {
      let values = [made.ours, made.theirs].map { $0[keyPath: property] }
      let changed = values.first { $0 != base[keyPath: property] }
      #expect(merged[keyPath: property] == changed ?? base[keyPath: property], made.told)
    }
  }

  private func lines(_ row: [CSVTable.Field], _ source: SourceText) -> String {
    guard let first = row.first, let last = row.last else { return "" }
    return source.string(first.range.lowerBound..<last.range.upperBound)
  }
}
