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

  func sections(_ versions: Versions<[WrittenSection]>) -> [WrittenSection] {
    if let sections = versions.untouched { return sections }
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
    var merged = order.order(.neither).compactMap { number in section(tables.map { $0[keys[number]] }) }
    // A section that was the last one of its text need not have had a line below it.
    for index in merged.indices.dropLast() where merged[index].blanks.isEmpty {
      let isApart = versions.all.contains { BodyMerge.stand(merged[index], merged[index + 1], togetherIn: $0) }
      let isBlank = merged[index].lines.isEmpty && merged[index].title == nil
      if !isApart, !isBlank { merged[index].blanks = [LineText([])] }
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
      first.title == one.title && second.title == other.title && first.blanks.isEmpty
    }
  }

  // MARK: - One section

  private func section(_ versions: Versions<WrittenSection?>) -> WrittenSection? {
    guard let ours = versions.ours, let theirs = versions.theirs else { return lonely(versions) }
    if ours == theirs { return ours }
    let present = Versions(bases: versions.bases.compactMap(\.self), ours: ours, theirs: theirs)
    let isEverywhere = present.bases.count == versions.bases.count
    var section = ours
    section.title = present.map(\.title).settled { ($0 ?? LineText([])) < ($1 ?? LineText([])) }
    let lines = present.map(\.lines)
    section.lines = merged(
      lines, .text(ours.heading ?? theirs.heading), hasBase: isEverywhere, inquiry)
    section.blanks = present.map(\.blanks).settled { $0.lexicographicallyPrecedes($1) }
    return section
  }

  /// A section that one side has not.
  private func lonely(_ versions: Versions<WrittenSection?>) -> WrittenSection? {
    guard let section = versions.ours ?? versions.theirs else { return nil }
    let isInBase = versions.map { $0 != nil }.base
    // What it was is not known, or it is new.
    if isInBase != true || versions.map(\.?.lines).base == nil { return section }
    let base = versions.bases.first?.flatMap { $0 }
    if base?.lines == section.lines { return nil }
    let decision = inquiry.ask(
      .text(section.heading), base: base?.lines.joined, ours: versions.ours?.lines.joined,
      theirs: versions.theirs?.lines.joined)
    switch decision {
    case .value(let words)?: return section.saying(words)
    case .ours? where versions.ours == nil, .theirs? where versions.theirs == nil: return nil
    case .ours?, .theirs?, .both?, nil: return section
    }
  }

  /// Lines that come together; what was changed on both sides at one place is asked.
  static func merged(
    _ versions: Versions<[LineText]>, _ spot: MergeQuestion.Spot, hasBase: Bool, _ inquiry: MergeInquiry
  ) -> [LineText] {
    let origin: LineMerge.Origin
    if let base = versions.base, hasBase {
      origin = .known(base)
    } else if versions.bases.isEmpty {
      origin = .none
    } else {
      origin = .unknown
    }
    return LineMerge.parts(origin, versions.ours, versions.theirs).flatMap { part -> [LineText] in
      switch part {
      case .lines(let lines): return lines
      case .conflict(let base, let ours, let theirs):
        let decision = inquiry.ask(
          spot, base: base?.joined, ours: ours.isEmpty ? nil : ours.joined,
          theirs: theirs.isEmpty ? nil : theirs.joined, allowsBoth: !ours.isEmpty && !theirs.isEmpty)
        let (first, second) = theirs.lexicographicallyPrecedes(ours) ? (theirs, ours) : (ours, theirs)
        switch decision {
        case .ours?: return ours
        case .theirs?: return theirs
        case .both?: return first + [LineText([])] + second
        case .value(let words)?: return [LineText](saying: words)
        case nil: return first.isEmpty ? second : first
        }
      }
    }
  }

  private func merged(
    _ versions: Versions<[LineText]>, _ spot: MergeQuestion.Spot, hasBase: Bool, _ inquiry: MergeInquiry
  ) -> [LineText] { BodyMerge.merged(versions, spot, hasBase: hasBase, inquiry) }
}

extension WrittenSection {
  /// The same heading above other words.
  fileprivate func saying(_ words: String) -> WrittenSection {
    var section = WrittenSection(heading: heading, title: title, lines: [LineText](saying: words))
    section.blanks = blanks
    return section
  }
}

extension [LineText] {
  /// The lines of words that a person typed.
  fileprivate init(saying words: String) {
    self.init(of: ArraySlice(words.utf8.filter { $0 != UInt8(ascii: "\r") }))
  }
}
