internal import Parallel

/// The values of some occasions as whole numbers of one common unit, 10^−places, so that sums of them are exact.
struct AlignedValues {
  /// In place of a missing value.
  static let missing = Int64.min

  /// Digits after the point that all of them have.
  let places: Int
  /// One list an occasion, as it was given.
  let columns: [[Int64]]

  /// Fails where the values, their squares or the sums of these leave 128 bits.
  init(_ columns: [[Observations.Value]]) throws(Summary.Unsummable) {
    let places = Together.map(columns.count) { AlignedValues.places(of: columns[$0]) }.max() ?? 0
    var aligned: [[Int64]] = []
    var largest: UInt64 = 0
    for column in Together.map(columns.count, { AlignedValues.aligned(columns[$0], to: places) }) {
      guard let column else { throw .tooLarge }
      aligned.append(column.values)
      largest = max(largest, column.largest)
    }
    let square = UInt128(largest) * UInt128(largest)
    let (bound, overflow) = square.multipliedReportingOverflow(by: UInt128(max(1, columns.first?.count ?? 0)))
    // Room for four times as much, so that schools can be added to each other.
    if overflow || bound > UInt128(Int128.max) / 4 { throw .tooLarge }
    self.places = places
    self.columns = aligned
  }

  func number(_ sum: Int128) -> ExactNumber { ExactNumber(mantissa: sum, places: places).reduced }
  func square(_ sum: Int128) -> ExactNumber { ExactNumber(mantissa: sum, places: 2 * places).reduced }

  /// The limit of a scale in the same unit; nil where it has more digits than any value, so that none can equal it.
  func aligned(_ limit: ExactNumber?) -> Int64? {
    guard let limit = limit?.reduced, limit.places <= places, let scaled = limit.scaled(to: places) else { return nil }
    return Int64(exactly: scaled.mantissa)
  }

  /// How far apart two values must be to count as different: changes are rounded to nine decimals (specification, section 0).
  var smallestChange: Int64 {
    // Half of 10^−9, in units of 10^−places; half rounds away from zero, so that it is a change already.
    places <= 9 ? 1 : 5 * AlignedValues.powers[places - 10]
  }

  private static func places(of column: [Observations.Value]) -> Int {
    var places = 0
    for value in column where !value.isMissing && Int(value.places) > places {
      var (mantissa, left) = (value.mantissa, Int(value.places))
      while left > places, mantissa % 10 == 0 { (mantissa, left) = (mantissa / 10, left - 1) }
      places = left
    }
    return places
  }

  /// Nil where a value is too large.
  private static func aligned(
    _ column: [Observations.Value], to places: Int
  ) -> (values: [Int64], largest: UInt64)? {
    var largest: UInt64 = 0
    var values = [Int64](repeating: missing, count: column.count)
    for (position, value) in column.enumerated() where !value.isMissing {
      let shift = places - Int(value.places)
      let (scaled, overflow) =
        shift < 0
        ? (value.mantissa / powers[-shift], false) : value.mantissa.multipliedReportingOverflow(by: powers[shift])
      if overflow || scaled == missing { return nil }
      largest = max(largest, scaled.magnitude)
      values[position] = scaled
    }
    return (values, largest)
  }

  private static let powers: [Int64] = (0...18).map { power in (0..<power).reduce(1) { ten, _ in ten * 10 } }
}
