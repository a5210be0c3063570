/// Adds up the values of rows on a continuous scale.
struct SumMaking {
  private let observations: Observations
  private let measure: Measure
  private let origin: Summary.Origin
  private let margins: Margins

  init(_ observations: Observations, measure: Measure, origin: Summary.Origin) {
    self.observations = observations
    self.measure = measure
    self.origin = origin
    margins = Margins(observations)
  }

  /// In the order of their keys.
  var rows: [Summary.Sums] {
    get throws(Summary.Unsummable) {
      var rows: [Summary.Sums] = []
      for comparison in measure.comparisons(of: observations.recorded) {
        rows += try sums(from: comparison.from, to: comparison.to)
      }
      return rows.sorted { $0.key < $1.key }
    }
  }

  private func sums(from: String, to: String?) throws(Summary.Unsummable) -> [Summary.Sums] {
    let nobody = [Observations.Value](repeating: .missing, count: observations.participants)
    let aligned = try AlignedValues([
      observations.column(of: from) ?? nobody, observations.column(of: to) ?? nobody,
    ])
    let (before, after) = (aligned.columns[0], aligned.columns[1])
    let limits = SumCell.Limits(
      low: aligned.aligned(measure.scaleMin), high: aligned.aligned(measure.scaleMax), step: aligned.smallestChange)
    let tables = margins.tables { (cell: inout SumCell, participant: Int) in
      cell.add(before[participant], after[participant], limits)
    }
    return margins.strata(tables).map { stratum, cell in
      var key = stratum
      (key.from, key.to) = (from, to)
      var row = cell.sums(key, aligned, hasMin: measure.scaleMin != nil, hasMax: measure.scaleMax != nil)
      row.origin = origin
      return row
    }
  }
}

/// The people of one cell at two occasions: those measured twice, those who left, those who joined.
struct SumCell: Addable {
  /// The ends of the scale and the smallest difference that counts, in units of the values.
  struct Limits {
    let low: Int64?
    let high: Int64?
    let step: Int64
  }

  /// How many values there are, their sum, the sum of their squares.
  struct Moments {
    var n = 0
    var sum: Int128 = 0
    var squares: Int128 = 0

    @inline(__always)
    mutating func add(_ value: Int64) {
      n += 1
      sum &+= Int128(value)
      squares &+= SumCell.product(value, value)
    }

    mutating func add(_ other: Moments) {
      n += other.n
      sum &+= other.sum
      squares &+= other.squares
    }
  }

  /// At one occasion: how many at either end of the scale.
  struct Ends {
    var low = 0
    var high = 0

    mutating func add(_ other: Ends) {
      low += other.low
      high += other.high
    }
  }

  private var from = Moments()
  private var to = Moments()
  private var leavers = Moments()
  private var joiners = Moments()
  private var product: Int128 = 0
  private var up = 0
  private var down = 0
  private var endsFrom = Ends()
  private var endsTo = Ends()

  init() {}

  var isEmpty: Bool { from.n + leavers.n + joiners.n == 0 }

  /// Sums stay within 128 bits: ``AlignedValues`` has made sure.
  @inline(__always)
  static func product(_ one: Int64, _ other: Int64) -> Int128 { Int128(one) &* Int128(other) }

  @inline(__always)
  mutating func add(_ before: Int64, _ after: Int64, _ limits: Limits) {
    let (hasBefore, hasAfter) = (before != AlignedValues.missing, after != AlignedValues.missing)
    if hasBefore {
      if before == limits.low { endsFrom.low += 1 }
      if before == limits.high { endsFrom.high += 1 }
      if hasAfter { from.add(before) } else { leavers.add(before) }
    }
    if hasAfter {
      if after == limits.low { endsTo.low += 1 }
      if after == limits.high { endsTo.high += 1 }
      if hasBefore { to.add(after) } else { joiners.add(after) }
    }
    guard hasBefore && hasAfter else { return }
    product &+= SumCell.product(before, after)
    let change = Int128(after) - Int128(before)
    if change >= limits.step { up += 1 }
    if change <= -limits.step { down += 1 }
  }

  mutating func add(_ other: SumCell) {
    from.add(other.from)
    to.add(other.to)
    leavers.add(other.leavers)
    joiners.add(other.joiners)
    product &+= other.product
    up += other.up
    down += other.down
    endsFrom.add(other.endsFrom)
    endsTo.add(other.endsTo)
  }

  func sums(_ key: Summary.Key, _ values: AlignedValues, hasMin: Bool, hasMax: Bool) -> Summary.Sums {
    var sums = Summary.Sums(key: key)
    var (all, end) = (from, to)
    all.add(leavers)
    end.add(joiners)
    (sums.nFrom, sums.sumFromAll, sums.sumsqFromAll) = (all.n, values.number(all.sum), values.square(all.squares))
    (sums.nTo, sums.sumToAll, sums.sumsqToAll) = (end.n, values.number(end.sum), values.square(end.squares))
    (sums.n, sums.sumFrom, sums.sumTo) = (from.n, values.number(from.sum), values.number(to.sum))
    (sums.sumsqFrom, sums.sumsqTo) = (values.square(from.squares), values.square(to.squares))
    sums.sumProduct = values.square(product)
    (sums.up, sums.same, sums.down) = (up, from.n - up - down, down)
    if hasMin { (sums.atMinFrom, sums.atMinTo) = (endsFrom.low, endsTo.low) }
    if hasMax { (sums.atMaxFrom, sums.atMaxTo) = (endsFrom.high, endsTo.high) }
    return sums
  }
}
