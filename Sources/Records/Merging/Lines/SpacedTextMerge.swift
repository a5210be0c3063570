/// The merge of texts in which blank lines are layout.
struct SpacedTextMerge {
  /// The base is nil where it is not known what it was, or that there was one.
  let texts: Versions<SpacedText>
  let origin: LineMerge.Origin

  private var base: SpacedText? { if case .known = origin { texts.bases.first } else { nil } }

  /// - Parameter hasBase: whether the text was there in every version that both sides started from.
  init(_ texts: Versions<SpacedText>, hasBase: Bool) {
    self.texts = texts
    if hasBase, let base = texts.map(\.lines).base {
      origin = .known(base)
    } else {
      origin = texts.bases.isEmpty ? .none : .unknown
    }
  }

  /// The merged text; what was changed on both sides at one place is what `settle` says.
  func merged(_ settle: (LineMerge.Part) -> SpacedText) -> SpacedText {
    if let text = texts.untouched { return text }
    var text = SpacedText()
    var last: LineMerge.Place?
    for part in LineMerge.parts(origin, texts.ours.lines, texts.theirs.lines) {
      if case .lines(let places) = part {
        for place in places {
          let line =
            place.isTheirs ? place.theirs.map { texts.theirs.lines[$0] } : place.ours.map { texts.ours.lines[$0] }
          guard let line else { continue }
          text.append(line, below: gap(place, after: last))
          last = place
        }
      } else {
        let settled = settle(part)
        for (index, line) in settled.lines.enumerated() {
          text.append(line, below: index == 0 ? gap(above: part) : settled.gaps[index])
        }
        last = nil
      }
    }
    text.end = texts.map(\.end).settled(by: SpacedTextMerge.isLonger)
    return text
  }

  private static func isLonger(_ one: [LineText], _ other: [LineText]) -> Bool {
    one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count > other.count
  }

  /// The blank lines above a line: those of the side that has it below the same line; where both have, as they were
  /// changed; where neither has, the more of two.
  private func gap(_ place: LineMerge.Place, after last: LineMerge.Place?) -> [LineText] {
    let ours = place.ours.map { texts.ours.gaps[$0] }
    let theirs = place.theirs.map { texts.theirs.gaps[$0] }
    guard let ours, let theirs else { return ours ?? theirs ?? [] }
    let longer = SpacedTextMerge.isLonger(theirs, ours) ? theirs : ours
    switch (follows(place.ours, last?.ours, last), follows(place.theirs, last?.theirs, last)) {
    case (true, false): return ours
    case (false, true): return theirs
    case (false, false): return longer
    case (true, true):
      guard let base, let line = place.base else { return longer }
      return Versions(bases: [base.gaps[line]], ours: ours, theirs: theirs).untouched ?? longer
    }
  }

  private func follows(_ line: Int?, _ above: Int?, _ last: LineMerge.Place?) -> Bool {
    last == nil ? line == 0 : above.map { $0 + 1 } == line
  }

  private func gap(above part: LineMerge.Part) -> [LineText] {
    guard case .conflict(_, let ours, let theirs) = part else { return [] }
    let gaps = [ours.first.map { texts.ours.gaps[$0] }, theirs.first.map { texts.theirs.gaps[$0] }].compactMap(\.self)
    return gaps.min(by: SpacedTextMerge.isLonger) ?? []
  }
}
