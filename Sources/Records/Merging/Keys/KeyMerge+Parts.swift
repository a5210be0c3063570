// The lines above a part, its comments, and how a map or list is written.
extension KeyMerge {
  func takeHomeless() -> [ArraySlice<UInt8>] {
    defer { homeless = [] }
    return homeless
  }

  /// A part that is taken as it is, with comments above it that have no other place.
  func sheltering(_ part: WrittenPart) -> WrittenPart {
    if homeless.isEmpty { return part }
    var part = part
    part.above = missing(takeHomeless(), in: part.comments) + part.above
    return part
  }

  /// Those comments that stand nowhere there, as lines.
  func missing(_ comments: [ArraySlice<UInt8>], in there: [ArraySlice<UInt8>]) -> [WrittenLine] {
    comments.filter { !there.contains($0) }.map { WrittenLine(comment: $0) }
  }

  /// What one side said newly in comments of a part that is gone stays.
  func leave(_ versions: Versions<WrittenPart?>) {
    let gone = versions.map { Set($0?.comments ?? []) }
    let old = gone.bases.reduce(Set()) { $0.union($1) }
    var new = gone.ours.union(gone.theirs).subtracting(old)
    if new.isEmpty { return }
    // The side that took the part away may have them elsewhere.
    if versions.ours == nil { new.subtract(comments.ours) }
    if versions.theirs == nil { new.subtract(comments.theirs) }
    homeless += new.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// A part with its merged value.
  ///
  /// - Parameter taken: comments from above that have no other place.
  func part(_ versions: Versions<WrittenPart?>, _ value: WrittenValue, _ taken: [ArraySlice<UInt8>]) -> WrittenPart? {
    guard let one = versions.ours ?? versions.theirs else { return nil }
    let present = Versions(
      bases: versions.bases.compactMap(\.self), ours: versions.ours ?? one, theirs: versions.theirs ?? one)
    var part = WrittenPart(
      above: above(present.map(\.above)), key: one.key, head: present.map(\.head).settled, value: value)
    let lost = lost(present, in: part)
    let blanks = part.above.reversed().prefix(while: \.isBlank).count
    part.above.insert(contentsOf: lost.map { WrittenLine(comment: $0) }, at: part.above.count - blanks)
    if !taken.isEmpty { part.above = missing(taken, in: part.comments) + part.above }
    return part
  }

  /// Comments that a side put in, or that both have, and that the merged part has not. One that is new on both sides stays where
  /// the other side has it.
  private func lost(_ versions: Versions<WrittenPart>, in part: WrittenPart) -> [ArraySlice<UInt8>] {
    let own = versions.map(\.comments)
    if own.ours.isEmpty, own.theirs.isEmpty { return [] }
    let there = part.comments + homeless
    let wanted = (own.ours + own.theirs).filter { comment in
      // A mark without words says nothing that could be lost.
      if there.contains(comment) || comment.allSatisfy({ $0 == UInt8(ascii: "#") }) { return false }
      let (isInOurs, isInTheirs) = (own.ours.contains(comment), own.theirs.contains(comment))
      if isInOurs, isInTheirs { return true }
      if !own.bases.isEmpty, own.bases.allSatisfy({ $0.contains(comment) }) { return false }
      let isNew = !comments.bases.contains { $0.contains(comment) }
      return !isNew || !(isInOurs ? comments.theirs : comments.ours).contains(comment)
    }
    return Set(wanted).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Comment lines, line by line; where both sides have others at one place, all of them.
  func above(_ versions: Versions<[WrittenLine]>) -> [WrittenLine] {
    if let lines = versions.untouched { return lines }
    // How far in a line stands is layout.
    let texts = versions.map { SpacedText($0.map(\.words)) }
    let merged = SpacedTextMerge(texts, hasBase: true).merged { part in
      guard case .conflict(let base, let ours, let theirs) = part else { return SpacedText() }
      let old = Set(base.map { texts.bases[0].lines[$0] } ?? [])
      let (mine, yours) = (texts.ours.lines[ours], texts.theirs.lines[theirs])
      let stays = old.subtracting(Set(mine).symmetricDifference(yours))
      func new(_ lines: ArraySlice<LineText>) -> [LineText] { lines.filter { !old.contains($0) || stays.contains($0) } }
      return SpacedText(LineMerge.both(new(mine), new(yours)))
    }
    let places = versions.map { lines in Dictionary(zip(lines.map(\.words), lines)) { first, _ in first } }
    return merged.all.compactMap { line in
      let found = places.map { $0[line] }
      guard let one = found.ours ?? found.theirs else { return nil }
      let there = Versions(
        bases: found.bases.compactMap(\.self), ours: found.ours ?? one, theirs: found.theirs ?? one)
      return there.settled { ($0.indent ?? -1) < ($1.indent ?? -1) }
    }
  }

  // MARK: - Maps and lists

  /// How a map or list is written.
  private enum Style { case block, flow, short }

  private func style(_ value: WrittenValue) -> Style? {
    if value.isVacant { return nil }
    if value.block != nil { return .block }
    return value.text == nil ? .flow : .short
  }

  /// The style that the merged value has: that of the side that changed it, and lines rather than brackets.
  private func style(_ versions: Versions<WrittenValue>) -> Style? {
    let styles = versions.map(style)
    guard let ours = styles.ours, let theirs = styles.theirs else { return styles.ours ?? styles.theirs }
    if ours == theirs { return ours }
    if let base = styles.base, let base {
      if base == ours { return theirs }
      if base == theirs { return ours }
    }
    return ours == .block || theirs == .block ? .block : .flow
  }

  /// A merged map or list in the style that it has.
  func container(
    _ content: WrittenValue.Content, _ versions: Versions<WrittenValue>, _ place: KeyPlace
  ) -> WrittenValue {
    var value = WrittenValue(content: content, form: .words(WrittenWords(first: [])))
    value.tail = versions.map(\.tail).settled
    if value.isVacant { return emptied(value, versions) }
    switch style(versions) {
    case .short?:
      if value.parts.count == 1, let part = value.parts.first, part.key == place.shape.short, part.value.text != nil {
        return part.value
      }
      return lines(value, versions, place)
    case .flow?: return brackets(value, versions, place)
    case .block?, nil: return lines(value, versions, place)
    }
  }

  /// A list or map in which nothing is left, written as a side has it that emptied it.
  private func emptied(_ value: WrittenValue, _ versions: Versions<WrittenValue>) -> WrittenValue {
    let empty = [versions.ours, versions.theirs].filter(\.isVacant)
    guard var written = empty.min(by: WrittenValue.precedes) else {
      return WrittenValue(content: .nothing, form: value.form)
    }
    if written.takesTail { written.tail = value.tail }
    return written
  }

  private func brackets(
    _ value: WrittenValue, _ versions: Versions<WrittenValue>, _ place: KeyPlace
  ) -> WrittenValue {
    let said = versions.map { $0.meaning(place) }
    let meaning = value.meaning(place)
    var written = WrittenValue.flow(value.content)
    let ours = said.ours == meaning && style(versions.ours) == .flow
    let theirs = said.theirs == meaning && style(versions.theirs) == .flow
    if ours, theirs { return self.written(versions, said) }
    if ours { written = versions.ours }
    if theirs { written = versions.theirs }
    written.tail = value.tail
    return written
  }

  private func lines(_ value: WrittenValue, _ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    let blocks = versions.map(\.block)
    var layout: WrittenBlock?
    if let ours = blocks.ours, let theirs = blocks.theirs {
      let bases = blocks.bases.compactMap { $0?.withoutTail }
      layout = Versions(bases: bases, ours: ours.withoutTail, theirs: theirs.withoutTail).settled {
        ($0.offset, $0.isInline ? 0 : 1) < ($1.offset, $1.isInline ? 0 : 1)
      }
    } else {
      layout = blocks.ours ?? blocks.theirs
    }
    var block = layout ?? WrittenBlock(tail: [], offset: 2, isInline: place.isItem)
    block.tail = block.isInline ? [] : value.tail
    return WrittenValue(content: value.content, form: .block(block))
  }
}

extension WrittenBlock {
  fileprivate var withoutTail: WrittenBlock { WrittenBlock(tail: [], offset: offset, isInline: isInline) }
}

extension WrittenLine {
  /// What stands on it, wherever it begins.
  fileprivate var words: LineText { LineText(isBlank ? [] : bytes.trimmingEnd) }
}

extension Versions where Element == WrittenPart? {
  /// The part where one side at most changed it, which may be that it is gone; nil where both did.
  var unchanged: WrittenPart?? {
    if ours == theirs { return .some(ours) }
    guard let base = bases.first, bases.dropFirst().allSatisfy({ $0 == base }) else { return nil }
    if base == ours { return .some(theirs) }
    return base == theirs ? .some(ours) : nil
  }
}
