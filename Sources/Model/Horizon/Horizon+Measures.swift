/// Points of measurement that are later than a reader looks, and are left out.
package struct LaterPoints: Hashable, Sendable {
  /// The day until which it is looked.
  package let day: Day
  /// What they are called.
  package let occasions: [String]
}

extension Measure {
  /// When a point of measurement was: the day in the definition, else what its name surely says, as `autumn 2024`; nil where
  /// neither tells.
  package func days(of occasion: String) -> ClosedRange<Day>? {
    if let day = occasions.first(where: { $0.id == occasion })?.date { return day...day }
    let moment = OccasionMoment(occasion)
    return moment.isOpen ? nil : moment.days
  }
}

extension Horizon {
  /// The points of measurement of a definition that are not later.
  package func cut(_ occasions: [Measure.Occasion], of measure: Measure) -> [Measure.Occasion] {
    occasions.filter { shows(measure.days(of: $0.id)) }
  }

  /// A measure with what was measured by that day, by the definition that held then.
  ///
  /// What the definition asks to be compared stays, also where one of the two points is later.
  package func cut(_ measured: MeasuredFigures) -> MeasuredFigures {
    let measure = measured.measure
    let points = measure.occasions.map(\.id) + measured.figures.map(\.occasion) + (measured.summary?.occasions ?? [])
    let later = points.unique.filter { !shows(measure.days(of: $0)) }
    let isLater = Set(later).contains
    var cut = measured
    cut.measure.occasions.removeAll { isLater($0.id) }
    cut.measure.revisions = measure.revisions.filter { shows($0.date) }
    if cut.measure.revisions != measure.revisions { cut.measure.definition = cut.measure.revisions.last?.definition }
    cut.figures.removeAll { isLater($0.occasion) }
    cut.summary = measured.summary.flatMap { $0.without(isLater) }
    cut.later = later.isEmpty ? nil : LaterPoints(day: day, occasions: later)
    return cut
  }
}

extension Summary {
  /// The sums without some points of measurement; nil where nothing is left.
  ///
  /// Where only the end of a comparison goes, its start stays, once.
  fileprivate func without(_ isGone: (String) -> Bool) -> Summary? {
    let rows: Rows
    switch self.rows {
    case .sums(let sums):
      rows = .sums(Summary.kept(sums, isGone, at: \.key) { $0.startAlone })
    case .moves(let moves):
      rows = .moves(Summary.startsAlone(moves, isGone))
    case .points(let points):
      rows = .points(points.filter { !isGone($0.key.from) })
    }
    let cut = Summary(rows)
    return cut.keys.isEmpty ? nil : cut
  }

  /// The rows whose points are all there, and after them those of which the start alone is, where no other tells it.
  private static func kept<Row>(
    _ rows: [Row], _ isGone: (String) -> Bool, at key: KeyPath<Row, Key>, _ start: (Row) -> Row
  ) -> [Row] {
    let begun = rows.filter { !isGone($0[keyPath: key].from) }
    let whole = begun.filter { !($0[keyPath: key].to.map(isGone) ?? false) }
    var told = Set(whole.map { $0[keyPath: key].startAlone })
    let rest = begun.filter { $0[keyPath: key].to.map(isGone) ?? false }.map(start)
    return whole + rest.filter { told.insert($0[keyPath: key]).inserted }
  }

  /// The same of answers, of which a key has many rows: those of one start are counted together.
  private static func startsAlone(_ moves: [Move], _ isGone: (String) -> Bool) -> [Move] {
    let begun = moves.filter { !isGone($0.key.from) }
    let whole = begun.filter { !($0.key.to.map(isGone) ?? false) }
    var told = Set(whole.map(\.key.startAlone))
    var kept = whole
    for key in begun.map(\.key).unique where key.to.map(isGone) ?? false {
      guard told.insert(key.startAlone).inserted else { continue }
      let rows = begun.filter { $0.key == key && $0.from != .absent }
      for level in rows.map(\.from).unique {
        let same = rows.filter { $0.from == level }
        var start = same[0]
        (start.key, start.to, start.n) = (key.startAlone, .absent, same.reduce(0) { $0 + $1.n })
        kept.append(start)
      }
    }
    return kept
  }
}

extension Summary.Key {
  fileprivate var startAlone: Summary.Key {
    var key = self
    key.to = nil
    return key
  }
}

extension Summary.Sums {
  /// The same of everybody at the start, as long as nothing later was measured.
  fileprivate var startAlone: Summary.Sums {
    var start = Summary.Sums(key: key.startAlone)
    start.origin = origin
    (start.nFrom, start.sumFromAll, start.sumsqFromAll) = (nFrom, sumFromAll, sumsqFromAll)
    (start.sumToAll, start.sumsqToAll) = (.zero, .zero)
    (start.atMinFrom, start.atMaxFrom) = (atMinFrom, atMaxFrom)
    (start.atMinTo, start.atMaxTo) = (atMinFrom.map { _ in 0 }, atMaxFrom.map { _ in 0 })
    return start
  }
}
