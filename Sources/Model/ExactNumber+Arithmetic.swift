extension ExactNumber {
  package static let zero = ExactNumber(0)

  /// Reads a sum: as ``init(_:)-(StringProtocol)``, but as long as 128 bits allow, with any number of places.
  package init?(sum text: String) {
    var mantissa = Int128(0)
    // Most sums fit into a machine word, which is read several times as fast.
    var word: Int64 = 0
    var digits = 0
    var places: Int?
    var isNegative = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
      case UInt8(ascii: ".") where places == nil && digits > 0: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if let known = places { places = known + 1 }
        if digits <= 18 {
          word = word * 10 + digit
          continue
        }
        if digits == 19 { mantissa = Int128(word) }
        let (tenfold, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (next, carry) = tenfold.addingReportingOverflow(Int128(digit))
        if overflow || carry { return nil }
        mantissa = next
      default: return nil
      }
    }
    guard digits > 0, places != 0 else { return nil }
    if digits <= 18 { mantissa = Int128(word) }
    self.init(mantissa: isNegative ? -mantissa : mantissa, places: places ?? 0)
  }

  /// The same number with more places; nil when it leaves 128 bits. `places` is not below its own.
  package func scaled(to places: Int) -> ExactNumber? {
    var mantissa = mantissa
    for _ in self.places..<max(self.places, places) {
      let (next, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = next
    }
    return ExactNumber(mantissa: mantissa, places: max(self.places, places))
  }

  /// Without zeros at the end of the decimals: `31.40` as `31.4`.
  package var reduced: ExactNumber {
    var (mantissa, places) = (mantissa, places)
    while places > 0, mantissa % 10 == 0 { (mantissa, places) = (mantissa / 10, places - 1) }
    return ExactNumber(mantissa: mantissa, places: places)
  }

  /// The exact sum; nil when it leaves 128 bits.
  package func adding(_ other: ExactNumber) -> ExactNumber? {
    guard let one = scaled(to: other.places), let two = other.scaled(to: places) else { return nil }
    let (sum, overflow) = one.mantissa.addingReportingOverflow(two.mantissa)
    return overflow ? nil : ExactNumber(mantissa: sum, places: one.places)
  }

  /// The exact product; nil when it leaves 128 bits.
  package func multiplied(by other: ExactNumber) -> ExactNumber? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflow ? nil : ExactNumber(mantissa: product, places: places + other.places)
  }

  /// Whether this number is the smaller one, exactly; beyond 128 bits by the nearest doubles.
  package func isLess(than other: ExactNumber) -> Bool {
    guard let one = scaled(to: other.places), let two = other.scaled(to: places) else { return double < other.double }
    return one.mantissa < two.mantissa
  }
}
