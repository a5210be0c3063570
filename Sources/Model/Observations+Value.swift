extension Observations.Value {
  /// The most digits that are kept.
  package static let mostDigits = 15
  /// The most digits after the point that are kept.
  package static let mostPlaces = 12
  /// The smallest mantissa that has too many digits.
  private static let tooLarge: Int64 = 1_000_000_000_000_000

  /// The digits of a number (each 0 to 9) with the point after so many of them; further decimals are rounded half away
  /// from zero. The point may stand before the first digit (negative) or beyond the last.
  ///
  /// Nil when more than ``mostDigits`` stand before the point.
  package init?(digits: some RandomAccessCollection<UInt8>, point: Int, isNegative: Bool) {
    let digits = Array(digits)
    let zeros = digits.prefix { $0 == 0 }.count
    let isZero = zeros == digits.count
    let whole = isZero ? 0 : max(0, point - zeros)
    guard whole <= Self.mostDigits else { return nil }
    var places = min(max(0, digits.count - point), Self.mostPlaces, Self.mostDigits - whole)
    let used = isZero ? 0 : point + places
    var mantissa: Int64 = 0
    for index in zeros..<max(zeros, used) {
      mantissa = mantissa * 10 + (index < digits.count ? Int64(digits[index]) : 0)
    }
    if digits.indices.contains(used), digits[used] >= 5 { mantissa += 1 }
    if mantissa >= Self.tooLarge {
      guard places > 0 else { return nil }
      (mantissa, places) = (mantissa / 10, places - 1)
    }
    self.init(mantissa: isNegative ? -mantissa : mantissa, places: UInt8(places))
  }

  /// Nil when the number has more than ``mostDigits`` before the point.
  package init?(_ number: ExactNumber) {
    let digits = String(number.mantissa.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    self.init(digits: digits, point: digits.count - number.places, isNegative: number.mantissa < 0)
  }
}
