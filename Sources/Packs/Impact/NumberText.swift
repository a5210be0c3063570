import Model

/// Numbers as people read them: rounded half away from zero in decimal, with a real minus sign, no thousands separators.
package enum NumberText {
  /// `−2.5`, with exactly so many places (0 to 9).
  ///
  /// Works on the shortest decimal form, never on the binary one; noise beyond the ninth decimal is taken off first, as
  /// everywhere (formula specification, section 0), so that 8.35 − 8.3 is 0.05 and shows as 0.1.
  package static func fixed(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return "not a number" }
    var decimal = Decimal(shortest: number)
    decimal.round(to: 9)
    decimal.round(to: places)
    return decimal.text(places: places)
  }

  /// The same without zeros at the end: `27`, `2.5`.
  package static func plain(_ number: Double, places: Int) -> String {
    let text = fixed(number, places: places)
    guard text.contains(".") else { return text }
    var kept = Substring(text)
    while kept.last == "0" { kept.removeLast() }
    if kept.last == "." { kept.removeLast() }
    return kept == "\u{2212}0" ? "0" : String(kept)
  }

  /// With its sign: `+94`, `−3`, `0`.
  package static func signed(_ number: Double, places: Int) -> String {
    let text = fixed(number, places: places)
    return number > 0 && text != fixed(0, places: places) ? "+" + text : text
  }

  /// `+94 percentage points`: whole below 100 people, else one place; one place more where whole would hide a change.
  package static func points(_ number: Double, people: Int?) -> String {
    points(number, places: pointPlaces(number, people: people))
  }

  /// The same with so many places.
  package static func points(_ number: Double, places: Int) -> String {
    let text = signed(number, places: places)
    return "\(text) percentage point\(text.dropFirst() == "1" ? "" : "s")"
  }

  /// A share of 0 to 1 as `6%`: whole below 100 people, else one place.
  package static func percent(share: Double, people: Int) -> String {
    fixed(100 * share, places: people < 100 ? 0 : 1) + "%"
  }

  /// A recorded number in its own decimals: `31.40`, `−3`.
  static func exact(_ number: ExactNumber) -> String {
    let text = number.description
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  /// `64 to 99`
  package static func range(_ low: Double, _ high: Double, places: Int) -> String {
    "\(fixed(low, places: places)) to \(fixed(high, places: places))"
  }

  static func pointPlaces(_ number: Double, people: Int?) -> Int {
    let places = (people ?? 0) < 100 ? 0 : 1
    return number.magnitude < 0.5 && number.magnitude > 1e-9 ? 1 : places
  }

  /// A number's digits in base ten: digits · 10^−places.
  private struct Decimal {
    var digits: [UInt8]
    var places: Int
    let isNegative: Bool

    init(shortest number: Double) {
      let parts = number.magnitude.description.split(separator: "e")
      let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      let fraction = mantissa.count > 1 ? mantissa[1] : ""
      digits = (mantissa[0] + fraction).utf8.map { $0 - UInt8(ascii: "0") }
      places = fraction.count - exponent
      isNegative = number < 0
      if places < 0 {
        digits += Array(repeating: 0, count: -places)
        places = 0
      }
    }

    /// Half away from zero.
    mutating func round(to wanted: Int) {
      guard places > wanted else { return }
      let dropped = places - wanted
      if dropped > digits.count { digits = Array(repeating: 0, count: dropped - digits.count) + digits }
      let first = digits.count - dropped
      let goesUp = digits[first] >= 5
      digits.removeLast(dropped)
      places = wanted
      guard goesUp else { return }
      var position = digits.count - 1
      while position >= 0, digits[position] == 9 {
        digits[position] = 0
        position -= 1
      }
      if position >= 0 { digits[position] += 1 } else { digits.insert(1, at: 0) }
    }

    func text(places wanted: Int) -> String {
      var all = digits + Array(repeating: 0, count: max(0, wanted - places))
      if all.count <= wanted { all = Array(repeating: 0, count: wanted + 1 - all.count) + all }
      let characters = all.map { String($0) }
      let whole = characters.dropLast(wanted).drop { $0 == "0" }.joined()
      let fraction = characters.suffix(wanted).joined()
      let sign = isNegative && all.contains { $0 != 0 } ? "\u{2212}" : ""
      return sign + (whole.isEmpty ? "0" : whole) + (wanted > 0 ? "." + fraction : "")
    }
  }
}
