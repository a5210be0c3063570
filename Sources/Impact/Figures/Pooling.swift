import Model

/// Puts the figures of several schools together: counts add up, means weigh by people, spreads pool exactly.
///
/// Schools are taken by name, so that their order in the file changes nothing, not even the last digit.
struct Pooling {
  private let readings: [Reading]

  /// The rows of schools, each with its school's name.
  init(_ rows: [(school: String, reading: Reading)]) {
    readings = rows.sorted { $0.school < $1.school }.map(\.reading)
  }

  /// The schools as one; a single school is itself.
  var reading: Reading {
    guard let first = readings.first else { return Reading() }
    guard readings.count > 1 else {
      var alone = first
      alone.schools = 1
      return alone
    }
    var pooled = Reading(definition: first.definition)
    pooled.schools = readings.count
    pooled.n = total
    pooled.mean = weighted(\.mean)
    pooled.sd = spread
    pooled.answers = answers
    pooled.change = weighted(\.change)
    pooled.elapsedMonths = shared(\.elapsedMonths)
    pooled.moved = shared(\.moved)
    return pooled
  }

  private var total: Computed<Int> {
    readings.dropFirst().reduce(readings[0].n) { sum, next in
      sum.with(next.n) { one, other in
        let (total, overflow) = one.addingReportingOverflow(other)
        return overflow ? .notComputed(.outOfRange) : .value(total)
      }
    }
  }

  private var answers: Computed<Proportion> {
    readings.dropFirst().reduce(readings[0].answers) { sum, next in
      sum.with(next.answers) { one, other in one.adding(other).map { .value($0) } ?? .notComputed(.outOfRange) }
    }
  }

  /// Σ n·x / Σ n, where every school has both.
  private func weighted(_ value: KeyPath<Reading, Computed<Double>>) -> Computed<Double> {
    let values = readings.map { $0[keyPath: value] }
    if let missing = values.lazy.compactMap(\.reason).first { return .notComputed(missing) }
    return people.flatMap { people in
      let whole = people.reduce(0, +)
      return Computed<Double>(finite: zip(people, values).reduce(0) { $0 + $1.0 / whole * ($1.1.value ?? 0) })
    }
  }

  /// How many stand behind each school's figure; a reason of its own when a school does not say.
  private var people: Computed<[Double]> {
    let known = readings.compactMap { $0.people.value.map(Double.init) }
    return known.count == readings.count ? .value(known) : .notComputed(.weightsNotRecorded)
  }

  /// √((Σ(n−1)s² + Σn(x̄−x̄̄)²)/(N−1)): the spread of all people about the mean of all.
  private var spread: Computed<Double> {
    let samples = readings.map(\.sample)
    if let missing = samples.lazy.compactMap(\.reason).first { return .notComputed(missing) }
    let known = samples.compactMap(\.value)
    return weighted(\.mean).flatMap { grand in
      let free = known.reduce(0) { $0 + Double($1.n) } - 1
      let squares = known.reduce(0.0) { sum, sample in
        let within = (Double(sample.n) - 1) * (sample.sd ?? 0) * (sample.sd ?? 0)
        return sum + within + Double(sample.n) * (sample.mean - grand) * (sample.mean - grand)
      }
      return free >= 1 ? Computed<Double>(finite: (squares / free).squareRoot()) : .notComputed(.nBelowTwo)
    }
  }

  /// What all schools say alike.
  private func shared<Value>(_ value: KeyPath<Reading, Computed<Value>>) -> Computed<Value> {
    let first = readings[0][keyPath: value]
    return readings.allSatisfy { $0[keyPath: value] == first } ? first : .notComputed(.schoolsDiffer)
  }
}
