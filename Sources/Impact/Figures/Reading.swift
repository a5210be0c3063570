import Model

/// What the figures say of one stratum at one occasion, checked, and with its schools added up.
///
/// Every part is a value or a reason; what contradicts itself is not used.
struct Reading: Hashable, Sendable {
  /// The definition that the values were taken by; nil when the figures name none.
  var definition: String?
  /// People, 1 or more.
  var n: Computed<Int> = .notComputed(.notRecorded)
  /// In the measure's unit, on its scale.
  var mean: Computed<Double> = .notComputed(.notRecorded)
  /// 0 or more, in the measure's unit.
  var sd: Computed<Double> = .notComputed(.notRecorded)
  /// How many said yes, of how many.
  var answers: Computed<Proportion> = .notComputed(.notRecorded)
  /// The change up to this occasion, given as such: in the unit, in percentage points for yes/no.
  var change: Computed<Double> = .notComputed(.notRecorded)
  /// Above 0.
  var elapsedMonths: Computed<Double> = .notComputed(.notRecorded)
  var moved: Computed<Figure.Moved> = .notComputed(.notRecorded)
  /// Schools whose rows are behind it; 0 for a total row.
  var schools = 0
  /// The middle and the ends of the values.
  var spread: Computed<ValueSpread> = .notComputed(.needsIndividualData)
  /// How many gave each answer, in ascending order; for answers.
  var levels: Computed<[Tallied]> = .notComputed(.needsIndividualData)
  /// How many have exactly the lowest and the highest value of the scale; nil where they are withheld or not counted.
  var atMin: Int?
  var atMax: Int?

  /// Nobody was measured: a fact, not a gap in the records.
  static let nobody = {
    var reading = Reading.unknown(.notRecorded)
    reading.n = .value(0)
    return reading
  }()

  /// Nothing known, for this reason.
  static func unknown(_ reason: Reason) -> Reading {
    var reading = Reading()
    reading.n = .notComputed(reason)
    reading.mean = .notComputed(reason)
    reading.sd = .notComputed(reason)
    reading.answers = .notComputed(reason)
    reading.change = .notComputed(reason)
    reading.elapsedMonths = .notComputed(reason)
    reading.moved = .notComputed(reason)
    reading.spread = .notComputed(reason)
    reading.levels = .notComputed(reason)
    return reading
  }

  /// How many people, whichever column says it.
  var people: Computed<Int> { answers.map(\.n).or(n) }

  /// The values as a sample: n, mean and, for two or more, their spread.
  var sample: Computed<Sample> {
    n.with(mean) { n, mean in
      n >= 2 ? sd.map { Sample(n: n, mean: mean, sd: $0) } : .value(Sample(n: n, mean: mean, sd: nil))
    }
  }
}

extension Reading {
  /// One row, checked against its measure.
  init(_ figure: Figure, of measure: Measure) {
    let scale = ScaleLimits(measure)
    definition = figure.definition
    n = Computed(figure.n).flatMap { $0 > 0 ? .value($0) : .notComputed(.inconsistentFigures) }
    mean = Computed(figure.mean).flatMap { scale.value($0.double) }
    sd = Computed(figure.sd).flatMap { Reading.spread($0.double, of: figure.n) }
    answers = Reading.answers(figure)
    change = Computed(figure.change).flatMap { scale.change($0.double) }
    elapsedMonths = Computed(figure.elapsedMonths).flatMap { Reading.elapsed($0) }
    moved = Computed(figure.moved)
    guard case .notComputed(.inconsistentFigures) = n else { return }
    mean = mean.flatMap { _ in .notComputed(.inconsistentFigures) }
    change = change.flatMap { _ in .notComputed(.inconsistentFigures) }
  }

  /// Months that passed: above 0, or no ratio can be made.
  static func elapsed(_ months: ExactNumber) -> Computed<Double> {
    months.double > 0 ? Computed(finite: months.double) : .notComputed(.elapsedNotPositive)
  }

  private static func spread(_ sd: Double, of n: Int?) -> Computed<Double> {
    guard sd >= 0 else { return .notComputed(.inconsistentFigures) }
    if let n, n < 2 { return .notComputed(.nBelowTwo) }
    return Computed(finite: sd)
  }

  private static func answers(_ figure: Figure) -> Computed<Proportion> {
    guard let count = figure.count, let asked = figure.of ?? figure.n else { return .notComputed(.notRecorded) }
    return Proportion(yes: count, of: asked).map { .value($0) } ?? .notComputed(.inconsistentFigures)
  }
}
