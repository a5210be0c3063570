import Model

/// Looks through one measure for what an audience may not see, and for what would give it back, until nothing is found any more.
struct Screening {
  typealias Why = ToldTogether.Why

  private let measured: MeasuredFigures
  private let limit: SmallLimit
  /// Whether those who read it see the measure at all.
  private let isShared: Bool
  /// What earlier packs told of the measure, a list each.
  private let earlier: [[Population]]
  private let cells: [SummedCell]
  private var goneByHand: [Breakdown: Why] = [:]
  private var goneOfRows: [Breakdown: Why] = [:]
  private var sums = SmallSums()
  /// What an earlier pack would give away of sums.
  private var betrayedSpans: [Summary.Span: Set<Breakdown>] = [:]
  private var betrayedStarts: Set<ToldTogether.Betrayal> = []

  var id: Slug { measured.measure.id }

  init(_ measured: MeasuredFigures, for audience: PackAudience, after earlier: [[Population]] = []) {
    self.measured = measured
    self.earlier = earlier
    limit = SmallLimit(measured.measure, for: audience)
    isShared = measured.measure.share >= audience.share
    cells = measured.summary.map { SummedCell.all(of: $0, measured.measure) } ?? []
  }

  // MARK: - What is shown

  var groups: SmallGroups {
    let byHand = measured.figures.filter(isShown)
    return SmallGroups(shown: byHand, summary: measured.summary.flatMap { sums.shown(of: $0) }, withheld: withheld)
  }

  private func isShown(_ figure: Figure) -> Bool {
    figure.source != nil || !goneByHand.keys.contains { figure.who.breakdown.isWithin($0) }
  }

  /// What a pack tells of, as a later one has to know it.
  var shownPopulations: [Population] {
    Population.all(of: measured.figures.filter(isShown)) + Population.all(of: shownCells)
  }

  private var shownCells: [SummedCell] {
    measured.summary.flatMap { sums.shown(of: $0) }.map { SummedCell.all(of: $0, measured.measure) } ?? []
  }

  // MARK: - Looking

  mutating func settle() {
    guard limit.fewest > 0 else { return }
    leaveOutTelling()
    withholdStarts()
    if limit.isStrict { leaveOutOfSums() }
    keepToMatched()
    repeat {} while leaveOutBetrayed()
    keepSilent()
  }

  @discardableResult
  private mutating func leaveOut(_ breakdown: Breakdown, isByHand: Bool, _ why: Why) -> Bool {
    if isByHand {
      guard goneByHand[breakdown] == nil else { return false }
      goneByHand[breakdown] = why
    } else {
      guard goneOfRows[breakdown] == nil else { return false }
      goneOfRows[breakdown] = why
      sums.gone.insert(breakdown)
    }
    return true
  }

  /// What tells of a few by itself, whatever stands beside it.
  private mutating func leaveOutTelling() {
    for figure in measured.figures where figure.source == nil {
      let breakdown = figure.who.breakdown
      if limit.isOpen(breakdown), isTelling(figure) { leaveOut(breakdown, isByHand: true, .tooFew) }
      if limit.isStrict, breakdown != .total, (figure.of ?? figure.n) == nil {
        leaveOut(breakdown, isByHand: true, .sizeUnknown)
      }
    }
    for cell in cells where isTelling(cell) { leaveOut(cell.breakdown, isByHand: false, .tooFew) }
  }

  private func isTelling(_ figure: Figure) -> Bool {
    if figure.of ?? figure.n == nil, let count = figure.count { return count < limit.fewest }
    return ToldAverages(figure, measured.measure)?.tellsOfNearlyAll(limit) ?? false
  }

  private func isTelling(_ cell: SummedCell) -> Bool {
    if cell.sizes.contains(where: limit.hides(people:)) { return true }
    guard limit.isOpen(cell.breakdown) else { return false }
    if cell.answers.contains(where: limit.hides(answer:)) { return true }
    guard let averages = cell.averages else { return tellsWhoMoved(cell) }
    return averages.tellsOfNearlyAll(limit) || tellsWhoMoved(cell) && averages.tellsWhoMoved
  }

  private func tellsWhoMoved(_ cell: SummedCell) -> Bool {
    cell.moves.contains(where: limit.hides(move:)) || cell.standings.contains(where: limit.hides(standing:))
  }

  /// Averages of values stay where only the counts of those who moved go.
  private mutating func keepSilent() {
    for cell in shownCells where cell.averages != nil && limit.isOpen(cell.breakdown) && tellsWhoMoved(cell) {
      sums.silent.insert(cell.breakdown)
    }
  }

  /// Of pupil groups from which a few are missing at one end, only those are told who were there both times.
  private mutating func keepToMatched() {
    for cell in cells where cell.breakdown.isOfPupils && cell.both > 0 {
      if [cell.start.people, cell.end.people].contains(where: { limit.hides(people: $0 - cell.both) }) {
        sums.matchedOnly.insert(cell.breakdown)
      }
    }
  }

  private mutating func leaveOutBetrayed() -> Bool {
    let told = ToldTogether(limit: limit, populations: shownPopulations)
    let found = earlier.reduce(told.betrayed) { $0.union(told.betrayed(beside: $1)) }
    var grew = false
    // In one order, so that the same records give the same sentences.
    for betrayal in found.sorted(by: { $0.why.rawValue < $1.why.rawValue }) where leaveOut(betrayal) { grew = true }
    return grew
  }

  /// Of sums beside an earlier pack only what all had at that point, or that comparison: their number alone tells of nobody.
  private mutating func leaveOut(_ betrayal: ToldTogether.Betrayal) -> Bool {
    guard betrayal.why == .sinceEarlier, !betrayal.isByHand else {
      return leaveOut(betrayal.breakdown, isByHand: betrayal.isByHand, betrayal.why)
    }
    switch betrayal.when {
    case .both(let span):
      guard betrayedSpans[span, default: []].insert(betrayal.breakdown).inserted else { return false }
      sums.goneSpans[span, default: []].insert(betrayal.breakdown)
    case .at(let occasion, _) where measured.measure.scale == .series:
      let point = Summary.Span(from: occasion, to: nil)
      guard betrayedSpans[point, default: []].insert(betrayal.breakdown).inserted else { return false }
      sums.goneSpans[point, default: []].insert(betrayal.breakdown)
    case .at(let occasion, _):
      for span in Set(cells.map(\.span)) {
        if span.from == occasion { sums.fewLeft[span, default: []].insert(betrayal.breakdown) }
        if span.to == occasion { sums.fewJoined[span, default: []].insert(betrayal.breakdown) }
      }
      return betrayedStarts.insert(betrayal).inserted
    }
    return true
  }

  /// Of a start alone only how many there were: once some are measured again, what these began with is told, and both together would
  /// tell of the few who were not.
  private mutating func withholdStarts() {
    for span in Set(cells.map(\.span)) where span.to == nil && measured.measure.scale != .series {
      sums.fewLeft[span, default: []].insert(.total)
    }
  }

  /// By the rules of what is committed, with the limit of the audience: who is left of two columns, two comparisons, a total and its
  /// parts, or left between two points.
  private mutating func leaveOutOfSums() {
    guard let summary = measured.summary else { return }
    let screen = SumsScreen(summary, least: limit.fewest)
    for breakdown in screen.gone { leaveOut(breakdown, isByHand: false, .tooFew) }
    sums.goneSpans.merge(screen.goneSpans) { $0.union($1) }
    sums.fewLeft.merge(screen.fewLeft) { $0.union($1) }
    sums.fewJoined.merge(screen.fewJoined) { $0.union($1) }
  }

  // MARK: - Beside other measures

  /// Pupil groups that are too small in another measure go here, too, where they are nearly as many: they are the same pupils.
  ///
  /// - Returns: whether anything went.
  mutating func leaveOut(beside other: Screening) -> Bool {
    guard isShared, other.isShared, limit.fewest > 0, isOfSamePeople(as: other) else { return false }
    let small = other.hiddenPopulations
    var grew = false
    for population in shownPopulations where population.breakdown.isOfPupils && !population.isPublished {
      let isSame = small.contains { hidden in
        hidden.who == population.who && (hidden.people - population.people).magnitude < limit.fewest
      }
      if isSame, leaveOut(population.breakdown, isByHand: population.isByHand, .tooFew) { grew = true }
    }
    if grew { settle() }
    return grew
  }

  private func isOfSamePeople(as other: Screening) -> Bool {
    let (one, two) = (measured.measure, other.measured.measure)
    return one.people == two.people && one.level == two.level
  }

  /// Groups that are too small to be shown.
  private var hiddenPopulations: [Population] {
    (Population.all(of: measured.figures) + Population.all(of: cells)).filter {
      limit.hides(people: $0.people) && !$0.isPublished
    }
  }
}

// MARK: - What is said of it

extension Screening {
  private var withheld: [String] {
    var sentences = Set(goneByHand.merging(goneOfRows) { first, _ in first }.map { sentence($0.key.words, $0.value) })
    let silent = sums.silent.filter { breakdown in !goneOfRows.keys.contains { breakdown.isWithin($0) } }
    sentences.formUnion(silent.map { sentence($0.wordsOfMoves, .tooFew) })
    let words = MeasureWords(measured.measure)
    for (span, breakdowns) in sums.goneSpans {
      let at = words.at(span.to ?? span.from)
      sentences.formUnion(
        breakdowns.subtracting(goneOfRows.keys).map { breakdown in
          let isBeside = betrayedSpans[span]?.contains(breakdown) ?? false
          return sentence("\(breakdown.words)\(at)", isBeside ? .sinceEarlier : .tooFew)
        })
    }
    return sentences.sorted()
  }

  private func sentence(_ words: String, _ why: Why) -> String {
    switch why {
    case .tooFew: "\(words): too few to show (groups under \(limit.fewest) are left out)."
    case .sinceEarlier:
      "\(words): not shown, since only a few people came or went since an earlier pack, and both packs together would tell of them."
    case .sizeUnknown: "\(words): not shown, since how many people they are about is not recorded."
    }
  }
}
