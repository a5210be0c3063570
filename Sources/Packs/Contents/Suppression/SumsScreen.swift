import Model

/// What the sums of all schools together may not tell, found by the rules by which sums are committed
/// (``Summary/withoutSmallCells(least:participantsArePeople:order:overlaps:since:)``), with the limit of an audience.
struct SumsScreen {
  /// Breakdowns of which no comparison is left.
  private(set) var gone: Set<Breakdown> = []
  private(set) var goneSpans: [Summary.Span: Set<Breakdown>] = [:]
  /// Where what all had at the start (or the end) would tell of the few who left (or joined).
  private(set) var fewLeft: [Summary.Span: Set<Breakdown>] = [:]
  private(set) var fewJoined: [Summary.Span: Set<Breakdown>] = [:]

  init(_ summary: Summary, least: Int) {
    let whole: Summary
    let told: Summary
    do throws(Summary.Unsummable) {
      whole = try summary.takenTogether()
      told = try whole.withoutSmallCells(least: least).summary
    } catch {
      // The schools' sums together leave 128 bits, so that nothing can be computed of them.
      gone = [.total]
      return
    }
    let (before, after) = (Set(whole.places), Set(told.places))
    for place in before.subtracting(after) {
      if after.contains(where: { $0.breakdown == place.breakdown }) {
        goneSpans[place.span, default: []].insert(place.breakdown)
      } else {
        gone.insert(place.breakdown)
      }
    }
    for place in told.placesWithoutStart.subtracting(whole.placesWithoutStart) {
      fewLeft[place.span, default: []].insert(place.breakdown)
    }
    for place in told.placesWithoutEnd.subtracting(whole.placesWithoutEnd) {
      fewJoined[place.span, default: []].insert(place.breakdown)
    }
  }

  fileprivate struct Place: Hashable {
    let breakdown: Breakdown
    let span: Summary.Span

    init(_ key: Summary.Key) {
      breakdown = key.who.breakdown
      span = Summary.Span(from: key.from, to: key.to)
    }
  }
}

extension Summary {
  /// All schools as one.
  fileprivate func takenTogether() throws(Unsummable) -> Summary {
    switch rows {
    case .sums(let sums): try Summary(.sums(sums.map { $0.ofNoSchool })).adding(Summary(.sums([])))
    case .moves(let moves): try Summary(.moves(moves.map { $0.ofNoSchool })).adding(Summary(.moves([])))
    case .points(let points): try Summary(.points(points.map { $0.ofNoSchool })).adding(Summary(.points([])))
    }
  }

  fileprivate var places: [SumsScreen.Place] { keys.map { SumsScreen.Place($0) } }

  fileprivate var placesWithoutStart: Set<SumsScreen.Place> {
    switch rows {
    case .sums(let sums): Set(sums.filter { $0.sumFromAll == nil }.map { SumsScreen.Place($0.key) })
    case .moves(let moves): Set(moves.filter { $0.from == .withheld }.map { SumsScreen.Place($0.key) })
    case .points: []
    }
  }

  fileprivate var placesWithoutEnd: Set<SumsScreen.Place> {
    switch rows {
    case .sums(let sums): Set(sums.filter { $0.sumToAll == nil }.map { SumsScreen.Place($0.key) })
    case .moves(let moves): Set(moves.filter { $0.to == .withheld }.map { SumsScreen.Place($0.key) })
    case .points: []
    }
  }
}

extension Summary.Sums {
  fileprivate var ofNoSchool: Summary.Sums {
    var sums = self
    sums.key.school = nil
    return sums
  }
}

extension Summary.Move {
  fileprivate var ofNoSchool: Summary.Move {
    var move = self
    move.key.school = nil
    return move
  }
}

extension Summary.Point {
  fileprivate var ofNoSchool: Summary.Point {
    var point = self
    point.key.school = nil
    return point
  }
}
