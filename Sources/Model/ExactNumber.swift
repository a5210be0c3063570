/// A decimal number exactly as it was written: `31.40` keeps its two places.
///
/// Its value is mantissa / 10^places. Binary fractions never enter before arithmetic asks for them.
package struct ExactNumber: Hashable, Sendable {
  package let mantissa: Int128
  /// Digits after the point, 0 to 15.
  package let places: Int

  package init(mantissa: Int128, places: Int) {
    self.mantissa = mantissa
    self.places = places
  }

  package init(_ whole: Int) { self.init(mantissa: Int128(whole), places: 0) }

  /// Reads `31`, `-0.5`, `+2.40`; nil for anything else (no exponent, no thousands separator, no percent sign).
  package init?(_ text: some StringProtocol) {
    var digits = Array(text.utf8)
    var negative = false
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      digits.removeFirst()
    }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts.count == 1 || !parts[1].isEmpty,
      parts.allSatisfy({ $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1].count : 0
    guard parts[0].count <= 18, fraction <= 15 else { return nil }
    let magnitude = parts.joined().reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
    self.init(mantissa: negative ? -magnitude : magnitude, places: fraction)
  }

  /// The nearest double.
  package var double: Double {
    // Both parts are exact as doubles, so that their quotient is rounded once.
    if mantissa.magnitude <= 1 << 53, ExactNumber.powers.indices.contains(places) {
      return Double(Int64(truncatingIfNeeded: mantissa)) / ExactNumber.powers[places]
    }
    // The standard library's parser rounds correctly; the description is always a valid number.
    return Double(description) ?? .nan
  }

  /// The powers of ten that are exact as doubles.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The whole number, when it is one and fits.
  package var whole: Int? {
    var rest = mantissa
    for _ in 0..<places {
      guard rest % 10 == 0 else { return nil }
      rest /= 10
    }
    return Int(exactly: rest)
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The number with all its written places, as `31.40`.
  package var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
