internal import Model

/// The three-way merge of the text below a record's keys: by heading, and under each by lines.
struct BodyMerge {
  let inquiry: MergeInquiry
  /// The headings that records of the kind have, in their order.
  let headings: [Heading]

  private typealias Sections = [Key: WrittenSection]

  /// A heading by its words and by how many of the same stand above it.
  private struct Key: Hashable {
    let words: String?
    let count: Int
  }

  func body(_ versions: Versions<WrittenBody>) -> WrittenBody {
    if let body = versions.untouched { return body }
    // Where code stays open at the end, what is a heading depends on what stands above it.
    let isOne = versions.all.contains(where: \.hasOpenCode)
    return WrittenBody(sections: sections(versions.map { isOne ? $0.whole : $0.sections }))
  }

  private func sections(_ versions: Versions<[WrittenSection]>) -> [WrittenSection] {
    var numbers: [Key: Int] = [:]
    var keys: [Key] = []
    let keyed = versions.map { BodyMerge.keyed($0) }
    let orders = keyed.map { sections in
      sections.map { key, _ in
        if let number = numbers[key] { return number }
        numbers[key] = keys.count
        keys.append(key)
        return keys.count - 1
      }
    }
    let tables = keyed.map { Dictionary(uniqueKeysWithValues: $0) }
    let order = OrderMerge(orders, .set) { precedes(keys[$0], keys[$1]) }
    let counts = keyed.map { sections in Dictionary(grouping: sections.map(\.0.words)) { $0 }.mapValues(\.count) }
    var merged = order.order(.neither).compactMap { number in
      let key = keys[number]
      let count = counts.map { $0[key.words, default: 0] }
      let old = count.bases.max() ?? 0
      // Where a side has more of the same heading than there were, the other one takes none of them away.
      let isMultiplied = old > 0 && max(count.ours, count.theirs) > old
      return section(tables.map { $0[key] }, isMultiplied: isMultiplied)
    }
    // A section that was the last one of its text need not have had a line below it.
    for index in merged.indices.dropLast() where merged[index].allLines.last?.isBlank == false {
      let isThere = versions.all.contains { BodyMerge.stand(merged[index], merged[index + 1], togetherIn: $0) }
      if !isThere { merged[index].text.end = [LineText([])] }
    }
    return merged
  }

  private static func keyed(_ sections: [WrittenSection]) -> [(Key, WrittenSection)] {
    var counts: [String?: Int] = [:]
    return sections.map { section in
      let words = section.heading?.lowercased()
      counts[words, default: -1] += 1
      return (Key(words: words, count: counts[words, default: 0]), section)
    }
  }

  private func precedes(_ one: Key, _ other: Key) -> Bool {
    let ranks = [one, other].map { key in
      headings.firstIndex { $0.rawValue.lowercased() == key.words } ?? (key.words == nil ? -1 : headings.count)
    }
    if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
    if one.words == other.words { return one.count < other.count }
    return (one.words ?? "").utf8.lexicographicallyPrecedes((other.words ?? "").utf8)
  }

  /// Whether a text has two sections one right below the other without a blank line.
  private static func stand(_ one: WrittenSection, _ other: WrittenSection, togetherIn text: [WrittenSection]) -> Bool {
    zip(text, text.dropFirst()).contains { first, second in
      first.title == one.title && second.title == other.title && first.text.end.isEmpty
    }
  }

  // MARK: - One section

  private func section(_ versions: Versions<WrittenSection?>, isMultiplied: Bool) -> WrittenSection? {
    guard let ours = versions.ours, let theirs = versions.theirs else {
      return isMultiplied ? versions.ours ?? versions.theirs : lonely(versions)
    }
    if ours == theirs { return ours }
    let present = Versions(bases: versions.bases.compactMap(\.self), ours: ours, theirs: theirs)
    var section = ours
    section.title = present.map(\.title).settled { ($0 ?? LineText([])) < ($1 ?? LineText([])) }
    let merge = SpacedTextMerge(present.map(\.text), hasBase: present.bases.count == versions.bases.count)
    section.text = merge.merged { inquiry.lines($0, of: merge.texts, .text(section.heading)) }
    return section
  }

  /// A section that one side has not.
  private func lonely(_ versions: Versions<WrittenSection?>) -> WrittenSection? {
    guard let section = versions.ours ?? versions.theirs else { return nil }
    let isInBase = versions.map { $0 != nil }.base
    // What it was is not known, or it is new.
    if isInBase != true || versions.map(\.?.text.lines).base == nil { return section }
    let base = versions.bases.first?.flatMap { $0 }
    if base?.text.lines == section.text.lines { return nil }
    let told = versions.map { $0.map { $0.text.told($0.text.lines.indices) } }
    let decision = inquiry.ask(
      .text(section.heading), base: base.map { $0.text.told($0.text.lines.indices) }, ours: told.ours,
      theirs: told.theirs)
    switch decision {
    case .value(let words)?:
      var said = section
      said.text = SpacedText(saying: words)
      said.text.end = section.text.end
      return said
    case .ours? where versions.ours == nil, .theirs? where versions.theirs == nil: return nil
    case .ours?, .theirs?, .both?, nil: return section
    }
  }
}

extension MergeInquiry {
  /// What stands in the place of lines that both sides changed.
  func lines(_ part: LineMerge.Part, of texts: Versions<SpacedText>, _ spot: MergeQuestion.Spot) -> SpacedText {
    guard case .conflict(let base, let mine, let yours) = part else { return SpacedText() }
    func told(_ text: SpacedText?, _ range: Range<Int>) -> String? { range.isEmpty ? nil : text?.told(range) }
    let ours = told(texts.ours, mine)
    let theirs = told(texts.theirs, yours)
    let decision = ask(
      spot, base: base.flatMap { told(texts.bases.first, $0) }, ours: ours, theirs: theirs,
      allowsBoth: ours != nil && theirs != nil)
    let both = [ours, theirs].compactMap(\.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    switch decision {
    case .ours?: return SpacedText(saying: ours ?? "")
    case .theirs?: return SpacedText(saying: theirs ?? "")
    case .both?: return SpacedText(saying: both.joined(separator: "\n\n"))
    case .value(let words)?: return SpacedText(saying: words)
    case nil: return SpacedText(saying: both.first ?? "")
    }
  }
}
