import Model

/// People of whom a pack tells something: who they are, when they were measured, how many, and how many of them said yes.
struct Population: Hashable {
  enum When: Hashable {
    /// Everybody at a point of measurement, by a definition of the measure.
    case at(String, definition: String?)
    /// Those measured at both.
    case both(Summary.Span)
  }

  var who: Who
  var when: When
  var people: Int
  /// Nil where it is not told.
  var yes: Int?
  /// Whether the figures were entered by hand; else they are sums of rows.
  var isByHand: Bool
  /// Whether an average or answers are told of them, and not their number alone.
  var hasValues = true
  /// Published elsewhere, with its source.
  var isPublished = false

  var breakdown: Breakdown { who.breakdown }

  /// Whether what is told at the other's time bears on people of this one, too.
  func isAt(_ other: When) -> Bool {
    switch (when, other) {
    case (.both(let span), .at(let occasion, _)): span.from == occasion || span.to == occasion
    default: when == other
    }
  }

  /// Whether something is told of both at one point of measurement.
  func isMeasured(with other: Population) -> Bool {
    switch (when, other.when) {
    case (.both(let one), .both(let two)):
      one.from == two.from || one.to == two.to || one.from == two.to || one.to == two.from
    default: isAt(other.when) || other.isAt(when)
    }
  }
}

extension Population {
  /// Of the figures that say how many people they are about.
  static func all(of figures: [Figure]) -> [Population] {
    figures.compactMap { figure in
      guard let people = figure.of ?? figure.n else { return nil }
      return Population(
        who: figure.who, when: .at(figure.occasion, definition: figure.definition), people: people, yes: figure.count,
        isByHand: true, isPublished: figure.source != nil)
    }
  }

  /// Of sums: everybody at each end, and those measured both times.
  static func all(of cells: [SummedCell]) -> [Population] {
    cells.flatMap { cell in
      func at(_ occasion: String?, _ side: SummedCell.Side) -> Population? {
        guard let occasion, side.people > 0 else { return nil }
        return Population(
          who: cell.who, when: .at(occasion, definition: nil), people: side.people, yes: side.yes, isByHand: false,
          hasValues: side.hasValues)
      }
      let both = Population(who: cell.who, when: .both(cell.span), people: cell.both, isByHand: false)
      let ends = [at(cell.span.from, cell.start), at(cell.span.to, cell.end)].compactMap { $0 }
      return cell.both > 0 ? ends + [both] : ends
    }
  }
}
