import Model

/// Sums of one unit, 10^−places, from which spreads follow without rounding: the numerators are whole numbers of 256 bits.
///
/// So values that are all equal have a spread of exactly 0, and the order of rows changes no digit.
struct ExactSums {
  let n: Int
  private let places: Int
  private let before: Int128
  private let after: Int128
  private let squaresBefore: Int128
  private let squaresAfter: Int128
  private let products: Int128
  private let change: Int128
  private let squaresOfChange: Int128

  /// Nil where the sums have no common unit within 128 bits.
  init?(n: Int, before: Side, after: Side, products: ExactNumber) {
    let places = [before.sum.places, after.sum.places].max() ?? 0
    let squares = [before.squares.places, after.squares.places, products.places].max() ?? 0
    let unit = max(places, (squares + 1) / 2)
    guard let one = before.scaled(to: unit), let two = after.scaled(to: unit),
      let products = products.scaled(to: 2 * unit)?.mantissa
    else { return nil }
    let (change, isTooFar) = two.0.subtractingReportingOverflow(one.0)
    let (both, isTooMuch) = two.1.addingReportingOverflow(one.1)
    let (twice, isTooLarge) = products.multipliedReportingOverflow(by: 2)
    let (squaresOfChange, isTooWide) = both.subtractingReportingOverflow(twice)
    if isTooFar || isTooMuch || isTooLarge || isTooWide { return nil }
    self.n = n
    self.places = unit
    (self.change, self.squaresOfChange) = (change, squaresOfChange)
    (self.before, squaresBefore) = one
    (self.after, squaresAfter) = two
    self.products = products
  }

  /// The sum and the sum of squares of one occasion.
  struct Side {
    let sum: ExactNumber
    let squares: ExactNumber

    fileprivate func scaled(to places: Int) -> (Int128, Int128)? {
      guard let sum = sum.scaled(to: places), let squares = squares.scaled(to: 2 * places) else { return nil }
      return (sum.mantissa, squares.mantissa)
    }
  }

  /// Σ(x−x̄)², Σ(y−ȳ)², Σ(x−x̄)(y−ȳ), Σ(d−d̄)² with d = y − x; in squared units of the measure. For n of 1 or more.
  var deviations: (before: Double, after: Double, products: Double, change: Double) {
    (
      deviation(squaresBefore, before, before), deviation(squaresAfter, after, after),
      deviation(products, before, after), deviation(squaresOfChange, change, change)
    )
  }

  /// The means of both occasions and of the change.
  var means: (before: Double, after: Double, change: Double) { (mean(before), mean(after), mean(change)) }

  private func mean(_ sum: Int128) -> Double { Wide(sum).double / (Double(n) * Wide.power(of: places)) }

  /// Σuv − ΣuΣv/n
  private func deviation(_ products: Int128, _ one: Int128, _ other: Int128) -> Double {
    let numerator = Wide(Int128(n), times: products).minus(Wide(one, times: other))
    return numerator.double / (Double(n) * Wide.power(of: places) * Wide.power(of: places))
  }
}

/// A whole number of 256 bits: a product of two of 128, and differences of such products.
struct Wide {
  private let high: Int128
  private let low: UInt128

  private init(high: Int128, low: UInt128) {
    self.high = high
    self.low = low
  }

  init(_ number: Int128) { self.init(high: number < 0 ? -1 : 0, low: UInt128(truncatingIfNeeded: number)) }

  init(_ one: Int128, times other: Int128) {
    let product = one.multipliedFullWidth(by: other)
    self.init(high: product.high, low: product.low)
  }

  /// Products of numbers of 127 bits are far enough from the ends that no difference of two leaves 256.
  func minus(_ other: Wide) -> Wide {
    let (low, borrow) = low.subtractingReportingOverflow(other.low)
    return Wide(high: high &- other.high &- (borrow ? 1 : 0), low: low)
  }

  /// The nearest double, to the last digit or the one before.
  var double: Double {
    if high < 0 { return -Wide(high: 0, low: 0).minus(self).double }
    return Wide.double(UInt128(truncatingIfNeeded: high)) * 0x1p128 + Wide.double(low)
  }

  private static func double(_ number: UInt128) -> Double {
    Double(UInt64(truncatingIfNeeded: number >> 64)) * 0x1p64 + Double(UInt64(truncatingIfNeeded: number))
  }

  /// 10^places
  static func power(of places: Int) -> Double {
    powers.indices.contains(places) ? powers[places] : bigPower(places)
  }

  private static func bigPower(_ places: Int) -> Double { (22..<places).reduce(1e22) { power, _ in power * 10 } }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
